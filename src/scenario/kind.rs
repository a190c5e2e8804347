//! The vocabulary in which the table of keys is written.

use crate::domain::{Basis, Text};
use crate::messages::{self, Said};

/// A part of the file: a header and its keys.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    /// As in the header; empty for the keys above the first header.
    pub name: &'static str,
    /// How it is written.
    pub shape: Shape,
    /// What it is for.
    pub doc: Text,
    /// What it may say.
    pub keys: &'static [Key],
}

/// How a section is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Shape {
    /// Keys above the first header.
    Top,
    /// `[name]`
    Table,
    /// `[[name]]`, once for each row; rows have an `id`.
    Rows,
    /// `[name]` whose names are the seeds' to judge; its one key is the pattern of all.
    Open,
}

/// One thing a scenario may say.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name within the section.
    pub name: &'static str,
    /// What may stand there.
    pub kind: Kind,
    /// What holds if nothing is said.
    pub absent: Absent,
    /// Unit of the value; empty where it has none.
    pub unit: Text,
    /// What the default rests on; [`Basis::User`] for a free choice.
    pub basis: Basis,
    /// The rows it belongs to: only those whose `what` is one of these; empty for all.
    pub only_for: &'static [&'static str],
    /// What it means.
    pub doc: Text,
}

/// What may stand behind a key.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// `true` or `false`.
    Flag,
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// A number from the first to the second.
    Number(f64, f64),
    /// One of these numbers.
    Pick(&'static [i64]),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A line of text.
    Line,
    /// A short name: small letters, digits and `_`.
    Id,
    /// A list of short names.
    Ids,
    /// A short name, or a list of one or more.
    OneOrIds,
    /// A list of six-digit region codes.
    Regions,
    /// A list of years.
    Years,
    /// A table from year to count.
    Schedule,
    /// A number, or a table of `mean`, `sd`, `lower`, `upper`.
    Prior,
}

/// What holds where a key is absent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Absent {
    /// The scenario cannot be run.
    Wrong,
    /// Nothing: the model does without.
    Fine,
    /// This value, as TOML.
    Means(&'static str),
}

const NO_UNIT: Text = Text { zh: "", en: "" };

/// A key that must be given.
pub(super) const fn required(
    name: &'static str,
    kind: Kind,
    zh: &'static str,
    en: &'static str,
) -> Key {
    let doc = Text { zh, en };
    Key { name, kind, absent: Absent::Wrong, unit: NO_UNIT, basis: Basis::User, only_for: &[], doc }
}

/// A key that may be left out.
pub(super) const fn optional(
    name: &'static str,
    kind: Kind,
    zh: &'static str,
    en: &'static str,
) -> Key {
    Key { absent: Absent::Fine, ..required(name, kind, zh, en) }
}

impl Key {
    /// With a default, written as TOML.
    pub(super) const fn or(self, default: &'static str) -> Self {
        Self { absent: Absent::Means(default), ..self }
    }

    /// With a unit.
    pub(super) const fn in_unit(self, zh: &'static str, en: &'static str) -> Self {
        Self { unit: Text { zh, en }, ..self }
    }

    /// Its default is an assumption without a source.
    pub(super) const fn assumed(self) -> Self {
        Self { basis: Basis::Assumption, ..self }
    }

    /// For rows whose `what` is one of these only.
    pub(super) const fn only_for(self, what: &'static [&'static str]) -> Self {
        Self { only_for: what, ..self }
    }
}

impl Kind {
    /// What is expected, for a message or a comment.
    #[must_use]
    pub fn expected(self) -> Said {
        match self {
            Self::Flag => messages::expects_flag(),
            Self::Whole(min, max) => messages::expects_whole(min, max),
            Self::Number(min, max) => messages::expects_number(min, max),
            Self::Pick(numbers) => {
                let list: Vec<_> = numbers.iter().map(i64::to_string).collect();
                messages::expects_pick(list.join(" or "))
            }
            Self::Word(words) => messages::expects_word(words.join(", ")),
            Self::Line => messages::expects_line(),
            Self::Id => messages::expects_id(),
            Self::Ids => messages::expects_ids(),
            Self::OneOrIds => messages::expects_one_or_ids("[\"clhls_adl\", \"barthel\"]"),
            Self::Regions => messages::expects_regions("[\"210000\"]"),
            Self::Years => messages::expects_years(),
            Self::Schedule => messages::expects_schedule("{ 2021 = 10, 2022 = 12 }"),
            Self::Prior => messages::expects_prior(),
        }
    }

    /// The limits or choices worth a comment.
    #[must_use]
    pub fn choices(self) -> Option<String> {
        match self {
            Self::Whole(min, max) => Some(format!("{min}..={max}")),
            Self::Number(min, max) => Some(format!("{min}..={max}")),
            Self::Pick(numbers) => {
                Some(numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" | "))
            }
            Self::Word(words) => Some(words.join(" | ")),
            _ => None,
        }
    }
}
