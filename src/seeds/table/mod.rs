//! Reads one CSV table and remembers every complaint.

mod row;

pub use row::Row;
use row::did_you_mean;

use crate::{
    messages::{self, Said},
    problems::{Lines, Place, Problems},
};

/// One file as it came in: what to call it, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name that messages use.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// What becomes of columns that nobody asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Others {
    Refused,
    Ignored,
}

impl<'a> File<'a> {
    /// The text, without a byte-order mark; `None`, with a problem, if it is not UTF-8.
    pub fn text(&self, problems: &mut Problems) -> Option<&'a str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let (good, bad) = self.bytes.split_at(error.valid_up_to());
                let line = 1 + good.split(|byte| *byte == b'\n').skip(1).count();
                problems.push(
                    Place::line(self.name, line),
                    messages::byte_not_utf8(format_args!("{:#04x}", bad[0])),
                );
                None
            }
        }
    }

    /// Reads every row that is in order; what is not becomes a problem with its line.
    ///
    /// `columns` are looked up by name in the header line, so a file may order them as it likes.
    /// `parse` takes the cells of a row *in the order of `columns`*; a cell that cannot be read
    /// yields a stand-in, and its row is dropped.
    ///
    /// ```
    /// use carecast::{problems::Problems, seeds::File};
    ///
    /// let file = File { name: "beds.csv", bytes: b"county_code,beds\n210102,300\n210103,-3\n" };
    /// let mut problems = Problems::default();
    /// let rows = file.rows(&["county_code", "beds"], &mut problems, |row| (row.code(), row.count()));
    /// assert_eq!(rows.len(), 1);
    /// assert_eq!(
    ///     problems.to_string(),
    ///     "  - beds.csv:3: `beds` is `-3`: must be a whole number of 0 or more"
    /// );
    /// ```
    pub fn rows<T>(
        &self,
        columns: &[&str],
        problems: &mut Problems,
        parse: impl FnMut(&mut Row<'_>) -> T,
    ) -> Vec<T> {
        self.read(columns, Others::Refused, problems, parse)
    }

    /// The same for a table that holds more columns than are wanted.
    pub fn rows_among<T>(
        &self,
        columns: &[&str],
        problems: &mut Problems,
        parse: impl FnMut(&mut Row<'_>) -> T,
    ) -> Vec<T> {
        self.read(columns, Others::Ignored, problems, parse)
    }

    fn read<T>(
        &self,
        columns: &[&str],
        others: Others,
        problems: &mut Problems,
        mut parse: impl FnMut(&mut Row<'_>) -> T,
    ) -> Vec<T> {
        let Some(text) = self.text(problems) else { return Vec::new() };
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let Some(order) = self.header(&mut reader, columns, others, problems) else {
            return Vec::new();
        };
        let (mut record, mut lines) = (csv::StringRecord::new(), Lines::new(text.as_bytes()));
        let mut parsed = Vec::new();
        loop {
            let line = lines.of(reader.position().byte());
            match reader.read_record(&mut record) {
                Ok(false) => return parsed,
                Ok(true) => {}
                Err(error) => {
                    problems.push(Place::line(self.name, line), row_error(&error));
                    continue;
                }
            }
            let mut row = Row::new((self.name, line), &record, columns, &order, problems);
            let value = parse(&mut row);
            if row.is_sound() {
                parsed.push(value);
            }
        }
    }

    /// Where each wanted column stands.
    fn header(
        &self,
        reader: &mut csv::Reader<&[u8]>,
        columns: &[&str],
        others: Others,
        problems: &mut Problems,
    ) -> Option<Vec<usize>> {
        let place = Place::line(self.name, 1);
        let header = match reader.headers() {
            Ok(header) => header,
            Err(error) => {
                problems.push(place, row_error(&error));
                return None;
            }
        };
        let before = problems.0.len();
        let unknown = header.iter().filter(|name| !columns.contains(name));
        for name in unknown.filter(|_| others == Others::Refused) {
            let meant = did_you_mean(name, columns.iter().copied());
            problems.push(place.clone(), messages::column_unknown(name).and(meant));
        }
        let mut order = Vec::with_capacity(columns.len());
        for column in columns {
            let mut found = header.iter().enumerate().filter(|(_, name)| name == column);
            match (found.next(), found.next()) {
                (Some((index, _)), None) => order.push(index),
                (Some(_), Some(_)) => {
                    problems.push(place.clone(), messages::column_twice(column));
                }
                (None, _) => {
                    problems.push(place.clone(), messages::column_missing(column));
                }
            }
        }
        (problems.0.len() == before).then_some(order)
    }
}

/// What a broken line is, in our words.
fn row_error(error: &csv::Error) -> Said {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            messages::row_uneven(len, expected_len)
        }
        _ => messages::row_unreadable(error),
    }
}
