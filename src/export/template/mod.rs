//! Tables for planners to fill in, read back by [`crate::import`].
//!
//! Headings stand in both languages with their units; counties are named, figures blank.

#[cfg(feature = "workbook")]
mod workbook;

#[cfg(feature = "workbook")]
pub use workbook::workbook;

use super::text::push_cell;
use crate::{
    domain::Lang,
    import::{COUNTY_COLUMNS, Column, FACILITY_COLUMNS, SERVICE_POINT_COLUMNS, SETTLEMENT_COLUMNS},
    seeds::Region,
};

/// The table by county as CSV, with the mark by which Excel and WPS know UTF-8.
#[must_use]
pub fn county_csv(counties: &[&Region], lang: Lang) -> String {
    let blank = COUNTY_COLUMNS.len() - 2;
    let rows = counties.iter().map(|county| {
        let mut row = vec![county.code.to_string(), county.name(lang).to_owned()];
        row.resize(2 + blank, String::new());
        row
    });
    csv(&COUNTY_COLUMNS, lang, rows)
}

/// The list of facilities as CSV: headings only.
#[must_use]
pub fn facility_csv(lang: Lang) -> String {
    csv(&FACILITY_COLUMNS, lang, std::iter::empty())
}

/// The list of points of service as CSV: headings only.
#[must_use]
pub fn service_point_csv(lang: Lang) -> String {
    csv(&SERVICE_POINT_COLUMNS, lang, std::iter::empty())
}

/// The list of settlements as CSV: headings only.
#[must_use]
pub fn settlement_csv(lang: Lang) -> String {
    csv(&SETTLEMENT_COLUMNS, lang, std::iter::empty())
}

fn csv(columns: &[Column], lang: Lang, rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut bytes = Vec::new();
    let head = columns.iter().map(|column| column.head.get(lang).to_owned()).collect();
    for row in std::iter::once(head).chain(rows) {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                bytes.push(b',');
            }
            push_cell(&mut bytes, cell);
        }
        bytes.push(b'\n');
    }
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}
