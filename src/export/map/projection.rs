//! Outlines in pixels.

use std::fmt::Write;

use super::svg::short;
use crate::{export::outlines::Outlines, results::Place};

/// The longer side of the picture, in pixels.
const SIDE: f64 = 860.0;
/// Positions nearer than this to the last are left out, in pixels.
const CLOSE: f64 = 1.0;
/// One unit in the picture.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// Its outline; none for a unit within another's, which gets a mark.
    pub(super) path: Option<String>,
    /// Where its name stands.
    pub(super) anchor: [f64; 2],
    /// Width and height of the box around it.
    pub(super) room: [f64; 2],
}

/// Longitude and latitude to pixels: true to scale at the middle latitude.
pub(super) struct Projection {
    low: [f64; 2],
    scale: [f64; 2],
    /// Width and height of the picture.
    pub(super) size: [f64; 2],
}

impl Projection {
    pub(super) fn of(units: &[Place], outlines: &Outlines) -> Self {
        let of_units = units.iter().filter_map(|unit| outlines.shapes.get(&unit.code));
        let points = of_units.flatten().flatten().flatten().copied();
        let points = points.chain(units.iter().filter_map(|unit| unit.centroid));
        let (low, high) =
            points.fold(([f64::INFINITY; 2], [f64::NEG_INFINITY; 2]), |(low, high), point| {
                ([0, 1].map(|i| point[i].min(low[i])), [0, 1].map(|i| point[i].max(high[i])))
            });
        let narrowing = libm::cos(f64::midpoint(low[1], high[1]).to_radians());
        let degrees = [(high[0] - low[0]) * narrowing, high[1] - low[1]];
        let pixels = SIDE / degrees[0].max(degrees[1]).max(1e-6);
        Self {
            low: [low[0], high[1]],
            scale: [pixels * narrowing, -pixels],
            size: degrees.map(|side| short(side * pixels)),
        }
    }

    fn project(&self, point: [f64; 2]) -> [f64; 2] {
        [0, 1].map(|axis| (point[axis] - self.low[axis]) * self.scale[axis])
    }

    pub(super) fn unit(&self, unit: &Place, outlines: &Outlines) -> Unit {
        let polygons = outlines.shapes.get(&unit.code).map_or(&[][..], Vec::as_slice);
        let points: Vec<_> =
            polygons.iter().flatten().flatten().map(|point| self.project(*point)).collect();
        let low =
            |axis: usize| points.iter().map(|point| point[axis]).fold(f64::INFINITY, f64::min);
        let high =
            |axis: usize| points.iter().map(|point| point[axis]).fold(f64::NEG_INFINITY, f64::max);
        let middle = [0, 1].map(|axis| f64::midpoint(low(axis), high(axis)));
        let anchor = unit.centroid.map_or(middle, |centroid| self.project(centroid));
        let path: String = polygons.iter().flatten().map(|ring| self.path(ring, true)).collect();
        let room = if points.is_empty() { [0.0; 2] } else { [0, 1].map(|i| high(i) - low(i)) };
        let is_drawn = !path.is_empty();
        Unit { path: is_drawn.then_some(path), anchor: anchor.map(short), room }
    }

    /// A line or ring as path data, thinned; nothing for a ring that is too small to see.
    pub(super) fn path(&self, line: &[[f64; 2]], is_ring: bool) -> String {
        // `Z` leads back to the first position.
        let line = if is_ring { &line[..line.len().saturating_sub(1)] } else { line };
        let mut kept: Vec<[f64; 2]> = Vec::new();
        for (index, point) in line.iter().enumerate() {
            let point = self.project(*point);
            let is_far = kept.last().is_none_or(|last| {
                (point[0] - last[0]).abs().max((point[1] - last[1]).abs()) >= CLOSE
            });
            if is_far || (index + 1 == line.len() && !is_ring) {
                kept.push(point);
            }
        }
        if is_ring && kept.len() < 3 {
            return String::new();
        }
        let mut path = String::new();
        for (index, point) in kept.iter().enumerate() {
            let [x, y] = point.map(short);
            let letter = if index == 0 { 'M' } else { 'L' };
            write!(path, "{letter}{x} {y}").expect("memory takes all");
        }
        if is_ring {
            path.push('Z');
        }
        path
    }
}
