//! What every builder works with: shared tables in, one CSV file and its paper out.

use crate::domain::Basis;
use crate::messages;
use crate::problems::{Place, Problems};
use crate::seeds::{
    Bundle,
    source::{Source, checksum},
    table::{File, Row},
};

/// How the caller reads a shared table by its file name.
pub type Read<'a> = &'a dyn Fn(&str) -> Option<Vec<u8>>;

/// Shared tables, the seeds kept by hand, and what was wrong so far.
pub(super) struct Workshop<'a> {
    pub(super) read: Read<'a>,
    pub(super) by_hand: &'a Bundle,
    pub(super) problems: Problems,
}

impl Workshop<'_> {
    /// The rows of a shared table; `parse` takes the cells in the order of `columns`.
    pub(super) fn rows<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        parse: impl FnMut(&mut Row<'_>) -> T,
    ) -> Vec<T> {
        let Some(bytes) = (self.read)(name) else {
            self.problems.push(Place::file(name), messages::shared_missing());
            return Vec::new();
        };
        File { name, bytes: &bytes }.rows_among(columns, &mut self.problems, parse)
    }
}

/// What a table is, where it comes from, and how it is made.
pub(super) struct Recipe {
    pub(super) folder: &'static str,
    pub(super) table: &'static str,
    pub(super) title: &'static str,
    pub(super) publisher: &'static str,
    pub(super) reference: &'static str,
    pub(super) licence: &'static str,
    pub(super) period: &'static str,
    pub(super) unit: &'static str,
    pub(super) kind: Basis,
    pub(super) built_from: &'static [&'static str],
    pub(super) note: &'static str,
    pub(super) make: fn(&mut Workshop<'_>) -> Vec<u8>,
}

impl Recipe {
    /// The paper that goes with a table of these bytes.
    pub(super) fn paper(&self, data: &[u8]) -> String {
        let source = Source {
            name: self.folder.to_owned(),
            path: format!("{}/{}", self.folder, self.table),
            title: self.title.to_owned(),
            publisher: self.publisher.to_owned(),
            reference: self.reference.to_owned(),
            licence: self.licence.to_owned(),
            period: self.period.to_owned(),
            unit: self.unit.to_owned(),
            kind: self.kind,
            built_from: self.built_from.iter().map(|name| (*name).to_owned()).collect(),
            note: self.note.to_owned(),
            sha256: checksum(data),
        };
        toml::to_string(&source).expect("a struct of strings is always TOML")
    }
}

/// A CSV table in the making: UTF-8, lines ending in LF.
pub(super) struct Sheet(csv::Writer<Vec<u8>>);

impl Sheet {
    pub(super) fn new<S: AsRef<[u8]>>(columns: impl IntoIterator<Item = S>) -> Self {
        let mut sheet = Self(csv::Writer::from_writer(Vec::new()));
        sheet.row(columns);
        sheet
    }

    pub(super) fn row<S: AsRef<[u8]>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.0.write_record(cells).expect("memory takes every row, and all have the same length");
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes every row")
    }
}
