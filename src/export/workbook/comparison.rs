//! `compare.xlsx`: what another scenario changes, and which of its changes does it.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet, XlsxError};

use super::{
    pen::{self, Column, Look, Pen},
    plan::asked,
};
use crate::{
    comparison::Paired,
    domain::{Lang, Level, Text},
    export::{
        compare::Versus,
        map::{basis_words, unit_words},
    },
    results::Results,
};

const WIDE: Text = Text { zh: "对比", en: "comparison" };
const COUNTIES: Text = Text { zh: "县区", en: "counties" };
const INDICATORS: Text = Text { zh: "指标", en: "indicators" };
const PARTS: Text = Text { zh: "分解", en: "by change" };
const NOTE: &str = "相同抽样，逐次相减 same draws, differences inside draws · \
                    依据为“假设”者取决于未经证实的数值 figures that rest on an assumption turn on unproven values";

const COLUMNS: [(Text, Look, f64); 17] = [
    (Text { zh: "情景", en: "scenario" }, Look::Text, 20.0),
    (Text { zh: "地区", en: "region" }, Look::Text, 10.0),
    (Text { zh: "目标", en: "target" }, Look::Text, 26.0),
    (Text { zh: "目标（英文）", en: "in English" }, Look::Text, 28.0),
    (Text { zh: "要求", en: "asked" }, Look::Text, 13.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
    (Text { zh: "实现概率：基准", en: "P(met): base" }, Look::Chance, 12.0),
    (Text { zh: "实现概率：情景", en: "P(met): other" }, Look::Chance, 12.0),
    (Text { zh: "差的模拟误差", en: "error of the change" }, Look::Share, 12.0),
    (Text { zh: "缺口差：均值", en: "change of shortfall: mean" }, Look::Decimal, 13.0),
    (Text { zh: "缺口差：P10", en: "change: P10" }, Look::Decimal, 12.0),
    (Text { zh: "缺口差：P90", en: "change: P90" }, Look::Decimal, 12.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 12.0),
    (Text { zh: "更好的概率", en: "P(better)" }, Look::Chance, 11.0),
    (Text { zh: "更差的概率", en: "P(worse)" }, Look::Chance, 11.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 17.0),
    (Text { zh: "代码", en: "target_id" }, Look::Text, 30.0),
];

const PART_COLUMNS: [(Text, Look, f64); 15] = [
    (Text { zh: "情景", en: "scenario" }, Look::Text, 20.0),
    (Text { zh: "地区", en: "region" }, Look::Text, 10.0),
    (Text { zh: "目标", en: "target" }, Look::Text, 26.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
    (Text { zh: "分解方法", en: "split" }, Look::Text, 10.0),
    (Text { zh: "改变", en: "change" }, Look::Text, 28.0),
    (Text { zh: "改变（英文）", en: "in English" }, Look::Text, 32.0),
    (Text { zh: "键", en: "key" }, Look::Text, 26.0),
    (Text { zh: "基准", en: "base says" }, Look::Text, 26.0),
    (Text { zh: "情景", en: "other says" }, Look::Text, 26.0),
    (Text { zh: "实现概率的变化", en: "part of P(met)" }, Look::Share, 12.0),
    (Text { zh: "误差", en: "± error" }, Look::Share, 10.0),
    (Text { zh: "缺口的变化", en: "part of the shortfall" }, Look::Decimal, 12.0),
    (Text { zh: "误差", en: "± error" }, Look::Decimal, 10.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 12.0),
];

const INDICATOR_COLUMNS: [(Text, Look, f64); 15] = [
    (Text { zh: "情景", en: "scenario" }, Look::Text, 20.0),
    (Text { zh: "地区", en: "region" }, Look::Text, 10.0),
    (Text { zh: "指标", en: "indicator" }, Look::Text, 26.0),
    (Text { zh: "指标（英文）", en: "in English" }, Look::Text, 28.0),
    (Text { zh: "年末", en: "end of" }, Look::Year, 8.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 12.0),
    (Text { zh: "中位数：基准", en: "median: base" }, Look::Decimal, 13.0),
    (Text { zh: "中位数：情景", en: "median: other" }, Look::Decimal, 13.0),
    (Text { zh: "差：均值", en: "change: mean" }, Look::Decimal, 12.0),
    (Text { zh: "误差", en: "± error" }, Look::Decimal, 10.0),
    (Text { zh: "差：P10", en: "change: P10" }, Look::Decimal, 12.0),
    (Text { zh: "差：P90", en: "change: P90" }, Look::Decimal, 12.0),
    (Text { zh: "更多的概率", en: "P(more)" }, Look::Chance, 11.0),
    (Text { zh: "更少的概率", en: "P(less)" }, Look::Chance, 11.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 17.0),
];

/// The workbook of a comparison.
///
/// # Errors
///
/// What the writer says, such as a sheet that would have too many rows.
pub fn comparison_workbook(base: &Results, others: &[Versus<'_>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let date = ExcelDateTime::from_ymd(2020, 11, 1)?;
    let title = pen::cut(&base.title_zh, pen::HEAD);
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&date));
    workbook.push_worksheet(rows(base, others, WIDE, |level| level > Level::County)?);
    workbook.push_worksheet(rows(base, others, COUNTIES, |level| level == Level::County)?);
    if others.iter().any(|other| !other.indicators.is_empty()) {
        workbook.push_worksheet(indicators(base, others)?);
    }
    if others.iter().any(|other| !other.split.parts.is_empty()) {
        workbook.push_worksheet(parts(base, others)?);
    }
    workbook.save_to_buffer()
}

fn title(base: &Results) -> String {
    format!("基准 base：{} {}", base.title_zh, base.title_en)
}

fn both(unit: &str) -> String {
    format!("{} {}", unit_words(unit, Lang::Zh), unit_words(unit, Lang::En))
}

/// Every target of the regions of some levels, the widest region first.
fn rows(
    base: &Results,
    others: &[Versus<'_>],
    name: Text,
    shown: impl Fn(Level) -> bool,
) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let mut pen = Pen::new(name, &title(base), NOTE, &columns, 3)?;
    for other in others {
        let level = |row: &Paired| base.places[row.place as usize].level;
        let mut rows: Vec<_> = other.rows.iter().filter(|row| shown(level(row))).collect();
        rows.sort_by_key(|row| (std::cmp::Reverse(level(row)), row.place, row.target, row.year));
        for row in rows {
            let target = &base.targets[usize::from(row.target)];
            let basis = basis_words(row.basis);
            pen.text(0, &other.results.title_zh)?;
            pen.text(1, &base.places[row.place as usize].name_zh)?;
            pen.text(2, &target.zh)?;
            pen.text(3, &target.en)?;
            pen.text(4, &asked(target))?;
            pen.year(5, Some(row.year))?;
            pen.number(6, Some(row.prob_met[0]))?;
            pen.number(7, Some(row.prob_met[1]))?;
            pen.number(8, Some(row.prob_met_difference_mcse))?;
            let spread = row.lack.spread;
            let figures = [spread.mean, spread.quantiles[1], spread.quantiles[5]];
            for (column, figure) in (9..).zip(figures) {
                pen.figure(column, Some(figure), Look::of_unit(&target.shortfall_unit))?;
            }
            pen.text(12, &both(&target.shortfall_unit))?;
            pen.number(13, Some(row.prob_better))?;
            pen.number(14, Some(row.prob_worse))?;
            pen.text(15, &format!("{} {}", basis.zh, basis.en))?;
            pen.text(16, &target.id)?;
            pen.next()?;
        }
    }
    pen.bars(13)?;
    pen.filtered(COLUMNS.len())
}

/// Every indicator of the widest region.
fn indicators(base: &Results, others: &[Versus<'_>]) -> Result<Worksheet, XlsxError> {
    let columns = INDICATOR_COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let mut pen = Pen::new(INDICATORS, &title(base), NOTE, &columns, 3)?;
    let widest = (0..)
        .zip(&base.places)
        .max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)))
        .map_or(0, |(index, _): (u32, _)| index);
    for other in others {
        for row in other.indicators.iter().filter(|row| row.place == widest) {
            let quantity = &base.indicators[usize::from(row.indicator)];
            let (basis, spread) = (basis_words(row.basis), row.value.spread);
            pen.text(0, &other.results.title_zh)?;
            pen.text(1, &base.places[row.place as usize].name_zh)?;
            pen.text(2, &quantity.zh)?;
            pen.text(3, &quantity.en)?;
            pen.year(4, Some(row.year))?;
            pen.text(5, &both(&quantity.unit))?;
            let values = [row.value.base_p50, row.value.other_p50, spread.mean, spread.mcse];
            let ends = [spread.quantiles[1], spread.quantiles[5]];
            for (column, value) in (6..).zip(values.into_iter().chain(ends)) {
                pen.figure(column, Some(value), Look::of_unit(&quantity.unit))?;
            }
            pen.number(12, Some(row.prob_more))?;
            pen.number(13, Some(row.prob_less))?;
            pen.text(14, &format!("{} {}", basis.zh, basis.en))?;
            pen.next()?;
        }
    }
    pen.filtered(INDICATOR_COLUMNS.len())
}

fn parts(base: &Results, others: &[Versus<'_>]) -> Result<Worksheet, XlsxError> {
    let columns = PART_COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let mut pen = Pen::new(PARTS, &title(base), NOTE, &columns, 3)?;
    for other in others {
        let mut parts: Vec<_> = other.split.parts.iter().collect();
        parts.sort_by_key(|part| {
            let level = base.places[part.place as usize].level;
            (std::cmp::Reverse(level), part.place, part.target, part.year)
        });
        for part in parts {
            let target = &base.targets[usize::from(part.target)];
            let change = &other.split.changes[part.change];
            pen.text(0, &other.results.title_zh)?;
            pen.text(1, &base.places[part.place as usize].name_zh)?;
            pen.text(2, &target.zh)?;
            pen.year(3, Some(part.year))?;
            pen.text(4, part.by.id())?;
            pen.text(5, &change.name.zh)?;
            pen.text(6, &change.name.en)?;
            pen.text(7, &change.key)?;
            pen.text(8, change.from.as_deref().unwrap_or("—"))?;
            pen.text(9, change.to.as_deref().unwrap_or("—"))?;
            for (column, value) in (10..).zip(part.prob_met.into_iter().chain(part.lack)) {
                pen.number(column, Some(value))?;
            }
            pen.text(14, &both(&target.shortfall_unit))?;
            pen.next()?;
        }
    }
    pen.bars(12)?;
    pen.filtered(PART_COLUMNS.len())
}
