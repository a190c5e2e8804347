use super::{Plan, parallel::Workspaces, simulate::Group, tree::Unit};
use carecast::{
    lanes::{LANES, Lanes},
    summary::{Guesses, Moments, Quantiles, moments},
};

/// The statistics of one unit's columns, in the order of its tile.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Statistics {
    moments: Vec<Moments>,
    quantiles: Vec<f64>,
}

impl Statistics {
    /// The moments of each column.
    #[must_use]
    pub fn moments(&self) -> &[Moments] {
        &self.moments
    }

    /// The quantiles of one column, in the order of the plan's probabilities.
    ///
    /// # Panics
    ///
    /// When there is no such column.
    #[must_use]
    pub fn quantiles(&self, column: usize) -> &[f64] {
        let n = self.quantiles.len() / self.moments.len();
        &self.quantiles[column * n..][..n]
    }
}

impl Group {
    /// Hands the statistics of every unit to `sink`, one unit a task.
    pub fn reduce(
        &mut self,
        plan: &Plan,
        workspaces: &Workspaces<Reducer, impl Fn() -> Reducer + Sync>,
        mut sink: impl FnMut(Unit, &Statistics),
    ) {
        let n_units = self.units.len();
        self.statistics.resize(n_units.max(self.statistics.len()), Statistics::default());
        let units = self.statistics.iter_mut().take(n_units).enumerate().collect();
        let (blocks, tile_len) = (&self.blocks, plan.tile_len());
        workspaces.for_each(units, |reducer, (unit, statistics)| {
            reducer.reduce(plan, |block| &blocks[block].tiles[unit * tile_len..], statistics);
        });
        for (unit, statistics) in self.units.iter().zip(&self.statistics) {
            sink(*unit, statistics);
        }
    }
}

/// Columns that are copied out of the tiles at a time: as many as leave their samples in the cache
/// nearest but one, and make whole pages of each tile.
const COPIED: usize = 16;

/// What a thread needs to reduce a unit.
pub(super) struct Reducer {
    quantiles: Quantiles,
    /// Of each column of a year: guesses for the first year of the next unit, and for the next year.
    first: Vec<Guesses>,
    next: Vec<Guesses>,
    /// `[column][draw]`.
    samples: Vec<f32>,
}

impl Reducer {
    pub fn new(plan: &Plan) -> Self {
        let guesses = vec![Guesses::default(); plan.n_columns];
        Self {
            quantiles: Quantiles::new(&plan.probabilities),
            first: guesses.clone(),
            next: guesses,
            samples: vec![0.0; COPIED * plan.n_blocks() * LANES],
        }
    }

    fn reduce<'t>(
        &mut self,
        plan: &Plan,
        tile: impl Fn(usize) -> &'t [Lanes<f32>],
        statistics: &mut Statistics,
    ) {
        statistics.moments.clear();
        statistics.quantiles.resize(plan.tile_len() * plan.probabilities.len(), 0.0);
        self.next.clone_from(&self.first);
        let stride = plan.n_blocks() * LANES;
        let mut out = statistics.quantiles.chunks_exact_mut(plan.probabilities.len());
        for start in (0..plan.tile_len()).step_by(COPIED) {
            let end = (start + COPIED).min(plan.tile_len());
            for block in 0..plan.n_blocks() {
                let columns = self.samples.chunks_exact_mut(stride);
                for (lanes, column) in tile(block)[start..end].iter().zip(columns) {
                    column[block * LANES..][..LANES].copy_from_slice(&lanes.0);
                }
            }
            for (column, samples) in (start..end).zip(self.samples.chunks_exact(stride)) {
                let samples = &samples[..plan.n_draws];
                let guesses = &mut self.next[column % plan.n_columns];
                let moments = moments(samples);
                let out = out.next().expect("room for the quantiles of each column");
                self.quantiles.of(samples, &moments, guesses, out);
                statistics.moments.push(moments);
                if column < plan.n_columns {
                    self.first[column].clone_from(guesses);
                }
            }
        }
    }
}
