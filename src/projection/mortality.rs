use super::{
    bands::{BANDS, Yearly},
    columns::Segment,
    county::County,
    hazards::YearHazards,
    survival::{Mortal, Terms},
};
use crate::lanes::{Lanes, Real};

/// How the people of each band die in the year at hand.
pub(super) struct Mortality<T> {
    /// By band.
    pub terms: [Terms<T>; BANDS],
    multipliers: [Lanes<T>; BANDS],
    /// The largest multiplier of each band.
    largest: [T; BANDS],
}

impl<T: Mortal> Mortality<T> {
    /// Before the first year.
    pub const fn new() -> Self {
        Self {
            terms: [Terms::NONE; BANDS],
            multipliers: [Lanes::ZERO; BANDS],
            largest: [T::ZERO; BANDS],
        }
    }

    /// Goes on to a year, from the people counted at its start.
    #[inline(always)]
    pub fn turn_to(
        &mut self,
        year: usize,
        hazards: &YearHazards<T>,
        county: &County<T>,
        segments: &[Segment],
        counts: &[Lanes<T>],
    ) {
        let constant = county.noise.is_none() && matches!(county.mortality, Yearly::Constant(_));
        let changed = year == 0 || !constant;
        if changed {
            self.multipliers = *county.mortality.at(year);
            self.scatter(year, county, segments, counts);
            for band in 0..BANDS {
                self.largest[band] = self.multipliers[band].largest();
            }
        }
        for band in 0..BANDS {
            let largest = hazards.largest[band] * self.largest[band];
            self.terms[band].set(self.multipliers[band], largest, changed);
        }
    }

    /// Lets chance multiply the deaths of each band.
    #[inline(always)]
    fn scatter(
        &mut self,
        year: usize,
        county: &County<T>,
        segments: &[Segment],
        counts: &[Lanes<T>],
    ) {
        let Some(noise) = county.noise else { return };
        let mut people = [Lanes::ZERO; BANDS];
        for (segment, count) in segments.iter().zip(counts) {
            people[segment.band] += *count;
        }
        let (normals, scale) = (&noise.deaths[year], noise.death_scale.at(year));
        for band in 0..BANDS {
            self.multipliers[band] *= scatter(normals[band] * scale[band], people[band]);
        }
    }
}

/// The share of an expected number that comes true: max(0, 1 + z / √number).
///
/// A number below 1 scatters as 1 does: its share is of no account, and the root of nought would
/// make it infinite.
#[inline(always)]
pub(super) fn scatter<T: Real>(z: Lanes<T>, number: Lanes<T>) -> Lanes<T> {
    (Lanes::ONE + z / number.max(Lanes::ONE).sqrt()).max(Lanes::ZERO)
}
