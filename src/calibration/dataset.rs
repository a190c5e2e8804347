//! Every unit of the base files, ready to be fitted or predicted.

use super::{
    census::Base,
    counts::{ByAge, ByCell, COHORTS_OF_5, Decade, starting},
    crosswalk::Unit,
    features::{DWELLING, FEATURES, OTHER_PROVINCE, SAME_PROVINCE, features},
};
use crate::{
    domain::RegionCode,
    seeds::{Confidence, GROUPS},
};
use std::collections::BTreeMap;

/// One unit as the model sees it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The unit.
    pub unit: Unit,
    /// The code of its most populous county: the address of its random numbers.
    pub code: RegionCode,
    /// Of that county.
    pub province: RegionCode,
    /// Of that county.
    pub prefecture: RegionCode,
    /// Residents at the first census, by sex and five-year age.
    pub people: ByAge,
    /// The same by age group of the census.
    pub groups: [[f64; GROUPS]; 2],
    /// Everyone at the first census.
    pub population: f64,
    /// See [`super::features::FEATURE_NAMES`].
    pub features: [f64; FEATURES],
    /// Mean of the log dwelling area over the province's units, weighted by population.
    pub province_dwelling: f64,
    /// What the cells of the second census are multiples of.
    pub start: ByCell,
    /// Variance of the log of survivors by chance, by sex and cohort.
    pub chance: [[f64; COHORTS_OF_5]; 2],
}

/// All units, and the survival they were put together with.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// In the order of the crosswalk.
    pub subjects: Vec<Subject>,
    /// Of the whole country.
    pub decade: Decade,
}

impl Dataset {
    /// From the base files.
    #[must_use]
    pub fn new(base: &Base, decade: Decade) -> Self {
        let mut subjects: Vec<Subject> =
            base.units.iter().filter_map(|unit| subject(base, unit, &decade)).collect();
        let mut sums: BTreeMap<RegionCode, (f64, f64)> = BTreeMap::new();
        for subject in subjects.iter().filter(|subject| subject.features[DWELLING].is_finite()) {
            let sum = sums.entry(subject.province).or_default();
            sum.0 += subject.features[DWELLING] * subject.population;
            sum.1 += subject.population;
        }
        for subject in &mut subjects {
            let (sum, weight) = sums.get(&subject.province).copied().unwrap_or_default();
            subject.province_dwelling = sum / weight;
        }
        Self { subjects, decade }
    }

    /// The provinces, in the order of their codes.
    #[must_use]
    pub fn provinces(&self) -> Vec<RegionCode> {
        let mut codes: Vec<RegionCode> = self.subjects.iter().map(|s| s.province).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

impl Subject {
    /// Whether the model is fitted to it and scored by it: its boundaries agree well enough.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.unit.confidence != Confidence::Low
    }

    /// Share of residents registered in another county.
    #[must_use]
    pub fn registered_elsewhere(&self) -> f64 {
        let share = |feature: usize| self.features[feature] * self.features[feature];
        share(OTHER_PROVINCE) + share(SAME_PROVINCE)
    }
}

fn subject(base: &Base, unit: &Unit, decade: &Decade) -> Option<Subject> {
    let (code, largest) = unit
        .before
        .iter()
        .filter_map(|code| Some((*code, base.counties.get(code)?)))
        .max_by(|a, b| a.1.population.total_cmp(&b.1.population).then(b.0.cmp(&a.0)))?;
    let mut people: ByAge = [[0.0; 18]; 2];
    let mut groups = [[0.0; GROUPS]; 2];
    for county in base.members(unit) {
        for (sum, count) in groups.iter_mut().flatten().zip(county.groups.0.iter().flatten()) {
            *sum += f64::from(*count);
        }
        for (sum, count) in people.iter_mut().flatten().zip(county.people.iter().flatten()) {
            *sum += count;
        }
    }
    let population = people.iter().flatten().sum::<f64>();
    let kind = (largest.is_district, largest.is_city);
    (population > 0.0).then(|| Subject {
        code,
        province: largest.province,
        prefecture: largest.prefecture,
        people,
        groups,
        population,
        features: features(base.members(unit), kind, &people, decade),
        province_dwelling: f64::NAN,
        start: starting(&people, &decade.survival),
        chance: chance(&people, &decade.survival),
        unit: unit.clone(),
    })
}

/// Binomial variance of the log of the survivors of each cohort.
fn chance(people: &ByAge, survival: &ByAge) -> [[f64; COHORTS_OF_5]; 2] {
    [0, 1].map(|sex| {
        std::array::from_fn(|cohort| {
            let ages = if cohort + 1 < COHORTS_OF_5 { cohort..cohort + 1 } else { cohort..18 };
            let (mut variance, mut mean) = (0.1, 1.0);
            for age in ages {
                let alive = survival[sex][age];
                variance += people[sex][age] * alive * (1.0 - alive);
                mean += people[sex][age] * alive;
            }
            variance / (mean * mean)
        })
    })
}
