use super::{
    bands::BANDS,
    columns::Segment,
    county::County,
    hazards::YearHazards,
    survival::{Mortal, Terms},
};
use crate::lanes::{Lanes, Real};

/// Sets the terms of every band for one year, from the people at its start.
#[inline(always)]
pub(super) fn set_terms<T: Mortal>(
    terms: &mut [Terms<T>; BANDS],
    hazards: &YearHazards<T>,
    county: &County<T>,
    year: usize,
    segments: &[Segment],
    counts: &[Lanes<T>],
) {
    let mut multipliers = *county.mortality.at(year);
    if let Some(noise) = county.noise {
        let mut people = [Lanes::ZERO; BANDS];
        for (segment, count) in segments.iter().zip(counts) {
            people[segment.band] += *count;
        }
        let (normals, scale) = (&noise.deaths[year], noise.death_scale.at(year));
        for band in 0..BANDS {
            multipliers[band] *= scatter(normals[band] * scale[band], people[band]);
        }
    }
    for band in 0..BANDS {
        let largest = hazards.largest[band] * multipliers[band].largest();
        terms[band].set(multipliers[band], largest);
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
