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
pub mod outlines;
mod row;
mod table;
mod text;

#[cfg(test)]
pub(crate) mod fixture;

use crate::results::Results;
use directory::{DirectoryError, ResultDirectory};
use map::{MapChoice, shortfall_maps};

pub use geojson::{shortfall_geojson, shortfall_layer};
pub use lookup::years_shown;
pub use table::Table;

/// Writes the files of a run, all but the manifest: tables, map layer and maps.
///
/// # Errors
///
/// What [`ResultDirectory::write`] says.
pub fn write_results(
    directory: &mut ResultDirectory,
    results: &Results,
    maps: &MapChoice,
) -> Result<(), DirectoryError> {
    for table in Table::all(results) {
        directory.write(table.file_name(), |mut file| table.write_to(&mut file))?;
    }
    let layer = shortfall_layer(results, maps.outlines.as_ref());
    directory.write("shortfall.geojson", |file| file.write_all(&layer))?;
    shortfall_maps(results, maps, |name, svg| {
        directory.write(name, |file| file.write_all(svg.as_bytes()))
    })
}
