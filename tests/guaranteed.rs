//! People in extreme hardship: counted by the planner, admitted before all others.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, rows};
use std::{collections::BTreeMap, fmt::Write};

type Row = BTreeMap<String, String>;

/// Fushun's seven counties, few draws.
const SMALL: &str = "builds_on = \"liaoning_trend\"\nid = \"mine\"\n\
    [regions]\ninclude = [\"210400\"]\n[run]\ndraws = 32\n[time]\nhorizon_year = 2026\n\
    [supply]\ncounty_table = \"own.csv\"\n";
const HEAD: &str = "county_code,beds,nursing_beds,residents,carers";
const MORE: &str = ",tekun,tekun_in_institutions,tekun_wanting,tekun_disabled";
/// Beds, nursing beds and residents; people in extreme hardship.
const COUNTIES: [(&str, [u32; 3], [u32; 4]); 7] = [
    ("210402", [3000, 1500, 1200], [400, 200, 80, 120]),
    ("210403", [2500, 1200, 1000], [300, 100, 60, 90]),
    ("210404", [2000, 900, 900], [200, 90, 30, 60]),
    ("210411", [1500, 700, 600], [200, 90, 30, 60]),
    // No nursing-type bed for one disabled person in two, and few beds for anyone.
    ("210421", [300, 40, 290], [500, 150, 120, 200]),
    ("210422", [800, 300, 400], [300, 120, 50, 0]),
    ("210423", [900, 300, 500], [0, 0, 0, 0]),
];

fn table(counted: impl Fn(usize, [u32; 4]) -> Option<[u32; 4]>) -> String {
    let mut text = format!("{HEAD}{MORE}\n");
    for (index, (code, [beds, nursing, residents], people)) in COUNTIES.into_iter().enumerate() {
        let cells = counted(index, people).map_or_else(
            || ",,,".to_owned(),
            |people| people.map(|number| number.to_string()).join(","),
        );
        writeln!(text, "{code},{beds},{nursing},{residents},,{cells}").unwrap();
    }
    text
}

fn run(name: &str, table: &str) -> (BTreeMap<String, Vec<u8>>, serde_json::Value) {
    let folder = Folder::new(name);
    folder.write("mine.toml", SMALL);
    folder.write("own.csv", table);
    folder.succeed(&["run", "mine.toml", "--out", "out", "--quiet"]);
    let manifest = std::fs::read(folder.path().join("out/manifest.json")).unwrap();
    (folder.results("out"), serde_json::from_slice(&manifest).unwrap())
}

/// A figure of a county or prefecture in a year, where there is one.
fn mean(rows: &[Row], code: &str, year: u16, indicator: &str) -> Option<f64> {
    let year = year.to_string();
    let row = rows.iter().find(|row| {
        (&*row["region_code"], &*row["year"], &*row["indicator"]) == (code, &*year, indicator)
    });
    row.unwrap_or_else(|| panic!("{code} {year} {indicator}"))["mean"].parse().ok()
}

fn status(manifest: &serde_json::Value, id: &str) -> (String, String) {
    let rows = manifest["policy_rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["target_id"] == id).unwrap();
    let said = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
    (said("status"), said("note"))
}

#[test]
fn without_counts_nothing_is_said_of_them_and_no_byte_moves() {
    let plain = table(|_, _| None).replace(MORE, "").replace(",,,,\n", "\n");
    let (without, manifest) = run("no_columns", &plain);
    let (blank, _) = run("blank_columns", &table(|_, _| None));
    assert!(without == blank);
    assert!(!String::from_utf8_lossy(&without["summary.csv"]).contains("tekun_"));
    let (status, note) = status(&manifest, "ln14_tekun_disabled");
    assert!(status == "not_modelled" && note.contains("tekun"), "{status}: {note}");
}

#[test]
fn all_who_are_willing_are_admitted_as_far_as_there_are_beds() {
    let (results, manifest) = run("counted", &table(|_, people| Some(people)));
    assert_eq!(status(&manifest, "ln14_tekun_disabled").0, "evaluated");
    let rows_of = rows(&results["summary.csv"]);
    let figure = |code, year, indicator| mean(&rows_of, code, year, indicator);
    // 200 of 280 in 2020, as the planner counted them; all from 2021 on.
    let share = |code, year| figure(code, year, "tekun_concentrated_support");
    assert!((share("210402", 2020).unwrap() - 200.0 / 280.0).abs() < 1e-6);
    assert!((share("210402", 2021).unwrap() - 1.0).abs() < 1e-6);
    assert_eq!(share("210423", 2021), None, "nobody wants a place there");
    // Wanting = served + unmet; the residents of 2020 are the planner's.
    for (code, [.., residents], people) in COUNTIES {
        let there = figure(code, 2020, "residents_institutions").unwrap();
        assert!(there <= f64::from(residents) * 1.000_01, "{code}: {there}");
        for year in 2020..=2026 {
            let [wanting, served, unmet] =
                ["tekun_people_wanting", "tekun_people_in_institutions", "tekun_people_unmet"]
                    .map(|indicator| figure(code, year, indicator).unwrap());
            assert!((wanting - served - unmet).abs() < 1e-3 && unmet >= -1e-3);
            let occupancy = figure(code, year, "occupancy").unwrap();
            assert!(occupancy <= 1.0 + 1e-6, "{code} {year}: {occupancy}");
            let counted = f64::from(people[1] + people[2]);
            assert!(year > 2020 || (wanting - counted).abs() < 1e-3, "{code}: {wanting}");
        }
    }
    // 40 nursing-type beds for 108 disabled.
    let disabled = figure("210421", 2021, "tekun_disabled_served").unwrap();
    assert!(disabled < 0.7, "{disabled}");
    let of_2025 = |table: &str, code: &str| {
        let key = ("ln14_tekun_disabled", code, "2025");
        let mut rows = rows(&results[table]).into_iter();
        rows.find(|row| (&*row["target_id"], &*row["region_code"], &*row["year"]) == key).unwrap()
    };
    assert_eq!(of_2025("targets.csv", "210402")["prob_met"], "1");
    assert_eq!(of_2025("targets.csv", "210421")["prob_met"], "0");
    assert_eq!(of_2025("targets.csv", "210423")["status"], "no_denominator");
    assert_eq!(of_2025("shortfall.csv", "210400")["unit"], "persons");
}

#[test]
fn more_guaranteed_never_let_more_others_in() {
    let grown = |[people, housed, wanting, disabled]: [u32; 4]| {
        Some([people + 200, housed, wanting + 100, disabled + 100])
    };
    let (before, _) = run("fewer", &table(|_, people| Some(people)));
    let (after, _) =
        run("more", &table(|index, people| if index < 5 { grown(people) } else { Some(people) }));
    let (before, after) = (rows(&before["summary.csv"]), rows(&after["summary.csv"]));
    let mut turned_away = 0.0;
    for (code, ..) in COUNTIES {
        for year in 2020..=2026 {
            let others = |rows: &[Row]| {
                let of = |indicator| mean(rows, code, year, indicator).unwrap();
                of("residents_institutions") - of("tekun_people_in_institutions")
            };
            let (before, after) = (others(&before), others(&after));
            assert!(after <= before * 1.000_01 + 0.01, "{code} {year}: {before} {after}");
            turned_away += before - after;
        }
    }
    assert!(turned_away > 10.0, "{turned_away}");
}

#[test]
fn where_some_counties_are_not_counted_their_regions_say_nothing() {
    let (results, manifest) = run("in_part", &table(|index, people| (index < 6).then_some(people)));
    let (status, note) = status(&manifest, "ln14_tekun_disabled");
    assert!(status == "not_modelled" && note.contains("6 of 7"), "{status}: {note}");
    let rows = rows(&results["summary.csv"]);
    assert!(mean(&rows, "210402", 2023, "tekun_people_wanting").is_some());
    assert!(mean(&rows, "210423", 2023, "tekun_people_wanting").is_none());
    assert!(mean(&rows, "210400", 2023, "tekun_people_wanting").is_none());
}

#[test]
fn every_count_that_cannot_be_is_told_with_its_cell() {
    let folder = Folder::new("guaranteed_wrong");
    let text = format!(
        "{HEAD}{MORE}\n\
         210402,900,,500,,100,80,30,20\n\
         210403,900,,500,,100,80,10,101\n\
         210404,900,,500,,100,-8,10,10\n\
         210411,900,,50,,100,80,10,10\n\
         210421,,,,,100,80,,10\n\
         210422,,,,,100,120,10,10.5\n\
         210423,,,,,100,80,10,10\n\
         210423,,,,,100,80,10,10\n"
    );
    folder.write("own.csv", text);
    let errors = folder.fail(2, &["import", "own.csv", "--lang", "en"]);
    for (cell, word) in [
        ("own.csv:2:8", "more than the 100"),
        ("own.csv:3:9", "may not exceed the 100"),
        ("own.csv:4:7", "found -8"),
        ("own.csv:5:7", "may not exceed the 50 of `residents`"),
        ("own.csv:6:8", "found nothing"),
        ("own.csv:7:7", "may not exceed the 100"),
        ("own.csv:7:9", "whole number"),
        ("own.csv:9:1", "own.csv:8:1 already"),
    ] {
        let line = errors.lines().find(|line| line.contains(cell));
        assert!(line.is_some_and(|line| line.contains(word)), "{cell} {word}\n{errors}");
    }
    assert_eq!(errors.matches("own.csv:").count(), 9, "{errors}");

    // Counted alone, or beside a list of facilities: the beds are estimated, or the list's.
    folder.write("own.csv", format!("{HEAD}{MORE}\n210402,,,,,100,80,10,10\n"));
    folder.write("list.csv", "name,county,beds\n甲,210402,100\n");
    let said = folder.carecast(&["import", "own.csv", "list.csv", "--lang", "en"]);
    assert!(String::from_utf8_lossy(&said.stderr).contains("people in extreme hardship: 100"));
    let written = std::fs::read_to_string(folder.path().join("county_supply.csv")).unwrap();
    assert_eq!(written, format!("{HEAD},public_beds{MORE}\n210402,100,,,,,100,80,10,10\n"));
}

/// Beds in one table, people in another: held against each other as in one row.
#[test]
fn counts_in_tables_apart_are_held_against_each_other() {
    let folder = Folder::new("guaranteed_apart");
    let people = "210402,,,,,300,200,50,20\n210403,,,,,300,200,50,20\n210404,,,,,300,200,50,20\n";
    folder.write("people.csv", format!("{HEAD}{MORE}\n{people}"));
    folder.write("beds.csv", format!("{HEAD}\n210402,900,,199,\n210403,900,,200,\n"));
    folder.write("list.csv", "name,county,beds\n甲,210404,120\n乙,210404,79\n");
    for tables in [["people.csv", "beds.csv", "list.csv"], ["list.csv", "beds.csv", "people.csv"]] {
        let arguments = [&["import"], &tables[..], &["--lang", "en"]].concat();
        let errors = folder.fail(2, &arguments);
        for (cell, words) in [
            (
                "people.csv:2:1",
                [
                    "210402",
                    "200 of `of them in institutions`",
                    "199 of `residents`",
                    "beds.csv:2:1",
                ],
            ),
            (
                "people.csv:4:1",
                [
                    "210404",
                    "200 of `of them in institutions`",
                    "199 of `institution beds`",
                    "list.csv:",
                ],
            ),
        ] {
            let line = errors.lines().find(|line| line.contains(cell)).unwrap_or_default();
            assert!(words.iter().all(|word| line.contains(word)), "{cell}\n{errors}");
        }
        assert!(!errors.contains("people.csv:3"), "{errors}");
        assert!(!folder.path().join("county_supply.csv").exists());
    }
    let errors = folder.fail(2, &["import", "people.csv", "beds.csv", "--lang", "zh"]);
    assert!(errors.contains("不能超过") && errors.contains("请更正其中一张表"), "{errors}");
}

/// Targets that only one of two scenarios judges are no part of what is held against the other.
#[test]
fn scenarios_with_and_without_counts_are_compared_in_what_both_have() {
    let folder = Folder::new("guaranteed_compared");
    let plain = SMALL.replace("[supply]\ncounty_table = \"own.csv\"\n", "");
    folder.write("plain.toml", plain.replace("\"mine\"", "\"plain\""));
    folder.write("mine.toml", format!("{SMALL}[programme_defaults]\npace = 0.5\n"));
    folder.write("own.csv", table(|_, people| Some(people)));
    for (base, other, out) in
        [("plain.toml", "mine.toml", "one"), ("mine.toml", "plain.toml", "two")]
    {
        folder.succeed(&["compare", base, other, "--out", out, "--quiet"]);
        let results = folder.results(out);
        let parts = rows(&results["split.csv"]);
        let wholes = rows(&results["compare.csv"]);
        let mut held = 0;
        for whole in wholes.iter().filter(|row| row["region_level"] != "county") {
            assert!(!whole["target_id"].contains("tekun_disabled"), "{whole:?}");
            let key = |row: &Row| ["region_code", "year", "target_id"].map(|key| row[key].clone());
            let same = |part: &&Row| part["split"] == "chain" && key(part) == key(whole);
            let number = |row: &Row, column: &str| row[column].parse::<f64>().unwrap();
            let sum: f64 =
                parts.iter().filter(same).map(|part| number(part, "shortfall_part_mean")).sum();
            let mean = number(whole, "shortfall_difference_mean");
            assert!((sum - mean).abs() <= 1e-5 * mean.abs() + 1e-4, "{whole:?}: {sum}");
            held += 1;
        }
        assert!(held > 10, "{held}");
    }
}

/// They grow with the county's elders, the disabled with the disabled, or as the scenario says.
#[test]
fn the_guaranteed_grow_with_need_unless_a_scenario_says_otherwise() {
    let folder = Folder::new("guaranteed_growth");
    folder.write("own.csv", table(|_, people| Some(people)));
    let one = SMALL.replace("draws = 32", "draws = 1");
    folder.write("mine.toml", &one);
    folder.write("told.toml", one + "tekun_growth = -0.1\n");
    let summary = |scenario: &str| {
        folder.succeed(&["run", scenario, "--quiet", "--overwrite", "--out", "out"]);
        rows(&folder.results("out")["summary.csv"])
    };
    let (usual, told) = (summary("mine.toml"), summary("told.toml"));
    let wanting = "tekun_people_wanting";
    // 280 in 2020, a tenth fewer each year: 280 × 0.9⁵.
    let after = mean(&told, "210402", 2025, wanting).unwrap();
    assert!((after - 280.0 * 0.590_49).abs() < 1e-3, "{after}");
    // 120 of 400 are disabled: 84 of the 280 grow with them, 196 with the other elders.
    let of = |year, indicator| mean(&usual, "210402", year, indicator).unwrap();
    let able = |year| of(year, "pop_60plus") - of(year, "disabled_people");
    let expected = 196.0 * able(2025) / able(2020)
        + 84.0 * of(2025, "disabled_people") / of(2020, "disabled_people");
    let found = of(2025, wanting);
    assert!((found / expected - 1.0).abs() < 1e-5, "{found} {expected}");
}
