//! A square for every unit, near its true place, its group in one piece.

use std::collections::BTreeMap;

use super::{
    assign::cheapest_columns,
    grid::Grid,
    improve::{Wish, improve},
    relax::{Point, neighbours, relax},
};
use crate::{
    domain::{Level, RegionCode},
    results::Place,
};

/// Units that one map may have; the layout takes time with the square of their number.
pub const MOST_TILES: usize = 500;

/// Where each unit is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// Cells from left to right.
    pub columns: usize,
    /// Cells from top to bottom.
    pub rows: usize,
    /// One tile a unit, in the order of the units.
    pub tiles: Vec<Tile>,
}

/// The cell of one unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tile {
    /// The unit.
    pub code: RegionCode,
    /// The prefecture of a county, the province of a prefecture.
    pub group: RegionCode,
    /// From 0 at the left (west).
    pub column: usize,
    /// From 0 at the top (north).
    pub row: usize,
}

/// Gives every unit a cell of its own.
///
/// True places are scaled to about a cell a unit and relaxed until crowded ones have room; units
/// are assigned to cells so that they move least (Jonker–Volgenant); then tiles change places
/// until prefectures hold together and neighbours lie in their true direction. A unit without a
/// centroid joins the middle of its group. The same units give the same layout everywhere.
///
/// # Panics
///
/// With more than [`MOST_TILES`] units.
#[must_use]
pub fn tile_layout(units: &[Place]) -> Layout {
    assert!(units.len() <= MOST_TILES, "draw a map a province, or the prefectures");
    if units.is_empty() {
        return Layout { columns: 0, rows: 0, tiles: Vec::new() };
    }
    let groups: Vec<_> = units.iter().map(group_of).collect();
    let points = parted(scaled(&projected(units, &groups)), &groups);
    let edges = neighbours(&points);
    let (size, wanted) = framed(relax(&points, &edges));
    let cells = cheapest_columns(units.len(), size[0] * size[1], |unit, cell| {
        let [x, y] = wanted[unit];
        let (dx, dy) = ((cell % size[0]) as f64 + 0.5 - x, (cell / size[0]) as f64 + 0.5 - y);
        dx * dx + dy * dy
    });
    let mut grid = Grid::new(size, cells);
    let mut names: Vec<_> = groups.clone();
    names.sort_unstable();
    names.dedup();
    let numbers: Vec<_> =
        groups.iter().map(|group| names.partition_point(|name| name < group)).collect();
    improve(&mut grid, &Wish { places: &wanted, edges: &edges, groups: &numbers });
    trimmed(units, &groups, &grid)
}

/// What a unit is grouped with.
pub(super) fn group_of(unit: &Place) -> RegionCode {
    match unit.level {
        Level::County => unit.prefecture.unwrap_or_else(|| unit.code.province()),
        Level::Prefecture | Level::Province | Level::Nation => unit.code.province(),
    }
}

/// Longitude and latitude on a plane: right and down, in degrees of latitude.
fn projected(units: &[Place], groups: &[RegionCode]) -> Vec<Point> {
    let known: Vec<_> = units.iter().filter_map(|unit| unit.centroid).collect();
    let middle = mean(&known).unwrap_or([0.0, 0.0]);
    let mut by_group: BTreeMap<RegionCode, Vec<Point>> = BTreeMap::new();
    for (unit, group) in units.iter().zip(groups) {
        by_group.entry(*group).or_default().extend(unit.centroid);
    }
    let narrowing = libm::cos(middle[1].to_radians());
    let place = |(unit, group): (&Place, &RegionCode)| {
        let [longitude, latitude] =
            unit.centroid.or_else(|| mean(&by_group[group])).unwrap_or(middle);
        [longitude * narrowing, -latitude]
    };
    units.iter().zip(groups).map(place).collect()
}

fn mean(points: &[Point]) -> Option<Point> {
    let n = points.len() as f64;
    (!points.is_empty())
        .then(|| [0, 1].map(|axis| points.iter().map(|point| point[axis]).sum::<f64>() / n))
}

/// The same points, measured in cells: the box around them holds two cells a unit.
fn scaled(points: &[Point]) -> Vec<Point> {
    let [low, high] = bounds(points);
    let (width, height) = (high[0] - low[0], high[1] - low[1]);
    // On a line there is no area; a strip keeps the scale finite.
    let thickness = 0.05 * width.max(height);
    let area = width.max(thickness) * height.max(thickness);
    let cells = if area > 0.0 { (2.0 * points.len() as f64 / area).sqrt() } else { 1.0 };
    points.iter().map(|[x, y]| [(x - low[0]) * cells, (y - low[1]) * cells]).collect()
}

/// The same points, but those in one spot in a small block, group by group.
fn parted(points: Vec<Point>, groups: &[RegionCode]) -> Vec<Point> {
    let mut parted = points.clone();
    for (unit, spot) in points.iter().enumerate() {
        let mut here: Vec<_> =
            (0..points.len()).filter(|other| same(points[*other], *spot)).collect();
        here.sort_by_key(|other| groups[*other]);
        let width = (here.len() as f64).sqrt().ceil() as usize;
        let turn = here.iter().position(|other| *other == unit).unwrap_or(0);
        let offset = [turn % width, turn / width].map(|steps| 0.3 * steps as f64);
        parted[unit] = [spot[0] + offset[0], spot[1] + offset[1]];
    }
    parted
}

fn same(a: Point, b: Point) -> bool {
    a.map(f64::to_bits) == b.map(f64::to_bits)
}

/// A board with a margin around the points, and the points on it.
fn framed(points: Vec<Point>) -> ([usize; 2], Vec<Point>) {
    let [low, high] = bounds(&points);
    let size = [0, 1].map(|axis| (high[axis] - low[axis]).ceil() as usize + 3);
    let margin = [0, 1].map(|axis| (size[axis] as f64 - (high[axis] - low[axis])) / 2.0);
    let moved = points.into_iter().map(|[x, y]| [x - low[0] + margin[0], y - low[1] + margin[1]]);
    (size, moved.collect())
}

/// The lower and the upper corner of the box around points.
fn bounds(points: &[Point]) -> [Point; 2] {
    points.iter().fold([[f64::INFINITY; 2], [f64::NEG_INFINITY; 2]], |[low, high], point| {
        [
            [0, 1].map(|axis| low[axis].min(point[axis])),
            [0, 1].map(|axis| high[axis].max(point[axis])),
        ]
    })
}

/// The board without empty rows and columns around the tiles.
fn trimmed(units: &[Place], groups: &[RegionCode], grid: &Grid) -> Layout {
    let positions: Vec<_> =
        (0..units.len()).map(|unit| grid.position(grid.cell_of(unit))).collect();
    let edge = |axis: usize, pick: fn(usize, usize) -> usize| {
        positions.iter().map(|position| position[axis]).reduce(pick).unwrap_or(0)
    };
    let (left, top) = (edge(0, usize::min), edge(1, usize::min));
    let tiles = units.iter().zip(groups).zip(&positions).map(|((unit, group), [column, row])| {
        Tile { code: unit.code, group: *group, column: column - left, row: row - top }
    });
    Layout {
        columns: edge(0, usize::max) - left + 1,
        rows: edge(1, usize::max) - top + 1,
        tiles: tiles.collect(),
    }
}

#[cfg(test)]
mod tests;
