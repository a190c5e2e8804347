//! Takes every county through every block of draws, and sums counties within a draw.
//!
//! - Takes: how one county runs in one block, how counties add up, and what becomes of a region.
//! - Gives: what becomes of each county and each sum, in a fixed order, as soon as it is complete.
//! - Never: keeps more counties than it is allowed, or adds in an order that threads decide.
//!
//! ```text
//! a group of counties × all blocks of draws ─► tiles ─► each region reduced
//!                                                └────► sums: prefecture ─► province ─► nation
//! ```
//!
//! Threads share one group at a time. First each takes a block of draws through all counties of the
//! group, so that what the counties share is worked out once; the sums grow on the way, in the order
//! of the counties and in double precision. Then each takes a region and reduces its columns. Memory
//! holds one group, however many counties there are. Where blocks are few, threads share their circles.

mod group;
mod tree;

#[cfg(test)]
mod tests;

pub use group::Tiles;
pub use tree::{NoTree, Tree};

use crate::{
    lanes::{LANES, Lanes},
    parallel::{Workspaces, both, map},
};
use group::{Group, Simulator};
use std::ops::Range;

/// A county in a block of draws, as far as the driver knows it.
pub trait Simulate: Sync {
    /// What the counties of a branch share in a block; kept while the branch is worked on.
    type Shared: Send + Sync;
    /// What a thread needs to work: buffers, and what every county of a block shares.
    type Workspace: Send;

    /// Works out what the counties of a branch share in a block.
    fn share(&self, branch: usize, block: usize) -> Self::Shared;

    /// A new workspace.
    fn workspace(&self) -> Self::Workspace;

    /// Prepares a workspace for a block; the counties that follow are of this block.
    fn prepare(&self, block: usize, workspace: &mut Self::Workspace);

    /// Writes the tile of one county, all of it, for the block prepared last.
    fn county(
        &self,
        county: usize,
        block: usize,
        shared: &Self::Shared,
        workspace: &mut Self::Workspace,
        tile: &mut [Lanes<f32>],
    );

    /// Finishes the tiles of a circle, one after the other, when all its counties have been worked
    /// through; only then are they added to sums.
    fn settle(
        &self,
        circle: Range<usize>,
        workspace: &mut Self::Workspace,
        tiles: &mut [Lanes<f32>],
    ) {
        let _ = (circle, workspace, tiles);
    }

    /// Works out the columns of a county that are only summed, from its finished tile.
    fn derive(&self, county: usize, tile: &[Lanes<f32>], derived: &mut [Lanes<f32>]) {
        let _ = (county, tile, derived);
    }
}

/// What becomes of the samples of a region.
pub trait Reduce: Sync {
    /// What a thread needs to work.
    type Workspace: Send;
    /// What is left of a region.
    type Output: Send;

    /// A new workspace.
    fn workspace(&self) -> Self::Workspace;

    /// Reduces one region; called from any thread, in any order.
    fn reduce(&self, unit: usize, tiles: Tiles<'_>, work: &mut Self::Workspace) -> Self::Output;
}

/// Groups that a run has at least, where it has as many counties.
const LEAST_GROUPS: usize = 8;

/// With fewer blocks their circles are tasks of their own, and groups hold more of them: blocks alone
/// would leave cores idle.
const FEW_BLOCKS: usize = 4;

/// The size and shape of an ensemble.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How counties add up.
    pub tree: Tree,
    /// Counties that share something in a block, such as those of a province: ranges that follow
    /// one another and together are all counties.
    pub branches: Vec<Range<usize>>,
    /// Counties that settle something among themselves: ranges that follow one another, each inside
    /// a branch, and together are all counties.
    pub circles: Vec<Range<usize>>,
    /// How many draws.
    pub n_draws: usize,
    /// How many columns a tile has, years counted apart.
    pub n_columns: usize,
    /// How many more its sums have: columns that are derived from a tile, and not kept of it.
    pub n_derived: usize,
    /// The most counties that are worked on at a time: beyond some number what they share is cheap,
    /// and fresh memory dear.
    pub largest_group: usize,
    /// How many bytes the samples of a group of counties may take; at least one circle is held.
    pub memory: usize,
}

impl Plan {
    /// How many blocks of draws there are; the last may be part empty.
    #[must_use]
    pub const fn n_blocks(&self) -> usize {
        self.n_draws.div_ceil(LANES)
    }

    /// The most counties that are worked on at a time, by number and memory.
    #[must_use]
    pub fn group_size(&self) -> usize {
        let county = self.n_blocks() * self.n_columns * size_of::<Lanes<f32>>();
        // Sums that close in the group are held too, in double precision: with ten counties in a
        // prefecture, a fifth.
        let fit = self.memory / county.max(1) * 5 / 6;
        // Memory that is asked for once is dear, so it is used over and over.
        let n_counties = self.branches.last().map_or(0, |branch| branch.end);
        let blocks = self.n_blocks().max(1);
        let more = if self.has_few_blocks() { FEW_BLOCKS.div_ceil(blocks) } else { 1 };
        fit.min(more * n_counties / LEAST_GROUPS).clamp(1, more * self.largest_group)
    }

    const fn has_few_blocks(&self) -> bool {
        self.n_blocks() < FEW_BLOCKS
    }

    /// How many bytes the samples of the largest group take, with the sums that close in it and those
    /// that are open.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        let tile = (self.n_blocks() * self.n_columns * size_of::<Lanes<f32>>()) as u64;
        let n_summed = self.n_columns + self.n_derived;
        let sum = (self.n_blocks() * n_summed * size_of::<Lanes<f64>>()) as u64;
        let group = |circles: &[Range<usize>]| {
            let counties = span(circles);
            let closed = |county| self.tree.completed(county).len();
            let sums: usize = counties.clone().map(closed).sum();
            let open = self.tree.n_open() - counties.clone().next_back().map_or(0, closed);
            tile * counties.len() as u64 + sum * (sums + open) as u64
        };
        let groups = self.branches.iter().flat_map(|branch| self.groups(branch));
        groups.map(group).max().unwrap_or_default()
    }

    /// The circles of a branch in groups of about the same size.
    fn groups(&self, branch: &Range<usize>) -> impl Iterator<Item = &[Range<usize>]> {
        let within = |at: usize| self.circles.partition_point(|circle| circle.start < at);
        let circles = &self.circles[within(branch.start)..within(branch.end)];
        let n_groups = branch.len().div_ceil(self.group_size());
        let even = branch.len().div_ceil(n_groups.max(1));
        let mut first = 0;
        std::iter::from_fn(move || {
            let start = circles.get(first)?.start;
            let fits = |circle: &Range<usize>| circle.end - start <= even;
            let n = circles[first..].iter().take_while(|circle| fits(circle)).count().max(1);
            first += n;
            Some(&circles[first - n..first])
        })
    }
}

/// Runs an ensemble and hands what is left of each region to `sink`.
///
/// Regions come in the order in which their last county does, a county before the sums it
/// completes. The same bytes whatever the number of threads and the memory allowed.
pub fn run<S: Simulate, R: Reduce>(
    plan: &Plan,
    model: &S,
    reduction: &R,
    mut sink: impl FnMut(usize, R::Output) + Send,
) {
    let simulating = Workspaces::new(|| Simulator::new(model, plan));
    let reducing = Workspaces::new(|| reduction.workspace());
    let mut group = Group::new(plan);
    let mut reduced = Vec::new();
    for (branch, counties) in plan.branches.iter().enumerate() {
        let shared = map(plan.n_blocks(), |block| model.share(branch, block));
        for circles in plan.groups(counties) {
            // One core hands on what the last group left while the others go ahead.
            let left = std::mem::take(&mut reduced);
            both(
                || {
                    for (unit, output) in left {
                        sink(unit, output);
                    }
                },
                || group.simulate(model, plan, circles, &shared, &simulating),
            );
            reduced = group.reduce(plan, reduction, &reducing);
        }
    }
    for (unit, output) in reduced {
        sink(unit, output);
    }
}

/// The counties of circles that follow one another.
fn span(circles: &[Range<usize>]) -> Range<usize> {
    let start = circles.first().map_or(0, |circle| circle.start);
    start..circles.last().map_or(start, |circle| circle.end)
}
