//! What a run writes and draws.
//!
//! - Takes: the rows of the results.
//! - Gives: tables, a GeoJSON layer and maps as bytes, and a result directory that is complete
//!   or absent.
//! - Never: computes a figure, knows the clock, or touches a file outside [`directory`].

mod cells;
pub mod directory;
mod geojson;
mod lookup;
pub mod map;
mod number;
mod row;
mod table;
mod text;

#[cfg(test)]
pub(crate) mod fixture;

pub use geojson::shortfall_geojson;
pub use lookup::years_shown;
pub use table::Table;
