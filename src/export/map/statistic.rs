//! Which figure of a shortfall a map shows.

use std::str::FromStr;

use super::scale::Kind;
use crate::{
    domain::{Lang, Text},
    results::{ShortfallRow, Spread},
};

/// The statistic of a shortfall that a map shows.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Statistic {
    /// Median shortfall.
    ShortfallP50,
    /// The shortfall that nine futures in ten stay below.
    ShortfallP90,
    /// Median shortfall, in colours that say less where its 80 % interval is wide.
    Uncertainty,
    /// Share of futures with any shortfall.
    ProbShortfall,
    /// What must be added so that the target holds with probability 0.9.
    RequiredAt90,
    /// Share of futures with a shortfall of more than so many units, read off the quantiles.
    ProbAbove(u32),
}

/// Text that names no [`Statistic`].
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error(
    "`{got}` is not a statistic: expected p50, p50_uncertainty, p90, prob_shortfall, \
     required_at_90 or prob_above_N with N a whole number"
)]
pub struct UnknownStatistic {
    /// The text as it stood.
    pub got: String,
}

impl FromStr for Statistic {
    type Err = UnknownStatistic;

    fn from_str(text: &str) -> Result<Self, UnknownStatistic> {
        let all = || Self::ALL.iter().copied().chain([Self::Uncertainty]);
        let known = all().find(|statistic| statistic.id() == text);
        let above =
            || text.strip_prefix("prob_above_").and_then(|n| n.parse().ok()).map(Self::ProbAbove);
        known.or_else(above).ok_or_else(|| UnknownStatistic { got: text.to_owned() })
    }
}

impl Statistic {
    /// Every one of a single figure but the exceedances, in the order of a tooltip.
    pub const ALL: &'static [Self] =
        &[Self::ShortfallP50, Self::ShortfallP90, Self::ProbShortfall, Self::RequiredAt90];

    /// As in file names and on the command line.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::ShortfallP50 => "p50".to_owned(),
            Self::ShortfallP90 => "p90".to_owned(),
            Self::Uncertainty => "p50_uncertainty".to_owned(),
            Self::ProbShortfall => "prob_shortfall".to_owned(),
            Self::RequiredAt90 => "required_at_90".to_owned(),
            Self::ProbAbove(units) => format!("prob_above_{units}"),
        }
    }

    /// How its figures are read.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::ProbShortfall | Self::ProbAbove(_) => Kind::Share,
            Self::ShortfallP50 | Self::ShortfallP90 | Self::Uncertainty | Self::RequiredAt90 => {
                Kind::Amount
            }
        }
    }

    /// Its figure in a row.
    #[must_use]
    pub fn of(self, row: &ShortfallRow) -> Option<f32> {
        match self {
            Self::ShortfallP50 | Self::Uncertainty => row.spread.map(|spread| spread.median()),
            Self::ShortfallP90 => row.spread.map(|spread| spread.quantiles[5]),
            Self::ProbShortfall => row.prob_shortfall,
            Self::RequiredAt90 => row.required[2],
            Self::ProbAbove(units) => {
                Some(prob_above(&row.spread?, row.prob_shortfall?, units as f32))
            }
        }
    }

    /// As people read it, with the unit of the shortfall.
    #[must_use]
    pub fn words(self, unit: &str, lang: Lang) -> String {
        let text = match self {
            Self::ShortfallP50 => Text { zh: "缺口（中位数）", en: "shortfall, median" },
            Self::ShortfallP90 => {
                Text { zh: "缺口（九成把握上限）", en: "shortfall, 90th percentile" }
            }
            Self::Uncertainty => Text {
                zh: "缺口（中位数，兼示不确定性）",
                en: "shortfall, median with its uncertainty",
            },
            Self::ProbShortfall => {
                Text { zh: "出现缺口的概率", en: "probability of a shortfall" }
            }
            Self::RequiredAt90 => {
                Text { zh: "九成把握达标需新增", en: "to add for 90 % assurance" }
            }
            Self::ProbAbove(units) => {
                return match lang {
                    Lang::Zh => format!("缺口超过{units}{unit}的概率（由分位数内插）"),
                    Lang::En => format!(
                        "probability of a shortfall above {units} {unit} (between quantiles)"
                    ),
                };
            }
        };
        text.get(lang).to_owned()
    }
}

/// The share of draws above a value, on straight lines between the known quantiles.
///
/// Exact at 0 and at the quantiles, and never off by more than the distance between two of their
/// levels; above the highest it is at most 0.025, and given as that.
fn prob_above(spread: &Spread, prob_shortfall: f32, value: f32) -> f32 {
    if value <= 0.0 {
        return prob_shortfall;
    }
    // Up to zero lies the share of draws without a shortfall.
    let mut below = [0.0, 1.0 - prob_shortfall];
    for (quantile, level) in spread.quantiles.into_iter().zip(Spread::LEVELS) {
        let level = level as f32;
        if level <= below[1] {
            continue;
        }
        if value < quantile {
            let part = (value - below[0]) / (quantile - below[0]);
            return 1.0 - (below[1] + part * (level - below[1]));
        }
        below = [quantile, level];
    }
    1.0 - below[1]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SPREAD: Spread = Spread {
        mean: 10.0,
        sd: 5.0,
        mcse: 0.1,
        quantiles: [0.0, 0.0, 0.0, 10.0, 20.0, 30.0, 40.0],
    };

    #[test]
    fn exceedance_is_exact_at_zero_and_at_the_quantiles() {
        let at = |value| (1000.0 * prob_above(&SPREAD, 0.7, value)).round() as i32;
        // 30 of 100 draws have no shortfall; half-way from 0 to the median, 30 + 20 / 2 of 100.
        assert_eq!([0.0, 5.0, 10.0, 20.0, 25.0, 30.0].map(at), [700, 600, 500, 250, 175, 100]);
        assert_eq!([40.0, 1e6].map(at), [25, 25]);
    }

    #[test]
    fn names_read_back() {
        for statistic in [Statistic::RequiredAt90, Statistic::Uncertainty, Statistic::ProbAbove(50)]
        {
            assert_eq!(statistic.id().parse(), Ok(statistic));
        }
        for text in ["P50", "prob_above_", "prob_above_-1", ""] {
            assert!(text.parse::<Statistic>().is_err());
        }
    }

    proptest! {
        #[test]
        fn a_larger_shortfall_is_never_likelier(
            mut quantiles in prop::array::uniform7(0.0_f32..100.0),
            prob in 0.0_f32..=1.0,
            values in prop::array::uniform2(0.0_f32..120.0),
        ) {
            quantiles.sort_by(f32::total_cmp);
            let spread = Spread { quantiles, ..SPREAD };
            let [low, high] = [values[0].min(values[1]), values[0].max(values[1])];
            let [likely, less] = [low, high].map(|value| prob_above(&spread, prob, value));
            prop_assert!((0.0..=1.0).contains(&less) && less <= likely + 1e-6);
        }
    }
}
