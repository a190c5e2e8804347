//! From the templates to a run.

use super::{
    common::{self, Folder},
    filled, liaoning, save,
};
use std::{
    fs,
    io::{Read, Write},
};
use zip::{ZipWriter, write::SimpleFileOptions};

#[test]
fn from_the_template_to_a_run() {
    let folder = Folder::new("round_trip");
    for lang in ["zh", "en"] {
        folder.succeed(&["init", lang, "--lang", lang]);
        // Not filled in yet.
        let template = format!("{lang}/county_table.xlsx");
        assert!(folder.fail(2, &["import", &template, "--lang", "en"]).contains("no figure"));
        let path = folder.path().join(format!("{lang}/county_table.csv"));
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text.lines().count(), 101);
        let filled = text.replace("210102,和平区,,,,", "210102,和平区,5000,2500,3000,600");
        let filled = filled
            .replace("210102,Heping District,,,,", "210102,Heping District,5000,2500,3000,600");
        assert_ne!(text, filled, "{}", &text[..400]);
        fs::write(&path, filled).unwrap();
        folder.succeed(&["import", &format!("{lang}/county_table.csv")]);
        let scenario = folder.path().join(format!("{lang}/scenario.toml"));
        let text = fs::read_to_string(&scenario).unwrap();
        let own = text.replace("[supply]\n", "[supply]\ncounty_table = \"county_supply.csv\"\n");
        assert_ne!(text, own);
        fs::write(&scenario, own).unwrap();
    }
    let mut arguments = vec!["run", "zh", "--draws", "8", "--quiet", "--out", "out"];
    arguments.extend(["--set", "time.horizon_year=2022"]);
    folder.succeed(&arguments);
    let summary = common::rows(&folder.results("out")["summary.csv"]);
    let row = summary
        .iter()
        .find(|row| {
            (row["region_code"].as_str(), row["year"].as_str(), row["indicator"].as_str())
                == ("210102", "2020", "beds_total")
        })
        .unwrap();
    assert_eq!((row["p50"].as_str(), row["basis"].as_str()), ("5000", "user"));
}

#[test]
fn a_scenario_may_name_the_workbook_or_the_list_of_facilities_itself() {
    let folder = Folder::new("named_itself");
    save(&folder, "beds.xlsx", filled(&liaoning()));
    folder.write("list.csv", "name,county,beds\n甲,210102,100\n乙,210102,50\n");
    folder.write("bad.csv", "name,county,beds\n甲,210102,100\n乙,210102,many\n");
    let beds = |table: &str| {
        let set = format!("supply.county_table={table}");
        let mut arguments = vec!["run", "liaoning_fyp14", "--draws", "4", "--quiet", "--overwrite"];
        arguments.extend(["--out", "out", "--set", "time.horizon_year=2021", "--set", &set]);
        folder.succeed(&arguments);
        let rows = common::rows(&folder.results("out")["summary.csv"]);
        let row = rows.into_iter().find(|row| {
            (row["region_code"].as_str(), row["year"].as_str(), row["indicator"].as_str())
                == ("210102", "2020", "beds_total")
        });
        row.unwrap()["p50"].clone()
    };
    assert_eq!(beds("beds.xlsx"), "1200");
    assert_eq!(beds("list.csv"), "150");
    let wrong = ["validate", "liaoning_fyp14", "--set", "supply.county_table=bad.csv"];
    assert!(folder.fail(2, &wrong).contains("bad.csv:3:3"));
}

/// The template with a county filled in, as a spreadsheet program would save it.
fn fill_in(template: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(template)).unwrap();
    let mut filled = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().to_string();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        if name == "xl/worksheets/sheet2.xml" {
            let (row, end) = (text.find("<row r=\"2\"").unwrap(), "</row>");
            let end = row + text[row..].find(end).unwrap();
            text.insert_str(end, "<c r=\"C2\"><v>1200</v></c><c r=\"D2\"><v>300</v></c>");
        }
        filled.start_file(name, SimpleFileOptions::default()).unwrap();
        filled.write_all(text.as_bytes()).unwrap();
    }
    filled.finish().unwrap().into_inner()
}

#[test]
fn the_workbook_of_the_template_is_read_back() {
    let folder = Folder::new("workbook_round_trip");
    for lang in ["zh", "en"] {
        folder.succeed(&["init", lang, "--lang", lang]);
        let template = fs::read(folder.path().join(lang).join("county_table.xlsx")).unwrap();
        folder.write(&format!("{lang}.xlsx"), fill_in(&template));
        let out = format!("{lang}.csv");
        folder.succeed(&["import", &format!("{lang}.xlsx"), "--out", &out]);
        let text = fs::read_to_string(folder.path().join(out)).unwrap();
        assert_eq!(text.lines().nth(1), Some("210102,1200,300,,,"), "{lang}");
        assert_eq!(text.lines().count(), 2);
    }
}
