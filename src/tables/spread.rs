//! Statistics of a column as the tables want them.

use crate::{
    results::Spread,
    summary::{Guesses, Quantiles, moments},
};

/// Works out spreads, column after column.
#[derive(Debug)]
pub struct Spreads(Quantiles, Guesses);

impl Default for Spreads {
    fn default() -> Self {
        Self::new()
    }
}

impl Spreads {
    /// At the levels of [`Spread::LEVELS`].
    #[must_use]
    pub fn new() -> Self {
        Self(Quantiles::new(&Spread::LEVELS), Guesses::default())
    }

    /// Of one column.
    pub fn of(&mut self, column: &[f32]) -> Spread {
        let moments = moments(column);
        let mut quantiles = [0.0; 7];
        self.0.of(column, &moments, &mut self.1, &mut quantiles);
        Spread {
            mean: moments.mean as f32,
            sd: moments.sd as f32,
            mcse: moments.mcse() as f32,
            quantiles: quantiles.map(|value| value as f32),
        }
    }
}

/// Quantiles at levels of the caller's own.
pub(super) fn quantiles<const N: usize>(quantiles: &mut Quantiles, column: &[f32]) -> [f32; N] {
    let mut values = [0.0; N];
    quantiles.of(column, &moments(column), &mut Guesses::default(), &mut values);
    values.map(|value| value as f32)
}

/// The share of draws in which something holds, and its Monte Carlo standard error.
pub(super) fn share(hits: usize, draws: usize) -> (f32, f32) {
    let p = hits as f64 / draws as f64;
    (p as f32, libm::sqrt(p * (1.0 - p) / draws as f64) as f32)
}
