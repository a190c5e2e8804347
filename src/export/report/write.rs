//! The page put together: policy, style, data, script.

use serde::Serialize;
use sha2::{Digest, Sha256};
use std::io::{self, Write};

use super::{
    Provenance,
    course::{Course, courses},
    data::{Both, Figures, both},
    headline::headlines,
};
use crate::{
    domain::Lang,
    export::{
        map::{basis_words, distribution_words, plain_unit},
        text,
    },
    messages,
    results::Results,
    seeds::Validation,
};

const BODY: &str = include_str!("page/body.html");
const STYLE: &str = include_str!("page/style.css");
/// In the order in which they build on one another.
const SCRIPTS: [&str; 11] = [
    include_str!("page/words.js"),
    include_str!("page/base.js"),
    include_str!("page/plan.js"),
    include_str!("page/map.js"),
    include_str!("page/fan.js"),
    include_str!("page/pyramid.js"),
    include_str!("page/rank.js"),
    include_str!("page/reserve.js"),
    include_str!("page/course.js"),
    include_str!("page/trust.js"),
    include_str!("page/main.js"),
];

#[derive(Serialize)]
struct Data<'a> {
    title: Both,
    question: Both,
    need: Both,
    carers: Both,
    scenario: String,
    seed: u64,
    version: String,
    layers: Vec<String>,
    headlines: Vec<Both>,
    costs: Option<Both>,
    figures: Figures,
    courses: Vec<Course>,
    validation: &'a Validation,
    policy: Vec<PolicyLine>,
    assumptions: Vec<AssumptionLine>,
    sources: Vec<SourceLine>,
}

#[derive(Serialize)]
struct PolicyLine {
    id: String,
    status: &'static str,
    quote: String,
    deadline: String,
    note: Both,
}

#[derive(Serialize)]
struct AssumptionLine {
    meaning: Both,
    shape: Both,
    mean: f64,
    sd: f64,
    unit: Both,
    basis: Both,
    reason: Both,
    by_scenario: bool,
}

#[derive(Serialize)]
struct SourceLine {
    title: Both,
    publisher: Both,
    reference: String,
    period: String,
    licence: Both,
    basis: Both,
    note: String,
    sha256: String,
}

/// The whole page of a run.
///
/// Text in UTF-8; the same results and provenance give the same bytes.
#[must_use]
pub fn report_page(results: &Results, provenance: &Provenance<'_>) -> Vec<u8> {
    let script = format!("'use strict';\n{{\n{}}}\n", SCRIPTS.concat());
    let mut title = String::new();
    text::push_xml(&mut title, &results.title_zh);
    let head = format!(
        "<!doctype html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src 'sha256-{script_sum}'; style-src 'sha256-{style_sum}'; img-src data:; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <link rel=\"icon\" href=\"data:,\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{BODY}\
         <script type=\"application/json\" id=\"data\">",
        script_sum = block_sum(&script),
        style_sum = block_sum(STYLE),
    );
    let mut page = head.into_bytes();
    push_json(&mut page, &data(results, provenance));
    page.extend_from_slice(b"</script>\n<script>");
    page.extend_from_slice(script.as_bytes());
    page.extend_from_slice(b"</script>\n</body>\n</html>\n");
    page
}

/// JSON that neither ends the block it stands in nor opens another.
fn push_json(page: &mut Vec<u8>, data: &Data<'_>) {
    let mut serializer = serde_json::Serializer::with_formatter(page, Inert);
    data.serialize(&mut serializer).expect("every key is text");
}

/// Writes what a browser might take for markup as escapes.
struct Inert;

impl serde_json::ser::Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut rest = fragment;
        while let Some(at) = rest.find(['<', '>', '&', '\u{2028}', '\u{2029}']) {
            let (plain, marked) = rest.split_at(at);
            let mut others = marked.chars();
            let mark = others.next().map_or(0, u32::from);
            write!(writer, "{plain}\\u{mark:04x}")?;
            rest = others.as_str();
        }
        writer.write_all(rest.as_bytes())
    }
}

fn data<'a>(results: &Results, provenance: &Provenance<'a>) -> Data<'a> {
    let basis = |basis| [Lang::Zh, Lang::En].map(|lang| basis_words(basis).get(lang).to_owned());
    Data {
        title: both(&results.title_zh, &results.title_en),
        question: both(&provenance.question.zh, &provenance.question.en),
        need: both(&results.need_zh, &results.need_en),
        carers: both(&results.carers_zh, &results.carers_en),
        scenario: text::visible(&results.scenario),
        seed: results.seed,
        version: provenance.version.to_owned(),
        layers: provenance.layers.iter().map(|layer| text::visible(layer)).collect(),
        headlines: headlines(results),
        costs: provenance.costs.as_ref().map(|[zh, en]| both(zh, en)),
        figures: Figures::new(results, provenance.atlas),
        courses: courses(provenance.monitoring),
        validation: provenance.validation,
        policy: provenance
            .policy_rows
            .iter()
            .map(|row| PolicyLine {
                id: row.target_id.clone(),
                status: row.status.id(),
                quote: text::visible(&row.quote_zh),
                deadline: row.deadline.clone().unwrap_or_default(),
                note: note(row.note.as_deref().unwrap_or_default()),
            })
            .collect(),
        assumptions: provenance
            .assumptions
            .iter()
            .map(|assumed| AssumptionLine {
                meaning: both(&assumed.prior.meaning_zh, &assumed.prior.meaning_en),
                shape: distribution_words(assumed.prior.distribution).map(str::to_owned),
                mean: assumed.prior.mean,
                sd: assumed.prior.sd,
                unit: plain_unit(&assumed.prior.unit).map(str::to_owned),
                basis: basis(assumed.prior.basis),
                reason: both(&assumed.prior.reason_zh, &assumed.prior.reason),
                by_scenario: assumed.by_scenario,
            })
            .collect(),
        sources: provenance
            .sources
            .iter()
            .map(|source| SourceLine {
                title: paper(&source.title),
                publisher: paper(&source.publisher),
                reference: text::visible(&source.reference),
                period: source.period.clone(),
                licence: paper(&source.licence),
                basis: basis(source.kind),
                note: text::visible(&source.note),
                sha256: source.sha256.clone(),
            })
            .collect(),
    }
}

/// Words of a paper; a planner's own table has one language.
fn paper(text: &str) -> Both {
    let [zh, en] = messages::of_paper(text);
    both(zh, en)
}

/// A note of the manifest is in both languages, parted by `；`.
fn note(text: &str) -> Both {
    text.rsplit_once('；').map_or_else(|| both(text, text), |(zh, en)| both(zh, en))
}

/// SHA-256 in base 64, as a policy names a block.
pub(in crate::export) fn block_sum(block: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let digest = Sha256::digest(block.as_bytes());
    let mut text = String::new();
    for three in digest.chunks(3) {
        let bits = (0..3).fold(0, |bits, at| bits << 8 | u32::from(*three.get(at).unwrap_or(&0)));
        for at in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the empty text: a value that every handbook prints.
    #[test]
    fn sums_are_written_in_base_64() {
        assert_eq!(block_sum(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
