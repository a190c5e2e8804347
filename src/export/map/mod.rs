//! Maps: a labelled square for every county or, with the planner's own outlines, its shape.

mod assign;
mod border;
mod column;
mod dictionary;
mod difference;
mod draw;
mod fading;
mod fit;
mod frame;
mod grid;
mod improve;
mod label;
mod layout;
mod outline;
mod palette;
mod peoples;
#[cfg(feature = "png")]
mod png;
mod projection;
mod relax;
mod scale;
mod series;
mod sheets;
mod statistic;
mod svg;
mod tile;
mod words;

pub use column::{ColumnWords, column_map, column_words};
pub use dictionary::{basis_words, distribution_words, plain_unit, unit_words};
pub use difference::difference_maps;
pub use draw::TileMap;
pub use layout::{Layout, MOST_TILES, Tile, tile_layout};
pub use outline::OutlineMap;
pub use palette::Swatch;
#[cfg(feature = "png")]
pub use png::{PngError, Rasteriser};
pub use scale::{Kind, Scale};
pub use series::{MapChoice, shortfall_maps};
pub use sheets::{Atlas, Ground, Sheet, sheets};
pub use statistic::{Statistic, UnknownStatistic};
pub use tile::Shown;
pub use words::{MapSource, MapText, approval_words, threshold_words};
