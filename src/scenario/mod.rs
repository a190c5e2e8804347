//! From a scenario file to a scenario that can be run.
//!
//! - Takes: the bytes of TOML files, `--set` overrides, and a way to find a base by its name.
//! - Gives: a [`Scenario`], or every problem found, each with file, line and column.
//! - Never: touches a file, or knows which regions, plans, targets and instruments exist: such
//!   names carry their place ([`Located`]) to the stage that knows.

mod sections;

pub use sections::{
    Action, Bilingual, Facility, Fertility, Located, Longevity, Need, Output, Override, Policy,
    Population, Programme, Regions, RollOut, Supply, TownshipList, Trend, Uncertainty,
};

use std::collections::BTreeMap;

/// The year of the launch population: the census of 2020, moved to 31 December.
pub const BASE_YEAR: u16 = 2020;

/// A scenario that can be run: checked in itself, not yet against the seeds.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    id: String,
    title: Bilingual,
    question: Bilingual,
    regions: Regions,
    horizon_year: u16,
    draws: u32,
    seed: u64,
    uncertainty: Uncertainty,
    population: Population,
    need: Need,
    supply: Supply,
    policy: Policy,
    facilities: Vec<Facility>,
    programmes: Vec<Programme>,
    assumptions: BTreeMap<String, Located<Override>>,
    output: Output,
}

impl Scenario {
    /// Short name: the result directory and comparisons use it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What to call it.
    #[must_use]
    pub const fn title(&self) -> &Bilingual {
        &self.title
    }

    /// The question it asks.
    #[must_use]
    pub const fn question(&self) -> &Bilingual {
        &self.question
    }

    /// The regions simulated.
    #[must_use]
    pub const fn regions(&self) -> &Regions {
        &self.regions
    }

    /// The last simulated year.
    #[must_use]
    pub const fn horizon_year(&self) -> u16 {
        self.horizon_year
    }

    /// The simulated years, first to last; the base year is not one of them.
    #[must_use]
    pub fn years(&self) -> std::ops::RangeInclusive<u16> {
        BASE_YEAR + 1..=self.horizon_year
    }

    /// How many draws the ensemble has.
    #[must_use]
    pub const fn n_draws(&self) -> u32 {
        self.draws
    }

    /// The seed that every stream starts from.
    #[must_use]
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// What is drawn and what stays at its centre.
    #[must_use]
    pub const fn uncertainty(&self) -> Uncertainty {
        self.uncertainty
    }

    /// Assumptions on the population.
    #[must_use]
    pub const fn population(&self) -> Population {
        self.population
    }

    /// Assumptions on care need.
    #[must_use]
    pub const fn need(&self) -> &Need {
        &self.need
    }

    /// Assumptions on care supply.
    #[must_use]
    pub const fn supply(&self) -> Supply {
        self.supply
    }

    /// The plan that results are held against.
    #[must_use]
    pub const fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The kinds of house that programmes open.
    #[must_use]
    pub fn facilities(&self) -> &[Facility] {
        &self.facilities
    }

    /// What opens when.
    #[must_use]
    pub fn programmes(&self) -> &[Programme] {
        &self.programmes
    }

    /// The scenario's own word on the seeds' assumptions, by id.
    #[must_use]
    pub const fn assumptions(&self) -> &BTreeMap<String, Located<Override>> {
        &self.assumptions
    }

    /// What the results put first.
    #[must_use]
    pub const fn output(&self) -> &Output {
        &self.output
    }
}
