//! The four files of two censuses and what joins them.

use super::{
    counties::{BaseCounty, Counties, read_counties},
    crosswalk::{Unit, read_units},
};
use crate::{
    domain::{RegionCode, Sex},
    messages::{self, Said},
    problems::{Place, Problems},
    seeds::{AgeCounts, File, GROUP_START},
};
use std::collections::BTreeMap;

/// A file as it came in.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What messages call it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl<'a> Input<'a> {
    pub(super) const fn file(self) -> File<'a> {
        File { name: self.name, bytes: self.bytes }
    }
}

/// The base census and the units it can be compared by.
#[derive(Clone, Debug)]
pub struct Base {
    /// Counties by code.
    pub counties: BTreeMap<RegionCode, BaseCounty>,
    /// Units in the order of the crosswalk.
    pub units: Vec<Unit>,
}

/// Counts of a census by county, five-year age and sex; says what is missing or there twice.
pub fn read_people(input: Input<'_>, problems: &mut Problems) -> BTreeMap<RegionCode, AgeCounts> {
    let mut lines: BTreeMap<(RegionCode, usize, usize), usize> = BTreeMap::new();
    let columns = ["county_code", "sex", "age_lo", "population"];
    let rows = input.file().rows_among(&columns, problems, |row| {
        let code = row.region_code();
        let (sex, group, count) = (row.sex(), row.one_of(&GROUP_START), row.count());
        if let Some(code) = code {
            let earlier = lines.insert((code, sex as usize, group), row.line());
            if let Some(earlier) = earlier {
                row.reject(messages::census_cell_twice(earlier));
            }
        }
        (code, sex, group, count)
    });
    let mut people: BTreeMap<RegionCode, AgeCounts> = BTreeMap::new();
    let mut found: BTreeMap<RegionCode, usize> = BTreeMap::new();
    // A row that was rejected is there all the same. The county's first line.
    for ((code, _, _), line) in &lines {
        let first = found.entry(*code).or_insert(*line);
        *first = (*first).min(*line);
    }
    for (code, sex, group, count) in rows {
        if let Some(code) = code {
            people.entry(code).or_default().0[sex as usize][group] = count;
        }
    }
    let place = Place::file(input.name);
    for (code, rows) in &found {
        let missing: Vec<(Sex, usize)> = Sex::BOTH
            .into_iter()
            .flat_map(|sex| (0..GROUP_START.len()).map(move |group| (sex, group)))
            .filter(|(sex, group)| !lines.contains_key(&(*code, *sex as usize, *group)))
            .collect();
        if let [(sex, group), rest @ ..] = &missing[..] {
            let first = match sex {
                Sex::Male => messages::men_from(GROUP_START[*group]),
                Sex::Female => messages::women_from(GROUP_START[*group]),
            };
            let more =
                if rest.is_empty() { Said::default() } else { messages::and_more(rest.len()) };
            let message = messages::census_county_short(code, 38 - missing.len(), first, more);
            problems.push(Place { line: Some(*rows), ..place.clone() }, message);
        }
    }
    if found.is_empty() && problems.0.is_empty() {
        problems.push(place, messages::table_without_rows());
    }
    people
}

impl Base {
    /// Reads the base census and the crosswalk.
    pub fn read(
        population: Input<'_>,
        counties: Input<'_>,
        crosswalk: Input<'_>,
        problems: &mut Problems,
    ) -> Self {
        let people = read_people(population, problems);
        let Counties { sound: counties, named } = read_counties(counties, &people, problems);
        if !named.is_empty() {
            for code in people.keys().filter(|code| !named.contains(*code)) {
                let message = messages::census_county_without_row(code);
                problems.push(Place::file(population.name), message);
            }
        }
        let units = read_units(crosswalk, (&counties, &named), problems);
        Self { counties, units }
    }

    /// The counties of a unit.
    pub fn members<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a BaseCounty> + Clone {
        unit.before.iter().filter_map(|code| self.counties.get(code))
    }
}
