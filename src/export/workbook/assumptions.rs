//! What the run assumes, and where the rest comes from.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::pen::{Column, Look, Pen};
use crate::{
    domain::Text,
    export::{
        map::{basis_words, distribution_words, plain_unit},
        report::Provenance,
    },
    messages,
    seeds::Source,
};

const NAME: Text = Text { zh: "假设", en: "assumptions" };
const COLUMNS: [(Text, Look, f64); 12] = [
    (Text { zh: "代码", en: "id" }, Look::Text, 26.0),
    (Text { zh: "含义", en: "meaning" }, Look::Text, 30.0),
    (Text { zh: "含义（英文）", en: "in English" }, Look::Text, 32.0),
    (Text { zh: "分布", en: "distribution" }, Look::Text, 13.0),
    (Text { zh: "均值", en: "mean" }, Look::Exact, 11.0),
    (Text { zh: "标准差", en: "sd" }, Look::Exact, 10.0),
    (Text { zh: "下限", en: "lower" }, Look::Exact, 9.0),
    (Text { zh: "上限", en: "upper" }, Look::Exact, 9.0),
    (Text { zh: "单位", en: "unit" }, Look::Text, 18.0),
    (Text { zh: "依据", en: "basis" }, Look::Text, 17.0),
    (Text { zh: "理由", en: "reason in Chinese" }, Look::Text, 40.0),
    (Text { zh: "英文理由，或出处原文", en: "reason, or reference" }, Look::Text, 44.0),
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
        pen.text(3, &both(distribution_words(prior.distribution)))?;
        pen.number(4, Some(prior.mean as f32))?;
        pen.number(5, Some(prior.sd as f32))?;
        pen.number(6, bound(prior.lower))?;
        pen.number(7, bound(prior.upper))?;
        pen.text(8, &both(plain_unit(&prior.unit)))?;
        pen.text(9, &format!("{} {}{own}", words.zh, words.en))?;
        pen.text(10, &prior.reason_zh)?;
        pen.text(11, &prior.reason)?;
        pen.next()?;
    }
    for source in &provenance.sources {
        let words = basis_words(source.kind);
        let Source { path, title, publisher, reference, period, licence, .. } = source;
        let [title, publisher, licence] =
            [title, publisher, licence].map(|text| messages::of_paper(text));
        pen.text(0, path)?;
        pen.text(1, title[0])?;
        pen.text(2, title[1])?;
        pen.text(9, &both([words.zh, words.en]))?;
        pen.text(10, &format!("{} · {period} · {}", publisher[0], licence[0]))?;
        pen.text(11, &format!("{} · {reference} · {}", publisher[1], licence[1]))?;
        pen.next()?;
    }
    pen.filtered(columns.len())
}

/// One after the other, where they differ.
fn both([zh, en]: [&str; 2]) -> String {
    if zh == en { zh.to_owned() } else { format!("{zh} {en}") }
}
