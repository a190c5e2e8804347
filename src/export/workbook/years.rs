//! Every indicator of the widest region, year by year.

use rust_xlsxwriter::{Chart, ChartType, Worksheet, XlsxError};

use super::pen::{self, Column, Look, Pen};
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
/// Indicators that get a chart, where the run has them.
const CHARTED: [&str; 4] =
    ["pop_60plus", "nursing_bed_share", "nursing_beds_per_100_disabled", "disabled_people"];

/// Quantiles of each indicator and year, with a chart of the most asked for.
pub(super) fn sheet(results: &Results) -> Result<Worksheet, XlsxError> {
    let mut columns: Vec<Column> =
        HEAD.map(|(head, look, width)| Column::new(head, look, width)).into();
    columns.extend(Spread::NAMES.map(|name| Column {
        head: name.to_owned(),
        look: Look::Decimal,
        width: 13.0,
    }));
    columns.push(Column::new(Text { zh: "依据", en: "basis" }, Look::Text, 20.0));
    let widest = (0..)
        .zip(&results.places)
        .max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)));
    let (place, title) = widest.map_or((0, String::new()), |(index, place)| {
        (index, format!("{} {}", place.name_zh, place.name_en))
    });
    let note = "占比为0–1的小数；p50为中位数，p10–p90为80%区间 Shares are fractions of 1; p50 is the \
                median, p10 to p90 the 80 % interval";
    let mut pen = Pen::new(NAME, &title, note, &columns, 4)?;
    let mut rows: Vec<_> = results.summary.iter().filter(|row| row.place == place).collect();
    rows.sort_by_key(|row| (row.indicator, row.year));
    let mut charts = Vec::new();
    let mut first = pen.row;
    for (at, row) in rows.iter().enumerate() {
        let quantity = &results.indicators[usize::from(row.indicator)];
        let is_new = at == 0 || rows[at - 1].indicator != row.indicator;
        if is_new {
            first = pen.row;
        }
        let is_last = rows.get(at + 1).is_none_or(|next| next.indicator != row.indicator);
        if let Some(spread) = row.spread {
            let unit = &quantity.unit;
            let basis = basis_words(row.basis);
            pen.text(0, &quantity.zh)?;
            pen.text(1, &quantity.en)?;
            pen.text(2, &format!("{} {}", unit_words(unit, Lang::Zh), unit_words(unit, Lang::En)))?;
            pen.year(3, Some(row.year))?;
            for (column, value) in (4..).zip(spread.quantiles) {
                pen.number(column, Some(value))?;
            }
            pen.text(11, &format!("{} {}", basis.zh, basis.en))?;
            pen.row += 1;
        }
        if is_last && CHARTED.contains(&quantity.id.as_str()) && pen.row > first + 1 {
            charts.push(chart(&format!("{} {}", quantity.zh, quantity.en), first, pen.row - 1));
        }
    }
    for (index, chart) in (0..).zip(&charts) {
        pen.sheet.insert_chart(3 + 18 * index, 13, chart)?;
    }
    pen.filtered(columns.len())
}

/// Median and 80 per cent interval as lines.
fn chart(title: &str, first: u32, last: u32) -> Chart {
    let name = format!("{} {}", NAME.zh, NAME.en);
    let mut chart = Chart::new(ChartType::Line);
    for (column, label) in [(9, "p90"), (7, "p50"), (5, "p10")] {
        chart
            .add_series()
            .set_name(label)
            .set_categories((name.as_str(), first, 3, last, 3))
            .set_values((name.as_str(), first, column, last, column));
    }
    chart.title().set_name(pen::cut(title, pen::HEAD).as_str());
    chart.set_width(640).set_height(340);
    chart
}
