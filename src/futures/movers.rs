//! Who can move: residents of each age beside the central path, before any county is projected.

use super::departure::Moving;
use crate::{
    baseline::{MIGRANT_AGES, MOVING_GROUPS},
    domain::AGES,
    lanes::Lanes,
};
use multiversion::multiversion;

/// Most that moves in a year of any age, as a share of residents.
const MOST: f32 = 0.5;

/// No more leave an age than leave this share of the central path's residents there: fewer children
/// may have been born in a draw than on the central path, and nobody leaves who is not there.
const LEFT: f32 = 0.3;

/// Newborns are beside the central path what women of this age are.
const MOTHER: usize = 27;

/// Residents of each age below 75 relative to the central path, as migration alone has moved them.
///
/// What leaves is a share of them, so departures compound; as it does not depend on who dies in a
/// draw, net migrants are known, and can be balanced, before the projection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Movers([Lanes<f32>; MIGRANT_AGES]);

/// What moves the residents of a county in one year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Moves<'a> {
    /// Share of the decade's mean rates that is left.
    pub kept: f32,
    /// Mean rates of the decade, by age.
    pub mean: &'a [f64; AGES],
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
    /// The mean rates of a decade, and nothing drawn.
    pub const fn mean(kept: f32, mean: &'a [f64; AGES], profile: &'a [f32; AGES]) -> Self {
        let beside = [Lanes::ZERO; MOVING_GROUPS];
        Self { kept, mean, level: Lanes::ONE, beside, shift: Lanes::ZERO, profile }
    }

    /// Net migrants of an age per resident of the central path, and that path's own per resident.
    #[inline(always)]
    fn flow(&self, age: usize, ratio: Lanes<f32>) -> (Lanes<f32>, f32) {
        let mean = self.kept * self.mean[age] as f32;
        let rate = self.level * mean + self.beside[age / 5] + self.shift * self.profile[age];
        let flow = ratio * rate.min(Lanes::splat(MOST)).max(Lanes::splat(-MOST));
        (flow.max((Lanes::splat(LEFT) - ratio).min(Lanes::ZERO)), mean)
    }
}

impl Movers {
    /// At launch.
    pub const START: Self = Self([Lanes::ONE; MIGRANT_AGES]);

    /// Net migrants of a year, and of one unit of the profile, among so many residents of the
    /// central path; persons.
    pub fn net(&self, people: &[f32; MIGRANT_AGES], moves: &Moves) -> [Lanes<f32>; 2] {
        net(&self.0, people, moves)
    }

    /// Net migrants per resident of the central path, by age; the nation adds to the profile.
    pub fn rates(&self, moves: &Moves, nation: Lanes<f32>, rates: &mut [Lanes<f32>; AGES]) {
        write_rates(&self.0, moves, nation, rates);
    }

    /// Lets a year pass.
    pub fn age(&mut self, moves: &Moves) {
        age(&mut self.0, moves);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn net(
    ratios: &[Lanes<f32>; MIGRANT_AGES],
    people: &[f32; MIGRANT_AGES],
    moves: &Moves,
) -> [Lanes<f32>; 2] {
    let mut sums = [Lanes::ZERO; 2];
    for (age, ratio) in ratios.iter().enumerate() {
        sums[0] += moves.flow(age, *ratio).0 * people[age];
        sums[1] += *ratio * (people[age] * moves.profile[age]);
    }
    sums
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn write_rates(
    ratios: &[Lanes<f32>; MIGRANT_AGES],
    moves: &Moves,
    nation: Lanes<f32>,
    rates: &mut [Lanes<f32>; AGES],
) {
    for (age, ratio) in ratios.iter().enumerate() {
        rates[age] = moves.flow(age, *ratio).0 + *ratio * nation * moves.profile[age];
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn age(ratios: &mut [Lanes<f32>; MIGRANT_AGES], moves: &Moves) {
    for age in (0..MIGRANT_AGES - 1).rev() {
        let (flow, mean) = moves.flow(age, ratios[age]);
        ratios[age + 1] = (ratios[age] + flow) * (1.0 / (1.0 + mean));
    }
    ratios[0] = ratios[MOTHER];
}

#[cfg(test)]
mod tests {
    use super::*;

    const MEAN: [f64; AGES] = [0.01; AGES];
    const PROFILE: [f32; AGES] = [1.0; AGES];

    #[test]
    fn with_nothing_drawn_everyone_follows_the_central_path() {
        let mut movers = Movers::START;
        let moves = Moves::mean(0.5, &MEAN, &PROFILE);
        movers.age(&moves);
        assert!(movers.0.iter().all(|ratio| (ratio[3] - 1.0).abs() < 1e-6));
        let [net, of_profile] = movers.net(&[100.0; MIGRANT_AGES], &moves);
        assert!((net[0] - 37.5).abs() < 1e-3 && (of_profile[0] - 7500.0).abs() < 1e-1);
    }

    /// A tenth leaves beside no mean: nine tenths are left, of whom the next year's tenth is 0.09.
    #[test]
    fn departures_compound() {
        let mut movers = Movers::START;
        let none = [0.0; AGES];
        let beside = [Lanes::splat(-0.1); MOVING_GROUPS];
        let moves = Moves { beside, ..Moves::mean(1.0, &none, &PROFILE) };
        movers.age(&moves);
        let mut rates = [Lanes::ZERO; AGES];
        movers.rates(&moves, Lanes::ZERO, &mut rates);
        assert!((rates[40][0] + 0.09).abs() < 1e-6 && rates[80][0] == 0.0);
    }

    #[test]
    fn nobody_leaves_who_is_not_there() {
        let mut movers = Movers::START;
        let beside = [Lanes::splat(-0.4); MOVING_GROUPS];
        let moves = Moves { beside, ..Moves::mean(1.0, &MEAN, &PROFILE) };
        for _ in 0..40 {
            movers.age(&moves);
        }
        let least = movers.0.iter().map(|ratio| ratio[0]).fold(1.0, f32::min);
        assert!((0.15..0.4).contains(&least), "{least}");
    }
}
