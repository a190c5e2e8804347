//! Net migration of a county, by age: what the last decade showed, and how a draw departs from it.

use crate::{
    domain::{AGES, CELLS, Sex, cell},
    need::ELDER,
    seeds::{OUTLOOK_AGES, Outlook},
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

/// What the decade 2010–2020 says of a county.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Decade {
    /// Net migrants per person and year, by age (both sexes alike).
    pub net_rate: [f64; AGES],
    /// Log of mortality at 75 and over relative to the nation.
    pub mortality: f64,
}

impl Decade {
    /// From the fitted change of a county's people beside the nation's.
    pub fn new(outlook: &Outlook, hazard: &[f64; CELLS]) -> Self {
        let rate = |age: usize| outlook.rates[(age / 5).min(OUTLOOK_AGES - 1)];
        let (mut lost, mut risk, mut alive) = (0.0, 0.0, 1.0);
        for age in ELDER..AGES {
            let both = f64::midpoint(hazard[cell(Sex::Male, age)], hazard[cell(Sex::Female, age)]);
            let weight = alive * (1.0 - migrant_share(age));
            lost -= weight * rate(age);
            risk += weight * both;
            alive *= libm::exp(-both);
        }
        Self {
            net_rate: std::array::from_fn(|age| migrant_share(age) * libm::expm1(rate(age))),
            mortality: libm::log1p((lost / risk).clamp(-0.5, 0.5)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds::Evidence;

    /// A hundredth fewer each year: migrants at 30; at 90 a tenth more deaths of a tenth.
    #[test]
    fn losses_are_migrants_when_young_and_deaths_when_old() {
        let outlook = Outlook {
            evidence: Evidence::Observed,
            rates: [-0.01; OUTLOOK_AGES],
            ..Outlook::default()
        };
        let decade = Decade::new(&outlook, &[0.1; CELLS]);
        assert!((decade.net_rate[30] + 0.00995).abs() < 1e-5);
        assert_eq!(decade.net_rate[80], 0.0);
        assert!((decade.mortality - libm::log(1.1)).abs() < 1e-9);
    }
}
