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
    let shelter = Shelter { reserve: 40.0, nursing: 12.0, ordinary: 30.0 };
    // 100 leave, half of them disabled: 40 of these to the reserve, 10 to nursing-type beds; of the
    // other 50, 30 to ordinary beds and 2 to what is left of the nursing type.
    let (mut own, mut people) = (shelter, People::new(100.0, 0.5));
    assert_eq!(own.take(&mut people), Placed { reserve: 40.0, vacancies: 42.0 });
    assert_eq!(people, People { disabled: 0.0, others: 18.0 });
    // A neighbour with five beds of each sort takes ten more of them.
    let mut near = Shelter { reserve: 0.0, nursing: 5.0, ordinary: 5.0 };
    assert_eq!(near.take(&mut people).all(), 10.0);
    assert_eq!(people.all(), 8.0);
    assert_eq!(shelter.room(0.5), 82.0); // all beds; the disabled alone would allow 52 / 0.5
    assert_eq!(shelter.room(0.8), 65.0); // 52 / 0.8
    assert_eq!(shelter.reserve_for(&People::new(100.0, 0.5)), 58.0); // 100 less 42 vacant
    assert_eq!(shelter.reserve_for(&People::new(50.0, 0.8)), 28.0); // 40 disabled less 12
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
        let whole = Shelter { reserve, nursing, ordinary };
        let (mut shelter, mut people) = (whole, People::new(displaced, nursing_share));
        let placed = shelter.take(&mut people);
        prop_assert!((placed.all() + people.all() - displaced).abs() <= 1e-6 * displaced);
        prop_assert!(placed.reserve <= reserve * 1.000_001 && shelter.reserve >= 0.0);
        prop_assert!(placed.vacancies <= (nursing + ordinary) * 1.000_001);
        let room = whole.room(nursing_share);
        prop_assert_eq!(displaced < room * 0.999_99, displaced < room * 0.999_99 && people.all() <= 0.0);
        prop_assert!(displaced < room * 1.000_01 || people.all() > 0.0);
        let enough = whole.reserve_for(&People::new(displaced, nursing_share));
        let mut all = People::new(displaced, nursing_share);
        Shelter { reserve: enough, ..whole }.take(&mut all);
        prop_assert!(all.all() <= 1e-3);
        for richer in [
            Shelter { reserve: reserve + more, ..whole },
            Shelter { nursing: nursing + more, ..whole },
            Shelter { ordinary: ordinary + more, ..whole },
        ] {
            let (mut shelter, mut left) = (richer, People::new(displaced, nursing_share));
            shelter.take(&mut left);
            prop_assert!(left.all() <= people.all() + 1e-3);
        }
    }

    /// Whoever finds a bed takes it from another, and nobody is counted twice.
    #[test]
    fn beds_that_counties_give_one_another_are_given_once(
        counties in prop::collection::vec(
            (0.0..60.0_f32, 0.0..60.0_f32, 0.0..60.0_f32, 0.0..90.0_f32, 0.0..90.0_f32),
            1..7,
        ),
    ) {
        let mut free: Vec<Shelter> = counties
            .iter()
            .map(|&(reserve, nursing, ordinary, ..)| Shelter { reserve, nursing, ordinary })
            .collect();
        let mut left: Vec<People> = counties
            .iter()
            .map(|&(_, _, _, disabled, others)| People { disabled, others })
            .collect();
        let beds = |free: &[Shelter]| -> f32 {
            free.iter().map(|s| s.reserve + s.nursing + s.ordinary).sum()
        };
        let people = |left: &[People]| -> f32 { left.iter().map(People::all).sum() };
        let (beds_before, people_before) = (beds(&free), people(&left));
        let n = counties.len();
        in_turn(&mut free, &mut left, |asking, rank| (rank + 1 < n).then(|| (asking + rank + 1) % n));
        let (given, placed) = (beds_before - beds(&free), people_before - people(&left));
        prop_assert!((given - placed).abs() <= 0.01);
        prop_assert!(free.iter().all(|s| s.reserve >= 0.0 && s.nursing >= 0.0 && s.ordinary >= 0.0));
        // As long as anyone is left, no bed that would do is empty with another county.
        for (asking, people) in left.iter().enumerate() {
            for (helper, shelter) in free.iter().enumerate().filter(|(i, _)| *i != asking) {
                let for_disabled = shelter.reserve + shelter.nursing;
                prop_assert!(people.disabled <= 0.0 || for_disabled <= 0.0, "{helper}");
                prop_assert!(people.all() <= 0.0 || for_disabled + shelter.ordinary <= 0.0
                    || people.others <= 0.0);
            }
        }
    }

    /// What the chance of a year relies on: counties that help in turn are as one shelter.
    #[test]
    fn shelters_in_turn_take_as_many_as_their_sum(
        displaced in 0.0..2_000.0_f32,
        nursing_share in 0.0..=1.0_f32,
        beds in prop::collection::vec((0.0..100.0_f32, 0.0..100.0_f32, 0.0..100.0_f32), 1..6),
    ) {
        let mut in_turn = People::new(displaced, nursing_share);
        let mut sum = Shelter::default();
        for (reserve, nursing, ordinary) in beds {
            Shelter { reserve, nursing, ordinary }.take(&mut in_turn);
            sum = Shelter {
                reserve: sum.reserve + reserve,
                nursing: sum.nursing + nursing,
                ordinary: sum.ordinary + ordinary,
            };
        }
        let mut together = People::new(displaced, nursing_share);
        sum.take(&mut together);
        prop_assert!((in_turn.all() - together.all()).abs() <= 1e-2);
    }
}
