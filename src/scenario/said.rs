//! Typed views of a checked tree: `None` where nothing, or nothing right, was said.

use super::sections::Located;
use super::tree::{Field, Item, Node, Table};
use std::str::FromStr;

/// A table that has been held against the table of keys.
#[derive(Clone, Copy)]
pub(super) struct Said<'a>(pub &'a Table);

impl<'a> Said<'a> {
    pub fn node(self, name: &str) -> Option<&'a Node> {
        self.0.get(name).map(|field| &field.node)
    }

    pub fn table(self, name: &str) -> Option<Said<'a>> {
        self.node(name)?.as_table().map(Said)
    }

    /// The fields of a table, by name.
    pub fn fields(self, name: &str) -> impl Iterator<Item = (&'a str, &'a Field)> {
        let table = self.node(name).and_then(Node::as_table);
        table.into_iter().flatten().map(|(name, field)| (name.as_str(), field))
    }

    /// The elements of a list.
    pub fn list(self, name: &str) -> &'a [Node] {
        self.node(name).and_then(Node::as_list).unwrap_or(&[])
    }

    pub fn flag(self, name: &str) -> Option<bool> {
        if let Item::Flag(value) = self.node(name)?.item { Some(value) } else { None }
    }

    pub fn number(self, name: &str) -> Option<f64> {
        self.node(name)?.as_number()
    }

    pub fn whole<T: TryFrom<i64>>(self, name: &str) -> Option<T> {
        whole(self.node(name)?)
    }

    /// Text, or what a text stands for.
    pub fn text<T: FromStr>(self, name: &str) -> Option<T> {
        self.node(name)?.as_text()?.parse().ok()
    }

    /// The same, with its place.
    pub fn located<T: FromStr>(self, name: &str) -> Option<Located<T>> {
        located(self.node(name)?)
    }

    /// A whole number, with its place.
    pub fn located_whole<T: TryFrom<i64>>(self, name: &str) -> Option<Located<T>> {
        let node = self.node(name)?;
        Some(Located { value: whole(node)?, place: node.place.clone() })
    }

    /// A list of texts, or of what they stand for.
    pub fn texts<T: FromStr>(self, name: &str) -> Option<Vec<Located<T>>> {
        self.list(name).iter().map(located).collect()
    }
}

pub(super) fn whole<T: TryFrom<i64>>(node: &Node) -> Option<T> {
    if let Item::Whole(value) = node.item { T::try_from(value).ok() } else { None }
}

fn located<T: FromStr>(node: &Node) -> Option<Located<T>> {
    Some(Located { value: node.as_text()?.parse().ok()?, place: node.place.clone() })
}
