//! What can be wrong with a polygon.

use serde_json::Value;

use super::{Polygon, Ring};
use crate::{
    messages::{self, Said},
    problems::{Place as At, Problems},
    results::Place,
};

/// How far outside the box around its outline a unit's centroid may lie, in degrees: more means
/// another coordinate system or another region's outline.
const STRAY: f64 = 0.5;

/// The names of coordinate systems in degrees that need no conversion: WGS 84 and CGCS 2000.
const KNOWN_CRS: [&str; 3] = ["CRS84", "4326", "4490"];

/// Refuses a `crs` member that names another system than RFC 7946 prescribes.
pub(super) fn check_crs(crs: &Value, at: impl Fn() -> At, problems: &mut Problems) {
    let name = crs["properties"]["name"].as_str().unwrap_or("unnamed");
    let is_known = KNOWN_CRS.iter().any(|known| name.ends_with(known));
    if !crs.is_null() && !is_known {
        problems.push(at(), messages::outlines_crs(name));
    }
}

/// Names what is wrong with a unit's polygons: at most one problem each.
pub(super) fn check_shape(
    polygons: &[Polygon],
    unit: &Place,
    name: &str,
    at: impl Fn() -> At,
    problems: &mut Problems,
) {
    let mut push = |what: Said| problems.push(at(), messages::outlines_at(name, what));
    let rings = || polygons.iter().flatten();
    if polygons.iter().all(Vec::is_empty) {
        return push(messages::outlines_no_rings());
    }
    if let Some([x, y]) = rings().flatten().find(|[x, y]| !(x.abs() <= 180.0 && y.abs() <= 90.0)) {
        return push(messages::outlines_degrees(x, y));
    }
    for (index, ring) in rings().enumerate() {
        if let Err(what) = check_ring(ring) {
            return push(messages::outlines_ring(index + 1, what));
        }
    }
    if let Some(centroid) = unit.centroid {
        let is_near = (0..2).all(|axis| {
            let low = rings().flatten().map(|point| point[axis]).fold(f64::INFINITY, f64::min);
            let high = rings().flatten().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max);
            (low - STRAY..=high + STRAY).contains(&centroid[axis])
        });
        if !is_near {
            push(messages::outlines_far(centroid[0], centroid[1]));
        }
    }
}

fn check_ring(ring: &Ring) -> Result<(), Said> {
    let (Some(first), Some(last)) = (ring.first(), ring.last()) else {
        return Err(messages::ring_empty());
    };
    if ring.len() < 4 {
        return Err(messages::ring_short(ring.len()));
    }
    if first.map(f64::to_bits) != last.map(f64::to_bits) {
        return Err(messages::ring_open(format!("{first:?}"), format!("{last:?}")));
    }
    if doubled_area(ring) <= 0.0 {
        return Err(messages::ring_flat());
    }
    Ok(())
}

/// Twice the area inside a ring, by the shoelace formula around its first position.
fn doubled_area(ring: &Ring) -> f64 {
    let [x0, y0] = ring[0];
    let cross = |pair: &[[f64; 2]]| {
        (pair[0][0] - x0) * (pair[1][1] - y0) - (pair[1][0] - x0) * (pair[0][1] - y0)
    };
    ring.windows(2).map(cross).sum::<f64>().abs()
}
