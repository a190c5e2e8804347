//! The four files of two censuses and what joins them.

use super::counts::{ByAge, by_age};
use crate::{
    domain::RegionCode,
    problems::{Place, Problems},
    seeds::{AgeCounts, Confidence, File, GROUP_START},
};
use std::collections::{BTreeMap, BTreeSet};

/// Counts of the base census beside its ages; a blank stays one.
pub const COUNTS: [&str; 19] = [
    "urban_population",
    "family_households",
    "family_household_population",
    "one_person_households",
    "one_generation_households",
    "three_generation_households",
    "four_plus_generation_households",
    "households_with_65plus",
    "households_one_65plus",
    "hukou_elsewhere_same_county",
    "hukou_other_county_same_province",
    "hukou_other_province",
    "illiterate_15plus",
    "longform_population_15plus",
    "longform_widowed_15plus",
    "longform_family_households",
    "longform_households_with_toilet",
    "longform_households_with_bathing",
    "registered_population",
];

/// Means and rates of the base census.
pub const RATES: [&str; 6] = [
    "minority_percent",
    "mean_years_schooling",
    "dwelling_area_m2_per_person",
    "nonagricultural_hukou_percent",
    "crude_birth_rate_per_1000",
    "crude_death_rate_per_1000",
];

/// One county of the base census.
#[derive(Clone, Debug, PartialEq)]
pub struct BaseCounty {
    /// Its province.
    pub province: RegionCode,
    /// Its prefecture.
    pub prefecture: RegionCode,
    /// A municipal district.
    pub is_district: bool,
    /// A county-level city.
    pub is_city: bool,
    /// Residents.
    pub population: f64,
    /// See `COUNTS`.
    pub counts: [Option<f64>; COUNTS.len()],
    /// See `RATES`.
    pub rates: [Option<f64>; RATES.len()],
    /// Residents by sex and five-year age.
    pub people: ByAge,
    /// Residents by sex and age group of the census.
    pub groups: AgeCounts,
}

/// A comparison unit whose counties of the first census are all in the base files.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name in the crosswalk.
    pub id: String,
    /// How well its boundaries agree. Never an input of a prediction: it was worked out with the
    /// second census.
    pub confidence: Confidence,
    /// Codes in the first census, in order.
    pub before: Vec<RegionCode>,
    /// Codes in the second census, in order.
    pub after: Vec<RegionCode>,
}

/// A file as it came in.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// What messages call it.
    pub name: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

impl<'a> Input<'a> {
    const fn file(self) -> File<'a> {
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
                row.reject(format!("repeats the county, sex and age of line {earlier}"));
            }
        }
        (code, sex, group, count)
    });
    let mut people: BTreeMap<RegionCode, AgeCounts> = BTreeMap::new();
    let mut found: BTreeMap<RegionCode, usize> = BTreeMap::new();
    // A row that was rejected is there all the same.
    for (code, _, _) in lines.keys() {
        *found.entry(*code).or_default() += 1;
    }
    for (code, sex, group, count) in rows {
        if let Some(code) = code {
            people.entry(code).or_default().0[sex as usize][group] = count;
        }
    }
    let place = Place::file(input.name);
    for (code, cells) in &found {
        if *cells < 2 * GROUP_START.len() {
            let message =
                format!("county {code} has {cells} of the 38 rows of both sexes and 19 ages");
            problems.push(place.clone(), message);
        }
    }
    if found.is_empty() && problems.0.is_empty() {
        problems.push(place, "the table holds no row");
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
        let sound = problems.0.is_empty();
        let counties = read_counties(counties, &people, problems);
        if sound && !counties.is_empty() {
            for code in people.keys().filter(|code| !counties.contains_key(*code)) {
                let message = format!("county {code} has no row in the file of counties");
                problems.push(Place::file(population.name), message);
            }
        }
        let units = read_units(crosswalk, &counties, problems);
        Self { counties, units }
    }

    /// The counties of a unit.
    pub fn members<'a>(&'a self, unit: &'a Unit) -> impl Iterator<Item = &'a BaseCounty> + Clone {
        unit.before.iter().filter_map(|code| self.counties.get(code))
    }
}

fn read_counties(
    input: Input<'_>,
    people: &BTreeMap<RegionCode, AgeCounts>,
    problems: &mut Problems,
) -> BTreeMap<RegionCode, BaseCounty> {
    let head = ["county_code", "prefecture_code", "province_code", "unit_type", "population"];
    let columns = [&head[..], &COUNTS[..], &RATES[..]].concat();
    read_county_rows(input, people, problems, &columns)
}

/// What only the first census has, or has with another meaning.
const ONLY_BEFORE: [&str; 5] = [
    "hukou_elsewhere_same_county",
    "registered_population",
    "nonagricultural_hukou_percent",
    "crude_birth_rate_per_1000",
    "crude_death_rate_per_1000",
];

/// The counties of the second census, in the form of the first; what it lacks is blank.
pub fn read_counties_after(
    input: Input<'_>,
    people: &BTreeMap<RegionCode, AgeCounts>,
    problems: &mut Problems,
) -> BTreeMap<RegionCode, BaseCounty> {
    let head = ["county_code", "prefecture_code", "province_code", "unit_type", "population"];
    let columns = [&head[..], &COUNTS[..], &RATES[..]].concat();
    let columns: Vec<&str> =
        columns.into_iter().filter(|column| !ONLY_BEFORE.contains(column)).collect();
    read_county_rows(input, people, problems, &columns)
}

fn read_county_rows(
    input: Input<'_>,
    people: &BTreeMap<RegionCode, AgeCounts>,
    problems: &mut Problems,
    columns: &[&str],
) -> BTreeMap<RegionCode, BaseCounty> {
    let has = |column: &str| columns.contains(&column);
    let mut lines = BTreeMap::new();
    let rows = input.file().rows_among(columns, problems, |row| {
        let code = row.code();
        if let Some(earlier) = lines.insert(code, row.line()) {
            row.reject(format!("repeats the county of line {earlier}"));
        } else if !people.is_empty() && !people.contains_key(&code) {
            row.complain(format_args!("is {code}: the file of ages has no such county"));
        }
        let (prefecture, province) = (row.code(), row.code());
        let kind = row.filled();
        let county = BaseCounty {
            province,
            prefecture,
            is_district: kind == "district",
            is_city: kind == "county_level_city",
            population: f64::from(row.count()),
            counts: COUNTS
                .map(|column| has(column).then(|| row.optional(|row| f64::from(row.count())))?),
            rates: RATES
                .map(|column| has(column).then(|| row.optional(crate::seeds::Row::amount))?),
            people: people.get(&code).map_or([[0.0; 18]; 2], by_age),
            groups: people.get(&code).copied().unwrap_or_default(),
        };
        (code, county)
    });
    rows.into_iter().collect()
}

/// The units all of whose counties are in the base files.
fn read_units(
    input: Input<'_>,
    counties: &BTreeMap<RegionCode, BaseCounty>,
    problems: &mut Problems,
) -> Vec<Unit> {
    #[derive(Default)]
    struct Links {
        confidence: Option<Confidence>,
        before: BTreeSet<RegionCode>,
        after: BTreeSet<RegionCode>,
    }
    let mut order = Vec::new();
    let mut links: BTreeMap<String, Links> = BTreeMap::new();
    let mut lines = BTreeMap::new();
    let columns = ["county_code_2010", "county_code_2020", "unit_id", "confidence"];
    let before_rows = problems.0.len();
    input.file().rows_among(&columns, problems, |row| {
        let (before, after) = (row.code(), row.code());
        let id = row.filled().to_owned();
        let confidence = row.word(Confidence::Low);
        if let Some(earlier) = lines.insert((before, after), row.line()) {
            return row.reject(format!("repeats the link of line {earlier}"));
        }
        if !links.contains_key(&id) {
            order.push(id.clone());
        }
        let unit = links.entry(id).or_default();
        if unit.confidence.is_some_and(|known| known != confidence) {
            row.complain("differs from the unit's rows above");
        }
        unit.confidence = Some(confidence);
        unit.before.insert(before);
        unit.after.insert(after);
    });
    let linked: BTreeSet<RegionCode> =
        links.values().flat_map(|unit| &unit.before).copied().collect();
    let place = Place::file(input.name);
    if problems.0.len() == before_rows {
        for code in counties.keys().filter(|code| !linked.contains(code)) {
            problems.push(place.clone(), format!("no link from county {code} of the base census"));
        }
    }
    order
        .into_iter()
        .filter_map(|id| {
            let unit = links.remove(&id)?;
            let whole = unit.before.iter().all(|code| counties.contains_key(code));
            whole.then(|| Unit {
                id,
                confidence: unit.confidence.unwrap_or(Confidence::Low),
                before: unit.before.into_iter().collect(),
                after: unit.after.into_iter().collect(),
            })
        })
        .collect()
}

/// The second census by unit, in the order of the units; `None` where it lacks a county.
#[must_use]
pub fn truth_of_units(
    units: &[Unit],
    people: &BTreeMap<RegionCode, AgeCounts>,
    (truth, crosswalk): (&str, &str),
    problems: &mut Problems,
) -> Vec<Option<ByAge>> {
    let found: Vec<Option<ByAge>> = units
        .iter()
        .map(|unit| {
            let mut sum = [[0.0; 18]; 2];
            for code in &unit.after {
                for (total, count) in
                    sum.iter_mut().flatten().zip(by_age(people.get(code)?).into_iter().flatten())
                {
                    *total += count;
                }
            }
            Some(sum)
        })
        .collect();
    if found.iter().all(Option::is_none) {
        let message = "holds no comparison unit of the base census".to_owned();
        problems.push(Place::file(truth), message);
        return found;
    }
    for (unit, _) in units.iter().zip(&found).filter(|(_, sum)| sum.is_none()) {
        for code in unit.after.iter().filter(|code| !people.contains_key(code)) {
            let message = format!("unit {} names county {code}, which {truth} lacks", unit.id);
            problems.push(Place::file(crosswalk), message);
        }
    }
    found
}
