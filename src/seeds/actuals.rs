//! A planner's own figures of how far a plan has come.

use super::{networks::NetworkTier, policy::PolicyTarget, regions::Regions, table::File};
use crate::{
    domain::RegionCode,
    messages,
    problems::{Problems, nearest},
};
use std::collections::BTreeMap;

/// One figure: what stood at the end of a year.
#[derive(Clone, Debug, PartialEq)]
pub struct Actual {
    /// The row of the plan, or a tier of a network that it names.
    pub target_id: Box<str>,
    /// The region.
    pub region: RegionCode,
    /// 31 December of this year.
    pub year: u16,
    /// In the unit of the plan's row; a fraction for shares.
    pub value: f64,
    /// Where it is written.
    pub source: Box<str>,
}

/// The columns of the table.
pub const ACTUALS_COLUMNS: &[&str] = &["target_id", "region_code", "year", "value", "source"];

/// Reads a planner's table of figures for the rows of a plan.
///
/// # Errors
///
/// Every bad cell, with file and line: unknown rows and regions, years before 2020 or after 2100,
/// figures that are no number, and a figure given twice.
pub fn read_actuals(
    file: File<'_>,
    regions: &Regions,
    plan: &[PolicyTarget],
    networks: &[NetworkTier],
) -> Result<Vec<Actual>, Problems> {
    let mut known: Vec<String> = plan.iter().map(|target| target.id.to_string()).collect();
    let tiers = networks.iter().filter(|tier| known.contains(&tier.target_id.to_string()));
    let tiers: Vec<_> = tiers.map(NetworkTier::id).collect();
    known.extend(tiers);
    let mut problems = Problems::default();
    let mut lines = BTreeMap::new();
    let actuals = file.rows(ACTUALS_COLUMNS, &mut problems, |row| {
        let target_id: Box<str> = row.filled().into();
        if !target_id.is_empty() && !known.iter().any(|id| **id == *target_id) {
            let meant = nearest(&target_id, known.iter().map(String::as_str));
            let meant = meant.map(messages::did_you_mean).unwrap_or_default();
            row.complain(messages::no_plan_row().and(meant));
        }
        let region = row.code();
        if regions.widest(region).is_none() {
            row.complain(messages::no_such_region("210000"));
        }
        let year = row.within(2020.0..=2100.0) as u16;
        let value = row.number();
        if let Some(earlier) = lines.insert((target_id.clone(), region, year), row.line()) {
            row.complain(messages::figure_twice(earlier));
        }
        let source = row.filled().into();
        Actual { target_id, region, year, value, source }
    });
    problems.or(actuals)
}
