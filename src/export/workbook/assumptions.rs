//! What the run assumes, and where the rest comes from.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{
    domain::Text,
    export::{map::basis_words, report::Provenance},
};

const NAME: Text = Text { zh: "假设", en: "assumptions" };
const COLUMNS: [(Text, Look, f64); 11] = [
    (Text { zh: "代码", en: "id" }, Look::Text, 34.0),
    (Text { zh: "含义", en: "meaning" }, Look::Text, 44.0),
    (Text { zh: "含义（英文）", en: "in English" }, Look::Text, 44.0),
    (Text { zh: "分布", en: "distribution" }, Look::Text, 12.0),
    (Text { zh: "均值", en: "mean" }, Look::Decimal, 12.0),
    (Text { zh: "标准差", en: "sd" }, Look::Decimal, 12.0),
    (Text { zh: "下限", en: "lower" }, Look::Decimal, 10.0),
    (Text { zh: "上限", en: "upper" }, Look::Decimal, 10.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 20.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 17.0),
    (Text { zh: "理由或出处", en: "reason or reference" }, Look::Text, 60.0),
];

/// Every assumption as the run used it, then the papers of the source tables.
pub(super) fn sheet(provenance: &Provenance<'_>) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(head, look, width)| Column::new(head, look, width));
    let note = "依据为“假设”的数值没有公开来源，可在情景文件中替换 Values with the basis “assumption” \
                have no published source; replace them in the scenario file";
    let mut pen = Pen::new(NAME, "假设与来源 Assumptions and sources", note, &columns, 1)?;
    for assumed in &provenance.assumptions {
        let prior = assumed.prior;
        let words = basis_words(prior.basis);
        let own = if assumed.by_scenario { "（情景自定 the scenario's own）" } else { "" };
        let bound = |bound: f64| bound.is_finite().then_some(bound as f32);
        pen.text(0, &prior.id)?;
        pen.text(1, &prior.meaning_zh)?;
        pen.text(2, &prior.meaning_en)?;
        pen.text(3, prior.distribution.id())?;
        pen.number(4, Some(prior.mean as f32))?;
        pen.number(5, Some(prior.sd as f32))?;
        pen.number(6, bound(prior.lower))?;
        pen.number(7, bound(prior.upper))?;
        pen.text(8, &prior.unit)?;
        pen.text(9, &format!("{} {}{own}", words.zh, words.en))?;
        pen.text(10, &prior.reason)?;
        pen.next()?;
    }
    for source in &provenance.sources {
        let words = basis_words(source.kind);
        pen.text(0, &source.path)?;
        pen.text(1, &source.publisher)?;
        pen.text(2, &source.title)?;
        pen.text(8, &source.unit)?;
        pen.text(9, &format!("{} {}", words.zh, words.en))?;
        pen.text(10, &format!("{} · {} · {}", source.reference, source.period, source.licence))?;
        pen.next()?;
    }
    pen.filtered(columns.len())
}
