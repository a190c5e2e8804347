//! The fifteen-minute circle (一刻钟服务圈): elders with an open point of service within reach.
//!
//! - Takes: a planner's points of service and settlements, and how far an elder walks.
//! - Gives: people within reach by region and year, and what becomes of the plan's rows on it.
//! - Never: draws a random number, or guesses where anyone lives.
//!
//! Straight lines over a sphere, made longer by a factor for the streets: no road is known. The
//! elders of a settlement stay where the planner's table has them; only points open and close.

mod reach;
mod standing;

pub use reach::{Elders, Walk, within_reach};
pub use standing::{INDICATOR, judge};

use crate::{domain::Basis, seeds::Geodata};
use std::collections::BTreeMap;

/// How many people of a group have a point within reach, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reached {
    /// All of them.
    pub elders: f64,
    /// Within reach at the usual pace and way, at the slowest and longest, at the fastest and
    /// shortest.
    pub within: [f64; 3],
}

impl Reached {
    /// The shares, in the order of [`Self::within`]; none where nobody is counted.
    #[must_use]
    pub fn shares(&self) -> Option<[f64; 3]> {
        (self.elders > 0.0).then(|| self.within.map(|people| people / self.elders))
    }

    fn add(&mut self, other: &Self) {
        self.elders += other.elders;
        for (sum, people) in self.within.iter_mut().zip(other.within) {
            *sum += people;
        }
    }
}

/// One row of `service_circle.csv`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CircleRow {
    /// Index of the region among the places of a run.
    pub place: u32,
    /// 31 December of this year.
    pub year: u16,
    /// Points that are open there.
    pub points: u32,
    /// Counties of the region that have a settlement in the table, of how many.
    pub counties: [u32; 2],
    /// Elders of cities and towns.
    pub urban: Reached,
    /// All elders.
    pub all: Reached,
    /// The weakest input that enters.
    pub basis: Basis,
}

/// A row for every region and year.
///
/// `positions` are those of the run's counties, `members` the counties of each region above them
/// (as in the places of the run, counties first). A point across a county's or the run's border
/// serves whoever is within reach of it; settlements outside the run are passed over.
#[must_use]
pub fn circle_rows(
    geodata: &Geodata,
    walk: &Walk,
    (positions, members): (&[usize], &[Vec<usize>]),
    years: &[u16],
) -> Vec<CircleRow> {
    let elders = within_reach(geodata, walk, positions, years);
    let mut points = vec![vec![0_u32; years.len()]; positions.len()];
    let counties: BTreeMap<usize, usize> = positions.iter().copied().zip(0..).collect();
    for point in &geodata.points {
        let Some(&county) = counties.get(&point.county) else { continue };
        for (count, year) in points[county].iter_mut().zip(years) {
            *count += u32::from(point.is_open(*year));
        }
    }
    let single = (0..positions.len()).map(|county| vec![county]);
    let regions = single.chain(members.iter().cloned());
    let mut rows = Vec::new();
    for (place, inside) in regions.enumerate() {
        let known = inside.iter().filter(|&&county| elders.is_known(county)).count();
        for (index, year) in years.iter().enumerate() {
            let (mut urban, mut all) = (Reached::default(), Reached::default());
            for &county in &inside {
                let [rural_there, urban_there] = elders.of(county, index);
                urban.add(urban_there);
                all.add(urban_there);
                all.add(rural_there);
            }
            rows.push(CircleRow {
                place: place as u32,
                year: *year,
                points: inside.iter().map(|&county| points[county][index]).sum(),
                counties: [known as u32, inside.len() as u32],
                urban,
                all,
                basis: walk.basis,
            });
        }
    }
    rows
}

#[cfg(test)]
mod tests;
