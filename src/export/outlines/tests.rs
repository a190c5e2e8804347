use serde_json::json;

use super::*;
use crate::{domain::Level, export::fixture::places};

fn units() -> Vec<Place> {
    places().into_iter().filter(|place| place.level == Level::County).collect()
}

/// A square around a unit's centroid.
fn square(unit: &Place) -> Value {
    let [x, y] = unit.centroid.unwrap();
    json!([[
        [x - 0.1, y - 0.1],
        [x + 0.1, y - 0.1],
        [x + 0.1, y + 0.1, 12.5],
        [x - 0.1, y + 0.1],
        [x - 0.1, y - 0.1],
    ]])
}

fn feature(unit: &Place) -> Value {
    json!({
        "type": "Feature",
        "properties": {"region_code": unit.code.to_string()},
        "geometry": {"type": "Polygon", "coordinates": square(unit)},
    })
}

fn layer() -> Value {
    json!({"type": "FeatureCollection", "features": units().iter().map(feature).collect::<Vec<_>>()})
}

fn parse(layer: &Value) -> Result<Outlines, Problems> {
    let bytes = serde_json::to_vec(layer).unwrap();
    Outlines::parse("outlines.json", &bytes, &units(), |code| code.province().get() == 990_000)
}

/// The only problem with a layer after a change.
fn problem(change: impl Fn(&mut Value)) -> String {
    let mut layer = layer();
    change(&mut layer);
    let problems = parse(&layer).unwrap_err().0;
    assert_eq!(problems.len(), 1, "{problems:?}");
    problems[0].to_string()
}

#[test]
fn outlines_are_joined_by_code() {
    let outlines = parse(&layer()).unwrap();
    assert_eq!(outlines.shapes.len(), 5);
    assert_eq!(outlines.approval_no, None);
    let first = &outlines.shapes[&units()[0].code];
    // The height is gone.
    assert_eq!(json!(first[0][0][2]), json!([121.1, 41.1]));
}

#[test]
fn numbers_national_codes_and_ids_are_codes_too() {
    let mut layer = layer();
    layer["map_approval_no"] = json!("GS(2024)0000号");
    layer["features"][0]["properties"] = json!({"adcode": 990_101});
    layer["features"][1]["properties"] = json!({"gb": "156990102"});
    layer["features"][2]["properties"] = Value::Null;
    layer["features"][2]["id"] = json!("990121");
    let outlines = parse(&layer).unwrap();
    assert_eq!(outlines.shapes.len(), 5);
    assert_eq!(outlines.approval_no.as_deref(), Some("GS(2024)0000号"));
}

#[test]
fn a_missing_outline_is_named() {
    let message = problem(|layer| {
        layer["features"].as_array_mut().unwrap().pop();
    });
    assert_eq!(message, "outlines.json: no outline of 990281 南岛市");
}

#[test]
fn a_zone_may_lie_in_the_polygon_of_another_unit() {
    let mut layer = layer();
    layer["features"].as_array_mut().unwrap().pop();
    layer["features"][3]["properties"]["census_codes"] = json!("990202, 990281");
    let outlines = parse(&layer).unwrap();
    let [harbour, island] = [3, 4].map(|unit: usize| units()[unit].code);
    assert_eq!(outlines.within, BTreeMap::from([(island, harbour)]));
}

#[test]
fn two_outlines_of_one_unit_are_named() {
    let message = problem(|layer| {
        let again = layer["features"][1].clone();
        layer["features"].as_array_mut().unwrap().push(again);
    });
    assert_eq!(message, "outlines.json: feature 6: 990102 has an outline already (feature 2)");
}

#[test]
fn unknown_codes_are_named_and_known_ones_of_elsewhere_are_not() {
    let extra = |code: &str| {
        let mut extra = feature(&units()[0]);
        extra["properties"]["region_code"] = json!(code);
        extra
    };
    let message = problem(|layer| layer["features"].as_array_mut().unwrap().push(extra("880101")));
    assert_eq!(message, "outlines.json: feature 6: no region has the code 880101");
    let message = problem(|layer| layer["features"].as_array_mut().unwrap().push(extra("88")));
    assert!(message.contains("`88` is not a region code"), "{message}");
    let mut elsewhere = layer();
    elsewhere["features"].as_array_mut().unwrap().push(extra("990303"));
    assert!(parse(&elsewhere).is_ok());
}

#[test]
fn other_coordinate_systems_are_refused() {
    let message = problem(|layer| {
        layer["crs"] =
            json!({"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}});
    });
    assert!(message.contains("EPSG::3857") && message.contains("EPSG:4490"), "{message}");
    let message = problem(|layer| {
        let ring = &mut layer["features"][0]["geometry"]["coordinates"][0];
        ring[1] = json!([13_469_000.0, 5_012_000.0]);
    });
    assert!(message.contains("990101") && message.contains("13469000"), "{message}");
    let message = problem(|layer| {
        // As long and narrow as a swapped pair may be, within ±90: 21° north, 21° east.
        let far = json!([[[21.0, 21.0], [21.5, 21.0], [21.5, 21.5], [21.0, 21.0]]]);
        layer["features"][0]["geometry"]["coordinates"] = far;
    });
    assert!(message.contains("lies far from 121, 41"), "{message}");
}

#[test]
fn broken_rings_are_named() {
    let change = |ring: Value| {
        move |layer: &mut Value| {
            layer["features"][1]["geometry"]["coordinates"] = json!([ring]);
        }
    };
    let message =
        problem(change(json!([[120.8, 41.0], [120.9, 41.0], [120.9, 41.1], [120.8, 41.2]])));
    assert!(message.contains("feature 2 (990102 西城区): ring 1: it is not closed"), "{message}");
    let message = problem(change(json!([[120.8, 41.0], [120.9, 41.0], [120.8, 41.0]])));
    assert!(message.contains("3 positions"), "{message}");
    let message =
        problem(change(json!([[120.8, 41.0], [120.9, 41.0], [121.0, 41.0], [120.8, 41.0]])));
    assert!(message.contains("no area"), "{message}");
    let message = problem(|layer| {
        layer["features"][1]["geometry"] = json!({"type": "Point", "coordinates": [1, 2]});
    });
    assert!(message.contains("not a polygon"), "{message}");
}

#[test]
fn what_is_no_layer_is_told_with_its_line() {
    for (text, part) in [
        ("{\"type\": \"FeatureCollection\",\n \"features\": [}", "outlines.json:2:15"),
        ("[1, 2]", "neither GeoJSON nor TopoJSON"),
        ("{\"type\": \"Feature\"}", "expected `FeatureCollection` or `Topology`"),
    ] {
        let problems =
            Outlines::parse("outlines.json", text.as_bytes(), &units(), |_| true).unwrap_err();
        assert!(problems.to_string().contains(part), "{problems}");
    }
}

/// Two squares that share a side, quantised: steps of 0.1 degrees from 121° east, 41° north.
fn topology() -> Value {
    let polygon = |code: &str, arcs: Value| json!({"type": "Polygon", "properties": {"region_code": code}, "arcs": arcs});
    json!({
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [121.0, 41.0]},
        "arcs": [
            [[1, 0], [0, 1]],
            [[1, 1], [-1, 0], [0, -1], [1, 0]],
            [[1, 0], [1, 0], [0, 1], [-1, 0]],
        ],
        "objects": {"counties": {"type": "GeometryCollection", "geometries": [
            polygon("990101", json!([[0, 1]])),
            polygon("990102", json!([[2, -1]])),
        ]}},
    })
}

#[test]
fn a_topology_gives_the_rings_its_arcs_make() {
    let bytes = serde_json::to_vec(&topology()).unwrap();
    let outlines = Outlines::parse("outlines.json", &bytes, &units()[..2], |_| true).unwrap();
    let degrees = |steps: &[[f64; 2]]| -> Ring {
        steps.iter().map(|[x, y]| [x * 0.1 + 121.0, y * 0.1 + 41.0]).collect()
    };
    assert_eq!(
        outlines.shapes[&units()[1].code],
        [[degrees(&[[1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0], [1.0, 0.0]])]]
    );
}

#[test]
fn an_arc_that_does_not_exist_is_named() {
    let mut topology = topology();
    topology["objects"]["counties"]["geometries"][0]["arcs"] = json!([[0, 7]]);
    let bytes = serde_json::to_vec(&topology).unwrap();
    let problems = Outlines::parse("outlines.json", &bytes, &units()[..2], |_| true).unwrap_err();
    assert!(problems.to_string().contains("feature 1 (990101): arc 7 of 3"), "{problems}");
}
