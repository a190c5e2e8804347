//! How the disabled divide into levels of GB/T 42195-2022.

use super::paths::Source;
use crate::{
    baseline::{Measured, NationalNeed},
    domain::RegionCode,
    lanes::{LANES, Lanes},
    streams::{Purpose, beta, gamma},
};

/// Shares by draw, the same for every county and year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// Of the disabled: severely or totally so.
    pub severe: Lanes<f32>,
    /// Of these: totally.
    pub total: Lanes<f32>,
    /// Lightly disabled people for each who is disabled.
    pub light: Lanes<f32>,
}

impl Levels {
    /// Dirichlet around each draw's instrument's split, or that split itself.
    ///
    /// A Dirichlet distribution is drawn by its marks: the moderate against the worse, the totally
    /// disabled within the worse, and the lightly disabled against all others, each by itself.
    pub(super) fn new(
        need: &NationalNeed,
        instruments: &[usize; LANES],
        on: bool,
        source: Source,
    ) -> Self {
        let mut shares = [Lanes::ZERO; 3];
        for lane in 0..LANES {
            let draw = source.first_draw + lane as u32;
            let mut rng = source.streams.rng(draw, RegionCode::NATION, 0, Purpose::NeedLevel);
            let drawn = of(&need.measured[instruments[lane]], on, &mut rng);
            for (share, drawn) in shares.iter_mut().zip(drawn) {
                share.0[lane] = drawn as f32;
            }
        }
        let [severe, total, light] = shares;
        Self { severe, total, light }
    }
}

fn of(measured: &Measured, on: bool, rng: &mut impl rand::Rng) -> [f64; 3] {
    let Measured { levels: [moderate, severe, total], levels_weight: weight, light, .. } =
        *measured;
    let worse = severe + total;
    let mut shares = [worse, if worse > 0.0 { total / worse } else { 0.0 }, light];
    if !on {
        return shares;
    }
    if moderate > 0.0 && worse > 0.0 {
        let (mild, worse) = (gamma(rng, weight * moderate), gamma(rng, weight * worse));
        shares[0] = worse / (mild + worse);
    }
    if severe > 0.0 && total > 0.0 {
        shares[1] = beta(rng, weight * total, weight * severe);
    }
    if light > 0.0 {
        // Drawn as a share of all, so that its mean stays that of the split.
        let share = light / (1.0 + light);
        shares[2] = light * beta(rng, weight * share, weight * (1.0 - share)) / share;
    }
    shares
}
