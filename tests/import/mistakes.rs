//! Thirty mistakes in a workbook.

use super::{common::Folder, filled, liaoning, save};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Worksheet};

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
