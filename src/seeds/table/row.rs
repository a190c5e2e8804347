use crate::domain::{Level, RegionCode, Sex, UnknownWord};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems, nearest};
use std::{ops::RangeInclusive, str::FromStr};

/// One row; its cells are taken one after the other.
///
/// A cell that cannot be read is complained of once and yields a stand-in, so that a reader
/// simply builds its value; the row is dropped afterwards.
#[derive(Debug)]
pub struct Row<'a> {
    file: &'a str,
    line: usize,
    cells: &'a csv::StringRecord,
    columns: &'a [&'a str],
    order: &'a [usize],
    next: usize,
    sound: bool,
    problems: &'a mut Problems,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        (file, line): (&'a str, usize),
        cells: &'a csv::StringRecord,
        columns: &'a [&'a str],
        order: &'a [usize],
        problems: &'a mut Problems,
    ) -> Self {
        Self { file, line, cells, columns, order, next: 0, sound: true, problems }
    }

    /// Whether nothing was wrong so far.
    pub(super) const fn is_sound(&self) -> bool {
        self.sound
    }

    /// The line, from 1.
    #[must_use]
    pub const fn line(&self) -> usize {
        self.line
    }

    /// The next cell as it stands, blanks at its ends removed.
    pub fn text(&mut self) -> &'a str {
        let index = self.order.get(self.next).copied();
        self.next += 1;
        index.and_then(|index| self.cells.get(index)).unwrap_or_default().trim()
    }

    /// The cell taken last, once more, as it stands.
    pub fn again(&mut self) -> &'a str {
        self.next = self.next.saturating_sub(1);
        self.text()
    }

    /// The next cell, which may not be blank.
    pub fn filled(&mut self) -> &'a str {
        let text = self.text();
        if text.is_empty() {
            self.complain(messages::is_blank());
        }
        text
    }

    /// `None` where the next cell is blank, else the cell as `read` takes it.
    pub fn optional<T>(&mut self, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.text().is_empty() {
            return None;
        }
        self.next -= 1;
        Some(read(self))
    }

    /// The next cell as a whole number of at least 0, and at most a thousand million.
    pub fn count(&mut self) -> u32 {
        let number: u32 = self.parsed(messages::must_be_whole).unwrap_or_default();
        if number > MOST {
            self.complain(messages::is_large(number, MOST));
        }
        number.min(MOST)
    }

    /// The next cell as one of a list of whole numbers; gives its place in the list.
    pub fn one_of(&mut self, known: &[usize]) -> usize {
        let number = self.parsed(messages::must_be_whole);
        let place = known.iter().position(|one| Some(*one) == number);
        if let (Some(number), None) = (number, place) {
            let known: Vec<_> = known.iter().map(ToString::to_string).collect();
            self.complain(messages::is_not_listed(number, known.join(", ")));
        }
        place.unwrap_or_default()
    }

    /// The next cell as a year.
    pub fn year(&mut self) -> i32 {
        let year = self.parsed(messages::must_be_year);
        if year.is_some_and(|year| !YEARS.contains(&year)) {
            self.complain(messages::must_be_year_within(YEARS.start(), YEARS.end()));
        }
        year.unwrap_or(*YEARS.start())
    }

    /// The next cell as a date, `2025-12-31`.
    pub fn date(&mut self) -> &'a str {
        let text = self.filled();
        let mut parts = text.split('-').map(|part| part.parse::<i32>().ok());
        let date = [parts.next(), parts.next(), parts.next(), parts.next()].map(Option::flatten);
        let sound = text.len() == 10
            && matches!(date, [Some(year), Some(1..=12), Some(1..=31), None] if YEARS.contains(&year));
        if !sound && !text.is_empty() {
            self.complain(messages::is_other(text, messages::must_be_date()));
        }
        text
    }

    /// The next cell as a finite number.
    pub fn number(&mut self) -> f64 {
        self.finite().unwrap_or_default()
    }

    /// The next cell as a number in a range.
    pub fn within(&mut self, range: RangeInclusive<f64>) -> f64 {
        let number = self.finite();
        if let Some(number) = number.filter(|number| !range.contains(number)) {
            self.complain(messages::is_outside(number, range.start(), range.end()));
        }
        number.unwrap_or_default()
    }

    /// The next cell as a finite number of at least 0.
    pub fn amount(&mut self) -> f64 {
        let number = self.number();
        if number < 0.0 {
            self.complain(messages::is_negative(number));
        }
        number
    }

    /// The next cell as a share from 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.within(0.0..=1.0)
    }

    /// The next cell as a region code; `None`, with a problem, if it is none.
    pub fn region_code(&mut self) -> Option<RegionCode> {
        self.parsed(|| messages::must_be_code("210102"))
    }

    /// The same with a stand-in.
    pub fn code(&mut self) -> RegionCode {
        self.region_code().unwrap_or(RegionCode::NATION)
    }

    /// The next cell as region codes joined by `;`.
    pub fn codes(&mut self) -> Vec<RegionCode> {
        let text = self.filled();
        let codes: Result<Vec<RegionCode>, _> = text.split(';').map(str::parse).collect();
        if codes.is_err() && !text.is_empty() {
            self.complain(messages::is_other(text, messages::must_be_codes()));
        }
        codes.unwrap_or_default()
    }

    /// The next cell as `male` or `female`.
    pub fn sex(&mut self) -> Sex {
        let text = self.filled();
        if !["male", "female", ""].contains(&text) {
            self.complain(messages::is_other(text, messages::must_be_word("male, female")));
        }
        if text == "female" { Sex::Female } else { Sex::Male }
    }

    /// The next cell as a level: `county`, `prefecture`, `province` or `nation`.
    pub fn level(&mut self) -> Level {
        let text = self.filled();
        let level = Level::ALL.into_iter().find(|level| level.id() == text);
        if level.is_none() && !text.is_empty() {
            let ids = Level::ALL.map(Level::id);
            let expected = messages::must_be_word(ids.join(", "));
            self.complain(messages::is_other(text, expected).and(did_you_mean(text, ids)));
        }
        level.unwrap_or(Level::County)
    }

    /// The next cell as one of a closed set of words; `otherwise` stands in for any other.
    pub fn word<T: FromStr<Err = UnknownWord>>(&mut self, otherwise: T) -> T {
        let text = self.filled();
        text.parse().unwrap_or_else(|error: UnknownWord| {
            if !text.is_empty() {
                let expected = messages::must_be_word(error.expected.join(", "));
                let meant = did_you_mean(text, error.expected.iter().copied());
                self.complain(messages::is_other(text, expected).and(meant));
            }
            otherwise
        })
    }

    /// Says what is wrong with the cell taken last, and drops the row.
    pub fn complain(&mut self, what: impl Into<Said>) {
        let column = self.columns.get(self.next.wrapping_sub(1)).copied().unwrap_or_default();
        self.reject(Said::from(format_args!("`{column}` ")).and(what.into()));
    }

    /// Says what is wrong with the row as a whole, and drops it.
    pub fn reject(&mut self, what: impl Into<Said>) {
        self.problems.push(Place::line(self.file, self.line), what);
        self.sound = false;
    }

    fn finite(&mut self) -> Option<f64> {
        let number = self.parsed(messages::must_be_number);
        if number.is_some_and(|number: f64| !number.is_finite()) {
            self.complain(messages::must_be_finite());
            return None;
        }
        number
    }

    /// The next cell as a `T`; a blank or other text is complained of.
    ///
    /// Most cells are sound: what is expected is put into words for the others only.
    fn parsed<T: FromStr>(&mut self, expected: impl FnOnce() -> Said) -> Option<T> {
        let text = self.filled();
        let value = text.parse().ok();
        if value.is_none() && !text.is_empty() {
            self.complain(messages::is_other(text, expected()));
        }
        value
    }
}

/// The largest count of anything; sums of a few stay within 32 bits.
const MOST: u32 = 1_000_000_000;

/// The years that any table may speak of.
const YEARS: RangeInclusive<i32> = 1900..=2300;

/// `: did you mean …?`, or nothing.
pub(super) fn did_you_mean<'a>(got: &str, known: impl IntoIterator<Item = &'a str>) -> Said {
    nearest(got, known).map(messages::did_you_mean).unwrap_or_default()
}
