//! The emergency reserve of every region, as the page reads it.

use serde::Serialize;

use crate::results::{EmergencyRow, Results};

/// Chances a year that the page shows: 1 year in 10, 20 and 100. The rarer are in the tables.
const SHOWN: usize = 3;

/// Indicators whose means stand beside the reserve.
const YEARLY: [&str; 3] = ["displaced_residents", "aided_residents", "unplaced_residents"];

#[derive(Serialize)]
pub(super) struct Reserve {
    chances: [f64; SHOWN],
    /// The last deadline of the plan, and the horizon.
    years: Vec<u16>,
    /// By region and year; none where no reserve is shared.
    rows: Vec<Vec<Option<Line>>>,
}

#[derive(Clone, Serialize)]
struct Line {
    /// Reserve beds of the scenario.
    held: f32,
    /// The chance that a year leaves anyone without room, and its Monte Carlo error.
    chance: [f32; 2],
    /// By chance: the smallest reserve that is shared, the least and most that its Monte Carlo
    /// error leaves open, the sum of the counties' own, what sharing saves.
    needed: Vec<[f32; 5]>,
    /// Means of a year, as [`YEARLY`].
    yearly: [Option<f32>; YEARLY.len()],
    basis: &'static str,
}

impl Reserve {
    /// None for a run without rows of emergencies.
    pub fn new(results: &Results, kept: &[usize]) -> Option<Self> {
        let mut years: Vec<u16> = results.emergency_rows.iter().map(|row| row.year).collect();
        years.sort_unstable();
        years.dedup();
        let mut rows = vec![vec![None; years.len()]; kept.len()];
        for row in &results.emergency_rows {
            let at = kept.binary_search(&(row.place as usize)).ok();
            let year = years.binary_search(&row.year).ok();
            let Some((at, year)) = at.zip(year) else { continue };
            let line = rows[at][year].get_or_insert_with(|| line(results, row));
            if usize::from(row.chance) < SHOWN {
                let [needed, least, most] = row.needed;
                line.needed.push([needed, least, most, row.needed_alone, row.gain]);
            }
        }
        let chances = std::array::from_fn(|chance| EmergencyRow::CHANCES[chance]);
        (!years.is_empty()).then_some(Self { chances, years, rows })
    }
}

fn line(results: &Results, row: &EmergencyRow) -> Line {
    let mean = |id: &str| {
        let index = results.indicators.iter().position(|quantity| quantity.id == id)?;
        let key = (row.place, row.year, index as u16);
        let at = results
            .summary
            .binary_search_by_key(&key, |row| (row.place, row.year, row.indicator))
            .ok()?;
        results.summary[at].spread.map(|spread| spread.mean)
    };
    Line {
        held: row.reserve,
        chance: [row.prob_unplaced, row.prob_unplaced_mcse],
        needed: Vec::new(),
        yearly: YEARLY.map(mean),
        basis: row.basis.id(),
    }
}
