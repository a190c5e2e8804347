//! Runs every draw of every county, and sums counties within a draw.
//!
//! - Takes: a model of one county in one block of draws, and how counties add up.
//! - Gives: the statistics of each county and each sum, in a fixed order, as soon as they are complete.
//! - Never: prints, keeps more counties than fit in memory, or adds in an order that threads decide.
//!
//! ```text
//! a group of counties × all blocks of draws ─► tiles ─► statistics of each unit
//!                                                └────► sums: prefecture ─► province ─► nation
//! ```
//!
//! Threads share one group at a time. First each takes a block of draws through all counties of the
//! group, so that what the counties share is worked out once; the sums grow on the way, in the
//! order of the counties. Then each takes a unit and reduces its columns. Memory holds one group,
//! however many counties there are.

mod parallel;
mod reduce;
mod simulate;
mod tree;

pub use parallel::on_threads;
pub use reduce::Statistics;
pub use tree::{Tree, Unit};

use carecast::lanes::{LANES, Lanes};
use parallel::Workspaces;
use reduce::Reducer;
use simulate::{Group, Simulator};

/// A county in a block of draws, as far as an ensemble knows it.
pub trait Model: Sync {
    /// What a thread needs to work: buffers, and what the counties of one block share.
    type Workspace: Send;

    /// A new workspace.
    fn workspace(&self) -> Self::Workspace;

    /// Prepares what all counties share in the block of draws from `first_draw`.
    fn prepare(&self, first_draw: u32, workspace: &mut Self::Workspace);

    /// Writes the tile `[year][column]` of one county, all of it, for the block prepared last.
    fn county(
        &self,
        county: usize,
        first_draw: u32,
        workspace: &mut Self::Workspace,
        tile: &mut [Lanes<f32>],
    );
}

/// The size and shape of an ensemble.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How counties add up.
    pub tree: Tree,
    /// How many draws.
    pub n_draws: usize,
    /// How many years a tile has.
    pub n_years: usize,
    /// How many columns each year has.
    pub n_columns: usize,
    /// Which quantiles are wanted.
    pub probabilities: Vec<f64>,
    /// How many bytes the samples of a group of counties may take; at least one county is held.
    pub memory: usize,
}

impl Plan {
    /// How many blocks of draws there are; the last may be part empty.
    #[must_use]
    pub const fn n_blocks(&self) -> usize {
        self.n_draws.div_ceil(LANES)
    }

    /// Columns of a tile: years × columns of a year.
    #[must_use]
    pub const fn tile_len(&self) -> usize {
        self.n_years * self.n_columns
    }

    /// How many counties are worked on at a time.
    #[must_use]
    pub fn group_size(&self) -> usize {
        let county = self.n_blocks() * self.tile_len() * size_of::<Lanes<f32>>();
        // Sums that close in the group are held too: with ten counties in a prefecture, a tenth.
        (self.memory / county * 8 / 9).clamp(1, LARGEST_GROUP).min(self.tree.n_counties())
    }
}

/// Counties in a group, beyond which what they share is cheap, and fresh memory dear.
const LARGEST_GROUP: usize = 32;

/// Runs an ensemble and hands each unit's statistics to `sink`.
///
/// Units come in the order in which their last county does, a county before the units it
/// completes. The same bytes whatever the number of threads and the memory allowed.
pub fn run<M: Model>(model: &M, plan: &Plan, mut sink: impl FnMut(Unit, &Statistics)) {
    let simulating = Workspaces::new(|| Simulator::new(model, plan));
    let reducing = Workspaces::new(|| Reducer::new(plan));
    let mut group = Group::new(plan);
    let n_counties = plan.tree.n_counties();
    for first in (0..n_counties).step_by(plan.group_size()) {
        let counties = first..(first + plan.group_size()).min(n_counties);
        group.simulate(model, plan, counties, &simulating);
        group.reduce(plan, &reducing, &mut sink);
    }
}
