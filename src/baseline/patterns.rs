//! The fitted patterns in which counties depart from their means, as yearly rates.

use super::migration::{MIGRANT_AGES, migrant_share};
use crate::{
    calibration::{Errors, FACTORS},
    domain::{AGES, CELLS, Sex, cell},
    hindcast::{AgeProfile, five_year_age},
    need::ELDER,
    projection::{BANDS, band_ages},
};

/// Five-year ages at which a departure is migration, wholly or in part.
pub const MOVING_GROUPS: usize = MIGRANT_AGES / 5;

/// What one unit of each pattern's score does to rates, and how far provinces and prefectures share
/// scores.
///
/// The same error model as the hindcast's: a departure is migration below 60 and mortality from 75,
/// shared between in a straight line.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns {
    /// Yearly log rate of migration by five-year age below 75.
    pub migration: [[f32; FACTORS]; MOVING_GROUPS],
    /// Share of a band's deaths.
    pub mortality: [[f32; FACTORS]; BANDS],
    /// Share of a county's own variance that its prefecture shares.
    pub prefecture: [f64; FACTORS],
}

impl Patterns {
    /// From the fitted spread and the hazards of the base year.
    #[must_use]
    pub fn new(errors: &Errors, hazards: &[f64; CELLS]) -> Self {
        let profile = AgeProfile::new();
        let mut patterns = Self {
            migration: [[0.0; FACTORS]; MOVING_GROUPS],
            mortality: [[0.0; FACTORS]; BANDS],
            prefecture: errors.prefecture,
        };
        for k in 0..FACTORS {
            let rates = profile.rates(&errors.loadings.map(|row| row[k]));
            for (group, row) in patterns.migration.iter_mut().enumerate() {
                let ages = 5 * group..5 * group + 5;
                let share = ages.map(migrant_share).sum::<f64>() / 5.0;
                row[k] = (share * rates[group]) as f32;
            }
            let mut alive = 1.0;
            for (band, row) in patterns.mortality.iter_mut().enumerate() {
                let (mut lost, mut risk) = (0.0, 0.0);
                for age in band_ages(band).filter(|age| (ELDER..AGES).contains(age)) {
                    let hazard = f64::midpoint(
                        hazards[cell(Sex::Male, age)],
                        hazards[cell(Sex::Female, age)],
                    );
                    lost -= alive * (1.0 - migrant_share(age)) * rates[five_year_age(age)];
                    risk += alive * hazard;
                    alive *= libm::exp(-hazard);
                }
                row[k] = if risk > 0.0 { (lost / risk) as f32 } else { 0.0 };
            }
        }
        patterns
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibration::{COHORTS_OF_5, SCALE_COVARIATES};

    /// A pattern that takes a tenth of every cohort in a decade: a hundredth a year leaves below 60;
    /// at 80 a twentieth more than twenty hundredths die.
    #[test]
    fn a_level_pattern_is_migration_when_young_and_deaths_when_old() {
        let errors = Errors {
            loadings: [[-0.1, 0.0, 0.0, 0.0]; COHORTS_OF_5],
            scale: [[0.0; FACTORS]; SCALE_COVARIATES],
            prefecture: [0.25; FACTORS],
            province: [0.5; FACTORS],
            children: [[0.0; 2]; FACTORS],
            children_rest: [0.0; 2],
        };
        let patterns = Patterns::new(&errors, &[0.2; CELLS]);
        assert!((patterns.migration[6][0] + 0.01).abs() < 1e-4, "{:?}", patterns.migration);
        // (13 / 15 of 60 … 9 / 15 … ) mean share at 60 to 64 is 13 / 15.
        assert!((patterns.migration[12][0] + 0.01 * 13.0 / 15.0).abs() < 1e-4);
        assert!((patterns.mortality[6][0] - 0.05).abs() < 1e-3, "{:?}", patterns.mortality);
        assert_eq!((patterns.mortality[0][0], patterns.mortality[1][0]), (0.0, 0.0));
        assert_eq!(patterns.migration[6][1], 0.0);
    }
}
