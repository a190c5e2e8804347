//! The maps of a run: which units on which sheet, and their figures.

use std::collections::BTreeMap;

use super::{
    draw::TileMap,
    layout::MOST_TILES,
    scale::{Kind, Scale},
    statistic::Statistic,
    tile::{Shown, figure_line},
    words::{MapSource, MapText, unit_words},
};
use crate::{
    domain::{Basis, Lang, Level, RegionCode},
    export::lookup::{IndexedTarget, headline_targets, years_shown},
    results::{Place, Results, ShortfallRow},
};

/// Which maps a run draws.
#[derive(Clone, Debug, PartialEq)]
pub struct MapChoice {
    /// One map each.
    pub statistics: Vec<Statistic>,
    /// One map each.
    pub langs: Vec<Lang>,
    /// Named at the foot of every map.
    pub source: MapSource,
}

/// Units that are drawn on one map.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The province whose counties it shows, or the nation.
    pub region: Place,
    /// The level of its units.
    pub level: Level,
    /// Indices into [`Results::places`].
    pub units: Vec<u32>,
    /// The ground of its maps.
    pub map: TileMap,
}

/// The sheets of a run: one of its counties or, with several provinces, one of the nation's
/// prefectures and one of each province's counties.
///
/// A sheet has at most [`MOST_TILES`] units; larger ones are left out.
#[must_use]
pub fn sheets(results: &Results) -> Vec<Sheet> {
    let mut counties: BTreeMap<RegionCode, Vec<u32>> = BTreeMap::new();
    let mut prefectures = Vec::new();
    for (index, place) in (0..).zip(&results.places) {
        match place.level {
            Level::County => counties.entry(place.code.province()).or_default().push(index),
            Level::Prefecture => prefectures.push(index),
            Level::Province | Level::Nation => {}
        }
    }
    let mut sheets = Vec::new();
    if counties.len() > 1 {
        sheets.extend(sheet(results, RegionCode::NATION, Level::Prefecture, prefectures));
    }
    for (province, units) in counties {
        sheets.extend(sheet(results, province, Level::County, units));
    }
    sheets
}

fn sheet(results: &Results, code: RegionCode, level: Level, units: Vec<u32>) -> Option<Sheet> {
    if units.is_empty() || units.len() > MOST_TILES {
        return None;
    }
    let places: Vec<_> = units.iter().map(|unit| located(results, *unit)).collect();
    let above = if level == Level::County { Level::Prefecture } else { Level::Province };
    let of_level = |level| results.places.iter().filter(move |place| place.level == level);
    let groups: Vec<_> = of_level(above).cloned().collect();
    let region_level = if level == Level::County { Level::Province } else { Level::Nation };
    let region = of_level(region_level).find(|place| place.code == code).cloned();
    let region = region.unwrap_or_else(|| Place {
        level: region_level,
        code,
        name_zh: if region_level == Level::Nation { "全国".into() } else { String::new() },
        name_en: if region_level == Level::Nation { "China".into() } else { String::new() },
        prefecture: None,
        centroid: None,
    });
    Some(Sheet { region, level, map: TileMap::new(&places, &groups), units })
}

/// A place; a prefecture lies in the middle of its counties.
fn located(results: &Results, index: u32) -> Place {
    let place = &results.places[index as usize];
    if place.centroid.is_some() || place.level != Level::Prefecture {
        return place.clone();
    }
    let is_within =
        |other: &&Place| other.level == Level::County && other.prefecture == Some(place.code);
    let known: Vec<_> =
        results.places.iter().filter(is_within).filter_map(|county| county.centroid).collect();
    let n = known.len() as f64;
    let middle = [0, 1].map(|axis| known.iter().map(|point| point[axis]).sum::<f64>() / n);
    Place { centroid: (n > 0.0).then_some(middle), ..place.clone() }
}

/// Draws the maps of a run: for every headline target, at its deadline and at the horizon, on
/// every sheet, each statistic in each language.
///
/// Calls `take` with the name of each file in the result directory
/// (`maps/<target>_<year>_<statistic>.<lang>.svg`, the sheet's region before the target where
/// there are several) and its text; stops at the first error.
///
/// # Errors
///
/// What `take` returns.
pub fn shortfall_maps<E>(
    results: &Results,
    choice: &MapChoice,
    mut take: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let is_headline = |row: &&ShortfallRow| results.targets[usize::from(row.target)].headline;
    let rows: BTreeMap<_, _> = results
        .shortfall_rows
        .iter()
        .filter(is_headline)
        .map(|row| ((row.place, row.year, row.target), row))
        .collect();
    let sheets = sheets(results);
    for sheet in &sheets {
        let prefix = if sheets.len() > 1 {
            format!("maps/{}_", sheet.region.code)
        } else {
            "maps/".to_owned()
        };
        for target in headline_targets(results) {
            for year in years_shown(results, target.1) {
                let row_of = |unit: &u32| rows.get(&(*unit, year, target.0)).copied();
                let rows = sheet.units.iter().map(row_of).collect();
                let figures = Figures { results, sheet, target, year, rows };
                for (statistic, lang) in choice.each() {
                    let name = format!("{prefix}{}", figures.file_name(statistic, lang));
                    take(&name, &figures.draw(statistic, lang, &choice.source))?;
                }
            }
        }
    }
    Ok(())
}

impl MapChoice {
    fn each(&self) -> impl Iterator<Item = (Statistic, Lang)> {
        let of_statistic = |statistic: &Statistic| {
            self.langs.iter().map({
                let statistic = *statistic;
                move |lang| (statistic, *lang)
            })
        };
        self.statistics.iter().flat_map(of_statistic)
    }
}

/// What is known of one target at the end of one year on one sheet.
struct Figures<'a> {
    results: &'a Results,
    sheet: &'a Sheet,
    target: IndexedTarget<'a>,
    year: u16,
    /// Of each unit.
    rows: Vec<Option<&'a ShortfallRow>>,
}

impl Figures<'_> {
    fn draw(&self, statistic: Statistic, lang: Lang, source: &MapSource) -> String {
        let shown: Vec<_> = self.rows.iter().map(|row| self.shown(*row, statistic, lang)).collect();
        let scale = match statistic.kind() {
            Kind::Share => Scale::probability(),
            Kind::Amount => {
                Scale::of_values(Kind::Amount, shown.iter().filter_map(|shown| shown.value))
            }
        };
        let about = (self.target.1, self.year, statistic);
        let region = (&self.sheet.region, self.sheet.level);
        let text = MapText::of_shortfall(self.results, region, about, lang, source);
        self.sheet.map.draw(&shown, &scale, &text)
    }

    /// A figure of one unit, with the others of its row in the tooltip.
    fn shown(&self, row: Option<&ShortfallRow>, statistic: Statistic, lang: Lang) -> Shown {
        let Some(row) = row else {
            return Shown { value: None, basis: Basis::Published, details: Vec::new() };
        };
        let unit = unit_words(&self.target.1.shortfall_unit, lang);
        let line = |statistic: &Statistic| {
            let words = [statistic.words().get(lang), unit];
            Some(figure_line(words, statistic.kind(), statistic.of(row)?, lang))
        };
        let details = Statistic::ALL.iter().filter_map(line).collect();
        Shown { value: statistic.of(row), basis: row.basis, details }
    }

    fn file_name(&self, statistic: Statistic, lang: Lang) -> String {
        let (index, target) = self.target;
        let lang = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        let target = tame(&target.id, index);
        format!("{target}_{}_{}.{lang}.svg", self.year, statistic.id())
    }
}

/// A target's id as part of a file name: letters, digits, `_`, `-` and `.`; with the target's
/// number where that changes it.
fn tame(id: &str, index: u16) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let tamed: String = id.chars().filter(|c| is_plain(*c)).take(60).collect();
    let tamed = tamed.trim_start_matches('.');
    if tamed == id && !tamed.is_empty() { id.to_owned() } else { format!("{tamed}_{index}") }
}

#[cfg(test)]
mod tests;
