//! A scenario, the ones it builds on, and `--set`, laid over one another.

use super::keys::SECTIONS;
use super::kind::Shape;
use super::set;
use super::tree::{Field, Item, Node, Table, parse, shortened};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems, nearest};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// More bases than this under one scenario are a mistake.
const MOST_LAYERS: usize = 16;

/// Facilities or programmes: what merges by id takes time with the square of their number.
const MOST_ROWS: usize = 500;
/// Of the names that a message lists when none is near.
const LISTED: usize = 12;

/// One file: its bytes, and the name that messages call it by.
#[derive(Clone, Debug)]
pub struct Source<'a> {
    /// Path or shipped name; two sources of one name are the same file.
    pub name: String,
    /// The file.
    pub bytes: Cow<'a, [u8]>,
    /// Whether the program carries it: what it builds on, the program carries too.
    pub shipped: bool,
}

/// Why a base cannot be had.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NoBase {
    /// There is none of that name.
    Unknown {
        /// The names there are, for a suggestion.
        known: Vec<String>,
    },
    /// It is there, but cannot be read.
    Unreadable {
        /// What the reader said.
        why: Said,
    },
}

/// Finds a base: takes its name, and the source that asks for it.
pub type Bases<'a> = dyn Fn(&str, &Source<'_>) -> Result<Source<'a>, NoBase> + 'a;

/// The layers, laid over one another.
pub(super) struct Stack {
    pub table: Table,
    /// Names of the sources, undermost first.
    pub layers: Vec<String>,
    /// Whether every layer could be read: if not, what seems missing may have been said.
    pub whole: bool,
}

/// Reads the scenario and its bases, merges them, and applies `--set`.
pub(super) fn stack(
    top: Source<'_>,
    bases: &Bases<'_>,
    sets: &[String],
    problems: &mut Problems,
) -> Stack {
    let (chain, found) = chain(top, bases, problems);
    let whole = found && problems.0.is_empty();
    let mut stack = Table::new();
    let mut layers = Vec::new();
    for (name, table) in chain.into_iter().rev() {
        merge_layer(&mut stack, table, whole, problems);
        layers.push(name);
    }
    for text in sets {
        match set::overlay(text, &stack, whole) {
            Ok(table) => merge_layer(&mut stack, table, whole, problems),
            Err(message) => problems.push(Place::file(set::source(text)), message),
        }
        layers.push(set::source(text));
    }
    Stack { table: stack, layers, whole }
}

/// The scenario and its bases, uppermost first, and whether all were found.
fn chain(
    top: Source<'_>,
    bases: &Bases<'_>,
    problems: &mut Problems,
) -> (Vec<(String, Table)>, bool) {
    let mut chain: Vec<(String, Table)> = Vec::new();
    let mut next = Some(top);
    while let Some(source) = next {
        let mut table = parse(&source.name, &source.bytes, problems);
        let base = table.remove("builds_on");
        chain.push((source.name.clone(), table));
        let Some(Field { node, .. }) = base else { return (chain, true) };
        let names = chain.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>();
        next = match base_of(&node, &names, &|name| bases(name, &source)) {
            Ok(source) => Some(source),
            Err(message) => {
                problems.push(node.place, message);
                None
            }
        };
    }
    (chain, false)
}

fn base_of<'a>(
    node: &Node,
    chain: &[&str],
    find: &dyn Fn(&str) -> Result<Source<'a>, NoBase>,
) -> Result<Source<'a>, Said> {
    let Some(name) = node.as_text() else {
        return Err(messages::base_no_name(node.found()));
    };
    let shown = shortened(name);
    let source = find(name).map_err(|no| match no {
        NoBase::Unreadable { why } => messages::base_unread(&shown, why),
        NoBase::Unknown { known } => {
            let known = known.iter().map(String::as_str);
            messages::base_unknown(&shown).and(meant(name, known))
        }
    })?;
    if chain.contains(&source.name.as_str()) {
        let around = chain.iter().copied().chain([source.name.as_str()]).collect::<Vec<_>>();
        return Err(messages::base_circle(around.join(" > ")));
    }
    if chain.len() == MOST_LAYERS {
        return Err(messages::base_deep(MOST_LAYERS));
    }
    Ok(source)
}

/// `: did you mean …?`, or the names there are, or nothing.
pub(super) fn meant<'a>(got: &str, known: impl Iterator<Item = &'a str> + Clone) -> Said {
    if let Some(word) = nearest(got, known.clone()) {
        return messages::did_you_mean(word);
    }
    match known.collect::<Vec<_>>() {
        known if known.is_empty() => Said::default(),
        known if known.len() > LISTED => {
            messages::there_are_more(known[..LISTED].join(", "), known.len() - LISTED)
        }
        known => messages::there_are(known.join(", ")),
    }
}

/// Lays one layer over what is there.
fn merge_layer(under: &mut Table, over: Table, whole: bool, problems: &mut Problems) {
    for (name, field) in over {
        let rows = SECTIONS.iter().any(|s| s.shape == Shape::Rows && s.name == name);
        match field.node.item {
            Item::List(list) if rows => {
                let under = under.entry(name.clone()).or_insert_with(|| Field {
                    key: field.key,
                    node: Node::new(field.node.place.clone(), Item::List(Vec::new())),
                });
                if !matches!(under.node.item, Item::List(_)) {
                    under.node = Node::new(field.node.place, Item::List(Vec::new()));
                }
                if let Item::List(under) = &mut under.node.item {
                    merge_rows(&name, under, list, whole, problems);
                }
            }
            item => {
                let node = Node::new(field.node.place, item);
                merge_field(under, name, Field { key: field.key, node });
            }
        }
    }
}

fn merge_tables(under: &mut Table, over: Table) {
    for (name, field) in over {
        merge_field(under, name, field);
    }
}

/// Tables merge name by name; anything else is replaced.
fn merge_field(under: &mut Table, name: String, over: Field) {
    match (under.get_mut(&name).map(|field| &mut field.node.item), over.node.item) {
        (Some(Item::Table(under)), Item::Table(over)) => {
            merge_tables(under, over);
        }
        (_, item) => {
            let node = Node::new(over.node.place, item);
            under.insert(name, Field { key: over.key, node });
        }
    }
}

/// Rows merge by `id`; `remove = true` drops one.
fn merge_rows(
    section: &str,
    under: &mut Vec<Node>,
    over: Vec<Node>,
    whole: bool,
    problems: &mut Problems,
) {
    let mut seen: BTreeMap<String, Place> = BTreeMap::new();
    for mut row in over {
        if under.len() == MOST_ROWS {
            problems.push(row.place, messages::rows_many(section, MOST_ROWS));
            break;
        }
        let removed = removal(&mut row, section, problems);
        let Some(id) = row.id().map(str::to_owned) else {
            under.push(row);
            continue;
        };
        if let Some(first) = seen.insert(id.clone(), row.place.clone()) {
            let shown = shortened(&id);
            problems.push(row.place, messages::row_twice(section, shown, first));
            continue;
        }
        match (under.iter().position(|node| node.id() == Some(&id)), removed) {
            (Some(at), true) => drop(under.remove(at)),
            (Some(at), false) => {
                if let (Item::Table(under), Item::Table(over)) = (&mut under[at].item, row.item) {
                    merge_tables(under, over);
                }
            }
            (None, false) => under.push(row),
            (None, true) if !whole => {}
            (None, true) => {
                let known = under.iter().filter_map(Node::id);
                let message = messages::row_to_remove(section, shortened(&id));
                problems.push(row.place, message.and(meant(&id, known)));
            }
        }
    }
}

/// Takes `remove` out of a row.
fn removal(row: &mut Node, section: &str, problems: &mut Problems) -> bool {
    let Item::Table(table) = &mut row.item else { return false };
    match table.remove("remove").map(|field| field.node) {
        None => false,
        Some(Node { item: Item::Flag(removed), .. }) => removed,
        Some(node) => {
            let message = messages::remove_flag(section, node.found());
            problems.push(node.place, message);
            false
        }
    }
}
