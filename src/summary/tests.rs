use super::*;
use crate::{
    domain::RegionCode,
    streams::{Purpose, Streams, normal},
};
use proptest::{collection::vec, prelude::*};

const PROBABILITIES: [f64; 9] = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];

/// The slow, obvious twin: a sort.
fn sorted_quantiles(samples: &[f32]) -> Vec<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f32::total_cmp);
    let quantile = |p: &f64| {
        let rank = p * (sorted.len() - 1) as f64;
        let (below, above) = (sorted[rank.floor() as usize], sorted[rank.ceil() as usize]);
        f64::from(below) + rank.fract() * (f64::from(above) - f64::from(below))
    };
    PROBABILITIES.iter().map(quantile).collect()
}

/// A finder of quantiles and its guesses.
struct Finder(Quantiles, Guesses);

fn finder() -> Finder {
    Finder(Quantiles::new(&PROBABILITIES), Guesses::default())
}

fn quantiles(Finder(finder, guesses): &mut Finder, samples: &[f32]) -> Vec<f64> {
    let mut out = vec![f64::NAN; PROBABILITIES.len()];
    finder.of(samples, &moments(samples), guesses, &mut out);
    out
}

fn normals(n: usize, seed: u64) -> Vec<f32> {
    let mut rng = Streams::new(seed).rng(0, RegionCode::NATION, 0, Purpose::Deaths);
    (0..n).map(|_| normal(&mut rng) as f32).collect()
}

#[test]
fn worked_example_of_moments() {
    let samples = [2.0, -1.0, 0.0, 3.0];
    let moments = moments(&samples);
    assert_eq!(moments.mean, 1.0);
    assert_eq!(moments.sd, (10.0_f64 / 3.0).sqrt()); // 1 + 4 + 1 + 4, over 3
    assert_eq!((moments.n, moments.n_positive, moments.n_negative), (4, 2, 1));
    assert_eq!(moments.mcse(), (10.0_f64 / 3.0).sqrt() / 2.0);
}

#[test]
fn a_single_sample_has_no_spread() {
    let moments = moments(&[7.0]);
    assert_eq!((moments.mean, moments.sd), (7.0, 0.0));
    assert_eq!(quantiles(&mut finder(), &[7.0]), [7.0; 9]);
}

/// Millions of people with a spread of a few: squares of the samples would drown it.
#[test]
fn a_small_spread_of_large_numbers_survives() {
    let samples: Vec<f32> = (0..1000).map(|i| 3e7 + 4.0 * (i % 2) as f32).collect();
    let moments = moments(&samples);
    assert!((moments.mean - 3e7 - 2.0).abs() < 1e-6);
    assert!((moments.sd - 2.0 * (1000.0_f64 / 999.0).sqrt()).abs() < 1e-9);
}

#[test]
fn columns_alike_and_unlike_are_exact_in_any_order() {
    let mut finder = finder();
    for column in 0..60 {
        let mut samples = normals(1000 + column, column as u64 / 2);
        for sample in &mut samples {
            *sample = match column % 5 {
                0 | 1 => 1e6 + 10.0 * *sample,
                2 => sample.max(0.3),          // a mass at its floor
                3 => (*sample - 0.5).max(0.0), // a shortfall
                _ => (*sample * 3.0).round(),  // many ties
            };
        }
        assert_eq!(quantiles(&mut finder, &samples), sorted_quantiles(&samples), "{column}");
    }
}

#[test]
fn samples_that_are_no_numbers_count_as_largest() {
    let mut finder = finder();
    quantiles(&mut finder, &normals(1000, 1));
    for floor in [f32::NEG_INFINITY, 0.0] {
        let mut samples: Vec<f32> = normals(1000, 2).iter().map(|x| x.max(floor)).collect();
        samples[17] = f32::NAN;
        let found = quantiles(&mut finder, &samples);
        let expected = sorted_quantiles(&samples);
        assert_eq!(found[..8], expected[..8]);
        assert!(found[8].is_nan() && expected[8].is_nan());
    }
}

#[test]
fn samples_keep_their_order() {
    let samples = normals(500, 3);
    let before = samples.clone();
    quantiles(&mut finder(), &samples);
    assert_eq!(samples, before);
}

/// The point of guesses: few columns like the one before have to be partitioned.
#[test]
fn brackets_find_the_quantiles_of_similar_columns() {
    let (mut finder, mut guesses) = (Quantiles::new(&PROBABILITIES[1..8]), Guesses::default());
    let mut out = [0.0; 7];
    for column in 0..200 {
        let samples = normals(2000, column);
        finder.of(&samples, &moments(&samples), &mut guesses, &mut out);
    }
    assert!(finder.n_missed() < 200 * 7 / 5, "{}", finder.n_missed());
}

/// A mass anywhere is found by counting what is equal to it.
#[test]
fn columns_of_few_values_need_no_partition() {
    let (mut finder, mut guesses) = (Quantiles::new(&PROBABILITIES[1..8]), Guesses::default());
    let mut out = [0.0; 7];
    for column in 0..50 {
        let samples: Vec<f32> =
            normals(1000, column).iter().map(|z| (2.0 + z).clamp(1.0, 3.0).round()).collect();
        finder.of(&samples, &moments(&samples), &mut guesses, &mut out);
        assert_eq!(out[..], sorted_quantiles(&samples)[1..8]);
    }
    assert!(finder.n_missed() < 50 * 7 / 10, "{}", finder.n_missed());
}

proptest! {
    #[test]
    fn quantiles_are_those_of_a_sort(
        columns in vec(vec(-1e3..1e3_f32, 1..600), 1..5),
        floor in -2e3..1e3_f32,
    ) {
        let mut finder = finder();
        for column in columns {
            let samples: Vec<f32> = column.into_iter().map(|x| (x - floor).max(0.0)).collect();
            prop_assert_eq!(quantiles(&mut finder, &samples), sorted_quantiles(&samples));
        }
    }

    #[test]
    fn moments_agree_with_two_passes(samples in vec(-1e6..1e6_f32, 2..100)) {
        let n = samples.len() as f64;
        let mean = samples.iter().map(|x| f64::from(*x)).sum::<f64>() / n;
        let squares = samples.iter().map(|x| (f64::from(*x) - mean) * (f64::from(*x) - mean));
        let sd = (squares.sum::<f64>() / (n - 1.0)).sqrt();
        let moments = moments(&samples);
        prop_assert!((moments.mean - mean).abs() < 1e-9 * 1e6);
        prop_assert!((moments.sd - sd).abs() < 1e-9 * 1e6);
        let n_positive = samples.iter().filter(|x| **x > 0.0).count();
        prop_assert_eq!(moments.n_positive, n_positive);
    }
}
