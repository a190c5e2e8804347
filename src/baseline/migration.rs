//! Net migration of a county, by age: what the last decade showed, and how a draw departs from it.

use crate::{
    domain::{AGES, CELLS, Sex, cell},
    need::ELDER,
    priors::Priors,
    problems::Problems,
    seeds::{COHORT_START, COHORTS, Confidence, CountyChange},
};

/// From this age what cohorts lost or gained beside the nation counts as mortality, not migration;
/// from 60 to here the one passes into the other.
pub const MIGRANT_AGES: usize = 75;

/// Share of a cohort's departure from the nation that is migration, by age at its middle.
#[must_use]
pub(super) fn migrant_share(age: usize) -> f64 {
    if age < ELDER {
        1.0
    } else {
        (MIGRANT_AGES.saturating_sub(age)) as f64 / (MIGRANT_AGES - ELDER) as f64
    }
}

/// How readily people of each age move: 1 at the most mobile age.
///
/// A constant, a labour-force bump in the twenties with its slow decline, and children with their
/// parents.
///
/// # Source
///
/// Rogers and Castro (1981), *Model Migration Schedules*, IIASA RR-81-30: the seven-parameter
/// form with the parameters of their standard schedule (a1 0.02, α1 0.1, a2 0.06, α2 0.1, μ2 20,
/// λ2 0.4, c 0.003), scaled to its highest age.
#[must_use]
pub fn standard_profile() -> [f64; CELLS] {
    let rate = |age: usize| {
        let x = age as f64 + 0.5;
        let labour = -0.1 * (x - 20.0) - libm::exp(-0.4 * (x - 20.0));
        0.02 * libm::exp(-0.1 * x) + 0.06 * libm::exp(labour) + 0.003
    };
    let highest = (0..AGES).map(rate).fold(0.0, f64::max);
    let mut profile = [0.0; CELLS];
    for sex in Sex::BOTH {
        for age in 0..AGES {
            profile[cell(sex, age)] = rate(age) / highest * migrant_share(age);
        }
    }
    profile
}

/// What the decade 2010–2020 says of a county, shrunk by how well its boundaries agree.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decade {
    /// Net migrants per person and year, by age (both sexes alike).
    pub net_rate: [f64; AGES],
    /// Log of mortality at 75 and over relative to the nation.
    pub mortality: f64,
}

impl Decade {
    /// Of a county whose cohorts could be compared; nought where they could not.
    ///
    /// # Errors
    ///
    /// When the table of assumptions lacks a shrinkage.
    pub fn new(
        change: Option<&CountyChange>,
        hazard: &[f64; CELLS],
        priors: &Priors,
    ) -> Result<Self, Problems> {
        let Some(change) = change else {
            return Ok(Self { net_rate: [0.0; AGES], mortality: 0.0 });
        };
        let kept = match change.confidence {
            Confidence::High => priors.mean("decade_kept_high")?,
            Confidence::Medium => priors.mean("decade_kept_medium")?,
            Confidence::Low => priors.mean("decade_kept_low")?,
        };
        let ratio = |cohort: usize| change.log_ratio[cohort].unwrap_or(0.0).clamp(-1.0, 1.0) * kept;
        let net_rate = std::array::from_fn(|age| {
            // Whoever moved at this age was on average five years older at the end of the decade.
            let place = ((age as f64 + 5.0 - 12.5) / 5.0).clamp(0.0, (COHORTS - 1) as f64);
            let left = (place as usize).min(COHORTS - 2);
            let weight = place - left as f64;
            let log_ratio = ratio(left) * (1.0 - weight) + ratio(left + 1) * weight;
            migrant_share(age) * log_ratio / 10.0
        });
        Ok(Self { net_rate, mortality: mortality(&ratio, hazard) })
    }
}

/// The log multiplier on mortality that explains the old cohorts, weighted by their hazards.
fn mortality(ratio: &impl Fn(usize) -> f64, hazard: &[f64; CELLS]) -> f64 {
    let (mut lost, mut risk) = (0.0, 0.0);
    for (cohort, start) in COHORT_START.iter().enumerate() {
        let share = 1.0 - migrant_share(start - 5);
        let over_a_decade: f64 = Sex::BOTH
            .iter()
            .flat_map(|&sex| (start - 8..start + 2).map(move |age| hazard[cell(sex, age)]))
            .sum::<f64>()
            / 2.0;
        lost -= ratio(cohort) * share * share;
        risk += over_a_decade * share * share;
    }
    libm::log1p((lost / risk).clamp(-0.5, 0.5))
}
