//! The chance that a share drawn from a prior is above a mark.

use crate::seeds::{Distribution, Prior};

/// Cells of the table between the bounds.
const CELLS: usize = 4096;

/// A distribution's upper tail, tabulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Tail {
    lower: f64,
    width: f64,
    /// At the cells' edges: the chance to lie above.
    above: Vec<f64>,
}

impl Tail {
    /// The tail of a prior of shares; none where its density is not known here.
    ///
    /// Betas and uniforms are integrated cell by cell (Simpson's rule), scaled to one; like the
    /// sampler, a beta's tails beyond the bounds lie at the bounds.
    #[must_use]
    pub fn new(prior: &Prior) -> Option<Self> {
        let (lower, upper) = match prior.distribution {
            Distribution::Fixed => (prior.mean, prior.mean),
            Distribution::Beta => (0.0, 1.0),
            Distribution::Uniform => (prior.lower, prior.upper),
            Distribution::Normal | Distribution::Lognormal | Distribution::Gamma => return None,
        };
        let (a, b) = prior.beta_parameters().unwrap_or((1.0, 1.0));
        let density = |x: f64| libm::pow(x, a - 1.0) * libm::pow(1.0 - x, b - 1.0);
        let density = |x: f64| {
            // The edges of a beta without limit there are left to the neighbouring points.
            let inside = x.clamp(1e-9, 1.0 - 1e-9);
            if prior.distribution == Distribution::Beta { density(inside) } else { 1.0 }
        };
        let width = (upper - lower) / CELLS as f64;
        let mut above = vec![0.0; CELLS + 1];
        for cell in (0..CELLS).rev() {
            let x = lower + width * cell as f64;
            let mass = density(x) + 4.0 * density(x + width / 2.0) + density(x + width);
            above[cell] = above[cell + 1] + mass;
        }
        let all = above[0];
        for chance in &mut above {
            *chance /= all;
        }
        if prior.distribution == Distribution::Beta {
            let edge = |x: f64| (x * CELLS as f64) as usize;
            above[..edge(prior.lower)].fill(1.0);
            above[edge(prior.upper.min(1.0))..].fill(0.0);
        }
        Some(Self { lower, width, above })
    }

    /// The chance of a share above `x`.
    #[must_use]
    pub fn above(&self, x: f64) -> f64 {
        if self.width <= 0.0 {
            return f64::from(u8::from(x < self.lower));
        }
        let at = (x - self.lower) / self.width;
        if at <= 0.0 {
            return 1.0;
        }
        // Where nobody lives, the share that would fill what is free has no bounds.
        let cell = (at as usize).min(CELLS);
        let Some(&next) = self.above.get(cell + 1) else { return 0.0 };
        let part = at - cell as f64;
        self.above[cell] * (1.0 - part) + next * part
    }
}
