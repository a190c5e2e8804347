//! Maps drawn without outlines: a labelled square for every county.

mod assign;
mod grid;
mod improve;
mod layout;
mod relax;

pub use layout::{Layout, MOST_TILES, Tile, tile_layout};
