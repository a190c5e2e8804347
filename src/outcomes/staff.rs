//! People at work: they leave, and are hired towards those required.

use super::At;
use crate::{catalogue::Column, lanes::Lanes, tile::Tile};

/// How a kind of worker comes and goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Staffing {
    /// Share of them who leave in a year.
    pub turnover: f64,
    /// Years in which half of a lack is made up.
    pub half_life: f64,
    /// People who can be hired in a year ÷ residents aged 15 to 64.
    pub recruits: f64,
}

impl Staffing {
    /// Those hired in a year: who leaves is replaced and part of what is missing made up, as far as
    /// there are people to hire. Too many become fewer only as they leave.
    #[must_use]
    pub fn hired(self, at_work: Lanes<f32>, aim: Lanes<f32>, of_age: Lanes<f32>) -> Lanes<f32> {
        let lag = libm::exp2(-1.0 / self.half_life) as f32;
        let wanted = aim + (at_work - aim) * lag - self.stay(at_work);
        wanted.max(Lanes::ZERO).min(of_age * self.recruits as f32)
    }

    /// Those who are still there a year later.
    #[must_use]
    pub fn stay(self, at_work: Lanes<f32>) -> Lanes<f32> {
        at_work * (1.0 - self.turnover as f32)
    }
}

/// Fills the columns of social workers: one for a thousand elders and one for a hundred beds, the
/// larger of the two; at the start so many an elder as the province has.
pub(super) fn social_workers(at: &At, tile: &mut Tile) {
    let staffing = at.priors.social_workers;
    let mut at_work = tile.get(Column::Pop60, 0) * at.draws.social_workers * (1.0 / 1000.0);
    for year in 0..tile.years() {
        let for_elders = tile.get(Column::Pop60, year) * (1.0 / 1000.0);
        let for_beds = tile.get(Column::BedsTotal, year) * (1.0 / 100.0);
        let required = for_elders.max(for_beds);
        if year > 0 {
            let hired = staffing.hired(at_work, required, tile.get(Column::Pop15To64, year));
            at_work = staffing.stay(at_work) + hired;
        }
        tile.set(Column::SocialWorkersRequired, year, required);
        tile.set(Column::SocialWorkers, year, at_work);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STAFFING: Staffing = Staffing { turnover: 0.15, half_life: 1.0, recruits: 1e-3 };

    fn hired(at_work: f32, aim: f32, of_age: f32) -> f32 {
        STAFFING.hired(Lanes::splat(at_work), Lanes::splat(aim), Lanes::splat(of_age))[0]
    }

    #[test]
    fn worked_examples_of_hiring() {
        // 15 of 100 leave; half of the 100 that are missing come besides.
        assert!((hired(100.0, 200.0, 1e6) - 65.0).abs() < 1e-3);
        // There are only 30 people to hire.
        assert!((hired(100.0, 200.0, 3e4) - 30.0).abs() < 1e-4);
        // 100 too many become 85 by leaving, not 50 by dismissal.
        assert!(hired(200.0, 100.0, 1e6).abs() < 1e-6);
        // In equilibrium who leaves is replaced.
        assert!((hired(100.0, 100.0, 1e6) - 15.0).abs() < 1e-4);
    }
}
