//! Every indicator of the widest region, year by year.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{
    domain::{Lang, Text},
    export::map::{basis_words, unit_words},
    results::{Results, Spread},
};

const NAME: Text = Text { zh: "年份", en: "years" };
const HEAD: [(Text, Look, f64); 4] = [
    (Text { zh: "指标", en: "indicator" }, Look::Text, 30.0),
    (Text { zh: "指标（英文）", en: "in English" }, Look::Text, 34.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 16.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
];
/// The columns that a chart draws, the upper line first, and how they are named.
pub(super) const LINES: [(u16, Text); 3] = [
    (9, Text { zh: "第90百分位", en: "P90" }),
    (7, Text { zh: "中位数", en: "median" }),
    (5, Text { zh: "第10百分位", en: "P10" }),
];
/// The column of the years.
pub(super) const YEAR: u16 = 3;

/// The rows of an indicator in the sheet.
pub(super) struct Stretch {
    pub indicator: u16,
    pub first: u32,
    pub last: u32,
}

/// The sheet's name.
pub(super) fn name() -> String {
    format!("{} {}", NAME.zh, NAME.en)
}

/// Quantiles of each indicator and year, and where each indicator stands.
pub(super) fn sheet(results: &Results) -> Result<(Worksheet, Vec<Stretch>), XlsxError> {
    let mut columns: Vec<Column> =
        HEAD.map(|(head, look, width)| Column::new(head, look, width)).into();
    columns.extend(Spread::NAMES.map(|name| Column {
        head: name.to_owned(),
        look: Look::Decimal,
        width: 13.0,
    }));
    columns.push(Column::new(Text { zh: "依据", en: "basis" }, Look::Text, 17.0));
    let widest = (0..)
        .zip(&results.places)
        .max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)));
    let (place, title) = widest.map_or((0, String::new()), |(index, place)| {
        (index, format!("{} {}", place.name_zh, place.name_en))
    });
    let note = "p50为中位数，p10–p90为80%区间 p50 is the median, p10 to p90 the 80 % interval";
    let mut pen = Pen::new(NAME, &title, note, &columns, 4)?;
    let mut rows: Vec<_> = results.summary.iter().filter(|row| row.place == place).collect();
    rows.sort_by_key(|row| (row.indicator, row.year));
    let mut stretches: Vec<Stretch> = Vec::new();
    for row in rows {
        let quantity = &results.indicators[usize::from(row.indicator)];
        let Some(spread) = row.spread else { continue };
        let under_way = stretches.last_mut().filter(|stretch| stretch.indicator == row.indicator);
        if let Some(stretch) = under_way {
            stretch.last = pen.row;
        } else {
            stretches.push(Stretch { indicator: row.indicator, first: pen.row, last: pen.row });
        }
        let unit = &quantity.unit;
        let basis = basis_words(row.basis);
        pen.text(0, &quantity.zh)?;
        pen.text(1, &quantity.en)?;
        pen.text(2, &format!("{} {}", unit_words(unit, Lang::Zh), unit_words(unit, Lang::En)))?;
        pen.year(YEAR, Some(row.year))?;
        for (column, value) in (4..).zip(spread.quantiles) {
            pen.figure(column, Some(value), Look::of_unit(unit))?;
        }
        pen.text(11, &format!("{} {}", basis.zh, basis.en))?;
        pen.next()?;
    }
    Ok((pen.filtered(columns.len())?, stretches))
}
