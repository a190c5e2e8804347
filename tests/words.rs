//! Who reads Chinese meets no English, and the reverse: page, comparison, maps and workbooks of a whole run.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use calamine::{Data, Reader, Xlsx};
use common::Folder;
use serde_json::Value;
use std::{collections::BTreeSet, fs, io::Cursor};

/// Latin words that stand in Chinese text: names of people, programs and terms of use.
const ALLOWED: [&str; 26] = [
    "Sevcikova",
    "Raftery",
    "Gerland",
    "Li",
    "Fu",
    "Sherris",
    "Xu",
    "Peng",
    "Wu",
    "Luppa",
    "Lei",
    "Dong",
    "bayesTFR",
    "carecast",
    "npm",
    "china",
    "division",
    "package",
    "json",
    "Apache",
    "doi",
    "docs",
    "P",
    "R",
    "english",
    "tekun",
];

/// English words in a Chinese text. What holds digits, `_`, `.` or `/` is an id or a file, capitals alone are an
/// abbreviation, and titles stand in 《》.
fn english(text: &str) -> Vec<String> {
    let mut titles = text.split('《');
    let mut rest = titles.next().unwrap().to_owned();
    for part in titles {
        rest.push_str(part.split_once('》').map_or("", |(_, after)| after));
    }
    // Quoted code stands as it is to be typed.
    let outside: String = rest.split('`').step_by(2).collect();
    let joined = |c: char| c.is_ascii_alphanumeric() || "_./-@:+=".contains(c);
    outside
        .split(|c: char| !joined(c))
        .filter(|token| !token.contains(|c: char| c.is_ascii_digit() || "_./:=".contains(c)))
        .flat_map(|token| token.split('-'))
        .filter(|word| word.contains(|c: char| c.is_ascii_lowercase()) && !ALLOWED.contains(word))
        .map(str::to_owned)
        .collect()
}

fn is_chinese(text: &str) -> bool {
    text.contains(|c: char| ('\u{3400}'..='\u{9fff}').contains(&c))
}

#[test]
fn english_words_are_found_in_chinese() {
    assert_eq!(
        english("判断：无 source（CLHLS，docs/modelling.md，《Age and Ageing》）"),
        ["source"]
    );
    assert_eq!(english("starting prior"), ["starting", "prior"]);
    assert!(english("见 national_change_2010_2020；P90，doi 10.1/x").is_empty());
}

/// Every pair of words, Chinese before English, in the data of a page.
fn pairs<'a>(value: &'a Value, found: &mut Vec<[&'a str; 2]>) {
    match value {
        Value::Array(items) => {
            if let [Value::String(zh), Value::String(en)] = &items[..] {
                found.push([zh, en]);
            }
            for item in items {
                pairs(item, found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                // Two names of a map's squares, or of two counties, are no pair of languages.
                if key != "layers" && key != "names" && key != "groups" {
                    pairs(field, found);
                }
            }
        }
        _ => {}
    }
}

fn data(page: &str) -> Value {
    let start = page.find("id=\"data\"").unwrap();
    let start = start + page[start..].find('>').unwrap() + 1;
    serde_json::from_str(page[start..].split("</script>").next().unwrap()).unwrap()
}

#[test]
fn page_and_workbook_keep_their_languages_apart() {
    let folder = Folder::new("words");
    let out = |name: &str| folder.path().join("out").join(name);
    folder.succeed(&[
        "run",
        "liaoning_fyp14",
        "--draws",
        "20",
        "--set",
        "time.horizon_year=2025",
        "--out",
        "out",
        "--quiet",
    ]);
    let page = fs::read_to_string(out("report.html")).unwrap();
    let data = data(&page);
    let mut found = Vec::new();
    pairs(&data, &mut found);
    assert!(found.len() > 500, "{} pairs", found.len());
    let mut wrong: BTreeSet<String> = BTreeSet::new();
    for [zh, en] in &found {
        wrong.extend((!english(zh).is_empty()).then(|| format!("page: {zh}")));
        wrong.extend(is_chinese(en).then(|| format!("page: {en}")));
    }
    // The words of the script itself: ['中文', 'English'].
    for pair in page.split("['").skip(1) {
        let Some((zh, rest)) = pair.split_once("', '") else { continue };
        let en = rest.split("']").next().unwrap();
        if is_chinese(zh) && zh.len() < 400 && en.len() < 600 {
            wrong.extend((!english(zh).is_empty()).then(|| format!("script: {zh}")));
            wrong.extend((is_chinese(en) && en != "中文").then(|| format!("script: {en}")));
        }
    }
    let mut book = Xlsx::new(Cursor::new(fs::read(out("report.xlsx")).unwrap())).unwrap();
    let mut cells = 0;
    for name in book.sheet_names() {
        let sheet = book.worksheet_range(&name).unwrap();
        let heads: Vec<String> =
            sheet.rows().nth(2).unwrap().iter().map(ToString::to_string).collect();
        for row in sheet.rows().skip(3) {
            for (head, cell) in heads.iter().zip(row) {
                let Data::String(text) = cell else { continue };
                cells += 1;
                let is_english = head.contains("（英文") || head.starts_with("英文");
                let is_id = head.contains("代码");
                let says = if is_id {
                    false
                } else if is_english {
                    // References are quoted in their own language.
                    is_chinese(text) && !head.contains("出处")
                } else if is_chinese(text) {
                    // Both languages in a cell: the Chinese comes first.
                    text.split(is_latin_start).next().is_some_and(|zh| !english(zh).is_empty())
                } else {
                    !english(text).is_empty()
                };
                wrong.extend(says.then(|| format!("{name}, {}: {text}", head.replace('\n', " "))));
            }
        }
    }
    assert!(cells > 1000, "{cells} cells");
    assert!(
        wrong.is_empty(),
        "{} texts:\n{}",
        wrong.len(),
        wrong.into_iter().collect::<Vec<_>>().join("\n")
    );
}

fn is_latin_start(c: char) -> bool {
    c == ' '
}

/// A scenario without a plan still answers: how it was, how it will be, and how sure that is.
#[test]
fn without_a_plan_the_headlines_tell_of_ageing() {
    let folder = Folder::new("no_plan");
    let horizon = "time.horizon_year=2025";
    folder.succeed(&[
        "run",
        "china_trend",
        "--draws",
        "16",
        "--set",
        "regions.include=[\"210400\"]",
        "--set",
        horizon,
        "--out",
        "out",
        "--quiet",
    ]);
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    let said: Vec<[String; 2]> = serde_json::from_value(data(&page)["headlines"].clone()).unwrap();
    assert!(said.len() > 3, "{said:?}");
    let [zh, en] = &said[0];
    assert!(
        zh.starts_with("抚顺市，60岁及以上人口占比：2020年末") && zh.contains("%，2025年末中位数"),
        "{zh}"
    );
    assert!(en.contains("at the end of 2020, a median of") && en.contains("80 % interval"), "{en}");
    let summary = common::rows(&fs::read(folder.path().join("out/summary.csv")).unwrap());
    let row = summary
        .iter()
        .find(|row| {
            row["region_level"] == "prefecture"
                && row["indicator"] == "share_60plus"
                && row["year"] == "2025"
        })
        .unwrap();
    let median = format!("{:.1}%", 100.0 * row["p50"].parse::<f64>().unwrap());
    assert!(zh.contains(&median), "{median} is not in {zh}");
}
