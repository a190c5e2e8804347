//! Finding the rows that a layer or a map shows.

use std::collections::BTreeMap;

use crate::{
    domain::Level,
    results::{Results, ShortfallRow, TargetInfo},
};

/// The years at whose end a target is shown: its deadline, if the run reports it, and the
/// horizon.
///
/// ```text
/// deadline 2025, run to 2035: 2025 and 2035
/// deadline 2025, run to 2025: 2025
/// deadline 2040, run to 2035: 2035
/// ```
#[must_use]
pub fn years_shown(results: &Results, target: &TargetInfo) -> Vec<u16> {
    let horizon = results.years.last().copied();
    let mut years: Vec<_> =
        results.years.iter().copied().filter(|year| *year == target.deadline).collect();
    years.extend(horizon.filter(|horizon| *horizon != target.deadline));
    years
}

/// A target and the index its rows know it by.
pub(super) type IndexedTarget<'a> = (u16, &'a TargetInfo);

/// The targets shown on maps.
pub(super) fn headline_targets(results: &Results) -> impl Iterator<Item = IndexedTarget<'_>> {
    (0..).zip(&results.targets).filter(|(_, target)| target.headline)
}

/// The shortfall rows of counties and headline targets, by place, year and target.
pub(super) fn county_shortfalls(results: &Results) -> BTreeMap<(u32, u16, u16), &ShortfallRow> {
    results
        .shortfall_rows
        .iter()
        .filter(|row| results.places[row.place as usize].level == Level::County)
        .filter(|row| results.targets[usize::from(row.target)].headline)
        .map(|row| ((row.place, row.year, row.target), row))
        .collect()
}
