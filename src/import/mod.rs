//! A planner's own tables: workbooks and CSV files, read cell by cell.
//!
//! - Takes: the bytes of a file, and the region table.
//! - Gives: the beds of each county that the tables tell of, or every cell to put right.
//! - Never: touches a file, guesses at a figure, or stops at the first bad cell.

mod columns;
mod counties;
mod county;
mod delimited;
mod facilities;
mod figure;
mod geodata;
#[cfg(feature = "workbook")]
mod guard;
mod layout;
mod sheet;
#[cfg(test)]
mod tests;
#[cfg(feature = "workbook")]
mod workbook;

pub use columns::{
    COUNTY_COLUMNS, Column, FACILITY_COLUMNS, FacilityKind, SERVICE_POINT_COLUMNS,
    SETTLEMENT_COLUMNS,
};
pub use geodata::{service_points, settlements};
pub use sheet::{Sheet, Value};

use crate::{
    messages::{self, Said},
    problems::{Place, Problems},
    seeds::{
        COUNTY_SUPPLY_COLUMNS, File, GUARANTEED_COLUMNS, GivenGuaranteed, GivenSupply, Regions,
    },
};
use columns::List;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// The largest file that is read: a hundred times a national list of facilities' counties.
const LARGEST_FILE: usize = 16 << 20;

/// How many bad cells an import names.
pub const NAMED: usize = 100;

/// What a planner's tables say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Own {
    /// Beds by position of the county.
    pub given: BTreeMap<usize, GivenSupply>,
    /// People in extreme hardship, by position of the county.
    pub guaranteed: BTreeMap<usize, GivenGuaranteed>,
    /// What was left out on purpose, and why; and what was read beside beds.
    pub notes: Vec<Said>,
}

impl Own {
    /// Positions of the counties that anything is told of.
    #[must_use]
    pub fn counties(&self) -> BTreeSet<usize> {
        self.given.keys().chain(self.guaranteed.keys()).copied().collect()
    }

    /// The table that a scenario names as `supply.county_table`: UTF-8, by code of the county.
    #[must_use]
    pub fn csv(&self, regions: &Regions) -> String {
        let mut rows: Vec<_> = self
            .counties()
            .into_iter()
            .map(|position| (regions.counties()[position].code, position))
            .collect();
        rows.sort_unstable();
        let counted = !self.guaranteed.is_empty();
        let more = if counted { GUARANTEED_COLUMNS } else { &[] };
        let mut text = [COUNTY_SUPPLY_COLUMNS, more].concat().join(",") + "\n";
        for (code, position) in rows {
            let given = self.given.get(&position);
            let mut cells = vec![
                given.map(|given| given.beds),
                given.and_then(|given| given.nursing_beds),
                given.and_then(|given| given.residents),
                given.and_then(|given| given.carers),
                given.and_then(|given| given.public_beds),
            ];
            if counted {
                let own = self.guaranteed.get(&position);
                cells.extend([
                    own.map(|own| own.people),
                    own.map(|own| own.housed),
                    own.map(|own| own.wanting),
                    own.map(|own| own.disabled),
                ]);
            }
            let _ = write!(text, "{code}");
            for cell in cells {
                let _ = match cell {
                    Some(number) => write!(text, ",{number}"),
                    None => write!(text, ","),
                };
            }
            text.push('\n');
        }
        text
    }
}

/// The sheets of a workbook, or the one of a CSV file; what kind it is, its bytes tell.
///
/// # Errors
///
/// A file that is too large, packed like a bomb, of another kind, or damaged; a cell at the far
/// end of a sheet.
pub fn sheets(file: File<'_>) -> Result<Vec<Sheet>, Problems> {
    let whole = || Place::file(file.name);
    if file.bytes.len() > LARGEST_FILE {
        let found = file.bytes.len().div_ceil(1 << 20);
        return Err(Problems::one(whole(), messages::file_large(found, LARGEST_FILE >> 20)));
    }
    match file.bytes {
        [b'P', b'K', ..] => workbook_sheets(file),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            let kind = "xls, or a workbook with a password";
            Err(Problems::one(whole(), messages::file_kind(kind)))
        }
        [b'%', b'P', b'D', b'F', ..] => Err(Problems::one(whole(), messages::file_kind("PDF"))),
        _ => delimited::sheet(file).map(|sheet| vec![sheet]),
    }
}

#[cfg(feature = "workbook")]
fn workbook_sheets(file: File<'_>) -> Result<Vec<Sheet>, Problems> {
    workbook::sheets(file)
}

#[cfg(not(feature = "workbook"))]
fn workbook_sheets(file: File<'_>) -> Result<Vec<Sheet>, Problems> {
    Err(Problems::one(Place::file(file.name), messages::no_workbooks()))
}

/// Holds the sheets of one or several files against the counties.
///
/// Every sheet with a row of headings is read: tables by county and lists of facilities, which
/// are summed to their counties. Sheets without one (instructions) are passed over.
///
/// # Errors
///
/// Every cell that cannot be used, with what stands there, what was expected and what to do.
pub fn own(sheets: &[Sheet], regions: &Regions) -> Result<Own, Problems> {
    let mut reading =
        Reading { regions, own: Own::default(), seen: BTreeMap::new(), counted: BTreeMap::new() };
    let mut problems = Problems::default();
    let mut any = false;
    for sheet in sheets {
        let Some(layout) = layout::find(sheet, &[List::Counties, List::Facilities]) else {
            continue;
        };
        any = true;
        let Some(table) = layout.check(sheet, &mut problems) else { continue };
        if table.list == List::Facilities {
            facilities::read(&table, &mut reading, &mut problems);
        } else {
            counties::read(&table, &mut reading, &mut problems);
        }
    }
    let first = || Place::file(sheets.first().map_or("", |sheet| sheet.file.as_str()));
    if !any {
        problems.push(first(), messages::no_table("county_code, beds"));
    } else if reading.own.given.is_empty()
        && reading.own.guaranteed.is_empty()
        && problems.0.is_empty()
    {
        problems.push(first(), messages::no_rows());
    }
    counties::beyond_other_tables(&reading, &mut problems);
    let own = &mut reading.own;
    if !own.guaranteed.is_empty() {
        let people: f64 = own.guaranteed.values().map(|given| given.people).sum();
        own.notes.push(messages::note_guaranteed(own.guaranteed.len(), people));
    }
    problems.or(reading.own)
}

/// What has been read so far.
struct Reading<'a> {
    regions: &'a Regions,
    own: Own,
    /// Where each county's beds were first told of.
    seen: BTreeMap<usize, Place>,
    /// Where its people in extreme hardship were.
    counted: BTreeMap<usize, Place>,
}
