//! The census of 2020.

use super::workshop::{Recipe, Sheet, Workshop};
use crate::domain::{Basis, RegionCode, Sex};
use crate::seeds::census::{AgeCounts, CONTEXT_COLUMNS, GROUP_START, population_columns};
use std::collections::BTreeMap;

const PUBLISHER: &str = "National Bureau of Statistics of China, digitised by Lei Dong et al.";
const REFERENCE: &str = "Tabulation of the 2020 population census by county, as digitised in \
    leiii/census (census_county_2020_v1.xlsx, commit 0ba0f1ef); Dong, Du, Liu (2022), Mapping \
    Evolving Population Geography in China";
const LICENCE: &str = "MIT";

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "regions_2020",
        table: "data.csv",
        title: "County units of the 2020 census, with prefecture and province",
        publisher: PUBLISHER,
        reference: REFERENCE,
        licence: LICENCE,
        period: "2020-11-01",
        unit: "names and codes",
        kind: Basis::Published,
        built_from: &["census_2020_county.csv"],
        note: "A county is a statistical unit of the census: 134 development zones are counted \
            apart from the districts they lie in. The level of a code is not in its digits: four \
            county units end in 00. Zones carry codes of the NBS list of 2020.",
        make: regions,
    },
    Recipe {
        folder: "census_2020_population",
        table: "data.csv",
        title: "Residents by county, sex and age group",
        publisher: PUBLISHER,
        reference: REFERENCE,
        licence: LICENCE,
        period: "2020-11-01",
        unit: "persons",
        kind: Basis::Published,
        built_from: &["census_2020_county_age_sex.csv"],
        note: "Without people on active service: 1,409,778,724, exactly 2,000,000 below the \
            bulletin. m is men, f women; the last group, 85 and over, is open.",
        make: population,
    },
    Recipe {
        folder: "census_2020_context",
        table: "data.csv",
        title: "Urban and rural residents, households and place of registration by county",
        publisher: PUBLISHER,
        reference: REFERENCE,
        licence: LICENCE,
        period: "2020-11-01",
        unit: "persons, family households, share of residents",
        kind: Basis::Published,
        built_from: &["census_2020_county.csv"],
        note: "Family households, not collective ones. hukou_* are residents registered in \
            another township, by where. Blank where the source prints nothing.",
        make: context,
    },
];

fn regions(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = [
        "county_code",
        "county_name_zh",
        "prefecture_code",
        "prefecture_name_zh",
        "province_code",
        "province_name_zh",
        "unit_type",
    ];
    let mut sheet = Sheet::new([
        "county_code",
        "name_zh",
        "prefecture_code",
        "prefecture_zh",
        "province_code",
        "province_zh",
        "unit_type",
    ]);
    shop.rows("census_2020_county.csv", &columns, |row| {
        sheet.row(columns.map(|_| row.filled()));
    });
    sheet.finish()
}

/// The census counts of a shared table, by county; 2010 and 2020 have the same columns.
pub(super) fn counts(shop: &mut Workshop<'_>, table: &str) -> BTreeMap<RegionCode, AgeCounts> {
    let mut counts: BTreeMap<RegionCode, AgeCounts> = BTreeMap::new();
    shop.rows(table, &["county_code", "sex", "age_lo", "population"], |row| {
        let (code, sex, group) = (row.code(), row.sex(), row.one_of(&GROUP_START));
        counts.entry(code).or_default().0[sex as usize][group] = row.count();
    });
    counts
}

fn population(shop: &mut Workshop<'_>) -> Vec<u8> {
    let counts = counts(shop, "census_2020_county_age_sex.csv");
    let mut sheet = Sheet::new(population_columns());
    for (code, people) in counts {
        let cells =
            Sex::BOTH.into_iter().flat_map(|sex| *people.of(sex)).map(|cell| cell.to_string());
        sheet.row(std::iter::once(code.to_string()).chain(cells));
    }
    sheet.finish()
}

fn context(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns: Vec<&str> = CONTEXT_COLUMNS
        .iter()
        .map(|column| if *column == "minority_share" { "minority_percent" } else { column })
        .collect();
    let mut sheet = Sheet::new(CONTEXT_COLUMNS);
    shop.rows("census_2020_county.csv", &columns, |row| {
        let counts = CONTEXT_COLUMNS.len() - 1;
        let mut cells: Vec<String> = (0..counts).map(|_| row.text().to_owned()).collect();
        cells.push(share(row.number(), 4));
        sheet.row(cells);
    });
    sheet.finish()
}

/// A percentage as a fraction, to a number of decimals.
pub(super) fn share(percent: f64, decimals: usize) -> String {
    format!("{:.decimals$}", percent / 100.0)
}
