//! Cohorts from the census of 2010 to that of 2020.

use super::{
    census::counts,
    workshop::{Recipe, Sheet, Workshop},
};
use crate::domain::{Basis, RegionCode, Sex};
use crate::messages;
use crate::seeds::census::{AgeCounts, GROUP_START};
use crate::seeds::change::{COHORT_START, COHORTS, NATIONAL_COLUMNS, county_columns};
use std::collections::BTreeMap;

const PUBLISHER: &str =
    "computed here from the censuses of 2010 and 2020 (National Bureau of Statistics)";
const REFERENCE: &str = "Tabulations of the 2010 and 2020 population census by county, as digitised \
    in leiii/census (commit 0ba0f1ef), joined by the project's crosswalk of comparison units";
const BUILT_FROM: &[&str] = &[
    "census_2010_county_age_sex.csv",
    "census_2020_county_age_sex.csv",
    "comparison_units_2010_2020.csv",
];

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "county_change_2010_2020",
        table: "data.csv",
        title: "Change of each county's cohorts, relative to all train provinces",
        publisher: PUBLISHER,
        reference: REFERENCE,
        licence: "MIT",
        period: "2010-11-01/2020-11-01",
        unit: "ln of (people in 2020 / people ten years younger in 2010) over the national ratio",
        kind: Basis::Estimated,
        built_from: BUILT_FROM,
        note: "Both sexes. c10 is the cohort aged 10 to 14 in 2020, c85 everyone aged 85 and over \
            (75 and over in 2010). Counties of a merged comparison unit share its figures. Raw: \
            no shrinkage. Sixteen train provinces; the others are absent, not average.",
        make: county_change,
    },
    Recipe {
        folder: "national_change_2010_2020",
        table: "data.csv",
        title: "Change of cohorts in all train provinces together",
        publisher: PUBLISHER,
        reference: REFERENCE,
        licence: "MIT",
        period: "2010-11-01/2020-11-01",
        unit: "persons; ratio of people in 2020 to people ten years younger in 2010",
        kind: Basis::Estimated,
        built_from: BUILT_FROM,
        note: "Holds survival, census coverage and migration across the border of the sixteen \
            provinces. Ages are those of 2020; the youngest ratio is above one because small \
            children were missed in 2010.",
        make: national_change,
    },
];

/// People of a cohort in 2010 and in 2020, by sex.
#[derive(Clone, Copy, Default)]
struct Cohorts([[(u64, u64); COHORTS]; 2]);

impl Cohorts {
    /// Adds what the two censuses count; a cohort is ten years younger in the first.
    fn add(&mut self, before: &AgeCounts, after: &AgeCounts) {
        for sex in Sex::BOTH {
            for (cohort, cell) in self.0[sex as usize].iter_mut().enumerate() {
                cell.0 += people(before, sex, cohort, 10);
                cell.1 += people(after, sex, cohort, 0);
            }
        }
    }

    fn both_sexes(&self, cohort: usize) -> (u64, u64) {
        let [men, women] = [self.0[0][cohort], self.0[1][cohort]];
        (men.0 + women.0, men.1 + women.1)
    }
}

/// The people of a cohort at a census `years_before` 2020.
fn people(counts: &AgeCounts, sex: Sex, cohort: usize, years_before: usize) -> u64 {
    let start = COHORT_START[cohort] - years_before;
    let end = COHORT_START.get(cohort + 1).map_or(usize::MAX, |next| next - years_before);
    let groups = GROUP_START.iter().zip(counts.of(sex));
    groups.filter(|(age, _)| (start..end).contains(*age)).map(|(_, cell)| u64::from(*cell)).sum()
}

/// A comparison unit and its people.
struct Unit {
    id: String,
    confidence: String,
    counties_2020: Vec<RegionCode>,
    population_2010: u64,
    cohorts: Cohorts,
}

fn units(shop: &mut Workshop<'_>) -> Vec<Unit> {
    let before = counts(shop, "census_2010_county_age_sex.csv");
    let after = counts(shop, "census_2020_county_age_sex.csv");
    let columns = ["unit_id", "confidence", "county_codes_2010", "county_codes_2020"];
    shop.rows("comparison_units_2010_2020.csv", &columns, |row| {
        let (id, confidence) = (row.filled().to_owned(), row.filled().to_owned());
        let counties_2010 = row.codes();
        let old = sum(&before, &counties_2010);
        if old.is_none() {
            row.complain(messages::unit_uncounted(2010));
        }
        let counties_2020 = row.codes();
        let new = sum(&after, &counties_2020);
        if new.is_none() {
            row.complain(messages::unit_uncounted(2020));
        }
        let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
        let mut cohorts = Cohorts::default();
        cohorts.add(&old, &new);
        Unit { id, confidence, counties_2020, population_2010: old.total(), cohorts }
    })
}

fn sum(counts: &BTreeMap<RegionCode, AgeCounts>, counties: &[RegionCode]) -> Option<AgeCounts> {
    let mut sum = AgeCounts::default();
    for county in counties {
        let cells = counts.get(county)?.0;
        for (total, cell) in sum.0.iter_mut().flatten().zip(cells.iter().flatten()) {
            *total = total.saturating_add(*cell);
        }
    }
    Some(sum)
}

fn nation(units: &[Unit]) -> Cohorts {
    let mut nation = Cohorts::default();
    for unit in units {
        let cells = unit.cohorts.0.iter().flatten();
        for (total, cell) in nation.0.iter_mut().flatten().zip(cells) {
            *total = (total.0 + cell.0, total.1 + cell.1);
        }
    }
    nation
}

fn county_change(shop: &mut Workshop<'_>) -> Vec<u8> {
    let units = units(shop);
    let nation = nation(&units);
    let log_ratio = |unit: &Unit, cohort| {
        let ((old, new), (all_old, all_new)) =
            (unit.cohorts.both_sexes(cohort), nation.both_sexes(cohort));
        if old == 0 || new == 0 {
            return String::new();
        }
        let ratio = new as f64 / old as f64 * (all_old as f64 / all_new as f64);
        format!("{:.5}", libm::log(ratio))
    };
    let mut rows = BTreeMap::new();
    for unit in &units {
        let ratios: Vec<String> = (0..COHORTS).map(|cohort| log_ratio(unit, cohort)).collect();
        for county in &unit.counties_2020 {
            rows.insert(*county, (unit, ratios.clone()));
        }
    }
    let mut sheet = Sheet::new(county_columns());
    for (county, (unit, ratios)) in rows {
        let head = [
            county.to_string(),
            unit.id.clone(),
            unit.confidence.clone(),
            unit.population_2010.to_string(),
        ];
        sheet.row(head.into_iter().chain(ratios));
    }
    sheet.finish()
}

fn national_change(shop: &mut Workshop<'_>) -> Vec<u8> {
    let nation = nation(&units(shop));
    let mut sheet = Sheet::new(NATIONAL_COLUMNS);
    for (sex, word) in Sex::BOTH.into_iter().zip(["male", "female"]) {
        for (cohort, (old, new)) in nation.0[sex as usize].into_iter().enumerate() {
            let ratio = if old == 0 { 0.0 } else { new as f64 / old as f64 };
            let age = COHORT_START[cohort].to_string();
            sheet.row([word, &age, &old.to_string(), &new.to_string(), &format!("{ratio:.6}")]);
        }
    }
    sheet.finish()
}
