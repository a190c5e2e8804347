use std::collections::BTreeSet;

use super::*;
use crate::export::fixture::{county, places};

fn counties() -> Vec<Place> {
    places().into_iter().filter(|place| place.level == Level::County).collect()
}

/// Two prefectures of a made-up province: four by three counties on a grid with a crowded corner.
fn province() -> Vec<Place> {
    let mut units = Vec::new();
    for row in 0..4_u32 {
        for column in 0..6_u32 {
            let (prefecture, west, step) =
                if column < 3 { (1, 120.0, 1.0) } else { (2, 122.2, 0.2) };
            let centroid = [west + f64::from(column) * step, 42.0 - f64::from(row) * step];
            let code = format!("9{:02}{:03}", prefecture, 10 * row + column);
            units.push(county(&code, &format!("9{prefecture:02}000"), "例县", centroid));
        }
    }
    units
}

/// The tiles as text, a letter a group.
fn drawn(layout: &Layout) -> Vec<String> {
    let mut lines = vec![vec!['.'; layout.columns]; layout.rows];
    for tile in &layout.tiles {
        let letter = char::from_digit(tile.group.get() / 1000 % 10, 10).unwrap();
        assert_eq!(lines[tile.row][tile.column], '.', "two units in one cell");
        lines[tile.row][tile.column] = letter;
    }
    lines.into_iter().map(|line| line.into_iter().collect()).collect()
}

#[test]
fn units_lie_in_their_true_directions() {
    let layout = tile_layout(&counties());
    let [east, west, north, harbour, island] = [0, 1, 2, 3, 4].map(|unit| layout.tiles[unit]);
    assert!(west.column < east.column, "{layout:?}");
    assert!(north.row < east.row && north.row < west.row, "{layout:?}");
    assert!(harbour.row > east.row && island.row >= harbour.row, "{layout:?}");
    assert!(island.column >= harbour.column, "{layout:?}");
}

#[test]
fn a_crowded_prefecture_gets_room_beside_the_other() {
    let layout = tile_layout(&province());
    for line in drawn(&layout) {
        // Never the second prefecture left of the first.
        assert!(!line.contains("21"), "{line}");
    }
    assert_eq!(layout.tiles.len(), 24);
}

#[test]
fn every_unit_has_a_cell_of_its_own_whatever_is_known_of_its_place() {
    let mut units = province();
    units[0].centroid = None;
    units[1].centroid = units[2].centroid;
    for unit in &mut units[6..] {
        unit.centroid = None;
    }
    let cells: BTreeSet<_> =
        tile_layout(&units).tiles.iter().map(|tile| (tile.column, tile.row)).collect();
    assert_eq!(cells.len(), units.len());
    for unit in &mut units {
        unit.centroid = None;
    }
    let layout = tile_layout(&units);
    drawn(&layout);
    assert!(layout.columns <= 8 && layout.rows <= 8, "{}x{}", layout.columns, layout.rows);
}

#[test]
fn units_on_a_line_keep_their_order() {
    let units: Vec<_> = (0..5)
        .map(|i| county(&format!("99010{i}"), "990100", "例县", [120.0, 40.0 + f64::from(i)]))
        .collect();
    let rows: Vec<_> = tile_layout(&units).tiles.iter().map(|tile| tile.row).collect();
    assert_eq!(rows, [4, 3, 2, 1, 0]);
}

#[test]
fn none_or_one_unit_is_no_special_case_for_the_caller() {
    assert_eq!(tile_layout(&[]).tiles, []);
    let layout = tile_layout(&counties()[..1]);
    assert_eq!((layout.columns, layout.rows), (1, 1));
}

#[test]
fn the_same_units_give_the_same_layout() {
    assert_eq!(tile_layout(&province()), tile_layout(&province()));
}
