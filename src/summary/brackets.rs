use super::Moments;
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

    /// The guess for the next column: three times as wide as guesses have lately been wrong.
    pub fn next(before: Option<Self>, found: f64) -> Self {
        let half_width = before.map_or(Self::FIRST, |guess| {
            let wide = 0.75 * (guess.half_width + (found - guess.centre).abs());
            wide.clamp(Self::NARROWEST, Self::WIDEST)
        });
        Self { centre: found, half_width }
    }
}

/// A range of samples, its ends included: how many lie below it, and which inside.
#[derive(Clone, Debug)]
pub(super) struct Bracket {
    low: f32,
    high: f32,
    n_below: usize,
    inside: Vec<f32>,
}

impl Bracket {
    pub const fn new() -> Self {
        Self { low: f32::INFINITY, high: f32::NEG_INFINITY, n_below: 0, inside: Vec::new() }
    }

    /// Moves to where a rank that was missed should be, going by how far the samples inside lie from
    /// one another; tells whether there are any to go by.
    pub fn follow(&mut self, rank: usize) -> bool {
        if self.inside.is_empty() {
            return false;
        }
        let missed = if rank < self.n_below {
            self.n_below - rank
        } else {
            rank + 2 - self.n_below - self.inside.len()
        };
        let apart = (self.high - self.low) / self.inside.len() as f32;
        let reach = apart * (2 * missed + 8) as f32;
        if rank < self.n_below {
            (self.low, self.high) = (self.low - reach, self.low);
        } else {
            (self.low, self.high) = (self.high, self.high + reach);
        }
        self.n_below = 0;
        self.inside.clear();
        true
    }

    /// The samples of two ranks, one the next of the other or the same, if both are inside.
    pub fn pair(&mut self, [below, above]: [usize; 2]) -> Option<[f32; 2]> {
        let (below, above) = (below.checked_sub(self.n_below)?, above - self.n_below);
        if above >= self.inside.len() {
            return None;
        }
        Some(pair(&mut self.inside, below))
    }
}

/// The samples of a rank and of the next; of the last rank, that sample twice.
pub(super) fn pair(samples: &mut [f32], rank: usize) -> [f32; 2] {
    let (_, below, larger) = samples.select_nth_unstable_by(rank, f32::total_cmp);
    let above = larger.iter().copied().min_by(f32::total_cmp);
    [*below, above.unwrap_or(*below)]
}

/// Puts brackets around guesses of rising quantiles, beside any mass at nought and apart from one
/// another; an empty one where there is no guess.
pub(super) fn place(brackets: &mut [Bracket], guesses: &[Option<Guess>], moments: &Moments) {
    let smallest = if moments.n_nought() > 0 { f32::from_bits(1) } else { f32::NEG_INFINITY };
    let at = |z: f64| (moments.mean + z * moments.sd) as f32;
    let mut limit = f32::INFINITY;
    for (bracket, guess) in brackets.iter_mut().zip(guesses).rev() {
        let (low, high) = guess.map_or((f32::INFINITY, f32::NEG_INFINITY), |guess| {
            let low = at(guess.centre - guess.half_width).max(smallest);
            (low, at(guess.centre + guess.half_width).min(limit))
        });
        if low <= high {
            limit = low.next_down();
        }
        (bracket.low, bracket.high, bracket.n_below) = (low, high, 0);
        bracket.inside.clear();
    }
}

/// Samples that are looked at with one bracket after another, while they are at hand.
const STRETCH: usize = 512;

/// Counts the samples below each bracket, and collects those inside.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn scan(samples: &[f32], brackets: &mut [Bracket]) {
    for stretch in samples.chunks(STRETCH) {
        let mut marks = [0_u8; STRETCH];
        for (number, bracket) in (1..).zip(&mut *brackets) {
            let n_below = mark(stretch, bracket.low, bracket.high, number, &mut marks);
            bracket.n_below += n_below as usize;
        }
        // Few are marked: look at eight at a time.
        for (eight, marks) in marks.as_chunks::<8>().0.iter().enumerate() {
            let mut marks = u64::from_le_bytes(*marks);
            while marks != 0 {
                let place = marks.trailing_zeros() / 8;
                let number = (marks >> (8 * place)) & 0xff;
                brackets[number as usize - 1].inside.push(stretch[8 * eight + place as usize]);
                marks &= !(0xff << (8 * place));
            }
        }
    }
}

/// Marks the samples inside a bracket, and counts those below.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the loop becomes vectors")]
#[inline(always)]
fn mark(samples: &[f32], low: f32, high: f32, number: u8, marks: &mut [u8; STRETCH]) -> u32 {
    let mut n_below = 0;
    for (sample, mark) in samples.iter().zip(marks) {
        n_below += u32::from(*sample < low);
        *mark = if (low <= *sample) & (*sample <= high) { number } else { *mark };
    }
    n_below
}
