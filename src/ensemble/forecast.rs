//! What a run will take, before it starts.

use super::GROUP;
use crate::{
    catalogue::{Column, indicators},
    lanes::LANES,
    model::Model,
};

/// Time, memory and rows of a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Peak resident memory.
    pub bytes: u64,
    /// Wall time on two cores of 2024, simulation and tables.
    pub seconds: f64,
    /// Rows of all result tables.
    pub rows: u64,
}

/// Program, seeds and what does not grow with the run; measured.
const FIXED: u64 = 60 << 20;

/// Seconds for one county, year and draw on two cores; measured, see `docs/performance.md`.
const SECONDS: f64 = 6.0e-7;

/// Predicts what a run will take.
#[must_use]
pub fn forecast(model: &Model) -> Forecast {
    let years = model.baseline.years as u64 + 1;
    let draws = (model.draws as usize).next_multiple_of(LANES) as u64;
    let counties = model.baseline.counties.len() as u64;
    let places = model.places.len() as u64;
    let targets = model.targets.len() as u64;
    let cells = Column::COUNT as u64 * years;
    let store = GROUP as u64 * cells * draws * 4;
    // Samples in double precision: the group's, and one for each level above it.
    let samples = (GROUP as u64 + 3) * (Column::COUNT as u64 + targets) * years * draws * 8;
    let rows = places * years * (indicators().len() as u64 + 2 * targets);
    let draws_above = counties * 4 * draws + 31 * years * 4 * draws;
    let central = counties * years * 202 * 12;
    Forecast {
        bytes: FIXED + store + samples + rows * 72 + draws_above + central,
        seconds: 0.05 + SECONDS * (counties * years * draws) as f64,
        rows,
    }
}
