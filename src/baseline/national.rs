//! Rates of the whole country, by single year of age and calendar year.

use crate::{
    demography::{
        AbridgedRates, BirthHistory, FiveQuantiles, Graduation, LifeTable, MortalityPath, Z_NODES,
        hadwiger_asfr, survivorship,
    },
    domain::{AGES, CELLS, Sex, cell},
    need::ELDER,
    parallel,
    priors::Priors,
    problems::{Place, Problems},
    scenario::{BASE_YEAR, Fertility, Longevity, Scenario},
    seeds::{Quantiles, Seeds, Series},
};

/// National rates; years count from the base year.
#[derive(Clone, Debug)]
pub struct National {
    /// Death rates by sex.
    pub mortality: [MortalityPath; 2],
    /// The deviate added to every draw of life expectancy: which UN path the centre follows.
    pub longevity: f64,
    /// Standard deviation of the level of mortality from 60 on, beside life expectancy.
    pub old_mortality_sd: f64,
    /// By year: total fertility at each node of the Gaussian index.
    pub tfr: Vec<[f64; Z_NODES]>,
    /// By year: shares of total fertility at ages 15 to 49.
    pub asfr: Vec<[f64; 35]>,
    /// By year: boys per girl at birth.
    pub srb: Vec<f64>,
    /// By year: net migrants of the country at each node, persons.
    pub net_migrants: Vec<[f64; Z_NODES]>,
    /// Annual births, for graduation.
    pub births: BirthHistory,
    /// How the census of the base year is taken apart, by sex.
    pub graduation: [Graduation; 2],
    /// The census of the whole country by single year of age.
    pub census: [f64; CELLS],
    /// By cell: death rates of the base year with every index at its centre.
    pub death_rates: [f64; CELLS],
    /// By year and cell: what the projection multiplies people by, as hazards, at that centre.
    ///
    /// Of those aged x at the start of a year `exp(−hazard)` are alive at its end: they pass half
    /// of it at the next age, so a hazard lies between two death rates.
    pub hazards: Vec<[f64; CELLS]>,
    /// By sex: years of the hazard of age 0 that a newborn has lived through by its year's end.
    pub infant_exposure: [f64; 2],
    /// Children under five per woman of 20 to 44.
    pub child_woman_ratio: f64,
}

impl National {
    /// From the UN's tables and the census.
    ///
    /// # Errors
    ///
    /// A series that does not reach the horizon.
    pub fn new(seeds: &Seeds, scenario: &Scenario, priors: &Priors) -> Result<Self, Problems> {
        let un = &seeds.un;
        let years = BASE_YEAR..=scenario.horizon_year();
        let correction = priors.get("mortality_correction_60plus")?;
        let path = |sex: Sex| -> Result<MortalityPath, Problems> {
            let periods: Vec<AbridgedRates> = un
                .mortality
                .iter()
                .filter(|(start, _)| *start >= 2010)
                // The UN's periods run from mid-year to mid-year.
                .map(|(start, rates)| AbridgedRates {
                    middle: f64::from(start) + 3.0,
                    rates: rates[sex as usize],
                })
                .collect();
            let e0 = quantiles(&un.e0[sex as usize], years.clone(), "un_china_life_expectancy")?;
            let mut path = MortalityPath::new(&periods, BASE_YEAR, &e0);
            for rates in &mut path.centre {
                for age in ELDER..AGES {
                    rates[age] += correction.mean;
                }
            }
            Ok(path)
        };
        let mortality = [path(Sex::Male)?, path(Sex::Female)?];
        let births = births(seeds);
        let graduation = Sex::BOTH.map(|sex| {
            let alive = survivorship(&mortality[sex as usize].rates(0, 0.0));
            let shares = un
                .oldest
                .get(i32::from(BASE_YEAR))
                .map_or([0.7, 0.25, 0.04, 0.01], |s| s[sex as usize]);
            Graduation::new(BASE_YEAR, &births, &alive, shares)
        });
        let census = national_census(seeds, &graduation);
        let sign = match scenario.population().fertility {
            Fertility::Low => -1.0,
            Fertility::Median => 0.0,
            Fertility::High => 1.0,
        };
        let longevity = match scenario.population().longevity {
            Longevity::Lower95 => -1.959_964,
            Longevity::Lower80 => -1.281_552,
            Longevity::Median => 0.0,
            Longevity::Upper80 => 1.281_552,
            Longevity::Upper95 => 1.959_964,
        };
        let tfr = quantiles(&un.total_fertility, years.clone(), "un_china_total_fertility")?;
        let net = quantiles(&un.net_migration, years.clone(), "un_china_net_migration")?;
        let by_year = |year: u16| i32::from(year);
        Ok(Self {
            death_rates: by_cell(|sex| tables(&mortality, 0, longevity)[sex as usize].rates),
            hazards: (0..tfr.len())
                .map(|year| {
                    let tables = tables(&mortality, year, longevity);
                    by_cell(|sex| tables[sex as usize].hazards())
                })
                .collect(),
            infant_exposure: tables(&mortality, 0, longevity)
                .map(|table| -libm::log(table.newborn_survival()) / table.hazards()[0]),
            mortality,
            longevity,
            child_woman_ratio: super::county::child_woman_ratio(&seeds.population),
            old_mortality_sd: correction.sd,
            tfr: (BASE_YEAR..)
                .zip(&tfr)
                .map(|(year, q)| {
                    let shift = sign * variant(year);
                    q.tabulated().map(|tfr| (tfr + shift).max(0.1))
                })
                .collect(),
            asfr: each(years.clone(), "un_china_fertility_pattern", |year| {
                un.fertility_pattern.get(by_year(year)).map(hadwiger_asfr)
            })?,
            srb: each(years, "un_china_sex_ratio_at_birth", |year| {
                un.sex_ratio_at_birth.get(by_year(year)).copied()
            })?,
            net_migrants: net.iter().map(FiveQuantiles::tabulated).collect(),
            births,
            graduation,
            census,
        })
    }
}

/// The life tables of a year with every index at its centre, by sex.
fn tables(mortality: &[MortalityPath; 2], year: usize, longevity: f64) -> [LifeTable; 2] {
    Sex::BOTH.map(|sex| {
        let path = &mortality[sex as usize];
        LifeTable::new(sex, path.rates(year, at_deviate(&path.index[year], longevity)))
    })
}

fn by_cell(half: impl Fn(Sex) -> [f64; AGES]) -> [f64; CELLS] {
    let mut cells = [0.0; CELLS];
    for sex in Sex::BOTH {
        cells[cell(sex, 0)..=cell(sex, AGES - 1)].copy_from_slice(&half(sex));
    }
    cells
}

/// Children per woman by which the UN's high and low variants depart from the median.
///
/// # Source
///
/// United Nations (2024), *World Population Prospects 2024: Methodology*: 0.25 in the first five
/// years of the projection (2024–2028), 0.4 in the next five, 0.5 from 2034.
fn variant(year: u16) -> f64 {
    match year {
        ..2024 => 0.0,
        2024..2029 => 0.25,
        2029..2034 => 0.4,
        _ => 0.5,
    }
}

/// A tabulated distribution at a deviate, straight between the nodes.
#[must_use]
pub(crate) fn at_deviate(table: &[f64; Z_NODES], z: f64) -> f64 {
    let place = ((z + 5.0) * 4.0).clamp(0.0, (Z_NODES - 1) as f64);
    let left = (place as usize).min(Z_NODES - 2);
    let weight = place - left as f64;
    table[left] * (1.0 - weight) + table[left + 1] * weight
}

fn national_census(seeds: &Seeds, graduation: &[Graduation; 2]) -> [f64; CELLS] {
    let mut census = [0.0; CELLS];
    for sex in Sex::BOTH {
        let mut groups = [0.0; 19];
        for county in &seeds.population {
            for (sum, &count) in groups.iter_mut().zip(county.of(sex)) {
                *sum += f64::from(count);
            }
        }
        let people = graduation[sex as usize].single_years(&groups);
        census[cell(sex, 0)..=cell(sex, AGES - 1)].copy_from_slice(&people);
    }
    census
}

fn births(seeds: &Seeds) -> BirthHistory {
    let mut rows = seeds.un.vital.iter().peekable();
    let first = rows.peek().map_or(1950, |(year, _)| *year);
    BirthHistory::new(first as u16, rows.map(|(_, vital)| vital.births).collect())
}

fn quantiles(
    series: &Series<Quantiles>,
    years: std::ops::RangeInclusive<u16>,
    table: &str,
) -> Result<Vec<FiveQuantiles>, Problems> {
    each(years, table, |year| {
        series.get(i32::from(year)).map(|quantiles| match quantiles.bounds {
            None => FiveQuantiles::certain(quantiles.median),
            Some(b) => FiveQuantiles {
                values: [b.lower95, b.lower80, quantiles.median, b.upper80, b.upper95],
            },
        })
    })
}

fn each<T: Send>(
    years: std::ops::RangeInclusive<u16>,
    table: &str,
    value: impl Fn(u16) -> Option<T> + Sync,
) -> Result<Vec<T>, Problems> {
    let first = *years.start();
    let found = parallel::map(years.len(), |after| value(first + after as u16));
    (first..)
        .zip(found)
        .map(|(year, value)| {
            value.ok_or_else(|| {
                let place = Place::file(format!("{table}/data.csv"));
                Problems::one(place, format!("no row for {year}, which the scenario simulates"))
            })
        })
        .collect()
}
