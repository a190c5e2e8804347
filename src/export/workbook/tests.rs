//! The workbook of a synthetic province.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Cursor, Read},
};

use calamine::Reader;

use super::*;
use crate::{export::fixture, scenario::Bilingual, seeds::Validation};

fn bytes(results: &Results) -> Vec<u8> {
    let question = Bilingual { zh: String::new(), en: String::new() };
    let provenance = Provenance {
        question: &question,
        layers: &[],
        sources: Vec::new(),
        assumptions: Vec::new(),
        policy_rows: &[],
        costs: None,
        monitoring: &[],
        circle: &[],
        validation: &Validation::default(),
        atlas: &crate::export::map::Atlas::new(&results.places, None),
        version: "0",
    };
    workbook(results, &provenance).unwrap()
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let results = fixture::results();
    let first = bytes(&results);
    assert!(first.starts_with(b"PK"));
    // Zip keeps even seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert_eq!(bytes(&results), first);
}

#[test]
fn hostile_and_long_names_are_written() {
    let mut results = fixture::results();
    results.places[0].name_zh = "=cmd|' /C calc'!A0".to_owned();
    results.places[1].name_zh = "\u{202e}<script>\u{0}\u{1}".to_owned();
    results.targets[0].zh = "长".repeat(40_000);
    results.title_zh = "题".repeat(300);
    assert!(bytes(&results).len() > 5_000);
}

/// What makes Excel offer to repair a file: parts without a type, targets that are not there, names that occur
/// twice or are too long, texts too long or with characters that XML forbids, cells out of order.
fn sound(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        assert!(parts.insert(name.clone(), text).is_none(), "{name} stands there twice");
    }
    let types = &parts["[Content_Types].xml"];
    let typed: Vec<String> = tags(types, "Override").map(|tag| value(tag, "PartName")).collect();
    for part in &typed {
        assert!(parts.contains_key(part.trim_start_matches('/')), "{part} is typed and not there");
    }
    for (name, text) in &parts {
        let is_typed = typed.contains(&format!("/{name}"));
        assert!(is_typed || name.contains("_rels/") || name.starts_with('['), "{name} has no type");
        let forbidden =
            |c: char| c.is_control() && !"\t\n\r".contains(c) || c == '\u{fffe}' || c == '\u{ffff}';
        assert!(!text.contains(forbidden), "{name} has a character that XML forbids");
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
        if let Some((folder, file)) = name.rsplit_once("_rels/") {
            let mut ids = BTreeSet::new();
            for tag in tags(text, "Relationship") {
                assert!(ids.insert(value(tag, "Id")), "{name} has an id twice");
                let target = value(tag, "Target");
                let path = match target.strip_prefix("../") {
                    Some(rest) => format!(
                        "{}{rest}",
                        &folder[..=folder[..folder.len() - 1].rfind('/').unwrap()]
                    ),
                    None => format!("{folder}{target}"),
                };
                assert!(
                    parts.contains_key(&path),
                    "{file} of {folder} leads to {path}, which is not there"
                );
            }
        }
    }
    let book = &parts["xl/workbook.xml"];
    let sheets: Vec<String> = tags(book, "sheet").map(|tag| value(tag, "name")).collect();
    let lower: BTreeSet<String> = sheets.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(lower.len(), sheets.len(), "sheets of one name: {sheets:?}");
    for name in &sheets {
        let fits = (1..=31).contains(&name.encode_utf16().count());
        assert!(fits && !name.contains(['[', ']', ':', '*', '?', '/', '\\']), "sheet {name}");
    }
    let mut defined = BTreeSet::new();
    for tag in tags(book, "definedName") {
        assert!(defined.insert((value(tag, "name"), value(tag, "localSheetId"))), "{tag} twice");
    }
    for item in parts.get("xl/sharedStrings.xml").into_iter().flat_map(|all| all.split("<si>")) {
        assert!(item.encode_utf16().count() < 32_767 + 100, "a text of {} characters", item.len());
    }
    for (name, text) in parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")) {
        let cells: Vec<(u32, usize, String)> = tags(text, "c")
            .map(|tag| {
                let cell = value(tag, "r");
                let digits = cell.trim_start_matches(|c: char| c.is_ascii_uppercase());
                let letters = cell.len() - digits.len();
                (digits.parse().unwrap(), letters, cell[..letters].to_owned())
            })
            .collect();
        assert!(cells.is_sorted_by(|a, b| a < b), "{name}: cells out of order or twice");
        for range in ["autoFilter", "mergeCell", "conditionalFormatting", "dataValidation"] {
            let key = if matches!(range, "autoFilter" | "mergeCell") { "ref" } else { "sqref" };
            assert!(tags(text, range).all(|tag| !value(tag, key).is_empty()), "{name}: {range}");
        }
    }
    // A reader that is not ours takes every sheet.
    let mut reader = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    for name in &sheets {
        reader.worksheet_range(&unescaped(name)).unwrap();
    }
    parts
}

fn tags<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    text.split('<')
        .filter(move |tag| {
            tag.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', '>', '/']))
        })
        .map(|tag| tag.split('>').next().unwrap())
}

fn value(tag: &str, key: &str) -> String {
    let start = tag.find(&format!(" {key}=\"")).map(|at| at + key.len() + 3);
    start.map_or_else(String::new, |at| tag[at..].split('"').next().unwrap().to_owned())
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[test]
fn the_package_holds_nothing_to_repair() {
    let mut results = fixture::results();
    let parts = sound(&bytes(&results));
    assert!(parts.contains_key("xl/charts/chart1.xml"));
    results.places[0].name_zh = "=cmd|' /C calc'!A0".to_owned();
    results.places[1].name_zh = "\u{202e}<script>\u{0}\u{1}\u{ffff}".to_owned();
    results.targets[0].zh = "长".repeat(40_000);
    results.title_zh = "题&<\"".repeat(300);
    let parts = sound(&bytes(&results));
    assert!(!parts.values().any(|text| text.contains("<script>") || text.contains("<f>")));
}

#[test]
fn rows_are_as_tall_as_their_text() {
    use pen::lines;
    assert_eq!(lines("护理型床位", 11.0), 1);
    assert_eq!(lines("护理型床位", 10.0), 2);
    assert_eq!(lines("nursing beds", 13.0), 1);
    assert_eq!(lines("nursing beds", 12.0), 2);
    assert_eq!(lines("a\nb", 12.0), 2);
    // A word longer than its line is broken.
    assert_eq!(lines("ln14_care_type_tekun_county", 11.0), 3);
    assert_eq!(lines("", 5.0), 1);
}
