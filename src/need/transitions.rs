//! One year in the life of a cohort between health, disability and death.

use crate::domain::{AGES, Sex};

/// The age from which people count as elders.
pub const ELDER: usize = 60;

/// Single years of age from 60 to the open age.
pub const ELDER_AGES: usize = AGES - ELDER;

/// The place of a sex and age (60 and over) in arrays over elders, men first.
#[must_use]
pub const fn elder(sex: Sex, age: usize) -> usize {
    match sex {
        Sex::Male => age - ELDER,
        Sex::Female => ELDER_AGES + age - ELDER,
    }
}

/// Transition rates of one sex by single year of age from 60, per person-year.
#[derive(Clone, Debug, PartialEq)]
pub struct Transitions {
    /// From health to disability.
    pub onset: [f64; ELDER_AGES],
    /// From disability back to health.
    pub recovery: [f64; ELDER_AGES],
    /// Mortality of the disabled as a multiple of that of the healthy; at least one.
    pub mortality_ratio: [f64; ELDER_AGES],
}

impl Transitions {
    /// Moves the disabled share of a cohort by one year of age.
    ///
    /// Onset and recovery come first, then mortality selects: the death rates of the two states
    /// average to the all-cause rate `mx`.
    #[must_use]
    pub fn step(&self, i: usize, disabled: f64, mx: f64) -> f64 {
        let fallen_ill = (1.0 - disabled) * -libm::expm1(-self.onset[i]);
        let kept = disabled * libm::exp(-self.recovery[i]);
        let (healthy_survival, disabled_survival) = self.survival(i, disabled, mx);
        let before_death = kept + fallen_ill;
        let alive = before_death * disabled_survival;
        alive / (alive + (1.0 - before_death) * healthy_survival)
    }

    /// The onset rate with which [`Self::step`] leads from `disabled` to `next`.
    ///
    /// None where even without onset more would be disabled than `next`.
    #[must_use]
    pub fn onset_for(&self, i: usize, disabled: f64, next: f64, mx: f64) -> Option<f64> {
        let (healthy_survival, disabled_survival) = self.survival(i, disabled, mx);
        let odds = next / (1.0 - next) * healthy_survival / disabled_survival;
        let before_death = odds / (1.0 + odds);
        let fallen_ill = before_death - disabled * libm::exp(-self.recovery[i]);
        (fallen_ill >= 0.0).then(|| -libm::log1p(-fallen_ill / (1.0 - disabled)))
    }

    fn survival(&self, i: usize, disabled: f64, mx: f64) -> (f64, f64) {
        let ratio = self.mortality_ratio[i];
        let healthy = mx / (1.0 - disabled + disabled * ratio);
        (libm::exp(-healthy), libm::exp(-healthy * ratio))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates() -> Transitions {
        Transitions {
            onset: [0.02; ELDER_AGES],
            recovery: [0.1; ELDER_AGES],
            mortality_ratio: [3.0; ELDER_AGES],
        }
    }

    /// 10 % disabled, m = 0.02: healthy rate 0.02 / 1.2, disabled 0.06 / 1.2 = 0.05.
    #[test]
    fn worked_example_of_one_year() {
        let ill = 0.9 * (1.0 - libm::exp(-0.02)) + 0.1 * libm::exp(-0.1);
        let (sick, well) = (ill * libm::exp(-0.05), (1.0 - ill) * libm::exp(-1.0 / 60.0));
        assert!((rates().step(0, 0.1, 0.02) - sick / (sick + well)).abs() < 1e-12);
    }

    #[test]
    fn onset_is_found_back() {
        let next = rates().step(7, 0.08, 0.03);
        assert!((rates().onset_for(7, 0.08, next, 0.03).unwrap() - 0.02).abs() < 1e-12);
        assert_eq!(rates().onset_for(7, 0.08, 0.01, 0.03), None);
    }
}
