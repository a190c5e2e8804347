//! Where the counties lie, and which are neighbours.

use super::{
    bundle::Bundle,
    county::{by_county, county},
    regions::Regions,
    table::Row,
};
use crate::{messages, problems::Problems};

/// A point inside a county, in degrees (WGS84).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

impl Point {
    /// Kilometres along a great circle of a sphere of the earth's mean radius (IUGG, 6371.0 km).
    #[must_use]
    pub fn kilometres(self, other: Self) -> f64 {
        let radians = |degrees: f64| degrees * std::f64::consts::PI / 180.0;
        let half = |x: f64| {
            let sine = libm::sin(x / 2.0);
            sine * sine
        };
        let (north, south) = (radians(self.latitude), radians(other.latitude));
        let across = libm::cos(north) * libm::cos(south);
        let east = radians(other.longitude - self.longitude);
        let h = half(south - north) + across * half(east);
        2.0 * RADIUS * libm::asin(libm::sqrt(h.min(1.0)))
    }

    /// Degrees of latitude in so many kilometres.
    #[must_use]
    pub fn degrees(kilometres: f64) -> f64 {
        kilometres / RADIUS * 180.0 / std::f64::consts::PI
    }
}

/// Mean radius of the earth in kilometres (IUGG).
const RADIUS: f64 = 6371.0;

/// A county next to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Neighbour {
    /// Its position.
    pub county: usize,
    /// Length of the common border; `None` where both are drawn in one outline.
    pub shared_border_km: Option<f64>,
}

/// Places and neighbours of the counties, by position.
#[derive(Clone, Debug, Default)]
pub struct Geography {
    /// A point inside each county.
    pub centroids: Vec<Point>,
    /// The neighbours of each county, in census order; none for five islands.
    pub neighbours: Vec<Vec<Neighbour>>,
}

impl Geography {
    pub(super) fn load(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Self {
        let columns = ["county_code", "longitude", "latitude"];
        let centroids = by_county(bundle, "centroids_2020", &columns, regions, problems, |row| {
            Point { longitude: row.within(-180.0..=180.0), latitude: row.within(-90.0..=90.0) }
        });
        Self { centroids, neighbours: neighbours(bundle, regions, problems) }
    }
}

/// Each pair stands in the table once, the lower code first.
fn neighbours(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Vec<Vec<Neighbour>> {
    let mut neighbours = vec![Vec::new(); regions.n_counties()];
    let Some(file) = bundle.file("adjacency_2020/data.csv") else { return neighbours };
    let mut last = None;
    let pairs = file.rows(&["a", "b", "shared_border_km"], problems, |row| {
        let pair = (county(row, regions), county(row, regions));
        if pair.0 >= pair.1 {
            row.complain(messages::neighbour_lower());
        } else if last.is_some_and(|last| pair <= last) {
            row.complain(messages::neighbour_order());
        }
        last = Some(pair);
        (pair, row.optional(Row::amount))
    });
    for (pair, shared_border_km) in pairs {
        if let (Some(a), Some(b)) = pair {
            neighbours[a].push(Neighbour { county: b, shared_border_km });
            neighbours[b].push(Neighbour { county: a, shared_border_km });
        }
    }
    for list in &mut neighbours {
        list.sort_by_key(|neighbour| neighbour.county);
    }
    neighbours
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shenyang_and_dalian_lie_356_km_apart() {
        // 41.80 N 123.43 E and 38.91 N 121.61 E, by the haversine formula worked by hand.
        let shenyang = Point { longitude: 123.43, latitude: 41.80 };
        let dalian = Point { longitude: 121.61, latitude: 38.91 };
        assert!((shenyang.kilometres(dalian) - 356.4).abs() < 0.1);
        assert_eq!(dalian.kilometres(dalian), 0.0);
        // A ten-millionth of the quarter of the meridian was the metre: 90 degrees, 10,008 km here.
        assert!((Point::degrees(10_007.5) - 90.0).abs() < 1e-3);
    }
}
