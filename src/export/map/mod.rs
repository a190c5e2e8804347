//! Maps drawn without outlines: a labelled square for every county.

mod assign;
mod draw;
mod fit;
mod frame;
mod grid;
mod improve;
mod label;
mod layout;
mod relax;
mod scale;
mod sheets;
mod statistic;
mod svg;
mod tile;
mod words;

pub use draw::TileMap;
pub use layout::{Layout, MOST_TILES, Tile, tile_layout};
pub use scale::{Kind, Scale, Swatch};
pub use sheets::{MapChoice, Sheet, sheets, shortfall_maps};
pub use statistic::Statistic;
pub use tile::Shown;
pub use words::{MapSource, MapText, basis_words, unit_words};
