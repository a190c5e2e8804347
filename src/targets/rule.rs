//! How one region stands in one draw.

use crate::catalogue::{Column, Denominator};

/// By what a lack is made good.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Remedy {
    /// By turning what is there into what is wanted: the denominator stays.
    Convert,
    /// By building: each unit built adds to numerator and denominator.
    Build,
}

/// How a target is judged.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// A ratio of the region's sums against a threshold.
    Share {
        /// What is counted.
        of: Column,
        /// What it is divided by.
        by: Denominator,
        /// The least ratio that meets the target.
        threshold: f64,
        /// What the reported actual counts; the same as `of` but for "so many in each".
        actual: Column,
        /// How a lack is made good.
        remedy: Remedy,
    },
    /// The same, but every county must meet it: regions sum the counties' lacks.
    EachCounty {
        /// What is counted.
        of: Column,
        /// What it is divided by.
        by: Denominator,
        /// The least ratio that meets the target.
        threshold: f64,
        /// What the reported actual counts.
        actual: Column,
    },
}

/// A region in a draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// The indicator.
    pub actual: f64,
    /// What is missing, in whole units; nought where the target is met.
    pub shortfall: f64,
}

/// Counts closer to a whole number than this are that number.
const WHOLE: f64 = 1e-3;

impl Rule {
    /// What is counted, what divides it, what is reported, and the least ratio.
    #[must_use]
    pub const fn parts(&self) -> (Column, Denominator, Column, f64) {
        match self {
            Self::Share { of, by, threshold, actual, .. }
            | Self::EachCounty { of, by, threshold, actual } => (*of, *by, *actual, *threshold),
        }
    }

    /// Judges counts of a region: `count` of what is wanted, out of `whole`.
    ///
    /// ```
    /// use carecast::{catalogue::{Column, Coverage, Denominator}, targets::{Remedy, Rule}};
    ///
    /// let rule = |remedy| Rule::Share {
    ///     of: Column::BedsNursing,
    ///     by: Denominator::Column(Column::BedsTotal),
    ///     threshold: 0.55,
    ///     actual: Column::BedsNursing,
    ///     remedy,
    /// };
    /// // 43 of 100 beds: 12 to convert, or 12 ÷ 0.45 = 26.7 to build.
    /// assert_eq!(rule(Remedy::Convert).lack(43.0, 100.0), 12.0);
    /// assert_eq!(rule(Remedy::Build).lack(43.0, 100.0), 27.0);
    /// ```
    #[must_use]
    pub fn lack(&self, count: f64, whole: f64) -> f64 {
        let (_, _, _, threshold) = self.parts();
        let missing = threshold * whole - count;
        let missing = match self {
            Self::Share { remedy: Remedy::Build, .. } => missing / (1.0 - threshold),
            Self::Share { .. } | Self::EachCounty { .. } => missing,
        };
        libm::ceil(missing - WHOLE).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Coverage;
    use proptest::prelude::*;

    fn coverage(threshold: f64) -> Rule {
        let coverage = Coverage::RegionalCentre;
        let (of, by) = (Column::Covered(coverage), Denominator::Units(coverage));
        Rule::Share { of, by, threshold, actual: of, remedy: Remedy::Convert }
    }

    /// 60 % of 9 is 5.4: six units are needed.
    #[test]
    fn part_of_a_unit_is_a_unit() {
        assert_eq!(coverage(0.6).lack(4.0, 9.0), 2.0);
        assert_eq!(coverage(0.6).lack(6.0, 9.0), 0.0);
        assert_eq!(coverage(0.6).lack(6.0, 10.0), 0.0);
    }

    proptest! {
        #[test]
        fn adding_the_lack_meets_the_target_and_one_less_does_not(
            count in 0_u32..1000, whole in 1_u32..1000, threshold in 0.05..1.0_f64,
        ) {
            let rule = coverage(threshold);
            let (count, whole) = (f64::from(count), f64::from(whole));
            let lack = rule.lack(count, whole);
            prop_assert_eq!(rule.lack(count + lack, whole), 0.0);
            if lack > 0.0 {
                prop_assert!(rule.lack(count + lack - 1.0, whole) > 0.0);
            }
        }
    }
}
