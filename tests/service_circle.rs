//! The fifteen-minute circle: from a planner's points and settlements to the plan's row.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use carecast::seeds::Point;
use common::{Folder, rows};
use std::{fmt::Write, fs};

/// Benxi, few draws and years.
const SMALL: &str = "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n\
    [regions]\ninclude = [\"210500\"]\n[run]\ndraws = 16\n[time]\nhorizon_year = 2025\n";
const TABLES: &str = "[policy]\nservice_points_table = \"points.csv\"\n\
    service_points_coordinates = \"cgcs2000\"\nsettlements_table = \"settlements.csv\"\n\
    settlements_coordinates = \"wgs84\"\n";
/// Two points of one county; the second opens in 2023.
const POINTS: &str = "name,county,longitude,latitude,kind,opened,closed\n\
    甲,平山区,123.77,41.29,日间照料,,\n乙,210502,123.80,41.29,助餐,2023-05-01,\n";
/// 600 urban elders beside the first point, 300 beside the second, 100 far from both; 500 in a village
/// beside the first, across the border of their county.
const SETTLEMENTS: &str = "居民点名称,所在县（代码或名称）,经度（度）,纬度（度）,城乡,60岁及以上人口（人）\n\
    一,210502,123.771,41.291,城镇,600\n二,210502,123.801,41.291,城镇,300\n\
    三,210502,123.85,41.33,城镇,100\n四,210503,123.769,41.289,乡村,500\n";

fn folder(name: &str, tables: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write("mine.toml", format!("{SMALL}{tables}"));
    folder.write("points.csv", POINTS);
    folder.write("settlements.csv", SETTLEMENTS);
    folder
}

fn row_of_the_plan(folder: &Folder) -> serde_json::Value {
    let manifest = fs::read(folder.path().join("out/manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let rows = manifest["policy_rows"].as_array().unwrap();
    rows.iter().find(|row| row["target_id"] == "ln14_service_circle").unwrap().clone()
}

#[test]
fn a_planners_tables_give_shares_by_county_and_year_and_change_nothing_else() {
    let folder = folder("circle", TABLES);
    folder.succeed(&["run", "mine.toml", "--out", "out", "--quiet"]);
    folder.write("without.toml", SMALL);
    folder.succeed(&["run", "without.toml", "--out", "without", "--quiet"]);
    let (with, without) = (folder.results("out"), folder.results("without"));
    for (name, bytes) in without.iter().filter(|(name, _)| !name.starts_with("report")) {
        assert!(with[name] == *bytes, "{name}");
    }
    let added: Vec<_> = with.keys().filter(|name| !without.contains_key(*name)).collect();
    assert_eq!(added, ["service_circle.csv"]);
    let table = rows(&with["service_circle.csv"]);
    let cell = |level: &str, code: &str, year: &str, column: &str| {
        let key = (level, code, year);
        let mut rows = table.iter();
        let row =
            rows.find(|row| (&*row["region_level"], &*row["region_code"], &*row["year"]) == key);
        row.unwrap()[column].clone()
    };
    // 600 of 1,000 in 2022; 900 from the end of 2023 on, when the second point is open.
    for (year, urban, all) in [("2022", "0.6", "0.6"), ("2023", "0.9", "0.9")] {
        assert_eq!(cell("county", "210502", year, "share_urban"), urban);
        assert_eq!(cell("county", "210502", year, "share"), all);
        // The village across the border is served from there.
        assert_eq!(cell("county", "210503", year, "share"), "1");
        assert_eq!(cell("county", "210503", year, "share_urban"), "");
        assert_eq!(cell("prefecture", "210500", year, "share_urban"), urban);
        assert_eq!(cell("prefecture", "210500", year, "counties_known"), "2");
        assert_eq!(cell("county", "210502", year, "basis"), "assumption");
    }
    assert_eq!(cell("prefecture", "210500", "2025", "elders"), "1500");
    assert_eq!(cell("prefecture", "210500", "2025", "service_points_open"), "2");
    // 1,400 of 1,500, the village among them.
    assert_eq!(cell("prefecture", "210500", "2025", "share"), "0.93333334");
    // The plan's row is about the province, which this run does not hold.
    assert_eq!(row_of_the_plan(&folder)["status"], "not_modelled");
}

#[test]
fn the_row_of_the_plan_is_tracked_and_judged_where_a_threshold_is_named() {
    let whole = |more: &str| {
        format!(
            "[regions]\ninclude = [\"210000\"]\n[run]\ndraws = 4\n[time]\nhorizon_year = 2026\n{TABLES}{more}"
        )
    };
    let folder = folder("circle_plan", "");
    let run = |text: &str| {
        let head = "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n";
        folder.write("mine.toml", format!("{head}{text}"));
        folder.succeed(&["run", "mine.toml", "--out", "out", "--quiet", "--overwrite"]);
        let row = row_of_the_plan(&folder);
        (row["status"].as_str().unwrap().to_owned(), row["note"].as_str().unwrap().to_owned())
    };
    // Settlements of two counties of a hundred are known: followed, not judged.
    let (status, note) = run(&whole("service_circle_threshold = 0.8\n"));
    assert_eq!(status, "tracked");
    assert!(note.contains("90.0 % of urban elders") && note.contains("2 of 100"), "{note}");
    // At the end of 2025, the deadline, though the run goes on.
    assert!(note.contains("2025年末"), "{note}");
    // One settlement in every county, each far from the points.
    let seeds = carecast::seeds::Seeds::load(&carecast::seeds::Bundle::embedded()).unwrap();
    let province = seeds.regions.resolve("210000").unwrap();
    let mut text = SETTLEMENTS.to_owned();
    for &position in &province.counties {
        let (county, at) =
            (&seeds.regions.counties()[position], seeds.geography.centroids[position]);
        let Point { longitude, latitude } = at;
        writeln!(text, "村,{},{longitude},{latitude},乡村,10", county.code).unwrap();
    }
    folder.write("settlements.csv", text);
    let (status, note) = run(&whole("service_circle_threshold = 0.8\n"));
    assert!(status == "evaluated" && note.contains("meets the scenario's 80.0 %"), "{note}");
    let (status, note) = run(&whole("service_circle_threshold = 0.95\n"));
    assert!(status == "evaluated" && note.contains("未达到"), "{note}");
    let (status, _) = run(&whole(""));
    assert_eq!(status, "tracked");
    let page = fs::read_to_string(folder.path().join("out/report.html")).unwrap();
    assert!(page.contains("90.0 % of urban elders"), "the page tells it");
}

#[test]
fn what_is_wrong_with_the_tables_is_told_cell_by_cell() {
    let folder = folder("circle_wrong", TABLES);
    folder.write(
        "points.csv",
        "name,county,longitude,latitude,opened,closed\n\
         甲,平山区,41.29,123.77,,\n乙,219999,123.80,41.29,2023,2021\n丙,210502,123°46′,41.29,,\n\
         丁,210502,113.77,41.29,,\n",
    );
    folder.write(
        "settlements.csv",
        "name,county,longitude,latitude,residence,elders\n一,210502,123.77,41.29,suburb,-5\n",
    );
    let errors = folder.fail(2, &["validate", "mine.toml"]);
    for part in [
        "points.csv:2:3",
        "swapped",
        "points.csv:2:4",
        "points.csv:3:2",
        "points.csv:3:6",
        "before it opened in 2023",
        "points.csv:4:3",
        "decimal degrees",
        "points.csv:5:3",
        "km from 210502",
        "settlements.csv:2:5",
        "settlements.csv:2:6",
        "城镇 或 乡村",
    ] {
        assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
    }
    folder.write("points.csv", "name,county,longitude,latitude\n");
    folder.write("settlements.csv", "name,county\n一,210502\n");
    let errors = folder.fail(2, &["run", "mine.toml"]);
    assert!(errors.contains("no row yet"), "{errors}");
    assert!(errors.contains("longitude, latitude, residence, elders"), "{errors}");
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn tables_come_together_and_in_one_system_of_coordinates() {
    let wrong = |name: &str, tables: &str, expected: &[&str]| {
        let folder = folder(name, &format!("[policy]\n{tables}"));
        let errors = folder.fail(2, &["validate", "mine.toml"]);
        for part in expected {
            assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
        }
    };
    wrong(
        "circle_alone",
        "service_points_table = \"points.csv\"\nservice_circle_threshold = 0.9\n",
        &[
            "mine.toml:10",
            "`policy.settlements_table`",
            "`policy.service_points_coordinates`",
            "mine.toml:11",
        ],
    );
    let mixed = TABLES.replace("cgcs2000", "gcj02").replace("[policy]\n", "");
    wrong("circle_mixed", &mixed, &["mine.toml:13", "hundreds of metres", "gcj02"]);
}

#[test]
fn templates_are_read_back() {
    for lang in ["zh", "en"] {
        let folder = Folder::new(&format!("circle_template_{lang}"));
        folder.succeed(&["init", "plan", "--from", "liaoning_fyp14", "--lang", lang]);
        let at = |name: &str| folder.path().join("plan").join(name);
        for (name, row) in [
            ("service_points.csv", "甲,210502,123.77,41.29,,,\n"),
            ("settlements.csv", "一,210502,123.771,41.291,urban,600\n"),
        ] {
            let text = fs::read_to_string(at(name)).unwrap();
            fs::write(at(name), text + row).unwrap();
        }
        let text = fs::read_to_string(at("scenario.toml")).unwrap();
        let own = text.replace(
            "\n[policy]\n",
            "\n[policy]\nservice_points_table = \"service_points.csv\"\n\
             service_points_coordinates = \"wgs84\"\nsettlements_table = \"settlements.csv\"\n\
             settlements_coordinates = \"wgs84\"\n",
        );
        assert_ne!(text, own);
        fs::write(at("scenario.toml"), own).unwrap();
        folder.succeed(&["validate", "plan"]);
    }
}
