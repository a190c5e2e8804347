//! Which figure of a shortfall a map shows.

use super::scale::Kind;
use crate::{domain::Text, results::ShortfallRow};

/// The statistic of a shortfall that a map shows.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Statistic {
    /// Median shortfall.
    ShortfallP50,
    /// The shortfall that nine futures in ten stay below.
    ShortfallP90,
    /// Share of futures with any shortfall.
    ProbShortfall,
    /// What must be added so that the target holds with probability 0.9.
    RequiredAt90,
}

impl Statistic {
    /// Every one, in the order of a tooltip.
    pub const ALL: &'static [Self] =
        &[Self::ShortfallP50, Self::ShortfallP90, Self::ProbShortfall, Self::RequiredAt90];

    /// As in file names and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ShortfallP50 => "p50",
            Self::ShortfallP90 => "p90",
            Self::ProbShortfall => "prob_shortfall",
            Self::RequiredAt90 => "required_at_90",
        }
    }

    /// How its figures are read.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::ProbShortfall => Kind::Share,
            Self::ShortfallP50 | Self::ShortfallP90 | Self::RequiredAt90 => Kind::Amount,
        }
    }

    /// Its figure in a row.
    #[must_use]
    pub fn of(self, row: &ShortfallRow) -> Option<f32> {
        match self {
            Self::ShortfallP50 => row.spread.map(|spread| spread.median()),
            Self::ShortfallP90 => row.spread.map(|spread| spread.quantiles[5]),
            Self::ProbShortfall => row.prob_shortfall,
            Self::RequiredAt90 => row.required[2],
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::ShortfallP50 => Text { zh: "缺口（中位数）", en: "shortfall, median" },
            Self::ShortfallP90 => {
                Text { zh: "缺口（九成把握上限）", en: "shortfall, 90th percentile" }
            }
            Self::ProbShortfall => {
                Text { zh: "出现缺口的概率", en: "probability of a shortfall" }
            }
            Self::RequiredAt90 => {
                Text { zh: "九成把握达标需新增", en: "to add for 90 % assurance" }
            }
        }
    }
}
