//! From the change of cohorts to rates by age.

use super::national::YEARS;
use crate::{
    calibration::{AGES_OF_5, COHORTS_OF_5},
    domain::AGES,
};

/// Years that a member of a cohort spends, on average, in its own five-year age, the next, and the
/// one after, as the ten yearly steps of the projection count them.
const STAY: [f64; 3] = [3.0, 5.0, 2.0];

/// Weight of smoothness beside fit.
const SMOOTHNESS: f64 = 1.0;

/// From this age on a departure is mortality, below 60 migration; between, it passes from one to
/// the other in a straight line.
const MORTALITY_FROM: f64 = 75.0;

/// Turns log changes of cohorts over a decade into a rate by five-year age, constant in time.
///
/// Sixteen changes do not decide eighteen rates: of all rates that give nearly the same changes, the
/// smoothest (least squares with a penalty on second differences).
#[derive(Clone, Debug)]
pub struct AgeProfile([[f64; COHORTS_OF_5]; AGES_OF_5]);

impl Default for AgeProfile {
    fn default() -> Self {
        Self::new()
    }
}

impl AgeProfile {
    /// The linear map.
    #[must_use]
    pub fn new() -> Self {
        let mut exposure = [[0.0; AGES_OF_5]; COHORTS_OF_5];
        for (cohort, row) in exposure.iter_mut().enumerate() {
            for (step, years) in STAY.into_iter().enumerate() {
                row[(cohort + step).min(AGES_OF_5 - 1)] += years;
            }
        }
        let mut normal = [[0.0; AGES_OF_5]; AGES_OF_5];
        for row in &exposure {
            for i in 0..AGES_OF_5 {
                for j in 0..AGES_OF_5 {
                    normal[i][j] += row[i] * row[j];
                }
            }
        }
        for start in 0..AGES_OF_5 - 2 {
            for (i, a) in [1.0, -2.0, 1.0].into_iter().enumerate() {
                for (j, b) in [1.0, -2.0, 1.0].into_iter().enumerate() {
                    normal[start + i][start + j] += SMOOTHNESS * a * b;
                }
            }
        }
        let inverse = crate::calibration::inverse(&normal);
        Self(std::array::from_fn(|age| {
            std::array::from_fn(|cohort| {
                inverse[age].iter().zip(&exposure[cohort]).map(|(a, b)| a * b).sum()
            })
        }))
    }

    /// The yearly rates by five-year age.
    #[must_use]
    pub fn rates(&self, change: &[f64; COHORTS_OF_5]) -> [f64; AGES_OF_5] {
        self.0.map(|row| row.iter().zip(change).map(|(a, b)| a * b).sum())
    }
}

/// The five-year age of a single one.
#[must_use]
pub const fn five_year_age(age: usize) -> usize {
    if age / 5 < AGES_OF_5 { age / 5 } else { AGES_OF_5 - 1 }
}

/// The share of a departure that is migration at an age.
#[must_use]
pub fn migrant_share(age: usize) -> f64 {
    ((MORTALITY_FROM - age as f64) / (MORTALITY_FROM - 60.0)).clamp(0.0, 1.0)
}

const _: () = assert!(YEARS == 10 && AGES == 101, "the stays are those of ten years");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_give_the_changes_back() {
        let change = std::array::from_fn(|cohort| 0.02 * cohort as f64 - 0.1);
        let rates = AgeProfile::new().rates(&change);
        for (cohort, wanted) in change.iter().enumerate() {
            let got: f64 = STAY
                .iter()
                .enumerate()
                .map(|(step, years)| years * rates[(cohort + step).min(AGES_OF_5 - 1)])
                .sum();
            assert!((got - wanted).abs() < 0.02, "cohort {cohort}: {got} for {wanted}");
        }
    }

    #[test]
    fn departures_pass_from_migration_to_mortality_between_60_and_75() {
        let shares = [59, 60, 69, 75, 90].map(migrant_share);
        assert_eq!(shares, [1.0, 1.0, 0.4, 0.0, 0.0]);
    }
}
