//! Tables with a row a county.

use super::{
    Reading, county,
    figure::{Parts, amount},
    layout::Table,
    sheet::Value,
};
use crate::{messages, problems::Problems, seeds::GivenSupply};
use std::collections::BTreeMap;

/// Places in the list of columns.
const CODE: usize = 0;
const NAME: usize = 1;
const BEDS: usize = 2;
const NURSING: usize = 3;
const RESIDENTS: usize = 4;
const CARERS: usize = 5;
const PUBLIC: usize = 6;

/// Adds every row that holds a figure; rows that only name a county are not filled in yet.
pub(super) fn read(table: &Table<'_>, reading: &mut Reading<'_>, problems: &mut Problems) {
    for (row, cells) in table.rows() {
        let cell = |index| table.cell(cells, index);
        if ![BEDS, NURSING, RESIDENTS, CARERS, PUBLIC]
            .into_iter()
            .any(|index| cell(index).is_some())
        {
            continue;
        }
        let sheet = table.sheet;
        let names = [cell(CODE), cell(NAME)];
        if names == [None, None] {
            problems.push(sheet.place(row, table.column(CODE)), messages::county_blank());
        }
        let before = problems.0.len();
        let position = county::of_row(sheet, row, names, reading.regions, problems);
        let given = given(table, row, cells, problems);
        let Some(position) = position else { continue };
        let place = sheet.place(row, table.column(if names[0].is_some() { CODE } else { NAME }));
        if let Some(first) = reading.seen.get(&position) {
            let county = &reading.regions.counties()[position];
            let called = format!("{} {}", county.code, county.name_zh);
            problems.push(place, messages::county_twice(called, first));
            continue;
        }
        reading.seen.insert(position, place);
        if let Some(given) = given.filter(|_| problems.0.len() == before) {
            reading.own.given.insert(position, given);
        }
    }
}

/// The figures of a row.
fn given(
    table: &Table<'_>,
    row: u32,
    cells: &BTreeMap<u32, Value>,
    problems: &mut Problems,
) -> Option<GivenSupply> {
    let mut figure = |index: usize, parts: Parts| {
        let value = table.cell(cells, index).map(|(_, value)| value);
        amount(value, parts).unwrap_or_else(|said| {
            problems.push(table.sheet.place(row, table.column(index)), said);
            None
        })
    };
    let beds = figure(BEDS, Parts::Whole);
    let nursing_beds = figure(NURSING, Parts::Whole);
    let residents = figure(RESIDENTS, Parts::Whole);
    let carers = figure(CARERS, Parts::Any);
    let public_beds = figure(PUBLIC, Parts::Whole);
    let Some(beds) = beds else {
        if table.cell(cells, BEDS).is_none() {
            let said = messages::cell_blank(table.columns[BEDS].called());
            problems.push(table.sheet.place(row, table.column(BEDS)), said);
        }
        return None;
    };
    for (index, part) in [(NURSING, nursing_beds), (RESIDENTS, residents), (PUBLIC, public_beds)] {
        if let Some(part) = part.filter(|part| *part > beds) {
            let said = messages::cell_above_beds(part, table.columns[index].called(), beds);
            problems.push(table.sheet.place(row, table.column(index)), said);
        }
    }
    Some(GivenSupply { beds, nursing_beds, residents, carers, public_beds })
}
