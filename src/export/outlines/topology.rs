//! Rings of a topology, put together from its arcs.

use crate::messages::{self, Said};
use serde_json::Value;

use super::{
    Polygon, Ring,
    document::{Document, Position, TopoObject, Transform},
};

/// The arcs of a topology as positions.
pub(super) fn arcs(document: &Document) -> Vec<Ring> {
    document.arcs.iter().map(|arc| decoded(arc, document.transform.as_ref())).collect()
}

/// Quantised arcs hold whole steps from one position to the next.
fn decoded(arc: &[Position], transform: Option<&Transform>) -> Ring {
    let Some(Transform { scale, translate }) = transform else {
        return arc.iter().map(|position| position.0).collect();
    };
    let mut sum = [0.0; 2];
    let step = |position: &Position| {
        sum = [sum[0] + position.0[0], sum[1] + position.0[1]];
        // To a centimetre: more digits only make files larger.
        [0, 1].map(|axis| (1e7 * (sum[axis] * scale[axis] + translate[axis])).round() / 1e7)
    };
    arc.iter().map(step).collect()
}

/// Every polygon object, collections taken apart.
pub(super) fn objects(document: &Document) -> Vec<&TopoObject> {
    let mut found = Vec::new();
    let mut waiting: Vec<_> = document.objects.values().rev().collect();
    while let Some(object) = waiting.pop() {
        if object.kind.as_deref() == Some("GeometryCollection") {
            waiting.extend(object.geometries.iter().rev());
        } else {
            found.push(object);
        }
    }
    found
}

/// The polygons of an object.
///
/// # Errors
///
/// What is wrong, in words.
pub(super) fn polygons(object: &TopoObject, arcs: &[Ring]) -> Result<Vec<Polygon>, Said> {
    let polygon = |rings: &Value| -> Result<Polygon, Said> {
        list(rings)?.iter().map(|numbers| ring(list(numbers)?, arcs)).collect()
    };
    match object.kind.as_deref() {
        Some("Polygon") => Ok(vec![polygon(&object.arcs)?]),
        Some("MultiPolygon") => list(&object.arcs)?.iter().map(polygon).collect(),
        Some(other) => Err(messages::outlines_other(other)),
        None => Err(messages::outlines_no_geometry()),
    }
}

fn list(value: &Value) -> Result<&Vec<Value>, Said> {
    value.as_array().ok_or_else(messages::arcs_no_list)
}

/// Arcs one after the other; the end of one is the start of the next, and stands once.
fn ring(numbers: &[Value], arcs: &[Ring]) -> Result<Ring, Said> {
    let mut ring = Ring::new();
    for number in numbers {
        let number = number.as_i64().ok_or_else(messages::arc_no_number)?;
        let is_backward = number < 0;
        let index = if is_backward { !number } else { number };
        let arc = usize::try_from(index).ok().and_then(|index| arcs.get(index));
        let arc = arc.ok_or_else(|| messages::arc_unknown(number, arcs.len()))?;
        let start = usize::from(!ring.is_empty());
        if is_backward {
            ring.extend(arc.iter().rev().skip(start));
        } else {
            ring.extend(arc.iter().skip(start));
        }
    }
    Ok(ring)
}
