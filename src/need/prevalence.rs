//! The disabled share by year, sex and age.

use super::{ELDER, ELDER_AGES, Transitions, elder};
use crate::domain::{OPEN_AGE, Sex};

/// The first age that the transition rates were estimated for; younger ages follow the line.
const FIRST_DATA_AGE: usize = 65;

/// Disabled share by single year of age from 60 in a cohort that lives with fixed rates.
///
/// It starts at 65 with `initial`; ages 60 to 64 follow the straight line of the log odds.
///
/// # Shapes
///
/// | argument | shape         | unit                     |
/// |----------|---------------|--------------------------|
/// | `mx`     | `(age − 60)`  | deaths per person-year   |
/// | result   | `(age − 60)`  | share of people disabled |
#[must_use]
pub fn synthetic_cohort(
    rates: &Transitions,
    mx: &[f64; ELDER_AGES],
    initial: f64,
) -> [f64; ELDER_AGES] {
    let mut share = [initial; ELDER_AGES];
    let start = FIRST_DATA_AGE - ELDER;
    for i in start..ELDER_AGES - 1 {
        share[i + 1] = rates.step(i, share[i], mx[i]);
    }
    let logit = |p: f64| libm::log(p / (1.0 - p));
    let slope = (logit(share[start + 5]) - logit(share[start])) / 5.0;
    for i in 0..start {
        let odds = libm::exp(logit(share[start]) - slope * (start - i) as f64);
        share[i] = odds / (1.0 + odds);
    }
    share
}

/// The disabled share by year, sex and age; the first year is 2020.
#[derive(Clone, Debug, PartialEq)]
pub struct Prevalence {
    /// By year and elder cell (see [`elder`]).
    pub by_year: Vec<[f64; 2 * ELDER_AGES]>,
}

impl Prevalence {
    /// Carries the shares of 2020 forward, cohort by cohort.
    ///
    /// Onset is first set so that the shares of 2020 are those of their own synthetic cohort:
    /// without a trend and with unchanged mortality they stay as they are. The trend then moves
    /// onset and recovery.
    ///
    /// # Shapes
    ///
    /// | argument   | shape                  | unit                                          |
    /// |------------|------------------------|-----------------------------------------------|
    /// | `start`    | `(elder)`              | share disabled in 2020                        |
    /// | `rates`    | `(sex)`                | per person-year                               |
    /// | `mx`       | `(elder)`              | deaths per person-year in 2020                |
    /// | `trend`    | `(onset, recovery)`    | change of the log rates per year of trend     |
    /// | `years_of` | `(year after 2020)`    | years of trend since 2020                     |
    #[must_use]
    pub fn project(
        start: [f64; 2 * ELDER_AGES],
        rates: [&Transitions; 2],
        mx: &[f64; 2 * ELDER_AGES],
        trend: (f64, f64),
        years_of: &[f64],
    ) -> Self {
        let stationary = Sex::BOTH.map(|sex| {
            stationary(rates[sex as usize], |age| (start[elder(sex, age)], mx[elder(sex, age)]))
        });
        let mut by_year = vec![start];
        for &years in years_of {
            let before = by_year[by_year.len() - 1];
            let mut now = before;
            for sex in Sex::BOTH {
                let moved = moved(&stationary[sex as usize], trend, years);
                for age in ELDER..OPEN_AGE {
                    let from = elder(sex, age);
                    now[from + 1] = moved.step(age - ELDER, before[from], mx[from]);
                }
            }
            by_year.push(now);
        }
        Self { by_year }
    }
}

/// Rates under which the given shares are those of a synthetic cohort.
fn stationary(rates: &Transitions, at: impl Fn(usize) -> (f64, f64)) -> Transitions {
    let mut fitted = rates.clone();
    for age in ELDER..OPEN_AGE {
        let ((share, mx), (next, _)) = (at(age), at(age + 1));
        let i = age - ELDER;
        if let Some(onset) = fitted.onset_for(i, share, next, mx) {
            fitted.onset[i] = onset;
        } else {
            // Shares that fall faster than recovery allows: let more recover, and none fall ill.
            fitted.onset[i] = 0.0;
            fitted.recovery[i] = recovery_for(&fitted, i, share, next, mx);
        }
    }
    fitted
}

/// The recovery rate that leads from `share` to `next` without onset, by bisection.
fn recovery_for(rates: &Transitions, i: usize, share: f64, next: f64, mx: f64) -> f64 {
    let mut trial = rates.clone();
    let (mut low, mut high) = (rates.recovery[i], 50.0);
    for _ in 0..60 {
        trial.recovery[i] = f64::midpoint(low, high);
        if trial.step(i, share, mx) > next {
            low = trial.recovery[i];
        } else {
            high = trial.recovery[i];
        }
    }
    high
}

fn moved(rates: &Transitions, (onset, recovery): (f64, f64), years: f64) -> Transitions {
    Transitions {
        onset: rates.onset.map(|rate| rate * libm::exp(onset * years)),
        recovery: rates.recovery.map(|rate| rate * libm::exp(recovery * years)),
        mortality_ratio: rates.mortality_ratio,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Transitions {
        let by_age = |level: f64, slope: f64| {
            std::array::from_fn(|i| level * libm::exp(slope * (i as f64 - 5.0)))
        };
        Transitions {
            onset: by_age(0.0081, 0.06),
            recovery: by_age(0.109, -0.025),
            mortality_ratio: by_age(4.0, -0.02).map(|ratio: f64| ratio.max(1.0)),
        }
    }

    fn mx() -> [f64; 2 * ELDER_AGES] {
        std::array::from_fn(|i| 0.01 * libm::exp(0.095 * (i % ELDER_AGES) as f64))
    }

    fn start(scale: f64) -> [f64; 2 * ELDER_AGES] {
        let half: [f64; ELDER_AGES] = std::array::from_fn(|i| mx()[i]);
        let shares = synthetic_cohort(&rates(), &half, 0.03);
        std::array::from_fn(|i| shares[i % ELDER_AGES] * scale)
    }

    #[test]
    fn without_a_trend_every_level_is_stationary() {
        for scale in [0.4, 1.0, 3.0] {
            let years = [0.0; 15];
            let path =
                Prevalence::project(start(scale), [&rates(); 2], &mx(), (-0.05, -0.08), &years);
            for (now, then) in path.by_year[15].iter().zip(&path.by_year[0]) {
                assert!((now / then - 1.0).abs() < 1e-9);
            }
        }
    }

    #[test]
    fn fewer_fall_ill_and_fewer_are_disabled() {
        let years: Vec<f64> = (1..=10).map(f64::from).collect();
        let path = Prevalence::project(start(1.0), [&rates(); 2], &mx(), (-0.05, 0.0), &years);
        let at = |year: usize| path.by_year[year][elder(Sex::Female, 80)];
        assert!(at(10) < at(5) && at(5) < at(0));
    }
}
