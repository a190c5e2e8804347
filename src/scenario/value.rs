//! Holds one value against its key.

use super::kind::{Key, Kind};
use super::layers::meant;
use super::tree::{Item, Node, shortened};
use crate::domain::RegionCode;
use crate::messages::{self, Said};
use crate::problems::{Problems, nearest};
use std::collections::BTreeSet;

/// The years a schedule or a map may name; the horizon narrows them.
pub(super) const YEARS: (i64, i64) = (2020, 2100);
/// Openings or beds in a year.
pub(super) const MOST_A_YEAR: i64 = 10_000_000;
/// A paragraph, not a book.
pub(super) const LONGEST_LINE: usize = 2000;
/// A line of text, as the schema says it: something to read, and no control characters.
pub(super) const LINE: &str = r"^(?=.*\S)[^\u0000-\u001f\u007f-\u009f]*$";
/// A short name, as the schema says it.
pub(super) const ID: &str = "^[a-z0-9_]{1,64}$";
/// The name of something in the seeds.
pub(super) const IDS: &str = "^[a-z0-9_.]{1,64}$";
/// What a table of [`Kind::Prior`] may say.
pub(super) const PRIOR: [&str; 4] = ["mean", "sd", "lower", "upper"];

/// Reports what is wrong with a value.
pub(super) fn check(path: &str, key: &Key, node: &Node, problems: &mut Problems) {
    let mut say = |node: &Node, message: Said| problems.push(node.place.clone(), message);
    let unit =
        || if key.unit.en.is_empty() { Said::default() } else { messages::in_unit(key.unit) };
    match (key.kind, &node.item) {
        (Kind::Flag, Item::Flag(_)) => {}
        (Kind::Whole(min, max), Item::Whole(value)) => {
            if !(min..=max).contains(value) {
                say(node, messages::out_of_range(path, value, min, max, unit()));
            }
        }
        (Kind::Number(min, max), Item::Whole(_) | Item::Number(_)) => {
            if !node.as_number().is_some_and(|value| (min..=max).contains(&value)) {
                say(node, messages::out_of_range(path, node.found(), min, max, unit()));
            }
        }
        (Kind::Pick(numbers), Item::Whole(value)) if numbers.contains(value) => {}
        (Kind::Word(words), Item::Text(text)) => {
            if !words.contains(&text.as_str()) {
                let meant = meant(text, words.iter().copied());
                say(node, messages::unknown_word(path, shortened(text)).and(meant));
            }
        }
        (Kind::Line, Item::Text(text)) => {
            if text.trim().is_empty() {
                say(node, messages::empty_line(path, key.doc));
            } else if text.chars().any(char::is_control) {
                say(node, messages::several_lines(path));
            } else if text.chars().count() > LONGEST_LINE {
                say(node, messages::long_line(path, LONGEST_LINE));
            }
        }
        (Kind::Id | Kind::OneOrIds, Item::Text(text)) => {
            if !is_id(text, "_") {
                let expected = key.kind.expected();
                say(node, messages::bad_id(path, shortened(text), expected));
            }
        }
        (Kind::OneOrIds, Item::List(list)) if list.is_empty() => {
            say(node, messages::list_empty(path, key.kind.expected()));
        }
        (Kind::Ids | Kind::OneOrIds, Item::List(list)) => {
            each(path, list, problems, |node| match node.as_text() {
                Some(text) if is_id(text, "_.") => Ok(text.to_owned()),
                _ => Err(messages::element_id(node.found())),
            });
        }
        (Kind::Regions, Item::List(list)) => each(path, list, problems, region),
        (Kind::Years, Item::List(list)) => each(path, list, problems, |node| match node.item {
            Item::Whole(year) if (YEARS.0..=YEARS.1).contains(&year) => Ok(year.to_string()),
            _ => Err(messages::element_year(YEARS.0, YEARS.1, node.found())),
        }),
        (Kind::Schedule, Item::Table(_)) => schedule(path, node, problems),
        (Kind::Prior, Item::Whole(_) | Item::Number(_) | Item::Table(_)) => {
            prior(path, node, problems);
        }
        (kind, _) => {
            say(node, messages::not_expected(path, kind.expected(), node.found()));
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
    read: impl Fn(&Node) -> Result<String, Said>,
) {
    let mut seen = BTreeSet::new();
    for node in list {
        match read(node) {
            Ok(text) if !seen.insert(text.clone()) => {
                let twice = messages::element_twice(text);
                problems.push(node.place.clone(), messages::element(path, twice));
            }
            Ok(_) => {}
            Err(what) => problems.push(node.place.clone(), messages::element(path, what)),
        }
    }
}

fn region(node: &Node) -> Result<String, Said> {
    match &node.item {
        Item::Text(text) => match text.parse::<RegionCode>() {
            Ok(code) => Ok(code.to_string()),
            Err(_) => Err(messages::element_code(shortened(text), "\"210102\"")),
        },
        Item::Whole(code) => Err(messages::code_unquoted(code)),
        _ => Err(messages::element_region(node.found())),
    }
}

fn schedule(path: &str, node: &Node, problems: &mut Problems) {
    let table = node.as_table().into_iter().flatten();
    for (year, field) in table {
        if year.parse().is_ok_and(|year: i64| !(YEARS.0 + 1..=YEARS.1).contains(&year)) {
            problems.push(field.key.clone(), messages::schedule_year(path, shortened(year)));
        } else if year.parse::<u16>().is_err() || year.len() != 4 {
            problems.push(field.key.clone(), messages::schedule_no_year(path, shortened(year)));
        }
        if !matches!(field.node.item, Item::Whole(count) if (0..=MOST_A_YEAR).contains(&count)) {
            let (path, expected) =
                (format!("{path}.{}", shortened(year)), messages::expects_whole(0, MOST_A_YEAR));
            let message = messages::not_expected(path, expected, field.node.found());
            problems.push(field.node.place.clone(), message);
        }
    }
}

fn prior(path: &str, node: &Node, problems: &mut Problems) {
    let mut say = |node: &Node, message: Said| problems.push(node.place.clone(), message);
    let Some(table) = node.as_table() else {
        if !node.as_number().is_some_and(f64::is_finite) {
            say(node, messages::not_finite(path, node.found()));
        }
        return;
    };
    if table.is_empty() {
        say(node, messages::prior_empty(path, PRIOR.join(", ")));
    }
    for (name, field) in table {
        if !PRIOR.contains(&name.as_str()) {
            let expected = || messages::expected_words(PRIOR.join(", "));
            let meant = nearest(name, PRIOR).map_or_else(expected, messages::did_you_mean);
            let message = messages::prior_key(shortened(name), path).and(meant);
            problems.push(field.key.clone(), message);
        } else if !field.node.as_number().is_some_and(f64::is_finite) {
            let message = messages::not_finite(format!("{path}.{name}"), field.node.found());
            problems.push(field.node.place.clone(), message);
        }
    }
    let number = |name: &str| table.get(name).and_then(|field| field.node.as_number());
    let ordered = [number("lower"), number("mean"), number("upper")];
    if !ordered.iter().flatten().is_sorted() {
        problems.push(node.place.clone(), messages::prior_order(path));
    }
    if number("sd").is_some_and(|sd| sd < 0.0) {
        problems.push(node.place.clone(), messages::prior_sd(path));
    }
}
