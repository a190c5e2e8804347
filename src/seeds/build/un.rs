//! The United Nations' tables for China.

use super::workshop::{Recipe, Sheet, Workshop};
use crate::domain::{Basis, Sex};
use crate::seeds::un::{
    E0_COLUMNS, MIGRATION_START, MORTALITY_START, MOTHER_START, OLDEST_START, QUANTILE_COLUMNS,
    wide_columns,
};
use std::collections::BTreeMap;

const PUBLISHER: &str = "United Nations, DESA, Population Division";
const WPP_2024: &str =
    "World Population Prospects 2024, from the R package PPgp/wpp2024 (commit 2da7768a)";
const WPP_2019: &str =
    "World Population Prospects 2019, from the R package PPgp/wpp2019 (commit d0c446db)";
const LICENCE: &str = "CC BY 3.0 IGO";

/// What the recipes share.
const UN: Recipe = Recipe {
    folder: "",
    table: "data.csv",
    title: "",
    publisher: PUBLISHER,
    reference: WPP_2024,
    licence: LICENCE,
    period: "1950/2100",
    unit: "",
    kind: Basis::Published,
    built_from: &[],
    note: "China without Hong Kong, Macao and Taiwan.",
    make: mortality,
};

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "un_china_mortality",
        title: "Death rates by sex and age, five-year periods",
        unit: "deaths per person-year",
        built_from: &["wpp2024_china_mortality_rates.csv"],
        note: "China without Hong Kong, Macao and Taiwan. Periods run from mid-year to mid-year; \
            supplied by the UN for the package, not an official table. m85 is ages 85 to 89, m100 \
            is open. Medians from 2025.",
        make: mortality,
        ..UN
    },
    Recipe {
        folder: "un_china_life_expectancy",
        title: "Life expectancy at birth, with 80 % and 95 % bounds from 2024",
        unit: "years",
        built_from: &["wpp2024_china_life_expectancy.csv"],
        make: life_expectancy,
        ..UN
    },
    Recipe {
        folder: "un_china_total_fertility",
        title: "Total fertility, with 80 % and 95 % bounds from 2024",
        unit: "children per woman",
        built_from: &["wpp2024_china_total_fertility.csv"],
        make: total_fertility,
        ..UN
    },
    Recipe {
        folder: "un_china_fertility_pattern",
        title: "Total fertility by age of mother",
        unit: "share of total fertility",
        built_from: &["wpp2024_china_fertility_age_pattern.csv"],
        note: "China without Hong Kong, Macao and Taiwan. f15 is mothers of 15 to 19; a row sums \
            to one.",
        make: fertility_pattern,
        ..UN
    },
    Recipe {
        folder: "un_china_sex_ratio_at_birth",
        title: "Sex ratio at birth",
        unit: "boys per girl",
        built_from: &["wpp2024_china_sex_ratio_at_birth.csv"],
        make: sex_ratio,
        ..UN
    },
    Recipe {
        folder: "un_china_net_migration",
        title: "Net international migration, with 80 % and 95 % bounds from 2024",
        unit: "persons a year",
        built_from: &["wpp2024_china_net_migration.csv"],
        make: net_migration,
        ..UN
    },
    Recipe {
        folder: "un_china_net_migration_age",
        title: "Net international migration by sex and age, medians",
        period: "2023/2100",
        unit: "persons a year",
        built_from: &["wpp2024_china_net_migration_age_sex.csv"],
        make: net_migration_age,
        ..UN
    },
    Recipe {
        folder: "un_china_births",
        title: "Births and deaths",
        unit: "persons a year",
        built_from: &["wpp2024_china_vital_rates.csv"],
        make: vital,
        ..UN
    },
    Recipe {
        folder: "un_age_85plus_shares",
        title: "How the people aged 85 and over divide into five-year groups",
        reference: WPP_2019,
        period: "2000/2020",
        unit: "share of the people aged 85 and over",
        built_from: &["age_85plus_split_china.csv"],
        note: "Shares of the 2019 revision; its counts are a third below the census of 2020 and \
            are not used. s85 is ages 85 to 89, s100 is open.",
        make: oldest,
        ..UN
    },
];

fn mortality(shop: &mut Workshop<'_>) -> Vec<u8> {
    let value = "deaths_per_person_year";
    by_sex(
        shop,
        "wpp2024_china_mortality_rates.csv",
        "period_start",
        value,
        "m",
        &MORTALITY_START,
        |text| text,
    )
}

fn net_migration_age(shop: &mut Workshop<'_>) -> Vec<u8> {
    let table = "wpp2024_china_net_migration_age_sex.csv";
    by_sex(shop, table, "year", "thousands", "n", &MIGRATION_START, |text| persons(&text))
}

fn oldest(shop: &mut Workshop<'_>) -> Vec<u8> {
    let table = "age_85plus_split_china.csv";
    by_sex(shop, table, "year", "share_of_85plus", "s", &OLDEST_START, |text| text)
}

/// A row for each year and sex, a column for each age.
fn by_sex(
    shop: &mut Workshop<'_>,
    table: &str,
    key: &str,
    value: &str,
    letter: &str,
    starts: &[usize],
    convert: fn(String) -> String,
) -> Vec<u8> {
    let mut rows = BTreeMap::new();
    shop.rows(table, &[key, "sex", "age_lo", value], |row| {
        let (year, sex, age) = (row.year(), row.sex(), row.one_of(starts));
        let cells = rows.entry((year, sex)).or_insert_with(|| vec![String::new(); starts.len()]);
        row.number();
        cells[age] = convert(row.again().to_owned());
    });
    let mut sheet = Sheet::new(wide_columns(&[key, "sex"], letter, starts));
    for ((year, sex), cells) in rows {
        let word = match sex {
            Sex::Male => "male",
            Sex::Female => "female",
        };
        sheet.row([year.to_string(), word.to_owned()].into_iter().chain(cells));
    }
    sheet.finish()
}

fn fertility_pattern(shop: &mut Workshop<'_>) -> Vec<u8> {
    let mut rows = BTreeMap::new();
    let columns = ["year", "age_lo", "percent_of_total_fertility"];
    shop.rows("wpp2024_china_fertility_age_pattern.csv", &columns, |row| {
        let (year, age) = (row.year(), row.one_of(&MOTHER_START));
        rows.entry(year).or_insert_with(|| vec![String::new(); MOTHER_START.len()])[age] =
            super::census::share(row.number(), 8);
    });
    let mut sheet = Sheet::new(wide_columns(&["year"], "f", &MOTHER_START));
    for (year, cells) in rows {
        sheet.row(std::iter::once(year.to_string()).chain(cells));
    }
    sheet.finish()
}

fn life_expectancy(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["year", "sex", "years", "lower95", "lower80", "upper80", "upper95"];
    copy(shop, "wpp2024_china_life_expectancy.csv", &columns, E0_COLUMNS, str::to_owned)
}

fn total_fertility(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["year", "children_per_woman", "lower95", "lower80", "upper80", "upper95"];
    copy(shop, "wpp2024_china_total_fertility.csv", &columns, QUANTILE_COLUMNS, str::to_owned)
}

fn net_migration(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["year", "thousands", "lower95", "lower80", "upper80", "upper95"];
    copy(shop, "wpp2024_china_net_migration.csv", &columns, QUANTILE_COLUMNS, persons)
}

fn sex_ratio(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["year", "boys_per_girl"];
    copy(shop, "wpp2024_china_sex_ratio_at_birth.csv", &columns, &columns, str::to_owned)
}

fn vital(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["year", "births_thousands", "deaths_thousands"];
    copy(shop, "wpp2024_china_vital_rates.csv", &columns, &["year", "births", "deaths"], persons)
}

/// Some columns of a table under our names; all but the first (the year) are converted.
fn copy(
    shop: &mut Workshop<'_>,
    table: &str,
    theirs: &[&str],
    ours: &[&str],
    convert: fn(&str) -> String,
) -> Vec<u8> {
    let mut sheet = Sheet::new(ours);
    shop.rows(table, theirs, |row| {
        let year = row.filled().to_owned();
        let cells: Vec<String> = theirs[1..].iter().map(|_| convert(row.text())).collect();
        sheet.row(std::iter::once(year).chain(cells));
    });
    sheet.finish()
}

/// Thousands with up to three decimals as persons; a blank stays one.
fn persons(thousands: &str) -> String {
    let number = thousands.parse::<f64>();
    number.map_or_else(|_| String::new(), |number| ((number * 1000.0).round() as i64).to_string())
}
