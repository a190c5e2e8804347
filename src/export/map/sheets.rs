//! Which units of a run are drawn on which map.

use std::collections::BTreeMap;

use super::{
    draw::TileMap, layout::MOST_TILES, outline::OutlineMap, scale::Scale, tile::Shown,
    words::MapText,
};
use crate::{
    domain::{Level, RegionCode},
    export::outlines::Outlines,
    results::Place,
};

/// What figures are drawn on.
#[derive(Clone, Debug)]
pub enum Ground {
    /// A square a unit.
    Tiles(TileMap),
    /// The planner's outlines.
    Outlines(OutlineMap),
}

impl Ground {
    /// Draws one figure of every unit, in their order, as an SVG document.
    ///
    /// # Panics
    ///
    /// When there are not as many figures as units.
    #[must_use]
    pub fn draw(&self, shown: &[Shown], scale: &Scale, text: &MapText) -> String {
        match self {
            Self::Tiles(map) => map.draw(shown, scale, text),
            Self::Outlines(map) => map.draw(shown, scale, text),
        }
    }
}

/// Units that are drawn on one map.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The province whose counties it shows, or the nation.
    pub region: Place,
    /// The level of its units.
    pub level: Level,
    /// Indices into the places of the run.
    pub units: Vec<u32>,
    /// The ground of its maps.
    pub map: Ground,
}

/// Every sheet of a run, laid out once.
#[derive(Clone, Debug)]
pub struct Atlas {
    tiles: Vec<Sheet>,
    outlined: Vec<Sheet>,
    outlines: Option<Outlines>,
}

impl Atlas {
    /// The sheets of squares and, where the planner gave outlines, those of outlines.
    #[must_use]
    pub fn new(places: &[Place], outlines: Option<Outlines>) -> Self {
        let tiles = sheets(places, None);
        let outlined = outlines.as_ref().map(|outlines| sheets(places, Some(outlines)));
        Self { tiles, outlined: outlined.unwrap_or_default(), outlines }
    }

    /// The planner's outlines of counties, where there are any.
    #[must_use]
    pub const fn outlines(&self) -> Option<&Outlines> {
        self.outlines.as_ref()
    }

    /// Squares.
    #[must_use]
    pub fn tiles(&self) -> &[Sheet] {
        &self.tiles
    }

    /// Outlines, where there are any.
    #[must_use]
    pub fn outlined(&self) -> &[Sheet] {
        &self.outlined
    }

    /// What maps are drawn on: outlines, or else squares.
    #[must_use]
    pub fn drawn(&self) -> &[Sheet] {
        if self.outlines.is_some() { &self.outlined } else { &self.tiles }
    }
}

/// The sheets of a run: one of its counties or, with several provinces, one of the nation's
/// prefectures and one of each province's counties.
///
/// A sheet without outlines has at most [`MOST_TILES`] units; larger ones are left out.
/// Prefectures are always squares.
#[must_use]
pub fn sheets(places: &[Place], outlines: Option<&Outlines>) -> Vec<Sheet> {
    let mut counties: BTreeMap<RegionCode, Vec<u32>> = BTreeMap::new();
    let mut prefectures = Vec::new();
    for (index, place) in (0..).zip(places) {
        match place.level {
            Level::County => counties.entry(place.code.province()).or_default().push(index),
            Level::Prefecture => prefectures.push(index),
            Level::Province | Level::Nation => {}
        }
    }
    let mut sheets = Vec::new();
    if counties.len() > 1 {
        sheets.extend(sheet(places, RegionCode::NATION, Level::Prefecture, prefectures, None));
    }
    for (province, units) in counties {
        sheets.extend(sheet(places, province, Level::County, units, outlines));
    }
    sheets
}

fn sheet(
    all: &[Place],
    code: RegionCode,
    level: Level,
    units: Vec<u32>,
    outlines: Option<&Outlines>,
) -> Option<Sheet> {
    if units.is_empty() || (units.len() > MOST_TILES && outlines.is_none()) {
        return None;
    }
    let places: Vec<_> = units.iter().map(|unit| located(all, *unit)).collect();
    let above = if level == Level::County { Level::Prefecture } else { Level::Province };
    let of_level = |level| all.iter().filter(move |place| place.level == level);
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
    let map = match outlines {
        Some(outlines) => Ground::Outlines(OutlineMap::new(&places, &groups, outlines)),
        None => Ground::Tiles(TileMap::new(&places, &groups)),
    };
    Some(Sheet { region, level, units, map })
}

/// A place; a prefecture lies in the middle of its counties.
fn located(all: &[Place], index: u32) -> Place {
    let place = &all[index as usize];
    if place.centroid.is_some() || place.level != Level::Prefecture {
        return place.clone();
    }
    let is_within =
        |other: &&Place| other.level == Level::County && other.prefecture == Some(place.code);
    let known: Vec<_> = all.iter().filter(is_within).filter_map(|county| county.centroid).collect();
    let n = known.len() as f64;
    let middle = [0, 1].map(|axis| known.iter().map(|point| point[axis]).sum::<f64>() / n);
    Place { centroid: (n > 0.0).then_some(middle), ..place.clone() }
}
