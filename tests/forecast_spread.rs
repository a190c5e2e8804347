//! Forecasts are as uncertain as the hindcast says, counties depart together, and migrants add up.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use carecast::{
    catalogue::Column,
    ensemble::simulate_watched,
    futures::NationalDraws,
    lanes::LANES,
    model::Model,
    scenario::{Scenario, shipped},
    seeds::{Bundle, Seeds},
    tables::Samples,
};
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> = LazyLock::new(|| Seeds::load(&Bundle::embedded()).unwrap());

/// Ten years after the census.
const YEAR: usize = 10;

fn model(scenario: &str, sets: &[&str]) -> (Model, Scenario) {
    let sets: Vec<String> = sets.iter().map(|set| (*set).to_owned()).collect();
    let top = shipped::source(scenario).unwrap();
    let scenario = Scenario::build(top, &|name, _| shipped::source(name), &sets).unwrap();
    (Model::new(&SEEDS, &scenario).unwrap(), scenario)
}

/// Draws of a column at the end of a year, by place.
fn draws(model: &Model, scenario: &Scenario, wanted: &[(Column, usize)]) -> Vec<Vec<Vec<f64>>> {
    let found = Mutex::new(BTreeMap::new());
    let _ = simulate_watched(model, scenario, &|place: usize, samples: &Samples| {
        let of = |&(column, year): &(Column, usize)| {
            samples.column(column, year).iter().map(|value| f64::from(*value)).collect()
        };
        let columns = wanted.iter().map(of).collect();
        found.lock().unwrap().insert(place, columns);
    });
    found.into_inner().unwrap().into_values().collect()
}

/// Width of the central 80 per cent beside the median.
fn width(draws: &[f64]) -> f64 {
    let mut sorted = draws.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: f64| sorted[(share * (sorted.len() - 1) as f64).round() as usize];
    (at(0.9) - at(0.1)) / at(0.5)
}

fn liaoning(draws: u32) -> (Model, Scenario) {
    model("liaoning_trend", &[&format!("run.draws={draws}"), "time.horizon_year=2030"])
}

/// Liaoning's own decade was observed: with 0.7 left after five years, that leaves 0.77 of the
/// fitted spread of the next decade. Above it come the nation's mortality and the level of migration,
/// which the hindcast was told; nothing may be wider than if nothing were known, or narrower than
/// what the observation leaves, but for a tenth: ages and sizes differ between 2010 and 2020. Units
/// below 100,000 are left out: the hindcast's are half Tibetan.
#[test]
fn a_forecast_of_ten_years_is_as_wide_as_the_hindcast() {
    let (model, scenario) = liaoning(800);
    let found = draws(&model, &scenario, &[(Column::Pop65, YEAR), (Column::Pop80, YEAR)]);
    let classes = [("100k_300k", 1e5, 3e5), ("300k_600k", 3e5, 6e5), ("over_600k", 6e5, 1e9)];
    for (class, from, to) in classes {
        for (index, group) in ["65plus", "80plus"].into_iter().enumerate() {
            let widths: Vec<f64> = model
                .baseline
                .counties
                .iter()
                .zip(&found)
                .filter(|(county, _)| (from..to).contains(&(county.census.total() as f64)))
                .map(|(_, columns)| width(&columns[index]))
                .collect();
            assert!(widths.len() > 10, "{class}: {} counties", widths.len());
            let forecast = widths.iter().sum::<f64>() / widths.len() as f64;
            let hindcast = SEEDS.validation.hindcast.by_size[class][group].width80;
            let ratio = forecast / hindcast;
            assert!((0.9 * 0.77..1.1).contains(&ratio), "{class} {group}: {ratio:.3}");
        }
    }
}

/// The same draws of every county, but each county's in an order of its own, as if counties knew
/// nothing of one another: their sum is then far too certain.
#[test]
fn sums_of_independent_counties_would_be_too_certain() {
    let (model, scenario) = liaoning(400);
    let found = draws(&model, &scenario, &[(Column::Pop65, YEAR), (Column::Pop80, YEAR)]);
    let counties = model.baseline.counties.len();
    let province = model
        .places
        .iter()
        .position(|place| place.code == model.baseline.selection.provinces[0].code);
    for index in 0..2 {
        let n = found[0][index].len();
        let (mut joint, mut independent) = (vec![0.0; n], vec![0.0; n]);
        for (county, columns) in found[..counties].iter().enumerate() {
            for draw in 0..n {
                joint[draw] += columns[index][draw];
                // 149 is prime to 400 draws: another rotation for each county.
                independent[draw] += columns[index][(draw + 149 * (county + 1)) % n];
            }
        }
        let reported = &found[province.unwrap()][index];
        assert!(joint.iter().zip(reported).all(|(sum, told)| (sum / told - 1.0).abs() < 1e-6));
        let ratio = width(&joint) / width(&independent);
        assert!(ratio > 2.0, "column {index}: {ratio:.2}");
    }
}

/// What counties gain beside what their province shares, others of it lose: with provinces' shares
/// off, net migrants of the whole province are those of its central path in every draw.
#[test]
fn counties_depart_at_each_others_expense() {
    let switches = ["mortality", "fertility", "small_area", "need", "supply", "baseline"];
    let off: Vec<String> =
        switches.iter().map(|name| format!("uncertainty.{name}=false")).collect();
    let mut sets: Vec<&str> = off.iter().map(String::as_str).collect();
    sets.extend([
        "run.draws=64",
        "time.horizon_year=2024",
        "assumptions.migration_level_share_province=0",
    ]);
    let (mut model, scenario) = model("liaoning_trend", &sets);
    for county in &mut model.baseline.counties {
        county.province_scale = [0.0; 4];
    }
    let found = draws(&model, &scenario, &[(Column::NetMigrants, 4)]);
    let gross: f64 = found[..model.baseline.counties.len()]
        .iter()
        .map(|columns| columns[0].iter().map(|net| net.abs()).sum::<f64>() / 64.0)
        .sum();
    let province = model
        .places
        .iter()
        .position(|place| place.code == model.baseline.selection.provinces[0].code);
    let net = &found[province.unwrap()][0];
    let mean = net.iter().sum::<f64>() / net.len() as f64;
    for draw in net {
        // Departures compound, so that the mean rates move a few more or fewer.
        assert!((draw - mean).abs() < 0.03 * gross, "{draw} beside {mean}, {gross} in all");
    }
}

#[test]
fn provinces_sum_to_the_nations_net_migrants_in_every_draw() {
    let (model, scenario) = model("china_trend", &["run.draws=16", "time.horizon_year=2023"]);
    let wanted: Vec<_> = (1..=3).map(|year| (Column::NetMigrants, year)).collect();
    let found = draws(&model, &scenario, &wanted);
    let national = NationalDraws::new(
        &model.baseline,
        &model.future_priors,
        model.uncertainty,
        (model.streams, 0),
    );
    for (year, lanes) in national.net_migrants.iter().enumerate() {
        let counties = &found[..model.baseline.counties.len()];
        for draw in 0..LANES {
            let sum: f64 = counties.iter().map(|columns| columns[year][draw]).sum();
            let gross: f64 = counties.iter().map(|columns| columns[year][draw].abs()).sum();
            let told = f64::from(lanes[draw]);
            assert!((sum - told).abs() < 1e-5 * gross, "{sum} for {told}, {gross} in all");
        }
    }
}

/// A county alone exchanges with the outside: it is not forced to keep its mean.
#[test]
fn a_county_alone_is_as_uncertain_as_among_the_others() {
    let sets = ["run.draws=400", "time.horizon_year=2025"];
    let (all, scenario) = model("liaoning_trend", &sets);
    let code = all.baseline.counties[0].code.to_string();
    let among = draws(&all, &scenario, &[(Column::PopTotal, 5)]);
    let include = format!("regions.include=[\"{code}\"]");
    let (alone, scenario) = model("liaoning_trend", &[sets[0], sets[1], &include]);
    let alone = draws(&alone, &scenario, &[(Column::PopTotal, 5)]);
    let ratio = width(&alone[0][0]) / width(&among[0][0]);
    assert!((0.9..1.1).contains(&ratio), "{ratio}");
}
