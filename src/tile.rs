//! One county, one block of draws: every column in every year.
//!
//! - Takes: lanes, put in column by column and year by year.
//! - Gives: them back; nothing else.
//! - Never: grows once made.

use crate::{catalogue::Column, lanes::Lanes};

/// Columns × years of lanes; year 0 is the base year.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    years: usize,
    cells: Vec<Lanes<f32>>,
}

impl Tile {
    /// Room for the base year and `years` after it, all nought.
    #[must_use]
    pub fn new(years: usize) -> Self {
        Self { years: years + 1, cells: vec![Lanes::ZERO; Column::COUNT * (years + 1)] }
    }

    /// Row years, the base year included.
    #[must_use]
    pub const fn years(&self) -> usize {
        self.years
    }

    /// The place of a column in one year among the cells of a tile of so many years.
    #[must_use]
    pub const fn place(years: usize, column: Column, year: usize) -> usize {
        column.index() * years + year
    }

    /// One column in one year.
    #[must_use]
    pub fn get(&self, column: Column, year: usize) -> Lanes<f32> {
        self.cells[Self::place(self.years, column, year)]
    }

    /// Writes one column in one year.
    pub fn set(&mut self, column: Column, year: usize, value: Lanes<f32>) {
        self.cells[Self::place(self.years, column, year)] = value;
    }

    /// One column in one year, to add to.
    pub fn cell(&mut self, column: Column, year: usize) -> &mut Lanes<f32> {
        &mut self.cells[Self::place(self.years, column, year)]
    }

    /// All of it: the years of the first column, then those of the second, and so on.
    #[must_use]
    pub fn cells(&self) -> &[Lanes<f32>] {
        &self.cells
    }
}
