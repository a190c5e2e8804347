//! The calibration as a picture: SVG, the same bytes each time.

use super::{
    report::Report,
    score::{PIT_BARS, Score},
};
use crate::domain::{Lang, Text};
use std::fmt::Write as _;

/// Width of a panel, its plot and its margins, in pixels.
const PANEL: f64 = 300.0;
const PLOT: f64 = 220.0;
const LEFT: f64 = 48.0;
const TOP: f64 = 56.0;
const ROW: f64 = 330.0;

const TITLE: Text = Text {
    zh: "区间校准：2010年普查推算2020年，与2020年普查对照",
    en: "Calibration: 2010 projected to 2020, against the census of 2020",
};
const PIT: Text = Text { zh: "概率积分变换（应平直）", en: "PIT (flat is right)" };
const COVERAGE: Text =
    Text { zh: "区间覆盖率（应在对角线上）", en: "Coverage (on the line is right)" };

/// PIT histograms and coverage of people aged 65, 80 and 85 and over.
///
/// Dashed lines beside a flat histogram hold 95 per cent of bars if units were independent; as
/// neighbours move together, a few bars beyond them are no surprise.
#[must_use]
pub fn calibration_picture(report: &Report, lang: Lang) -> String {
    let groups = [
        ("65+", &report.scores.from_65),
        ("80+", &report.scores.from_80),
        ("85+", &report.scores.from_85),
    ];
    let (width, height) = (PANEL * groups.len() as f64, TOP + 2.0 * ROW);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"{LEFT}\" y=\"26\" font-size=\"16\">{}</text>\n",
        TITLE.get(lang)
    );
    for (column, (name, score)) in groups.into_iter().enumerate() {
        let x = PANEL * column as f64 + LEFT;
        histogram(&mut svg, (x, TOP), &format!("{name} · {}", PIT.get(lang)), score);
        coverage(&mut svg, (x, TOP + ROW), &format!("{name} · {}", COVERAGE.get(lang)), score);
    }
    svg.push_str("</svg>\n");
    svg
}

fn frame(svg: &mut String, (x, y): (f64, f64), title: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{}\">{title}</text>\n<rect x=\"{x}\" y=\"{y}\" width=\"{PLOT}\" \
         height=\"{PLOT}\" fill=\"none\" stroke=\"#888888\"/>",
        y - 8.0
    );
}

fn label(svg: &mut String, (x, y): (f64, f64), anchor: &str, text: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-size=\"10\">{text}</text>"
    );
}

fn histogram(svg: &mut String, (x, y): (f64, f64), title: &str, score: &Score) {
    const HIGHEST: f64 = 0.2;
    let bar = PLOT / PIT_BARS as f64;
    let up = |share: f64| y + PLOT * (1.0 - (share / HIGHEST).min(1.0));
    for (i, share) in score.pit.iter().enumerate() {
        let top = up(*share);
        let _ = writeln!(
            svg,
            "<rect x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"#7aa6c2\"/>",
            x + bar * i as f64 + 1.0,
            bar - 2.0,
            y + PLOT - top
        );
    }
    let flat = 1.0 / PIT_BARS as f64;
    let margin = 1.96 * libm::sqrt(flat * (1.0 - flat) / (score.n.max(1) as f64));
    for (share, dash) in [(flat, ""), (flat - margin, "4 3"), (flat + margin, "4 3")] {
        line(svg, (x, up(share)), (x + PLOT, up(share)), dash);
    }
    frame(svg, (x, y), title);
    for (at, text) in [(0.0, "0"), (0.5, "0.5"), (1.0, "1")] {
        label(svg, (x + PLOT * at, y + PLOT + 14.0), "middle", text);
    }
    for (share, text) in [(0.0, "0"), (0.1, "10 %"), (0.2, "20 %")] {
        label(svg, (x - 4.0, up(share) + 4.0), "end", text);
    }
}

fn coverage(svg: &mut String, (x, y): (f64, f64), title: &str, score: &Score) {
    let at = |nominal: f64, got: f64| (x + PLOT * nominal, y + PLOT * (1.0 - got));
    line(svg, at(0.0, 0.0), at(1.0, 1.0), "4 3");
    let points = [(0.5, score.cov50), (0.8, score.cov80), (0.9, score.cov90), (0.95, score.cov95)];
    for (nominal, got) in points {
        let (cx, cy) = at(nominal, got);
        let _ = writeln!(svg, "<circle cx=\"{cx:.1}\" cy=\"{cy:.1}\" r=\"4\" fill=\"#b5532a\"/>");
        label(svg, (cx - 8.0, cy + 4.0), "end", &format!("{:.1} %", 100.0 * got));
    }
    frame(svg, (x, y), title);
    for nominal in [0.0, 0.5, 0.8, 0.95] {
        let (place, text) = (x + PLOT * nominal, format!("{:.0} %", 100.0 * nominal));
        label(svg, (place, y + PLOT + 14.0), "middle", &text);
        label(svg, (x - 4.0, y + PLOT * (1.0 - nominal) + 4.0), "end", &text);
    }
}

fn line(svg: &mut String, from: (f64, f64), to: (f64, f64), dash: &str) {
    let _ = writeln!(
        svg,
        "<line x1=\"{:.1}\" y1=\"{:.1}\" x2=\"{:.1}\" y2=\"{:.1}\" stroke=\"#333333\" \
         stroke-dasharray=\"{dash}\"/>",
        from.0, from.1, to.0, to.1
    );
}
