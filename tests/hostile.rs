//! Titles and sources that carry markup, formulas and marks that turn text around: inert in every output.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, rows};
use std::io::{Cursor, Read};

const MARKUP: &str = "<script>alert(1)</script><img src=x onerror=alert(1)>";
const FORMULA: &str = "=cmd|' /C calc'!A0";

fn scenario(id: &str) -> String {
    let long = "长".repeat(300);
    format!(
        "builds_on = \"liaoning_fyp14\"\nid = \"{id}\"\n[title]\nzh = \"{FORMULA}{MARKUP}\\u202e{long}\"\n\
         en = \"@SUM(A1) {MARKUP}\\u202e]]>--> {id}\"\n[question]\nzh = \"{MARKUP}\"\nen = \"\\u2028{MARKUP}\"\n\
         [regions]\ninclude = [\"210400\"]\n[run]\ndraws = 20\n[time]\nhorizon_year = 2026\n\
         [policy]\nactuals_table = \"actuals.csv\"\n[output]\nmap_approval_no = \"{MARKUP}\\u202e\"\n"
    )
}

/// The text of every part of a workbook.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().to_string();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            (name, text)
        })
        .collect()
}

#[test]
fn hostile_words_are_inert_in_every_output() {
    let folder = Folder::new("hostile");
    folder.write("first.toml", scenario("first"));
    folder.write("second.toml", scenario("second") + "[population]\nlongevity = \"upper_95\"\n");
    let source = format!("{FORMULA}{MARKUP}\u{202e}{}", "源".repeat(300));
    folder.write(
        "actuals.csv",
        format!(
            "target_id,region_code,year,value,source\n\
             ln14_nursing_bed_share,210400,2023,0.50,\"{source}\"\n"
        ),
    );
    folder.succeed(&["run", "first.toml", "--out", "out", "--quiet"]);
    folder.succeed(&["compare", "first.toml", "second.toml", "--out", "both", "--quiet"]);
    let mut files = folder.results("out");
    files.extend(
        folder.results("both").into_iter().map(|(name, file)| (format!("both/{name}"), file)),
    );
    let mut kinds = std::collections::BTreeMap::<String, u32>::new();
    for (name, bytes) in &files {
        let kind = name.rsplit('.').next().unwrap().to_owned();
        match kind.as_str() {
            "xlsx" => {
                for (part, text) in parts(bytes) {
                    assert!(!text.contains("<script") && !text.contains("<img"), "{name}, {part}");
                    assert!(!text.contains("<f>") && !text.contains('\u{202e}'), "{name}, {part}");
                    roxmltree::Document::parse(&text).unwrap();
                }
            }
            "csv" => {
                for row in rows(bytes) {
                    for (column, cell) in row {
                        let is_formula = cell.starts_with(['=', '+', '@', '\t']);
                        assert!(
                            !is_formula && !cell.contains(['\u{202e}', '\u{2028}']),
                            "{name}, {column}: {cell}"
                        );
                    }
                }
            }
            "geojson" => {
                let text = std::str::from_utf8(bytes).unwrap();
                serde_json::from_str::<serde_json::Value>(text).unwrap();
                assert!(!text.contains(['\u{202e}', '\u{2028}']), "{name}");
            }
            "svg" | "qml" => {
                let text = std::str::from_utf8(bytes).unwrap();
                let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
                let parsed = roxmltree::Document::parse_with_options(text, options).unwrap();
                let active = |tag: &str| parsed.descendants().any(|node| node.has_tag_name(tag));
                assert!(
                    !active("script") && !active("img") && !text.contains('\u{202e}'),
                    "{name}"
                );
            }
            "html" => {
                let text = std::str::from_utf8(bytes).unwrap();
                assert!(!text.contains(['\u{202e}', '\u{2028}']), "{name}");
                assert!(!text.contains("<script>alert") && !text.contains("<img"), "{name}");
                assert!(text.contains("alert(1)"), "{name} tells the title");
            }
            _ => {}
        }
        *kinds.entry(kind).or_default() += 1;
    }
    for kind in ["xlsx", "csv", "geojson", "svg", "qml", "html"] {
        assert!(kinds.contains_key(kind), "no {kind} among {kinds:?}");
    }
    assert_eq!(kinds["html"], 2);
    assert_eq!(kinds["xlsx"], 2);
}
