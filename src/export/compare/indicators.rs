//! `compare_indicators.csv` and `split_indicators.csv`: how need and supply themselves differ, and which
//! change moves them; and their section of the page.

use std::fmt::Write;

use super::{Versus, numbers};
use crate::{
    comparison::{IndicatorPart, PairedIndicator, SplitBy},
    domain::Lang,
    export::{
        map::{Kind, basis_words, unit_words},
        number,
        text::{push_cell, push_xml},
    },
    results::{Quantity, Results},
};

/// The columns of `compare_indicators.csv`.
pub const INDICATOR_COLUMNS: &str = "region_level,region_code,year,indicator,base,other,\
    region_name,unit,base_p50,other_p50,difference_mean,difference_mcse,difference_p10,\
    difference_p50,difference_p90,prob_more,prob_less,basis";

/// The columns of `split_indicators.csv`.
pub const INDICATOR_PART_COLUMNS: &str = "region_level,region_code,year,indicator,base,other,\
    split,change,region_name,change_zh,change_en,from,to,unit,part_mean,part_mcse";

/// `compare_indicators.csv`: every indicator of the regions above counties, by its key columns.
#[must_use]
pub fn indicator_table(base: &Results, others: &[Versus<'_>]) -> Vec<u8> {
    let mut rows: Vec<_> = others
        .iter()
        .flat_map(|other| other.indicators.iter().map(move |row| (other, row)))
        .collect();
    rows.sort_by_key(|(other, row)| {
        let place = &base.places[row.place as usize];
        let id = &base.indicators[usize::from(row.indicator)].id;
        (place.level.id(), place.code, row.year, id, &other.results.scenario)
    });
    let mut out = format!("{INDICATOR_COLUMNS}\n").into_bytes();
    for (other, row) in rows {
        let place = &base.places[row.place as usize];
        let quantity = &base.indicators[usize::from(row.indicator)];
        let (code, year) = (place.code.to_string(), row.year.to_string());
        cells(&mut out, &[place.level.id(), &code, &year, &quantity.id, &base.scenario]);
        cells(&mut out, &[&other.results.scenario, &place.name_zh, &quantity.unit]);
        let spread = row.value.spread;
        let [_, p10, _, p50, _, p90, _] = spread.quantiles;
        numbers(&mut out, &[row.value.base_p50, row.value.other_p50, spread.mean, spread.mcse]);
        numbers(&mut out, &[p10, p50, p90, row.prob_more, row.prob_less]);
        out.extend_from_slice(row.basis.id().as_bytes());
        out.push(b'\n');
    }
    out
}

/// `split_indicators.csv`: the part of every change in every indicator, by its key columns.
#[must_use]
pub fn indicator_split_table(base: &Results, others: &[Versus<'_>]) -> Vec<u8> {
    let mut rows: Vec<_> = others
        .iter()
        .flat_map(|other| other.split.indicators.iter().map(move |part| (other, part)))
        .collect();
    rows.sort_by_key(|(other, part)| {
        let place = &base.places[part.place as usize];
        let id = &base.indicators[usize::from(part.indicator)].id;
        let by = (part.by.id(), part.change);
        (place.level.id(), place.code, part.year, id, &other.results.scenario, by)
    });
    let mut out = format!("{INDICATOR_PART_COLUMNS}\n").into_bytes();
    for (other, part) in rows {
        let place = &base.places[part.place as usize];
        let quantity = &base.indicators[usize::from(part.indicator)];
        let change = &other.split.changes[part.change];
        let (code, year) = (place.code.to_string(), part.year.to_string());
        cells(&mut out, &[place.level.id(), &code, &year, &quantity.id, &base.scenario]);
        cells(&mut out, &[&other.results.scenario, part.by.id(), &change.key, &place.name_zh]);
        cells(&mut out, &[&change.name.zh, &change.name.en]);
        for value in [&change.from, &change.to] {
            cells(&mut out, &[value.as_deref().unwrap_or_default()]);
        }
        cells(&mut out, &[&quantity.unit]);
        numbers(&mut out, &part.value);
        out.pop();
        out.push(b'\n');
    }
    out
}

fn cells(out: &mut Vec<u8>, texts: &[&str]) {
    for text in texts {
        push_cell(out, text);
        out.push(b',');
    }
}

/// What differs in a region beside its targets: a table a year, the horizon open, and which change
/// moves how much of it.
pub(super) fn section(page: &mut String, base: &Results, other: &Versus<'_>, place: u32) {
    let differs = |row: &&PairedIndicator| {
        row.place == place && row.value.spread != crate::results::Spread::default()
    };
    let rows: Vec<_> = other.indicators.iter().filter(differs).collect();
    page.push_str(
        "<h3>需求与供给有何不同 <span lang=\"en\">How need and supply differ</span></h3>\n",
    );
    if rows.is_empty() {
        page.push_str("<p>各项指标均无不同。<span lang=\"en\">No indicator differs.</span></p>\n");
        return;
    }
    let mut years: Vec<_> = rows.iter().map(|row| row.year).collect();
    years.sort_unstable();
    years.dedup();
    for (at, year) in years.iter().rev().enumerate() {
        let open = if at == 0 { " open" } else { "" };
        let _ = writeln!(
            page,
            "<details{open}><summary>{year}年末 <span lang=\"en\">end of {year}</span></summary>"
        );
        table(page, base, rows.iter().copied().filter(|row| row.year == *year));
        parts(page, base, other, (place, *year));
        page.push_str("</details>\n");
    }
}

fn table<'a>(page: &mut String, base: &Results, rows: impl Iterator<Item = &'a PairedIndicator>) {
    page.push_str(
        "<div><table><thead><tr><th scope=\"col\">指标 indicator</th><th scope=\"col\">单位 unit</th>\
         <th scope=\"col\">中位数 median<br>基准 → 情景</th><th scope=\"col\">差（均值 ± 误差）<br>\
         change (mean ± error)</th><th scope=\"col\">80%区间 80 % interval</th>\
         <th scope=\"col\">更多 P(more)</th><th scope=\"col\">更少 P(less)</th>\
         <th scope=\"col\">依据 basis</th></tr></thead>\n<tbody>\n",
    );
    for row in rows {
        let quantity = &base.indicators[usize::from(row.indicator)];
        named(page, quantity);
        let (value, spread) = (row.value, row.value.spread);
        let unit = &*quantity.unit;
        let percent = |p: f32| Kind::Share.line(p, Lang::En);
        let _ = writeln!(
            page,
            "<td>{}</td><td>{} → {}</td><td>{} ± {}</td><td>{} … {}</td><td>{}</td><td>{}</td>\
             <td>{} {}</td></tr>",
            unit_of(unit),
            plain(value.base_p50, unit),
            plain(value.other_p50, unit),
            signed(spread.mean, unit),
            plain(spread.mcse, unit),
            signed(spread.quantiles[1], unit),
            signed(spread.quantiles[5], unit),
            percent(row.prob_more),
            percent(row.prob_less),
            basis_words(row.basis).zh,
            basis_words(row.basis).en,
        );
    }
    page.push_str("</tbody></table></div>\n");
}

/// A row an indicator, a column a change: the average over all orders, or else the chain.
fn parts(page: &mut String, base: &Results, other: &Versus<'_>, (place, year): (u32, u16)) {
    let split = other.split;
    let of = |by: SplitBy| -> Vec<&IndicatorPart> {
        let here = |part: &&IndicatorPart| (part.place, part.year, part.by) == (place, year, by);
        split.indicators.iter().filter(here).collect()
    };
    let mut found = of(SplitBy::Shapley);
    if found.is_empty() {
        found = of(SplitBy::Chain);
    }
    // Of a single change the difference above is the part.
    if found.is_empty() || split.changes.len() < 2 {
        return;
    }
    page.push_str(
        "<div><table><caption>哪项改变起多大作用（均值） <span lang=\"en\">Which change moves what \
         (mean)</span></caption><thead><tr><th scope=\"col\">指标 indicator</th>",
    );
    for change in &split.changes {
        page.push_str("<th scope=\"col\">");
        push_xml(page, &change.name.zh);
        page.push_str("<br><span lang=\"en\">");
        push_xml(page, &change.name.en);
        page.push_str("</span></th>");
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for parts in found.chunk_by(|a, b| a.indicator == b.indicator) {
        if parts.iter().all(|part| part.value[0] == 0.0) {
            continue;
        }
        let quantity = &base.indicators[usize::from(parts[0].indicator)];
        named(page, quantity);
        for part in parts {
            let _ = write!(page, "<td>{}</td>", signed(part.value[0], &quantity.unit));
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody></table></div>\n");
}

fn named(page: &mut String, quantity: &Quantity) {
    page.push_str("<tr><th scope=\"row\">");
    push_xml(page, &quantity.zh);
    page.push_str("<br><span lang=\"en\">");
    push_xml(page, &quantity.en);
    page.push_str("</span></th>");
}

/// Shares are told in per cent, and their differences in points of it.
fn unit_of(unit: &str) -> String {
    match Kind::of_unit(unit) {
        Kind::Share => "%".to_owned(),
        Kind::Amount | Kind::Change => {
            format!("{} {}", unit_words(unit, Lang::Zh), unit_words(unit, Lang::En))
        }
    }
}

fn plain(value: f32, unit: &str) -> String {
    let (value, digits) = digits(value, unit);
    number::fixed(value, digits)
}

fn signed(value: f32, unit: &str) -> String {
    let (value, digits) = digits(value, unit);
    number::signed(value, digits)
}

fn digits(value: f32, unit: &str) -> (f32, usize) {
    let value = if Kind::of_unit(unit) == Kind::Share { 100.0 * value } else { value } + 0.0;
    let size = value.abs();
    (
        value,
        if size >= 100.0 {
            0
        } else if size >= 1.0 || size == 0.0 {
            1
        } else {
            3
        },
    )
}
