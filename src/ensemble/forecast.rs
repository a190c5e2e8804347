//! What a run will take, before it starts.

use super::plan;
use crate::{
    catalogue::indicators,
    domain::PYRAMID,
    model::Model,
    results::{PyramidRow, ShortfallRow, SummaryRow, TargetRow},
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
const FIXED: u64 = 27 << 20;

/// For every row, while the rows are written to the page and the workbook; measured.
const WRITING: u64 = 20;

/// Seconds for one county, year and draw on two cores, for each target of it besides, and for a
/// row; measured, see `docs/performance.md`.
const SECONDS: (f64, f64, f64) = (4.8e-7, 1.3e-8, 1.2e-6);

/// Predicts what a run will take on so many threads.
#[must_use]
pub fn forecast(model: &Model, threads: usize) -> Forecast {
    let plan = plan(model);
    let years = model.baseline.years as u64 + 1;
    let draws = u64::from(model.draws);
    let counties = model.baseline.counties.len() as u64;
    let targets = model.targets.len() as u64;
    let regions = model.places.len() as u64 * years;
    let pyramids = model.places.len() as u64 * 2 * PYRAMID as u64;
    let nowhere = model.supply.iter().all(|county| county.guaranteed.is_none());
    let reported =
        indicators().iter().filter(|one| !(nowhere && one.measure.of_guaranteed())).count();
    let rows = regions * (reported as u64 + 2 * targets) + pyramids;
    let samples = (plan.n_columns + plan.n_derived) as u64 * draws * 4;
    let row = size_of::<SummaryRow>() * reported
        + (size_of::<TargetRow>() + size_of::<ShortfallRow>()) * model.targets.len();
    let shared = plan.n_blocks() as u64 * 64 * 40 * years;
    // What cells and ages start from by county, and migration's balance by province.
    let central = counties * years * (202 * 12 + 75 * 4)
        + model.baseline.selection.provinces.len() as u64 * years * draws * 4 * 4;
    let threads = threads.min(plan.largest_group) as u64;
    let simulating = plan.bytes() + threads * samples + shared;
    let cells = (counties * years * draws) as f64;
    Forecast {
        bytes: FIXED
            + central
            + regions * row as u64
            + pyramids * size_of::<PyramidRow>() as u64
            + simulating.max(rows * WRITING),
        seconds: 0.05 + (SECONDS.0 + SECONDS.1 * targets as f64) * cells + SECONDS.2 * rows as f64,
        rows,
    }
}
