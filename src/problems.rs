//! Everything wrong with an input, told at once.
//!
//! - Takes: what a reader found and what it expected.
//! - Gives: a list of problems, each with its place and what to do.
//! - Never: prints, or stops at the first.

use crate::{domain::Lang, messages::Said};
use std::fmt;

/// Where in the input a problem stands.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The file, or another name of the source (`--set`).
    pub source: String,
    /// The line, from 1.
    pub line: Option<usize>,
    /// The column, from 1.
    pub column: Option<usize>,
}

impl Place {
    /// A whole file.
    #[must_use]
    pub fn file(source: impl Into<String>) -> Self {
        Self { source: source.into(), line: None, column: None }
    }

    /// A line of a file.
    #[must_use]
    pub fn line(source: impl Into<String>, line: usize) -> Self {
        Self { source: source.into(), line: Some(line), column: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(column) = self.column {
            write!(f, ":{column}")?;
        }
        Ok(())
    }
}

/// One thing to put right.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// What was found, what was expected, and what to do.
    pub message: Said,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message.en)
    }
}

/// How many problems a message lists before it says "and N more".
pub const LISTED: usize = 10;

/// Everything wrong with one input; never empty when returned as an error.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// A list of one.
    #[must_use]
    pub fn one(place: Place, message: impl Into<Said>) -> Self {
        Self(vec![Problem { place, message: message.into() }])
    }

    /// Adds one.
    pub fn push(&mut self, place: Place, message: impl Into<Said>) {
        self.0.push(Problem { place, message: message.into() });
    }

    /// What was found, or nothing: then its problems stand with these.
    pub fn keep<T>(&mut self, found: Result<T, Self>) -> Option<T> {
        found.map_err(|more| self.0.extend(more.0)).ok()
    }

    /// These, in the order of their places.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort();
        self
    }

    /// The first of them, one a line, and how many more there are.
    #[must_use]
    pub fn list(&self, lang: Lang, most: usize) -> String {
        let mut lines: Vec<String> = self
            .0
            .iter()
            .take(most)
            .map(|problem| format!("  - {}: {}", problem.place, problem.message.get(lang)))
            .collect();
        if let Some(more) = self.0.len().checked_sub(most).filter(|more| *more > 0) {
            lines.push(match lang {
                Lang::Zh => format!("  另有 {more} 处"),
                Lang::En => format!("  and {more} more"),
            });
        }
        lines.join("\n")
    }

    /// The value, if nothing was wrong on the way to it.
    ///
    /// # Errors
    ///
    /// The problems, if there are any.
    pub fn or<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.list(Lang::En, LISTED))
    }
}

impl std::error::Error for Problems {}

/// From 0 to 1. Jaro and Winkler think little of letters changed about in a short word: one slip of
/// the pen is near enough whatever the length.
fn likeness(got: &str, word: &str) -> f64 {
    let likeness = strsim::jaro_winkler(got, word);
    let one_slip = got.chars().count() > 2 && strsim::osa_distance(got, word) == 1;
    if one_slip { likeness.max(0.85) } else { likeness }
}

/// The known word nearest to a misspelt one, if any is near enough to be meant.
///
/// ```
/// use carecast::problems::nearest;
///
/// assert_eq!(nearest("beds_nursng", ["beds_nursing", "beds_total"]), Some("beds_nursing"));
/// assert_eq!(nearest("rnu", ["map", "run"]), Some("run"));
/// assert_eq!(nearest("qqq", ["beds_nursing"]), None);
/// ```
#[must_use]
pub fn nearest<'a>(got: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (likeness(got, word), word))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, word)| word)
}

/// The lines of a text that is read from front to back, counted as an editor counts them.
///
/// A reader that ends a record at the `\r` of `\r\n`, or passes over blank lines, is a line behind.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    /// From the first line on.
    #[must_use]
    pub const fn new(text: &'a [u8]) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The line of the first byte from `byte` on that ends no line; bytes are asked for in order.
    pub fn of(&mut self, byte: u64) -> usize {
        let from = usize::try_from(byte).unwrap_or(usize::MAX).clamp(self.at, self.text.len());
        let ends =
            self.text[from..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let to = from + ends;
        self.line += self.text[self.at..to].split(|byte| *byte == b'\n').count() - 1;
        self.at = to;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a reader that stops at the carriage return asks for them.
    #[test]
    fn lines_are_those_of_an_editor() {
        let mut lines = Lines::new(b"a\r\nb\r\n\r\nc");
        assert_eq!([0, 2, 5].map(|byte| lines.of(byte)), [1, 2, 4]);
        assert_eq!(lines.of(99), 4);
    }
}
