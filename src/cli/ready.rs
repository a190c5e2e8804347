//! A scenario, the planner's own tables and the seeds, put together; everything wrong told at once.

use super::{failure::Failure, inputs};
use crate::{
    domain::Lang,
    messages::{self, Said},
    model::Model,
    problems::{Place, Problems},
    scenario::{Draft, Scenario},
    seeds::Seeds,
};
use std::collections::BTreeSet;

/// What a command starts from.
pub struct Ready {
    /// As run.
    pub scenario: Scenario,
    /// With the planner's own tables, where the scenario names any.
    pub seeds: Seeds,
    /// Made of both.
    pub model: Model,
}

/// A scenario by its file or its shipped name, with overrides, on the seeds.
pub fn ready(name: &str, sets: &[String], seeds: Seeds) -> Result<Ready, Failure> {
    match inputs::draft(name, sets)? {
        Ok(scenario) => put_together(&messages::named_unfit(name), scenario, seeds),
        Err(draft) => Err(told(*draft, seeds)),
    }
}

impl Ready {
    /// Tells on stderr what a planner should know of a run before it starts.
    pub fn tell(&self, lang: Lang) {
        let provinces = self.model.baseline.selection.provinces.iter();
        for province in provinces.filter(|province| !province.whole) {
            let Some(region) = self.seeds.regions.widest(province.code) else { continue };
            let name = [Lang::Zh, Lang::En].map(|lang| region.name(lang).to_owned());
            let [zh, en] = name;
            let part = messages::part_of_province(province.members.len(), Said { en, zh });
            if !self.model.programmes.items.is_empty() {
                eprintln!("{}", messages::note(part).get(lang));
            }
        }
    }
}

/// A scenario that is sound in itself, on the seeds; `unfit` says what cannot be done with it.
pub fn put_together(unfit: &Said, scenario: Scenario, mut seeds: Seeds) -> Result<Ready, Failure> {
    let wrong = own_tables(&mut seeds, &scenario);
    let model = model(&seeds, &scenario, !wrong.is_empty());
    match (model, wrong.as_slice()) {
        (Ok(model), []) => Ok(Ready { scenario, seeds, model }),
        // What is wrong with one table alone is said of the table.
        (Ok(_), [(table, problems)]) => Err(Failure::input(table.clone())(problems.clone())),
        (model, _) => {
            let mut problems = model.err().unwrap_or_default();
            problems.0.extend(wrong.into_iter().flat_map(|(_, problems)| problems.0));
            Err(Failure::input(unfit.clone())(problems.sorted()))
        }
    }
}

/// What is wrong with a scenario, and with what it names as far as that can be read.
fn told(draft: Draft, mut seeds: Seeds) -> Failure {
    let Draft { mut problems, scenario, named } = draft;
    let wrong = match &scenario {
        Some(scenario) => own_tables(&mut seeds, scenario),
        None => inputs::own_tables(
            &mut seeds,
            [&named.county_table, &named.actuals_table, &named.plan].map(Option::as_ref),
            None,
        ),
    };
    let more = match &scenario {
        Some(scenario) => model(&seeds, scenario, !wrong.is_empty()).err().unwrap_or_default(),
        None => Model::unknown(&seeds, &named),
    };
    // What a wrong line seems to name is not held against it as well.
    let line = |place: &Place| (place.source.clone(), place.line);
    let said: BTreeSet<_> = problems.0.iter().map(|problem| line(&problem.place)).collect();
    problems.0.extend(more.0.into_iter().filter(|problem| !said.contains(&line(&problem.place))));
    problems.0.extend(wrong.into_iter().flat_map(|(_, problems)| problems.0));
    Failure::input(messages::scenario_unfit())(problems.sorted())
}

fn own_tables(seeds: &mut Seeds, scenario: &Scenario) -> Vec<(Said, Problems)> {
    let (supply, policy) = (scenario.supply(), scenario.policy());
    let tables = [&supply.county_table, &policy.actuals_table, &policy.plan];
    inputs::own_tables(seeds, tables.map(Option::as_ref), policy.service_circle.as_ref())
}

/// The model; without a table that could not be read, nothing is held against a headline of the
/// plan, which the table may be needed for.
fn model(seeds: &Seeds, scenario: &Scenario, table_missing: bool) -> Result<Model, Problems> {
    let plan = scenario.policy().plan.as_ref().and_then(|plan| seeds.plan(&plan.value));
    let planned = |id: &str| plan.unwrap_or_default().iter().any(|row| &*row.id == id);
    let headlines = &scenario.output().headline_targets;
    let waits = |place: &Place| {
        headlines.iter().any(|headline| headline.place == *place && planned(&headline.value))
    };
    Model::new(seeds, scenario).map_err(|mut problems| {
        problems.0.retain(|problem| !(table_missing && waits(&problem.place)));
        problems
    })
}
