use super::{Model, Plan, parallel::Workspaces, reduce::Statistics, tree::Unit};
use carecast::lanes::{LANES, Lanes, one_by_one};
use multiversion::multiversion;
use std::ops::Range;

/// The samples of a group of counties and of the sums they complete.
pub(super) struct Group {
    /// In the order in which they complete.
    pub units: Vec<Unit>,
    pub blocks: Vec<Block>,
    pub statistics: Vec<Statistics>,
}

/// Those of one block of draws.
#[derive(Clone)]
pub(super) struct Block {
    /// `[unit][year × column]`.
    pub tiles: Vec<Lanes<f32>>,
    /// Sums that later counties will add to: `[level][year × column]`.
    open: Vec<Lanes<f64>>,
}

impl Group {
    pub fn new(plan: &Plan) -> Self {
        let block = Block { tiles: Vec::new(), open: Vec::new() };
        Self { units: Vec::new(), blocks: vec![block; plan.n_blocks()], statistics: Vec::new() }
    }

    /// Fills the tiles, one block of draws a task.
    pub fn simulate<M: Model>(
        &mut self,
        model: &M,
        plan: &Plan,
        counties: Range<usize>,
        workspaces: &Workspaces<Simulator<M>, impl Fn() -> Simulator<M> + Sync>,
    ) {
        self.units = plan.tree.completed(counties);
        let (units, tile_len) = (&self.units, plan.tile_len());
        let blocks = self.blocks.iter_mut().enumerate().collect();
        workspaces.for_each(blocks, |Simulator { workspace, tile }, (index, block)| {
            let first_draw = (index * LANES) as u32;
            // Here, so that each thread asks the system for what it fills.
            block.tiles.resize(units.len() * tile_len, Lanes::ZERO);
            block.open.resize(plan.tree.n_sums() * tile_len, Lanes::ZERO);
            model.prepare(first_draw, workspace);
            for (unit, samples) in units.iter().zip(block.tiles.chunks_exact_mut(tile_len)) {
                if unit.level == 0 {
                    model.county(unit.index, first_draw, workspace, tile);
                    add(&mut block.open[..tile_len], tile);
                    samples.copy_from_slice(tile);
                } else {
                    let levels = &mut block.open[(unit.level - 1) * tile_len..];
                    let (sum, above) = levels.split_at_mut(tile_len);
                    close(sum, above.get_mut(..tile_len), samples);
                }
            }
        });
    }
}

/// What a thread needs to simulate a block.
pub(super) struct Simulator<M: Model> {
    workspace: M::Workspace,
    /// The county at hand, which stays in the nearest cache.
    tile: Vec<Lanes<f32>>,
}

impl<M: Model> Simulator<M> {
    pub fn new(model: &M, plan: &Plan) -> Self {
        Self { workspace: model.workspace(), tile: vec![Lanes::ZERO; plan.tile_len()] }
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

/// Writes a complete sum to its tile, adds it to the one above, and starts it anew.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn close(sum: &mut [Lanes<f64>], above: Option<&mut [Lanes<f64>]>, tile: &mut [Lanes<f32>]) {
    for (lanes, sum) in tile.iter_mut().zip(&*sum) {
        one_by_one();
        *lanes = sum.map(|sum| sum as f32);
    }
    for (above, sum) in above.into_iter().flatten().zip(&*sum) {
        one_by_one();
        *above += *sum;
    }
    sum.fill(Lanes::ZERO);
}
