//! Holds a tree against the table of keys: unknown keys, missing keys, wrong values.

use super::keys::{REFUSED, SECTIONS};
use super::kind::{Absent, Key, Kind, Section, Shape};
use super::layers::meant;
use super::tree::{Field, Item, Node, Table, parse_value, shortened};
use super::value;
use crate::messages::{self, Said};
use crate::problems::{Place, Problems, nearest};

/// Reports what the table of keys does not allow, and fills in what it says of absent keys; gives
/// how many of the problems are keys that are none, without which the rest could be run.
pub(super) fn check(table: &mut Table, top: &str, whole: bool, problems: &mut Problems) -> usize {
    let mut check = Check { whole, ids: Vec::new(), strange: 0, problems };
    let file = Place::file(top);
    for section in SECTIONS {
        match section.shape {
            Shape::Top => check.table(section, "", table, &file, true),
            Shape::Table => check.section(section, table, &file),
            Shape::Rows => check.rows(section, table, &file),
            Shape::Open => check.open(section, table, &file),
        }
    }
    check.strange
}

struct Check<'a> {
    whole: bool,
    /// Of the rows now looked at.
    ids: Vec<String>,
    /// Keys that are none.
    strange: usize,
    problems: &'a mut Problems,
}

impl Check<'_> {
    fn section(&mut self, section: &Section, root: &mut Table, file: &Place) {
        let field = entry(root, section.name, Item::Table(Table::new()), file);
        let place = field.node.place.clone();
        match &mut field.node.item {
            Item::Table(table) => self.table(section, section.name, table, &place, false),
            _ => self.wrong_shape(section, &field.node),
        }
    }

    fn rows(&mut self, section: &Section, root: &mut Table, file: &Place) {
        let field = entry(root, section.name, Item::List(Vec::new()), file);
        let Item::List(rows) = &mut field.node.item else {
            return self.wrong_shape(section, &field.node);
        };
        self.ids = rows.iter().filter_map(Node::id).map(str::to_owned).collect();
        for (index, row) in rows.iter_mut().enumerate() {
            let path = match row.id() {
                Some(id) => format!("{}.{}", section.name, shortened(id)),
                None => format!("{}[{index}]", section.name),
            };
            let place = row.place.clone();
            match &mut row.item {
                Item::Table(table) => self.table(section, &path, table, &place, false),
                _ => self.wrong_shape(section, row),
            }
        }
    }

    fn open(&mut self, section: &Section, root: &mut Table, file: &Place) {
        let field = entry(root, section.name, Item::Table(Table::new()), file);
        let Item::Table(table) = &field.node.item else {
            return self.wrong_shape(section, &field.node);
        };
        for (name, field) in table {
            for key in section.keys {
                let path = format!("{}.{}", section.name, shortened(name));
                value::check(&path, key, &field.node, self.problems);
            }
        }
    }

    fn wrong_shape(&mut self, section: &Section, node: &Node) {
        let (name, found) = (section.name, node.found());
        let header = if section.shape == Shape::Rows { "[[…]]" } else { "[…]" }.replace('…', name);
        let message = match section.shape {
            Shape::Rows => messages::wrong_rows(name, header, found),
            _ => messages::wrong_table(name, header, found),
        };
        self.problems.push(node.place.clone(), message);
    }

    /// The keys of one table; `root` also holds the other sections.
    fn table(&mut self, section: &Section, path: &str, table: &mut Table, at: &Place, root: bool) {
        for (name, field) in &*table {
            let is_section = root && SECTIONS.iter().any(|section| section.name == name);
            if !is_section && !section.keys.iter().any(|key| key.name == name) {
                self.unknown(section, path, name, field);
            }
        }
        let mut missing = Vec::new();
        let what = table.get("what").map(|field| field.node.as_text().unwrap_or("").to_owned());
        for key in section.keys {
            let belongs = key.only_for.is_empty()
                || what.as_deref().is_some_and(|what| key.only_for.contains(&what));
            let path = join(path, key.name);
            match (table.get(key.name), key.absent) {
                (Some(field), _) if !belongs => self.misplaced(&path, key, what.as_deref(), field),
                (Some(field), _) => value::check(&path, key, &field.node, self.problems),
                (None, Absent::Means(default)) if belongs => fill(table, key.name, default),
                (None, Absent::Wrong) if belongs => missing.push(key),
                (None, _) => {}
            }
        }
        if self.whole {
            self.missing(path, &missing, at);
        }
    }

    /// One absent key is explained; of several, as when an `id` is misspelt, only the names.
    fn missing(&mut self, path: &str, missing: &[&Key], at: &Place) {
        let message = match missing {
            [] => return,
            [key] => messages::key_missing(join(path, key.name), key.doc, key.kind.expected()),
            keys => {
                let names = keys.iter().map(|key| join(path, key.name)).collect::<Vec<_>>();
                let id = path.rsplit('.').next().unwrap_or_default();
                let others = self.ids.iter().map(String::as_str).filter(|other| *other != id);
                let meant = nearest(id, others).map(messages::or_is_meant);
                messages::keys_missing(names.join(", ")).and(meant.unwrap_or_default())
            }
        };
        self.problems.push(at.clone(), message);
    }

    /// A key of another kind of row; said only if this row's kind is known.
    fn misplaced(&mut self, path: &str, key: &Key, what: Option<&str>, field: &Field) {
        let words = |key: &Key| match key.kind {
            Kind::Word(words) => words,
            _ => &[],
        };
        let kinds = SECTIONS.iter().flat_map(|s| s.keys).filter(|key| key.name == "what");
        let Some(what) = what.filter(|what| kinds.flat_map(words).any(|word| word == what)) else {
            return;
        };
        let only = key.only_for.join(" or ");
        let message = messages::key_misplaced(path, only, what);
        self.problems.push(field.key.clone(), message);
    }

    fn unknown(&mut self, section: &Section, path: &str, name: &str, field: &Field) {
        let refused =
            REFUSED.iter().find(|(s, names, _)| *s == section.name && names.contains(&name));
        let shown = shortened(name);
        let message = if let Some((_, _, reason)) = refused {
            messages::key_refused(shown, path, *reason)
        } else if let Some(home) = SECTIONS.iter().find(|s| s.keys.iter().any(|k| k.name == name)) {
            let home =
                if home.name.is_empty() { messages::top_of_file() } else { home.name.into() };
            messages::key_elsewhere(shown, within(path), home)
        } else {
            let sections = SECTIONS.iter().map(|section| section.name);
            let sections = sections.filter(|name| path.is_empty() && !name.is_empty());
            let known = section.keys.iter().map(|key| key.name).chain(sections);
            messages::key_unknown(shown, within(path)).and(meant(name, known))
        };
        self.strange += 1;
        self.problems.push(field.key.clone(), message);
    }
}

/// A dotted key.
fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn within(path: &str) -> Said {
    if path.is_empty() { Said::default() } else { messages::within(path) }
}

/// The named field, made if it is absent.
fn entry<'a>(root: &'a mut Table, name: &str, empty: Item, file: &Place) -> &'a mut Field {
    root.entry(name.to_owned())
        .or_insert_with(|| Field { key: file.clone(), node: Node::new(file.clone(), empty) })
}

/// Puts a default where nobody said anything.
fn fill(table: &mut Table, name: &str, default: &str) {
    let place = Place::file("default");
    let item = parse_value("default", default).expect("the keys' defaults are TOML");
    table.insert(name.to_owned(), Field { key: place.clone(), node: Node::new(place, item) });
}
