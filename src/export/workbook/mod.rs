//! `report.xlsx`: the results as a workbook that opens in Excel, WPS and `LibreOffice`.
//!
//! Sheets for the plan, the counties, the years, charts that can be edited, the monitoring of a plan and the
//! assumptions. Names from outside are always text, never formulas; the same results give the same
//! bytes.

mod assumptions;
mod charts;
mod comparison;
mod counties;
mod monitoring;
mod pen;
mod plan;
mod service_circle;
#[cfg(test)]
mod tests;
mod years;

pub use comparison::comparison_workbook;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::report::Provenance;
use crate::results::Results;

/// The workbook of a run.
///
/// # Errors
///
/// What the writer says, such as a sheet that would have too many rows.
pub fn workbook(results: &Results, provenance: &Provenance<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The day the data describe: no byte depends on the clock.
    let date = ExcelDateTime::from_ymd(2020, 11, 1)?;
    let title = pen::cut(&results.title_zh, pen::HEAD);
    let properties = DocProperties::new().set_title(title).set_creation_datetime(&date);
    workbook.set_properties(&properties);
    workbook.push_worksheet(plan::sheet(results)?);
    workbook.push_worksheet(counties::sheet(results)?);
    let (years, stretches) = years::sheet(results)?;
    workbook.push_worksheet(years);
    if let Some(charts) = charts::sheet(results, &stretches)? {
        workbook.push_worksheet(charts);
    }
    if !provenance.monitoring.is_empty() {
        workbook.push_worksheet(monitoring::sheet(results, provenance.monitoring)?);
    }
    if !provenance.circle.is_empty() {
        workbook.push_worksheet(service_circle::sheet(results, provenance.circle)?);
    }
    workbook.push_worksheet(assumptions::sheet(provenance)?);
    workbook.save_to_buffer()
}
