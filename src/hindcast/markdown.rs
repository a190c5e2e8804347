//! The report as a document in both languages.

use super::{
    report::{Class, Report},
    score::{ByGroup, Score},
};
use crate::verification;
use std::fmt::Write as _;

/// Writes `docs/validation.md`: what was projected, how well, and what to doubt.
///
/// `hindcast` should have left out each province in turn; `check` is the engine's check against a
/// published projection.
#[must_use]
pub fn markdown(hindcast: &Report, check: Option<&verification::Report>) -> String {
    let mut text = String::from(HEAD);
    if !hindcast.left_out {
        text.push_str(NOT_LEFT_OUT);
    }
    let _ = writeln!(
        text,
        "\n## 回溯检验 · Hindcast 2010 → 2020\n\n{} units of high and medium confidence, {} draws. \
         Errors in per cent of what was observed; then the shares of units inside \
         their intervals, and the mean width of the 80 per cent interval.\n",
        hindcast.units, hindcast.draws
    );
    scores(&mut text, &hindcast.scores);
    rivals(&mut text, hindcast);
    text.push_str("\n### 按规模 · By size\n\n");
    let sizes = &hindcast.by_size;
    classes(
        &mut text,
        &[
            ("< 100,000", &sizes.under_100k),
            ("100,000–300,000", &sizes.to_300k),
            ("300,000–600,000", &sizes.to_600k),
            ("> 600,000", &sizes.over_600k),
        ],
    );
    text.push_str("\n### 按边界可比性 · By confidence\n\n");
    let confidence = &hindcast.by_confidence;
    classes(
        &mut text,
        &[("high", &confidence.high), ("medium", &confidence.medium), ("low", &confidence.low)],
    );
    text.push_str(CONFIDENCE);
    totals(&mut text, hindcast);
    if let Some(check) = check {
        engine(&mut text, check);
    }
    text.push_str(METHOD);
    text
}

const HEAD: &str = "# 验证 · Validation\n\n本文件由命令生成，勿手工修改：`carecast hindcast … --leave-one-province-out --rates-dir … --prefix … \
    --report docs/validation.md --picture docs/validation.svg --write-scores seeds`。\nMade by that command, with the \
    scores in every run's manifest; do not edit.\n\n![校准 · Calibration](validation.svg)\n";

const NOT_LEFT_OUT: &str = "\n**These provinces took part in the fit unless they were held out: read the \
    scores as those of a fit.**\n";

const CONFIDENCE: &str = "\nThe class of a unit was worked out with the second census (a poor balance of cohorts \
    lowers it), so intervals cover more of `high` and less of the others by construction. No prediction uses it.\n";

const METHOD: &str = "\n## 方法与疑点 · Method and doubts\n\n\
- **Median.** For each sex and cohort a robust ridge regression (Hoerl and Kennard 1970; Huber 1964) of the log change \
beside the nation on fifty features of the base census, three products and one provincial mean. Provinces have shrunk \
effects that a prediction leaves out. Features were screened on the same folds, so a part of the gain is selection.\n\
- **Spread.** Residuals of provinces left out: a multivariate t scatter (Lange, Little and Taylor 1989) in four patterns of \
age; a county's scale depends on size, residents from elsewhere, kind and unlikeness to the fitted units; prefectures and \
provinces share a part. Three degrees of freedom, four multipliers of the county scale, and the powers and the cap by \
which provinces widen were set by hand on the coverage of these very provinces, the last two for Tibet alone: the \
coverage above is fitted as much as found. The spread for a province left out rests on residuals of fits that saw it; \
strictly nested fits gave the same coverage within a point, but 0.735 for 80+ in units below 100,000. Small-number \
chance is the engine's own.\n\
- **Through the engine.** Departures are migration below 60 and mortality from 75, in a straight line between; the same \
yearly pass projects them that makes every forecast.\n\
- **Forecasts** draw from the same error model (docs/modelling.md): a county's interval after ten years is as wide as \
here where its decade was not observed, and 0.77 as wide, but for the nation's own uncertainty, where it was.\n\
- **Doubts.** One decade cannot tell how long departures last: forecasts take an assumption. Units below 100,000 are half \
Tibetan; ages there may be misreported. Neighbours across a prefecture's border move together more than modelled.\n";

fn percent(value: f64) -> String {
    format!("{:.1}", 100.0 * value)
}

fn scores(text: &mut String, groups: &ByGroup<Score>) {
    text.push_str(
        "| 年龄 · age | n | MdAPE | MAPE | bias | CRPS | 50 % | 80 % | 90 % | 95 % | width |\n\
         |---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    for (name, s) in groups.named() {
        let inside = [s.cov50, s.cov80, s.cov90, s.cov95, s.width80];
        let cells = [&[s.mdape, s.mape, s.bias, s.crps][..], &inside].concat();
        let cells: Vec<String> = cells.into_iter().map(percent).collect();
        let _ = writeln!(text, "| {name} | {} | {} |", s.n, cells.join(" | "));
    }
}

fn rivals(text: &mut String, report: &Report) {
    text.push_str(
        "\n### 对照 · Rivals\n\nCohorts changing as all scored units together did (hindsight), and the age structure \
         of the base census kept. The last column is the model's CRPS over the first rival's mean error.\n\n\
         | 年龄 · age | national MdAPE | MAPE | constant MdAPE | MAPE | CRPS ratio |\n|---|---|---|---|---|---|\n",
    );
    let baselines = &report.baselines;
    let rows = report.scores.named().into_iter().zip(baselines.national_ccr.named());
    for (((name, score), (_, one)), (_, other)) in rows.zip(baselines.constant_shares.named()) {
        let cells = [one.mdape, one.mape, other.mdape, other.mape].map(percent).join(" | ");
        let _ = writeln!(text, "| {name} | {cells} | {:.2} |", score.crps / one.mape.max(1e-9));
    }
}

fn classes(text: &mut String, classes: &[(&str, &Class)]) {
    text.push_str(
        "| | n | 65+ MdAPE | 80 % | 95 % | 80+ MdAPE | 80 % | 95 % |\n|---|---|---|---|---|---|---|---|\n",
    );
    for (name, class) in classes {
        let (a, b) = (&class.scores.from_65, &class.scores.from_80);
        let cells = [a.mdape, a.cov80, a.cov95, b.mdape, b.cov80, b.cov95].map(percent);
        let _ = writeln!(text, "| {name} | {} | {} |", class.units, cells.join(" | "));
    }
}

fn totals(text: &mut String, report: &Report) {
    text.push_str(
        "\n### 省级合计 · Provincial totals\n\nSums within each draw, and what the intervals would be if every county \
         moved by itself: too narrow.\n\n| 年龄 · age | provinces | 80 % | 95 % | width | independent 80 % | width |\n\
         |---|---|---|---|---|---|---|\n",
    );
    for (name, t) in report.provinces.named() {
        let cells = [t.cov80, t.cov95, t.width80, t.independent_cov80, t.independent_width80];
        let _ = writeln!(text, "| {name} | {} | {} |", t.n, cells.map(percent).join(" | "));
    }
}

fn engine(text: &mut String, check: &verification::Report) {
    text.push_str(
        "\n## 引擎核对 · The engine against a published projection\n\nRelative error in per cent, projected from the \
         revision's own rates.\n\n| 年份 · year | total | 0–4 | 60+ | 65+ | 80+ |\n|---|---|---|---|---|---|\n",
    );
    for year in &check.years {
        let g = &year.groups;
        let cells = [g.total, g.children, g.from_60, g.from_65, g.from_80]
            .map(|c| format!("{:+.2}", 100.0 * c.relative_error));
        let _ = writeln!(text, "| {} | {} |", year.year, cells.join(" | "));
    }
    let worst = check.life_expectancy.iter().map(|l| (l.computed - l.published).abs());
    let worst = worst.fold(0.0, f64::max);
    let _ = writeln!(
        text,
        "\nLife expectancy differs by at most {worst:.3} years in any period and sex."
    );
}
