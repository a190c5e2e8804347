//! What `hindcast --json` prints.

use super::score::{ByGroup, PointScore, Score};
use serde::Serialize;

/// Everything a hindcast finds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Units of high and medium confidence.
    pub units: usize,
    /// Draws.
    pub draws: u32,
    /// Over units of high and medium confidence.
    pub scores: ByGroup<Score>,
    /// The same of two projections that know nothing of counties.
    pub baselines: Baselines,
    /// Each class by itself.
    pub by_confidence: ByConfidence,
    /// Over units of high and medium confidence, by residents at the first census.
    pub by_size: BySize,
    /// Whether each unit was projected with parameters fitted without its province.
    pub left_out: bool,
    /// Provincial totals of all units, and what they would be if counties did not move together.
    pub provinces: ByGroup<Totals>,
}

/// Rivals.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Baselines {
    /// Every cohort changes as those of all scored units did: hindsight.
    pub national_ccr: ByGroup<PointScore>,
    /// The age structure and the total of the first census.
    pub constant_shares: ByGroup<PointScore>,
}

/// Units of one class.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Class {
    /// How many.
    pub units: usize,
    /// Their scores.
    pub scores: ByGroup<Score>,
}

/// By how well a unit's boundaries of the two censuses agree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ByConfidence {
    /// Fully documented.
    pub high: Class,
    /// Nearly.
    pub medium: Class,
    /// Poorly.
    pub low: Class,
}

/// By residents at the first census.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BySize {
    /// Below 100,000.
    pub under_100k: Class,
    /// To 300,000.
    #[serde(rename = "100k_300k")]
    pub to_300k: Class,
    /// To 600,000.
    #[serde(rename = "300k_600k")]
    pub to_600k: Class,
    /// And more.
    pub over_600k: Class,
}

/// Provincial totals inside their intervals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Totals {
    /// Provinces.
    pub n: usize,
    /// Share inside 80 per cent.
    pub cov80: f64,
    /// Share inside 95 per cent.
    pub cov95: f64,
    /// Mean width of the 80 per cent interval, relative to the observed total.
    pub width80: f64,
    /// The same had counties moved by themselves: share inside 80 per cent.
    pub independent_cov80: f64,
    /// Mean width of that interval.
    pub independent_width80: f64,
}
