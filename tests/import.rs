//! A planner's own tables: every bad cell is found where it stands, good ones are read without
//! loss, and hostile files are refused at once.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::Folder;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};
use std::{fs, io::Write, time::Instant};
use zip::{ZipWriter, write::SimpleFileOptions};

const HEADS: [&str; 6] = [
    "县代码",
    "县（市、区）",
    "养老机构床位（张）",
    "护理型床位（张）",
    "在院老年人（人）",
    "养老护理员（人）",
];

/// A sheet filled in for every county of Liaoning, with a title and a note above the headings.
fn filled(counties: &[(String, String)]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name("床位").unwrap();
    sheet.merge_range(0, 0, 0, 5, "2020年分县床位", &Format::new()).unwrap();
    for (column, head) in (0..).zip(HEADS) {
        sheet.write_string(2, column, head).unwrap();
    }
    for (row, (code, name)) in (3..).zip(counties) {
        sheet.write_string(row, 0, code).unwrap();
        sheet.write_string(row, 1, name).unwrap();
        for (column, figure) in [(2, 1200.0), (3, 500.0), (4, 700.0), (5, 150.0)] {
            sheet.write_number(row, column, figure).unwrap();
        }
    }
    sheet
}

fn liaoning() -> Vec<(String, String)> {
    let seeds = carecast::seeds::Seeds::load(&carecast::seeds::Bundle::embedded()).unwrap();
    let province = seeds.regions.resolve("210000").unwrap();
    let named = |&position: &usize| {
        let county = &seeds.regions.counties()[position];
        (county.code.to_string(), county.name_zh.clone())
    };
    province.counties.iter().map(named).collect()
}

fn save(folder: &Folder, name: &str, sheet: Worksheet) {
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet);
    folder.write(name, workbook.save_to_buffer().unwrap());
}

/// What is put into a cell.
enum Slip {
    Number(f64),
    /// A number in a format.
    Shown(f64, &'static str),
    Text(&'static str),
    /// A formula with its result.
    Formula(&'static str, &'static str),
    Date,
    Flag,
    Blank,
}
use Slip::{Blank, Date, Flag, Number, Shown, Text};

impl Slip {
    fn put(&self, sheet: &mut Worksheet, row: u32, column: u16) {
        match self {
            Number(number) => sheet.write_number(row, column, *number),
            Shown(number, format) => {
                let format = Format::new().set_num_format(*format);
                sheet.write_number_with_format(row, column, *number, &format)
            }
            Text(text) => sheet.write_string(row, column, *text),
            Self::Formula(formula, result) => {
                sheet.write_formula(row, column, Formula::new(*formula).set_result(*result))
            }
            Date => {
                let date = ExcelDateTime::from_ymd(2020, 3, 5).unwrap();
                let format = Format::new().set_num_format("yyyy-mm-dd");
                sheet.write_datetime_with_format(row, column, &date, &format)
            }
            Flag => sheet.write_boolean(row, column, true),
            Blank => sheet.write_blank(row, column, &Format::new()),
        }
        .unwrap();
    }
}

/// In which column what is put, and a word of what is said there.
const SLIPS: [(u16, Slip, &str); 25] = [
    (2, Number(-5.0), "found -5"),
    (2, Number(12.5), "whole number"),
    (2, Number(3e6), "at most"),
    (3, Number(1201.0), "1200 beds"),
    (4, Number(1300.0), "1200 beds"),
    (3, Shown(0.45, "0%"), "percentage"),
    (3, Shown(3.0, "0.0%"), "percentage"),
    (3, Text("45%"), "percentage"),
    (2, Date, "date 2020-03-05"),
    (2, Slip::Formula("=NA()", "#N/A"), "#N/A"),
    (4, Slip::Formula("=1/0", "#DIV/0!"), "#DIV/0!"),
    (2, Flag, "TRUE"),
    (2, Text("300张"), "without unit"),
    (2, Text("约300"), "without unit"),
    (2, Text("1.2万"), "without unit"),
    (2, Text("12,00"), "groups of three"),
    (3, Text("—"), "blank"),
    (3, Text("不详"), "blank"),
    (2, Text("-8"), "found -8"),
    (2, Blank, "found nothing"),
    (0, Text("21010"), "six-digit"),
    (0, Text("219999"), "219999"),
    (0, Text("210200"), "prefecture or province"),
    (1, Text("延庆区"), "slipped"),
    (1, Text("合计"), "totals"),
];

#[test]
fn thirty_mistakes_are_each_found_in_their_cell() {
    let folder = Folder::new("mistakes");
    let counties = liaoning();
    let mut sheet = filled(&counties);
    let mut expected = Vec::new();
    for (row, (column, slip, word)) in (4_u32..).step_by(2).zip(&SLIPS) {
        slip.put(&mut sheet, row, *column);
        let letter = char::from(b'A' + *column as u8);
        expected.push((format!("床位!{letter}{}:", row + 1), *word));
    }
    // A name alone that no county has.
    Blank.put(&mut sheet, 60, 0);
    Text("和平县区").put(&mut sheet, 60, 1);
    expected.push(("床位!B61:".to_owned(), "no county unit"));
    // A county twice, merged cells, a figure outside the table and one under no heading.
    sheet.write_string(80, 0, &counties[0].0).unwrap();
    sheet.write_string(80, 1, &counties[0].1).unwrap();
    expected.push(("床位!A81:".to_owned(), "床位!A4 already"));
    sheet.merge_range(82, 2, 83, 2, "", &Format::new()).unwrap();
    sheet.write_number(82, 2, 900).unwrap();
    expected.push(("床位!C83:".to_owned(), "C83:C84"));
    sheet.write_number(85, 8, 4).unwrap();
    expected.push(("床位!I86:".to_owned(), "without a heading"));
    sheet.write_number(110, 2, 90).unwrap();
    expected.push(("床位!A111:".to_owned(), "no county"));
    assert_eq!(expected.len(), 30);
    save(&folder, "beds.xlsx", sheet);
    let errors = folder.fail(2, &["import", "beds.xlsx", "--lang", "en"]);
    for (cell, word) in &expected {
        let line = errors.lines().find(|line| line.contains(cell.as_str()));
        assert!(line.is_some_and(|line| line.contains(word)), "{cell} {word}: {line:?}\n{errors}");
    }
    // C84 is blank under the merged cell, and nothing else is complained of.
    assert_eq!(errors.matches("床位!").count() - 1, expected.len() + 1, "{errors}");
    assert!(!folder.path().join("county_supply.csv").exists(), "nothing is written");
    let document = folder.carecast(&["import", "beds.xlsx", "--json"]);
    let document: serde_json::Value = serde_json::from_slice(&document.stdout).unwrap();
    assert_eq!(document["count"], 31);
    assert!(document["problems"][0]["zh"].as_str().unwrap().contains("单元格"));
}

#[test]
fn what_is_written_oddly_is_read_without_loss() {
    let folder = Folder::new("odd");
    let mut sheet = filled(&liaoning());
    sheet.write_number(3, 0, 210_102).unwrap();
    sheet.write_string(3, 2, "２，３００").unwrap();
    sheet.write_string(4, 0, "２１０１０３ ").unwrap();
    sheet.write_string(4, 2, " 1,234\u{a0}").unwrap();
    sheet.write_string(5, 2, "1300\u{200b}").unwrap();
    sheet.write_formula(6, 2, Formula::new("=600+7").set_result("1207")).unwrap();
    sheet.write_number(7, 5, 12.5).unwrap();
    for column in 2..6 {
        sheet.write_blank(8, column, &Format::new()).unwrap();
    }
    save(&folder, "beds.xlsx", sheet);
    folder.succeed(&["import", "beds.xlsx", "--out", "mine.csv"]);
    let text = fs::read_to_string(folder.path().join("mine.csv")).unwrap();
    let rows: Vec<&str> = text.lines().collect();
    assert_eq!(rows[0], "county_code,beds,nursing_beds,residents,carers");
    assert_eq!(rows[1], "210102,2300,500,700,150");
    assert_eq!(rows[2], "210103,1234,500,700,150");
    assert!(rows[3].contains(",1300,") && rows[4].contains(",1207,"), "{rows:?}");
    assert!(rows[5].ends_with(",12.5"));
    // The header, and every county but the one left blank.
    assert_eq!(rows.len(), 1 + 99);
    // Nothing is written over another table.
    folder.write("other.csv", "county_code,beds\n210102,7\n");
    assert!(folder.fail(2, &["import", "other.csv", "--out", "mine.csv"]).contains("--overwrite"));
    assert_eq!(fs::read_to_string(folder.path().join("mine.csv")).unwrap(), text);
}

#[test]
fn facilities_are_summed_and_every_bad_row_is_named() {
    let folder = Folder::new("facilities");
    let head = "机构名称,所在县,类型,床位,护理型床位,开业日期,护理员\n";
    folder.write(
        "good.csv",
        format!(
            "{head}甲,210102,养老机构,100,40,2010-05-01,10\n乙,210102,敬老院,50,10,2015,4.5\n\
             丙,210103,养老机构,80,,,7\n丁,210103,社区设施,20,0,,1\n戊,210103,养老机构,60,60,2022-01-01,9\n"
        ),
    );
    let output = folder.carecast(&["import", "good.csv", "--lang", "en"]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("1 facilities with 60 beds opened after the end of 2020"), "{said}");
    assert!(said.contains("1 community facilities") && said.contains("丙 does not say"), "{said}");
    let text = fs::read_to_string(folder.path().join("county_supply.csv")).unwrap();
    // 100 + 50 beds, 40 + 10 of them nursing, 10 + 4.5 carers; 丙 alone in the other county.
    assert!(text.ends_with("210102,150,50,,14.5\n210103,80,,,7\n"), "{text}");
    folder.write(
        "bad.csv",
        format!(
            "{head}甲,219999,养老机构,100,40,2010-05-01,10\n乙,和平区,养老机构,50,10,2015,4\n\
             丙,210103,宾馆,80,,,7\n丁,210103,养老机构,20,30,,1\n戊,210103,养老机构,60,60,0000-01-01,9\n\
             ,210103,养老机构,60,60,2010,9\n"
        ),
    );
    let errors = folder.fail(2, &["import", "bad.csv", "--lang", "en"]);
    for (place, word) in [
        ("bad.csv:2:2", "no county unit"),
        ("bad.csv:3:2", "210102 沈阳市和平区"),
        ("bad.csv:4:3", "the kind"),
        ("bad.csv:5:5", "20 beds"),
        ("bad.csv:6:6", "1900 to 2100"),
        ("bad.csv:7:1", "the facility's name"),
    ] {
        let line = errors.lines().find(|line| line.contains(place));
        assert!(line.is_some_and(|line| line.contains(word)), "{place}: {line:?}\n{errors}");
    }
    assert!(errors.contains("(6 to put right)"), "{errors}");
}

#[test]
fn tables_of_chinese_windows_are_read() {
    let folder = Folder::new("gb18030");
    // 县代码,床位 in GB18030, as Excel writes CSV there.
    let head = [0xcf, 0xd8, 0xb4, 0xfa, 0xc2, 0xeb, b',', 0xb4, 0xb2, 0xce, 0xbb];
    let mut bytes = head.to_vec();
    bytes.extend(b"\r\n210102,\"1,200\"\r\n");
    folder.write("beds.csv", bytes);
    folder.succeed(&["import", "beds.csv"]);
    let text = fs::read_to_string(folder.path().join("county_supply.csv")).unwrap();
    assert!(text.ends_with("210102,1200,,,\n"), "{text}");
    folder.write("beds.xlsx", b"PK\x03\x04 and then nothing");
    assert!(folder.fail(2, &["import", "beds.xlsx"]).contains("beds.xlsx"));
    folder.write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one");
    assert!(folder.fail(2, &["import", "old.xls"]).contains(".xlsx"));
}

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

/// Runs an import within 100 MiB of memory, and says how long it took.
fn confined(folder: &Folder, file: &str) -> (String, f64) {
    let started = Instant::now();
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 102400; exec \"$0\" import \"$1\" --lang en"])
        .args([env!("CARGO_BIN_EXE_carecast"), file])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{errors}");
    (errors, started.elapsed().as_secs_f64())
}

#[test]
#[cfg(target_os = "linux")]
fn bombs_and_far_cells_are_refused_at_once() {
    let folder = Folder::new("bombs");
    let mut sheet = filled(&liaoning());
    sheet.write_number(1_048_575, 16_383, 1).unwrap();
    save(&folder, "far.xlsx", sheet);
    let (errors, seconds) = confined(&folder, "far.xlsx");
    assert!(errors.contains("床位!XFD1048576"), "{errors}");
    assert!(seconds < 1.0, "{seconds} s");

    // A sheet of 100 MiB of blanks, once as it is and once with a directory that says 1,000 bytes.
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..100 {
        archive.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let honest = archive.finish().unwrap().into_inner();
    let mut lying = honest.clone();
    let entry = lying.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    lying[entry + 24..entry + 28].copy_from_slice(&1000_u32.to_le_bytes());
    for (name, bytes) in [("bomb.xlsx", honest), ("lying.xlsx", lying)] {
        folder.write(name, bytes);
        let (errors, seconds) = confined(&folder, name);
        let told = ["sheet1.xml in the workbook unpacks", "larger than its declared"];
        assert!(told.iter().any(|word| errors.contains(word)), "{name}: {errors}");
        assert!(seconds < 1.0, "{name}: {seconds} s");
    }
}
