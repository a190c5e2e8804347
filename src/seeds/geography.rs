//! Where the counties lie, and which are neighbours.

use super::{
    bundle::Bundle,
    county::{by_county, county},
    regions::Regions,
    table::Row,
};
use crate::problems::Problems;

/// A point inside a county, in degrees (WGS84).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Degrees east.
    pub longitude: f64,
    /// Degrees north.
    pub latitude: f64,
}

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
            row.complain("must be a higher code than `a`");
        } else if last.is_some_and(|last| pair <= last) {
            row.complain("is out of order: pairs must rise, and each stands there once");
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
