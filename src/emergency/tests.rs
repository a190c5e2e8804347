use super::*;
use crate::{
    domain::RegionCode,
    lanes::Lanes,
    streams::{Purpose, Streams, normal, normal_cdf, poisson},
};
use proptest::prelude::*;

const HOMES: HomeSizes = HomeSizes { mean: 92.9, sigma: 0.9 };

#[test]
fn a_lognormal_home_has_its_mean_and_tail() {
    let mut rng = Streams::new(3).rng(0, RegionCode::NATION, 2020, Purpose::Reserve);
    let n = 200_000;
    let sizes: Vec<f32> = (0..n).map(|_| HOMES.size(normal(&mut rng) as f32)).collect();
    let mean = sizes.iter().map(|&size| f64::from(size)).sum::<f64>() / f64::from(n);
    // Standard deviation 104: four standard errors are 0.93.
    assert!((mean - 92.9).abs() < 1.0, "{mean}");
    for beds in [10.0_f64, 62.0, 200.0, 900.0, 5_000.0] {
        let z = (libm::log(beds / 92.9) + 0.405) / 0.9;
        let got = f64::from(HOMES.chance_above(Lanes::of(beds))[0]);
        let exact = normal_cdf(-z);
        assert!((got / exact - 1.0).abs() < 1e-4, "{beds}: {got} {exact}");
    }
}

#[test]
fn worked_example_of_a_cascade() {
    let shelter = Shelter { reserve: 50.0, nursing: 12.0, ordinary: 30.0, nursing_share: 0.5 };
    // 100 leave: 50 to the reserve; of the other 25 disabled 12 find a nursing bed, of 25 others 25.
    assert_eq!(shelter.place(100.0), Placed { reserve: 50.0, vacancies: 37.0, unplaced: 13.0 });
    assert_eq!(shelter.room(), 74.0); // 50 and 24, half of whom take the 12 nursing beds
    assert_eq!(shelter.place(74.0).unplaced, 0.0);
}

/// Events of k counties that pool their reserves, against a count of years, and two exact limits.
#[test]
fn formulas_agree_with_counted_years() {
    let years = 200_000;
    for (counties, room) in [(1.0, 80.0), (5.0, 150.0), (14.0, 300.0)] {
        let per_year = 0.06 * counties;
        let mut rng = Streams::new(11).rng(1, RegionCode::NATION, 2021, Purpose::Reserve);
        let beyond = (0..years)
            .filter(|_| {
                let events = poisson(&mut rng, per_year);
                (0..events).filter(|_| HOMES.size(normal(&mut rng) as f32) * 0.5 > room).count() > 0
            })
            .count();
        let counted = beyond as f64 / f64::from(years);
        let exact = chance_beyond(f64::from(room), per_year, 0.5, &HOMES);
        // Four standard errors.
        let error = 4.0 * (exact / f64::from(years)).sqrt();
        assert!((counted - exact).abs() < error, "{counties}: {counted} {exact}");
    }
}

#[test]
fn pooling_independent_events_saves_beds_and_pooling_one_common_event_does_not() {
    let alone = smallest_reserve(0.01, 0.06, 0.5, &HOMES).unwrap();
    let pooled = smallest_reserve(0.01, 0.06 * 14.0, 0.5, &HOMES).unwrap();
    assert!(alone < pooled && pooled < 14 * alone, "{alone} {pooled}");
    // To the bed: one fewer is too few.
    assert!(chance_beyond(f64::from(alone - 1), 0.06, 0.5, &HOMES) > 0.01);
    // An event that strikes all fourteen at once empties fourteen times as much: the tail of the
    // sum is that of one home scaled, so the reserve is too.
    let together = HomeSizes { mean: 92.9 * 14.0, ..HOMES };
    let common = smallest_reserve(0.01, 0.06, 0.5, &together).unwrap();
    assert!(common.abs_diff(14 * alone) <= 14, "{common} {alone}");
    // Rare: one year in ten thousand, and no more than that can be asked of the formula's inverse.
    let rare = smallest_reserve(1e-5, 0.06, 0.5, &HOMES).unwrap();
    assert!((chance_beyond(f64::from(rare), 0.06, 0.5, &HOMES) / 1e-5 - 1.0).abs() < 0.02);
}

proptest! {
    #[test]
    fn every_displaced_resident_is_in_exactly_one_place(
        displaced in 0.0..3_000.0_f32,
        reserve in 0.0..500.0_f32,
        nursing in 0.0..500.0_f32,
        ordinary in 0.0..500.0_f32,
        nursing_share in 0.0..=1.0_f32,
        more in 0.0..300.0_f32,
    ) {
        let shelter = Shelter { reserve, nursing, ordinary, nursing_share };
        let placed = shelter.place(displaced);
        let all = placed.reserve + placed.vacancies + placed.unplaced;
        prop_assert!((all - displaced).abs() <= 1e-6 * displaced);
        prop_assert!(placed.reserve <= reserve);
        prop_assert!(placed.vacancies <= (nursing + ordinary) * 1.000_001);
        prop_assert!(placed.unplaced >= 0.0);
        let room = shelter.room();
        prop_assert!(displaced > room * 1.000_01 || placed.unplaced <= 1e-3 + 1e-5 * displaced);
        for richer in [
            Shelter { reserve: reserve + more, ..shelter },
            Shelter { nursing: nursing + more, ..shelter },
            Shelter { ordinary: ordinary + more, ..shelter },
        ] {
            prop_assert!(richer.place(displaced).unplaced <= placed.unplaced + 1e-3);
        }
    }
}
