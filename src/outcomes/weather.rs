//! The weather that neighbouring counties share.

use super::{At, CountySupply};
use crate::{
    emergency::{Catalogue, Reach},
    lanes::Lanes,
    seeds::Prior,
    streams::{Purpose, Streams},
};

/// By kind of event that neighbours share, and year: a normal number that is low when it strikes.
pub(super) type Weather = Vec<Vec<Lanes<f32>>>;

/// The weather of a county: its own and its neighbours', so that neighbours' go together.
///
/// Each county's own is addressed by its code, so all that border on it hear the same.
pub(super) fn weather(at: &At, years: usize) -> Weather {
    let catalogue = &at.priors.emergencies;
    (0..catalogue.events.len())
        .map(|index| {
            if !matches!(catalogue.events[index].reach, Reach::Regional { .. }) || !at.drawn.supply
            {
                return Vec::new();
            }
            (0..years.div_ceil(4))
                .flat_map(|four| {
                    four_years(at.county, catalogue, (at.streams, at.first_draw), (index, four))
                })
                .collect()
        })
        .collect()
}

/// The weather of one kind of event in four years: those after the base year numbered `4 * four`
/// to `4 * four + 3`.
#[must_use]
pub fn four_years(
    county: &CountySupply,
    catalogue: &Catalogue,
    (streams, first_draw): (Streams, u32),
    (event, four): (usize, usize),
) -> [Lanes<f32>; 4] {
    let near = catalogue.neighbour_weight as f32;
    let count = county.neighbours.len() as f32;
    let scale = 1.0 / (1.0 + near * near * count).sqrt();
    let index = (event * 64 + four) as u32;
    let of = |code| streams.normals4(first_draw, code, 0, Purpose::RegionalHazard, index);
    let mut sum = of(county.code);
    for &neighbour in &county.neighbours {
        for (sum, other) in sum.iter_mut().zip(of(neighbour)) {
            *sum += other * near;
        }
    }
    sum.map(|z| z * scale)
}

/// The share of a county's residents that an event of shared weather drives out.
#[must_use]
pub fn regional_share(
    county: &CountySupply,
    share: &Prior,
    (streams, draw): (Streams, u32),
    (event, year): (usize, usize),
) -> f64 {
    let time = (year + 256 * event) as u16;
    share.sample(&mut streams.rng(draw, county.code, time, Purpose::RegionalHazard))
}
