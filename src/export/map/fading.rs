//! Colours that say less where less is known: a value-suppressing palette.
//!
//! Correll, Moritz and Heer (2018), "Value-Suppressing Uncertainty Palettes", CHI '18, section 3:
//! colours form a tree, and the less certain a figure, the nearer the root its colour. Here the
//! measure of uncertainty is the map's own scale: over how many classes the 80 % interval runs.

use super::{
    palette::{Swatch, faded},
    scale::{ABOVE_ZERO, Kind, Scale, even, fractiles},
    svg::{Style, Svg, short},
    tile::Shown,
};
use crate::domain::{Lang, Text};

/// Leaves of the tree: each layer above has half as many colours.
const LEAVES: usize = 4;

pub(super) const HOW: Text = Text {
    zh: "颜色为中位数所在级，越灰越不确定；格内数字为80%区间",
    en: "colour: class of the median, greyer where less certain; figures: 80 % interval",
};
const SPANS: Text =
    Text { zh: "各行：80%区间跨越的级数", en: "rows: classes the interval spans" };

/// Height of a row of the legend, and the width of its words.
const ROW: f64 = 22.0;
const WORDS: f64 = 40.0;

impl Scale {
    /// Up to four classes for these figures and the ends of their intervals, merged where a
    /// unit's interval runs over three or four of them.
    #[must_use]
    pub fn of_intervals(kind: Kind, values: impl IntoIterator<Item = f32>) -> Self {
        let mut values: Vec<_> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f32::total_cmp);
        let has_zero = values.contains(&0.0) && values.iter().all(|value| *value >= 0.0);
        if has_zero {
            values.retain(|value| *value > 0.0);
        }
        let most = LEAVES - usize::from(has_zero);
        let mut breaks = fractiles(&values, most);
        if breaks.len() + 1 < most {
            breaks = fine(&values, most);
        }
        // Few values have few classes: steps between them would tell apart what prints alike.
        if breaks.is_empty() {
            breaks = even(&values);
        }
        breaks.truncate(most - 1);
        if has_zero && !values.is_empty() {
            breaks.insert(0, ABOVE_ZERO);
        }
        Self { kind, breaks, zero: has_zero.then_some(0), fades: true }
    }

    /// How far the colour of an interval is from a class of its own: 0 where it lies in one or
    /// two classes, 1 in three, 2 in four.
    pub(super) fn layer(&self, [low, high]: [f32; 2]) -> usize {
        (self.class(high).abs_diff(self.class(low))).saturating_sub(1).min(2)
    }

    /// The colour of a unit's figure; none where it has no figure.
    pub(super) fn swatch_of(&self, shown: &Shown) -> Option<Swatch> {
        let class = self.class(shown.figure()?);
        Some(match shown.interval {
            Some(interval) if self.fades => faded(class, self.layer(interval)),
            _ => self.swatch(class),
        })
    }

    /// A unit's figure as it stands on the map: its interval where colours fade.
    pub(super) fn words_of(&self, shown: &Shown, lang: Lang) -> Option<String> {
        let text = |value| self.figure(value, lang);
        let value = shown.figure()?;
        Some(match shown.interval.filter(|_| self.fades) {
            Some([low, high]) if low < high => {
                let (low, high) = (text(low), text(high));
                // The step once: 0.8–1.2万.
                let step =
                    high.trim_start_matches(|c: char| c.is_ascii_digit() || ".,<%+-".contains(c));
                let bare = low.strip_suffix(step).filter(|bare| !bare.starts_with('<'));
                format!("{}–{high}", bare.unwrap_or(&low))
            }
            _ => text(value),
        })
    }
}

/// Groups of a size as [`fractiles`] has them, at two digits: counties alike in size, which
/// numbers as round as 20 000 and 50 000 do not tell apart.
fn fine(values: &[f32], groups: usize) -> Vec<f32> {
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    let mut breaks: Vec<_> = (1..groups)
        .map(|n| format!("{:.1e}", values[last * n / groups]).parse().unwrap_or(f32::NAN))
        .filter(|end| values[0] < *end && *end <= values[last])
        .collect();
    breaks.dedup();
    breaks
}

/// The tree as a grid below the words of the legend: classes from left to right, certainty from
/// top to bottom. Gives back its height.
pub(super) fn push_tree(
    svg: &mut Svg,
    [x, y]: [f64; 2],
    width: f64,
    scale: &Scale,
    lang: Lang,
) -> f64 {
    let classes = scale.len();
    let cell = (width - WORDS) / LEAVES as f64;
    let heading = Style { size: 11.0, ..Style::SUBTITLE };
    svg.text([x, y + 10.0], heading, SPANS.get(lang));
    let top = y + 34.0;
    for class in 1..classes {
        let Some(start) = scale.range(class)[0] else { continue };
        let words = if start == ABOVE_ZERO { "> 0".to_owned() } else { scale.figure(start, lang) };
        let at = [short(x + cell * class as f64), short(top - 6.0)];
        svg.raw(format_args!(
            "<text x=\"{}\" y=\"{}\" font-size=\"11\" fill=\"{}\" text-anchor=\"middle\">",
            at[0],
            at[1],
            Style::KEY.fill
        ));
        svg.escaped(&words);
        svg.0.push_str("</text>\n");
    }
    let mut y = top;
    for (layer, words) in [(0, "1–2"), (1, "3"), (2, "4")] {
        let step = 1 << layer;
        // A scale of fewer classes has no interval over so many.
        if layer > 0 && classes < layer + 2 {
            break;
        }
        for class in (0..classes).step_by(step) {
            let end = (class + step).min(classes);
            svg.raw(format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{ROW}\" fill=\"{}\" \
                 stroke=\"#ffffff\" stroke-width=\"1\"/>\n",
                short(x + cell * class as f64),
                short(y),
                short(cell * (end - class) as f64),
                faded(class, layer).fill
            ));
        }
        svg.text([x + cell * classes as f64 + 8.0, y + 15.5], Style::KEY, words);
        y += ROW;
    }
    y + 10.0 - (top - 34.0)
}

#[cfg(test)]
mod tests;
