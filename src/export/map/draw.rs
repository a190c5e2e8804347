//! A tile map as SVG.

use std::fmt::Write;

use super::{
    fit::Fitted,
    frame::Frame,
    label::{group_name, name, short_names},
    layout::{Layout, Tile, tile_layout},
    palette::DARK,
    scale::Scale,
    svg::Svg,
    tile::{Shown, TILE, push_group_plate, push_tile, set_name},
    words::MapText,
};
use crate::{domain::Lang, results::Place};

/// A drawn map's ground: who lies where and is called what. It serves maps of many figures.
#[derive(Clone, Debug)]
pub struct TileMap {
    layout: Layout,
    /// In Chinese and in English.
    names: [Names; 2],
}

#[derive(Clone, Debug)]
struct Names {
    full: Vec<String>,
    short: Vec<String>,
    /// The short names as they are set on tiles.
    set: Vec<Fitted>,
    /// The name of a group at its first tile; none at the others.
    groups: Vec<Option<String>>,
}

impl TileMap {
    /// Lays units out; `groups` are the prefectures of counties, or the provinces of prefectures.
    ///
    /// # Panics
    ///
    /// With more than [`super::MOST_TILES`] units.
    #[must_use]
    pub fn new(units: &[Place], groups: &[Place]) -> Self {
        let layout = tile_layout(units);
        let names = [Lang::Zh, Lang::En].map(|lang| {
            let short = short_names(units, groups, lang);
            Names {
                full: units.iter().map(|unit| name(unit, lang)).collect(),
                set: short.iter().map(|name| set_name(name, lang)).collect(),
                short,
                groups: group_names(&layout, groups, lang),
            }
        });
        Self { layout, names }
    }

    /// Where each unit lies.
    #[must_use]
    pub const fn layout(&self) -> &Layout {
        &self.layout
    }

    /// What each unit is called on its tile, in their order.
    #[must_use]
    pub fn short_names(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::Zh => &self.names[0].short,
            Lang::En => &self.names[1].short,
        }
    }

    /// The name of a group at its first tile; none at the others.
    #[must_use]
    pub fn group_names(&self, lang: Lang) -> &[Option<String>] {
        match lang {
            Lang::Zh => &self.names[0].groups,
            Lang::En => &self.names[1].groups,
        }
    }

    /// Draws one figure of every unit, in their order, as an SVG document.
    ///
    /// # Panics
    ///
    /// When there are not as many figures as units.
    #[must_use]
    pub fn draw(&self, shown: &[Shown], scale: &Scale, text: &MapText) -> String {
        assert_eq!(shown.len(), self.layout.tiles.len(), "one figure a unit");
        let names = match text.lang {
            Lang::Zh => &self.names[0],
            Lang::En => &self.names[1],
        };
        let size = [self.layout.columns, self.layout.rows].map(|cells| cells as f64 * TILE);
        let frame = Frame::new(size, scale, text, shown, &text.tile_foot());
        let corner_of = |tile: &Tile| {
            let [x, y] = frame.corner;
            [x + tile.column as f64 * TILE, y + tile.row as f64 * TILE]
        };
        let mut svg = Svg::default();
        frame.push_opening(&mut svg);
        for (unit, (tile, shown)) in self.layout.tiles.iter().zip(shown).enumerate() {
            let name = (&names.set[unit], names.full[unit].as_str());
            push_tile(&mut svg, corner_of(tile), name, shown, scale, text.lang);
        }
        push_borders(&mut svg, &self.layout, corner_of);
        for (tile, name) in self.layout.tiles.iter().zip(&names.groups) {
            if let Some(name) = name {
                push_group_plate(&mut svg, corner_of(tile), name);
            }
        }
        frame.push_legend(&mut svg, scale, text, shown);
        svg.0.push_str("</svg>\n");
        svg.0
    }
}

/// Thin lines inside a group, thick ones between groups, middling ones around the map.
fn push_borders(svg: &mut Svg, layout: &Layout, corner_of: impl Fn(&Tile) -> [f64; 2]) {
    let group_at = |column: Option<usize>, row: Option<usize>| {
        let is_there = |tile: &&Tile| Some(tile.column) == column && Some(tile.row) == row;
        layout.tiles.iter().find(is_there).map(|tile| tile.group)
    };
    let [mut inner, mut between, mut outer] = [const { String::new() }; 3];
    for tile in &layout.tiles {
        let [x, y] = corner_of(tile);
        let (column, row) = (tile.column, tile.row);
        let sides = [
            (group_at(Some(column), row.checked_sub(1)), [x, y], 'h', true),
            (group_at(column.checked_sub(1), Some(row)), [x, y], 'v', true),
            (group_at(Some(column + 1), Some(row)), [x + TILE, y], 'v', false),
            (group_at(Some(column), Some(row + 1)), [x, y + TILE], 'h', false),
        ];
        for (beyond, [x, y], way, is_first) in sides {
            // Each side between two tiles once: by the lower or the right one.
            let path = match beyond {
                None => &mut outer,
                Some(_) if !is_first => continue,
                Some(group) if group == tile.group => &mut inner,
                Some(_) => &mut between,
            };
            write!(path, "M{x} {y}{way}{TILE}").expect("memory takes all");
        }
    }
    for (path, stroke, width) in [(inner, "#ffffff", 1.0), (outer, DARK, 1.2), (between, DARK, 2.6)]
    {
        svg.raw(format_args!(
            "<path d=\"{path}\" stroke=\"{stroke}\" stroke-width=\"{width}\" \
             stroke-linecap=\"square\" fill=\"none\"/>\n"
        ));
    }
}

/// The name of each group, at the first of its tiles from the upper left.
fn group_names(layout: &Layout, groups: &[Place], lang: Lang) -> Vec<Option<String>> {
    let is_first = |tile: &Tile| {
        let of_group = layout.tiles.iter().filter(|other| other.group == tile.group);
        let first = of_group.min_by_key(|other| (other.row, other.column));
        first.is_some_and(|first| first == tile)
    };
    let name_at = |tile: &Tile| {
        let group = groups.iter().find(|group| group.code == tile.group)?;
        is_first(tile).then(|| group_name(group, lang))
    };
    layout.tiles.iter().map(name_at).collect()
}

#[cfg(test)]
mod tests;
