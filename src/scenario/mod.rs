//! From a scenario file to a scenario that can be run.
//!
//! - Takes: the bytes of TOML files, `--set` overrides, and a way to find a base by its name.
//! - Gives: a [`Scenario`], or every problem found, each with file, line and column.
//! - Never: touches a file, or knows which regions, plans, targets and instruments exist: such
//!   names carry their place ([`Located`]) to the stage that knows.

mod sections;
mod programme;
mod kind;
mod programme_keys;
mod keys;
mod tree;
mod set;
mod layers;
mod value;
mod check;
mod said;
mod horizon;
mod build;
mod echo;
mod changes;
mod schema;
pub mod shipped;

pub use changes::{Change, FrameDiffers};
pub use keys::SECTIONS;
pub use kind::{Absent, Key, Kind, Section, Shape};
pub use layers::{Bases, NoBase, Source};
pub use programme::{Action, Facility, Programme, RollOut, What};
pub use schema::schema;
pub use sections::{
    Bilingual, Coordinates, Draft, Fertility, Located, Longevity, MutualAid, Named, Need, Output,
    Override, Policy, Population, Regions, ServiceCircle, Supply, TownshipList, Trend, Uncertainty,
};

use crate::domain::Lang;
use crate::problems::{Place, Problems};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use tree::Table;

/// The year of the launch population: the census of 2020, moved to 31 December.
pub const BASE_YEAR: u16 = 2020;

/// A scenario that can be run: checked in itself, not yet against the seeds.
#[derive(Clone, Debug)]
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
    mutual_aid: Vec<MutualAid>,
    assumptions: BTreeMap<String, Located<Override>>,
    output: Output,
    layers: Vec<String>,
    resolved: Table,
}

impl Scenario {
    /// Reads a scenario, the ones it builds on, and `--set` overrides, in that order of weight.
    ///
    /// Tables merge key by key; `facilities` and `programmes` merge row by row by their `id`
    /// (`remove = true` drops a row); every other list is replaced. Each of `sets` is
    /// `KEY=VALUE` with a dotted key (`programmes.ID.pace=0.5`) and a TOML value, where a bare
    /// word is text.
    ///
    /// # Errors
    ///
    /// Everything wrong with the files and overrides, in the order of files and lines. While a
    /// file cannot be read to the end, nothing is called missing.
    pub fn build(top: Source<'_>, bases: &Bases<'_>, sets: &[String]) -> Result<Self, Problems> {
        Self::draft(top, bases, sets).map_err(|draft| draft.problems)
    }

    /// The same; where something is wrong, with what can be read all the same, so that others can
    /// say in one go what is wrong with that.
    ///
    /// # Errors
    ///
    /// As [`Self::build`].
    pub fn draft(top: Source<'_>, bases: &Bases<'_>, sets: &[String]) -> Result<Self, Box<Draft>> {
        let name = top.name.clone();
        let mut problems = Problems::default();
        let mut stack = layers::stack(top, bases, sets, &mut problems);
        let mut found = Problems::default();
        let strange = check::check(&mut stack.table, &name, stack.whole, &mut found);
        horizon::cut(&mut stack.table, &stack.layers);
        let (whole, named) = (stack.whole, build::named(&stack.table));
        let scenario = build::scenario(stack, &mut found);
        let sound = whole && problems.0.is_empty() && found.0.len() == strange;
        // What a line with a syntax error seems to say is not held against it.
        let line = |place: &Place| (place.source.clone(), place.line);
        let broken: Vec<_> = problems.0.iter().map(|problem| line(&problem.place)).collect();
        problems.0.extend(found.0.into_iter().filter(|p| !broken.contains(&line(&p.place))));
        problems.0.sort();
        problems.0.dedup();
        if scenario.is_none() && problems.0.is_empty() {
            problems.push(Place::file(name), "cannot be read, for no known reason");
        }
        match scenario {
            Some(scenario) if problems.0.is_empty() => Ok(scenario),
            scenario => {
                let scenario = scenario.filter(|_| sound);
                Err(Box::new(Draft { problems, scenario, named }))
            }
        }
    }

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
    pub const fn supply(&self) -> &Supply {
        &self.supply
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

    /// Agreements on who takes in whose displaced residents.
    #[must_use]
    pub fn mutual_aid(&self) -> &[MutualAid] {
        &self.mutual_aid
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

    /// The layers it was made of, undermost first: bases, the file itself, `--set`s.
    #[must_use]
    pub fn layers(&self) -> &[String] {
        &self.layers
    }

    /// The scenario as run, as a file that says everything and builds on nothing.
    #[must_use]
    pub fn to_toml(&self) -> String {
        echo::toml(&self.resolved, None)
    }

    /// The same with a comment at each key.
    #[must_use]
    pub fn annotated(&self, lang: Lang) -> String {
        echo::toml(&self.resolved, Some(lang))
    }
}

/// As run: every key with its value, defaults filled in.
impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.resolved.iter().map(|(name, field)| (name, &field.node)))
    }
}

#[cfg(test)]
mod byte_tests;
#[cfg(test)]
mod schema_tests;
#[cfg(test)]
mod tests;
