//! Reserve beds that residents use in peacetime, held in every draw.

use carecast::{
    catalogue::Column,
    ensemble::simulate_watched,
    model::Model,
    results::Results,
    scenario::{Scenario, Source, shipped},
    seeds::{Bundle, GivenSupply, Seeds},
    tables::Samples,
};
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

/// The seeds, and Fushun's counties with homes that are nearly full.
static SEEDS: LazyLock<Seeds> = LazyLock::new(|| {
    let mut seeds = Seeds::load(&Bundle::embedded()).expect("the built-in seeds are sound");
    let fushun = seeds.regions.resolve("210400").expect("it is there").counties.clone();
    let full = GivenSupply {
        beds: 1000.0,
        nursing_beds: Some(500.0),
        residents: Some(960.0),
        carers: None,
        public_beds: None,
    };
    seeds.given = fushun.into_iter().map(|county| (county, full)).collect();
    seeds
});

/// A run of Fushun on the plan's schedule, with its samples by place.
fn run(assumptions: &str) -> (Results, BTreeMap<usize, Samples>) {
    let small = ["regions.include=[\"210400\"]", "run.draws=32", "time.horizon_year=2030"];
    let text =
        format!("id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n[assumptions]\n{assumptions}");
    let top = Source { bytes: text.into_bytes().into(), name: "mine.toml".into(), shipped: false };
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &small.map(str::to_owned))
            .expect("a sound scenario");
    let model = Model::new(&SEEDS, &scenario).expect("a sound model");
    let found = Mutex::new(BTreeMap::new());
    let results = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
        found.lock().expect("no panic before").insert(place, samples.clone());
    });
    (results, found.into_inner().expect("no panic before"))
}

/// Calls `law` with every place, year and draw of two runs: values of the columns in each.
fn paired(
    runs: [&BTreeMap<usize, Samples>; 2],
    columns: &[Column],
    mut law: impl FnMut(&[f64], &[f64], (usize, usize, usize)),
) {
    for (place, first) in runs[0] {
        for year in 0..first.years() {
            for draw in 0..first.draws() {
                let of = |samples: &Samples| -> Vec<f64> {
                    columns.iter().map(|column| samples.value(*column, year, draw)).collect()
                };
                law(&of(first), &of(&runs[1][place]), (*place, year, draw));
            }
        }
    }
}

const SHARES: [&str; 3] = ["0.0", "0.4", "0.8"];
const COLUMNS: [Column; 6] = [
    Column::Demand,
    Column::Residents,
    Column::UnplacedResidents,
    Column::UnplacedChance,
    Column::BedsTotal,
    Column::StaffedBeds,
];

fn unmet(values: &[f64]) -> f64 {
    values[0] - values[1]
}

/// Without vacant beds to go to: homes that serve more hire more carers, who in a later year may make a
/// vacant bed usable.
#[test]
fn more_use_in_peacetime_serves_more_and_leaves_no_fewer_without_room() {
    let runs = SHARES.map(|share| {
        run(&format!("reserve_usable_vacancy_share = 0\nreserve_peacetime_share = {share}\n"))
    });
    for pair in runs.windows(2) {
        paired([&pair[0].1, &pair[1].1], &COLUMNS, |little, much, at| {
            let tiny = 1e-4 * little[0] + 0.05;
            assert!(unmet(much) <= unmet(little) + tiny, "{at:?} {little:?} {much:?}");
            assert!(much[2] >= little[2] - tiny, "{at:?} {little:?} {much:?}");
            assert!(much[3] >= little[3] - 1e-4, "{at:?} {little:?} {much:?}");
            assert!(much[1] <= much[5] * 1.000_01 && much[5] <= much[4] * 1.000_01, "{much:?}");
        });
        // The sizing heeds it: with more beds in use a larger reserve is needed.
        let [little, much] = [&pair[0].0, &pair[1].0].map(|results| &results.emergency_rows);
        let mut larger = false;
        for (little, much) in little.iter().zip(much) {
            assert!(much.prob_unplaced >= little.prob_unplaced - 1e-5, "{little:?} {much:?}");
            larger |= much.needed[0] > little.needed[0];
        }
        assert!(larger);
    }
}

/// With them the same holds on average over draws, counties and years.
#[test]
fn beds_are_gained_and_safety_is_lost() {
    let [none, half] =
        ["0.0", "0.5"].map(|share| run(&format!("reserve_peacetime_share = {share}\n")));
    let (mut served, mut stranded) = (0.0, 0.0);
    paired([&none.1, &half.1], &COLUMNS, |none, half, _| {
        served += unmet(none) - unmet(half);
        stranded += half[2] - none[2];
    });
    assert!(served > 100.0 && stranded > 1.0, "{served} {stranded}");
}

#[test]
fn who_can_all_be_sent_home_in_time_costs_no_safety_and_nothing_is_used_unless_said() {
    let [none, cleared] =
        ["reserve_peacetime_share = 0.0\nreserve_recall_share = 0.1\n", ""].map(run);
    assert!(none == cleared, "without use the share that can be cleared is nothing");
    let [all, half] = [1.0, 0.5].map(|recall| {
        run(&format!("reserve_peacetime_share = 0.8\nreserve_recall_share = {recall}\n"))
    });
    let columns = [Column::Residents, Column::UnplacedResidents];
    paired([&all.1, &half.1], &columns, |all, half, at| {
        assert!(all[0] == half[0] && all[1] <= half[1], "{at:?} {all:?} {half:?}");
    });
}
