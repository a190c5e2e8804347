//! What each county lacks.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{
    domain::{Level, Text},
    export::map::basis_words,
    results::{Results, TargetInfo},
};

const NAME: Text = Text { zh: "县区", en: "counties" };
const PLACE: [(Text, Look, f64); 4] = [
    (Text { zh: "代码", en: "code" }, Look::Text, 10.0),
    (Text { zh: "县（市、区）", en: "county" }, Look::Text, 22.0),
    (Text { zh: "英文名", en: "in English" }, Look::Text, 22.0),
    (Text { zh: "所属市", en: "prefecture" }, Look::Text, 14.0),
];
const FIGURES: [(Text, Look); 3] = [
    (Text { zh: "实现概率", en: "P(met)" }, Look::Chance),
    (Text { zh: "缺口中位数", en: "median shortfall" }, Look::Whole),
    (Text { zh: "九成把握须增加", en: "to add for 90 %" }, Look::Whole),
];

/// One row a county, three columns a headline target at its deadline, and what the first rests on.
pub(super) fn sheet(results: &Results) -> Result<Worksheet, XlsxError> {
    let headline: Vec<(usize, &TargetInfo)> =
        results.targets.iter().enumerate().filter(|(_, target)| target.headline).collect();
    let mut columns: Vec<Column> =
        PLACE.map(|(head, look, width)| Column::new(head, look, width)).into();
    for (_, target) in &headline {
        for (head, look) in FIGURES {
            let width = 14.0;
            let head = format!("{}：{}\n{}: {}", target.zh, head.zh, target.en, head.en);
            columns.push(Column { head, look, width });
        }
    }
    columns.push(Column::new(Text { zh: "依据", en: "basis" }, Look::Text, 17.0));
    let note = "各目标期限当年年末；空白表示没有该类单位 At the end of each target's deadline; blank \
                where a county has none of the units counted";
    let title = "县（市、区） Counties";
    let mut pen = Pen::new(NAME, title, note, &columns, 2)?;
    let last = results.years.last().copied().unwrap_or_default();
    let rows: BTreeMap<_, _> = results
        .target_rows
        .iter()
        .zip(&results.shortfall_rows)
        .map(|(row, lack)| ((row.place, usize::from(row.target), row.year), (row, lack)))
        .collect();
    for (index, place) in (0..).zip(&results.places) {
        if place.level != Level::County {
            continue;
        }
        let above = results
            .places
            .iter()
            .find(|other| other.level == Level::Prefecture && Some(other.code) == place.prefecture);
        pen.text(0, &place.code.to_string())?;
        pen.text(1, &place.name_zh)?;
        pen.text(2, &place.name_en)?;
        pen.text(3, above.map_or("", |above| &above.name_zh))?;
        let mut basis = None;
        for (at, (target, info)) in (0..).zip(&headline) {
            let Some((row, lack)) = rows.get(&(index, *target, info.deadline.min(last))) else {
                continue;
            };
            let column = PLACE.len() as u16 + 3 * at;
            pen.number(column, row.prob_met)?;
            pen.number(column + 1, lack.spread.map(|spread| spread.median()))?;
            pen.number(column + 2, lack.required[2])?;
            basis = basis.max(Some(row.basis));
        }
        if let Some(basis) = basis {
            let words = basis_words(basis);
            pen.text(columns.len() as u16 - 1, &format!("{} {}", words.zh, words.en))?;
        }
        pen.next()?;
    }
    for at in 0..headline.len() as u16 {
        pen.bars(PLACE.len() as u16 + 3 * at + 2)?;
    }
    pen.filtered(columns.len())
}
