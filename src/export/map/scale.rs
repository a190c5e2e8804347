//! Classes of a map: where they part, their colours and their names.

use super::palette::{Swatch, diverging, faded, sequential};
use crate::{
    domain::Lang,
    export::number::{grouped, said},
};

/// How a figure is read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A fraction of 1, printed in per cent.
    Share,
    /// A count or another number in its unit.
    Amount,
    /// A difference between two amounts: printed with its sign.
    Change,
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

    /// A figure on its own in a line: `63%`, `0.35`, `21,944`, `12.34万`.
    #[must_use]
    pub fn line(self, value: f32, lang: Lang) -> String {
        match self {
            Self::Share => percent(f64::from(value)),
            Self::Change if value > 0.0 => format!("+{}", said(value, lang)),
            Self::Amount | Self::Change => said(value, lang),
        }
    }
}

fn percent(value: f64) -> String {
    match value {
        _ if value > 0.0 && value < 0.005 => "<1%".to_owned(),
        _ if value < 1.0 && value > 0.995 => ">99%".to_owned(),
        _ => format!("{:.0}%", 100.0 * value + 0.0),
    }
}

/// Steps in which large amounts are told.
const fn steps(lang: Lang) -> [(f64, &'static str); 2] {
    match lang {
        Lang::Zh => [(1e8, "亿"), (1e4, "万")],
        Lang::En => [(1e6, "M"), (1e3, "k")],
    }
}

fn amount(value: f64, (step, word): (f64, &str)) -> String {
    let scaled = value / step;
    let size = scaled.abs();
    let least = if step > 1.0 { 0.01 } else { 0.1 };
    if value != 0.0 && size < 0.5 * least {
        // Less than half of the last digit is not nothing.
        return format!("<{least}{word}");
    }
    let digits = match size {
        _ if value == 0.0 || size >= 9.95 => 0,
        _ if step > 1.0 && size < 0.995 => 2,
        _ if step > 1.0 || scaled.fract() != 0.0 => 1,
        _ => 0,
    };
    let text = grouped(&format!("{scaled:.digits$}"));
    if value == 0.0 { "0".to_owned() } else { text + word }
}

/// The classes of one map.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub(super) kind: Kind,
    /// Where a class ends and the next, which holds this value, begins.
    pub(super) breaks: Vec<f32>,
    /// The class that holds nothing but 0.
    pub(super) zero: Option<usize>,
    /// Whether colours say less where less is known.
    pub(super) fades: bool,
}

impl Scale {
    /// Classes of a probability, the same on every map.
    #[must_use]
    pub fn probability() -> Self {
        let breaks = vec![0.05, 0.25, 0.5, 0.75, 0.95];
        Self { kind: Kind::Share, breaks, zero: None, fades: false }
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
        let mut breaks = fractiles(&values, 5);
        if breaks.len() < 3 {
            breaks = even(&values);
        }
        if has_zero && !values.is_empty() {
            breaks.truncate(MOST_CLASSES - 2);
            breaks.insert(0, ABOVE_ZERO);
        }
        Self { kind, breaks, zero: has_zero.then_some(0), fades: false }
    }

    /// Classes of differences: 0 apart, and as many below it as above, at round numbers near the
    /// thirds of their sizes.
    #[must_use]
    pub fn of_changes(values: impl IntoIterator<Item = f32>) -> Self {
        let mut sizes: Vec<_> = values
            .into_iter()
            .filter(|value| value.is_finite() && *value != 0.0)
            .map(f32::abs)
            .collect();
        sizes.sort_by(f32::total_cmp);
        let steps = fractiles(&sizes, 3);
        let below = steps.iter().rev().map(|step| -step);
        let breaks = below.chain([0.0, ABOVE_ZERO]).chain(steps.iter().copied()).collect();
        Self { kind: Kind::Change, breaks, zero: Some(steps.len() + 1), fades: false }
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

    /// A figure short enough for a tile: `63%`, `0.4`, `1,234`; or in 万, thousands or millions, and then all of the
    /// map, where its classes are so large and the least still has digits.
    #[must_use]
    pub fn figure(&self, value: f32, lang: Lang) -> String {
        let sizes =
            || self.breaks.iter().map(|end| f64::from(end.abs())).filter(|size| *size > 1e-9);
        let (least, most) = (sizes().fold(f64::INFINITY, f64::min), sizes().fold(0.0, f64::max));
        // Two figures of an interval need the room sooner.
        let ease = if self.fades { 0.3 } else { 1.0 };
        let fits = |(step, _): &(f64, _)| most >= ease * step.max(1e4) && least >= step / 20.0;
        let step = steps(lang).into_iter().find(fits).unwrap_or((1.0, ""));
        let value = f64::from(value);
        match self.kind {
            Kind::Share => percent(value),
            Kind::Change if value > 0.0 => format!("+{}", amount(value, step)),
            Kind::Amount | Kind::Change => amount(value, step),
        }
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

    /// The colour of a class: of amounts the last is the darkest, of changes the ends are.
    #[must_use]
    pub fn swatch(&self, class: usize) -> Swatch {
        match (self.kind, self.zero) {
            _ if self.fades => faded(class, 0),
            (Kind::Change, Some(zero)) => diverging(class, zero),
            _ => sequential(class, self.breaks.len(), self.zero.is_none()),
        }
    }

    /// The name of a class in the legend: `0`, `< 20`, `20 – 50`, `≥ 50`.
    #[must_use]
    pub fn label(&self, class: usize, lang: Lang) -> String {
        let text = |value: f32| self.figure(value, lang);
        let from_zero = self.zero.is_some_and(|zero| class == zero + 1);
        let [start, end] = self.range(class);
        match (start, end) {
            _ if self.zero == Some(class) => text(0.0),
            (Some(_), None) if from_zero => "> 0".to_owned(),
            (Some(_), Some(end)) if from_zero && self.kind == Kind::Change => {
                format!("0 – {}", text(end))
            }
            (Some(_), Some(end)) if from_zero => format!("< {}", text(end)),
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

/// More would not be told apart.
pub(super) const MOST_CLASSES: usize = 6;
/// The smallest number there is: with it the first class above 0 begins.
pub(super) const ABOVE_ZERO: f32 = f32::from_bits(1);

/// Round numbers near the values that part sorted values into so many groups of a size.
pub(super) fn fractiles(values: &[f32], groups: usize) -> Vec<f32> {
    let Some(last) = values.len().checked_sub(1) else { return Vec::new() };
    let mut breaks: Vec<_> = (1..groups).map(|n| round(values[last * n / groups])).collect();
    breaks.dedup();
    breaks.retain(|end| values[0] < *end && *end <= values[last]);
    breaks
}

/// Round numbers at even steps between the smallest and the largest of sorted values.
pub(super) fn even(values: &[f32]) -> Vec<f32> {
    let (Some(low), Some(high)) = (values.first(), values.last()) else { return Vec::new() };
    let step = round((high - low) / 4.0);
    if !(step.is_finite() && step > 0.0) {
        return Vec::new();
    }
    let first = (low / step).floor() + 1.0;
    let breaks = (0..5_u8).map(|index| (first + f32::from(index)) * step);
    breaks.filter(|end| *end <= *high).take(MOST_CLASSES - 1).collect()
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
