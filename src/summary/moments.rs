use crate::lanes::{LANES, Lanes};
use multiversion::multiversion;

/// Mean, spread and bounds of a column.
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
    /// The smallest sample.
    pub min: f32,
    /// The largest sample.
    pub max: f32,
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

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn of_column(samples: &[f32]) -> Moments {
    // Distances from one of the samples: their squares do not drown the spread.
    let origin = f64::from(samples[0]);
    let mut sums = Sums::of(samples[0]);
    let (chunks, rest) = samples.as_chunks::<LANES>();
    for chunk in chunks {
        sums.add(*chunk, origin);
    }
    let mut last = [samples[0]; LANES]; // at the origin, it adds nothing to the sums
    last[..rest.len()].copy_from_slice(rest);
    sums.add(last, origin);
    let n_padded = if samples[0] > 0.0 { LANES - rest.len() } else { 0 };

    let n = samples.len() as f64;
    let [first, second] = [sums.first, sums.second].map(|lanes| lanes.0.iter().sum::<f64>());
    let squares = (second - first * (first / n)).max(0.0);
    Moments {
        mean: origin + first / n,
        sd: (squares / (n - 1.0).max(1.0)).sqrt(),
        n: samples.len(),
        n_positive: sums.positive.0.iter().sum::<u32>() as usize - n_padded,
        min: sums.min.0.into_iter().fold(f32::INFINITY, f32::min),
        max: sums.max.0.into_iter().fold(f32::NEG_INFINITY, f32::max),
    }
}

struct Sums {
    first: Lanes<f64>,
    second: Lanes<f64>,
    positive: Lanes<u32>,
    min: Lanes<f32>,
    max: Lanes<f32>,
}

impl Sums {
    fn of(sample: f32) -> Self {
        Self {
            first: Lanes::ZERO,
            second: Lanes::ZERO,
            positive: Lanes::splat(0),
            min: Lanes::splat(sample),
            max: Lanes::splat(sample),
        }
    }

    #[inline(always)]
    fn add(&mut self, samples: [f32; LANES], origin: f64) {
        let samples = Lanes(samples);
        let distance = samples.map(|sample| f64::from(sample) - origin);
        self.first += distance;
        self.second += distance * distance;
        self.positive = self.positive.zip(samples, |n, sample| n + u32::from(sample > 0.0));
        self.min = self.min.min(samples);
        self.max = self.max.max(samples);
    }
}
