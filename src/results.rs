//! What a run found, row by row, before anyone writes it down.
//!
//! - Takes: statistics over draws from the ensemble.
//! - Gives: the rows of the result tables, in the order of their key columns.
//! - Never: knows a file format or a path.

use crate::domain::{Attribute, Basis, Comparator, Level, RegionCode, Status};
use std::collections::BTreeMap;

/// A region that results are reported for.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Level in the region table.
    pub level: Level,
    /// Administrative code.
    pub code: RegionCode,
    /// 中文名
    pub name_zh: String,
    /// English name, or the Chinese one where none is known.
    pub name_en: String,
    /// The prefecture of a county; of itself, for a prefecture; none above.
    pub prefecture: Option<RegionCode>,
    /// The longitude and latitude of a point inside, in degrees (WGS 84); counties only.
    pub centroid: Option<[f64; 2]>,
}

/// What a column of draws looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    /// Mean.
    pub mean: f32,
    /// Standard deviation (divisor n − 1).
    pub sd: f32,
    /// Monte Carlo standard error of the mean.
    pub mcse: f32,
    /// The quantiles of [`Spread::LEVELS`], by linear interpolation of order statistics (type 7).
    pub quantiles: [f32; 7],
}

impl Spread {
    /// The quantile levels, in the order of the columns.
    pub const LEVELS: [f64; 7] = [0.025, 0.10, 0.25, 0.50, 0.75, 0.90, 0.975];
    /// Their names in result files.
    pub const NAMES: [&'static str; 7] = ["p025", "p10", "p25", "p50", "p75", "p90", "p975"];

    /// The median.
    #[must_use]
    pub const fn median(&self) -> f32 {
        self.quantiles[3]
    }
}

/// One row of `summary.csv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SummaryRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// The state on 31 December, or the flow of the calendar year.
    pub year: u16,
    /// Index into [`Results::indicators`].
    pub indicator: u16,
    /// Over the draws; none where the indicator has no denominator there.
    pub spread: Option<Spread>,
    /// The weakest input that enters.
    pub basis: Basis,
}

/// The name and unit of a reported quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// As in the files.
    pub id: String,
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
    /// Unit, as in the files: `persons`, `beds`, `share`, …
    pub unit: String,
    /// Whether larger is better (`Some(true)`), worse, or neither.
    pub larger_is_better: Option<bool>,
}

/// A target as it is reported.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetInfo {
    /// As in the plan's table, with a variant after a dot.
    pub id: String,
    /// 中文: what is counted.
    pub zh: String,
    /// English: what is counted.
    pub en: String,
    /// The indicator held against the threshold.
    pub indicator: String,
    /// How it is held against it.
    pub comparator: Comparator,
    /// The figure of the plan; a fraction for shares.
    pub threshold: f64,
    /// The upper end, for `between`.
    pub threshold_max: Option<f64>,
    /// Unit of the indicator.
    pub unit: String,
    /// Unit of the shortfall: `beds`, `facilities`, …
    pub shortfall_unit: String,
    /// How strongly the plan commits to it.
    pub attribute: Attribute,
    /// The level that answers for it.
    pub accountable_level: Level,
    /// The year at whose end it is due.
    pub deadline: u16,
    /// Shown on maps and first in tables.
    pub headline: bool,
}

/// One row of `targets.csv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// 31 December of this year.
    pub year: u16,
    /// Index into [`Results::targets`].
    pub target: u16,
    /// Evaluated, or without a denominator.
    pub status: Status,
    /// Median of the indicator.
    pub actual_p50: Option<f32>,
    /// Share of draws in which the target is met.
    pub prob_met: Option<f32>,
    /// Its Monte Carlo standard error.
    pub prob_met_mcse: Option<f32>,
    /// The first year in which that share reaches 50, 80 and 90 per cent.
    pub first_year: [Option<u16>; 3],
    /// The weakest input that enters.
    pub basis: Basis,
}

/// One row of `shortfall.csv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShortfallRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// 31 December of this year.
    pub year: u16,
    /// Index into [`Results::targets`].
    pub target: u16,
    /// What is missing, in [`TargetInfo::shortfall_unit`].
    pub spread: Option<Spread>,
    /// Share of draws with any shortfall.
    pub prob_shortfall: Option<f32>,
    /// What must be added so that the target holds with probability 0.50, 0.80, 0.90, 0.95.
    pub required: [Option<f32>; 4],
    /// The weakest input that enters.
    pub basis: Basis,
}

/// How fast the scenario builds towards a target, and how fast it would have to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PaceRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// Index into [`Results::targets`].
    pub target: u16,
    /// Units a year that the scenario's programmes schedule to the deadline.
    pub pace_assumed: f32,
    /// Median of the pace that meets the target exactly, units a year.
    pub pace_needed: Option<f32>,
    /// The pace at which the target is met with probability 0.5 and 0.9.
    pub break_even: [Option<f32>; 2],
    /// The 2020 value at which it is met with probability 0.5 and 0.9.
    pub critical_baseline: [Option<f32>; 2],
    /// Median 2020 value.
    pub baseline_p50: Option<f32>,
    /// Share of the variance of the outcome that comes from the baseline.
    pub baseline_variance_share: Option<f32>,
    /// The weakest input that enters.
    pub basis: Basis,
}

/// How large an emergency reserve must be, in one region and year, for one chance a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EmergencyRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// The state on 31 December.
    pub year: u16,
    /// Index into [`EmergencyRow::CHANCES`].
    pub chance: u16,
    /// Reserve beds of the scenario, on average over the draws.
    pub reserve: f32,
    /// The chance that a year leaves anyone without room if all counties of the region share that
    /// reserve and nobody outside helps.
    pub prob_unplaced: f32,
    /// Its Monte Carlo standard error.
    pub prob_unplaced_mcse: f32,
    /// The smallest reserve that is too small with this chance at most; the same if the chance
    /// were two standard errors lower, and higher.
    pub needed: [f32; 3],
    /// The sum of what the counties need each for itself, so that any of them is beyond its own
    /// with this chance at most (each with an equal part of it: Boole's inequality).
    pub needed_alone: f32,
    /// What sharing one reserve saves.
    pub gain: f32,
    /// Residents without room in a year exceeded with this chance, mutual aid counted; none where
    /// too few draws lie beyond.
    pub unplaced: Option<f32>,
    /// Their person-days, in the same way.
    pub days: Option<f32>,
    /// The weakest input that enters.
    pub basis: Basis,
}

impl EmergencyRow {
    /// The chances a year that reserves are sized for.
    pub const CHANCES: [f64; 6] = [0.1, 0.05, 0.01, 1e-3, 1e-4, 1e-5];
    /// Their names in result files.
    pub const NAMES: [&'static str; 6] = ["0.1", "0.05", "0.01", "0.001", "0.0001", "0.00001"];
}

/// Men or women of five years of age in one region, at the start or at the horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PyramidRow {
    /// Index into [`Results::places`].
    pub place: u32,
    /// 31 December of this year.
    pub year: u16,
    /// Sex × group of ages, men first.
    pub cell: u16,
    /// Persons, over the draws.
    pub spread: Spread,
    /// The weakest input that enters.
    pub basis: Basis,
}

/// Everything a run found.
#[derive(Clone, Debug, PartialEq)]
pub struct Results {
    /// Id of the scenario.
    pub scenario: String,
    /// Its title in both languages.
    pub title_zh: String,
    /// Its title in English.
    pub title_en: String,
    /// By which instrument elders are disabled.
    pub need_zh: String,
    /// The same in English.
    pub need_en: String,
    /// By which rules carers are required, with the residents each looks after.
    pub carers_zh: String,
    /// The same in English.
    pub carers_en: String,
    /// Draws behind every figure.
    pub draws: u32,
    /// Seed of every stream.
    pub seed: u64,
    /// Row years, first to last; the first is the base year.
    pub years: Vec<u16>,
    /// Regions, by level from county up, then by code.
    pub places: Vec<Place>,
    /// The indicators reported, by id.
    pub indicators: Vec<Quantity>,
    /// The targets evaluated, by id.
    pub targets: Vec<TargetInfo>,
    /// Rows by level, code, year, indicator.
    pub summary: Vec<SummaryRow>,
    /// By place and indicator: counts of the base year that single precision does not hold.
    pub exact: BTreeMap<(u32, u16), u64>,
    /// Rows by level, code, year, target.
    pub target_rows: Vec<TargetRow>,
    /// Rows by level, code, year, target.
    pub shortfall_rows: Vec<ShortfallRow>,
    /// Rows by level, code, target.
    pub pace_rows: Vec<PaceRow>,
    /// Rows by level, code, year, chance.
    pub emergency_rows: Vec<EmergencyRow>,
    /// Rows by level, code, year, sex, group of ages.
    pub pyramid_rows: Vec<PyramidRow>,
}
