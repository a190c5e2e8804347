//! A parsed file in which every value remembers where it stands.

use crate::messages::{self, Said};
use crate::problems::{Place, Problems};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use std::collections::BTreeMap;
use toml::de::{DeArray, DeTable, DeValue};

/// A shipped scenario has 12 kB; a file twenty times as long is something else.
const LONGEST_FILE: usize = 256 * 1024;
/// Deeper than any key: what lies below is told as one problem.
const DEEPEST: usize = 8;
/// Of one file; a file that is no TOML at all would have thousands.
const SYNTAX_ERRORS: usize = 50;

/// Fields by name.
pub(super) type Table = BTreeMap<String, Field>;

/// A value under a name.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Where the name stands.
    pub key: Place,
    /// The value.
    pub node: Node,
}

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where the value stands.
    pub place: Place,
    /// The value.
    pub item: Item,
}

/// What TOML can say.
#[derive(Clone, Debug)]
pub(super) enum Item {
    Flag(bool),
    Whole(i64),
    Number(f64),
    Text(String),
    List(Vec<Node>),
    Table(Table),
    /// What no key asks for: dates, numbers beyond 64 bits, nesting without end.
    Other(Other),
}

/// What TOML can say and no key asks for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Other {
    Nesting,
    Beyond,
    Unreadable,
    Date,
}

impl Other {
    fn said(self) -> Said {
        match self {
            Self::Nesting => messages::found_nesting(),
            Self::Beyond => messages::found_beyond(),
            Self::Unreadable => messages::found_unreadable(),
            Self::Date => messages::found_date(),
        }
    }
}

impl Node {
    pub const fn new(place: Place, item: Item) -> Self {
        Self { place, item }
    }

    /// What it is, for a message.
    pub fn found(&self) -> Said {
        match &self.item {
            Item::Flag(value) => value.into(),
            Item::Whole(value) => value.into(),
            Item::Number(value) => format!("{value:?}").into(),
            Item::Text(text) => messages::found_text(shortened(text)),
            Item::List(_) => messages::found_list(),
            Item::Table(_) => messages::found_table(),
            Item::Other(other) => other.said(),
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        if let Item::Text(text) = &self.item { Some(text) } else { None }
    }

    pub fn as_table(&self) -> Option<&Table> {
        if let Item::Table(table) = &self.item { Some(table) } else { None }
    }

    pub fn table_mut(&mut self) -> Option<&mut Table> {
        if let Item::Table(table) = &mut self.item { Some(table) } else { None }
    }

    pub fn as_list(&self) -> Option<&[Self]> {
        if let Item::List(list) = &self.item { Some(list) } else { None }
    }

    /// A number, however it is written.
    pub fn as_number(&self) -> Option<f64> {
        match self.item {
            Item::Number(value) => Some(value),
            Item::Whole(value) => Some(value as f64),
            _ => None,
        }
    }

    /// The value of its `id`, if it is a table that has one.
    pub fn id(&self) -> Option<&str> {
        self.as_table()?.get("id")?.node.as_text()
    }
}

/// Long or many-lined text, cut so that it fits into a message.
pub(super) fn shortened(text: &str) -> String {
    let mut shown: String =
        text.chars().take(40).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(40).is_some() {
        shown.push('…');
    }
    shown
}

/// Reads one file. Syntax errors go to `problems`; what could be read is given all the same.
pub(super) fn parse(source: &str, bytes: &[u8], problems: &mut Problems) -> Table {
    if bytes.len() > LONGEST_FILE {
        let kib = bytes.len() / 1024;
        problems.push(Place::file(source), messages::scenario_large(kib, LONGEST_FILE / 1024));
        return Table::new();
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            problems.push(Place::line(source, line), messages::not_utf8());
            return Table::new();
        }
    };
    let lines = Lines::new(source, text);
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors.iter().take(SYNTAX_ERRORS) {
        let place = error.span().map_or_else(|| Place::file(source), |span| lines.at(span.start));
        problems.push(place, messages::syntax(error.message()));
    }
    lines.table(table.get_ref(), 0)
}

/// Reads one value, as `--set` gives it.
pub(super) fn parse_value(source: &str, text: &str) -> Result<Item, String> {
    match DeValue::parse(text) {
        Ok(value) => Ok(Lines::new(source, text).item(value.get_ref(), 0)),
        Err(error) => Err(error.message().to_owned()),
    }
}

/// Turns byte offsets into lines and columns.
struct Lines<'a> {
    source: &'a str,
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn new(source: &'a str, text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        Self { source, text, starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect() }
    }

    fn at(&self, offset: usize) -> Place {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts[line - 1];
        let before = self.text.get(start..offset).unwrap_or_default();
        Place {
            source: self.source.to_owned(),
            line: Some(line),
            column: Some(before.chars().count() + 1),
        }
    }

    fn table(&self, table: &DeTable<'_>, depth: usize) -> Table {
        let field = |key: &toml::Spanned<_>, value: &toml::Spanned<DeValue<'_>>| Field {
            key: self.at(key.span().start),
            node: self.node(value, depth + 1),
        };
        // After a syntax error the parser fills in values that nobody wrote.
        let written = table.iter().filter(|(_, value)| !value.span().is_empty());
        written.map(|(key, value)| (key.get_ref().to_string(), field(key, value))).collect()
    }

    fn node(&self, value: &toml::Spanned<DeValue<'_>>, depth: usize) -> Node {
        Node::new(self.at(value.span().start), self.item(value.get_ref(), depth))
    }

    fn list(&self, list: &DeArray<'_>, depth: usize) -> Vec<Node> {
        list.iter().map(|value| self.node(value, depth + 1)).collect()
    }

    fn item(&self, value: &DeValue<'_>, depth: usize) -> Item {
        match value {
            _ if depth > DEEPEST => Item::Other(Other::Nesting),
            DeValue::Boolean(value) => Item::Flag(*value),
            DeValue::Integer(value) => i64::from_str_radix(value.as_str(), value.radix())
                .map_or(Item::Other(Other::Beyond), Item::Whole),
            DeValue::Float(value) => {
                value.as_str().parse().map_or(Item::Other(Other::Unreadable), Item::Number)
            }
            DeValue::String(text) => Item::Text(text.to_string()),
            DeValue::Array(list) => Item::List(self.list(list, depth)),
            DeValue::Table(table) => Item::Table(self.table(table, depth)),
            DeValue::Datetime(_) => Item::Other(Other::Date),
        }
    }
}

impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.item {
            Item::Flag(value) => serializer.serialize_bool(*value),
            Item::Whole(value) => serializer.serialize_i64(*value),
            Item::Number(value) => serializer.serialize_f64(*value),
            Item::Text(text) => serializer.serialize_str(text),
            Item::Other(other) => serializer.serialize_str(&other.said().en),
            Item::List(list) => {
                let mut seq = serializer.serialize_seq(Some(list.len()))?;
                list.iter().try_for_each(|node| seq.serialize_element(node))?;
                seq.end()
            }
            Item::Table(table) => {
                let mut map = serializer.serialize_map(Some(table.len()))?;
                for (name, field) in table {
                    map.serialize_entry(name, &field.node)?;
                }
                map.end()
            }
        }
    }
}
