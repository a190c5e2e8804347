//! Lists of facilities, summed to their counties.

use super::{
    Reading,
    columns::FacilityKind,
    county::by_either,
    figure::{Parts, amount, plain, year},
    layout::Table,
    sheet::Value,
};
use crate::{
    messages::{self, Said},
    problems::{Place, Problems},
    scenario::BASE_YEAR,
    seeds::GivenSupply,
};
use std::collections::BTreeMap;

/// Places in the list of columns.
const NAME: usize = 0;
const COUNTY: usize = 1;
const KIND: usize = 2;
const BEDS: usize = 3;
const NURSING: usize = 4;
const OPENED: usize = 5;
const STAFF: usize = 6;

/// A facility whose row is in order.
struct Facility {
    name: String,
    county: usize,
    kind: FacilityKind,
    beds: f64,
    nursing_beds: Option<f64>,
    staff: Option<f64>,
    opened: Option<i32>,
}

/// Adds the counties of every facility; one that opened later, or is none of institutions, is
/// noted and not summed.
pub(super) fn read(table: &Table<'_>, reading: &mut Reading<'_>, problems: &mut Problems) {
    let mut sums: BTreeMap<usize, (Place, GivenSupply)> = BTreeMap::new();
    let (mut later, mut later_beds, mut community) = (0, 0.0, 0);
    let base = i32::from(BASE_YEAR);
    for (row, cells) in table.rows() {
        let Some(facility) = facility(table, row, cells, reading, problems) else { continue };
        if facility.kind == FacilityKind::Community {
            community += 1;
        } else if facility.opened.is_some_and(|year| year > base) {
            later += 1;
            later_beds += facility.beds;
        } else {
            let place = table.sheet.place(row, table.column(COUNTY));
            add(&mut sums, &facility, place, table, reading);
        }
    }
    if later > 0 {
        reading.own.notes.push(messages::note_later(later, later_beds, base));
    }
    if community > 0 {
        reading.own.notes.push(messages::note_community(community));
    }
    for (position, (place, given)) in sums {
        if let Some(first) = reading.seen.get(&position) {
            let county = &reading.regions.counties()[position];
            let called = format!("{} {}", county.code, county.name_zh);
            problems.push(place, messages::county_in_both(called, first));
            continue;
        }
        reading.seen.insert(position, place);
        reading.own.given.insert(position, given);
    }
}

/// Adds a facility to its county. What one facility does not tell is not known of the county.
fn add(
    sums: &mut BTreeMap<usize, (Place, GivenSupply)>,
    facility: &Facility,
    place: Place,
    table: &Table<'_>,
    reading: &mut Reading<'_>,
) {
    let none = GivenSupply {
        beds: 0.0,
        nursing_beds: Some(0.0),
        residents: None,
        carers: Some(0.0),
        public_beds: None,
    };
    let (_, sum) = sums.entry(facility.county).or_insert((place, none));
    sum.beds += facility.beds;
    let county = &reading.regions.counties()[facility.county].name_zh;
    let parts = [
        (&mut sum.nursing_beds, facility.nursing_beds, NURSING),
        (&mut sum.carers, facility.staff, STAFF),
    ];
    for (sum, part, index) in parts {
        match (*sum, part) {
            (Some(before), Some(part)) => *sum = Some(before + part),
            (Some(_), None) => {
                *sum = None;
                let column = table.columns[index].called();
                reading.own.notes.push(messages::note_unknown(county, column, &facility.name));
            }
            (None, _) => {}
        }
    }
}

fn facility(
    table: &Table<'_>,
    row: u32,
    cells: &BTreeMap<u32, Value>,
    reading: &Reading<'_>,
    problems: &mut Problems,
) -> Option<Facility> {
    let before = problems.0.len();
    let cell = |index| table.cell(cells, index).map(|(_, value)| value);
    let mut say =
        |index, said: Said| problems.push(table.sheet.place(row, table.column(index)), said);
    let name = cell(NAME).map(Value::shown);
    if name.is_none() {
        say(NAME, messages::facility_blank());
    }
    let county = match cell(COUNTY) {
        None => {
            say(COUNTY, messages::cell_blank(table.columns[COUNTY].called()));
            None
        }
        Some(value) => by_either(value, reading.regions).map_err(|said| say(COUNTY, said)).ok(),
    };
    let kind = match cell(KIND).map(Value::shown) {
        None => FacilityKind::Institution,
        Some(word) => FacilityKind::of(&plain(&word)).unwrap_or_else(|| {
            let known = [FacilityKind::Institution, FacilityKind::Community];
            let list: Vec<&str> =
                known.iter().flat_map(|kind| kind.words()).take(40).copied().collect();
            say(KIND, messages::facility_kind(&word, list.join(", ")));
            FacilityKind::Institution
        }),
    };
    let opened = cell(OPENED).and_then(|value| {
        year(value).unwrap_or_else(|said| {
            say(OPENED, said);
            None
        })
    });
    let mut figure = |index: usize, parts: Parts| {
        amount(cell(index), parts).unwrap_or_else(|said| {
            say(index, said);
            None
        })
    };
    let beds = figure(BEDS, Parts::Whole);
    let nursing_beds = figure(NURSING, Parts::Whole);
    let staff = figure(STAFF, Parts::Any);
    if cell(BEDS).is_none() {
        say(BEDS, messages::cell_blank(table.columns[BEDS].called()));
    }
    if let (Some(beds), Some(part)) = (beds, nursing_beds)
        && part > beds
    {
        let said = messages::cell_above_beds(part, table.columns[NURSING].called(), beds);
        say(NURSING, said);
    }
    if problems.0.len() > before {
        return None;
    }
    Some(Facility { name: name?, county: county?, kind, beds: beds?, nursing_beds, staff, opened })
}
