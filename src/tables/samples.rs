//! Every figure of one region in every draw.

use crate::{
    catalogue::{Column, Coverage, Denominator},
    domain::{Level, PYRAMID},
    driver::Tiles,
    lanes::Lanes,
    targets::{Priced, Rule, Target},
    tile::Tile,
};
use std::sync::Arc;

/// Whether planners counted the people in extreme hardship.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Counted {
    /// Nowhere in the run: nothing is said of them.
    Nowhere,
    /// In some counties of the run, but not in all of the region's.
    InPart,
    /// In every county of the region.
    Wholly,
}

/// A region whose tables are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Index into the places of the results.
    pub place: u32,
    /// Its level.
    pub level: Level,
    /// By coverage: units counted.
    pub units: [f64; Coverage::ALL.len()],
    /// Whether people in extreme hardship are counted there.
    pub guaranteed: Counted,
    /// The targets whose shortfalls are costed.
    pub priced: Arc<[Priced]>,
    /// The census of the base year: all, and from 60, 65, 80 and 85 on.
    pub census: [f64; 5],
}

/// Columns × years × draws of one region, for each target the counties' own lacks, and the people
/// of the last year by sex and five-year ages.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    years: usize,
    draws: usize,
    /// By column and year each draw, and the cells of the pyramid; then by target and year the sum of
    /// the counties' lacks.
    cells: Vec<f32>,
}

impl Samples {
    /// All nought.
    #[must_use]
    pub fn new(years: usize, draws: usize, targets: usize) -> Self {
        let columns = (Column::COUNT + targets) * years + PYRAMID;
        Self { years, draws, cells: vec![0.0; columns * draws] }
    }

    /// Row years, the base year included.
    #[must_use]
    pub const fn years(&self) -> usize {
        self.years
    }

    /// Draws.
    #[must_use]
    pub const fn draws(&self) -> usize {
        self.draws
    }

    /// One column in one year, in the order of the draws.
    #[must_use]
    pub fn column(&self, column: Column, year: usize) -> &[f32] {
        let start = (column.index() * self.years + year) * self.draws;
        &self.cells[start..start + self.draws]
    }

    /// One column in one year and draw.
    #[must_use]
    pub fn value(&self, column: Column, year: usize, draw: usize) -> f64 {
        f64::from(self.column(column, year)[draw])
    }

    /// The counties' lacks to a target in one year.
    #[must_use]
    pub fn lack(&self, target: usize, year: usize) -> &[f32] {
        let start = self.before_lacks() + (target * self.years + year) * self.draws;
        &self.cells[start..start + self.draws]
    }

    /// People of the last year in one cell of the pyramid.
    #[must_use]
    pub fn pyramid(&self, cell: usize) -> &[f32] {
        let start = (Column::COUNT * self.years + cell) * self.draws;
        &self.cells[start..start + self.draws]
    }

    const fn before_lacks(&self) -> usize {
        (Column::COUNT * self.years + PYRAMID) * self.draws
    }

    /// Takes the samples of a region from its tiles; a county's lacks follow from its own columns.
    ///
    /// # Panics
    ///
    /// When the tiles have other columns or draws.
    pub fn take(&mut self, tiles: Tiles<'_>, (region, targets): (&Region, &[Target])) {
        let before = self.before_lacks();
        let known = tiles.n_columns() * self.draws;
        assert!(known == before || known == self.cells.len(), "samples of these tiles");
        tiles.copy_all(&mut self.cells);
        if known < self.cells.len() {
            let (years, draws) = (self.years, self.draws);
            let (cells, lacks) = self.cells.split_at_mut(before);
            let at = |column: Column, year| &cells[(column.index() * years + year) * draws..];
            for (place, lacks) in lacks.chunks_exact_mut(draws).enumerate() {
                let (target, year) = (&targets[place / years], place % years);
                let (of, by, _, _) = target.rule.parts();
                let (counts, fixed, wholes) = match by {
                    Denominator::Units(units) => (at(of, year), region.units[units as usize], None),
                    Denominator::Column(column) => (at(of, year), 0.0, Some(at(column, year))),
                };
                for (draw, lack) in lacks.iter_mut().enumerate() {
                    let whole = wholes.map_or(fixed, |wholes| f64::from(wholes[draw]));
                    *lack = target.rule.lack(f64::from(counts[draw]), whole) as f32;
                }
            }
        }
    }

    /// The samples of a region from those of disjoint ranges of draws, in the order of the draws.
    ///
    /// # Panics
    ///
    /// When there are no parts, or they differ in years or targets.
    #[must_use]
    pub fn joined(parts: &[&Self]) -> Self {
        let years = parts[0].years;
        let columns = parts[0].cells.len() / parts[0].draws;
        let mut cells = Vec::new();
        for column in 0..columns {
            for part in parts {
                assert_eq!(part.cells.len(), columns * part.draws, "parts of one run");
                cells.extend_from_slice(&part.cells[column * part.draws..][..part.draws]);
            }
        }
        Self { years, draws: parts.iter().map(|part| part.draws).sum(), cells }
    }

    /// A denominator by draw.
    pub fn wholes(&self, by: Denominator, region: &Region, year: usize) -> impl Fn(usize) -> f64 {
        let (fixed, column) = match by {
            Denominator::Units(coverage) => (region.units[coverage as usize], None),
            Denominator::Column(column) => (0.0, Some(self.column(column, year))),
        };
        move |draw| column.map_or(fixed, |column| f64::from(column[draw]))
    }

    /// A denominator in one draw.
    #[must_use]
    pub fn whole(&self, by: Denominator, region: &Region, year: usize, draw: usize) -> f64 {
        self.wholes(by, region, year)(draw)
    }

    /// What a target lacks by draw: by the region's own sums, or as the sum of its counties'.
    pub fn shortfalls(
        &self,
        (index, target): (usize, &Target),
        region: &Region,
        year: usize,
    ) -> impl Fn(usize) -> f64 {
        let by_counties = match target.rule {
            Rule::EachCounty { .. } => true,
            Rule::Share { .. } => region.level < target.info.accountable_level,
        };
        // Above the accountable level the sums count; where counties answer, so do their lacks.
        let counties_answer = target.info.accountable_level == Level::County;
        let lacks = (by_counties || counties_answer).then(|| self.lack(index, year));
        let (of, by, _, _) = target.rule.parts();
        let (counts, wholes) = (self.column(of, year), self.wholes(by, region, year));
        let rule = &target.rule;
        move |draw| match lacks {
            Some(lacks) => f64::from(lacks[draw]),
            None => rule.lack(f64::from(counts[draw]), wholes(draw)),
        }
    }

    /// What a target lacks in one draw.
    #[must_use]
    pub fn shortfall(
        &self,
        target: (usize, &Target),
        region: &Region,
        year: usize,
        draw: usize,
    ) -> f64 {
        self.shortfalls(target, region, year)(draw)
    }
}

/// Writes what a county lacks to each target, by target and year.
///
/// Whole units of one county, so that single precision holds them.
///
/// # Panics
///
/// When `out` has not as many years of targets.
pub fn lacks(
    (cells, years): (&[Lanes<f32>], usize),
    region: &Region,
    targets: &[Target],
    out: &mut [Lanes<f32>],
) {
    assert_eq!(out.len(), targets.len() * years, "a place for every lack");
    let at = |column, year| cells[Tile::place(years, column, year)];
    for (target, out) in targets.iter().zip(out.chunks_exact_mut(years)) {
        let (of, by, _, _) = target.rule.parts();
        for (year, out) in out.iter_mut().enumerate() {
            let counts = at(of, year);
            let wholes = match by {
                Denominator::Units(coverage) => Lanes::splat(region.units[coverage as usize]),
                Denominator::Column(column) => at(column, year).map(f64::from),
            };
            *out =
                counts.zip(wholes, |count, whole| target.rule.lack(f64::from(count), whole) as f32);
        }
    }
}
