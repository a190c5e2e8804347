//! Who has an open point within reach in which years.

use super::Reached;
use crate::{
    domain::Basis,
    priors::Priors,
    problems::Problems,
    seeds::{Geodata, Point, ServicePoint},
};
use std::collections::BTreeMap;

/// 一刻钟, as the plans have it: a quarter of an hour.
const HOURS: f64 = 0.25;

/// How far an elder gets in a quarter of an hour, in kilometres as the crow flies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// At the usual pace and way, at the slowest and longest, at the fastest and shortest.
    pub kilometres: [f64; 3],
    /// What that rests on.
    pub basis: Basis,
}

impl Walk {
    /// By the assumptions of a run.
    ///
    /// # Errors
    ///
    /// When the table of assumptions lacks one.
    pub fn new(priors: &Priors) -> Result<Self, Problems> {
        let pace = priors.get("service_circle_walking_speed")?;
        let way = priors.get("service_circle_detour")?;
        let reach = |pace: f64, way: f64| pace * HOURS / way;
        Ok(Self {
            kilometres: [
                reach(pace.mean, way.mean),
                reach(pace.lower, way.upper),
                reach(pace.upper, way.lower),
            ],
            basis: Basis::User.and(pace.basis).and(way.basis),
        })
    }
}

/// People by county, year, and countryside or city.
#[derive(Clone, Debug, PartialEq)]
pub struct Elders {
    years: usize,
    known: Vec<bool>,
    sums: Vec<[Reached; 2]>,
}

impl Elders {
    /// In the countryside and in cities and towns.
    #[must_use]
    pub fn of(&self, county: usize, year: usize) -> [&Reached; 2] {
        let [rural, urban] = &self.sums[county * self.years + year];
        [rural, urban]
    }

    /// Whether any settlement of a county is known.
    #[must_use]
    pub fn is_known(&self, county: usize) -> bool {
        self.known[county]
    }
}

/// The years in which a point is open, one bit a year; runs have 81 years at the most.
type Years = u128;

fn years_open(point: &ServicePoint, years: &[u16]) -> Years {
    let bit = |(index, year): (usize, &u16)| Years::from(point.is_open(*year)) << index;
    years.iter().enumerate().map(bit).fold(0, |open, bit| open | bit)
}

/// Adds up the people of every settlement of the counties at `positions`.
///
/// # Panics
///
/// When there are more than 128 years.
#[must_use]
pub fn within_reach(geodata: &Geodata, walk: &Walk, positions: &[usize], years: &[u16]) -> Elders {
    assert!(years.len() <= 128, "a run has 81 years at the most");
    let mut points: Vec<(Point, Years)> =
        geodata.points.iter().map(|point| (point.at, years_open(point, years))).collect();
    points.sort_by(|a, b| a.0.latitude.total_cmp(&b.0.latitude));
    let farthest = walk.kilometres.into_iter().fold(0.0, f64::max);
    // A little wider than the reach: who is on its edge is told by the distance.
    let band = Point::degrees(farthest) * 1.000_001 + 1e-9;
    let mut elders = Elders {
        years: years.len(),
        known: vec![false; positions.len()],
        sums: vec![[Reached::default(); 2]; positions.len() * years.len()],
    };
    let counties: BTreeMap<usize, usize> = positions.iter().copied().zip(0..).collect();
    for settlement in &geodata.settlements {
        let Some(&county) = counties.get(&settlement.county) else { continue };
        elders.known[county] = true;
        let mut open: [Years; 3] = [0; 3];
        let south = points.partition_point(|(at, _)| at.latitude < settlement.at.latitude - band);
        let near = points[south..]
            .iter()
            .take_while(|(at, _)| at.latitude <= settlement.at.latitude + band);
        for (at, of_point) in near {
            let away = settlement.at.kilometres(*at);
            for (open, reach) in open.iter_mut().zip(walk.kilometres) {
                if away <= reach {
                    *open |= of_point;
                }
            }
        }
        for year in 0..years.len() {
            let sum = &mut elders.sums[county * years.len() + year][usize::from(settlement.urban)];
            sum.elders += settlement.elders;
            for (within, open) in sum.within.iter_mut().zip(open) {
                if open >> year & 1 == 1 {
                    *within += settlement.elders;
                }
            }
        }
    }
    elders
}
