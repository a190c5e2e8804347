//! Workbooks, streamed cell by cell.

use super::{
    guard,
    sheet::{Sheet, Value},
};
use crate::{
    messages,
    problems::{Place, Problems},
    seeds::File,
};
use calamine::{DataRef, Reader, SheetType, Xlsx, XlsxError};
use std::io::Cursor;

/// Rows that are read; China has about 40,000 institutions.
const ROWS: u32 = 100_000;
/// Columns that are read.
const COLUMNS: u32 = 256;
/// Filled cells of a sheet that are read.
const CELLS: usize = 400_000;

/// Every worksheet.
pub(super) fn sheets(file: File<'_>) -> Result<Vec<Sheet>, Problems> {
    guard::check(file)?;
    let broken =
        |error: XlsxError| Problems::one(Place::file(file.name), messages::workbook_broken(error));
    let mut workbook = Xlsx::new(Cursor::new(file.bytes)).map_err(broken)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut sheets = Vec::new();
    for name in names {
        let mut sheet =
            Sheet { file: file.name.to_owned(), name: Some(name.clone()), ..Sheet::default() };
        cells(&mut workbook, &name, &mut sheet).map_err(|refusal| match refusal {
            Refusal::Broken(error) => broken(error),
            Refusal::Problems(problems) => problems,
        })?;
        let merged = workbook.merge_cells_by_sheet_name(&name).map_err(broken)?;
        sheet.merged = merged.iter().map(|range| [range.start, range.end]).collect();
        sheets.push(sheet);
    }
    Ok(sheets)
}

enum Refusal {
    Broken(XlsxError),
    Problems(Problems),
}

impl From<XlsxError> for Refusal {
    fn from(error: XlsxError) -> Self {
        Self::Broken(error)
    }
}

/// The filled cells of one sheet.
fn cells(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, sheet: &mut Sheet) -> Result<(), Refusal> {
    let mut reader = workbook.worksheet_cells_reader(name)?;
    let percent: Vec<bool> = reader
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|f| shows_percent(&f.format_code)))
        .collect();
    let mut filled = 0;
    while let Some((cell, style)) = reader.next_cell_with_style_id()? {
        let (row, column) = cell.get_position();
        let percent = percent.get(style).copied().unwrap_or(false);
        let Some(value) = value(cell.get_value(), percent) else { continue };
        if row >= ROWS || column >= COLUMNS {
            let far = messages::cell_far(ROWS, COLUMNS);
            return Err(Refusal::Problems(Problems::one(sheet.place(row, column), far)));
        }
        filled += 1;
        if filled > CELLS {
            return Err(Refusal::Problems(Problems::one(
                sheet.whole(),
                messages::cells_many(CELLS),
            )));
        }
        sheet.rows.entry(row).or_default().insert(column, value);
    }
    Ok(())
}

/// A `%` outside quotes: the number is shown a hundred times as large.
fn shows_percent(format: &str) -> bool {
    format.split('"').step_by(2).any(|part| part.contains('%'))
}

fn value(data: &DataRef<'_>, percent: bool) -> Option<Value> {
    let text = |text: &str| (!text.trim().is_empty()).then(|| Value::Text(text.to_owned()));
    match data {
        DataRef::Empty => None,
        DataRef::Int(number) => Some(number_of(*number as f64, percent)),
        DataRef::Float(number) => Some(number_of(*number, percent)),
        DataRef::String(found) | DataRef::DurationIso(found) | DataRef::DateTimeIso(found) => {
            text(found)
        }
        DataRef::SharedString(found) => text(found),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            Some(Value::Date(year, month, day))
        }
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
    }
}

const fn number_of(number: f64, percent: bool) -> Value {
    if percent { Value::Percent(number) } else { Value::Number(number) }
}
