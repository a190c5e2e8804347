//! Where a table comes from, and whether it is still what it was.

use super::bundle::Bundle;
use crate::domain::Basis;
use crate::messages;
use crate::problems::{Place, Problems};
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use sha2::{Digest, Sha256};

/// The paper of one table: `source.toml` beside it.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The folder, such as `regions_2020` or `policy/liaoning_14th`.
    #[serde(skip)]
    pub name: String,
    /// The table's path inside `seeds/`, such as `regions_2020/data.csv`.
    #[serde(skip)]
    pub path: String,
    /// What the table holds.
    pub title: String,
    /// Who published the figures.
    pub publisher: String,
    /// Where in which publication they stand.
    pub reference: String,
    /// On which terms they may be passed on.
    pub licence: String,
    /// The time they speak of.
    pub period: String,
    /// Their unit.
    pub unit: String,
    /// What they rest on.
    #[serde(deserialize_with = "basis")]
    pub kind: Basis,
    /// The files that `seeds build` makes the table from; none if it is kept by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub built_from: Vec<String>,
    /// What a careful reader would trip over.
    pub note: String,
    /// SHA-256 of the table, in hexadecimal.
    pub sha256: String,
}

impl Source {
    /// Reads the paper of a table and holds the table against its sum, unless the program carries it.
    pub(super) fn check(
        bundle: &Bundle,
        (folder, table): (&str, &str),
        problems: &mut Problems,
    ) -> Option<Self> {
        let table_path = format!("{folder}/{table}");
        let Some(table) = bundle.file(&table_path) else {
            problems.push(Place::file(bundle.name(&table_path)), messages::file_missing());
            return None;
        };
        let path = format!("{folder}/source.toml");
        let Some(file) = bundle.file(&path) else {
            problems.push(Place::file(bundle.name(&path)), messages::paper_missing());
            return None;
        };
        let text = file.text(problems)?;
        let mut source = match toml::from_str::<Self>(text) {
            Ok(source) => source,
            Err(error) => {
                let line = error.span().map(|span| {
                    1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
                });
                let place = Place { line, ..Place::file(file.name) };
                problems.push(place, messages::syntax(error.message()));
                return None;
            }
        };
        folder.clone_into(&mut source.name);
        let trusted = bundle.is_built_in(&table_path) && bundle.is_built_in(&path);
        source.path = table_path;
        if trusted {
            return Some(source);
        }
        let found = checksum(table.bytes);
        if found != source.sha256 {
            problems.push(
                Place::file(table.name),
                messages::sum_differs(found, file.name, &source.sha256),
            );
        }
        Some(source)
    }
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn basis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Basis, D::Error> {
    String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
}
