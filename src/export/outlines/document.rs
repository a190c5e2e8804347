//! GeoJSON and TopoJSON as they stand in a file.

use std::collections::BTreeMap;

use serde::{
    Deserialize, Deserializer,
    de::{IgnoredAny, SeqAccess, Visitor},
};
use serde_json::{Map, Value};

/// A feature collection or a topology, told apart by `type`.
#[derive(Deserialize)]
pub(super) struct Document {
    #[serde(rename = "type")]
    pub(super) kind: String,
    pub(super) crs: Option<Value>,
    pub(super) map_approval_no: Option<String>,
    #[serde(default)]
    pub(super) features: Vec<Feature>,
    #[serde(default)]
    pub(super) arcs: Vec<Vec<Position>>,
    pub(super) transform: Option<Transform>,
    #[serde(default)]
    pub(super) objects: BTreeMap<String, TopoObject>,
}

#[derive(Deserialize)]
pub(super) struct Feature {
    pub(super) id: Option<Value>,
    pub(super) properties: Option<Map<String, Value>>,
    pub(super) geometry: Option<Geometry>,
}

#[derive(Deserialize)]
#[serde(tag = "type")]
pub(super) enum Geometry {
    Polygon {
        coordinates: Vec<Vec<Position>>,
    },
    MultiPolygon {
        coordinates: Vec<Vec<Vec<Position>>>,
    },
    #[serde(other)]
    Other,
}

#[derive(Deserialize)]
pub(super) struct Transform {
    pub(super) scale: [f64; 2],
    pub(super) translate: [f64; 2],
}

/// A geometry of a topology: a collection, or rings given by the numbers of their arcs.
#[derive(Deserialize)]
pub(super) struct TopoObject {
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) id: Option<Value>,
    pub(super) properties: Option<Map<String, Value>>,
    #[serde(default)]
    pub(super) geometries: Vec<TopoObject>,
    #[serde(default)]
    pub(super) arcs: Value,
}

/// Longitude and latitude; heights are left out.
#[derive(Clone, Copy)]
pub(super) struct Position(pub(super) [f64; 2]);

impl<'de> Deserialize<'de> for Position {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(PositionVisitor)
    }
}

struct PositionVisitor;

impl<'de> Visitor<'de> for PositionVisitor {
    type Value = Position;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("a position: [longitude, latitude]")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Position, A::Error> {
        let mut axis = |index| {
            let number = seq.next_element::<f64>()?;
            number.ok_or_else(|| serde::de::Error::invalid_length(index, &self))
        };
        let position = [axis(0)?, axis(1)?];
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Position(position))
    }
}
