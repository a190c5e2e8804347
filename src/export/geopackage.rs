//! `shortfall.gpkg`: the features of `shortfall.geojson` as a `GeoPackage` that opens styled.
//!
//! OGC 12-128r15, *`GeoPackage` Encoding Standard* 1.2.1, clauses 1.1 and 2.1: one layer `shortfall`
//! in WGS 84, longitude first. The style is that of `shortfall.qml`, in the table `layer_styles`
//! from which QGIS takes a layer's style.

use std::fmt::Write;

use rusqlite::{Connection, Result, ToSql, params, params_from_iter};

use super::{
    geojson::{Attribute, Geometry, county_properties, geometry},
    outlines::{Outlines, Polygon},
    text::visible,
};
use crate::results::Results;

/// Name of the layer, as of the files beside it.
const LAYER: &str = "shortfall";
/// EPSG code of WGS 84.
const WGS_84: i32 = 4326;
/// The day the data describe: no byte depends on the clock.
const REFERENCE: &str = "2020-11-01T00:00:00.000Z";

/// The tables of clause 1.1, and QGIS's own for styles. `application_id` is `GPKG`.
const TABLES: &str = r#"
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10200;
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]', 'longitude and latitude in degrees');
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
    description TEXT DEFAULT '', last_change DATETIME NOT NULL,
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
    srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT uk_gc_table_name UNIQUE (table_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
"#;

const STYLES: &str = r"
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30), update_time DATETIME);
";

/// The layer as the bytes of a `GeoPackage`, styled by `style` (QML) where there is one.
///
/// The columns are the properties of [`super::shortfall_geojson`]; text is `TEXT` and a figure
/// `REAL`. The 审图号 of the outlines, or that there is none, is the layer's description.
///
/// # Errors
///
/// What `SQLite` says.
pub fn shortfall_geopackage(
    results: &Results,
    outlines: Option<&Outlines>,
    style: Option<&str>,
) -> Result<Vec<u8>> {
    let mut database = Connection::open_in_memory()?;
    database.execute_batch(TABLES)?;
    let mut features = Vec::new();
    let mut extent = Extent::default();
    let mut kinds = Vec::new();
    for properties in county_properties(results) {
        let shape = geometry(properties.place, outlines);
        kinds.extend(shape.as_ref().map(|shape| match shape {
            Geometry::Point(_) => "POINT",
            Geometry::MultiPolygon(_) => "MULTIPOLYGON",
        }));
        let shape = shape.map(|shape| {
            let (own, blob) = encoded(&shape);
            extent.join(&own);
            blob
        });
        features.push((shape, properties.attributes()));
    }
    kinds.dedup();
    let kind = match kinds[..] {
        [kind] => kind,
        _ => "GEOMETRY",
    };
    let [west, south, east, north] = extent.0.map_or([None; 4], |extent| extent.map(Some));
    database.execute(
        "INSERT INTO gpkg_contents VALUES (?1, 'features', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![LAYER, description(outlines), REFERENCE, west, south, east, north, WGS_84],
    )?;
    database.execute(
        "INSERT INTO gpkg_geometry_columns VALUES (?1, 'geom', ?2, ?3, 0, 0)",
        params![LAYER, kind, WGS_84],
    )?;
    write_features(&database, kind, &features)?;
    if let Some(style) = style {
        database.execute_batch(STYLES)?;
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change)
             VALUES ('layer_styles', 'attributes', 'layer_styles', ?1)",
            [REFERENCE],
        )?;
        database.execute(
            "INSERT INTO layer_styles VALUES
             (1, '', '', ?1, 'geom', ?1, ?2, '', 1, '', '', NULL, ?3)",
            params![LAYER, style, REFERENCE],
        )?;
    }
    Ok(database.serialize("main")?.to_vec())
}

type Feature = (Option<Vec<u8>>, Vec<(String, Attribute)>);

/// The layer's own table: a column for every attribute that any county has.
fn write_features(database: &Connection, kind: &str, features: &[Feature]) -> Result<()> {
    let mut columns: Vec<(&str, &str)> = Vec::new();
    for (name, attribute) in features.iter().flat_map(|(_, attributes)| attributes) {
        if columns.iter().all(|(known, _)| known != name) {
            let form = match attribute {
                Attribute::Text(_) => "TEXT",
                Attribute::Figure(_) => "REAL",
            };
            columns.push((name, form));
        }
    }
    let mut sql = format!(
        "CREATE TABLE {LAYER} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom {kind}"
    );
    for (name, form) in &columns {
        write!(sql, ", {} {form}", quoted(name)).expect("memory takes all");
    }
    database.execute_batch(&(sql + ");"))?;
    let holes = ", ?".repeat(columns.len());
    let mut insert = database.prepare(&format!("INSERT INTO {LAYER} VALUES (NULL, ?{holes})"))?;
    for (shape, attributes) in features {
        let cell = |column: &str| attributes.iter().find(|(name, _)| name == column);
        let cells = columns.iter().map(|(name, _)| -> Box<dyn ToSql> {
            match cell(name) {
                Some((_, Attribute::Text(text))) => Box::new(text.clone()),
                Some((_, Attribute::Figure(figure))) => Box::new(figure.map(wide)),
                None => Box::new(None::<f64>),
            }
        });
        let geom: Box<dyn ToSql> = Box::new(shape.clone());
        insert.execute(params_from_iter(std::iter::once(geom).chain(cells)))?;
    }
    Ok(())
}

/// A figure with the digits that the other files print, so that 0.6 stays 0.6.
fn wide(figure: f32) -> f64 {
    figure.to_string().parse().unwrap_or(f64::from(figure))
}

/// A name as SQL takes it.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn description(outlines: Option<&Outlines>) -> String {
    match outlines.map(|outlines| outlines.approval_no.as_deref()) {
        None => String::new(),
        Some(Some(number)) => format!("map_approval_no: {}", visible(number)),
        Some(None) => "未附审图号，仅供内部使用 · internal use, no approval number".to_owned(),
    }
}

/// West, south, east and north of what was joined.
#[derive(Default)]
struct Extent(Option<[f64; 4]>);

impl Extent {
    fn take(&mut self, [x, y]: [f64; 2]) {
        let [west, south, east, north] = self.0.unwrap_or([x, y, x, y]);
        self.0 = Some([west.min(x), south.min(y), east.max(x), north.max(y)]);
    }

    fn join(&mut self, other: &Self) {
        if let Some([west, south, east, north]) = other.0 {
            self.take([west, south]);
            self.take([east, north]);
        }
    }
}

/// A geometry in the binary format of clause 2.1.3, little-endian: the standard's header, with
/// an envelope for polygons, then well-known binary (ISO 13249-3).
fn encoded(geometry: &Geometry<'_>) -> (Extent, Vec<u8>) {
    let mut extent = Extent::default();
    let mut out = b"GP\0".to_vec();
    // Bit 0: little-endian; bits 1 to 3: no envelope, or one of x and y.
    out.push(if matches!(geometry, Geometry::Point(_)) { 0b0001 } else { 0b0011 });
    out.extend(WGS_84.to_le_bytes());
    match geometry {
        Geometry::Point(point) => {
            extent.take(*point);
            put_kind(&mut out, 1);
            put_point(&mut out, *point);
        }
        Geometry::MultiPolygon(polygons) => {
            polygons.iter().flatten().flatten().for_each(|point| extent.take(*point));
            let [west, south, east, north] = extent.0.unwrap_or_default();
            put_point(&mut out, [west, east]);
            put_point(&mut out, [south, north]);
            put_kind(&mut out, 6);
            put_count(&mut out, polygons.len());
            polygons.iter().for_each(|polygon| put_polygon(&mut out, polygon));
        }
    }
    (extent, out)
}

fn put_polygon(out: &mut Vec<u8>, polygon: &Polygon) {
    put_kind(out, 3);
    put_count(out, polygon.len());
    for ring in polygon {
        put_count(out, ring.len());
        for point in ring {
            put_point(out, *point);
        }
    }
}

/// Byte order and type.
fn put_kind(out: &mut Vec<u8>, kind: u32) {
    out.push(1);
    out.extend(kind.to_le_bytes());
}

fn put_count(out: &mut Vec<u8>, count: usize) {
    out.extend(u32::try_from(count).unwrap_or(u32::MAX).to_le_bytes());
}

fn put_point(out: &mut Vec<u8>, point: [f64; 2]) {
    out.extend(point.into_iter().flat_map(f64::to_le_bytes));
}

#[cfg(test)]
mod tests;
