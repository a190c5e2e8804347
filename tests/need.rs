//! Who needs care, by which instrument, and where they are cared for: whole runs of seven counties.

use carecast::{
    catalogue::Column,
    ensemble::simulate_watched,
    model::Model,
    scenario::{Scenario, Source, shipped},
    seeds::{Bundle, Seeds},
    tables::Samples,
};
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| Seeds::load(&Bundle::embedded()).expect("the built-in seeds are sound"));

const INSTRUMENTS: [&str; 5] =
    ["census_self_care", "clhls_adl", "barthel", "ltci", "pooled_literature"];

fn model(sets: &[&str]) -> (Model, Scenario) {
    let small = ["regions.include=[\"210400\"]", "run.draws=48", "time.horizon_year=2026"];
    let sets: Vec<String> = small.iter().chain(sets).map(|set| (*set).to_owned()).collect();
    let text = "id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n".to_owned();
    let top = Source { bytes: text.into_bytes().into(), name: "mine.toml".into() };
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("a sound scenario");
    (Model::new(&SEEDS, &scenario).expect("a sound model"), scenario)
}

/// The samples of every place.
fn run(sets: &[&str]) -> BTreeMap<usize, Samples> {
    let (model, scenario) = model(sets);
    let found = Mutex::new(BTreeMap::new());
    let _ = simulate_watched(&model, &scenario, &|_| (), &|place, samples| {
        found.lock().expect("no panic before").insert(place, samples.clone());
    });
    found.into_inner().expect("no panic before")
}

fn by(instrument: &str, more: &[&str]) -> BTreeMap<usize, Samples> {
    run(&[&[&*format!("need.instrument=\"{instrument}\"")], more].concat())
}

/// Whatever a draw takes, it takes for every county, year and column.
#[test]
fn a_draw_takes_one_instrument_for_all_counties() {
    let fixed = INSTRUMENTS.map(|instrument| by(instrument, &[]));
    let drawn = by("drawn", &[]);
    let mut taken = [0; INSTRUMENTS.len()];
    for draw in 0..48 {
        let same = |fixed: &&BTreeMap<usize, Samples>| {
            drawn.iter().all(|(place, samples)| {
                (0..samples.years()).all(|year| {
                    [Column::Disabled, Column::DisabledSevere, Column::Demand].iter().all(|c| {
                        let of = |samples: &Samples| samples.column(*c, year)[draw].to_bits();
                        of(samples) == of(&fixed[place])
                    })
                })
            })
        };
        let which: Vec<usize> = (0..fixed.len()).filter(|i| same(&&fixed[*i])).collect();
        assert_eq!(which.len(), 1, "draw {draw}: {which:?}");
        taken[which[0]] += 1;
    }
    // 48 draws of five: 9.6 each, with a standard deviation of 2.8.
    assert!(taken.iter().all(|draws| (2..=18).contains(draws)), "{taken:?}");
}

/// Where need is not drawn, the instrument in the middle stands for all.
#[test]
fn an_instrument_is_not_drawn_where_need_is_not() {
    let off = ["uncertainty.need=false"];
    let (drawn, middle) = (by("drawn", &off), by("clhls_adl", &off));
    for (place, samples) in &drawn {
        let of = |samples: &Samples| samples.column(Column::Disabled, 3).to_vec();
        assert_eq!(of(samples), of(&middle[place]));
    }
}

#[test]
fn the_report_names_what_is_drawn() {
    let (model, _) = model(&["need.instrument=\"drawn\""]);
    let name = model.baseline.need.name(carecast::domain::Lang::Zh);
    assert!(name.starts_with("每次抽样") && name.matches('；').count() == 4, "{name}");
}

/// Rule of the model: without a trend and with mortality as it is, shares at each age stay.
#[test]
fn every_instrument_is_stationary_for_fifteen_years() {
    for instrument in INSTRUMENTS {
        let sets = [
            &*format!("need.instrument=\"{instrument}\""),
            "need.trend=\"frozen\"",
            "time.horizon_year=2035",
        ];
        let (model, _) = model(&sets);
        let path = &model.baseline.need.measured[0].disabled;
        assert_eq!(path.len(), 16);
        for (then, now) in path[0].iter().zip(&path[15]) {
            assert!((now / then - 1.0).abs() < 0.01, "{instrument}: {then} to {now}");
        }
    }
}
