//! The smallest reserve for a chance.

use super::{Chance, Pool};
use crate::lanes::LANES;
use std::collections::BTreeMap;

impl Pool<'_> {
    /// For each chance the smallest reserve that is too small no more often; and the smallest if
    /// the chance were two standard errors lower, or higher.
    #[must_use]
    pub fn smallest(&self, chances: &[f64]) -> Vec<[u32; 3]> {
        let mut known = self.bounds();
        chances
            .iter()
            .map(|&wanted| [0.0, -2.0, 2.0].map(|errors| self.search(wanted, errors, &mut known)))
            .collect()
    }

    /// No reserve, and one for all residents beside those who live in it.
    fn bounds(&self) -> BTreeMap<u32, Chance> {
        let residents: f64 = (0..self.draws)
            .map(|draw| {
                let counties = &self.states[draw / LANES];
                let all = counties.iter().map(|s| f64::from(s.residents[draw % LANES]));
                all.sum::<f64>() + self.in_use(draw)
            })
            .fold(0.0, f64::max);
        let most = libm::ceil(residents) as u32 + 1;
        BTreeMap::from([(0, self.chance(0.0)), (most, Chance { mean: 0.0, error: 0.0 })])
    }

    /// The smallest reserve whose chance, so many standard errors higher, is at most `wanted`.
    ///
    /// Starts between the reserves that are known, and goes by the chance's logarithm, which
    /// falls nearly in a line, and by halves in turn.
    fn search(&self, wanted: f64, errors: f64, known: &mut BTreeMap<u32, Chance>) -> u32 {
        let worth = |chance: &Chance| libm::log((chance.mean + errors * chance.error).max(1e-12));
        let mark = libm::log(wanted);
        let too_few = known.iter().rev().find(|(_, chance)| worth(chance) > mark);
        let Some((mut low, mut above)) = too_few.map(|(&beds, chance)| (beds, worth(chance)))
        else {
            return 0;
        };
        let enough = known.range(low + 1..).next();
        let Some((mut high, mut below)) = enough.map(|(&beds, chance)| (beds, worth(chance)))
        else {
            return low;
        };
        let mut by_halves = false;
        while high - low > 1 {
            let part = if by_halves { 0.5 } else { (above - mark) / (above - below).max(1e-12) };
            let step = libm::ceil(part * f64::from(high - low)) as u32;
            let middle = low + step.clamp(1, high - low - 1);
            let chance = known.entry(middle).or_insert_with(|| self.chance(f64::from(middle)));
            let worth = worth(chance);
            if worth > mark {
                (low, above) = (middle, worth);
            } else {
                (high, below) = (middle, worth);
            }
            by_halves = !by_halves;
        }
        high
    }
}
