//! Outlines of regions from a planner's own file; carecast ships none.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::{
    domain::RegionCode,
    messages::{self, Said},
    problems::{Place as At, Problems},
    results::Place,
};

mod check;
mod document;
mod topology;

use check::{check_crs, check_shape};
use document::{Document, Geometry};

/// Positions around a polygon or a hole in it; the last is the first.
pub type Ring = Vec<[f64; 2]>;
/// The outer ring, then its holes.
pub type Polygon = Vec<Ring>;

/// The outlines of the units of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlines {
    /// The polygons of each unit, longitude first.
    pub shapes: BTreeMap<RegionCode, Vec<Polygon>>,
    /// Units without a polygon of their own, and the unit whose polygon holds them: development
    /// zones, which the census counts apart.
    pub within: BTreeMap<RegionCode, RegionCode>,
    /// 审图号: printed on every map; where there is none, the map says that it is for internal use.
    pub approval_no: Option<String>,
}

/// Properties that may hold a region's code; the first that is there counts, then `id`.
const CODE_KEYS: [&str; 7] = ["region_code", "county_code", "adcode", "code", "gb", "GB", "ADCODE"];

/// One feature of either format.
struct Found {
    /// `feature 3`, counted from 1.
    name: String,
    id: Option<Value>,
    properties: Map<String, Value>,
    polygons: Result<Vec<Polygon>, Said>,
}

impl Outlines {
    /// Reads GeoJSON (RFC 7946) or TopoJSON polygons and joins them to units by code.
    ///
    /// A feature's code is its property `region_code`, `county_code`, `adcode`, `code` or `gb`
    /// (`156` before the code is dropped), else its `id`. `census_codes`, codes parted by commas,
    /// names the units a polygon holds. `map_approval_no` of the file is the 审图号. Coordinates
    /// must be degrees of WGS 84 or CGCS 2000; they are never converted.
    ///
    /// # Errors
    ///
    /// Everything wrong at once: units without an outline, two outlines for one unit, codes that
    /// `is_known` does not know, another coordinate system, outlines far from their unit, and
    /// rings that are not closed or have no area.
    pub fn parse(
        source: &str,
        bytes: &[u8],
        units: &[Place],
        is_known: impl Fn(RegionCode) -> bool,
    ) -> Result<Self, Problems> {
        let document: Document = serde_json::from_slice(bytes).map_err(|error| {
            let (line, column) = (Some(error.line()), Some(error.column()));
            let at = At { source: source.to_owned(), line, column };
            Problems::one(at, messages::outlines_format(error))
        })?;
        let mut problems = Problems::default();
        let at = || At::file(source);
        if let Some(crs) = &document.crs {
            check_crs(crs, at, &mut problems);
        }
        let mut outlines =
            Self { approval_no: document.map_approval_no.clone(), ..Self::default() };
        let by_code: BTreeMap<_, _> = units.iter().map(|unit| (unit.code, unit)).collect();
        let mut seen: BTreeMap<RegionCode, String> = BTreeMap::new();
        for found in features(document, source, &mut problems) {
            let name = &found.name;
            let code = match code_of(&found) {
                Ok(code) => code,
                Err(what) => {
                    problems.push(at(), messages::outlines_at(name, what));
                    continue;
                }
            };
            if !is_known(code) {
                let what = messages::outlines_unknown(code);
                problems.push(at(), messages::outlines_at(name, what));
                continue;
            }
            if let Some(first) = seen.insert(code, name.clone()) {
                let what = messages::outlines_twice(code, first);
                problems.push(at(), messages::outlines_at(name, what));
                continue;
            }
            for part in parts(&found) {
                outlines.within.insert(part, code);
            }
            let Some(unit) = by_code.get(&code) else { continue };
            match found.polygons {
                Ok(polygons) => {
                    let name = format!("{name} ({code} {})", unit.name_zh);
                    check_shape(&polygons, unit, &name, at, &mut problems);
                    outlines.shapes.insert(code, polygons);
                }
                Err(what) => {
                    let name = format!("{name} ({code})");
                    problems.push(at(), messages::outlines_at(name, what));
                }
            }
        }
        let shapes = &outlines.shapes;
        let units: BTreeSet<_> = by_code.keys().copied().collect();
        outlines.within.retain(|part, _| units.contains(part) && !shapes.contains_key(part));
        for unit in by_code.values().filter(|unit| !seen.contains_key(&unit.code)) {
            if !outlines.within.contains_key(&unit.code) {
                problems.push(at(), messages::outlines_missing(unit.code, &unit.name_zh));
            }
        }
        problems.or(outlines)
    }
}

/// The features of a document of either kind.
fn features(mut document: Document, source: &str, problems: &mut Problems) -> Vec<Found> {
    let name = |index: usize| format!("feature {}", index + 1);
    match document.kind.as_str() {
        "FeatureCollection" => std::mem::take(&mut document.features)
            .into_iter()
            .enumerate()
            .map(|(index, feature)| Found {
                name: name(index),
                id: feature.id,
                properties: feature.properties.unwrap_or_default(),
                polygons: match feature.geometry {
                    Some(Geometry::Polygon { coordinates }) => Ok(vec![rings(coordinates)]),
                    Some(Geometry::MultiPolygon { coordinates }) => {
                        Ok(coordinates.into_iter().map(rings).collect())
                    }
                    Some(Geometry::Other) => Err(messages::outlines_no_polygon()),
                    None => Err(messages::outlines_no_geometry()),
                },
            })
            .collect(),
        "Topology" => {
            let arcs = topology::arcs(&document);
            topology::objects(&document)
                .into_iter()
                .enumerate()
                .map(|(index, object)| Found {
                    name: name(index),
                    id: object.id.clone(),
                    properties: object.properties.clone().unwrap_or_default(),
                    polygons: topology::polygons(object, &arcs),
                })
                .collect()
        }
        other => {
            problems.push(At::file(source), messages::outlines_type(other));
            Vec::new()
        }
    }
}

fn rings(coordinates: Vec<Vec<document::Position>>) -> Polygon {
    let ring = |ring: Vec<document::Position>| ring.into_iter().map(|position| position.0);
    coordinates.into_iter().map(|positions| ring(positions).collect()).collect()
}

fn code_of(found: &Found) -> Result<RegionCode, Said> {
    let value = CODE_KEYS
        .iter()
        .find_map(|key| found.properties.get(*key).filter(|value| !value.is_null()))
        .or(found.id.as_ref())
        .ok_or_else(|| messages::outlines_no_code(CODE_KEYS[0]))?;
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        other => other.to_string(),
    };
    let digits = text.strip_prefix("156").filter(|rest| rest.len() == 6).unwrap_or(&text);
    digits.parse().map_err(|_| messages::outlines_bad_code(digits))
}

/// The units a polygon holds, by `census_codes`.
fn parts(found: &Found) -> Vec<RegionCode> {
    let text = found.properties.get("census_codes").and_then(Value::as_str).unwrap_or_default();
    text.split(',').filter_map(|code| code.trim().parse().ok()).collect()
}

#[cfg(test)]
mod tests;
