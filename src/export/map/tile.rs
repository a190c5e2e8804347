//! One unit's square: colour, hatching, name, figure and tooltip.

use super::{
    dictionary::basis_line,
    fit::{Fitted, cut, fit, readable, width},
    palette::Swatch,
    scale::{Kind, Scale},
    svg::{Plain, Style, Svg},
    words::NO_DENOMINATOR,
};
use crate::domain::{Basis, Lang};

/// The side of a tile, in pixels.
pub(super) const TILE: f64 = 60.0;
/// What a name keeps free on either side.
const PADDING: f64 = 3.0;

/// What a map shows of one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The figure; none where the unit has none of what is counted.
    pub value: Option<f32>,
    /// What it rests on.
    pub basis: Basis,
    /// The 80 % interval around the figure, where a map shows how sure it is.
    pub interval: Option<[f32; 2]>,
    /// Lines of the tooltip, between the name and the basis.
    pub details: Vec<String>,
}

impl Shown {
    /// The figure, if it is a number.
    pub(super) fn figure(&self) -> Option<f32> {
        self.value.filter(|value| value.is_finite())
    }

    /// What shows when the pointer rests on the unit.
    pub(super) fn push_tooltip(&self, svg: &mut Svg, name: &str, lang: Lang) {
        svg.0.push_str("<title>");
        svg.escaped(name);
        for line in &self.details {
            svg.0.push('\n');
            svg.escaped(&readable(line));
        }
        svg.0.push('\n');
        svg.escaped(&match self.figure() {
            None => NO_DENOMINATOR.get(lang).to_owned(),
            Some(_) => basis_line(self.basis, lang),
        });
        svg.0.push_str("</title>");
    }
}

/// The pattern over a figure whose basis is weak.
pub(super) const fn hatching(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Downscaled => Some("downscaled"),
        Basis::Assumption => Some("assumption"),
        Basis::Published | Basis::User | Basis::Estimated => None,
    }
}

/// A name as it is set on a tile.
pub(super) fn set_name(short: &str, lang: Lang) -> Fitted {
    // Of letters there are more, so that fewer names would be as large.
    let largest = match lang {
        Lang::Zh => 14.0,
        Lang::En => 12.0,
    };
    fit(short, TILE - 2.0 * PADDING, largest)
}

/// Draws a unit's tile with its upper left corner at a point.
pub(super) fn push_tile(
    svg: &mut Svg,
    [x, y]: [f64; 2],
    (name, full): (&Fitted, &str),
    shown: &Shown,
    scale: &Scale,
    lang: Lang,
) {
    let [x, y] = [x, y].map(Plain);
    svg.raw(format_args!("<g transform=\"translate({x} {y})\" clip-path=\"url(#tile)\">"));
    shown.push_tooltip(svg, full, lang);
    let fill = match scale.swatch_of(shown) {
        Some(swatch) => push_ground(svg, swatch, shown.basis),
        None => push_empty_ground(svg),
    };
    let [ground, ink] = fill;
    svg.raw(format_args!(
        "<g fill=\"{ink}\" stroke=\"{ground}\" stroke-width=\"3\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\" text-anchor=\"middle\">"
    ));
    let (baselines, below) =
        if name.lines.len() > 1 { ([26.0, 38.0], 53.0) } else { ([32.0; 2], 50.0) };
    for (line, baseline) in name.lines.iter().zip(baselines) {
        push_centred(svg, baseline, name.size, line);
    }
    let number = scale.words_of(shown, lang).unwrap_or_else(|| "—".to_owned());
    let size = (2.0 * (TILE - PADDING) / width(&number)).floor() / 2.0;
    push_centred(svg, below, size.clamp(8.0, 12.0), &number);
    svg.0.push_str("</g></g>\n");
}

/// Colour and hatching; gives back the colours of ground and ink.
fn push_ground(svg: &mut Svg, swatch: Swatch, basis: Basis) -> [&'static str; 2] {
    push_square(svg, swatch.fill);
    if let Some(pattern) = hatching(basis) {
        let tone = if swatch.is_dark() { "light" } else { "dark" };
        push_square(svg, &format!("url(#{pattern}-{tone})"));
    }
    [swatch.fill, swatch.ink]
}

/// White with a dashed frame, where there is nothing to count.
fn push_empty_ground(svg: &mut Svg) -> [&'static str; 2] {
    push_square(svg, "#ffffff");
    svg.raw(format_args!(
        "<rect x=\"4\" y=\"4\" width=\"{0}\" height=\"{0}\" fill=\"none\" stroke=\"#9ca3af\" \
         stroke-dasharray=\"3 3\"/>",
        TILE - 8.0
    ));
    ["#ffffff", "#6b7280"]
}

fn push_square(svg: &mut Svg, fill: &str) {
    let side = Plain(TILE);
    svg.raw(format_args!("<rect width=\"{side}\" height=\"{side}\" fill=\"{fill}\"/>"));
}

fn push_centred(svg: &mut Svg, baseline: f64, size: f64, text: &str) {
    let [middle, baseline, size] = [TILE / 2.0, baseline, size].map(Plain);
    svg.raw(format_args!("<text x=\"{middle}\" y=\"{baseline}\" font-size=\"{size}\">"));
    svg.escaped(text);
    svg.0.push_str("</text>");
}

/// A group's name on a small plate at the upper left of its first tile.
pub(super) fn push_group_plate(svg: &mut Svg, [x, y]: [f64; 2], name: &str) {
    let name = cut(name, 5.2);
    let plate = width(&name) * Style::GROUP.size + 8.0;
    svg.raw(format_args!(
        "<rect x=\"{x}\" y=\"{y}\" width=\"{plate:.1}\" height=\"14\" fill=\"#1d2733\"/>"
    ));
    svg.text([x + 4.0, y + 10.8], Style::GROUP, &name);
}

/// `80%区间：0–12张床`, of figures as they are printed.
pub(super) fn interval_line([low, high]: [&str; 2], unit: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("80%区间：{low}–{high}{unit}"),
        Lang::En => format!("80 % interval: {low}–{high} {unit}").trim_end().to_owned(),
    }
}

/// `缺口（中位数）：12张床`: a figure in words.
pub(super) fn figure_line([words, unit]: [&str; 2], kind: Kind, value: f32, lang: Lang) -> String {
    let number = kind.line(value, lang);
    match (lang, kind) {
        (Lang::Zh, Kind::Share) => format!("{words}：{number}"),
        (Lang::Zh, Kind::Amount | Kind::Change) => format!("{words}：{number}{unit}"),
        (Lang::En, Kind::Share) => format!("{words}: {number}"),
        (Lang::En, Kind::Amount | Kind::Change) => format!("{words}: {number} {unit}"),
    }
}
