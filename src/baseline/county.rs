//! What is known of one county before anything is drawn.

use super::{
    Central, National, NationalNeed,
    central::CentralRates,
    migration::{Decade, standard_profile},
};
use crate::{
    demography::{CENSUS_GROUPS, TWO_MONTHS, to_year_end},
    domain::{AGES, CELLS, RegionCode, Sex, cell},
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Scenario},
    seeds::{AgeCounts, Seeds},
};

/// Ages of young people in `young_net_outflow`.
const YOUNG: std::ops::Range<usize> = 18..35;

/// The most extreme deviates that bound what migration may take away.
const EXTREME: f64 = 3.0;

/// One county, ready to be drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    /// Position in the region table.
    pub position: usize,
    /// Its code.
    pub code: RegionCode,
    /// Its prefecture.
    pub prefecture: RegionCode,
    /// Its province.
    pub province: RegionCode,
    /// The census of 1 November 2020 by group.
    pub census: AgeCounts,
    /// Persons on 31 December 2020.
    pub launch: [f64; CELLS],
    /// Mean of the log multiplier on national mortality.
    pub mortality: f64,
    /// Multiplier on national total fertility.
    pub fertility: f64,
    /// Mean net migrants per person in the first year, by cell.
    pub net_rate: [f64; CELLS],
    /// How far draws of migration may depart, as a share of the stated spread (at most 1).
    ///
    /// Less than one where the stated spread would take away more people than there are.
    pub migration_room: f64,
    /// Multiplier on national prevalence for its mix of urban and rural elders.
    pub need: f64,
    /// The path that draws depart from.
    pub central: Central,
}

impl County {
    /// Of the county at a position of the region table.
    ///
    /// # Errors
    ///
    /// When an assumption is missing.
    pub fn new(
        seeds: &Seeds,
        scenario: &Scenario,
        priors: &Priors,
        (national, need): (&National, &NationalNeed),
        position: usize,
    ) -> Result<Self, Problems> {
        let region = &seeds.regions.counties()[position];
        let census = seeds.population[position];
        let hazards: &[[f64; CELLS]] = &national.hazards;
        let decade = Decade::new(&seeds.outlook[position], &national.death_rates);
        let population = scenario.population();
        let persistence = persistence(priors, national.tfr.len() - 1)?;
        let fertility = fertility(&census, national.child_woman_ratio, priors)?;

        let mut net_rate = [0.0; CELLS];
        for sex in Sex::BOTH {
            for age in 0..AGES {
                net_rate[cell(sex, age)] = decade.net_rate[age] * population.migration_scale;
            }
        }
        let launch = launch(&census, national, &net_rate, fertility);
        for sex in Sex::BOTH {
            for age in YOUNG {
                net_rate[cell(sex, age)] -= population.young_net_outflow;
            }
        }
        let profile = standard_profile();
        let rates = CentralRates {
            launch: &launch,
            mortality: libm::exp(decade.mortality),
            fertility,
            net_rate: &net_rate,
            persistence: &persistence,
            profile: &profile,
        };
        let central = Central::new(&rates, national, hazards, persistence.len());
        let spread = Spread {
            relative: priors.mean("migration_level_relative_sd")?,
            own: priors.mean("migration_county_sd")?,
        };
        Ok(Self {
            position,
            code: region.code,
            prefecture: region.prefecture.unwrap_or(region.code),
            province: region.province.unwrap_or(region.code),
            census,
            launch,
            mortality: decade.mortality,
            fertility,
            migration_room: spread.room(&net_rate, &profile, &persistence),
            net_rate,
            need: need.urban_factor(&seeds.context[position]),
            central,
        })
    }
}

/// How much of the decade's migration is left in each year after the base year.
fn persistence(priors: &Priors, years: usize) -> Result<Vec<f64>, Problems> {
    let over_five_years = priors.mean("migration_persistence_5y")?;
    Ok((1..=years).map(|year| libm::pow(over_five_years, (year as f64 - 0.5) / 5.0)).collect())
}

/// The census by single years, on 31 December.
fn launch(
    census: &AgeCounts,
    national: &National,
    net_rate: &[f64; CELLS],
    fertility: f64,
) -> [f64; CELLS] {
    let mut launch = [0.0; CELLS];
    let people = Sex::BOTH.map(|sex| {
        let groups: [f64; CENSUS_GROUPS.len()] = census.of(sex).map(f64::from);
        national.graduation[sex as usize].single_years(&groups)
    });
    let tfr = super::national::at_deviate(&national.tfr[0], 0.0) * fertility;
    let births: f64 = crate::demography::FERTILE
        .zip(&national.asfr[0])
        .map(|(age, share)| tfr * share * people[1][age])
        .sum();
    let boys = national.srb[0] / (1.0 + national.srb[0]);
    for (sex, share) in [(Sex::Male, boys), (Sex::Female, 1.0 - boys)] {
        let cells = cell(sex, 0)..cell(sex, AGES - 1) + 1;
        let by_age = |values: &[f64; CELLS]| -> [f64; AGES] {
            std::array::from_fn(|age| values[cell(sex, age)])
        };
        let end = to_year_end(
            &people[sex as usize],
            BASE_YEAR,
            &national.births,
            &by_age(&national.death_rates),
            &by_age(net_rate),
            births * share * TWO_MONTHS,
        );
        launch[cells].copy_from_slice(&end);
    }
    launch
}

/// A county's fertility relative to the nation's, from its child–woman ratio, shrunk.
fn fertility(census: &AgeCounts, national: f64, priors: &Priors) -> Result<f64, Problems> {
    let ratio = child_woman_ratio([census]);
    let kept = priors.mean("fertility_county_shrinkage")?;
    let departure = if ratio > 0.0 { libm::log(ratio / national) } else { 0.0 };
    Ok(libm::exp(kept * departure.clamp(-1.0, 1.0)))
}

/// Children under five per woman aged 20 to 44.
pub(super) fn child_woman_ratio<'a>(counts: impl IntoIterator<Item = &'a AgeCounts>) -> f64 {
    let (mut children, mut women) = (0.0, 0.0);
    for census in counts {
        for sex in Sex::BOTH {
            children += f64::from(census.of(sex)[0]) + f64::from(census.of(sex)[1]);
        }
        women += census.of(Sex::Female)[5..10].iter().map(|&n| f64::from(n)).sum::<f64>();
    }
    if women > 0.0 { children / women } else { 0.0 }
}

/// The stated spread of migration.
struct Spread {
    relative: f64,
    own: f64,
}

impl Spread {
    /// The share of the spread that leaves at least a tenth of every cohort of the central path.
    ///
    /// Net migrants are persons, drawn before the projection: a cohort that loses the share `d_t g`
    /// of its central survivors each year must not lose them all by the horizon.
    fn room(&self, mean: &[f64; CELLS], profile: &[f64; CELLS], persistence: &[f64]) -> f64 {
        let years: f64 = persistence.iter().sum();
        mean.iter()
            .zip(profile)
            .map(|(mean, profile)| {
                let most = EXTREME * (self.relative * mean.abs() + self.own * profile) * years;
                let available = 0.9 * libm::exp(-mean.abs() * years);
                if most > available { available / most } else { 1.0 }
            })
            .fold(1.0, f64::min)
    }
}
