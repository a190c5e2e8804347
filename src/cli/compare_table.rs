//! What `compare` prints.

use super::{
    json::float,
    table::{whole, widest},
};
use crate::{
    comparison::Paired,
    domain::{Lang, Text},
    export::{
        compare::Versus,
        map::{basis_words, threshold_words, unit_words},
    },
    results::Results,
};
use comfy_table::{CellAlignment, Table, presets};
use serde_json::{Value, json};
use std::{fmt::Write, path::Path};

const HEADS: [Text; 8] = [
    Text { zh: "目标", en: "target" },
    Text { zh: "年末", en: "end of" },
    Text { zh: "实现概率：基准", en: "P(met): base" },
    Text { zh: "情景", en: "other" },
    Text { zh: "差（百分点）", en: "change (points)" },
    Text { zh: "缺口差（均值，80%区间）", en: "change of shortfall (mean, 80 %)" },
    Text { zh: "更好的概率", en: "P(better)" },
    Text { zh: "依据", en: "rests on" },
];
const PAIRED: Text = Text {
    zh: "相同抽样，逐次相减；负的缺口差表示缺口减少。",
    en: "Same draws, differences inside draws; a negative change means that less is missing.",
};

/// One table for each scenario held against the base, of the widest region.
pub fn tables(base: &Results, others: &[Versus<'_>], lang: Lang) -> String {
    let title = |results: &Results| match lang {
        Lang::Zh => results.title_zh.clone(),
        Lang::En => results.title_en.clone(),
    };
    let mut text = String::new();
    for other in others {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_header(HEADS.iter().map(|head| head.get(lang)).collect::<Vec<_>>());
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        for row in shown(base, other) {
            let target = &base.targets[usize::from(row.target)];
            let [met, then] = row.prob_met.map(|p| 100.0 * p);
            let lack = row.lack.spread;
            table.add_row(vec![
                format!(
                    "{} {}",
                    if lang == Lang::Zh { &target.zh } else { &target.en },
                    threshold_words(target, lang)
                ),
                row.year.to_string(),
                format!("{met:.0} %"),
                format!("{then:.0} %"),
                format!("{:+.1} ±{:.1}", then - met, 100.0 * row.prob_met_difference_mcse),
                format!(
                    "{} ({} … {}) {}",
                    change(lack.mean),
                    change(lack.quantiles[1]),
                    change(lack.quantiles[5]),
                    unit_words(&target.shortfall_unit, lang)
                ),
                format!("{:.0} %", 100.0 * row.prob_better),
                basis_words(row.basis).get(lang).to_owned(),
            ]);
        }
        let _ = write!(text, "{} → {}\n{table}\n\n", title(base), title(other.results));
        text += &super::compare_parts::parts(base, other, lang);
    }
    text + PAIRED.get(lang)
}

/// A change with its sign and its thousands apart.
fn change(value: f32) -> String {
    let text = whole(f64::from(value));
    if value > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// The same figures for programs.
pub fn document(base: &Results, others: &[Versus<'_>], results: &Path) -> Value {
    let of = |other: &Versus<'_>| {
        let rows: Vec<_> = shown(base, other)
            .map(|row| {
                json!({
                    "target_id": base.targets[usize::from(row.target)].id,
                    "year": row.year,
                    "prob_met": row.prob_met.map(float),
                    "prob_met_difference_mcse": float(row.prob_met_difference_mcse),
                    "shortfall_difference_mean": float(row.lack.spread.mean),
                    "shortfall_difference_p10": float(row.lack.spread.quantiles[1]),
                    "shortfall_difference_p90": float(row.lack.spread.quantiles[5]),
                    "prob_better": float(row.prob_better),
                    "prob_worse": float(row.prob_worse),
                    "basis": row.basis,
                })
            })
            .collect();
        json!({ "scenario": other.results.scenario, "targets": rows })
    };
    json!({
        "base": base.scenario,
        "draws": base.draws,
        "seed": base.seed,
        "others": others.iter().map(of).collect::<Vec<_>>(),
        "results": results.display().to_string(),
    })
}

fn shown<'a>(base: &'a Results, other: &Versus<'a>) -> impl Iterator<Item = &'a Paired> {
    let place = widest(base).map(|(index, _)| index);
    other.rows.iter().filter(move |row| Some(row.place) == place)
}
