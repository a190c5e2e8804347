//! Counties without elders, without anybody, or without residents in their homes: blank, never no number.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, rows};
use std::{collections::BTreeMap, fs};

/// 望花区 has nobody aged 60 or over, 顺城区 nobody at all.
const NO_ELDERS: &str = "210404";
const NOBODY: &str = "210411";

/// The seeds, with the tables of two counties changed, and their checksums.
fn seeds(folder: &Folder) {
    let bundle = carecast::seeds::Bundle::embedded();
    let sum = |bytes: &[u8]| carecast::seeds::checksum(bytes);
    let mut changed = BTreeMap::new();
    for path in ["census_2020_population", "census_2020_context"] {
        let table = format!("{path}/data.csv");
        let old = bundle.get(&table).unwrap();
        let edit = |line: &str| {
            let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
            let population = path == "census_2020_population";
            if cells[0] == NOBODY {
                cells[1..].iter_mut().for_each(|cell| "0".clone_into(cell));
            } else if cells[0] == NO_ELDERS && population {
                for at_55 in [13, 32] {
                    let old: u64 = cells[at_55..at_55 + 7]
                        .iter()
                        .map(|cell| cell.parse::<u64>().unwrap())
                        .sum();
                    cells[at_55 + 1..at_55 + 7].iter_mut().for_each(|cell| "0".clone_into(cell));
                    "0".clone_into(&mut cells[at_55]);
                    // They are all infants, and stay young to the horizon.
                    let infants: u64 = cells[at_55 - 12].parse().unwrap();
                    cells[at_55 - 12] = (infants + old).to_string();
                }
            }
            cells.join(",") + "\n"
        };
        let new: String = std::str::from_utf8(old).unwrap().lines().map(edit).collect();
        let paper = format!("{path}/source.toml");
        let source = std::str::from_utf8(bundle.get(&paper).unwrap()).unwrap();
        changed.insert(paper, source.replace(&sum(old), &sum(new.as_bytes())).into_bytes());
        changed.insert(table, new.into_bytes());
    }
    for path in bundle.paths() {
        let bytes = changed.get(path).map_or_else(|| bundle.get(path).unwrap(), Vec::as_slice);
        folder.write(&format!("seeds/{path}"), bytes);
    }
}

/// Every cell and every number of every text file is one.
fn no_number_is_none(folder: &Folder, directory: &str) {
    for (name, bytes) in folder.results(directory) {
        if [".csv", ".json", ".geojson", ".html", ".svg"].iter().all(|end| !name.ends_with(end)) {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for word in text.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_') {
            assert!(!["NaN", "nan", "inf", "-inf", "Infinity"].contains(&word), "{name}: {word}");
        }
    }
}

#[test]
fn places_without_people_are_blank_and_break_nothing() {
    let folder = Folder::new("empty");
    seeds(&folder);
    folder.write(
        "beds.csv",
        "county_code,beds,nursing_beds,residents,carers\n210402,0,0,0,0\n210403,900,0,0,0\n",
    );
    let text = |id: &str, more: &str| {
        format!(
            "id = \"{id}\"\nbuilds_on = \"liaoning_fyp14\"\n[regions]\ninclude = [\"210400\"]\n\
             [run]\ndraws = 32\n[time]\nhorizon_year = 2026\n[supply]\ncounty_table = \"beds.csv\"\n{more}"
        )
    };
    folder.write("mine.toml", text("mine", ""));
    folder.write("late.toml", text("late", "[programme_defaults]\npace = 0.5\n"));
    folder.succeed(&["run", "mine.toml", "--seeds", "seeds", "--out", "out", "--quiet"]);
    no_number_is_none(&folder, "out");
    let results = folder.results("out");
    let summary = rows(&results["summary.csv"]);
    let figure = |code: &str, year: &str, indicator: &str| {
        let mut found = summary.iter().filter(|row| {
            (&*row["region_code"], &*row["year"], &*row["indicator"]) == (code, year, indicator)
        });
        found.next().unwrap_or_else(|| panic!("{code} {year} {indicator}"))["p50"].clone()
    };
    for code in [NO_ELDERS, NOBODY] {
        assert_eq!(figure(code, "2020", "pop_60plus"), "0", "{code}");
        for indicator in ["beds_per_1000_60plus", "regional_centre_population"] {
            assert_eq!(figure(code, "2020", indicator), "", "{code} {indicator}");
        }
        assert_eq!(figure(code, "2020", "institution_demand"), "0", "{code}");
    }
    assert_eq!(figure(NOBODY, "2020", "share_60plus"), "");
    assert_eq!(figure("210402", "2020", "occupancy"), "");
    assert_eq!(figure("210403", "2020", "occupancy"), "0");
    let targets = rows(&results["targets.csv"]);
    let of = |code: &str, year: &str, target: &str| {
        let mut found = targets.iter().filter(|row| {
            (&*row["region_code"], &*row["year"], &*row["target_id"]) == (code, year, target)
        });
        found.next().unwrap_or_else(|| panic!("{code} {target}"))
    };
    for code in [NO_ELDERS, NOBODY] {
        let row = of(code, "2020", "ln14_social_worker_per_1000");
        assert_eq!((&*row["status"], &*row["prob_met"]), ("no_denominator", ""), "{row:?}");
    }
    assert_eq!(of("210402", "2020", "ln14_nursing_bed_share")["status"], "no_denominator");
    assert_eq!(of("210400", "2025", "ln14_nursing_bed_share")["status"], "evaluated");

    folder.succeed(&[
        "compare",
        "mine.toml",
        "late.toml",
        "--seeds",
        "seeds",
        "--out",
        "two",
        "--quiet",
    ]);
    no_number_is_none(&folder, "two");
    let explain = |code| {
        [
            "explain",
            code,
            "--scenario",
            "mine.toml",
            "--seeds",
            "seeds",
            "--year",
            "2025",
            "--target",
            "ln14_nursing_bed_share",
            "--lang",
            "en",
        ]
    };
    let said = folder.succeed(&explain("210403"));
    assert!(!said.contains("NaN") && !said.contains("inf"), "{said}");
    let errors = folder.fail(2, &explain(NO_ELDERS));
    assert!(errors.contains("has none of what"), "{errors}");
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("210400"));
}
