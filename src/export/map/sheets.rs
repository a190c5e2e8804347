//! The maps of a run: which units on which sheet, and their figures.

use std::collections::BTreeMap;

use super::{
    draw::TileMap,
    layout::MOST_TILES,
    scale::{Kind, Scale},
    tile::{Shown, figure_line},
    words::{MapSource, MapText, Statistic, unit_words},
};
use crate::{
    domain::{Lang, Level, RegionCode},
    export::lookup::{headline_targets, years_shown},
    results::{Place, Results, ShortfallRow, TargetInfo},
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

/// Units that are drawn on one map, and what is known of them.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Goes into the file's name where a run has several sheets.
    pub region: RegionCode,
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
        sheets.extend(sheet(results, RegionCode::NATION, prefectures));
    }
    for (province, units) in counties {
        sheets.extend(sheet(results, province, units));
    }
    sheets
}

fn sheet(results: &Results, region: RegionCode, units: Vec<u32>) -> Option<Sheet> {
    if units.is_empty() || units.len() > MOST_TILES {
        return None;
    }
    let places: Vec<_> = units.iter().map(|unit| located(results, *unit)).collect();
    let groups: Vec<_> = results
        .places
        .iter()
        .filter(|place| match places[0].level {
            Level::County => place.level == Level::Prefecture,
            _ => place.level == Level::Province,
        })
        .cloned()
        .collect();
    Some(Sheet { region, map: TileMap::new(&places, &groups), units })
}

/// A place; a prefecture lies in the middle of its counties.
fn located(results: &Results, index: u32) -> Place {
    let place = &results.places[index as usize];
    if place.centroid.is_some() || place.level != Level::Prefecture {
        return place.clone();
    }
    let within =
        |other: &&Place| other.level == Level::County && other.prefecture == Some(place.code);
    let known: Vec<_> =
        results.places.iter().filter(within).filter_map(|county| county.centroid).collect();
    let n = known.len() as f64;
    let middle = [0, 1].map(|axis| known.iter().map(|point| point[axis]).sum::<f64>() / n);
    Place { centroid: (n > 0.0).then_some(middle), ..place.clone() }
}

/// Draws the maps of a run: for every headline target, at its deadline and at the horizon, on
/// every sheet, each statistic in each language.
///
/// Calls `take` with the name of each file (`<target>_<year>_<statistic>.<lang>.svg`, the sheet's
/// region before the target where there are several) and its text; stops at the first error.
///
/// # Errors
///
/// What `take` returns.
pub fn shortfall_maps<E>(
    results: &Results,
    choice: &MapChoice,
    mut take: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let rows: BTreeMap<_, _> = results
        .shortfall_rows
        .iter()
        .filter(|row| results.targets[usize::from(row.target)].headline)
        .map(|row| ((row.place, row.year, row.target), row))
        .collect();
    let sheets = sheets(results);
    for sheet in &sheets {
        let region = if sheets.len() > 1 { format!("{}_", sheet.region) } else { String::new() };
        for (index, target) in headline_targets(results) {
            for year in years_shown(results, target) {
                let of_unit = |unit: &u32| rows.get(&(*unit, year, index)).copied();
                let figures: Vec<_> = sheet.units.iter().map(of_unit).collect();
                for statistic in &choice.statistics {
                    for lang in &choice.langs {
                        let svg = shortfall_map(
                            results,
                            sheet,
                            target,
                            &figures,
                            (year, *statistic),
                            *lang,
                            &choice.source,
                        );
                        let lang = match lang {
                            Lang::Zh => "zh",
                            Lang::En => "en",
                        };
                        let name =
                            format!("{region}{}_{year}_{}.{lang}.svg", target.id, statistic.id());
                        take(&name, &svg)?;
                    }
                }
            }
        }
    }
    Ok(())
}

fn shortfall_map(
    results: &Results,
    sheet: &Sheet,
    target: &TargetInfo,
    figures: &[Option<&ShortfallRow>],
    (year, statistic): (u16, Statistic),
    lang: Lang,
    source: &MapSource,
) -> String {
    let shown: Vec<_> = figures
        .iter()
        .map(|row| match row {
            Some(row) => shown(row, target, statistic, lang),
            None => {
                Shown { value: None, basis: crate::domain::Basis::Published, details: Vec::new() }
            }
        })
        .collect();
    let scale = match statistic.kind() {
        Kind::Share => Scale::probability(),
        Kind::Amount => {
            Scale::of_values(Kind::Amount, shown.iter().filter_map(|shown| shown.value))
        }
    };
    let text = MapText::of_shortfall(results, target, (year, statistic), lang, source);
    sheet.map.draw(&shown, &scale, &text)
}

/// A figure of one unit, with the others of its row in the tooltip.
fn shown(row: &ShortfallRow, target: &TargetInfo, statistic: Statistic, lang: Lang) -> Shown {
    let unit = unit_words(&target.shortfall_unit, lang);
    let line = |statistic: &Statistic| {
        let words = [statistic.words().get(lang), unit];
        Some(figure_line(words, statistic.kind(), value_of(row, *statistic)?, lang))
    };
    let details = Statistic::ALL.iter().filter_map(line).collect();
    Shown { value: value_of(row, statistic), basis: row.basis, details }
}

fn value_of(row: &ShortfallRow, statistic: Statistic) -> Option<f32> {
    match statistic {
        Statistic::ShortfallP50 => row.spread.map(|spread| spread.quantiles[3]),
        Statistic::ShortfallP90 => row.spread.map(|spread| spread.quantiles[5]),
        Statistic::ProbShortfall => row.prob_shortfall,
        Statistic::RequiredAt90 => row.required[2],
    }
}
