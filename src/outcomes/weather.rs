//! The weather that neighbouring counties share.

use super::At;
use crate::{emergency::Reach, lanes::Lanes, streams::Purpose};

/// By kind of event that neighbours share, and year: a normal number that is low when it strikes.
pub(super) type Weather = Vec<Vec<Lanes<f32>>>;

/// The weather of a county: its own and its neighbours', so that neighbours' go together.
///
/// Each county's own is addressed by its code, so all that border on it hear the same.
pub(super) fn weather(at: &At, years: usize) -> Weather {
    let catalogue = &at.priors.emergencies;
    let near = catalogue.neighbour_weight as f32;
    let count = at.county.neighbours.len() as f32;
    let scale = 1.0 / (1.0 + near * near * count).sqrt();
    let of = |code, index: usize, group: usize| {
        let index = (index * 64 + group) as u32;
        at.streams.normals4(at.first_draw, code, 0, Purpose::RegionalHazard, index)
    };
    (0..catalogue.events.len())
        .map(|index| {
            if !matches!(catalogue.events[index].reach, Reach::Regional { .. }) || !at.drawn.supply
            {
                return Vec::new();
            }
            let mut by_year = Vec::with_capacity(years + 4);
            for group in 0..years.div_ceil(4) {
                let mut sum = of(at.county.code, index, group);
                for &neighbour in &at.county.neighbours {
                    for (sum, other) in sum.iter_mut().zip(of(neighbour, index, group)) {
                        *sum += other * near;
                    }
                }
                by_year.extend(sum.map(|z| z * scale));
            }
            by_year
        })
        .collect()
}
