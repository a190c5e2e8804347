use super::*;
use crate::{
    domain::Lang,
    export::{QgisGeometry, fixture::results, shortfall_layer, shortfall_qml},
};
use serde_json::Value;
use std::io::Cursor;

/// Bytes read back by `SQLite`.
fn opened(bytes: &[u8]) -> Connection {
    let mut database = Connection::open_in_memory().unwrap();
    database.deserialize_read_exact("main", Cursor::new(bytes), bytes.len(), true).unwrap();
    database
}

fn one<T: rusqlite::types::FromSql>(database: &Connection, sql: &str) -> T {
    database.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn outlines(results: &Results, approval_no: Option<&str>) -> Outlines {
    let square = vec![[121.0, 41.0], [122.0, 41.0], [122.0, 42.0], [121.0, 41.0]];
    Outlines {
        shapes: [(results.places[0].code, vec![vec![square]])].into(),
        approval_no: approval_no.map(str::to_owned),
        ..Outlines::default()
    }
}

/// Every cell of the layer is that of the GeoJSON file.
#[test]
fn features_are_those_of_the_geojson_file() {
    let mut results = results();
    results.places[0].name_zh = "'); DROP TABLE shortfall; --".to_owned();
    results.places[3].centroid = None;
    let database = opened(&shortfall_geopackage(&results, None, None).unwrap());
    let layer: Value = serde_json::from_slice(&shortfall_layer(&results, None)).unwrap();
    let features = layer["features"].as_array().unwrap();
    assert_eq!(one::<u32>(&database, "SELECT count(*) FROM shortfall"), features.len() as u32);
    for (fid, feature) in (1..).zip(features) {
        for (name, expected) in feature["properties"].as_object().unwrap() {
            let sql = format!("SELECT {} FROM shortfall WHERE fid = {fid}", quoted(name));
            let found = match one::<rusqlite::types::Value>(&database, &sql) {
                rusqlite::types::Value::Null => Value::Null,
                rusqlite::types::Value::Real(figure) => figure.into(),
                rusqlite::types::Value::Text(text) => text.into(),
                other => panic!("{other:?}"),
            };
            assert_eq!(&found, expected, "{name} of feature {fid}");
        }
    }
    let without = "SELECT count(*) FROM shortfall WHERE geom IS NULL";
    assert_eq!(one::<u32>(&database, without), 1);
}

#[test]
fn a_point_is_a_header_and_well_known_binary() {
    let database = opened(&shortfall_geopackage(&results(), None, None).unwrap());
    let blob: Vec<u8> = one(&database, "SELECT geom FROM shortfall WHERE fid = 1");
    // GP, version 0, little-endian without envelope, 4326; little-endian, type 1, x, y.
    let mut expected = b"GP\x00\x01\xe6\x10\x00\x00\x01\x01\x00\x00\x00".to_vec();
    expected.extend(121.0_f64.to_le_bytes());
    expected.extend(41.0_f64.to_le_bytes());
    assert_eq!(blob, expected);
}

#[test]
fn an_outline_has_an_envelope_and_its_rings() {
    let results = results();
    let outlines = outlines(&results, Some("辽S(2020)1号"));
    let database = opened(&shortfall_geopackage(&results, Some(&outlines), None).unwrap());
    let blob: Vec<u8> = one(&database, "SELECT geom FROM shortfall WHERE fid = 1");
    let mut expected = b"GP\x00\x03\xe6\x10\x00\x00".to_vec();
    expected.extend([121.0_f64, 122.0, 41.0, 42.0].into_iter().flat_map(f64::to_le_bytes));
    // A multipolygon of one polygon of one ring of four points.
    expected.extend(b"\x01\x06\x00\x00\x00\x01\x00\x00\x00");
    expected.extend(b"\x01\x03\x00\x00\x00\x01\x00\x00\x00\x04\x00\x00\x00");
    for at in [121.0_f64, 41.0, 122.0, 41.0, 122.0, 42.0, 121.0, 41.0] {
        expected.extend(at.to_le_bytes());
    }
    assert_eq!(blob, expected);
    let kind = "SELECT geometry_type_name FROM gpkg_geometry_columns";
    assert_eq!(one::<String>(&database, kind), "GEOMETRY", "four counties have points");
    let description = "SELECT description FROM gpkg_contents WHERE table_name = 'shortfall'";
    assert_eq!(one::<String>(&database, description), "map_approval_no: 辽S(2020)1号");
}

#[test]
fn its_tables_say_what_it_is() {
    let results = results();
    let style = shortfall_qml(&results, QgisGeometry::Points, Lang::Zh).unwrap();
    let bytes = shortfall_geopackage(&results, None, Some(&style)).unwrap();
    // Where SQLite keeps the application's id.
    assert_eq!(&bytes[68..72], b"GPKG");
    let database = opened(&bytes);
    for (sql, expected) in [
        ("PRAGMA user_version", 10200),
        ("SELECT srs_id FROM gpkg_contents WHERE data_type = 'features'", 4326),
        ("SELECT srs_id FROM gpkg_geometry_columns WHERE column_name = 'geom'", 4326),
        ("SELECT organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = 4326", 4326),
        ("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0)", 2),
        ("SELECT count(*) FROM gpkg_contents WHERE last_change LIKE '2020-11-01%'", 2),
        ("SELECT count(*) FROM gpkg_contents WHERE min_x = 120.8 AND max_x = 121.8", 1),
        ("SELECT count(*) FROM gpkg_contents WHERE min_y = 39.2 AND max_y = 41.6", 1),
        ("SELECT useAsDefault FROM layer_styles WHERE f_table_schema = ''", 1),
        ("SELECT count(*) FROM pragma_foreign_key_check", 0),
    ] {
        assert_eq!(one::<i64>(&database, sql), expected, "{sql}");
    }
    assert_eq!(one::<String>(&database, "PRAGMA integrity_check"), "ok");
    let kind = "SELECT geometry_type_name FROM gpkg_geometry_columns";
    assert_eq!(one::<String>(&database, kind), "POINT");
    let kept = "SELECT styleQML FROM layer_styles WHERE f_table_name = 'shortfall'";
    assert_eq!(one::<String>(&database, kept), style);
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let results = results();
    let outlines = outlines(&results, None);
    let twice = [0, 1].map(|_| shortfall_geopackage(&results, Some(&outlines), Some("<qgis/>")));
    let [first, second] = twice.map(Result::unwrap);
    assert!(first == second, "two files of one run differ");
}
