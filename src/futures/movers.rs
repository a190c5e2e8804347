//! Who can move: residents of each age beside the central path, before any county is projected.

use super::departure::Moving;
use crate::{
    baseline::{County, MIGRANT_AGES, MOVING_GROUPS},
    domain::AGES,
    lanes::Lanes,
};

/// Most that moves in a year of any age, as a share of residents.
const MOST: f32 = 0.5;

/// Newborns are beside the central path what women of this age are.
const MOTHER: usize = 27;

/// Residents of each age below 75 relative to the central path, as migration alone has moved them.
///
/// What leaves is a share of them, so that nobody leaves who is not there; as it does not depend
/// on who dies in a draw, net migrants are known, and can be balanced, before the projection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Movers([Lanes<f32>; MIGRANT_AGES]);

/// What moves the residents of a county in one year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moves<'a> {
    /// Share of the first year's mean rates that is left.
    pub kept: f32,
    /// Factor on the mean rates.
    pub level: Lanes<f32>,
    /// Rates beside the mean.
    pub beside: Moving,
    /// Addition, in units of the profile.
    pub shift: Lanes<f32>,
    /// The standard profile.
    pub profile: &'a [f32; AGES],
}

impl<'a> Moves<'a> {
    /// The mean rates of the base year.
    pub fn none(profile: &'a [f32; AGES]) -> Self {
        Self {
            kept: 1.0,
            level: Lanes::ONE,
            beside: [Lanes::ZERO; MOVING_GROUPS],
            shift: Lanes::ZERO,
            profile,
        }
    }

    /// Net migrants per resident of an age, and of the central path's.
    #[inline(always)]
    fn rate(&self, county: &County, age: usize) -> (Lanes<f32>, f32) {
        let mean = self.kept * county.net_rate[age] as f32;
        let rate = self.level * mean + self.beside[age / 5] + self.shift * self.profile[age];
        (rate.min(Lanes::splat(MOST)).max(Lanes::splat(-MOST)), mean)
    }
}

impl Movers {
    /// At launch.
    pub const START: Self = Self([Lanes::ONE; MIGRANT_AGES]);

    /// Net migrants of a year, persons.
    pub fn net(&self, county: &County, year: usize, moves: &Moves) -> Lanes<f32> {
        let people = &county.central.movers[year];
        self.0.iter().zip(people).enumerate().fold(Lanes::ZERO, |sum, (age, (ratio, people))| {
            sum + *ratio * moves.rate(county, age).0 * *people
        })
    }

    /// Net migrants of one unit of a profile, persons.
    pub fn of_profile(&self, county: &County, year: usize, profile: &[f32; AGES]) -> Lanes<f32> {
        let people = &county.central.movers[year];
        self.0
            .iter()
            .zip(people)
            .zip(profile)
            .fold(Lanes::ZERO, |sum, ((ratio, people), weight)| sum + *ratio * (people * weight))
    }

    /// Net migrants per resident of the central path, by age.
    pub fn rates(
        &self,
        county: &County,
        moves: &Moves,
        nation: Lanes<f32>,
        rates: &mut [Lanes<f32>; AGES],
    ) {
        for (age, ratio) in self.0.iter().enumerate() {
            let rate = moves.rate(county, age).0 + nation * moves.profile[age];
            rates[age] = *ratio * rate;
        }
    }

    /// Lets a year pass.
    pub fn age(&mut self, county: &County, moves: &Moves) {
        for age in (0..MIGRANT_AGES).rev() {
            let (rate, mean) = moves.rate(county, age);
            let ratio = self.0[age] * (Lanes::ONE + rate) * (1.0 / (1.0 + mean));
            if age + 1 < MIGRANT_AGES {
                self.0[age + 1] = ratio;
            }
        }
        self.0[0] = self.0[MOTHER];
    }
}
