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

    /// Begins another region; see [`Levels::begin`].
    pub fn begin(&mut self) {
        self.0.begin();
    }

    /// Of one column; see [`Levels::of`] for its `kind`.
    pub fn of(&mut self, kind: usize, column: &[f32]) -> Spread {
        let (moments, quantiles) = self.0.of(kind, column);
        Spread {
            mean: moments.mean as f32,
            sd: moments.sd as f32,
            mcse: moments.mcse() as f32,
            quantiles,
        }
    }
}

/// Moments and quantiles at levels of the caller's own, column after column.
#[derive(Debug)]
pub struct Levels<const N: usize> {
    quantiles: Quantiles,
    kinds: Vec<Kind>,
}

/// Guesses for a kind of column.
#[derive(Clone, Debug, Default)]
struct Kind {
    /// For its first column in the next region.
    first: Guesses,
    next: Guesses,
    begun: bool,
}

impl<const N: usize> Levels<N> {
    /// At the levels given, none below the one before it.
    ///
    /// # Panics
    ///
    /// When one is not between 0 and 1, or falls below the one before it.
    #[must_use]
    pub fn new(levels: [f64; N]) -> Self {
        Self { quantiles: Quantiles::new(&levels), kinds: Vec::new() }
    }

    /// Begins another region: the first column of a kind is then sought where the first one of the
    /// region before it lay. Results do not depend on it.
    pub fn begin(&mut self) {
        for kind in &mut self.kinds {
            kind.begun = false;
        }
    }

    /// Of one column. Columns of a `kind`, numbered from 0, look alike, such as an indicator's years:
    /// that one follows another of its kind makes it quicker, and changes nothing else.
    ///
    /// # Panics
    ///
    /// When the column has no samples.
    pub fn of(&mut self, kind: usize, column: &[f32]) -> (Moments, [f32; N]) {
        if self.kinds.len() <= kind {
            self.kinds.resize(kind + 1, Kind::default());
        }
        let Kind { first, next, begun } = &mut self.kinds[kind];
        if !*begun {
            next.clone_from(first);
        }
        let moments = moments(column);
        let mut values = [0.0; N];
        self.quantiles.of(column, &moments, next, &mut values);
        if !*begun {
            first.clone_from(next);
            *begun = true;
        }
        (moments, values.map(|value| value as f32))
    }
}

/// The share of draws in which something holds, and its Monte Carlo standard error.
pub(super) fn share(hits: usize, draws: usize) -> (f32, f32) {
    let p = hits as f64 / draws as f64;
    (p as f32, libm::sqrt(p * (1.0 - p) / draws as f64) as f32)
}
