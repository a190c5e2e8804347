//! Statistics of a column as the tables want them.

use crate::{
    results::Spread,
    summary::{Guesses, Moments, Quantiles, moments},
};

/// Works out spreads, column after column.
#[derive(Debug)]
pub struct Spreads(Levels<7>);

impl Default for Spreads {
    fn default() -> Self {
        Self::new()
    }
}

impl Spreads {
    /// At the levels of [`Spread::LEVELS`].
    #[must_use]
    pub fn new() -> Self {
        Self(Levels::new(Spread::LEVELS))
    }

    /// Of one column; see `Levels::of` for its `kind`.
    pub fn of(&mut self, kind: usize, column: &[f32]) -> Spread {
        let moments = moments(column);
        Spread {
            mean: moments.mean as f32,
            sd: moments.sd as f32,
            mcse: moments.mcse() as f32,
            quantiles: self.0.within(kind, column, &moments),
        }
    }
}

/// Quantiles at levels of the caller's own.
#[derive(Debug)]
pub(super) struct Levels<const N: usize> {
    quantiles: Quantiles,
    /// By kind of column.
    guesses: Vec<Guesses>,
}

impl<const N: usize> Levels<N> {
    pub fn new(levels: [f64; N]) -> Self {
        Self { quantiles: Quantiles::new(&levels), guesses: Vec::new() }
    }

    /// Of one column. Columns of a `kind`, numbered from 0, look alike, such as an indicator's years:
    /// that one follows another of its kind makes it quicker, and changes nothing else.
    pub fn of(&mut self, kind: usize, column: &[f32]) -> [f32; N] {
        self.within(kind, column, &moments(column))
    }

    fn within(&mut self, kind: usize, column: &[f32], moments: &Moments) -> [f32; N] {
        if self.guesses.len() <= kind {
            self.guesses.resize(kind + 1, Guesses::default());
        }
        let mut values = [0.0; N];
        self.quantiles.of(column, moments, &mut self.guesses[kind], &mut values);
        values.map(|value| value as f32)
    }
}

/// The share of draws in which something holds, and its Monte Carlo standard error.
pub(super) fn share(hits: usize, draws: usize) -> (f32, f32) {
    let p = hits as f64 / draws as f64;
    (p as f32, libm::sqrt(p * (1.0 - p) / draws as f64) as f32)
}
