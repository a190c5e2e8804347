//! What a run writes and draws.
//!
//! - Takes: the rows of the results.
//! - Gives: tables, a GeoJSON layer and maps as bytes, and a result directory that is complete
//!   or absent.
//! - Never: computes a figure, knows the clock, or touches a file outside [`directory`].

mod cells;
pub mod compare;
pub mod directory;
mod geojson;
#[cfg(feature = "geopackage")]
pub mod geopackage;
mod lookup;
pub mod map;
mod monitoring;
pub(crate) mod number;
pub mod outlines;
#[cfg(feature = "parquet")]
pub mod parquet;
mod qgis;
mod read;
pub mod report;
mod row;
mod service_circle;
mod table;
pub mod template;
mod text;
#[cfg(feature = "workbook")]
pub mod workbook;

#[cfg(test)]
pub(crate) mod fixture;

use crate::{parallel::both, results::Results};
use directory::{DirectoryError, ResultDirectory};
use map::{Atlas, MapChoice, shortfall_maps};

pub use geojson::{shortfall_geojson, shortfall_layer};
pub use lookup::years_shown;
pub use monitoring::monitoring_csv;
pub use qgis::{QgisGeometry, shortfall_qml};
pub use read::{Column, Figure};
pub use service_circle::circle_csv;
pub use table::Table;

/// Writes the files of a run, all but the manifest: tables, map layer with its style, and maps.
///
/// # Errors
///
/// What [`ResultDirectory::write`] says.
pub fn write_results(
    directory: &ResultDirectory,
    results: &Results,
    (atlas, maps): (&Atlas, &MapChoice),
) -> Result<(), DirectoryError> {
    let tables = || tables(directory, results);
    let (tables, maps) = both(tables, || layer_and_maps(directory, results, (atlas, maps)));
    tables.and(maps)
}

fn tables(directory: &ResultDirectory, results: &Results) -> Result<(), DirectoryError> {
    for table in Table::all(results) {
        directory.write(table.file_name(), |mut file| table.write_to(&mut file))?;
        #[cfg(feature = "parquet")]
        directory.write(&parquet::file_name(&table), |file| parquet::write_to(&table, file))?;
    }
    Ok(())
}

fn layer_and_maps(
    directory: &ResultDirectory,
    results: &Results,
    (atlas, maps): (&Atlas, &MapChoice),
) -> Result<(), DirectoryError> {
    let layer = shortfall_layer(results, atlas.outlines());
    directory.write("shortfall.geojson", |file| file.write_all(&layer))?;
    let geometry = match atlas.outlines() {
        Some(_) => QgisGeometry::Polygons,
        None => QgisGeometry::Points,
    };
    let lang = maps.langs.first().copied().unwrap_or_default();
    let style = shortfall_qml(results, geometry, lang);
    if let Some(style) = &style {
        directory.write("shortfall.qml", |file| file.write_all(style.as_bytes()))?;
    }
    #[cfg(feature = "geopackage")]
    directory.write("shortfall.gpkg", |file| {
        let outlines = atlas.outlines();
        let layer = geopackage::shortfall_geopackage(results, outlines, style.as_deref());
        file.write_all(&layer.map_err(std::io::Error::other)?)
    })?;
    shortfall_maps(results, (atlas, maps), |name, svg| {
        directory.write(name, |file| file.write_all(svg.as_bytes()))
    })
}
