//! The plan, target by target.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{
    monitoring::{attribute, both},
    pen::{Column, Look, Pen},
};
use crate::{
    domain::{Attribute, Lang, Level, Text},
    export::map::{basis_words, threshold_words, unit_words},
    results::{Results, ShortfallRow, TargetInfo, TargetRow},
};

const NAME: Text = Text { zh: "规划", en: "plan" };

const COLUMNS: [(Text, Look, f64); 20] = [
    (Text { zh: "地区", en: "region" }, Look::Text, 12.0),
    (Text { zh: "目标", en: "target" }, Look::Text, 26.0),
    (Text { zh: "目标（英文）", en: "in English" }, Look::Text, 28.0),
    (Text { zh: "属性", en: "attribute" }, Look::Text, 19.0),
    (Text { zh: "要求", en: "asked" }, Look::Text, 18.0),
    (Text { zh: "期限", en: "by end of" }, Look::Year, 8.0),
    (Text { zh: "期末中位数（占比）", en: "median then (share)" }, Look::Share, 12.0),
    (Text { zh: "期末中位数（其他）", en: "median then (other)" }, Look::Decimal, 12.0),
    (Text { zh: "实现概率", en: "P(met)" }, Look::Chance, 11.0),
    (Text { zh: "模拟误差", en: "± Monte Carlo error" }, Look::Share, 10.0),
    (Text { zh: "缺口中位数", en: "median shortfall" }, Look::Whole, 11.0),
    (Text { zh: "五成把握须增加", en: "to add for 50 %" }, Look::Whole, 10.0),
    (Text { zh: "八成把握须增加", en: "to add for 80 %" }, Look::Whole, 10.0),
    (Text { zh: "九成把握须增加", en: "to add for 90 %" }, Look::Whole, 11.0),
    (Text { zh: "九成五把握须增加", en: "to add for 95 %" }, Look::Whole, 10.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 18.0),
    (Text { zh: "五成首年", en: "first year ≥ 50 %" }, Look::Year, 10.0),
    (Text { zh: "九成首年", en: "first year ≥ 90 %" }, Look::Year, 10.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 17.0),
    (Text { zh: "代码", en: "target_id" }, Look::Text, 30.0),
];

/// What a target asks for, in both languages where it has a unit.
pub(super) fn asked(target: &TargetInfo) -> String {
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| threshold_words(target, lang));
    if zh == en { zh } else { format!("{zh} {en}") }
}

/// Every target at its deadline, above counties: the widest region first, binding targets first.
pub(super) fn rows(results: &Results) -> Vec<(&TargetRow, &ShortfallRow)> {
    let last = results.years.last().copied().unwrap_or_default();
    let mut rows: Vec<_> = results
        .target_rows
        .iter()
        .zip(&results.shortfall_rows)
        .filter(|(row, _)| {
            let target = &results.targets[usize::from(row.target)];
            results.places[row.place as usize].level > Level::County
                && row.year == target.deadline.min(last)
        })
        .collect();
    rows.sort_by_key(|(row, _)| {
        let target = &results.targets[usize::from(row.target)];
        let level = results.places[row.place as usize].level;
        let later = (!target.headline, target.attribute != Attribute::Binding);
        (std::cmp::Reverse(level), row.place, later, row.target)
    });
    rows
}

/// The plan's prospects, one row a target and region.
pub(super) fn sheet(results: &Results) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let title = format!("{} {}", results.title_zh, results.title_en);
    let note = format!(
        "{} 次模拟 draws · 种子 seed {} · 失能口径 disabled by {} {} · 护理员配比 carers by {} {} · \
         依据为“假设”者取决于未经证实的数值 figures that rest on an assumption turn on unproven values",
        results.draws,
        results.seed,
        results.need_zh,
        results.need_en,
        results.carers_zh,
        results.carers_en
    );
    let mut pen = Pen::new(NAME, &title, &note, &columns, 2)?;
    for (row, lack) in rows(results) {
        let target = &results.targets[usize::from(row.target)];
        let unit = &target.shortfall_unit;
        let basis = basis_words(row.basis);
        let is_share = Look::of_unit(&target.unit) == Look::Share;
        pen.text(0, &results.places[row.place as usize].name_zh)?;
        pen.text(1, &target.zh)?;
        pen.text(2, &target.en)?;
        pen.text(3, &both(attribute(target.attribute)))?;
        pen.text(4, &asked(target))?;
        pen.year(5, Some(row.year))?;
        pen.number(if is_share { 6 } else { 7 }, row.actual_p50)?;
        pen.number(8, row.prob_met)?;
        pen.number(9, row.prob_met_mcse)?;
        pen.number(10, lack.spread.map(|spread| spread.median()))?;
        for (column, required) in (11..).zip(lack.required) {
            pen.number(column, required)?;
        }
        pen.text(15, &format!("{} {}", unit_words(unit, Lang::Zh), unit_words(unit, Lang::En)))?;
        pen.year(16, row.first_year[0])?;
        pen.year(17, row.first_year[2])?;
        pen.text(18, &format!("{} {}", basis.zh, basis.en))?;
        pen.text(19, &target.id)?;
        pen.next()?;
    }
    pen.bars(8)?;
    pen.bars(13)?;
    pen.filtered(columns.len())
}
