//! The maps of a page: which square each region has, or which outline.

use serde::Serialize;

use super::data::{Both, both};
use crate::{
    domain::Lang,
    export::{
        map::{Atlas, Ground, OutlineMap, Sheet, approval_words},
        text::visible,
    },
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
    /// The planner's own outlines, in place of the squares.
    outline: Option<Outline>,
}

#[derive(Serialize)]
struct Outline {
    size: [i32; 2],
    /// Of each tile, in their order; none for a unit inside another's outline.
    paths: Vec<Option<String>>,
    /// Of each: where its name stands, and the room for it.
    anchors: Vec<[i32; 4]>,
    borders: String,
    approval: Both,
}

impl Outline {
    fn new(map: &OutlineMap) -> Self {
        let whole = |[x, y]: [f64; 2]| [x.round() as i32, y.round() as i32];
        let approval = |lang| visible(&approval_words(map.approval_no(), lang));
        Self {
            size: whole(map.size()),
            paths: map.shapes().map(|(path, ..)| path.map(str::to_owned)).collect(),
            anchors: map
                .shapes()
                .map(|(_, anchor, room)| {
                    let ([x, y], [width, height]) = (whole(anchor), whole(room));
                    [x, y, width, height]
                })
                .collect(),
            borders: map.borders().to_owned(),
            approval: [Lang::Zh, Lang::En].map(approval),
        }
    }
}

/// The tile maps of the regions kept, with outlines where the planner gave some.
pub(super) fn maps(kept: &[usize], atlas: &Atlas) -> Vec<Map> {
    let outline_of = |sheet: &Sheet| {
        let same = atlas.outlined().iter().find(|other| other.units == sheet.units)?;
        let Ground::Outlines(map) = &same.map else { return None };
        Some(Outline::new(map))
    };
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
            outline: outline_of(sheet),
        })
    };
    atlas.tiles().iter().filter_map(map).collect()
}
