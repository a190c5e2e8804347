//! Figures written oddly, lists of facilities, other encodings.

use super::{common::Folder, filled, liaoning, save};
use rust_xlsxwriter::{Format, Formula};
use std::fs;

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
    assert_eq!(rows[0], "county_code,beds,nursing_beds,residents,carers,public_beds");
    assert_eq!(rows[1], "210102,2300,500,700,150,");
    assert_eq!(rows[2], "210103,1234,500,700,150,");
    assert!(rows[3].contains(",1300,") && rows[4].contains(",1207,"), "{rows:?}");
    assert!(rows[5].ends_with(",12.5,"));
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
    assert!(text.ends_with("210102,150,50,,14.5,\n210103,80,,,7,\n"), "{text}");
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
    assert!(text.ends_with("210102,1200,,,,\n"), "{text}");
    folder.write("beds.xlsx", b"PK\x03\x04 and then nothing");
    assert!(folder.fail(2, &["import", "beds.xlsx"]).contains("beds.xlsx"));
    folder.write("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one");
    assert!(folder.fail(2, &["import", "old.xls"]).contains(".xlsx"));
}
