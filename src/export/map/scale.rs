//! Classes of a map: where they part, their colours and their names.

use crate::domain::Lang;

/// A colour, and the ink that reads on it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Swatch {
    /// As in SVG: `#rrggbb`.
    pub fill: &'static str,
    /// As in SVG.
    pub ink: &'static str,
}

impl Swatch {
    /// Whether the ink on it is light.
    #[must_use]
    pub fn is_dark(self) -> bool {
        self.ink == LIGHT
    }
}

/// The ink on light ground.
pub(super) const DARK: &str = "#1d2733";
const LIGHT: &str = "#ffffff";

/// From least to most. Lightness (CIELAB L*) falls from 95 to 27 in steps of ten and more, hue
/// runs from sand over green to blue: the order holds for colour-blind readers and in grey.
pub(super) const SWATCHES: [Swatch; 6] = [
    Swatch { fill: "#f9f0d8", ink: DARK },
    Swatch { fill: "#bedca7", ink: DARK },
    Swatch { fill: "#6bc3ad", ink: DARK },
    Swatch { fill: "#299fb9", ink: DARK },
    Swatch { fill: "#0170a9", ink: LIGHT },
    Swatch { fill: "#113e7e", ink: LIGHT },
];

/// How a figure is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A fraction of 1, printed in per cent.
    Share,
    /// A count or another number in its unit.
    Amount,
}

impl Kind {
    /// Shares and probabilities are fractions; everything else is an amount.
    #[must_use]
    pub fn of_unit(unit: &str) -> Self {
        if matches!(unit, "share" | "probability" | "fraction") {
            Self::Share
        } else {
            Self::Amount
        }
    }

    /// A figure short enough for a tile: `63%`, `0.4`, `1234`, `1.2万`.
    #[must_use]
    pub fn compact(self, value: f32, lang: Lang) -> String {
        let value = f64::from(value);
        match self {
            Self::Share if value > 0.0 && value < 0.005 => "<1%".to_owned(),
            Self::Share if value < 1.0 && value > 0.995 => ">99%".to_owned(),
            Self::Share => format!("{:.0}%", 100.0 * value + 0.0),
            Self::Amount => amount(value, lang),
        }
    }
}

fn amount(value: f64, lang: Lang) -> String {
    let size = value.abs();
    let (step, sign) = match lang {
        Lang::Zh if size >= 99_995_000.0 => (1e8, "亿"),
        Lang::Zh if size >= 9_999.5 => (1e4, "万"),
        Lang::En if size >= 999_950.0 => (1e6, "M"),
        Lang::En if size >= 9_999.5 => (1e3, "k"),
        Lang::Zh | Lang::En => (1.0, ""),
    };
    let scaled = value / step;
    let digits = usize::from(scaled.abs() < 9.95 && scaled.fract() != 0.0);
    let text = format!("{scaled:.digits$}");
    // Less than half a tenth is not nothing.
    let text = match text.as_str() {
        "0.0" => "<0.1".to_owned(),
        "-0.0" | "-0" => "0".to_owned(),
        _ => text,
    };
    text + sign
}

/// The classes of one map.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    kind: Kind,
    /// Where a class ends and the next, which holds this value, begins.
    breaks: Vec<f32>,
    /// Whether the first class holds nothing but 0.
    has_zero: bool,
}

impl Scale {
    /// Classes of a probability, the same on every map.
    #[must_use]
    pub fn probability() -> Self {
        let breaks = vec![0.05, 0.25, 0.5, 0.75, 0.95];
        Self { kind: Kind::Share, breaks, has_zero: false }
    }

    /// Up to six classes for these values: 0 apart, breaks at round numbers near the quintiles.
    #[must_use]
    pub fn of_values(kind: Kind, values: impl IntoIterator<Item = f32>) -> Self {
        let mut values: Vec<_> = values.into_iter().filter(|value| value.is_finite()).collect();
        values.sort_by(f32::total_cmp);
        let has_zero = values.contains(&0.0) && values.iter().all(|value| *value >= 0.0);
        if has_zero {
            values.retain(|value| *value > 0.0);
        }
        let mut breaks = quintiles(&values);
        if breaks.len() < 3 {
            breaks = even(&values);
        }
        if has_zero && !values.is_empty() {
            breaks.truncate(SWATCHES.len() - 2);
            // The first class above 0 begins at the smallest number there is.
            breaks.insert(0, f32::from_bits(1));
        }
        Self { kind, breaks, has_zero }
    }

    /// How its figures are read.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// How many classes it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.breaks.len() + 1
    }

    /// Never: there is one class at least.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        false
    }

    /// The class of a value, from 0.
    #[must_use]
    pub fn class(&self, value: f32) -> usize {
        self.breaks.partition_point(|end| *end <= value)
    }

    /// Where a class begins (a value it holds) and ends (a value it does not hold).
    #[must_use]
    pub fn range(&self, class: usize) -> [Option<f32>; 2] {
        let start = class.checked_sub(1).and_then(|index| self.breaks.get(index));
        [start.copied(), self.breaks.get(class).copied()]
    }

    /// The colour of a class; the last is the darkest, however many there are.
    #[must_use]
    pub fn swatch(&self, class: usize) -> Swatch {
        let last = SWATCHES.len() - 1;
        let place = match self.breaks.len() {
            0 => usize::from(!self.has_zero),
            breaks => (class * last + breaks / 2) / breaks,
        };
        SWATCHES[place.min(last)]
    }

    /// The name of a class in the legend: `0`, `< 20`, `20 – 50`, `≥ 50`.
    #[must_use]
    pub fn label(&self, class: usize, lang: Lang) -> String {
        let text = |value: f32| self.kind.compact(value, lang);
        let from_zero = self.has_zero && class == 1;
        let [start, end] = self.range(class);
        match (start.filter(|_| !from_zero), end) {
            _ if self.has_zero && class == 0 => text(0.0),
            (None, None) if from_zero => "> 0".to_owned(),
            (None, None) => match lang {
                Lang::Zh => "全部".to_owned(),
                Lang::En => "all".to_owned(),
            },
            (None, Some(end)) => format!("< {}", text(end)),
            (Some(start), None) => format!("≥ {}", text(start)),
            (Some(start), Some(end)) => format!("{} – {}", text(start), text(end)),
        }
    }
}

/// Round numbers near the quintiles of sorted values.
fn quintiles(values: &[f32]) -> Vec<f32> {
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    let mut breaks: Vec<_> = (1..5).map(|fifth| round(values[last * fifth / 5])).collect();
    breaks.dedup();
    breaks.retain(|end| values[0] < *end && *end <= values[last]);
    breaks
}

/// Round numbers at even steps between the smallest and the largest of sorted values.
fn even(values: &[f32]) -> Vec<f32> {
    let (Some(low), Some(high)) = (values.first(), values.last()) else { return Vec::new() };
    let step = round((high - low) / 4.0);
    if !(step.is_finite() && step > 0.0) {
        return Vec::new();
    }
    let first = (low / step).floor() + 1.0;
    let breaks = (0..5_u8).map(|index| (first + f32::from(index)) * step);
    breaks.filter(|end| *end <= *high).take(SWATCHES.len() - 1).collect()
}

/// The nearest of 1, 2 and 5 times a power of ten.
fn round(value: f32) -> f32 {
    let size = f64::from(value.abs());
    if size == 0.0 || !size.is_finite() {
        return 0.0;
    }
    let mut power = 1.0;
    while size >= 10.0 * power {
        power *= 10.0;
    }
    while size < power {
        power /= 10.0;
    }
    // Half-way between two, by ratio: √2, √10, √50.
    let digit = match size / power {
        ratio if ratio < 1.414 => 1.0,
        ratio if ratio < 3.162 => 2.0,
        ratio if ratio < 7.071 => 5.0,
        _ => 10.0,
    };
    ((digit * power) as f32).copysign(value)
}

#[cfg(test)]
mod tests;
