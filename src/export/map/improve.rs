//! Tiles changing places until the map reads well.

use super::{
    grid::{Cell, Grid},
    relax::{Edge, Point, minus},
};

/// What a good map weighs; larger is worse.
struct Weights {
    /// Square of the distance from the relaxed place, in cells.
    displacement: f64,
    /// Square of what a neighbour's direction and distance are off by.
    direction: f64,
    /// A side between two groups, or between a group and an empty cell.
    border: f64,
    /// Every piece of a group beyond the first.
    piece: f64,
}

const WEIGHTS: Weights = Weights { displacement: 0.5, direction: 0.5, border: 0.6, piece: 12.0 };

/// Trials a tile.
const TRIALS: usize = 1500;
/// By how much a trial may worsen the map at the start; this falls to nothing.
const TOLERANCE: f64 = 3.0;

/// The problem: where units should lie, and what belongs together.
pub(super) struct Wish<'a> {
    pub(super) places: &'a [Point],
    pub(super) edges: &'a [Edge],
    /// The group of each unit.
    pub(super) groups: &'a [usize],
}

/// Swaps tiles, or moves them to empty cells, by threshold accepting.
///
/// The trials follow a fixed sequence: the same units give the same map everywhere.
///
/// # Source
///
/// Dueck and Scheuer (1990), "Threshold accepting", *Journal of Computational Physics* 90.
pub(super) fn improve(grid: &mut Grid, wish: &Wish) {
    let mut search = Search::new(grid, wish);
    let n_units = wish.places.len();
    let n_trials = TRIALS * n_units;
    let mut sequence = Sequence(1);
    for trial in 0..n_trials {
        let left = 1.0 - trial as f64 / (0.9 * n_trials as f64);
        let unit = sequence.below(n_units);
        let step = [0, 1].map(|_| [-2, -1, 0, 1, 2][sequence.below(5)]);
        if let Some(to) = grid.shifted(grid.cell_of(unit), step) {
            search.attempt(grid, unit, to, (TOLERANCE * left).max(1e-9));
        }
    }
}

struct Search<'a> {
    wish: &'a Wish<'a>,
    /// Per unit, its neighbours and the directions they lie in.
    edges_of: Vec<Vec<(usize, Point)>>,
    /// Per group, its units.
    members: Vec<Vec<usize>>,
    /// Per group, the pieces it lies in.
    pieces: Vec<usize>,
    /// Per cell, and for what lies beyond the edge: the group that holds it.
    holders: Vec<Option<u16>>,
}

impl<'a> Search<'a> {
    fn new(grid: &Grid, wish: &'a Wish) -> Self {
        let mut edges_of = vec![Vec::new(); wish.places.len()];
        for edge in wish.edges {
            let [i, j] = edge.ends;
            edges_of[i].push((j, edge.towards));
            edges_of[j].push((i, edge.towards.map(|part| -part)));
        }
        let n_groups = wish.groups.iter().max().map_or(0, |last| last + 1);
        let mut members = vec![Vec::new(); n_groups];
        for (unit, group) in wish.groups.iter().enumerate() {
            members[*group].push(unit);
        }
        let pieces = members.iter().map(|units| grid.pieces(units)).collect();
        let holder = |cell| grid.unit_at(cell).map(|unit: usize| wish.groups[unit] as u16);
        let holders = (0..=grid.n_cells()).map(holder).collect();
        Self { wish, edges_of, members, pieces, holders }
    }

    fn swap(&mut self, grid: &mut Grid, a: Cell, b: Cell) {
        grid.swap(a, b);
        self.holders.swap(a, b);
    }

    /// Puts a unit into a cell, and whoever is there into the unit's, unless the map gets worse
    /// by the tolerance or more.
    fn attempt(&mut self, grid: &mut Grid, unit: usize, to: Cell, tolerance: f64) {
        let from = grid.cell_of(unit);
        let units = [Some(unit), grid.unit_at(to)];
        let before = self.cost(grid, units, [from, to]);
        self.swap(grid, from, to);
        let worse = self.cost(grid, units, [from, to]) - before;
        let [moved, other] = units.map(|unit| unit.map(|unit| self.wish.groups[unit]));
        let is_accepted = if moved == other {
            worse < tolerance
        } else {
            let groups: Vec<_> = moved.into_iter().chain(other).collect();
            self.accepts(grid, &groups, worse, tolerance)
        };
        if !is_accepted {
            self.swap(grid, from, to);
        }
    }

    /// Whether a change of these groups' outlines is good enough, pieces counted.
    fn accepts(&mut self, grid: &Grid, groups: &[usize], worse: f64, tolerance: f64) -> bool {
        // Pieces are slow to count, and cannot become fewer than one.
        if worse >= tolerance && groups.iter().all(|group| self.pieces[*group] == 1) {
            return false;
        }
        let now: Vec<_> = groups.iter().map(|group| grid.pieces(&self.members[*group])).collect();
        let more: f64 = groups
            .iter()
            .zip(&now)
            .map(|(group, now)| *now as f64 - self.pieces[*group] as f64)
            .sum();
        let is_accepted = worse + WEIGHTS.piece * more < tolerance;
        if is_accepted {
            groups.iter().zip(now).for_each(|(group, now)| self.pieces[*group] = now);
        }
        is_accepted
    }

    /// The part of the map's cost, but for pieces, that depends on two units and two cells.
    fn cost(&self, grid: &Grid, units: [Option<usize>; 2], cells: [Cell; 2]) -> f64 {
        let mut cost = 0.0;
        for unit in units.into_iter().flatten() {
            cost += self.misplacement(grid, unit);
        }
        for cell in cells {
            cost += WEIGHTS.border * self.borders(grid, cell);
        }
        cost
    }

    fn misplacement(&self, grid: &Grid, unit: usize) -> f64 {
        let here = grid.centre(grid.cell_of(unit));
        let mut cost = WEIGHTS.displacement * square(minus(here, self.wish.places[unit]));
        for (other, towards) in &self.edges_of[unit] {
            let [x, y] = minus(grid.centre(grid.cell_of(*other)), here);
            cost += WEIGHTS.direction * square(minus([x, y], *towards));
        }
        cost
    }

    /// Sides of a cell and of its four neighbours that part groups.
    fn borders(&self, grid: &Grid, cell: Cell) -> f64 {
        let here = self.holders[cell];
        grid.sides(cell).into_iter().filter(|&side| self.holders[side] != here).count() as f64
    }
}

fn square([x, y]: Point) -> f64 {
    x * x + y * y
}

/// A fixed sequence of numbers that look shuffled (`SplitMix64`): no draw of the model.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((u128::from(mixed ^ (mixed >> 31)) * limit as u128) >> 64) as usize
    }
}
