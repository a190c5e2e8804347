//! Reads one CSV table, cell by cell, and remembers every complaint.

use crate::domain::{Level, RegionCode, Sex, UnknownWord};
use crate::problems::{Place, Problems, nearest};
use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

/// One file as it came in: what to call it, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The name that messages use.
    pub name: &'a str,
    /// The bytes.
    pub bytes: &'a [u8],
}

impl<'a> File<'a> {
    /// The text, without a byte-order mark; `None`, with a problem, if it is not UTF-8.
    pub fn text(&self, problems: &mut Problems) -> Option<&'a str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) => Some(text.strip_prefix('\u{feff}').unwrap_or(text)),
            Err(error) => {
                let good = &self.bytes[..error.valid_up_to()];
                let line = 1 + good.iter().filter(|byte| **byte == b'\n').count();
                problems.push(
                    Place::line(self.name, line),
                    format!(
                        "byte {:#04x} is not UTF-8: save the file as UTF-8",
                        self.bytes[good.len()]
                    ),
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
        let mut record = csv::StringRecord::new();
        let mut parsed = Vec::new();
        loop {
            let line = reader.position().line() as usize;
            match reader.read_record(&mut record) {
                Ok(false) => return parsed,
                Ok(true) => {}
                Err(error) => {
                    problems.push(Place::line(self.name, line), row_error(&error));
                    continue;
                }
            }
            let line = record.position().map_or(line, |position| position.line() as usize);
            let mut row = Row {
                place: Place::line(self.name, line),
                cells: &record,
                columns,
                order: &order,
                next: 0,
                sound: true,
                problems,
            };
            let value = parse(&mut row);
            if row.sound {
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
        let mut sound = true;
        let unknown = header.iter().filter(|name| !columns.contains(name));
        for name in unknown.filter(|_| others == Others::Refused) {
            let meant = did_you_mean(name, columns);
            problems.push(place.clone(), format!("unknown column `{name}`{meant}"));
            sound = false;
        }
        let mut order = Vec::with_capacity(columns.len());
        for column in columns {
            let mut found = header.iter().enumerate().filter(|(_, name)| name == column);
            match (found.next(), found.next()) {
                (Some((index, _)), None) => order.push(index),
                (Some(_), Some(_)) => {
                    problems.push(place.clone(), format!("column `{column}` stands there twice"));
                    sound = false;
                }
                (None, _) => {
                    problems.push(place.clone(), format!("column `{column}` is missing"));
                    sound = false;
                }
            }
        }
        sound.then_some(order)
    }
}

/// What becomes of columns that nobody asked for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Others {
    Refused,
    Ignored,
}

/// One row; its cells are taken one after the other.
#[derive(Debug)]
pub struct Row<'a> {
    /// File and line.
    pub place: Place,
    cells: &'a csv::StringRecord,
    columns: &'a [&'a str],
    order: &'a [usize],
    next: usize,
    sound: bool,
    problems: &'a mut Problems,
}

impl<'a> Row<'a> {
    /// The next cell as it stands, blanks at its ends removed.
    pub fn text(&mut self) -> &'a str {
        let index = self.order.get(self.next).copied();
        self.next += 1;
        index.and_then(|index| self.cells.get(index)).unwrap_or_default().trim()
    }

    /// The cell taken last, as it stands.
    #[must_use]
    pub fn again(&mut self) -> &'a str {
        self.next = self.next.saturating_sub(1);
        self.text()
    }

    /// The next cell, which may not be blank.
    pub fn filled(&mut self) -> &'a str {
        let text = self.text();
        if text.is_empty() {
            self.complain("is blank");
        }
        text
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.place.line.unwrap_or_default()
    }

    /// Says what is wrong with the cell taken last, and drops the row.
    pub fn complain(&mut self, what: impl Display) {
        let column = self.columns.get(self.next.wrapping_sub(1)).copied().unwrap_or_default();
        self.problems.push(self.place.clone(), format!("`{column}` {what}"));
        self.sound = false;
    }

    /// Says what is wrong with the row as a whole, and drops it.
    pub fn problem(&mut self, what: impl Into<String>) {
        self.problems.push(self.place.clone(), what);
        self.sound = false;
    }

    /// The next cell as a level: `county`, `prefecture`, `province` or `nation`.
    pub fn level(&mut self) -> Level {
        let text = self.filled();
        let level = Level::ALL.into_iter().find(|level| level.id() == text);
        level.unwrap_or_else(|| {
            self.complain_unless_blank(text, "must be county, prefecture, province or nation");
            Level::County
        })
    }

    /// The next cell as a whole number of at least 0.
    pub fn count(&mut self) -> u32 {
        let text = self.filled();
        text.parse().unwrap_or_else(|_| {
            self.complain_unless_blank(text, "must be a whole number of 0 or more");
            0
        })
    }

    /// The next cell as a year.
    pub fn year(&mut self) -> i32 {
        let text = self.filled();
        match text.parse() {
            Ok(year) if (1900..=2300).contains(&year) => year,
            _ => {
                self.complain_unless_blank(text, "must be a year from 1900 to 2300");
                0
            }
        }
    }

    /// The next cell as a date, `2025-12-31`.
    pub fn date(&mut self) -> &'a str {
        let text = self.filled();
        let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let sound =
            text.len() == 10 && matches!(parts.as_slice(), [Some(_), Some(1..=12), Some(1..=31)]);
        if !sound {
            self.complain_unless_blank(text, "must be a date such as 2025-12-31");
        }
        text
    }

    /// The next cell as a finite number.
    pub fn number(&mut self) -> f64 {
        let text = self.filled();
        match text.parse() {
            Ok(number) if f64::is_finite(number) => number,
            _ => {
                self.complain_unless_blank(text, "must be a number");
                0.0
            }
        }
    }

    /// The next cell as a finite number of at least 0.
    pub fn amount(&mut self) -> f64 {
        let number = self.number();
        if number < 0.0 {
            self.complain(format_args!("is {number}: it may not be negative"));
        }
        number
    }

    /// The next cell as a share from 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.within(0.0..=1.0)
    }

    /// The next cell as a number in a range.
    pub fn within(&mut self, range: RangeInclusive<f64>) -> f64 {
        let number = self.number();
        if !range.contains(&number) {
            self.complain(format_args!("is {number}: it must lie in {range:?}"));
        }
        number
    }

    /// The next cell as `male` or `female`.
    pub fn sex(&mut self) -> Sex {
        match self.filled() {
            "male" => Sex::Male,
            "female" => Sex::Female,
            text => {
                self.complain_unless_blank(text, "must be `male` or `female`");
                Sex::Male
            }
        }
    }

    /// The next cell as one of a list of whole numbers; gives its place in the list.
    pub fn one_of(&mut self, known: &[usize]) -> usize {
        let number = self.count() as usize;
        let place = known.iter().position(|one| *one == number);
        if place.is_none() {
            self.complain(format_args!("is {number}: it must be one of {known:?}"));
        }
        place.unwrap_or_default()
    }

    /// `None` where the next cell is blank, else the cell as `read` takes it.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        let blank = self.text().is_empty();
        if blank {
            return None;
        }
        self.next -= 1;
        Some(read(self))
    }

    /// The next cell as a region code.
    pub fn code(&mut self) -> RegionCode {
        self.region_code().unwrap_or(RegionCode::NATION)
    }

    /// The next cell as a region code; `None`, with a problem, if it is none.
    pub fn region_code(&mut self) -> Option<RegionCode> {
        let text = self.filled();
        let code = text.parse();
        if code.is_err() {
            self.complain_unless_blank(text, "must be six digits, such as `210102`");
        }
        code.ok()
    }

    /// The next cell as region codes joined by `;`.
    pub fn codes(&mut self) -> Vec<RegionCode> {
        let text = self.filled();
        let codes: Result<Vec<RegionCode>, _> = text.split(';').map(str::parse).collect();
        codes.unwrap_or_else(|error| {
            self.complain_unless_blank(text, error);
            Vec::new()
        })
    }

    /// The next cell as one of a closed set of words; `otherwise` stands in for any other.
    pub fn word<T: FromStr<Err = UnknownWord>>(&mut self, otherwise: T) -> T {
        let text = self.filled();
        text.parse().unwrap_or_else(|error: UnknownWord| {
            let meant = did_you_mean(text, error.expected);
            self.complain_unless_blank(text, format_args!("is wrong: {error}{meant}"));
            otherwise
        })
    }

    /// A blank has been complained of already.
    fn complain_unless_blank(&mut self, text: &str, what: impl Display) {
        if !text.is_empty() {
            self.complain(format_args!("is `{text}`: {what}"));
        }
    }
}

/// `: did you mean …?`, or nothing.
pub(crate) fn did_you_mean(got: &str, known: &[&str]) -> String {
    nearest(got, known.iter().copied())
        .map_or_else(String::new, |word| format!(": did you mean `{word}`?"))
}

/// What a broken line is, in our words.
fn row_error(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("the row has {len} cells, the header {expected_len}: is the file cut short?")
        }
        _ => format!("the row cannot be read: {error}"),
    }
}
