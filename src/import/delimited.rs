//! CSV files, in the encodings that Excel and WPS write.

use super::sheet::{Sheet, Value};
use crate::{
    messages,
    problems::{Lines, Place, Problems},
    seeds::File,
};
use std::borrow::Cow;

/// The one sheet of a CSV file; cells may be parted by commas, semicolons or tabs.
pub(super) fn sheet(file: File<'_>) -> Result<Sheet, Problems> {
    let text = text(file)?;
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b',', b';', b'\t']
        .into_iter()
        .max_by_key(|mark| (first.bytes().filter(|byte| byte == mark).count(), *mark == b','))
        .unwrap_or(b',');
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet { file: file.name.to_owned(), ..Sheet::default() };
    let mut problems = Problems::default();
    let (mut record, mut lines) = (csv::StringRecord::new(), Lines::new(text.as_bytes()));
    for row in 0_u32.. {
        let line = lines.of(reader.position().byte());
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Err(error) => {
                problems.push(Place::line(file.name, line), messages::csv_broken(error));
                break;
            }
            Ok(true) => {}
        }
        sheet.lines.push(line);
        let cells = (0..).zip(&record).filter(|(_, cell)| !cell.trim().is_empty());
        let cells: std::collections::BTreeMap<u32, Value> =
            cells.map(|(column, cell)| (column, Value::Text(cell.to_owned()))).collect();
        if !cells.is_empty() {
            sheet.rows.insert(row, cells);
        }
    }
    problems.or(sheet)
}

/// UTF-8, with or without a mark, or GB18030.
fn text(file: File<'_>) -> Result<Cow<'_, str>, Problems> {
    match std::str::from_utf8(file.bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').unwrap_or(text).into()),
        Err(error) => gb18030(file.bytes).map(Cow::Owned).ok_or_else(|| {
            let line = file.bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            Problems::one(Place::line(file.name, line), messages::encoding(line))
        }),
    }
}

#[cfg(feature = "workbook")]
fn gb18030(bytes: &[u8]) -> Option<String> {
    let (text, _, bad) = encoding_rs::GB18030.decode(bytes);
    (!bad && !text.contains('\0')).then(|| text.into_owned())
}

#[cfg(not(feature = "workbook"))]
fn gb18030(_bytes: &[u8]) -> Option<String> {
    None
}
