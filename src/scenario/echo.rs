//! The scenario as run, written out whole.

use super::keys::SECTIONS;
use super::kind::{Key, Section, Shape};
use super::tree::{Item, Node, Table};
use crate::domain::{Basis, Lang};
use std::fmt::{self, Write};

/// A scenario file that says everything, in the order of the table of keys; with comments if a
/// language is given.
pub(super) fn toml(root: &Table, comments: Option<Lang>) -> String {
    let mut text = String::new();
    write(&mut text, root, comments).expect("writing to memory succeeds");
    text
}

fn write(out: &mut String, root: &Table, comments: Option<Lang>) -> fmt::Result {
    for section in SECTIONS {
        let name = section.name;
        let node = root.get(name).map(|field| &field.node);
        match (section.shape, node.map(|node| &node.item)) {
            (Shape::Top, _) => keys(out, section, root, comments)?,
            (Shape::Table, Some(Item::Table(table))) => {
                header(out, section, comments)?;
                writeln!(out, "[{name}]")?;
                keys(out, section, table, comments)?;
            }
            (Shape::Rows, Some(Item::List(rows))) => {
                for (index, row) in rows.iter().filter_map(Node::as_table).enumerate() {
                    // What holds for all rows is explained at the first.
                    let comments = comments.filter(|_| index == 0);
                    header(out, section, comments)?;
                    writeln!(out, "[[{name}]]")?;
                    keys(out, section, row, comments)?;
                }
            }
            (Shape::Open, Some(Item::Table(table))) if !table.is_empty() => {
                header(out, section, comments)?;
                writeln!(out, "[{name}]")?;
                table.iter().try_for_each(|(name, field)| line(out, name, &field.node))?;
            }
            _ => {}
        }
    }
    Ok(())
}

fn header(out: &mut String, section: &Section, comments: Option<Lang>) -> fmt::Result {
    writeln!(out)?;
    comments.map_or(Ok(()), |lang| writeln!(out, "# {}", section.doc.get(lang)))
}

fn keys(out: &mut String, section: &Section, table: &Table, comments: Option<Lang>) -> fmt::Result {
    for key in section.keys {
        let field = table.get(key.name);
        if let Some(lang) = comments.filter(|_| field.is_some() || may_be_added(key, table)) {
            writeln!(out, "# {}", comment(key, lang))?;
            if field.is_none() {
                writeln!(out, "# {} = …", key.name)?;
            }
        }
        if let Some(field) = field {
            line(out, key.name, &field.node)?;
        }
    }
    Ok(())
}

/// Whether an absent key has a place in this table.
fn may_be_added(key: &Key, table: &Table) -> bool {
    let what = table.get("what").and_then(|field| field.node.as_text());
    key.only_for.is_empty() || what.is_some_and(|what| key.only_for.contains(&what))
}

fn line(out: &mut String, name: &str, node: &Node) -> fmt::Result {
    let value = toml::Value::try_from(node).map_err(|_| fmt::Error)?;
    let name = toml::Value::from(name).to_string();
    // Names are quoted only where TOML wants it.
    let bare = name.trim_matches('"');
    let plain = !bare.is_empty()
        && bare.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    writeln!(out, "{} = {value}", if plain { bare } else { &name })
}

/// What a key means, what may stand there, and whether its default is an assumption.
fn comment(key: &Key, lang: Lang) -> String {
    let mut text = key.doc.get(lang).to_owned();
    let unit = key.unit.get(lang);
    if !unit.is_empty() {
        let _ = write!(text, " ({unit})");
    }
    if let Some(expected) = key.kind.choices() {
        let _ = write!(text, "; {expected}");
    }
    if key.basis == Basis::Assumption {
        text.push_str(match lang {
            Lang::Zh => "；默认值为假定",
            Lang::En => "; the default is an assumption",
        });
    }
    text
}
