//! The rates with which the engine gives the model's medians back.

use super::{
    national::{National, YEARS},
    profile::{AgeProfile, five_year_age, migrant_share},
    unit::{Deviates, FIRST_BAND, Passage, cells_of},
};
use crate::{
    calibration::{AGES_OF_5, ByCell, COHORTS_OF_5, FACTORS, Model, Subject},
    domain::{AGES, CELLS, Sex, cell},
    lanes::Lanes,
    projection::{BANDS, Columns, Flows, Hazards, band_ages},
};

/// Passes that bring the centre onto the model's medians.
const PASSES: usize = 4;

impl<'a> Passage<'a> {
    /// Brings the centre onto the medians of a unit.
    pub fn new(
        national: &'a National,
        profile: &AgeProfile,
        model: &Model,
        subject: &Subject,
    ) -> Self {
        let median = model.mean.predict(subject);
        let nation = model.mean.as_nation(subject);
        let mut launch = [0.0; CELLS];
        for sex in Sex::BOTH {
            let people =
                national.graduation[sex as usize].single_years(&subject.groups[sex as usize]);
            for (age, count) in people.into_iter().enumerate() {
                launch[cell(sex, age)] = count as f32;
            }
        }
        let change = |of: &dyn Fn(usize, usize) -> f64| {
            [0, 1].map(|sex| std::array::from_fn(|cohort| of(sex, cohort)))
        };
        // What the nation did beside the United Nations' mortality, then the unit beside the nation.
        let common: [[f64; COHORTS_OF_5]; 2] = change(&|sex, cohort| {
            let survival =
                if cohort + 1 < COHORTS_OF_5 { national.decade.survival[sex][cohort] } else { 1.0 };
            libm::log(model.mean.national[sex][cohort] / survival)
        });
        let mut own: [[f64; COHORTS_OF_5]; 2] = change(&|sex, cohort| {
            libm::log(median[sex][cohort].max(1e-3) / nation[sex][cohort].max(1e-3))
        });
        let (hazards, rest) = correct_mortality(national, profile, &common);
        let mut passage = Self {
            national,
            launch,
            mean_hazards: std::array::from_fn(|i| {
                (0..YEARS).map(|year| hazards[year][i]).sum::<f64>() as f32 / YEARS as f32
            }),
            hazards: Hazards::new(YEARS),
            centre: [0.0; CELLS],
            patterns: [[0.0; FACTORS]; AGES_OF_5],
            mortality: [(1.0, [0.0; FACTORS]); BANDS],
            fertility: [(1.5, 1.15); 2],
            children: [[0.0; 2]; FACTORS],
            death_scale: [0.0; BANDS],
            columns: Columns::new(&[0], 0, Flows::Left),
        };
        passage.hazards.fill(|year, i| Lanes::of(hazards[year][i]));
        passage.set_patterns(profile, model);
        passage.set_death_scale();
        for _ in 0..PASSES {
            passage.set_centre(profile, &own, &rest);
            let people = passage.run(&Deviates::NONE, None);
            let got = cells_of(&people, 0);
            for sex in 0..2 {
                for cohort in 0..COHORTS_OF_5 {
                    let ratio = median[sex][cohort].max(1e-3) / got[sex][cohort].max(1e-3);
                    own[sex][cohort] += libm::log(ratio).clamp(-1.0, 1.0);
                }
            }
            passage.correct_births(&median, &got);
        }
        passage.set_children(model);
        passage
    }

    /// Yearly log rates by cell, and the mortality that takes part of them over.
    fn set_centre(
        &mut self,
        profile: &AgeProfile,
        own: &[[f64; COHORTS_OF_5]; 2],
        rest: &[f64; CELLS],
    ) {
        let rates = own.each_ref().map(|change| profile.rates(change));
        let mean: [f64; AGES_OF_5] =
            std::array::from_fn(|age| f64::midpoint(rates[0][age], rates[1][age]));
        for band in FIRST_BAND..BANDS {
            self.mortality[band].0 = 1.0 - self.mortality_of(band, &mean) as f32;
        }
        for sex in Sex::BOTH {
            for age in 0..AGES {
                let rate = rates[sex as usize][five_year_age(age)] + rest[cell(sex, age)];
                self.centre[cell(sex, age)] = rate as f32;
            }
        }
    }

    /// The share of a band's hazards that takes over the mortality part of rates by age.
    fn mortality_of(&self, band: usize, rates: &[f64; AGES_OF_5]) -> f64 {
        let (mut part, mut risk) = (0.0, 0.0);
        for age in band_ages(band) {
            let hazard = f64::from(
                self.mean_hazards[cell(Sex::Male, age)] + self.mean_hazards[cell(Sex::Female, age)],
            ) / 2.0;
            let weight = self.national.lived[age];
            part += weight * (1.0 - migrant_share(age)) * rates[five_year_age(age)];
            risk += weight * hazard;
        }
        part / risk
    }

    fn set_patterns(&mut self, profile: &AgeProfile, model: &Model) {
        for k in 0..FACTORS {
            let change = std::array::from_fn(|cohort| model.errors.loadings[cohort][k]);
            let rates = profile.rates(&change);
            for (age, rate) in rates.iter().enumerate() {
                self.patterns[age][k] = *rate as f32;
            }
            for band in FIRST_BAND..BANDS {
                self.mortality[band].1[k] = -self.mortality_of(band, &rates) as f32;
            }
        }
    }

    /// Deaths of a band are binomial in a year.
    fn set_death_scale(&mut self) {
        for band in 0..BANDS {
            let (mut dead, mut people) = (0.0, 0.0_f64);
            for age in band_ages(band) {
                for sex in Sex::BOTH {
                    let here = f64::from(self.launch[cell(sex, age)]) + 1e-6;
                    dead += here * -libm::expm1(-f64::from(self.mean_hazards[cell(sex, age)]));
                    people += here;
                }
            }
            let chance = dead / people;
            self.death_scale[band] = libm::sqrt((1.0 - chance) / chance) as f32;
        }
    }

    fn correct_births(&mut self, median: &ByCell, got: &ByCell) {
        // Aged 5–9 at the second census: born in the first five years.
        for (half, cell) in [(0, COHORTS_OF_5 + 1), (1, COHORTS_OF_5)] {
            let ratio = |sex: usize| median[sex][cell].max(1e-3) / got[sex][cell].max(1e-3);
            let both = (median[0][cell] + median[1][cell]).max(1e-3)
                / (got[0][cell] + got[1][cell]).max(1e-3);
            self.fertility[half].0 = (self.fertility[half].0 * both as f32).clamp(0.01, 50.0);
            let sex_ratio = self.fertility[half].1 * (ratio(0) / ratio(1)) as f32;
            self.fertility[half].1 = sex_ratio.clamp(0.3, 3.0);
        }
    }

    /// Children follow the scores as fitted; what the engine's women bring about is taken off.
    fn set_children(&mut self, model: &Model) {
        const STEP: f32 = 0.5;
        let mut deviates = Deviates::NONE;
        for k in 0..FACTORS {
            deviates.scores[k][k + 1] = STEP;
        }
        let people = self.run(&deviates, None);
        let at = |lane: usize| {
            let cells = cells_of(&people, lane);
            [0, 1].map(|child| {
                let cell = COHORTS_OF_5 + child;
                libm::log((cells[0][cell] + cells[1][cell]).max(1e-3))
            })
        };
        let centre = at(0);
        for k in 0..FACTORS {
            let moved = at(k + 1);
            for child in 0..2 {
                let engine = (moved[child] - centre[child]) / f64::from(STEP);
                self.children[k][child] = (model.errors.children[k][child] - engine) as f32;
            }
        }
    }
}

/// The nation's hazards with its own mortality from 60 on, and what remains as rates by cell.
///
/// Below 60 the nation's departure from the United Nations' survival is census coverage; from 60 on
/// it is the level of mortality, which at most falls to a fifth.
fn correct_mortality(
    national: &National,
    profile: &AgeProfile,
    common: &[[f64; COHORTS_OF_5]; 2],
) -> (Vec<[f64; CELLS]>, [f64; CELLS]) {
    let mut rest = [0.0; CELLS];
    let mut factor = [1.0; CELLS];
    for sex in Sex::BOTH {
        let rates = profile.rates(&common[sex as usize]);
        for age in 0..AGES {
            let i = cell(sex, age);
            let (rate, hazard) = (rates[five_year_age(age)], national.mean_hazards[i]);
            if age >= 60 {
                factor[i] = (1.0 - rate / hazard).clamp(0.2, 3.0);
            }
            rest[i] = rate - hazard * (1.0 - factor[i]);
        }
    }
    let hazards =
        national.hazards.iter().map(|year| std::array::from_fn(|i| year[i] * factor[i])).collect();
    (hazards, rest)
}
