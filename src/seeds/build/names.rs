//! English names of the counties that nobody named by hand.

use super::{
    romanise::romanised,
    workshop::{Recipe, Sheet, Workshop},
};
use crate::domain::{Basis, Level, RegionCode};
use std::collections::BTreeMap;

pub(super) const RECIPES: &[Recipe] = &[Recipe {
    folder: "names_en_by_rule",
    table: "data.csv",
    title: "English names of counties, romanised by rule",
    publisher: "the project",
    reference: "Hanyu Pinyin without tones (ISO 7098:2015), readings of the Rust package pinyin \
        0.11 and a list of places that read otherwise",
    licence: "MIT OR Apache-2.0",
    period: "2020-11-01",
    unit: "names",
    kind: Basis::Estimated,
    built_from: &["census_2020_county.csv"],
    note: "Not checked one by one; names_en has the last word. 98 of Liaoning's 100 names by hand \
        are those of the rule. Made with the feature `romanise`.",
    make: names,
}];

fn names(shop: &mut Workshop<'_>) -> Vec<u8> {
    let mut by_hand: BTreeMap<(Level, RegionCode), String> = BTreeMap::new();
    if let Some(file) = shop.by_hand.file("names_en/data.csv") {
        file.rows(&["level", "region_code", "name_en"], &mut shop.problems, |row| {
            let key = (row.level(), row.code());
            by_hand.insert(key, row.filled().to_owned());
        });
    }
    let columns = [
        "county_code",
        "county_name_zh",
        "prefecture_code",
        "prefecture_name_zh",
        "province_code",
        "province_name_zh",
    ];
    let mut sheet = Sheet::new(["level", "region_code", "name_en"]);
    shop.rows("census_2020_county.csv", &columns, |row| {
        let (code, name) = (row.code(), row.filled());
        let above = [Level::Prefecture, Level::Province].map(|level| {
            let key = (level, row.code());
            (row.filled(), by_hand.get(&key).map_or("", String::as_str))
        });
        if !by_hand.contains_key(&(Level::County, code)) {
            // The province stands first in a zone's name.
            let name = romanised(name, &[above[1], above[0]]);
            sheet.row([Level::County.id(), &code.to_string(), &name]);
        }
    });
    sheet.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{problems::Problems, seeds::Bundle};

    /// Made from the shipped table of regions, the names are those shipped, byte for byte.
    #[test]
    fn the_shipped_names_are_those_of_the_rule() {
        let seeds = Bundle::embedded();
        let regions = String::from_utf8(seeds.get("regions_2020/data.csv").unwrap().to_vec());
        let header = "county_code,county_name_zh,prefecture_code,prefecture_name_zh,\
                      province_code,province_name_zh,unit_type";
        let regions = regions.unwrap();
        let table = format!("{header}\n{}", regions.split_once('\n').unwrap().1).into_bytes();
        let read = |_: &str| Some(table.clone());
        let mut shop = Workshop { read: &read, by_hand: &seeds, problems: Problems::default() };
        let made = names(&mut shop);
        assert!(shop.problems.or(()).is_ok());
        assert!(seeds.get("names_en_by_rule/data.csv") == Some(made.as_slice()));
        let paper = RECIPES[0].paper(&made).into_bytes();
        assert!(seeds.get("names_en_by_rule/source.toml") == Some(paper.as_slice()));
    }

    /// Liaoning was named by hand before there was a rule.
    #[test]
    fn the_rule_says_what_hands_said_of_liaoning() {
        let seeds = crate::seeds::Seeds::load(&Bundle::embedded()).unwrap();
        let liaoning =
            seeds.regions.counties().iter().filter(|r| r.code.to_string().starts_with("21"));
        let (mut all, mut other) = (0, Vec::new());
        for county in liaoning {
            all += 1;
            let name = romanised(&county.name_zh, &[]);
            if county.name_en.as_ref() != Some(&name) {
                other.push(county.code.get());
            }
        }
        // Harqin Zuoyi is customary; Shenbei calls itself a New District.
        assert_eq!((all, other), (100, vec![210_113, 211_324]));
    }
}
