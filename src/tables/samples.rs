//! Every figure of one region in every draw.

use crate::{
    catalogue::{Column, Coverage, Denominator},
    domain::Level,
    lanes::{LANES, Lanes},
    targets::{Priced, Rule, Target},
};
use std::sync::Arc;

/// A region whose tables are made.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    /// Index into the places of the results.
    pub place: u32,
    /// Its level.
    pub level: Level,
    /// By coverage: units counted.
    pub units: [f64; Coverage::ALL.len()],
    /// The targets whose shortfalls are costed.
    pub priced: Arc<[Priced]>,
    /// The census of the base year: all, and from 60, 65, 80 and 85 on.
    pub census: [f64; 5],
}

/// Columns × years × draws of one region, and for each target the counties' own lacks.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    years: usize,
    draws: usize,
    cells: Vec<f64>,
    /// By target and year: the sum of the counties' lacks in each draw.
    lacks: Vec<f64>,
}

impl Samples {
    /// All nought.
    #[must_use]
    pub fn new(years: usize, draws: usize, targets: usize) -> Self {
        Self {
            years,
            draws,
            cells: vec![0.0; Column::COUNT * years * draws],
            lacks: vec![0.0; targets * years * draws],
        }
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
    pub fn column(&self, column: Column, year: usize) -> &[f64] {
        let start = (column.index() * self.years + year) * self.draws;
        &self.cells[start..start + self.draws]
    }

    /// The counties' lacks to a target in one year.
    #[must_use]
    pub fn lack(&self, target: usize, year: usize) -> &[f64] {
        let start = (target * self.years + year) * self.draws;
        &self.lacks[start..start + self.draws]
    }

    /// Takes in a block of draws: tile cells in the order of [`crate::tile::Tile::cells`].
    pub fn put(&mut self, block: usize, cells: &[Lanes<f32>]) {
        let first = block * LANES;
        let n = LANES.min(self.draws - first);
        for (column, lanes) in self.cells.chunks_exact_mut(self.draws).zip(cells) {
            for (sample, lane) in column[first..first + n].iter_mut().zip(&lanes.0) {
                *sample = f64::from(*lane);
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
        let join = |of: &dyn Fn(&Self) -> &Vec<f64>| {
            let columns = of(parts[0]).len() / parts[0].draws;
            let mut joined = Vec::new();
            for column in 0..columns {
                for part in parts {
                    assert_eq!(of(part).len(), columns * part.draws, "parts of one run");
                    joined.extend_from_slice(&of(part)[column * part.draws..][..part.draws]);
                }
            }
            joined
        };
        let draws = parts.iter().map(|part| part.draws).sum();
        Self { years, draws, cells: join(&|part| &part.cells), lacks: join(&|part| &part.lacks) }
    }

    /// Works out a county's own lacks.
    pub fn judge(&mut self, region: &Region, targets: &[Target]) {
        for (index, target) in targets.iter().enumerate() {
            let (of, by, _, _) = target.rule.parts();
            for year in 0..self.years {
                for draw in 0..self.draws {
                    let count = self.column(of, year)[draw];
                    let whole = self.whole(by, region, year, draw);
                    self.lacks[(index * self.years + year) * self.draws + draw] =
                        target.rule.lack(count, whole);
                }
            }
        }
    }

    /// Adds another region, draw by draw.
    pub fn add(&mut self, other: &Self) {
        for (sum, value) in self.cells.iter_mut().zip(&other.cells) {
            *sum += value;
        }
        for (sum, value) in self.lacks.iter_mut().zip(&other.lacks) {
            *sum += value;
        }
    }

    /// A denominator in one draw.
    #[must_use]
    pub fn whole(&self, by: Denominator, region: &Region, year: usize, draw: usize) -> f64 {
        match by {
            Denominator::Units(coverage) => region.units[coverage as usize],
            Denominator::Column(column) => self.column(column, year)[draw],
        }
    }

    /// What a target lacks in one draw: by the region's own sums, or as the sum of its counties'.
    #[must_use]
    pub fn shortfall(
        &self,
        (index, target): (usize, &Target),
        region: &Region,
        year: usize,
        draw: usize,
    ) -> f64 {
        let by_counties = match target.rule {
            Rule::EachCounty { .. } => true,
            Rule::Share { .. } => region.level < target.info.accountable_level,
        };
        // Above the accountable level the sums count; where counties answer, so do their lacks.
        let counties_answer = target.info.accountable_level == Level::County;
        if by_counties || counties_answer {
            return self.lack(index, year)[draw];
        }
        let (of, by, _, _) = target.rule.parts();
        target.rule.lack(self.column(of, year)[draw], self.whole(by, region, year, draw))
    }
}
