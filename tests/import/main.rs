//! A planner's own tables: every bad cell is found where it stands, good ones are read without
//! loss, and hostile files are refused at once.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

#[path = "../common/mod.rs"]
mod common;
mod hostile;
mod mistakes;
mod odd;
mod templates;

use common::Folder;
use rust_xlsxwriter::{Format, Workbook, Worksheet};

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
