//! Tables with a row a county.

use super::{
    COUNTY_COLUMNS, Reading, county,
    figure::{Parts, amount},
    layout::Table,
    sheet::Value,
};
use crate::{
    messages,
    problems::Problems,
    seeds::{GivenGuaranteed, GivenSupply},
};
use std::collections::BTreeMap;

/// Places in the list of columns.
const CODE: usize = 0;
const NAME: usize = 1;
const BEDS: usize = 2;
const NURSING: usize = 3;
const RESIDENTS: usize = 4;
const CARERS: usize = 5;
const PUBLIC: usize = 6;
/// People in extreme hardship: all, in institutions, wanting a place, disabled.
const GUARANTEED: [usize; 4] = [7, 8, 9, 10];

/// Adds every row that holds a figure; rows that only name a county are not filled in yet.
pub(super) fn read(table: &Table<'_>, reading: &mut Reading<'_>, problems: &mut Problems) {
    for (row, cells) in table.rows() {
        let cell = |index| table.cell(cells, index);
        let any = |columns: &[usize]| columns.iter().any(|&index| cell(index).is_some());
        let tells_beds = any(&[BEDS, NURSING, RESIDENTS, CARERS, PUBLIC]);
        let tells_guaranteed = any(&GUARANTEED);
        if !tells_beds && !tells_guaranteed {
            continue;
        }
        let sheet = table.sheet;
        let names = [cell(CODE), cell(NAME)];
        if names == [None, None] {
            problems.push(sheet.place(row, table.column(CODE)), messages::county_blank());
        }
        let before = problems.0.len();
        let position = county::of_row(sheet, row, names, reading.regions, problems);
        let given = if tells_beds { given(table, row, cells, problems) } else { None };
        let guaranteed = tells_guaranteed
            .then(|| guaranteed(table, row, cells, given.as_ref(), problems))
            .flatten();
        let Some(position) = position else { continue };
        let place = sheet.place(row, table.column(if names[0].is_some() { CODE } else { NAME }));
        let told = [(tells_beds, &reading.seen), (tells_guaranteed, &reading.counted)];
        if let Some(first) =
            told.iter().find_map(|(tells, seen)| seen.get(&position).filter(|_| *tells))
        {
            let county = &reading.regions.counties()[position];
            let called = format!("{} {}", county.code, county.name_zh);
            problems.push(place, messages::county_twice(called, first));
            continue;
        }
        if tells_beds {
            reading.seen.insert(position, place.clone());
        }
        if tells_guaranteed {
            reading.counted.insert(position, place);
        }
        if problems.0.len() == before {
            reading.own.given.extend(given.map(|given| (position, given)));
            reading.own.guaranteed.extend(guaranteed.map(|people| (position, people)));
        }
    }
}

/// Holds people in extreme hardship against beds and residents that another table tells of.
///
/// Those who live in institutions are among the residents, and lie in beds.
pub(super) fn beyond_other_tables(reading: &Reading<'_>, problems: &mut Problems) {
    let called = |index: usize| COUNTY_COLUMNS[index].called();
    for (position, people) in &reading.own.guaranteed {
        let (Some(given), Some(here), Some(there)) = (
            reading.own.given.get(position),
            reading.counted.get(position),
            reading.seen.get(position),
        ) else {
            continue;
        };
        let wholes = [(RESIDENTS, given.residents), (BEDS, Some(given.beds))];
        let short = wholes.into_iter().find_map(|(index, whole)| {
            Some((index, whole.filter(|whole| *whole < people.housed)?))
        });
        if let Some((index, whole)) = short {
            let county = &reading.regions.counties()[*position];
            let named = format!("{} {}", county.code, county.name_zh);
            let inside = called(GUARANTEED[1]);
            let said = messages::count_above_other(
                named,
                people.housed,
                inside,
                whole,
                called(index),
                there,
            );
            problems.push(here.clone(), said);
        }
    }
}

/// The people in extreme hardship of a row: all four figures, or none.
fn guaranteed(
    table: &Table<'_>,
    row: u32,
    cells: &BTreeMap<u32, Value>,
    given: Option<&GivenSupply>,
    problems: &mut Problems,
) -> Option<GivenGuaranteed> {
    let called = |index: usize| table.columns[index].called();
    let mut say = |index: usize, said| {
        problems.push(table.sheet.place(row, table.column(index)), said);
    };
    let figures = GUARANTEED.map(|index| match table.cell(cells, index) {
        None => {
            say(index, messages::cell_blank(called(index)));
            None
        }
        Some((_, value)) => amount(Some(value), Parts::Whole).unwrap_or_else(|said| {
            say(index, said);
            None
        }),
    });
    let [all, inside, willing, ill] = GUARANTEED;
    let [people, housed, wanting, disabled] = figures;
    for (index, part) in [(inside, housed), (willing, wanting), (ill, disabled)] {
        if let (Some(part), Some(people)) = (part, people)
            && part > people
        {
            say(index, messages::cell_above(part, called(index), people, called(all)));
        }
    }
    if let (Some(people), Some(housed), Some(wanting)) = (people, housed, wanting)
        && housed + wanting > people
        && housed.max(wanting) <= people
    {
        let (other, whole) = (called(inside), called(all));
        say(willing, messages::cell_sum_above(wanting, other, housed, people, whole));
    }
    // Those who live in institutions are among the residents, and lie in beds.
    if let (Some(housed), Some(given)) = (housed, given) {
        let wholes = [(RESIDENTS, given.residents), (BEDS, Some(given.beds))];
        if let Some((index, whole)) = wholes
            .into_iter()
            .find_map(|(index, whole)| Some((index, whole.filter(|w| *w < housed)?)))
        {
            say(inside, messages::cell_above(housed, called(inside), whole, called(index)));
        }
    }
    Some(GivenGuaranteed {
        people: people?,
        housed: housed?,
        wanting: wanting?,
        disabled: disabled?,
    })
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
