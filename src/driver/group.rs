use super::{Plan, Reduce, Simulate, span};
use crate::{
    lanes::{LANES, Lanes, Real, one_by_one},
    parallel::Workspaces,
};
use multiversion::multiversion;
use std::ops::Range;

/// The samples of a group of counties and of the sums they complete.
pub(super) struct Group {
    counties: Range<usize>,
    /// The sums, in the order in which they complete.
    sums: Vec<usize>,
    blocks: Vec<Block>,
}

/// Those of one block of draws.
#[derive(Clone, Default)]
struct Block {
    /// `[county][column]`.
    counties: Vec<Lanes<f32>>,
    sums: Sums,
}

/// Sums of a block: each is memory of its own, which is handed on and never copied.
#[derive(Clone, Default)]
struct Sums {
    /// Those of the group that are complete, in their order.
    closed: Vec<Vec<Lanes<f64>>>,
    /// Those that later counties will add to, by depth; empty where none has been added yet.
    open: Vec<Vec<Lanes<f64>>>,
    /// Memory to use again.
    free: Vec<Vec<Lanes<f64>>>,
}

impl Sums {
    /// Lets the sums of the last group go.
    fn next(&mut self, n_open: usize) {
        self.free.append(&mut self.closed);
        self.open.resize(n_open, Vec::new());
    }

    /// Adds a tile, and what is derived from it, to the open sum at a depth.
    fn add(&mut self, depth: usize, tile: &[Lanes<f32>], derived: &[Lanes<f32>]) {
        if self.open[depth].is_empty() {
            let mut sum = self.free.pop().unwrap_or_default();
            sum.clear();
            let all = tile.iter().chain(derived);
            // A negative nought is none.
            sum.extend(all.map(|lanes| lanes.map(|value| f64::from(value) + 0.0)));
            self.open[depth] = sum;
        } else {
            let (kept, behind) = self.open[depth].split_at_mut(tile.len());
            add(kept, tile);
            add(behind, derived);
        }
    }

    /// Closes the open sum at a depth, and adds it to the one above it, if any.
    fn close(&mut self, depth: usize, above: Option<usize>) {
        let sum = std::mem::take(&mut self.open[depth]);
        if let Some(above) = above {
            if self.open[above].is_empty() {
                let mut first = self.free.pop().unwrap_or_default();
                first.clone_from(&sum);
                self.open[above] = first;
            } else {
                add_sum(&mut self.open[above], &sum);
            }
        }
        self.closed.push(sum);
    }
}

/// What a thread needs to simulate a block.
pub(super) struct Simulator<S: Simulate> {
    workspace: S::Workspace,
    /// The county at hand, which stays in the nearest cache.
    tile: Vec<Lanes<f32>>,
    derived: Vec<Lanes<f32>>,
}

impl<S: Simulate> Simulator<S> {
    pub fn new(model: &S, plan: &Plan) -> Self {
        Self {
            workspace: model.workspace(),
            tile: vec![Lanes::ZERO; plan.n_columns],
            derived: vec![Lanes::ZERO; plan.n_derived],
        }
    }

    /// Writes the tiles of a circle, settled; its block has been prepared.
    fn circle(
        &mut self,
        model: &S,
        (circle, block): (&Range<usize>, usize),
        shared: &S::Shared,
        tiles: &mut [Lanes<f32>],
    ) {
        for (county, samples) in circle.clone().zip(tiles.chunks_exact_mut(self.tile.len())) {
            model.county(county, block, shared, &mut self.workspace, &mut self.tile);
            samples.copy_from_slice(&self.tile);
        }
        model.settle(circle.clone(), &mut self.workspace, tiles);
    }
}

impl Group {
    pub fn new(plan: &Plan) -> Self {
        let blocks = vec![Block::default(); plan.n_blocks()];
        Self { counties: 0..0, sums: Vec::new(), blocks }
    }

    /// Fills the tiles, one block of draws a task, and adds them up.
    pub fn simulate<S: Simulate>(
        &mut self,
        model: &S,
        plan: &Plan,
        circles: &[Range<usize>],
        shared: &[S::Shared],
        workspaces: &Workspaces<Simulator<S>, impl Fn() -> Simulator<S> + Sync>,
    ) {
        let (tree, n) = (&plan.tree, plan.n_columns);
        let counties = span(circles);
        self.sums = counties.clone().flat_map(|county| tree.completed(county)).copied().collect();
        self.counties = counties.clone();
        let shared_out = plan.has_few_blocks();
        if shared_out {
            self.share_out(model, (circles, n), shared, workspaces);
        }
        workspaces.for_each(&mut self.blocks, |simulator, index, block| {
            block.sums.next(tree.n_open());
            if !shared_out {
                // Here, so that each thread asks the system for what it fills.
                block.counties.resize(counties.len() * n, Lanes::ZERO);
                model.prepare(index, &mut simulator.workspace);
            }
            let mut rest = block.counties.as_mut_slice();
            for circle in circles {
                let tiles = rest.split_off_mut(..circle.len() * n).unwrap_or_default();
                if !shared_out {
                    simulator.circle(model, (circle, index), &shared[index], tiles);
                }
                for (county, samples) in circle.clone().zip(tiles.chunks_exact(n)) {
                    if let Some(depth) = tree.depth_above(county) {
                        model.derive(county, samples, &mut simulator.derived);
                        block.sums.add(depth, samples, &simulator.derived);
                    }
                    for &sum in tree.completed(county) {
                        block.sums.close(tree.depth(sum), tree.depth_above(sum));
                    }
                }
            }
        });
    }

    /// Fills the tiles, one circle in one block a task.
    fn share_out<S: Simulate>(
        &mut self,
        model: &S,
        (circles, n): (&[Range<usize>], usize),
        shared: &[S::Shared],
        workspaces: &Workspaces<Simulator<S>, impl Fn() -> Simulator<S> + Sync>,
    ) {
        let mut tasks = Vec::with_capacity(self.blocks.len() * circles.len());
        for (index, block) in self.blocks.iter_mut().enumerate() {
            block.counties.resize(self.counties.len() * n, Lanes::ZERO);
            let mut rest = block.counties.as_mut_slice();
            tasks.extend(circles.iter().map(|circle| {
                (index, circle, rest.split_off_mut(..circle.len() * n).unwrap_or_default())
            }));
        }
        workspaces.for_each(&mut tasks, |simulator, _, (index, circle, tiles)| {
            model.prepare(*index, &mut simulator.workspace);
            simulator.circle(model, (circle, *index), &shared[*index], tiles);
        });
    }

    /// What is left of every region, one region a task.
    pub fn reduce<R: Reduce>(
        &self,
        plan: &Plan,
        reduction: &R,
        workspaces: &Workspaces<R::Workspace, impl Fn() -> R::Workspace + Sync>,
    ) -> Vec<(usize, R::Output)> {
        let mut regions = Vec::with_capacity(self.counties.len() + self.sums.len());
        let mut n_closed = 0;
        for (place, county) in self.counties.clone().enumerate() {
            regions.push((county, Tiles { group: self, plan, place: Place::County(place) }));
            for &sum in plan.tree.completed(county) {
                regions.push((sum, Tiles { group: self, plan, place: Place::Sum(n_closed) }));
                n_closed += 1;
            }
        }
        workspaces.map(regions.len(), |work, index| {
            let (unit, tiles) = regions[index];
            (unit, reduction.reduce(unit, tiles, work))
        })
    }
}

/// The samples of one region.
#[derive(Clone, Copy)]
pub struct Tiles<'a> {
    group: &'a Group,
    plan: &'a Plan,
    place: Place,
}

#[derive(Clone, Copy)]
enum Place {
    County(usize),
    Sum(usize),
}

/// Columns that are copied at a time: as many as leave their samples in the cache nearest but one,
/// and make whole pages of each tile.
const COPIED: usize = 16;

impl Tiles<'_> {
    /// How many columns the region has: a county those of its tile, a sum the derived ones too.
    #[must_use]
    pub const fn n_columns(&self) -> usize {
        match self.place {
            Place::County(_) => self.plan.n_columns,
            Place::Sum(_) => self.plan.n_columns + self.plan.n_derived,
        }
    }

    /// Calls `take` with each column and its samples, in the order of the draws.
    ///
    /// `buffer` is memory that one call after another may use.
    pub fn for_each_column(&self, buffer: &mut Vec<f32>, mut take: impl FnMut(usize, &[f32])) {
        let n_draws = self.plan.n_draws;
        buffer.resize(COPIED * n_draws, 0.0);
        for start in (0..self.n_columns()).step_by(COPIED) {
            let columns = start..(start + COPIED).min(self.n_columns());
            self.copy(columns.clone(), buffer);
            for (column, samples) in columns.zip(buffer.chunks_exact(n_draws)) {
                take(column, samples);
            }
        }
    }

    /// Copies all columns to the beginning of `out`: `[column][draw]`.
    ///
    /// # Panics
    ///
    /// When `out` has no room for them.
    pub fn copy_all<T: Real>(&self, out: &mut [T]) {
        for start in (0..self.n_columns()).step_by(COPIED) {
            let columns = start..(start + COPIED).min(self.n_columns());
            self.copy(columns, &mut out[start * self.plan.n_draws..]);
        }
    }

    fn copy<T: Real>(&self, columns: Range<usize>, out: &mut [T]) {
        let n = self.plan.n_columns;
        for (index, block) in self.group.blocks.iter().enumerate() {
            match self.place {
                Place::County(place) => {
                    self.put(index, &block.counties[place * n..][columns.clone()], out);
                }
                Place::Sum(place) => {
                    self.put(index, &block.sums.closed[place][columns.clone()], out);
                }
            }
        }
    }

    fn put<T: Real, U: Real>(&self, block: usize, tile: &[Lanes<U>], out: &mut [T]) {
        let (n_draws, first) = (self.plan.n_draws, block * LANES);
        for (lanes, column) in tile.iter().zip(out.chunks_exact_mut(n_draws)) {
            let samples = lanes.cast::<T>().0;
            match column[first..].first_chunk_mut() {
                Some(whole) => *whole = samples,
                None => column[first..].copy_from_slice(&samples[..n_draws - first]),
            }
        }
    }
}

/// Adds a county's tile to the sum it belongs to.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn add(sum: &mut [Lanes<f64>], tile: &[Lanes<f32>]) {
    for (sum, lanes) in sum.iter_mut().zip(tile) {
        one_by_one();
        *sum += lanes.map(f64::from);
    }
}

/// Adds a complete sum to the one above it.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn add_sum(above: &mut [Lanes<f64>], sum: &[Lanes<f64>]) {
    for (above, sum) in above.iter_mut().zip(sum) {
        one_by_one();
        *above += *sum;
    }
}
