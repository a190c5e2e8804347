//! Who needs care, by which instrument, and where they are cared for: whole runs of seven counties.

use carecast::{
    catalogue::Column,
    domain::{Sex, cell},
    ensemble::simulate_watched,
    model::Model,
    need::{ELDER_AGES, elder},
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
    let top = Source { bytes: text.into_bytes().into(), name: "mine.toml".into(), shipped: false };
    let scenario =
        Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("a sound scenario");
    (Model::new(&SEEDS, &scenario).expect("a sound model"), scenario)
}

/// The samples of every place.
fn run(sets: &[&str]) -> BTreeMap<usize, Samples> {
    let (model, scenario) = model(sets);
    let found = Mutex::new(BTreeMap::new());
    let _ = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
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
                        let of = |samples: &Samples| samples.value(*c, year, draw).to_bits();
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

/// Of two named ones each draw takes one, whichever is named first; a list of one is that one.
#[test]
fn a_draw_takes_one_of_the_instruments_named() {
    let list = |names: &str| run(&[&*format!("need.instrument=[{names}]")]);
    let pair = list("\"clhls_adl\", \"barthel\"");
    assert!(pair == list("\"barthel\", \"clhls_adl\""));
    assert!(by("barthel", &[]) == list("\"barthel\""));
    let fixed = ["clhls_adl", "barthel"].map(|instrument| by(instrument, &[]));
    let mut taken = [0; 2];
    for draw in 0..48 {
        let of = |run: &BTreeMap<usize, Samples>| {
            let at = |samples: &Samples| samples.value(Column::Disabled, 4, draw).to_bits();
            run.values().map(at).collect::<Vec<_>>()
        };
        let which: Vec<usize> = (0..2).filter(|&i| of(&pair) == of(&fixed[i])).collect();
        assert_eq!(which.len(), 1, "draw {draw}: {which:?}");
        taken[which[0]] += 1;
    }
    // 48 draws of two: 24 each, with a standard deviation of 3.5.
    assert!(taken.iter().all(|draws| (12..=36).contains(draws)), "{taken:?}");
    let (model, _) = model(&["need.instrument=[\"clhls_adl\", \"barthel\"]"]);
    let name = model.baseline.need.name(carecast::domain::Lang::En);
    assert!(name.starts_with("one per draw") && name.matches("; ").count() == 1, "{name}");
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

/// The disabled of 80 and over are part of the disabled. Demand starts from the same residents
/// whatever the ratio; with use four times as high at 80 and over it then grows by 1 + 3 × the share
/// of those ages in use, against that of the start.
#[test]
fn where_the_oldest_use_institutions_more_demand_follows_them() {
    let sets = |ratio: f64| {
        [
            format!("assumptions.institution_use_80plus_ratio={ratio}"),
            "time.horizon_year=2035".to_owned(),
        ]
    };
    let of = |ratio: f64| run(&sets(ratio).each_ref().map(String::as_str));
    let (alike, more) = (of(1.0), of(4.0));
    let rules = model(&[]).0.care;
    let (mut faster, mut slower) = (0, 0);
    // Of counties: a sum of them has shares of its own.
    for (place, samples) in alike.iter().filter(|(place, _)| **place < 7) {
        for draw in 0..samples.draws() {
            let at = |column, year| samples.value(column, year, draw);
            let share = |year| {
                let [people, oldest, disabled, ill_oldest, severe] = [
                    Column::Pop60,
                    Column::Pop80,
                    Column::Disabled,
                    Column::Disabled80,
                    Column::DisabledSevere,
                ]
                .map(|column| at(column, year));
                assert!(0.0 < ill_oldest && ill_oldest < disabled && ill_oldest < oldest);
                let each = rules.use_moderate
                    + (rules.use_severe - rules.use_moderate) * severe / disabled;
                (oldest - ill_oldest + ill_oldest * each) / (people - disabled + disabled * each)
            };
            let demand = |run: &Samples, year| run.value(Column::Demand, year, draw);
            let start = demand(&more[place], 0) / demand(samples, 0);
            assert!((start - 1.0).abs() < 1e-5, "{start}");
            let found = demand(&more[place], 15) / demand(samples, 15);
            let expected = (1.0 + 3.0 * share(15)) / (1.0 + 3.0 * share(0));
            assert!((found / expected - 1.0).abs() < 1e-4, "{found} {expected}");
            faster += usize::from(found > 1.001);
            slower += usize::from(found < 0.999);
        }
    }
    assert!(faster > 100 && slower > 0, "{faster} {slower}");
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
        for path in &model.baseline.need.measured[0].disabled {
            assert_eq!(path.len(), 16);
            for (then, now) in path[0].iter().zip(&path[15]) {
                assert!((now / then - 1.0).abs() < 0.01, "{instrument}: {then} to {now}");
            }
        }
    }
}

/// Every disabled elder is in one level and in one place of care, in every draw.
#[test]
fn levels_and_places_of_care_come_to_the_need() {
    for instrument in ["census_self_care", "drawn"] {
        let run = by(instrument, &[]);
        for samples in run.values() {
            for year in 0..samples.years() {
                let of = |column| samples.column(column, year);
                let columns = [
                    Column::Pop60,
                    Column::Disabled,
                    Column::DisabledSevere,
                    Column::DisabledTotal,
                    Column::DisabledLight,
                    Column::ResidentsNursing,
                    Column::CareCommunity,
                    Column::CareFamily,
                ]
                .map(of);
                for draw in 0..samples.draws() {
                    let [elders, disabled, severe, total, light, housed, served, family] =
                        columns.map(|column| column[draw]);
                    let at = (draw, year);
                    assert!(total > 0.0 && severe > total && disabled > severe, "{at:?}");
                    assert!(light > 0.0 && light + disabled <= elders * 1.000_001, "{at:?}");
                    assert!(served >= 0.0 && family >= 0.0, "{at:?}");
                    // Single precision, summed over seven counties.
                    let slack = disabled * 1e-5 + 1e-3;
                    assert!(served + family <= disabled + slack, "{at:?}");
                    assert!(housed + served + family >= disabled - slack, "{at:?}");
                }
            }
        }
    }
}

/// With nothing drawn the levels are those of the instrument's row: of 100 whom the Barthel index
/// finds disabled, 86.6 lightly, 7.73 moderately, 3.4 severely and 2.27 totally.
#[test]
fn levels_follow_the_instruments_split() {
    let run = by("barthel", &["uncertainty.need=false"]);
    for samples in run.values() {
        let of = |column| samples.value(column, 2, 0);
        let disabled = of(Column::Disabled);
        let near = |value: f64, hundreds: f64| {
            let wanted = disabled * hundreds / 13.4;
            assert!((value / wanted - 1.0).abs() < 1e-5, "{value} for {wanted}");
        };
        near(of(Column::DisabledLight), 86.6);
        near(disabled - of(Column::DisabledSevere), 7.73);
        near(of(Column::DisabledTotal), 2.27);
    }
}

/// 30 % of moderately and 25 % of severely disabled townspeople at home use services, 12 and 10 %
/// in the countryside: whatever the mix of a county, its share lies between.
#[test]
fn services_at_home_lie_between_those_of_city_and_countryside() {
    let run = by("clhls_adl", &["uncertainty.need=false", "uncertainty.supply=false"]);
    for samples in run.values() {
        for draw in 0..samples.draws() {
            let of = |column| samples.value(column, 1, draw);
            let (served, family) = (of(Column::CareCommunity), of(Column::CareFamily));
            let share = served / (served + family);
            assert!(served + family == 0.0 || (0.10..=0.30).contains(&share), "{share}");
        }
    }
}

/// More people at each level never make any need smaller: two sets of levels in the same draws.
#[test]
fn a_more_severe_split_never_lowers_a_need() {
    let milder = by("clhls_adl", &["need.trend=\"damped\"", "uncertainty.need=false"]);
    let severer = by("ltci", &["need.trend=\"damped\"", "uncertainty.need=false"]);
    for (place, mild) in &milder {
        for year in 0..mild.years() {
            for column in [Column::Disabled, Column::DisabledLight] {
                let pairs =
                    mild.column(column, year).iter().zip(severer[place].column(column, year));
                for (mild, severe) in pairs {
                    assert!(severe > mild, "{column:?} {year}: {mild} {severe}");
                }
            }
        }
    }
}

/// More recover in the countryside, and onset is fitted to the shares of 2020: as recovery slows
/// with the trend, the countryside loses more by it. Without a trend nothing parts the two.
#[test]
fn city_and_countryside_part_under_a_trend_only() {
    let ratio = |trend: &str, year: usize| {
        let (model, _) = model(&[&format!("need.trend=\"{trend}\""), "time.horizon_year=2035"]);
        let [rural, urban] = &model.baseline.need.measured[0].disabled;
        let women_of_80 = elder(Sex::Female, 80);
        rural[year][women_of_80] / urban[year][women_of_80]
    };
    assert!((ratio("frozen", 15) / ratio("frozen", 0) - 1.0).abs() < 1e-9);
    let parted = ratio("damped", 15) / ratio("damped", 0);
    assert!((1.001..1.1).contains(&parted), "{parted}");
}

/// Where nothing of need is drawn, a county's share lies between those of city and countryside.
#[test]
fn a_county_lies_between_city_and_countryside() {
    let off = ["uncertainty.need=false"];
    let (model, _) = model(&off);
    let run = run(&off);
    let need = &model.baseline.need.measured[0].disabled;
    for (index, county) in model.baseline.counties.iter().enumerate() {
        let wanted = |path: &Vec<[f64; 2 * ELDER_AGES]>| -> f64 {
            let cells = Sex::BOTH.into_iter().flat_map(|sex| (60..=100).map(move |age| (sex, age)));
            cells.map(|(sex, age)| county.launch[cell(sex, age)] * path[0][elder(sex, age)]).sum()
        };
        let [rural, urban] = [wanted(&need[0]), wanted(&need[1])];
        let mixed = rural * (1.0 - county.urban) + urban * county.urban;
        let place = model.regions[index].place as usize;
        let found = run[&place].value(Column::Disabled, 0, 0);
        assert!((found / mixed - 1.0).abs() < 1e-5, "{index}: {found} for {mixed}");
    }
}
