//! A planner's own count of beds, by county.

use super::{
    county::county,
    regions::Regions,
    table::{File, Row},
};
use crate::problems::Problems;
use std::collections::BTreeMap;

/// What a planner knows of a county at the end of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GivenSupply {
    /// Institution beds.
    pub beds: f64,
    /// Those of the nursing type, if known.
    pub nursing_beds: Option<f64>,
    /// Residents, if known.
    pub residents: Option<f64>,
    /// Carers, if known.
    pub carers: Option<f64>,
}

/// The columns of the table; all but the first two may be left blank.
pub const COUNTY_SUPPLY_COLUMNS: &[&str] =
    &["county_code", "beds", "nursing_beds", "residents", "carers"];

/// Reads a planner's table: by position of the county.
///
/// # Errors
///
/// Every bad cell, with file and line.
pub fn read_county_supply(
    file: File<'_>,
    regions: &Regions,
) -> Result<BTreeMap<usize, GivenSupply>, Problems> {
    let mut problems = Problems::default();
    let mut lines = BTreeMap::new();
    let rows = file.rows(COUNTY_SUPPLY_COLUMNS, &mut problems, |row| {
        let position = county(row, regions);
        if let Some(earlier) = position.and_then(|position| lines.insert(position, row.line())) {
            row.complain(format_args!("repeats the county of line {earlier}"));
        }
        let beds = row.within(0.0..=1e6);
        let mut part = |name: &str| {
            let value = row.optional(Row::amount);
            if let Some(value) = value.filter(|&value| value > beds) {
                row.complain(format_args!("is {value}: {name} may not exceed the {beds} beds"));
            }
            value
        };
        let nursing_beds = part("nursing-type beds");
        let residents = part("residents");
        let carers = row.optional(Row::amount);
        (position, GivenSupply { beds, nursing_beds, residents, carers })
    });
    let given = rows.into_iter().filter_map(|(position, given)| Some((position?, given))).collect();
    problems.or(given)
}
