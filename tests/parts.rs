//! Runs of a part of a province, and of several provinces.

use carecast::{
    catalogue::Column,
    ensemble::simulate_watched,
    model::Model,
    scenario::{Scenario, Source, shipped},
    seeds::{Bundle, GivenSupply, Seeds},
    tables::Samples,
};
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> =
    LazyLock::new(|| Seeds::load(&Bundle::embedded()).expect("the built-in seeds are sound"));

const CERTAIN: &str = "[uncertainty]\nmortality = false\nfertility = false\nmigration = false\n\
                       small_area = false\nneed = false\nsupply = false\nbaseline = false\n";

/// By code and level of a county or what is above it: its samples in 2020 and 2021.
fn run(seeds: &Seeds, regions: &str, text: &str) -> BTreeMap<String, Samples> {
    let text = format!(
        "id = \"mine\"\nbuilds_on = \"liaoning_trend\"\n[regions]\ninclude = [{regions}]\n\
         [time]\nhorizon_year = 2021\n[run]\ndraws = 32\n{text}"
    );
    let top = Source { bytes: text.into_bytes().into(), name: "mine.toml".into(), shipped: false };
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &[]).expect("a sound scenario");
    let model = Model::new(seeds, &scenario).expect("a sound model");
    let found = Mutex::new(BTreeMap::new());
    let _ = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
        let name = model.places[place].code.to_string();
        found.lock().expect("no panic before").insert(name, samples.clone());
    });
    found.into_inner().expect("no panic before")
}

fn programme(id: &str, what: &str, amount: u32) -> String {
    format!(
        "[[programmes]]\nid = \"{id}\"\nzh = \"多\"\nen = \"more\"\nwhat = \"{what}\"\n\
         per_year = {{ 2021 = {amount} }}\nslippage = 0.0\ncancellation = 0.0\nsource = \"test\"\n"
    )
}

/// A county's beds are its own: they do not grow because its neighbours are not looked at.
#[test]
fn a_countys_beds_are_the_same_whatever_else_is_run() {
    let province = run(&SEEDS, "\"210000\"", "");
    for part in ["\"210402\"", "\"210400\", \"210102\""] {
        let part = run(&SEEDS, part, "");
        let county = "210402";
        for column in [Column::BedsTotal, Column::BedsNursing, Column::Residents] {
            let [whole, part] = [&province, &part].map(|run| run[county].column(column, 0));
            // The sum over the province's counties is taken in another order.
            let near = whole.iter().zip(part).all(|(a, b)| (a / b - 1.0).abs() < 1e-5);
            assert!(near, "{column:?}: {whole:?} {part:?}");
        }
    }
}

/// A schedule is for the whole selection, however many provinces it touches.
#[test]
fn several_provinces_share_one_schedule() {
    let reserve = "[[facilities]]\nid = \"reserve\"\nzh = \"应急\"\nen = \"reserve\"\n\
                   unit = \"county\"\nroles = [\"emergency_reserve\"]\nbeds = 50\n\
                   counts_in_institution_beds = false\nsource = \"test\"\n";
    let programmes = [
        CERTAIN.to_owned(),
        reserve.to_owned(),
        "[assumptions]\nreserve_county_share = 0.0\n".to_owned(),
        programme("reserves", "facility", 20) + "facility = \"reserve\"\n",
        programme("built", "building", 1000),
        programme("home", "home_care_beds", 3000),
    ];
    let run = run(&SEEDS, "\"210000\", \"220000\"", &programmes.concat());
    let of =
        |column| ["210000", "220000"].map(|code| run[code].value(column, 1, 0)).iter().sum::<f64>();
    for (column, wanted) in [
        (Column::BedsBuilt, 1000.0),
        (Column::HomeCareBeds, 3000.0),
        (Column::ReserveFacilities, 20.0),
    ] {
        assert!((of(column) / wanted - 1.0).abs() < 1e-5, "{column:?}: {}", of(column));
    }
}

/// A schedule's pace is told of each province apart: what falls to it, and no more.
#[test]
fn provinces_that_share_a_schedule_have_paces_of_their_own() {
    let paces = |regions: &str| {
        let text = format!(
            "id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n[regions]\ninclude = [{regions}]\n\
             [time]\nhorizon_year = 2026\n[run]\ndraws = 16\n{CERTAIN}"
        );
        let top =
            Source { bytes: text.into_bytes().into(), name: "mine.toml".into(), shipped: false };
        let scenario =
            Scenario::build(top, &|name, _| shipped::source(name), &[]).expect("a sound scenario");
        let model = Model::new(&SEEDS, &scenario).expect("a sound model");
        let results = simulate_watched(&model, &scenario, &|_: usize, _: &Samples| ());
        let of = |code: &str| -> BTreeMap<String, (f32, f32, f32)> {
            let here = results
                .pace_rows
                .iter()
                .filter(|row| results.places[row.place as usize].code.to_string() == code);
            here.map(|row| {
                let delivered = results.target_rows.iter().filter(|at| {
                    (at.place, at.target) == (row.place, row.target)
                        && [2020, results.targets[usize::from(row.target)].deadline]
                            .contains(&at.year)
                });
                let [from, to] = delivered
                    .map(|at| at.actual_p50.expect("a denominator"))
                    .collect::<Vec<_>>()[..]
                else {
                    panic!("a start and an end")
                };
                let id = results.targets[usize::from(row.target)].id.clone();
                (id, (row.pace_assumed, from, to))
            })
            .collect()
        };
        ["210000", "220000"].map(of)
    };
    let ([alone, nothing], [liaoning, jilin]) =
        (paces("\"210000\""), paces("\"210000\", \"220000\""));
    assert!(nothing.is_empty() && alone.len() == 7, "{alone:?}");
    for (target, (whole, ..)) in &alone {
        let (own, other) = (liaoning[target].0, jilin[target].0);
        assert!(own > 0.0 && other > 0.0, "{target}: {own} {other}");
        assert!((own + other - whole).abs() < 1e-4 * whole, "{target}: {own} {other} {whole}");
    }
    // Of a lot a year, 0.95 come, and of these a quarter a year late at least: by the last of five
    // years 0.95 × (1 − (1/4 + 1/16 + … + 1/1024) / 5) of the schedule stand.
    let stands = 0.95 * (1.0 - (1.0 - 1.0 / 1024.0) / 15.0);
    for (province, units) in [(&alone, 1_349.0), (&liaoning, 1_349.0)] {
        let (assumed, from, to) = province["ln14_regional_centre"];
        let built = units * f64::from(to - from) / 5.0;
        assert!((built / f64::from(assumed) / stands - 1.0).abs() < 0.002, "{built} {assumed}");
    }
}

/// Where planners counted no bed at all, new ones are still built, and nothing is no number.
#[test]
fn new_beds_come_where_there_are_none() {
    let mut seeds = SEEDS.clone();
    let region = seeds.regions.resolve("210400").expect("Fushun").counties.clone();
    let none = GivenSupply {
        beds: 0.0,
        nursing_beds: Some(0.0),
        residents: Some(0.0),
        carers: None,
        public_beds: None,
    };
    seeds.given = region.iter().map(|&position| (position, none)).collect();
    let run =
        run(&seeds, "\"210400\"", &(CERTAIN.to_owned() + &programme("built", "building", 100)));
    let beds = |year| run["210400"].value(Column::BedsTotal, year, 0);
    assert_eq!((beds(0), beds(1).round()), (0.0, 100.0));
    for samples in run.values() {
        for column in
            [Column::BedsPublic, Column::Demand, Column::Residents, Column::CarersAvailable]
        {
            for year in 0..samples.years() {
                assert!(samples.column(column, year).iter().all(|x| x.is_finite()), "{column:?}");
            }
        }
    }
}
