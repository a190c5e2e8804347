use crate::lanes::{LANES, Lanes};
use multiversion::multiversion;

/// Mean and spread of a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The standard deviation, with divisor n − 1; nought for a single sample.
    pub sd: f64,
    /// How many samples there are.
    pub n: usize,
    /// How many of them are above nought.
    pub n_positive: usize,
    /// How many are below it.
    pub n_negative: usize,
}

impl Moments {
    /// The standard error of the mean from the finite number of samples.
    #[must_use]
    pub fn mcse(&self) -> f64 {
        self.sd / (self.n as f64).sqrt()
    }

    /// The share of samples above nought: of a shortfall, its probability.
    #[must_use]
    pub fn share_positive(&self) -> f64 {
        self.n_positive as f64 / self.n as f64
    }

    /// How many samples make up a mass at nought below which there is none: those of a shortfall
    /// that is met.
    pub(super) const fn n_nought(&self) -> usize {
        let all_numbers = self.mean.is_finite();
        if all_numbers && self.n_negative == 0 { self.n - self.n_positive } else { 0 }
    }
}

/// Works out the moments of a column.
///
/// Added up in double precision, in 16 lanes by position and then from the first lane to the last,
/// so that the result is the same on every instruction set.
///
/// ```
/// use carecast::summary::moments;
///
/// let moments = moments(&[1.0, 2.0, 3.0, 0.0]);
/// assert_eq!(moments.mean, 1.5);
/// assert_eq!(moments.sd, (5.0_f64 / 3.0).sqrt());
/// assert_eq!(moments.share_positive(), 0.75);
/// ```
///
/// # Panics
///
/// When there are no samples.
#[must_use]
pub fn moments(samples: &[f32]) -> Moments {
    assert!(!samples.is_empty(), "a column without samples has no moments");
    of_column(samples)
}

/// Samples that are counted while they are at hand.
const STRETCH: usize = 512;

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn of_column(samples: &[f32]) -> Moments {
    // Distances from one of the samples: their squares do not drown the spread.
    let origin = samples[0];
    let mut sums = [Lanes::ZERO; 2];
    let (mut n_positive, mut n_negative) = (0, 0);
    for stretch in samples.chunks(STRETCH) {
        add(&mut sums, stretch, origin);
        n_positive += count(stretch, |sample| sample > 0.0);
        n_negative += count(stretch, |sample| sample < 0.0);
    }
    let n = samples.len() as f64;
    let [first, second] = [in_order(sums[0]), in_order(sums[1])];
    let squares = second - first * (first / n);
    let squares = if squares < 0.0 { 0.0 } else { squares }; // `max` would make NaN nought
    Moments {
        mean: f64::from(origin) + first / n,
        sd: (squares / (n - 1.0).max(1.0)).sqrt(),
        n: samples.len(),
        n_positive,
        n_negative,
    }
}

/// Adds the distances of samples from one of them, and their squares.
#[inline(always)]
fn add(sums: &mut [Lanes<f64>; 2], samples: &[f32], origin: f32) {
    let (chunks, rest) = samples.as_chunks::<LANES>();
    // What fills up the last chunk lies at the origin and adds nothing.
    let mut last = [origin; LANES];
    last[..rest.len()].copy_from_slice(rest);
    let [mut first, mut second] = *sums;
    for chunk in chunks.iter().chain([&last]) {
        let distance = Lanes(*chunk).map(|sample| f64::from(sample) - f64::from(origin));
        first += distance;
        second += distance * distance;
    }
    *sums = [first, second];
}

/// How many samples are counted.
#[inline(always)]
pub(super) fn count(samples: &[f32], counted: impl Fn(f32) -> bool) -> usize {
    let mut n = 0_u32;
    for sample in samples {
        n += u32::from(counted(*sample));
    }
    n as usize
}

/// The sum of the lanes from the first to the last.
#[inline(always)]
fn in_order(lanes: Lanes<f64>) -> f64 {
    let mut sum = 0.0;
    for lane in lanes.0 {
        sum += lane;
    }
    sum
}
