//! The keys as a JSON Schema, for editors that check and complete while one types.

use super::keys::SECTIONS;
use super::kind::{Absent, Key, Kind, Section, Shape};
use super::tree::{Node, parse_value};
use super::value::{ID, IDS, LINE, LONGEST_LINE, MOST_A_YEAR, PRIOR, YEARS};
use crate::domain::Lang;
use crate::problems::Place;
use serde_json::{Map, Value, json};

/// The scenario file as a JSON Schema (draft 2020-12), described in one language.
///
/// It says what one key may hold. What takes two keys to see (a programme's facility, years
/// within the horizon) only [`super::Scenario::build`] checks. A file that builds on another
/// may leave anything out but its `id`.
#[must_use]
pub fn schema(lang: Lang) -> Value {
    let mut properties = Map::new();
    for section in SECTIONS {
        match section.shape {
            Shape::Top => properties.extend(keys(section, lang)),
            _ => drop(properties.insert(section.name.to_owned(), whole_section(section, lang))),
        }
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "carecast scenario",
        "type": "object",
        "properties": properties,
        "required": ["id"],
        "additionalProperties": false,
        "if": { "not": { "required": ["builds_on"] } },
        "then": complete(),
    })
}

fn whole_section(section: &Section, lang: Lang) -> Value {
    let description = section.doc.get(lang);
    let object = match section.shape {
        Shape::Open => {
            let value = key(&section.keys[0], lang);
            json!({ "type": "object", "additionalProperties": value })
        }
        _ => json!({
            "type": "object",
            "properties": keys(section, lang),
            "additionalProperties": false,
        }),
    };
    if section.shape != Shape::Rows {
        return with(object, json!({ "description": description }));
    }
    let mut row = with(object, json!({ "required": ["id"] }));
    row = with(row, only_for(section));
    row["properties"]["remove"] = json!({ "type": "boolean" });
    json!({ "type": "array", "description": description, "items": row })
}

/// What must be there in a file that builds on no other.
fn complete() -> Value {
    let wrong = |key: &&Key| key.absent == Absent::Wrong && key.only_for.is_empty();
    let must = |s: &Section| s.keys.iter().filter(wrong).map(|key| key.name).collect::<Vec<_>>();
    let mut required = Vec::new();
    let mut properties = Map::new();
    for section in SECTIONS {
        let names = must(section);
        let narrowed = match section.shape {
            _ if names.is_empty() => continue,
            Shape::Top | Shape::Open => {
                required.extend(names);
                continue;
            }
            Shape::Table => {
                required.push(section.name);
                json!({ "required": names })
            }
            Shape::Rows => {
                let items = with(json!({ "required": names }), required_for(section));
                json!({ "items": items })
            }
        };
        properties.insert(section.name.to_owned(), narrowed);
    }
    json!({ "required": required, "properties": properties })
}

/// Keys that stand only in rows of some kind: elsewhere they are refused.
fn only_for(section: &Section) -> Value {
    let bound = section.keys.iter().filter(|key| !key.only_for.is_empty());
    let rule = |key: &Key| {
        let other = json!({ "what": { "not": { "enum": key.only_for } } });
        json!({
            "if": { "properties": other, "required": ["what"] },
            "then": { "properties": { (key.name): false } },
        })
    };
    all_of(bound.map(rule))
}

/// Keys that rows of some kind must have.
fn required_for(section: &Section) -> Value {
    let bound = section.keys.iter().filter(|key| !key.only_for.is_empty());
    let rule = |key: &Key| {
        json!({
            "if": { "properties": { "what": { "enum": key.only_for } } },
            "then": { "required": [key.name] },
        })
    };
    all_of(bound.filter(|key| key.absent == Absent::Wrong).map(rule))
}

/// Rules that hold together; the standard wants no empty list of them.
fn all_of(rules: impl Iterator<Item = Value>) -> Value {
    match rules.collect::<Vec<_>>() {
        rules if rules.is_empty() => json!({}),
        rules => json!({ "allOf": rules }),
    }
}

fn keys(section: &Section, lang: Lang) -> Map<String, Value> {
    section.keys.iter().map(|k| (k.name.to_owned(), key(k, lang))).collect()
}

fn key(key: &Key, lang: Lang) -> Value {
    let unit = key.unit.get(lang);
    let unit = if unit.is_empty() { String::new() } else { format!(" ({unit})") };
    let mut value =
        with(kind(key.kind), json!({ "description": key.doc.get(lang).to_owned() + &unit }));
    if let Absent::Means(default) = key.absent
        && let Ok(item) = parse_value("default", default)
    {
        value = with(value, json!({ "default": Node::new(Place::default(), item) }));
    }
    value
}

fn kind(kind: Kind) -> Value {
    let list = |items: Value| json!({ "type": "array", "items": items, "uniqueItems": true });
    match kind {
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Whole(min, max) => json!({ "type": "integer", "minimum": min, "maximum": max }),
        Kind::Number(min, max) => json!({ "type": "number", "minimum": min, "maximum": max }),
        Kind::Pick(numbers) => json!({ "enum": numbers }),
        Kind::Word(words) => json!({ "enum": words }),
        Kind::Line => json!({ "type": "string", "pattern": LINE, "maxLength": LONGEST_LINE }),
        Kind::Id => text(ID),
        Kind::Ids => list(text(IDS)),
        Kind::OneOrIds => {
            let some = with(list(text(IDS)), json!({ "minItems": 1 }));
            json!({ "anyOf": [text(ID), some] })
        }
        Kind::Regions => list(text("^[1-9][0-9]{5}$")),
        Kind::Years => list(json!({ "type": "integer", "minimum": YEARS.0, "maximum": YEARS.1 })),
        Kind::Schedule => json!({
            "type": "object",
            "propertyNames": { "pattern": "^(20[2-9][1-9]|20[3-9]0|2100)$" },
            "additionalProperties": { "type": "integer", "minimum": 0, "maximum": MOST_A_YEAR },
        }),
        Kind::Prior => {
            let number = json!({ "type": "number" });
            let mut parts: Map<_, _> =
                PRIOR.iter().map(|name| ((*name).to_owned(), number.clone())).collect();
            parts["sd"]["minimum"] = json!(0);
            let table = json!({
                "type": "object",
                "properties": parts,
                "minProperties": 1,
                "additionalProperties": false,
            });
            json!({ "anyOf": [number, table] })
        }
    }
}

fn text(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// One object with the members of both.
fn with(mut one: Value, other: Value) -> Value {
    if let (Value::Object(into), Value::Object(from)) = (&mut one, other) {
        into.extend(from);
    }
    one
}
