//! The region table and the English names.

use super::{Region, Regions, UnitType};
use crate::domain::{Level, RegionCode};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems};
use crate::seeds::{bundle::Bundle, table::File};
use std::collections::BTreeMap;

impl Regions {
    pub(in crate::seeds) fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let counties = bundle.file("regions_2020/data.csv");
        let counties = counties.map(|file| counties_of(file, problems)).unwrap_or_default();
        let n_counties = counties.len();
        let above = above(&counties, &bundle.name("regions_2020/data.csv"), problems);
        let mut all: Vec<Region> = counties
            .into_iter()
            .enumerate()
            .map(|(position, row)| row.into_region(position))
            .collect();
        all.extend(above);
        let keys = all.iter().enumerate();
        let positions = keys.map(|(index, region)| ((region.level, region.code), index)).collect();
        let mut regions = Self { all, counties: n_counties, positions };
        // What is kept by hand has the last word.
        for names in ["names_en_by_rule/data.csv", "names_en/data.csv"] {
            if let Some(file) = bundle.file(names) {
                regions.read_names(file, problems);
            }
        }
        regions
    }

    fn read_names(&mut self, file: File<'_>, problems: &mut Problems) {
        let (all, positions) = (&mut self.all, &self.positions);
        file.rows(&["level", "region_code", "name_en"], problems, |row| {
            let level = row.level();
            let Some(code) = row.region_code() else { return };
            let Some(index) = positions.get(&(level, code)) else {
                return row.complain(messages::code_without_region(code, word(level)));
            };
            all[*index].name_en = Some(row.filled().to_owned());
        });
    }
}

/// A level in a sentence.
fn word(level: Level) -> Said {
    match level {
        Level::County => messages::level_county(),
        Level::Prefecture => messages::level_prefecture(),
        Level::Province => messages::level_province(),
        Level::Nation => messages::level_nation(),
    }
}

const COLUMNS: &[&str] = &[
    "county_code",
    "name_zh",
    "prefecture_code",
    "prefecture_zh",
    "province_code",
    "province_zh",
    "unit_type",
];

/// A row of the region table.
struct County {
    line: usize,
    code: RegionCode,
    name: String,
    prefecture: (RegionCode, String),
    province: (RegionCode, String),
    unit_type: UnitType,
}

impl County {
    fn into_region(self, position: usize) -> Region {
        Region {
            level: Level::County,
            code: self.code,
            name_zh: self.name,
            name_en: None,
            prefecture: Some(self.prefecture.0),
            province: Some(self.province.0),
            unit_type: Some(self.unit_type),
            counties: vec![position],
        }
    }
}

fn counties_of(file: File<'_>, problems: &mut Problems) -> Vec<County> {
    let mut last = None;
    let before = problems.0.len();
    let counties = file.rows(COLUMNS, problems, |row| {
        let code = row.region_code();
        if let Some((code, last)) = code.zip(last).filter(|(code, last)| code <= last) {
            row.complain(messages::county_order(code, last));
        }
        last = code.or(last);
        County {
            line: row.line(),
            code: code.unwrap_or(RegionCode::NATION),
            name: row.filled().to_owned(),
            prefecture: (row.code(), row.filled().to_owned()),
            province: (row.code(), row.filled().to_owned()),
            unit_type: row.word(UnitType::County),
        }
    });
    if counties.is_empty() && problems.0.len() == before {
        problems.push(Place::file(file.name), messages::no_county_rows());
    }
    counties
}

/// The prefectures, provinces and the nation that the counties name.
fn above(counties: &[County], file: &str, problems: &mut Problems) -> Vec<Region> {
    let nation = (RegionCode::NATION, "全国".to_owned());
    let mut above: BTreeMap<_, Region> = BTreeMap::new();
    for (position, county) in counties.iter().enumerate() {
        let levels = [
            (Level::Prefecture, &county.prefecture),
            (Level::Province, &county.province),
            (Level::Nation, &nation),
        ];
        for (level, (code, name)) in levels {
            let province = (level != Level::Nation).then_some(county.province.0);
            let region = above.entry((level, *code)).or_insert_with(|| Region {
                level,
                code: *code,
                name_zh: name.clone(),
                name_en: None,
                prefecture: (level == Level::Prefecture).then_some(*code),
                province,
                unit_type: None,
                counties: Vec::new(),
            });
            if region.name_zh != *name || region.province != province {
                problems.push(
                    Place::line(file, county.line),
                    messages::region_differs(word(level), code, name),
                );
            }
            region.counties.push(position);
        }
    }
    above.into_values().collect()
}
