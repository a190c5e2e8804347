//! The result tables as CSV.
//!
//! UTF-8 without a byte order mark, comma, LF, one header line. Rows are in lexicographic order
//! of their key columns as written, so counties come first and the nation before the
//! prefectures. A figure that does not exist is a blank cell.

use std::{
    io::{self, Write},
    ops::Range,
};

use super::{
    cells::{Cells, row},
    row::Row,
};
use crate::results::{
    EmergencyRow, PaceRow, PyramidRow, Results, ShortfallRow, SummaryRow, TargetRow,
};

/// Rows that [`Table::write_to`] formats before it writes them.
const BLOCK: usize = 4096;

/// One result table, ready to be written.
///
/// What rows share, such as a region's name, is put into text once. Rows can be formatted in
/// blocks, so a caller with more than one core can format several at a time and write them in
/// order: the bytes are the same.
pub struct Table<'a> {
    file_name: &'static str,
    columns: &'static str,
    cells: Cells,
    rows: Rows<'a>,
    /// Row numbers in the order of the key columns; none where the rows stand in it already.
    order: Option<Vec<u32>>,
}

enum Rows<'a> {
    Summary(&'a [SummaryRow]),
    Targets(&'a [TargetRow]),
    Shortfall(&'a [ShortfallRow]),
    Paces(&'a [PaceRow]),
    Emergency(&'a [EmergencyRow]),
    Pyramid(&'a [PyramidRow]),
}

impl<'a> Table<'a> {
    /// `summary.csv`: every indicator in every region and year.
    #[must_use]
    pub fn summary(results: &'a Results) -> Self {
        let cells = Cells::summary(results);
        Self::new("summary.csv", SummaryRow::COLUMNS, cells, Rows::Summary(&results.summary))
    }

    /// `targets.csv`: whether each target is met.
    #[must_use]
    pub fn targets(results: &'a Results) -> Self {
        let items = results.targets.iter().map(|target| {
            let threshold = super::number::shortest(target.threshold as f32);
            let ceiling =
                target.threshold_max.map(|ceiling| super::number::shortest(ceiling as f32));
            let mut text = row([&target.indicator]);
            // Words of ours: never made inert, though one of them begins with `=`.
            for word in [target.comparator.id(), &threshold, ceiling.as_deref().unwrap_or("")] {
                text.extend_from_slice(word.as_bytes());
                text.push(b',');
            }
            text.extend(row([&target.unit, target.attribute.id(), target.accountable_level.id()]));
            (target.id.as_str(), text)
        });
        let cells = Cells::new(results, items.collect());
        Self::new("targets.csv", TargetRow::COLUMNS, cells, Rows::Targets(&results.target_rows))
    }

    /// `shortfall.csv`: what is missing to each target, in natural units.
    #[must_use]
    pub fn shortfall(results: &'a Results) -> Self {
        let rows = Rows::Shortfall(&results.shortfall_rows);
        Self::new("shortfall.csv", ShortfallRow::COLUMNS, Cells::shortfall(results), rows)
    }

    /// `paces.csv`: how fast the scenario builds, and how fast it would have to.
    #[must_use]
    pub fn paces(results: &'a Results) -> Self {
        let rows = Rows::Paces(&results.pace_rows);
        Self::new("paces.csv", PaceRow::COLUMNS, Cells::shortfall(results), rows)
    }

    /// `emergency.csv`: how large a reserve must be, and what sharing one saves.
    #[must_use]
    pub fn emergency(results: &'a Results) -> Self {
        let items = EmergencyRow::NAMES.iter().map(|name| (*name, Vec::new()));
        let cells = Cells::new(results, items.collect());
        let rows = Rows::Emergency(&results.emergency_rows);
        Self::new("emergency.csv", EmergencyRow::COLUMNS, cells, rows)
    }

    /// `pyramid.csv`: men and women by five-year ages, in the base year and at the horizon.
    #[must_use]
    pub fn pyramid(results: &'a Results) -> Self {
        let rows = Rows::Pyramid(&results.pyramid_rows);
        Self::new("pyramid.csv", PyramidRow::COLUMNS, Cells::pyramid(results), rows)
    }

    /// All six, in the order of the documentation.
    #[must_use]
    pub fn all(results: &'a Results) -> [Self; 6] {
        [
            Self::summary(results),
            Self::targets(results),
            Self::shortfall(results),
            Self::paces(results),
            Self::emergency(results),
            Self::pyramid(results),
        ]
    }

    fn new(file_name: &'static str, columns: &'static str, cells: Cells, rows: Rows<'a>) -> Self {
        let order = match &rows {
            Rows::Summary(rows) => order(&cells, rows),
            Rows::Targets(rows) => order(&cells, rows),
            Rows::Shortfall(rows) => order(&cells, rows),
            Rows::Paces(rows) => order(&cells, rows),
            Rows::Emergency(rows) => order(&cells, rows),
            Rows::Pyramid(rows) => order(&cells, rows),
        };
        Self { file_name, columns, cells, rows, order }
    }

    /// The name of its file in a result directory.
    #[must_use]
    pub const fn file_name(&self) -> &'static str {
        self.file_name
    }

    /// The header line.
    #[must_use]
    pub fn header(&self) -> String {
        format!("{}\n", self.columns)
    }

    /// Rows below the header.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self.rows {
            Rows::Summary(rows) => rows.len(),
            Rows::Targets(rows) => rows.len(),
            Rows::Shortfall(rows) => rows.len(),
            Rows::Paces(rows) => rows.len(),
            Rows::Emergency(rows) => rows.len(),
            Rows::Pyramid(rows) => rows.len(),
        }
    }

    /// Whether it has a header only.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Appends the lines of a range of rows, counted in the order of the file.
    ///
    /// # Panics
    ///
    /// When the range ends beyond [`Table::len`].
    pub fn format(&self, range: Range<usize>, out: &mut Vec<u8>) {
        match self.rows {
            Rows::Summary(rows) => self.lines(rows, range, out),
            Rows::Targets(rows) => self.lines(rows, range, out),
            Rows::Shortfall(rows) => self.lines(rows, range, out),
            Rows::Paces(rows) => self.lines(rows, range, out),
            Rows::Emergency(rows) => self.lines(rows, range, out),
            Rows::Pyramid(rows) => self.lines(rows, range, out),
        }
    }

    fn lines<R: Row>(&self, rows: &[R], range: Range<usize>, out: &mut Vec<u8>) {
        match &self.order {
            None => rows[range].iter().for_each(|row| self.cells.line(row, out)),
            Some(order) => {
                order[range].iter().for_each(|index| self.cells.line(&rows[*index as usize], out));
            }
        }
    }

    /// Writes the header and every row.
    ///
    /// # Errors
    ///
    /// Those of the writer.
    pub fn write_to(&self, writer: &mut impl Write) -> io::Result<()> {
        writer.write_all(self.header().as_bytes())?;
        let mut block = Vec::new();
        for start in (0..self.len()).step_by(BLOCK) {
            block.clear();
            self.format(start..self.len().min(start + BLOCK), &mut block);
            writer.write_all(&block)?;
        }
        Ok(())
    }
}

fn order<R: Row>(cells: &Cells, rows: &[R]) -> Option<Vec<u32>> {
    if rows.is_sorted_by_key(|row| cells.rank(row)) {
        return None;
    }
    let mut order: Vec<_> = (0..rows.len() as u32).collect();
    order.sort_by_key(|index| cells.rank(&rows[*index as usize]));
    Some(order)
}

#[cfg(test)]
mod tests;
