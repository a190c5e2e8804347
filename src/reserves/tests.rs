use super::*;
use crate::{
    domain::RegionCode,
    emergency::{
        Catalogue, Event, HomeSizes, Peacetime, Reach, Refuge, chance_beyond, smallest_reserve,
    },
    lanes::Lanes,
    seeds::{Distribution, Prior},
    streams::{Purpose, Streams, beta, uniform},
};

const HOMES: HomeSizes = HomeSizes { mean: 92.9, sigma: 0.9 };

fn share(mean: f64, sd: f64) -> Prior {
    Prior {
        id: "share".into(),
        distribution: Distribution::Beta,
        mean,
        sd,
        lower: 0.0,
        upper: 1.0,
        unit: "share".into(),
        meaning_zh: "".into(),
        meaning_en: "".into(),
        basis: crate::domain::Basis::Assumption,
        reason_zh: "".into(),
        reason: "".into(),
    }
}

fn catalogue(reach: Reach, refuge: Refuge) -> Catalogue {
    let event = Event { id: "test", reach, refuge, days: 10.0 };
    let peacetime = Peacetime { share: 0.5, recall: 0.5 };
    Catalogue { events: vec![event], homes: HOMES, neighbour_weight: 0.5, peacetime }
}

/// Half of the beds of ten homes are in use, and none of the empty ones has carers.
fn state() -> State {
    State {
        homes: Lanes::splat(10.0),
        residents: Lanes::splat(464.5),
        disabled: Lanes::splat(200.0),
        nursing: Lanes::ZERO,
        ordinary: Lanes::ZERO,
        reserve: Lanes::splat(50.0),
        in_use: Lanes::ZERO,
    }
}

/// Independent Poisson events of k counties that pool one reserve: the same as k times as many.
#[test]
fn homes_emptied_independently_follow_the_closed_form() {
    let fires = catalogue(Reach::Home { per_home: 0.006 }, Refuge::ReserveOnly);
    for counties in [1, 5, 14] {
        let states = vec![vec![state(); counties]];
        let pool = Pool::region(&fires, &[None], states, 16, (&[], 1));
        let per_year = 0.06 * counties as f64;
        for beds in [20.0, 80.0, 200.0, 400.0] {
            let exact = chance_beyond(beds, per_year, 0.5, &HOMES);
            let got = pool.chance(beds);
            assert!((got.mean / exact - 1.0).abs() < 1e-3, "{counties} {beds}: {got:?} {exact}");
        }
        // Down to one year in 100,000, to the bed or nearly: residents of a county bound a home.
        for chance in [0.01, 1e-3] {
            let exact = smallest_reserve(chance, per_year, 0.5, &HOMES).unwrap();
            let [got, ..] = pool.smallest(&[chance])[0];
            assert!(got.abs_diff(exact) <= 1 || exact > 464, "{chance}: {got} {exact}");
        }
    }
}

/// Weather that strikes k counties alike asks for k times one county's reserve; struck on their
/// own they ask for less.
#[test]
fn what_strikes_together_is_not_saved_by_pooling() {
    let floods = catalogue(
        Reach::Regional { per_county: 0.04, share: share(0.5, 0.288_675_134_594_813) },
        Refuge::ReserveOnly,
    );
    let tails = [Tail::new(&share(0.5, 0.288_675_134_594_813))];
    let one = Pool::county(&floods, &tails, &[state()], 16);
    // Struck with 0.04, a uniform share: P(beyond R) = 0.04 (1 − R / 464.5).
    let exact = 0.04 * (1.0 - 300.0 / 464.5);
    assert!((one.chance(300.0).mean / exact - 1.0).abs() < 1e-4);
    let [alone, ..] = one.smallest(&[0.01])[0];
    assert_eq!(alone, 349); // 464.5 × 0.75 = 348.4
    // One county five times as large is five that are always struck to the same share.
    let big = State {
        homes: Lanes::splat(50.0),
        residents: Lanes::splat(5.0 * 464.5),
        disabled: Lanes::splat(1000.0),
        ..state()
    };
    let [together, ..] = Pool::county(&floods, &tails, &[big], 16).smallest(&[0.01])[0];
    assert!(together.abs_diff(5 * 349) <= 5, "{together}");
}

/// Conditional Monte Carlo against the closed form, for a year in 100,000: two counties struck to
/// independent uniform shares lack room beyond R with (2 − s)² / 2, s = R / 464.5 in 1..2.
#[test]
fn rare_years_are_found_with_their_error() {
    let uniform_share = share(0.5, 0.288_675_134_594_813);
    let floods = catalogue(
        Reach::Regional { per_county: 1.0, share: uniform_share.clone() },
        Refuge::ReserveOnly,
    );
    let tails = [Tail::new(&uniform_share)];
    let draws = 4096;
    let mut rng = Streams::new(5).rng(0, RegionCode::NATION, 2025, Purpose::Reserve);
    let storms: Vec<Storm> = (0..draws)
        .map(|draw| Storm {
            draw,
            year: 0,
            event: 0,
            struck: vec![(0, uniform(&mut rng)), (1, uniform(&mut rng))],
        })
        .collect();
    let states = vec![vec![state(); 2]; draws / 16];
    let pool = Pool::region(&floods, &tails, states, draws, (&storms, 1));
    for (s, exact) in [(1.5, 0.125), (1.9, 0.005), (1.99, 5e-5)] {
        let got = pool.chance(464.5 * s);
        // Four standard errors, as stated by the estimate itself.
        assert!((got.mean - exact).abs() < 4.0 * got.error + 1e-3 * exact, "{s}: {got:?} {exact}");
        // Counting years would leave an error of √(p/n): the formula's is smaller.
        assert!(got.error < 0.8 * (exact / draws as f64).sqrt(), "{got:?}");
    }
    // Independent homes: one year in 100,000 by the closed form.
    let fires = catalogue(Reach::Home { per_home: 1e-5 }, Refuge::ReserveOnly);
    let pool = Pool::county(&fires, &[None], &[state()], 16);
    let exact = chance_beyond(100.0, 1e-4, 0.5, &HOMES);
    assert!(exact < 1.1e-5 && exact > 0.9e-6);
    assert!((pool.chance(100.0).mean / exact - 1.0).abs() < 1e-3);
}

#[test]
fn a_tail_is_that_of_its_distribution() {
    // Beta(1, 3): (1 − x)³. Beta(2, 1): 1 − x².
    let one_three = Tail::new(&share(0.25, (3.0_f64 / 80.0).sqrt())).unwrap();
    let two_one = Tail::new(&share(2.0 / 3.0, (1.0_f64 / 18.0).sqrt())).unwrap();
    // Where nobody lives any share leaves room.
    assert_eq!([1.0, 1e300, f64::INFINITY].map(|x| two_one.above(x)), [0.0; 3]);
    for x in [0.0, 0.013, 0.3, 0.77, 0.98, 1.0] {
        assert!((one_three.above(x) - (1.0 - x) * (1.0 - x) * (1.0 - x)).abs() < 1e-6);
        assert!((two_one.above(x) - (1.0 - x * x)).abs() < 1e-6);
    }
    // The shipped prior against its own sampler: four standard errors.
    let shipped = share(0.18, 0.1);
    let (a, b) = shipped.beta_parameters().unwrap();
    let mut rng = Streams::new(9).rng(0, RegionCode::NATION, 2021, Purpose::Reserve);
    let n = 100_000;
    let samples: Vec<f64> = (0..n).map(|_| beta(&mut rng, a, b)).collect();
    let tail = Tail::new(&shipped).unwrap();
    for x in [0.1, 0.2, 0.4] {
        let counted = samples.iter().filter(|&&share| share > x).count() as f64 / f64::from(n);
        let exact = tail.above(x);
        assert!((counted - exact).abs() < 4.0 * (exact / f64::from(n)).sqrt(), "{x}");
    }
}

#[test]
fn more_beds_are_never_beyond_more_often() {
    let storms = catalogue(
        Reach::Regional { per_county: 0.05, share: share(0.18, 0.1) },
        Refuge::Outside(0.3),
    );
    let tails = [Tail::new(&share(0.18, 0.1))];
    let roomy = State { nursing: Lanes::splat(40.0), ordinary: Lanes::splat(90.0), ..state() };
    let pool = Pool::county(&storms, &tails, &[roomy], 16);
    let chances: Vec<f64> = (0..40).map(|i| pool.chance(f64::from(i) * 5.0).mean).collect();
    assert!(chances.windows(2).all(|pair| pair[1] <= pair[0]));
    assert!(chances[0] < 0.05 && chances[0] > 0.0);
}

/// A reserve of which residents use twenty beds, ten of them for longer: ten more are needed, and the
/// chance with the scenario's own is that of a reserve ten beds smaller.
#[test]
fn beds_that_cannot_be_cleared_in_time_are_added() {
    let fires = catalogue(Reach::Home { per_home: 0.01 }, Refuge::ReserveOnly);
    let used = State { in_use: Lanes::splat(20.0), ..state() };
    let [empty, used] = [state(), used].map(|state| [state]);
    let [empty, used] = [&empty, &used].map(|states| Pool::county(&fires, &[None], states, 16));
    for (empty, used) in empty.smallest(&[0.01, 1e-3]).iter().zip(used.smallest(&[0.01, 1e-3])) {
        assert_eq!(empty[0] + 10, used[0], "{empty:?} {used:?}");
    }
    assert_eq!(used.chance_as_planned().mean, empty.chance(40.0).mean);
    assert_eq!(used.chance(50.0).mean, empty.chance(40.0).mean);
}
