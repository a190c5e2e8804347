//! A county's deterministic path: what draws depart from.

use super::{MIGRANT_AGES, National};
use crate::{
    demography::FERTILE,
    domain::{AGES, CELLS, OPEN_AGE, Sex, cell},
    projection::{BANDS, band_ages},
};

/// The population of a county with every uncertain input at its centre.
#[derive(Clone, Debug, PartialEq)]
pub struct Central {
    /// By year and cell: what net migration rates multiply, persons: people who lived through the
    /// year, by their age at its start.
    pub movable: Vec<[f32; CELLS]>,
    /// The same of both sexes, by age below 75.
    pub movers: Vec<[f32; MIGRANT_AGES]>,
    /// By year: residents at its end, persons.
    pub residents: Vec<f64>,
    /// By year and band: √(Σ P q (1 − q) · P) ÷ Σ P q, the scale of chance in deaths.
    pub chance: Vec<[f32; BANDS]>,
}

/// What moves a county besides the national rates.
pub(super) struct CentralRates<'a> {
    /// Persons at launch.
    pub launch: &'a [f64; CELLS],
    /// By year: log multiplier on the national hazard.
    pub mortality: &'a [f64],
    /// Multiplier on national total fertility.
    pub fertility: f64,
    /// Net migrants per person and year of the last decade, by age.
    pub net_rate: &'a [f64; AGES],
    /// How much of the rates is left in each year.
    pub persistence: &'a [f64],
}

impl Central {
    /// Runs the years `1..=years`.
    pub(super) fn new(
        rates: &CentralRates,
        national: &National,
        hazards: &[[f64; CELLS]],
        years: usize,
    ) -> Self {
        let mut people = *rates.launch;
        let mut path = Self {
            movable: Vec::with_capacity(years),
            movers: Vec::with_capacity(years),
            residents: Vec::with_capacity(years),
            chance: Vec::with_capacity(years),
        };
        for year in 1..=years {
            let mortality = libm::exp(rates.mortality[year - 1]);
            let survival: [f64; CELLS] =
                std::array::from_fn(|i| libm::exp(-hazards[year][i] * mortality));
            let survivors: [f64; CELLS] = std::array::from_fn(|i| people[i] * survival[i]);
            let kept = rates.persistence[year - 1];
            path.chance.push(chance(&people, &survival));
            path.movable.push(survivors.map(|count| count as f32));
            path.movers.push(std::array::from_fn(|age| {
                (survivors[cell(Sex::Male, age)] + survivors[cell(Sex::Female, age)]) as f32
            }));
            people = self::aged(&people, &survivors, rates, national, &survival, (year, kept));
            path.residents.push(people.iter().sum());
        }
        path
    }
}

fn aged(
    people: &[f64; CELLS],
    survivors: &[f64; CELLS],
    rates: &CentralRates,
    national: &National,
    survival: &[f64; CELLS],
    (year, kept): (usize, f64),
) -> [f64; CELLS] {
    let mut end = [0.0; CELLS];
    for sex in Sex::BOTH {
        for age in 0..AGES {
            let from = cell(sex, age);
            let to = cell(sex, (age + 1).min(OPEN_AGE));
            end[to] += survivors[from] * (1.0 + kept * rates.net_rate[age]);
        }
    }
    let tfr = super::national::at_deviate(&national.tfr[year], 0.0) * rates.fertility;
    let births: f64 = FERTILE
        .zip(&national.asfr[year])
        .map(|(age, share)| {
            let woman = cell(Sex::Female, age);
            tfr * share * f64::midpoint(people[woman], end[woman])
        })
        .sum();
    let boys = national.srb[year] / (1.0 + national.srb[year]);
    for (sex, share) in [(Sex::Male, boys), (Sex::Female, 1.0 - boys)] {
        let infant = cell(sex, 0);
        let exposure = national.infant_exposure[sex as usize];
        end[infant] = births * share * libm::pow(survival[infant], exposure);
    }
    end
}

/// The scale of chance in the deaths of each band of ages, both sexes together.
///
/// In a draw with `P` people in the band, deaths depart from their mean by the factor
/// `1 + z · chance / √P`: their variance is then Σ P q (1 − q) for the age structure of this path.
fn chance(people: &[f64; CELLS], survival: &[f64; CELLS]) -> [f32; BANDS] {
    std::array::from_fn(|band| {
        let (mut count, mut deaths, mut variance) = (0.0, 0.0, 0.0);
        for sex in Sex::BOTH {
            for age in band_ages(band) {
                let i = cell(sex, age);
                count += people[i];
                deaths += people[i] * (1.0 - survival[i]);
                variance += people[i] * (1.0 - survival[i]) * survival[i];
            }
        }
        if deaths > 0.0 { (libm::sqrt(variance * count) / deaths) as f32 } else { 0.0 }
    })
}
