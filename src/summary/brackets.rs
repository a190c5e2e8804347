use super::{Moments, moments::count};
use multiversion::multiversion;

/// Where a quantile is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Guess {
    /// In standard deviations from the mean.
    centre: f64,
    half_width: f64,
    /// What it was in the column before, if more than one sample was that.
    tie: Option<f32>,
}

impl Guess {
    /// Half-widths of brackets: of the first, and the bounds of all that follow.
    const FIRST: f64 = 0.1;
    const NARROWEST: f64 = 0.002;
    const WIDEST: f64 = 0.3;

    /// The guess for the next column: three times as wide as guesses have lately been wrong.
    pub fn next(before: Option<Self>, centre: f64, pair: [f32; 2]) -> Self {
        let half_width = before.map_or(Self::FIRST, |guess| {
            let wide = 0.75 * (guess.half_width + (centre - guess.centre).abs());
            wide.clamp(Self::NARROWEST, Self::WIDEST)
        });
        Self { centre, half_width, tie: (pair[0] == pair[1]).then_some(pair[0]) }
    }
}

/// A range of samples, its ends included: how many lie below it, and which inside.
///
/// Of a range of one number, only how many.
#[derive(Clone, Debug)]
pub(super) struct Bracket {
    low: f32,
    high: f32,
    n_below: usize,
    n_inside: usize,
    inside: Vec<f32>,
}

impl Bracket {
    pub const fn new() -> Self {
        let (low, high) = (f32::INFINITY, f32::NEG_INFINITY);
        Self { low, high, n_below: 0, n_inside: 0, inside: Vec::new() }
    }

    fn place(&mut self, low: f32, high: f32) {
        (self.low, self.high) = (low, high);
        (self.n_below, self.n_inside) = (0, 0);
        self.inside.clear();
    }

    fn is_point(&self) -> bool {
        self.low == self.high
    }

    /// The samples of two ranks, one the next of the other or the same, if both are inside.
    pub fn pair(&mut self, [below, above]: [usize; 2]) -> Option<[f32; 2]> {
        let (below, above) = (below.checked_sub(self.n_below)?, above - self.n_below);
        if self.is_point() {
            return (above < self.n_inside).then_some([self.low; 2]);
        }
        (above < self.inside.len()).then(|| pair(&mut self.inside, below, f32::NAN))
    }

    /// Moves to where a rank that was missed should be, going by how far the samples inside lie from
    /// one another; tells whether there are any to go by.
    pub fn follow(&mut self, rank: usize) -> bool {
        let n = self.inside.len();
        if n == 0 {
            return false;
        }
        let missed =
            if rank < self.n_below { self.n_below - rank } else { rank + 2 - self.n_below - n };
        let reach = (self.high - self.low) / n as f32 * (2 * missed + 8) as f32;
        if rank < self.n_below {
            self.place(self.low - reach, self.low);
        } else {
            self.place(self.high, self.high + reach);
        }
        true
    }
}

/// The samples of a rank and of the next, which is `next` if it is not among them.
pub(super) fn pair(samples: &mut [f32], rank: usize, next: f32) -> [f32; 2] {
    let (_, below, larger) = samples.select_nth_unstable_by(rank, f32::total_cmp);
    let above = larger.iter().copied().min_by(f32::total_cmp);
    [*below, above.unwrap_or(next)]
}

/// Puts brackets around guesses of rising quantiles, beside any mass at nought or where there were
/// ties, and apart from one another; an empty one where there is no guess.
pub(super) fn place(brackets: &mut [Bracket], guesses: &[Option<Guess>], moments: &Moments) {
    let at = |z: f64| (moments.mean + z * moments.sd) as f32;
    let mut limit = f32::INFINITY;
    for (bracket, guess) in brackets.iter_mut().zip(guesses).rev() {
        let (low, high) = match guess {
            None => (f32::INFINITY, f32::NEG_INFINITY),
            Some(Guess { tie: Some(tie), .. }) => (*tie, *tie),
            Some(Guess { centre, half_width, .. }) => {
                (at(centre - half_width), at(centre + half_width).min(limit))
            }
        };
        bracket.place(low, high);
        if low <= high {
            limit = low.next_down();
        }
    }
    let mut floor = if moments.n_nought() > 0 { f32::from_bits(1) } else { f32::NEG_INFINITY };
    for bracket in brackets {
        if bracket.is_point() {
            floor = bracket.high.next_up();
        } else {
            bracket.low = bracket.low.max(floor);
        }
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
            let (low, high) = (bracket.low, bracket.high);
            bracket.n_below += count(stretch, |sample| sample < low);
            if bracket.is_point() {
                bracket.n_inside += count(stretch, |sample| sample == low);
            } else {
                mark(stretch, low, high, number, &mut marks);
            }
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

/// Marks the samples inside a bracket.
#[expect(clippy::needless_bitwise_bool, reason = "without branches the loop becomes vectors")]
#[inline(always)]
fn mark(samples: &[f32], low: f32, high: f32, number: u8, marks: &mut [u8; STRETCH]) {
    for (sample, mark) in samples.iter().zip(marks) {
        *mark = if (low <= *sample) & (*sample <= high) { number } else { *mark };
    }
}
