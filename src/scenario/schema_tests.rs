//! The schema against the parser, by a validator of the few words the schema uses.

use super::value::{ID, IDS, LINE};
use super::*;
use serde_json::Value;
use std::{fs, path::Path};

/// Mistakes that take more than one value, or the base's text, to see.
const BEYOND: &[&str] = &[
    "all_regions_excluded",
    "base_with_a_mistake",
    "builds_on_itself",
    "duplicate_id",
    "key_of_another_kind",
    "map_beyond_horizon",
    "missing_base",
    "new_programme_says_little",
    "new_programme_without_facility",
    "new_programme_without_source",
    "no_regions",
    "nothing_to_remove",
    "prior_out_of_order",
    "removed_facility_still_in_use",
    "schedule_beyond_horizon",
    "unit_outside_the_facility",
    "unknown_facility",
];

#[test]
fn the_schema_takes_what_the_parser_takes() {
    let schema = schema(Lang::En);
    let base = |name: &str, _: &Source<'_>| shipped::source(name);
    for shipped in shipped::ALL {
        let scenario = Scenario::build(shipped.source(), &base, &[]).unwrap();
        for text in [shipped.toml, &scenario.to_toml()] {
            let value: Value = toml::from_str(text).unwrap();
            assert_eq!(check(&schema, &value), Ok(()), "{}", shipped.id);
        }
    }
}

#[test]
fn the_schema_refuses_what_the_parser_refuses() {
    let schema = schema(Lang::Zh);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/invalid");
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        let name = entry.path().file_stem().unwrap().to_str().unwrap().to_owned();
        // Text that is no TOML never reaches the schema, and JSON has no NaN.
        if let Ok(table) = text.parse::<toml::Table>()
            && name != "not_a_number"
        {
            let refused = check(&schema, &serde_json::to_value(table).unwrap()).is_err();
            assert_eq!(refused, !BEYOND.contains(&name.as_str()), "{name}");
        }
    }
}

#[test]
fn a_file_on_its_own_must_be_complete() {
    let schema = schema(Lang::En);
    let whole = fs::read_to_string("scenarios/liaoning_trend/scenario.toml").unwrap();
    let check = |text: &str| check(&schema, &toml::from_str(text).unwrap());
    assert_eq!(check(&whole), Ok(()));
    assert!(check(&whole.replace("include", "exclude")).is_err());
    let opens = "zh = \"多\"\nen = \"more\"\nwhat = \"facility\"\nper_year = {}\nsource = \"x\"\n";
    let row = format!("{whole}[[programmes]]\nid = \"more\"\n{opens}");
    assert!(check(&row).is_err());
    assert_eq!(check(&(row.clone() + "facility = \"x\"")), Ok(()));
    assert!(check(&(row.replace("facility", "building") + "facility = \"x\"")).is_err());
}

#[test]
fn the_schema_knows_what_a_line_and_a_spread_are() {
    let schema = schema(Lang::En);
    let whole = fs::read_to_string("scenarios/liaoning_trend/scenario.toml").unwrap();
    let base = |name: &str, _: &Source<'_>| shipped::source(name);
    for (from, to) in [
        ("en = \"Liaoning: the", "en = \"Liaoning:\\nthe"),
        ("[output]", "[assumptions]\nclosure_hazard = { sd = -0.1 }\n[output]"),
    ] {
        let text = whole.replacen(from, to, 1);
        assert_ne!(text, whole);
        let source = Source {
            name: "mine.toml".into(),
            bytes: text.clone().into_bytes().into(),
            shipped: false,
        };
        assert!(Scenario::build(source, &base, &[]).is_err(), "{to}");
        assert!(check(&schema, &toml::from_str(&text).unwrap()).is_err(), "{to}");
    }
}

#[test]
fn every_key_is_in_the_schema() {
    let schema = schema(Lang::Zh);
    for section in SECTIONS {
        let home = match section.shape {
            Shape::Top => &schema["properties"],
            Shape::Table => &schema["properties"][section.name]["properties"],
            Shape::Rows => &schema["properties"][section.name]["items"]["properties"],
            Shape::Open => continue,
        };
        for key in section.keys {
            let described = home[key.name]["description"].as_str().unwrap_or_default();
            assert!(described.starts_with(key.doc.zh), "{}.{}", section.name, key.name);
        }
        if section.shape == Shape::Table {
            assert_eq!(home.as_object().map(serde_json::Map::len), Some(section.keys.len()));
        }
    }
}

/// Holds a value against a schema.
///
/// # Panics
///
/// If the schema uses a word that this validator does not know.
fn check(schema: &Value, value: &Value) -> Result<(), String> {
    let Some(rules) = schema.as_object() else {
        return if schema == &Value::Bool(true) { Ok(()) } else { Err(format!("{value} refused")) };
    };
    let object = || value.as_object().into_iter().flatten();
    for (word, rule) in rules {
        let list = || rule.as_array().expect("a list of schemas");
        let holds = match word.as_str() {
            "$schema" | "title" | "description" | "default" | "then" => true,
            "type" => match rule.as_str().expect("one type") {
                "object" => value.is_object(),
                "array" => value.is_array(),
                "string" => value.is_string(),
                "boolean" => value.is_boolean(),
                "number" => value.is_number(),
                "integer" => value.is_i64() || value.is_u64(),
                other => panic!("unknown type {other}"),
            },
            "enum" => list().contains(value),
            "minimum" => value.as_f64() >= rule.as_f64() || !value.is_number(),
            "maximum" => value.as_f64() <= rule.as_f64() || !value.is_number(),
            "maxLength" => {
                value.as_str().map(|text| text.chars().count()) <= rule.as_u64().map(|n| n as usize)
            }
            "minProperties" => {
                !value.is_object() || object().count() as u64 >= rule.as_u64().unwrap()
            }
            "minItems" => {
                value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap())
            }
            "pattern" => value.as_str().is_none_or(|text| matches(rule.as_str().unwrap(), text)),
            "required" => {
                !value.is_object()
                    || list().iter().all(|name| value.get(name.as_str().unwrap()).is_some())
            }
            "uniqueItems" => value.as_array().is_none_or(|items| {
                items.iter().enumerate().all(|(at, item)| !items[..at].contains(item))
            }),
            "items" => value.as_array().into_iter().flatten().all(|item| check(rule, item).is_ok()),
            "properties" => {
                let known = rule.as_object().expect("a table of schemas");
                object().all(|(name, value)| {
                    known.get(name).is_none_or(|rule| check(rule, value).is_ok())
                })
            }
            "additionalProperties" => {
                let known = &rules.get("properties").cloned().unwrap_or_default();
                let mut others = object().filter(|(name, _)| known.get(name.as_str()).is_none());
                others.all(|(_, value)| check(rule, value).is_ok())
            }
            "propertyNames" => {
                object().all(|(name, _)| check(rule, &Value::String(name.clone())).is_ok())
            }
            "allOf" => !list().is_empty() && list().iter().all(|rule| check(rule, value).is_ok()),
            "anyOf" => list().iter().any(|rule| check(rule, value).is_ok()),
            "not" => check(rule, value).is_err(),
            "if" => check(rule, value).is_err() || check(&rules["then"], value).is_ok(),
            other => panic!("unknown word {other}"),
        };
        if !holds {
            return Err(format!("{value} against {word}: {rule}"));
        }
    }
    Ok(())
}

/// The schema's few patterns, without a package for all the others.
fn matches(pattern: &str, text: &str) -> bool {
    let short = |dots: bool| {
        let fits = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_') || (dots && c == '.');
        (1..=64).contains(&text.len()) && text.chars().all(fits)
    };
    match pattern {
        ID => short(false),
        IDS => short(true),
        LINE => !text.trim().is_empty() && !text.chars().any(char::is_control),
        "^[1-9][0-9]{5}$" => text.parse::<crate::domain::RegionCode>().is_ok(),
        "^(20[2-9][1-9]|20[3-9]0|2100)$" => (2021..=2100).contains(&text.parse().unwrap_or(0)),
        other => panic!("unknown pattern {other}"),
    }
}
