//! Facts with papers: the tables everything else starts from.
//!
//! - Takes: the bytes of `seeds/`, embedded or from elsewhere.
//! - Gives: typed tables, counties by position in census order, each with its source.
//! - Never: reads a file, fills in a missing figure, or stops at the first problem.

pub mod build;

mod assumptions;
mod bundle;
mod care;
mod census;
mod change;
mod county;
mod actuals;
mod county_supply;
mod geodata;
mod geography;
mod networks;
mod outlook;
mod policy;
mod regions;
mod source;
mod staffing;
mod table;
mod townships;
mod un;
mod validation;

pub use actuals::{ACTUALS_COLUMNS, Actual, read_actuals};
pub use assumptions::{Assumptions, Distribution, Prior, UnknownPrior};
pub use bundle::Bundle;
pub use care::{
    Care, Dementia, Instrument, Persons, Prevalence, Residence, SupplyFact, TRANSITION_AGES,
    TransitionModel, Transitions, UnknownInstrument,
};
pub use census::{AgeCounts, Context, GROUP_START, GROUPS};
pub use change::{COHORT_START, COHORTS, Change, Confidence, CountyChange};
pub use county_supply::{COUNTY_SUPPLY_COLUMNS, GUARANTEED_COLUMNS, GivenGuaranteed, GivenSupply};
pub use geodata::{Geodata, ServicePoint, Settlement};
pub use geography::{Geography, Neighbour, Point};
pub use networks::{NetworkTier, Tier};
pub use outlook::{Evidence, OUTLOOK_AGES, OUTLOOK_COLUMNS, OUTLOOK_PATTERNS, Outlook};
pub use policy::{POLICY_COLUMNS, PolicyTarget, read_policy};
pub use regions::{Region, Regions, UnitType, UnknownRegion};
pub use source::{Source, checksum};
pub use staffing::{Ability, RuleSet, StaffingRules, UnknownRuleSet};
pub use table::{File, Row};
pub use townships::{Township, TownshipCounts, TownshipKind, Townships};
pub use un::{
    Bounds, MIGRATION_START, MORTALITY_START, MOTHER_START, OLDEST_START, Quantiles, Series,
    UnitedNations, Vital,
};
pub use validation::{GroupScores, HindcastScores, ProjectionErrors, VALIDATION, Validation};

use crate::{
    messages,
    parallel::{both, map},
    problems::{Place, Problems, nearest},
};
use std::collections::BTreeMap;

/// Every seed, read and checked; tables of counties are by position in [`Regions`].
#[derive(Clone, Debug)]
pub struct Seeds {
    /// Counties, prefectures, provinces.
    pub regions: Regions,
    /// Residents by sex and age group on 1 November 2020.
    pub population: Vec<AgeCounts>,
    /// What else the census says.
    pub context: Vec<Context>,
    /// Townships and subdistricts.
    pub townships: Townships,
    /// Places and neighbours.
    pub geography: Geography,
    /// How cohorts changed from 2010 to 2020.
    pub change: Change,
    /// What that says of migration and mortality, by position.
    pub outlook: Vec<Outlook>,
    /// The fitted county model: its table's name and bytes, which the model reads.
    pub county_model: Table,
    /// How well the model foresaw 2020, and the engine a published projection.
    pub validation: Validation,
    /// The United Nations' figures for China.
    pub un: UnitedNations,
    /// Need for care, and supply.
    pub care: Care,
    /// Rule sets for carers.
    pub staffing: StaffingRules,
    /// Priors.
    pub assumptions: Assumptions,
    /// A planner's own count of beds, by position of the county: none of the seeds'.
    pub given: BTreeMap<usize, GivenSupply>,
    /// A planner's own count of people in extreme hardship, by position of the county.
    pub guaranteed: BTreeMap<usize, GivenGuaranteed>,
    /// The file of that table, and its checksum.
    pub given_table: Option<(String, String)>,
    /// A planner's own figures for the rows of a plan: none of the seeds'.
    pub actuals: Vec<Actual>,
    /// The file of that table, and its checksum.
    pub actuals_table: Option<(String, String)>,
    /// A planner's own points of service and settlements: none of the seeds'.
    pub geodata: Option<Geodata>,
    /// Networks of several tiers that the plans name.
    pub networks: Vec<NetworkTier>,
    plans: BTreeMap<String, Vec<PolicyTarget>>,
    sources: BTreeMap<String, Source>,
}

/// A table that another module reads.
#[derive(Clone, Debug)]
pub struct Table {
    /// What messages call it.
    pub name: String,
    /// Its bytes; none where the file is missing, of which the seeds have complained.
    pub bytes: Vec<u8>,
}

impl Table {
    fn of(bundle: &Bundle, path: &str) -> Self {
        let bytes = bundle.get(path).unwrap_or_default().to_vec();
        Self { name: bundle.name(path), bytes }
    }
}

impl Seeds {
    /// Reads and checks every table.
    ///
    /// # Errors
    ///
    /// Everything that is wrong, in all files: a damaged checksum, a row that cannot be read, a
    /// county missing or there twice, a figure out of range.
    pub fn load(bundle: &Bundle) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let sources = check_files(bundle, &mut problems);
        let before = problems.0.len();
        let regions = Regions::load(bundle, &mut problems);
        if problems.0.len() > before || regions.n_counties() == 0 {
            // Every table of counties would complain of the same ones again.
            return Err(problems);
        }
        let (mut of_townships, mut of_counties) = (Problems::default(), Problems::default());
        let (townships, (counties, others)) = both(
            || Townships::load(bundle, &regions, &mut of_townships),
            || {
                both(
                    || {
                        let problems = &mut of_counties;
                        (
                            census::population(bundle, &regions, problems),
                            census::context(bundle, &regions, problems),
                            Geography::load(bundle, &regions, problems),
                            Change::load(bundle, &regions, problems),
                            outlook::outlook(bundle, &regions, problems),
                        )
                    },
                    || {
                        (
                            Validation::load(bundle, &mut problems),
                            UnitedNations::load(bundle, &mut problems),
                            Care::load(bundle, &regions, &mut problems),
                            StaffingRules::load(bundle, &mut problems),
                            Assumptions::load(bundle, &mut problems),
                            networks::networks(bundle, &mut problems),
                        )
                    },
                )
            },
        );
        let (population, context, geography, change, outlook) = counties;
        let (validation, un, care, staffing, assumptions, networks) = others;
        problems.0.append(&mut of_counties.0);
        problems.0.append(&mut of_townships.0);
        let plans = plans(bundle, (&regions, &population), &mut problems);
        let seeds = Self {
            population,
            context,
            townships,
            geography,
            change,
            outlook,
            county_model: Table::of(bundle, "county_model/data.csv"),
            validation,
            un,
            care,
            staffing,
            assumptions,
            given: BTreeMap::new(),
            guaranteed: BTreeMap::new(),
            given_table: None,
            actuals: Vec::new(),
            actuals_table: None,
            geodata: None,
            networks,
            plans,
            regions,
            sources,
        };
        seeds.check_residents(&bundle.name("census_2020_context/data.csv"), &mut problems);
        problems.or(seeds)
    }

    /// Holds that urban and rural residents add up to the residents of all ages.
    fn check_residents(&self, file: &str, problems: &mut Problems) {
        let counties = self.regions.counties().iter().zip(&self.population).zip(&self.context);
        for ((county, people), context) in counties {
            let ages = people.total();
            let areas = u64::from(context.urban_population) + u64::from(context.rural_population);
            if ages != areas {
                problems.push(
                    Place::file(file),
                    messages::residents_differ(county.code, &county.name_zh, areas, ages),
                );
            }
        }
    }

    /// The paper of every table, by name.
    pub fn sources(&self) -> impl Iterator<Item = &Source> {
        self.sources.values()
    }

    /// The paper of one table, such as `regions_2020` or `policy/liaoning_14th`.
    #[must_use]
    pub fn source(&self, name: &str) -> Option<&Source> {
        self.sources.get(name)
    }

    /// The targets of a plan, such as `liaoning_14th`.
    #[must_use]
    pub fn plan(&self, name: &str) -> Option<&[PolicyTarget]> {
        self.plans.get(name).map(Vec::as_slice)
    }

    /// The names of the plans.
    pub fn plan_names(&self) -> impl Iterator<Item = &str> {
        self.plans.keys().map(String::as_str)
    }
}

/// Whether every file is there and as its paper says, and none is unknown.
fn check_files(bundle: &Bundle, problems: &mut Problems) -> BTreeMap<String, Source> {
    let mut folders: BTreeMap<&str, &str> = bundle::FOLDERS.iter().copied().collect();
    for path in bundle.paths() {
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
        if folder.starts_with("policy/") {
            folders.insert(folder, "targets.csv");
        }
        if folders.get(folder).is_none_or(|table| *table != file && file != "source.toml") {
            let meant = nearest(folder, folders.keys().copied());
            let meant = meant.map(messages::did_you_mean).unwrap_or_default();
            let place = Place::file(bundle.name(path));
            problems.push(place, messages::file_unexpected().and(meant));
        }
    }
    let folders: Vec<_> = folders.into_iter().collect();
    let checked = map(folders.len(), |index| {
        let mut problems = Problems::default();
        (Source::check(bundle, folders[index], &mut problems), problems)
    });
    let mut sources = BTreeMap::new();
    for ((folder, _), (source, mut found)) in folders.into_iter().zip(checked) {
        problems.0.append(&mut found.0);
        sources.extend(source.map(|source| (folder.to_owned(), source)));
    }
    sources
}

fn plans(
    bundle: &Bundle,
    known: (&Regions, &[AgeCounts]),
    problems: &mut Problems,
) -> BTreeMap<String, Vec<PolicyTarget>> {
    let mut plans = BTreeMap::new();
    for path in bundle.paths() {
        let plan = path.strip_prefix("policy/").and_then(|path| path.strip_suffix("/targets.csv"));
        if let Some((plan, file)) = plan.zip(bundle.file(path)) {
            plans.insert(plan.to_owned(), policy::targets(file, known, problems));
        }
    }
    plans
}
