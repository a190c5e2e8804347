//! `--set KEY=VALUE`: one value of the scenario, changed from the command line.

use super::keys::SECTIONS;
use super::kind::Shape;
use super::layers::meant;
use super::tree::{Field, Item, Node, Table, parse_value, shortened};
use crate::messages::{self, Said};
use crate::problems::Place;

/// What messages call a `--set`.
pub(super) fn source(set: &str) -> String {
    format!("--set {}", shortened(set))
}

/// One `KEY=VALUE` as a layer; unless the stack is `whole`, any row may be in it.
pub(super) fn overlay(set: &str, stack: &Table, whole: bool) -> Result<Table, Said> {
    let (path, text) = set
        .split_once('=')
        .ok_or_else(|| messages::set_form("run.draws=100, programmes.ID.pace=0.5"))?;
    let names = path.trim().split('.').map(str::trim).collect::<Vec<_>>();
    let place = Place::file(source(set));
    let item = value(&place.source, text.trim())?;
    let rows = |name: &str| SECTIONS.iter().any(|s| s.shape == Shape::Rows && s.name == name);
    match names.as_slice() {
        ["builds_on", ..] => Err(messages::set_base()),
        names if names.iter().any(|name| name.is_empty()) || names.len() > 4 => {
            Err(messages::set_no_key(shortened(path)))
        }
        [section] | [section, _] if rows(section) => Err(messages::set_rows(section)),
        [section, id, names @ ..] if rows(section) => {
            let there = stack.get(*section).and_then(|field| field.node.as_list()).unwrap_or(&[]);
            let known = there.iter().filter_map(Node::id);
            if whole && !known.clone().any(|known| known == *id) {
                return Err(messages::set_no_row(shortened(id), section).and(meant(id, known)));
            }
            let mut row = nested(&place, names, item);
            row.extend(nested(&place, &["id"], Item::Text((*id).to_owned())));
            let rows = vec![Node::new(place.clone(), Item::Table(row))];
            Ok(nested(&place, &[section], Item::List(rows)))
        }
        names => Ok(nested(&place, names, item)),
    }
}

/// Tables within tables, down to one value.
fn nested(place: &Place, names: &[&str], item: Item) -> Table {
    let [name, inner @ ..] = names else { return Table::new() };
    let item = if inner.is_empty() { item } else { Item::Table(nested(place, inner, item)) };
    let node = Node::new(place.clone(), item);
    Table::from([((*name).to_owned(), Field { key: place.clone(), node })])
}

/// TOML, or a bare word as text.
fn value(source: &str, text: &str) -> Result<Item, Said> {
    let bare = |c: char| c.is_alphanumeric() || " _-.,:;()/（），。、：；".contains(c);
    match parse_value(source, text) {
        Ok(item) => Ok(item),
        Err(_) if text.starts_with(char::is_alphabetic) && text.chars().all(bare) => {
            Ok(Item::Text(text.to_owned()))
        }
        Err(message) => Err(messages::set_value(shortened(text), message)),
    }
}
