use super::Moments;
use crate::lanes::{LANES, Lanes};
use multiversion::multiversion;

/// Where a quantile is looked for, in standard deviations from the mean.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    centre: f64,
    half_width: f64,
}

impl Guess {
    /// Half-widths of brackets: of the first, and the bounds of all that follow.
    const FIRST: f64 = 0.1;
    const NARROWEST: f64 = 0.002;
    const WIDEST: f64 = 0.3;

    /// The guess for the next column: four times as wide as guesses have lately been wrong.
    pub fn next(before: Option<Self>, found: f64) -> Self {
        let half_width = before.map_or(Self::FIRST, |guess| {
            let wide = 0.75 * guess.half_width + (found - guess.centre).abs();
            wide.clamp(Self::NARROWEST, Self::WIDEST)
        });
        Self { centre: found, half_width }
    }
}

/// A range of samples, its ends included, and how many lie below it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    low: f32,
    high: f32,
    below: Lanes<u32>,
}

impl Bracket {
    /// The bracket of a guess, beside any mass at nought; empty without a guess.
    pub fn around(guess: Option<Guess>, moments: &Moments) -> Self {
        let smallest = if moments.min == 0.0 { f32::from_bits(1) } else { moments.min };
        let at = |z: f64| (moments.mean + z * moments.sd) as f32;
        let (low, high) = guess.map_or((f32::INFINITY, f32::NEG_INFINITY), |guess| {
            let low = at(guess.centre - guess.half_width).max(smallest);
            (low, at(guess.centre + guess.half_width))
        });
        Self { low, high, below: Lanes::splat(0) }
    }

    /// The samples of two ranks, if both are inside.
    ///
    /// `inside` holds the samples inside this and other brackets, sorted: brackets may overlap.
    pub fn pair(&self, ranks: [usize; 2], inside: &[f32]) -> Option<[f32; 2]> {
        let n_below = self.below.0.iter().sum::<u32>() as usize;
        let first = inside.partition_point(|sample| *sample < self.low);
        let end = inside.partition_point(|sample| *sample <= self.high);
        let at = |rank: usize| inside[first..end].get(rank.checked_sub(n_below)?).copied();
        Some([at(ranks[0])?, at(ranks[1])?])
    }
}

/// Counts the samples below each bracket, writes those inside any, and returns how many.
///
/// `inside` needs room for all samples and one chunk more.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn scan(samples: &[f32], brackets: &mut [Bracket], inside: &mut [f32]) -> usize {
    let (chunks, rest) = samples.as_chunks::<LANES>();
    let mut last = [f32::NAN; LANES]; // below no bracket and inside none
    last[..rest.len()].copy_from_slice(rest);
    let mut n_inside = 0;
    for chunk in chunks.iter().chain([&last]) {
        let mut kept = [0_u32; LANES];
        for bracket in &mut *brackets {
            for lane in 0..LANES {
                let sample = chunk[lane];
                bracket.below.0[lane] += u32::from(sample < bracket.low);
                kept[lane] |= u32::from(bracket.low <= sample && sample <= bracket.high);
            }
        }
        if kept.iter().fold(0, |any, kept| any | kept) == 0 {
            continue;
        }
        let room = &mut inside[n_inside..n_inside + LANES];
        let mut n = 0;
        for lane in 0..LANES {
            room[n] = chunk[lane];
            n += kept[lane] as usize;
        }
        n_inside += n;
    }
    n_inside
}
