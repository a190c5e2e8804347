//! Points of service and settlements, with their coordinates.

use super::{
    columns::List,
    county::by_either,
    figure::{Parts, amount, coordinate, plain, year},
    layout::{self, Table},
    sheet::{Sheet, Value},
};
use crate::{
    messages::{self, Said},
    problems::{Place, Problems},
    seeds::{Point, Seeds, ServicePoint, Settlement},
};
use std::collections::BTreeMap;

/// Places in both lists of columns.
const NAME: usize = 0;
const COUNTY: usize = 1;
const LONGITUDE: usize = 2;
const LATITUDE: usize = 3;
/// In the list of points of service.
const OPENED: usize = 5;
const CLOSED: usize = 6;
/// In that of settlements.
const RESIDENCE: usize = 4;
const ELDERS: usize = 5;

/// East and north of the land of China, rounded outwards: 73.5 to 135.1 E, the southernmost reefs
/// near 4 N to 53.6 N.
const EAST: [f64; 2] = [73.0, 136.0];
const NORTH: [f64; 2] = [3.0, 54.0];

/// Kilometres from a county's own point beyond which a place cannot be in it: Ruoqiang, the largest
/// county, has 200,000 km², which a disc of 252 km has, and is about twice as long as wide.
const FARTHEST: f64 = 500.0;

/// Points of service.
///
/// # Errors
///
/// Every cell that cannot be used, with what stands there, what was expected and what to do.
pub fn service_points(sheets: &[Sheet], seeds: &Seeds) -> Result<Vec<ServicePoint>, Problems> {
    rows(sheets, List::ServicePoints, |line, problems| {
        let (county, at) = line.place(seeds, problems);
        let mut year_in = |index| {
            let found = line.get(index).map_or(Ok(None), year);
            let found = line.keep(index, found, problems).flatten();
            found.and_then(|year| u16::try_from(year).ok())
        };
        let (opened, closed) = (year_in(OPENED), year_in(CLOSED));
        if let (Some(opened), Some(closed)) = (opened, closed)
            && closed < opened
        {
            line.say(CLOSED, messages::closed_before(closed, opened), problems);
        }
        Some(ServicePoint { at: at?, county: county?, opened, closed })
    })
}

/// Settlements.
///
/// # Errors
///
/// As [`service_points`].
pub fn settlements(sheets: &[Sheet], seeds: &Seeds) -> Result<Vec<Settlement>, Problems> {
    rows(sheets, List::Settlements, |line, problems| {
        let (county, at) = line.place(seeds, problems);
        let urban = line.needed(RESIDENCE, problems).map(residence);
        let urban = urban.and_then(|found| line.keep(RESIDENCE, found, problems));
        let elders = line.needed(ELDERS, problems).map(|value| amount(Some(value), Parts::Any));
        let elders = elders.and_then(|found| line.keep(ELDERS, found, problems)).flatten();
        Some(Settlement { at: at?, county: county?, urban: urban?, elders: elders? })
    })
}

/// Reads every row of every sheet that holds such a table.
fn rows<T>(
    sheets: &[Sheet],
    list: List,
    mut read: impl FnMut(&Line<'_>, &mut Problems) -> Option<T>,
) -> Result<Vec<T>, Problems> {
    let mut problems = Problems::default();
    let mut found = Vec::new();
    let mut any = false;
    for sheet in sheets {
        let Some(layout) = layout::find(sheet, &[list]) else { continue };
        any = true;
        let Some(table) = layout.check(sheet, &mut problems) else { continue };
        for (row, cells) in table.rows() {
            let before = problems.0.len();
            let value = read(&Line { table: &table, row, cells }, &mut problems);
            found.extend(value.filter(|_| problems.0.len() == before));
        }
    }
    let first = || Place::file(sheets.first().map_or("", |sheet| sheet.file.as_str()));
    if !any {
        let columns: Vec<&str> =
            list.columns().iter().filter(|c| c.required).map(|column| column.id).collect();
        problems.push(first(), messages::no_table(columns.join(", ")));
    } else if found.is_empty() && problems.0.is_empty() {
        problems.push(first(), messages::no_places());
    }
    problems.or(found)
}

/// A row of a table.
struct Line<'a> {
    table: &'a Table<'a>,
    row: u32,
    cells: &'a BTreeMap<u32, Value>,
}

impl<'a> Line<'a> {
    fn get(&self, index: usize) -> Option<&'a Value> {
        self.table.cell(self.cells, index).map(|(_, value)| value)
    }

    /// A cell that must not be blank.
    fn needed(&self, index: usize, problems: &mut Problems) -> Option<&'a Value> {
        let found = self.get(index);
        if found.is_none() {
            let called = self.table.columns[index].called();
            self.say(index, messages::cell_blank(called), problems);
        }
        found
    }

    fn say(&self, index: usize, said: Said, problems: &mut Problems) {
        problems.push(self.table.sheet.place(self.row, self.table.column(index)), said);
    }

    fn keep<T>(&self, index: usize, found: Result<T, Said>, problems: &mut Problems) -> Option<T> {
        found.map_err(|said| self.say(index, said, problems)).ok()
    }

    /// The county of the row, and a point that may lie in it.
    fn place(&self, seeds: &Seeds, problems: &mut Problems) -> (Option<usize>, Option<Point>) {
        self.needed(NAME, problems);
        let county = self.needed(COUNTY, problems);
        let county = county.map(|value| by_either(value, &seeds.regions));
        let county = county.and_then(|found| self.keep(COUNTY, found, problems));
        let [east, north] = [(LONGITUDE, EAST), (LATITUDE, NORTH)].map(|(index, [low, high])| {
            let found = self.needed(index, problems).map(|value| coordinate(value, low, high));
            found.and_then(|found| self.keep(index, found, problems))
        });
        let at = east.zip(north).map(|(longitude, latitude)| Point { longitude, latitude });
        if let (Some(county), Some(at)) = (county, at) {
            let away = at.kilometres(seeds.geography.centroids[county]);
            if away > FARTHEST {
                let region = &seeds.regions.counties()[county];
                let called = format!("{} {}", region.code, region.name_zh);
                let said = messages::far_from_county(called, format!("{away:.0}"));
                self.say(LONGITUDE, said, problems);
            }
        }
        (county, at)
    }
}

/// Whether a word means city and town, or the countryside.
fn residence(value: &Value) -> Result<bool, Said> {
    const URBAN: [&str; 8] = ["城镇", "城市", "城区", "镇区", "城", "urban", "city", "town"];
    const RURAL: [&str; 6] = ["乡村", "农村", "村", "乡", "rural", "countryside"];
    let shown = value.shown();
    let word = plain(&shown).to_lowercase();
    if URBAN.contains(&word.as_str()) {
        Ok(true)
    } else if RURAL.contains(&word.as_str()) {
        Ok(false)
    } else {
        Err(messages::residence_wrong(shown))
    }
}
