use crate::problems::Place;
use std::collections::BTreeMap;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A number as a number.
    Number(f64),
    /// A number shown as a percentage: the fraction.
    Percent(f64),
    /// Text.
    Text(String),
    /// Year, month, day.
    Date(u16, u8, u8),
    /// What a formula came to, such as `#N/A`.
    Error(String),
    /// TRUE or FALSE.
    Flag(bool),
}

impl Value {
    /// As a person reads it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Percent(share) => format!("{}%", share * 100.0),
            Self::Text(text) => shortened(text),
            Self::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Self::Error(text) => text.clone(),
            Self::Flag(true) => "TRUE".to_owned(),
            Self::Flag(false) => "FALSE".to_owned(),
        }
    }
}

/// Long or many-lined text, cut so that it fits into a message.
fn shortened(text: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut shown: String = text.chars().take(40).map(plain).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// The filled cells of a sheet, by row and column from 0.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The file.
    pub file: String,
    /// The sheet's name; none for CSV.
    pub name: Option<String>,
    /// Cells that are not blank.
    pub rows: BTreeMap<u32, BTreeMap<u32, Value>>,
    /// Ranges of cells made one: first and last row and column.
    pub merged: Vec<[(u32, u32); 2]>,
    /// For CSV, the line of each row.
    pub lines: Vec<usize>,
}

impl Sheet {
    /// The place of a cell: `beds.xlsx: 床位!D17`, or line and cell of a CSV file.
    #[must_use]
    pub fn place(&self, row: u32, column: u32) -> Place {
        match &self.name {
            Some(name) => {
                Place::file(format!("{}: {}!{}", self.file, quoted(name), address(row, column)))
            }
            None => Place {
                source: self.file.clone(),
                line: Some(self.lines.get(row as usize).copied().unwrap_or(row as usize + 1)),
                column: Some(column as usize + 1),
            },
        }
    }

    /// The sheet as a whole.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place::file(match &self.name {
            Some(name) => format!("{}: {}", self.file, quoted(name)),
            None => self.file.clone(),
        })
    }
}

/// `D17` of row 16 and column 3.
#[must_use]
pub(super) fn address(row: u32, column: u32) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        letters.push(b'A' + ((left - 1) % 26) as u8);
        left = (left - 1) / 26;
    }
    letters.reverse();
    format!("{}{}", String::from_utf8(letters).unwrap_or_default(), row + 1)
}

/// A sheet's name as formulas write it.
fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || c == '_';
    if name.chars().all(plain) { name.to_owned() } else { format!("'{name}'") }
}
