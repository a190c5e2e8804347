//! With every uncertainty off, a run is the deterministic centre; each switch adds its own spread.

use carecast::{
    ensemble::{float64_check, simulate, simulate_watched, tabulate},
    model::Model,
    results::Results,
    scenario::{Scenario, shipped},
    seeds::{Bundle, Seeds},
    tables::{Samples, chance_met},
};
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| Seeds::load(&Bundle::embedded()).expect("the built-in seeds are sound"));

const SWITCHES: [&str; 7] =
    ["mortality", "fertility", "migration", "small_area", "need", "supply", "baseline"];

/// A run of some counties with only the named uncertainties on.
fn run(on: &[&str], draws: u32) -> (Model, Results) {
    let mut sets: Vec<String> = SWITCHES
        .iter()
        .map(|switch| format!("uncertainty.{switch}={}", on.contains(switch)))
        .collect();
    sets.push(format!("run.draws={draws}"));
    sets.push("regions.include=[\"210100\", \"210700\"]".to_owned());
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("a sound scenario");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let results = simulate(&model, &scenario, &|_| ());
    (model, results)
}

/// The largest relative spread of an indicator over places and years.
fn spread(results: &Results, id: &str) -> f32 {
    let indicator = results.indicators.iter().position(|i| i.id == id).expect("an indicator");
    results
        .summary
        .iter()
        .filter(|row| usize::from(row.indicator) == indicator)
        .filter_map(|row| row.spread)
        .map(|spread| spread.sd / spread.mean.abs().max(1e-6))
        .fold(0.0, f32::max)
}

/// The production pass in float32 against the same method written plainly in float64.
#[test]
fn the_centre_is_the_central_path() {
    let (model, results) = run(&[], 3);
    for row in &results.summary {
        if let Some(spread) = row.spread {
            let id = &results.indicators[usize::from(row.indicator)].id;
            assert!(spread.sd <= 2e-6 * spread.mean.abs(), "{id} spreads: {spread:?}");
        }
    }
    let total = results.indicators.iter().position(|i| i.id == "pop_total").expect("it is there");
    for row in results.summary.iter().filter(|row| usize::from(row.indicator) == total) {
        let place = row.place as usize;
        let year = usize::from(row.year - 2020);
        if place < model.baseline.counties.len() && year > 0 {
            let centre = model.baseline.counties[place].central.residents[year - 1];
            let mean = f64::from(row.spread.expect("a population has no denominator").mean);
            assert!((mean / centre - 1.0).abs() < 5e-6, "{place} {}: {mean} {centre}", row.year);
        }
    }
}

#[test]
fn each_switch_spreads_what_it_is_about_and_no_other() {
    for (switch, moved, still) in [
        ("mortality", "deaths", "regional_centre_coverage"),
        ("fertility", "births", "regional_centre_coverage"),
        ("migration", "net_migrants", "regional_centre_coverage"),
        ("small_area", "deaths", "regional_centre_coverage"),
        ("need", "disabled_people", "pop_total"),
        ("supply", "regional_centre_coverage", "pop_total"),
        ("baseline", "nursing_bed_share", "pop_total"),
    ] {
        let (_, results) = run(&[switch], 16);
        assert!(spread(&results, moved) > 1e-4, "{switch} moves {moved}");
        assert!(spread(&results, still) < 1e-5, "{switch} leaves {still} alone");
    }
}

/// Half the pace opens no more by any year in any draw.
#[test]
fn a_slower_plan_never_covers_more() {
    let coverage = |scenario: &str| {
        let top = shipped::source(scenario).expect("it is shipped");
        let sets = ["run.draws=32".to_owned(), "regions.include=[\"210100\"]".to_owned()];
        let scenario =
            Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("sound");
        let model = Model::new(&SEEDS, &scenario).expect("a sound model");
        let results = simulate(&model, &scenario, &|_| ());
        let id = results
            .indicators
            .iter()
            .position(|indicator| indicator.id == "street_comprehensive_coverage")
            .expect("it is there");
        results
            .summary
            .into_iter()
            .filter(|row| usize::from(row.indicator) == id)
            .filter_map(|row| row.spread)
            .map(|spread| spread.quantiles)
            .collect::<Vec<_>>()
    };
    for (slow, planned) in coverage("liaoning_slow").iter().zip(coverage("liaoning_fyp14")) {
        assert!(slow.iter().zip(planned).all(|(slow, planned)| *slow <= planned + 1e-6));
    }
}

/// Draws 0 to 39 at once, and 16 to 39 and 0 to 15 apart: the same tables.
#[test]
fn parts_of_a_run_join_to_the_whole() {
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let sets = ["run.draws=40".to_owned(), "regions.include=[\"210500\"]".to_owned()];
    let scenario = Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("sound");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let part = |range| -> BTreeMap<usize, Samples> {
        let kept = Mutex::new(BTreeMap::new());
        let keep = |place, samples: &Samples| {
            kept.lock().expect("nobody panicked").insert(place, samples.clone());
        };
        let _ = simulate_watched(&model.clone().range(range), &scenario, &keep);
        kept.into_inner().expect("nobody panicked")
    };
    let (last, first) = (part(16..40), part(0..16));
    let joined: Vec<Samples> =
        first.iter().map(|(place, first)| Samples::joined(&[first, &last[place]])).collect();
    assert_eq!(tabulate(&model, &scenario, &joined), simulate(&model, &scenario, &|_| ()));
}

/// What the progress bar tells before there are tables is what the tables say.
#[test]
fn a_chance_told_on_the_way_is_that_of_the_table() {
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let sets = ["run.draws=40".to_owned(), "regions.include=[\"210500\"]".to_owned()];
    let scenario = Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("sound");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let told = Mutex::new(BTreeMap::new());
    let results = simulate_watched(&model, &scenario, &|place, samples: &Samples| {
        for (index, target) in model.targets.iter().enumerate() {
            for year in 0..model.years().len() {
                let of = (place as u32, index as u16, 2020 + year as u16);
                let chance = chance_met(samples, &model.regions[place], (index, target), year);
                told.lock().expect("nobody panicked").insert(of, chance);
            }
        }
    });
    let told = told.into_inner().expect("nobody panicked");
    assert_eq!(told.len(), results.target_rows.len());
    for row in &results.target_rows {
        let expected = row.prob_met.zip(row.prob_met_mcse);
        assert_eq!(told[&(row.place, row.target, row.year)], expected, "{row:?}");
    }
    let chances: Vec<f32> = told.values().flatten().map(|(p, _)| *p).collect();
    assert!(chances.iter().any(|p| *p > 0.0 && *p < 1.0), "some are uncertain");
}

#[test]
fn float32_is_good_to_seven_digits() {
    let (model, _) = run(&[], 1);
    let difference = float64_check(&model);
    assert!(difference > 0.0 && difference < 2e-6, "{difference}");
}
