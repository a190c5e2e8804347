//! Holds one value against its key.

use super::kind::{Key, Kind};
use super::layers::meant;
use super::tree::{Item, Node, shortened};
use crate::domain::RegionCode;
use crate::problems::{Problems, nearest};
use std::collections::BTreeSet;

/// The years a schedule or a map may name; the horizon narrows them.
pub(super) const YEARS: (i64, i64) = (2020, 2100);
/// Openings or beds in a year.
pub(super) const MOST_A_YEAR: i64 = 10_000_000;
/// A paragraph, not a book.
pub(super) const LONGEST_LINE: usize = 2000;
/// A short name, as the schema says it.
pub(super) const ID: &str = "^[a-z0-9_]{1,64}$";
/// The name of something in the seeds.
pub(super) const IDS: &str = "^[a-z0-9_.]{1,64}$";
/// What a table of [`Kind::Prior`] may say.
pub(super) const PRIOR: [&str; 4] = ["mean", "sd", "lower", "upper"];

/// Reports what is wrong with a value.
pub(super) fn check(path: &str, key: &Key, node: &Node, problems: &mut Problems) {
    let mut say = |node: &Node, message: String| problems.push(node.place.clone(), message);
    let unit = if key.unit.en.is_empty() { String::new() } else { format!(" ({})", key.unit.en) };
    match (key.kind, &node.item) {
        (Kind::Flag, Item::Flag(_)) => {}
        (Kind::Whole(min, max), Item::Whole(value)) => {
            if !(min..=max).contains(value) {
                say(node, format!("{path} {value} must lie in {min}..={max}{unit}"));
            }
        }
        (Kind::Number(min, max), Item::Whole(_) | Item::Number(_)) => {
            if !node.as_number().is_some_and(|value| (min..=max).contains(&value)) {
                let found = node.found();
                say(node, format!("{path} {found} must lie in {min}..={max}{unit}"));
            }
        }
        (Kind::Pick(numbers), Item::Whole(value)) if numbers.contains(value) => {}
        (Kind::Word(words), Item::Text(text)) => {
            if !words.contains(&text.as_str()) {
                let meant = meant(text, words.iter().copied());
                say(node, format!("{path} `{}` is unknown{meant}", shortened(text)));
            }
        }
        (Kind::Line, Item::Text(text)) => {
            if text.trim().is_empty() {
                say(node, format!("{path} is empty: {}", key.doc.en));
            } else if text.chars().any(char::is_control) {
                say(node, format!("{path} must stand on one line"));
            } else if text.chars().count() > LONGEST_LINE {
                say(node, format!("{path} is longer than {LONGEST_LINE} characters"));
            }
        }
        (Kind::Id, Item::Text(text)) => {
            if !is_id(text, "_") {
                let expected = key.kind.expected();
                say(node, format!("{path} `{}`: expected {expected}", shortened(text)));
            }
        }
        (Kind::Ids, Item::List(list)) => each(path, list, problems, |node| match node.as_text() {
            Some(text) if is_id(text, "_.") => Ok(text.to_owned()),
            _ => Err(format!("expected a short name, found {}", node.found())),
        }),
        (Kind::Regions, Item::List(list)) => each(path, list, problems, region),
        (Kind::Years, Item::List(list)) => each(path, list, problems, |node| match node.item {
            Item::Whole(year) if (YEARS.0..=YEARS.1).contains(&year) => Ok(year.to_string()),
            _ => {
                Err(format!("expected a year in {}..={}, found {}", YEARS.0, YEARS.1, node.found()))
            }
        }),
        (Kind::Schedule, Item::Table(_)) => schedule(path, node, problems),
        (Kind::Prior, Item::Whole(_) | Item::Number(_) | Item::Table(_)) => {
            prior(path, node, problems);
        }
        (kind, _) => {
            say(node, format!("{path}: expected {}, found {}", kind.expected(), node.found()));
        }
    }
}

fn is_id(text: &str, punctuation: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || punctuation.contains(c);
    (1..=64).contains(&text.len()) && text.chars().all(fits)
}

/// Every element of a list, none of them twice.
fn each(
    path: &str,
    list: &[Node],
    problems: &mut Problems,
    read: impl Fn(&Node) -> Result<String, String>,
) {
    let mut seen = BTreeSet::new();
    for node in list {
        match read(node) {
            Ok(text) if !seen.insert(text.clone()) => {
                problems.push(node.place.clone(), format!("{path}: `{text}` is there twice"));
            }
            Ok(_) => {}
            Err(message) => problems.push(node.place.clone(), format!("{path}: {message}")),
        }
    }
}

fn region(node: &Node) -> Result<String, String> {
    match &node.item {
        Item::Text(text) => match text.parse::<RegionCode>() {
            Ok(code) => Ok(code.to_string()),
            Err(_) => Err(format!(
                "`{}` is no region code: six digits, such as \"210102\"",
                shortened(text)
            )),
        },
        Item::Whole(code) => Err(format!("region codes stand in quotes: \"{code}\"")),
        _ => Err(format!("expected a region code in quotes, found {}", node.found())),
    }
}

fn schedule(path: &str, node: &Node, problems: &mut Problems) {
    let table = node.as_table().into_iter().flatten();
    for (year, field) in table {
        if year.parse().is_ok_and(|year: i64| !(YEARS.0 + 1..=YEARS.1).contains(&year)) {
            let message = format!(
                "{path}: year {} must lie after the base year 2020 and by 2100",
                shortened(year)
            );
            problems.push(field.key.clone(), message);
        } else if year.parse::<u16>().is_err() || year.len() != 4 {
            let message = format!("{path}: expected a year, found `{}`", shortened(year));
            problems.push(field.key.clone(), message);
        }
        if !matches!(field.node.item, Item::Whole(count) if (0..=MOST_A_YEAR).contains(&count)) {
            let found = field.node.found();
            let message = format!(
                "{path}.{}: expected a whole number in 0..={MOST_A_YEAR}, found {found}",
                shortened(year)
            );
            problems.push(field.node.place.clone(), message);
        }
    }
}

fn prior(path: &str, node: &Node, problems: &mut Problems) {
    let mut say = |node: &Node, message: String| problems.push(node.place.clone(), message);
    let Some(table) = node.as_table() else {
        if !node.as_number().is_some_and(f64::is_finite) {
            say(node, format!("{path}: expected a finite number, found {}", node.found()));
        }
        return;
    };
    if table.is_empty() {
        say(node, format!("{path} says nothing: give a number, or some of {}", PRIOR.join(", ")));
    }
    for (name, field) in table {
        if !PRIOR.contains(&name.as_str()) {
            let meant = nearest(name, PRIOR).map(|word| format!(": did you mean `{word}`?"));
            let expected = meant.unwrap_or_else(|| format!(": expected {}", PRIOR.join(", ")));
            problems.push(
                field.key.clone(),
                format!("unknown key `{}` in {path}{expected}", shortened(name)),
            );
        } else if !field.node.as_number().is_some_and(f64::is_finite) {
            let message =
                format!("{path}.{name}: expected a finite number, found {}", field.node.found());
            problems.push(field.node.place.clone(), message);
        }
    }
    let number = |name: &str| table.get(name).and_then(|field| field.node.as_number());
    let ordered = [number("lower"), number("mean"), number("upper")];
    if !ordered.iter().flatten().is_sorted() {
        problems
            .push(node.place.clone(), format!("{path}: lower, mean and upper are out of order"));
    }
    if number("sd").is_some_and(|sd| sd < 0.0) {
        problems.push(node.place.clone(), format!("{path}.sd must not be negative"));
    }
}
