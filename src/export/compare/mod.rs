//! `compare.csv`, `split.csv`, the same of indicators, and `compare.html`: what another scenario changes, draw by draw, and which
//! of its changes does it.

mod indicators;
mod page;
mod parts;

pub use indicators::{
    INDICATOR_COLUMNS, INDICATOR_PART_COLUMNS, indicator_split_table, indicator_table,
};
pub use page::comparison_page;
pub use parts::{PART_COLUMNS, split_table};

use super::{number::shortest, text::push_cell};
use crate::{
    comparison::{Difference, IndicatorPart, Paired, PairedIndicator, Part},
    results::Results,
    scenario::{Bilingual, Change},
};

/// Another scenario, held against the base.
#[derive(Clone, Copy, Debug)]
pub struct Versus<'a> {
    /// What it found.
    pub results: &'a Results,
    /// How it differs from the base, by the base's indices.
    pub rows: &'a [Paired],
    /// How indicators above counties differ, by the base's indices.
    pub indicators: &'a [PairedIndicator],
    /// Which changes make the difference.
    pub split: &'a SplitOf,
}

/// The changes between two scenarios, and the part of each in their difference.
#[derive(Clone, Debug, Default)]
pub struct SplitOf {
    /// In the order of a file.
    pub changes: Vec<Change>,
    /// By the base's indices; empty where the difference was not split.
    pub parts: Vec<Part>,
    /// The same of indicators, in the widest regions.
    pub indicators: Vec<IndicatorPart>,
    /// Why it was not.
    pub why_not: Option<Bilingual>,
}

/// The columns of `compare.csv`.
pub const COLUMNS: &str = "region_level,region_code,year,target_id,base,other,region_name,\
    base_prob_met,other_prob_met,prob_met_difference,prob_met_difference_mcse,prob_better,\
    prob_worse,unit,base_actual_p50,other_actual_p50,actual_difference_mean,\
    actual_difference_mcse,actual_difference_p025,actual_difference_p10,actual_difference_p50,\
    actual_difference_p90,actual_difference_p975,shortfall_unit,base_shortfall_p50,\
    other_shortfall_p50,shortfall_difference_mean,shortfall_difference_mcse,\
    shortfall_difference_p025,shortfall_difference_p10,shortfall_difference_p50,\
    shortfall_difference_p90,shortfall_difference_p975,basis";

/// `compare.csv`: every region, year and target of every pair, by its key columns.
#[must_use]
pub fn comparison_table(base: &Results, others: &[Versus<'_>]) -> Vec<u8> {
    let mut rows: Vec<_> =
        others.iter().flat_map(|other| other.rows.iter().map(move |row| (other, row))).collect();
    rows.sort_by_key(|(other, row)| {
        let place = &base.places[row.place as usize];
        let target = &base.targets[usize::from(row.target)];
        (place.level.id(), place.code, row.year, &target.id, &other.results.scenario)
    });
    let mut out = format!("{COLUMNS}\n").into_bytes();
    for (other, row) in rows {
        let place = &base.places[row.place as usize];
        let target = &base.targets[usize::from(row.target)];
        let year = row.year.to_string();
        let code = place.code.to_string();
        let [met, then] = row.prob_met;
        let chance =
            [met, then, then - met, row.prob_met_difference_mcse, row.prob_better, row.prob_worse];
        let texts = [place.level.id(), &code, &year, &target.id];
        let names = [&base.scenario, &other.results.scenario, &place.name_zh];
        for text in texts.into_iter().chain(names.map(String::as_str)) {
            push_cell(&mut out, text);
            out.push(b',');
        }
        numbers(&mut out, &chance);
        push_cell(&mut out, &target.unit);
        out.push(b',');
        numbers(&mut out, &difference(&row.actual));
        push_cell(&mut out, &target.shortfall_unit);
        out.push(b',');
        numbers(&mut out, &difference(&row.lack));
        out.extend_from_slice(row.basis.id().as_bytes());
        out.push(b'\n');
    }
    out
}

fn difference(difference: &Difference) -> [f32; 9] {
    let Difference { base_p50, other_p50, spread } = *difference;
    let [p025, p10, _, p50, _, p90, p975] = spread.quantiles;
    [base_p50, other_p50, spread.mean, spread.mcse, p025, p10, p50, p90, p975]
}

fn numbers(out: &mut Vec<u8>, values: &[f32]) {
    for value in values {
        out.extend_from_slice(shortest(*value).as_bytes());
        out.push(b',');
    }
}

#[cfg(test)]
mod tests;
