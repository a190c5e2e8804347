//! What is known of one county before anything is drawn.

use super::{
    Central, National, NationalNeed, central::CentralRates, migration::Decade, persistence::Fading,
};
use crate::{
    calibration::{Errors, FACTORS, widening},
    demography::{CENSUS_GROUPS, TWO_MONTHS, to_year_end},
    domain::{AGES, CELLS, RegionCode, Sex, cell},
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Scenario},
    seeds::{AgeCounts, Evidence, Seeds},
};

/// Ages of young people in `young_net_outflow`.
const YOUNG: std::ops::Range<usize> = 18..35;

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
    /// By year after the base year: mean of the log multiplier on national mortality.
    pub mortality: Vec<f64>,
    /// Multiplier on national total fertility.
    pub fertility: f64,
    /// Mean net migrants per person of the last decade, by age: the sexes move alike.
    pub net_rate: [f64; AGES],
    /// Whether the means are its own change between the censuses, or a prediction.
    pub observed: bool,
    /// Scale of its own departures from the means in each pattern of age.
    pub scale: [f32; FACTORS],
    /// The same of what it shares with its province.
    pub province_scale: [f32; FACTORS],
    /// Share of its elders who live in cities and towns.
    pub urban: f64,
    /// The path that draws depart from.
    pub central: Central,
}

/// What all counties of a run have in common.
#[derive(Clone, Copy)]
pub(super) struct Common<'a> {
    pub national: &'a National,
    pub need: &'a NationalNeed,
    pub errors: &'a Errors,
    pub fading: &'a Fading,
}

impl County {
    /// Of the county at a position of the region table.
    ///
    /// # Errors
    ///
    /// When an assumption is missing.
    pub(super) fn new(
        seeds: &Seeds,
        scenario: &Scenario,
        priors: &Priors,
        Common { national, need, errors, fading }: Common<'_>,
        position: usize,
    ) -> Result<Self, Problems> {
        let region = &seeds.regions.counties()[position];
        let census = seeds.population[position];
        let hazards: &[[f64; CELLS]] = &national.hazards;
        let decade = Decade::new(&seeds.outlook[position], &national.death_rates);
        let population = scenario.population();
        let province = region.province.unwrap_or(region.code);
        let mortality = fading.mortality(province, decade.mortality);
        let fertility = fertility(&census, national.child_woman_ratio, priors)?;

        let mut net_rate = decade.net_rate.map(|rate| rate * population.migration_scale);
        let launch = launch(&census, national, &net_rate, fertility);
        for rate in &mut net_rate[YOUNG] {
            *rate -= population.young_net_outflow;
        }
        let rates = CentralRates {
            launch: &launch,
            mortality: &mortality,
            fertility,
            net_rate: &net_rate,
            persistence: &fading.migration,
        };
        let central = Central::new(&rates, national, hazards, mortality.len());
        let outlook = &seeds.outlook[position];
        let wide = widening(outlook.atypicality);
        Ok(Self {
            position,
            code: region.code,
            prefecture: region.prefecture.unwrap_or(region.code),
            province,
            census,
            launch,
            mortality,
            fertility,
            observed: outlook.evidence == Evidence::Observed,
            scale: outlook.scale.map(|scale| scale as f32),
            province_scale: std::array::from_fn(|k| (errors.province[k] * wide[k]) as f32),
            net_rate,
            urban: need.urban_elders(&seeds.context[position]),
            central,
        })
    }
}

/// The census by single years, on 31 December.
fn launch(
    census: &AgeCounts,
    national: &National,
    net_rate: &[f64; AGES],
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
            net_rate,
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
