//! The maps of a page: which square each region has.

use serde::Serialize;

use super::data::{Both, both};
use crate::{
    domain::Lang,
    export::{
        map::{Ground, Sheet, sheets},
        text::visible,
    },
    results::Results,
};

#[derive(Serialize)]
pub(super) struct Map {
    region: Both,
    level: &'static str,
    columns: usize,
    rows: usize,
    /// Region, column, row, group.
    tiles: Vec<(usize, usize, usize, u32)>,
    names: [Vec<String>; 2],
    groups: [Vec<Option<String>>; 2],
}

/// The tile maps of the regions kept.
pub(super) fn maps(results: &Results, kept: &[usize]) -> Vec<Map> {
    let map = |sheet: &Sheet| {
        let Ground::Tiles(ground) = &sheet.map else { return None };
        let at: Option<Vec<usize>> =
            sheet.units.iter().map(|unit| kept.binary_search(&(*unit as usize)).ok()).collect();
        let layout = ground.layout();
        let shown = |names: &[String]| names.iter().map(|name| visible(name)).collect();
        Some(Map {
            region: both(&sheet.region.name_zh, &sheet.region.name_en),
            level: sheet.level.id(),
            columns: layout.columns,
            rows: layout.rows,
            tiles: at?
                .into_iter()
                .zip(&layout.tiles)
                .map(|(unit, tile)| (unit, tile.column, tile.row, tile.group.get()))
                .collect(),
            names: [Lang::Zh, Lang::En].map(|lang| shown(ground.short_names(lang))),
            groups: [Lang::Zh, Lang::En].map(|lang| ground.group_names(lang).to_vec()),
        })
    };
    sheets(&results.places, None).iter().filter_map(map).collect()
}
