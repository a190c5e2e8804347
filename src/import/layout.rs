//! Where a sheet's headings stand, and which column is which.

use super::{
    columns::{Column, List, REMARKS, plain},
    sheet::{Sheet, Value, address},
};
use crate::{
    messages,
    problems::{Problems, nearest},
};
use std::collections::BTreeMap;

/// Rows in which the headings are looked for: titles and notes may stand above.
const TITLES: u32 = 20;

/// A row of headings.
pub(super) struct Layout {
    head: u32,
    list: List,
    columns: &'static [Column],
}

/// A sheet whose columns are known.
pub(super) struct Table<'a> {
    pub sheet: &'a Sheet,
    head: u32,
    /// Where each column stands, in the order of the list.
    at: Vec<Option<u32>>,
    pub columns: &'static [Column],
    pub list: List,
}

/// Finds the row that holds most headings of one of these tables; `None` where fewer than two are
/// there.
pub(super) fn find(sheet: &Sheet, lists: &[List]) -> Option<Layout> {
    let score = |row: &BTreeMap<u32, Value>, columns: &[Column]| {
        columns
            .iter()
            .filter(|column| {
                row.values().any(|value| names(value).any(|name| column.is_named(&name)))
            })
            .count()
    };
    let mut best: Option<(usize, Layout)> = None;
    for (&head, row) in sheet.rows.range(..TITLES) {
        for &list in lists {
            let columns = list.columns();
            let found = score(row, columns);
            if found >= 2 && best.as_ref().is_none_or(|(most, _)| found > *most) {
                best = Some((found, Layout { head, list, columns }));
            }
        }
    }
    best.map(|(_, layout)| layout)
}

/// What a heading may be called: the whole, or any of its lines.
fn names(value: &Value) -> impl Iterator<Item = String> {
    let text = if let Value::Text(text) = value { text.as_str() } else { "" };
    let lines: Vec<String> = std::iter::once(text).chain(text.lines()).map(plain).collect();
    lines.into_iter().filter(|name| !name.is_empty())
}

impl Layout {
    /// Holds headings, merged cells and cells outside the columns against what is expected.
    pub fn check<'a>(&self, sheet: &'a Sheet, problems: &mut Problems) -> Option<Table<'a>> {
        let before = problems.0.len();
        let mut at = vec![None; self.columns.len()];
        let head = &sheet.rows[&self.head];
        for (&column, value) in head {
            let place = sheet.place(self.head, column);
            let known =
                self.columns.iter().position(|c| names(value).any(|name| c.is_named(&name)));
            match known {
                Some(index) => {
                    if let Some(first) = at[index] {
                        let first = sheet.place(self.head, first);
                        problems.push(place, messages::head_twice(value.shown(), first));
                    }
                    at[index] = Some(column);
                }
                None if names(value).any(|name| REMARKS.contains(&name.as_str())) => {}
                None => {
                    let said = messages::head_unknown(value.shown());
                    let known = self.columns.iter().flat_map(|c| [c.id, c.head.zh, c.head.en]);
                    problems.push(
                        place,
                        match nearest(&value.shown(), known) {
                            Some(word) => said.and(messages::did_you_mean(word)),
                            None => said,
                        },
                    );
                }
            }
        }
        let missing: Vec<&Column> = self
            .columns
            .iter()
            .zip(&at)
            .filter(|(column, at)| column.required && at.is_none())
            .map(|(column, _)| column)
            .collect();
        if !missing.is_empty() {
            let list: Vec<&str> = missing.iter().map(|column| column.id).collect();
            let place = sheet.place(self.head, 0);
            problems.push(place, messages::head_missing(list.join(", ")));
        }
        if self.list == List::Counties && at[0].is_none() && at[1].is_none() {
            problems.push(sheet.place(self.head, 0), messages::head_missing("county_code"));
        }
        for [(top, left), (bottom, right)] in &sheet.merged {
            let inside = |column: &u32| (*left..=*right).contains(column);
            if *bottom >= self.head && head.keys().any(inside) {
                let range = format!("{}:{}", address(*top, *left), address(*bottom, *right));
                problems.push(sheet.place(*top, *left), messages::merged(range));
            }
        }
        for (&row, cells) in sheet.rows.range(self.head + 1..) {
            for (&column, value) in cells.iter().filter(|(column, _)| !head.contains_key(column)) {
                problems.push(sheet.place(row, column), messages::headless(value.shown()));
            }
        }
        // With headings in doubt the rows would complain of the same again.
        let sound = problems.0[before..].is_empty() || missing.is_empty();
        let (sheet, head, columns) = (sheet, self.head, self.columns);
        sound.then_some(Table { sheet, head, at, columns, list: self.list })
    }
}

impl<'a> Table<'a> {
    /// The rows below the headings.
    pub fn rows(&self) -> impl Iterator<Item = (u32, &'a BTreeMap<u32, Value>)> {
        self.sheet.rows.range(self.head + 1..).map(|(row, cells)| (*row, cells))
    }

    /// A cell of a row by the column's place in the list.
    pub fn cell(&self, cells: &'a BTreeMap<u32, Value>, index: usize) -> Option<(u32, &'a Value)> {
        let column = self.at[index]?;
        cells.get(&column).map(|value| (column, value))
    }

    /// Where a column stands: its own, or the first of the sheet.
    pub fn column(&self, index: usize) -> u32 {
        self.at[index].or(self.at.iter().flatten().copied().min()).unwrap_or_default()
    }
}
