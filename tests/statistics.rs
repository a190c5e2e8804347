//! Samplers against their distributions.
//!
//! Every seed is fixed. Each critical value states of how many right samplers one would fail.

use carecast::{
    domain::RegionCode,
    lanes::{LANES, Lanes},
    streams::{
        InverseTable, Purpose, Sequence, Streams, beta, binomial, gamma, normal, normal_cdf,
        poisson, student_t, uniform,
    },
};
use statrs::distribution::{Beta, Binomial, ContinuousCDF, Discrete, Gamma, Poisson, StudentsT};

/// Kolmogorov and Smirnov at alpha = 0.001: of a thousand seeds a right sampler fails one.
const CRITICAL_DISTANCE: f64 = 1.95;
/// A standard normal lies beyond this once in 10,000.
const CRITICAL_NORMAL: f64 = 3.89;
const SIZE: usize = 40_000;

fn county() -> RegionCode {
    "210102".parse().expect("six digits")
}

fn rng() -> Sequence {
    Streams::new(20).rng(0, county(), 2021, Purpose::Reserve)
}

/// The numbers that a block form gives, over many blocks.
fn blocks<const N: usize>(block: impl Fn(u32) -> [Lanes<f32>; N]) -> Vec<[f64; N]> {
    (0..(SIZE / LANES) as u32)
        .flat_map(|index| {
            let lanes = block(index * LANES as u32);
            (0..LANES).map(move |lane| lanes.map(|lanes| f64::from(lanes[lane])))
        })
        .collect()
}

fn sample(mut one: impl FnMut(&mut Sequence) -> f64) -> Vec<f64> {
    let mut rng = rng();
    (0..SIZE).map(|_| one(&mut rng)).collect()
}

fn assert_follows(name: &str, mut sample: Vec<f64>, cdf: impl Fn(f64) -> f64) {
    sample.sort_by(f64::total_cmp);
    let n = sample.len() as f64;
    let distance = sample
        .iter()
        .enumerate()
        .map(|(rank, &x)| (cdf(x) - rank as f64 / n).max((rank + 1) as f64 / n - cdf(x)))
        .fold(0.0, f64::max);
    let distance = distance * n.sqrt();
    assert!(distance < CRITICAL_DISTANCE, "{name}: distance {distance}");
}

/// Pearson's chi-square over the counts expected at least ten times, and the rest.
fn assert_counts(name: &str, counts: &[f64], chance: impl Fn(u64) -> f64) {
    let n = counts.len() as f64;
    let largest = counts.iter().fold(0.0_f64, |largest, count| largest.max(*count)) as u64;
    let mut rest = (n, n);
    let mut statistic = 0.0;
    let mut cells = 0.0;
    let mut add = |seen: f64, expected: f64| {
        statistic += (seen - expected) * (seen - expected) / expected;
        cells += 1.0;
    };
    for count in 0..=2 * largest + 10 {
        let expected = n * chance(count);
        if expected >= 10.0 {
            let seen = counts.iter().filter(|x| **x == count as f64).count() as f64;
            add(seen, expected);
            rest = (rest.0 - seen, rest.1 - expected);
        }
    }
    if rest.1 > 1.0 {
        add(rest.0, rest.1);
    } else {
        assert!(rest.0 < 10.0, "{name}: {} counts where {} are expected", rest.0, rest.1);
    }
    // Wilson and Hilferty: the cube root of a chi-square per degree is nearly normal.
    let freedom = cells - 1.0;
    let spread = 2.0 / (9.0 * freedom);
    let z = (libm::cbrt(statistic / freedom) - (1.0 - spread)) / spread.sqrt();
    assert!(z < CRITICAL_NORMAL, "{name}: chi-square {statistic} on {freedom}");
}

#[test]
fn normals_of_lanes_are_normal_and_independent() {
    let normals =
        blocks(|first| Streams::new(9).normals4(first, county(), 2021, Purpose::Deaths, 0));
    for number in 0..4 {
        let one: Vec<f64> = normals.iter().map(|four| four[number]).collect();
        assert_follows("normals4", one, normal_cdf);
    }
    for (i, j) in [(0, 1), (2, 3), (0, 2), (1, 2)] {
        for power in [1, 2] {
            let raised = |x: f64| if power == 1 { x } else { (x * x - 1.0) / 2.0_f64.sqrt() };
            let sum: f64 = normals.iter().map(|four| raised(four[i]) * raised(four[j])).sum();
            let z = sum / (normals.len() as f64).sqrt();
            assert!(z.abs() < CRITICAL_NORMAL, "numbers {i} and {j} to the power {power}: {z}");
        }
    }
}

#[test]
fn neighbouring_draws_are_independent() {
    let normals =
        blocks(|first| Streams::new(9).normals4(first, county(), 2022, Purpose::Deaths, 0));
    let sum: f64 = normals.windows(2).map(|pair| pair[0][0] * pair[1][0]).sum();
    let z = sum / (normals.len() as f64).sqrt();
    assert!(z.abs() < CRITICAL_NORMAL, "{z}");
}

#[test]
fn normals_reach_into_the_tail() {
    let normals =
        blocks(|first| Streams::new(3).normals4(first, county(), 2021, Purpose::Births, 0));
    let beyond_3 = normals.iter().flatten().filter(|z| z.abs() > 3.0).count() as f64;
    let expected = 4.0 * SIZE as f64 * 2.0 * normal_cdf(-3.0);
    assert!((beyond_3 - expected).abs() < CRITICAL_NORMAL * expected.sqrt(), "{beyond_3}");
}

#[test]
fn uniforms_are_uniform() {
    let uniforms =
        blocks(|first| Streams::new(9).uniforms4(first, county(), 2021, Purpose::Deaths, 0));
    for number in 0..4 {
        let one: Vec<f64> = uniforms.iter().map(|four| four[number]).collect();
        assert!(one.iter().all(|u| 0.0 < *u && *u < 1.0));
        assert_follows("uniforms4", one, |x| x);
    }
    assert_follows("uniform", sample(uniform), |x| x);
}

#[test]
fn normal_is_normal() {
    assert_follows("normal", sample(normal), normal_cdf);
}

#[test]
fn student_t_follows_its_distribution() {
    for freedom in [1.0, 2.5, 4.0, 30.0] {
        let t = StudentsT::new(0.0, 1.0, freedom).unwrap();
        assert_follows("student_t", sample(|rng| student_t(rng, freedom)), |x| t.cdf(x));
        let lanes = blocks(|first| {
            let freedom = freedom as f32;
            Streams::new(9).students2(first, county(), 2021, Purpose::Deaths, 0, freedom)
        });
        for number in 0..2 {
            let one = lanes.iter().map(|two| two[number]).collect();
            assert_follows("students2", one, |x| t.cdf(x));
        }
    }
}

#[test]
fn gamma_and_beta_follow_their_distributions() {
    for shape in [0.2, 0.9, 1.0, 3.7, 400.0] {
        let exact = Gamma::new(shape, 1.0).unwrap();
        assert_follows("gamma", sample(|rng| gamma(rng, shape)), |x| exact.cdf(x));
    }
    for (a, b) in [(4.0, 2.0), (0.3, 0.5), (21.0, 28.0)] {
        let exact = Beta::new(a, b).unwrap();
        assert_follows("beta", sample(|rng| beta(rng, a, b)), |x| exact.cdf(x));
    }
}

#[test]
fn poisson_follows_its_distribution() {
    for mean in [0.02, 0.7, 9.9, 10.0, 37.5, 900.0] {
        let exact = Poisson::new(mean).unwrap();
        let counts = sample(|rng| poisson(rng, mean) as f64);
        assert_counts("poisson", &counts, |count| exact.pmf(count));
    }
}

#[test]
fn binomial_follows_its_distribution() {
    for (n, p) in [(1, 0.3), (12, 0.4), (1_000, 0.009), (25, 0.5), (600, 0.03), (90, 0.97)] {
        let exact = Binomial::new(p, n).unwrap();
        let counts = sample(|rng| binomial(rng, n, p) as f64);
        assert_counts("binomial", &counts, |count| exact.pmf(count));
    }
}

#[test]
fn a_table_of_counts_follows_its_distribution() {
    for mean in [0.2, 1.2, 8.0] {
        let (table, exact) = (InverseTable::poisson(mean), Poisson::new(mean).unwrap());
        let counts = blocks(|first| {
            Streams::new(9)
                .words4(first, county(), 2021, Purpose::Openings, 0)
                .map(|words| table.counts(words))
        });
        let counts: Vec<f64> = counts.into_iter().flatten().collect();
        assert_counts("poisson table", &counts, |count| exact.pmf(count));
    }
}
