//! Counties of a census: what it says of them beside their ages.

use super::{
    census::Input,
    counts::{ByAge, by_age},
};
use crate::{domain::RegionCode, messages, problems::Problems, seeds::AgeCounts};
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

/// What a file says of counties.
pub(super) struct Counties {
    /// Those whose rows could be read.
    pub sound: BTreeMap<RegionCode, BaseCounty>,
    /// All that have a row.
    pub named: BTreeSet<RegionCode>,
}

/// The counties of the first census.
pub(super) fn read_counties(
    input: Input<'_>,
    people: &BTreeMap<RegionCode, AgeCounts>,
    problems: &mut Problems,
) -> Counties {
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
    read_county_rows(input, people, problems, &columns).sound
}

fn read_county_rows(
    input: Input<'_>,
    people: &BTreeMap<RegionCode, AgeCounts>,
    problems: &mut Problems,
    columns: &[&str],
) -> Counties {
    let has = |column: &str| columns.contains(&column);
    let mut lines = BTreeMap::new();
    let rows = input.file().rows_among(columns, problems, |row| {
        let code = row.code();
        if let Some(earlier) = lines.insert(code, row.line()) {
            row.reject(messages::census_county_twice(earlier));
        } else if !people.is_empty() && !people.contains_key(&code) {
            row.complain(messages::census_county_without_ages(code));
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
    let named = lines.into_keys().collect();
    Counties { sound: rows.into_iter().collect(), named }
}
