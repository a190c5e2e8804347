//! Which county a row speaks of.

use super::{
    figure::plain,
    sheet::{Sheet, Value},
};
use crate::{
    domain::RegionCode,
    messages::{self, Said},
    problems::{Problems, nearest},
    seeds::{Region, Regions},
};

/// The position of the county that a cell names by its code.
pub(super) fn by_code(value: &Value, regions: &Regions) -> Result<usize, Said> {
    let shown = value.shown();
    let text = match value {
        Value::Number(number) if number.fract() == 0.0 => number.to_string(),
        Value::Text(text) => plain(text),
        _ => return Err(messages::code_wrong(shown)),
    };
    let code: RegionCode = text.parse().map_err(|_| messages::code_wrong(&shown))?;
    if let Some(position) = regions.position(code) {
        return Ok(position);
    }
    if let Some(region) = regions.widest(code) {
        return Err(messages::code_of_region(shown, &region.name_zh));
    }
    let codes: Vec<String> = regions.counties().iter().map(|c| c.code.to_string()).collect();
    let meant = nearest(&text, codes.iter().map(String::as_str));
    let called = |region: &Region| format!("{} {}", region.code, region.name_zh);
    let meant = meant.and_then(|word| regions.resolve(word).ok()).map(called);
    let said = messages::code_unknown(shown);
    Err(said.and(meant.map(messages::did_you_mean).unwrap_or_default()))
}

/// The position of the county that a cell names.
pub(super) fn by_name(value: &Value, regions: &Regions) -> Result<usize, Said> {
    let shown = value.shown();
    let Value::Text(text) = value else { return Err(messages::name_unknown(shown)) };
    let text = plain(text);
    if is_total(&text) {
        return Err(messages::name_total(shown));
    }
    let named: Vec<(usize, &Region)> = regions
        .counties()
        .iter()
        .enumerate()
        .filter(|(_, region)| is_called(region, &text))
        .collect();
    match named.as_slice() {
        [(position, _)] => Ok(*position),
        [] => {
            let names = regions.counties().iter().map(|region| region.name_zh.as_str());
            let said = messages::name_unknown(shown);
            Err(match nearest(&text, names) {
                Some(word) => said.and(messages::did_you_mean(word)),
                None => said,
            })
        }
        several => {
            let prefecture = |region: &Region| {
                let above = region.prefecture.and_then(|code| regions.widest(code));
                above.map_or_else(String::new, |above| above.name_zh.clone())
            };
            let list: Vec<String> = several
                .iter()
                .take(6)
                .map(|(_, region)| {
                    format!("{} {}{}", region.code, prefecture(region), region.name_zh)
                })
                .collect();
            Err(messages::name_of_several(shown, list.join(", ")))
        }
    }
}

/// By code or name, whichever stands there.
pub(super) fn by_either(value: &Value, regions: &Regions) -> Result<usize, Said> {
    let code_like = match value {
        Value::Text(text) => plain(text).chars().all(|c| c.is_ascii_digit()),
        _ => true,
    };
    if code_like { by_code(value, regions) } else { by_name(value, regions) }
}

/// The county of a row that may have a code, a name or both, which must agree.
pub(super) fn of_row(
    sheet: &Sheet,
    row: u32,
    [code, name]: [Option<(u32, &Value)>; 2],
    regions: &Regions,
    problems: &mut Problems,
) -> Option<usize> {
    let mut say = |column: u32, said: Said| problems.push(sheet.place(row, column), said);
    let Some((code_column, code)) = code else {
        let (column, name) = name?;
        return by_name(name, regions).map_err(|said| say(column, said)).ok();
    };
    let total =
        name.filter(|(_, name)| matches!(name, Value::Text(text) if is_total(&plain(text))));
    if let Some((column, name)) = total {
        say(column, messages::name_total(name.shown()));
        return None;
    }
    let position = by_code(code, regions).map_err(|said| say(code_column, said)).ok()?;
    let region = &regions.counties()[position];
    if let Some((column, found)) = name
        && !matches!(found, Value::Text(text) if is_called(region, &plain(text)))
    {
        say(column, messages::name_of_another(found.shown(), region.code, &region.name_zh));
        return None;
    }
    Some(position)
}

/// Whether a name is that of a region, alone or behind its prefecture's and province's.
fn is_called(region: &Region, text: &str) -> bool {
    region.name_zh == text
        || region.name_en.as_deref().is_some_and(|name| name.eq_ignore_ascii_case(text))
}

fn is_total(text: &str) -> bool {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    ["合计", "总计", "小计", "全省", "全市", "总数", "total", "sum", "totals"]
        .contains(&&*text.to_lowercase())
}
