use crate::lanes::Lanes;

/// Reserve beds that serve residents until an event needs them (平急结合).
///
/// Residents fill all other beds first, so a reserve is in use only where homes are full.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Peacetime {
    /// Share of reserve beds that residents may use.
    pub share: f64,
    /// Share of those in use that can be cleared in time when an event strikes.
    pub recall: f64,
}

impl Peacetime {
    /// Reserve beds that stand empty whatever happens.
    #[must_use]
    pub fn kept(&self, reserve: Lanes<f32>) -> Lanes<f32> {
        reserve * (1.0 - self.share) as f32
    }

    /// Reserve beds with residents, of all beds and of nursing-type beds as `[all, nursing]`: those
    /// who find no other bed of their kind.
    #[must_use]
    pub fn in_use(
        &self,
        reserve: Lanes<f32>,
        beds: [Lanes<f32>; 2],
        residents: [Lanes<f32>; 2],
    ) -> Lanes<f32> {
        let beyond = |kind: usize| residents[kind] - (beds[kind] - reserve);
        let beyond = beyond(0).max(beyond(1)).max(Lanes::ZERO);
        beyond.min(reserve * self.share as f32)
    }

    /// Reserve beds that are free when an event strikes.
    #[must_use]
    pub fn free(&self, reserve: Lanes<f32>, in_use: Lanes<f32>) -> Lanes<f32> {
        reserve - in_use * (1.0 - self.recall) as f32
    }

    /// The same of a reserve of another size, of which residents want so many.
    #[must_use]
    pub fn free_of(&self, reserve: f64, wanted: f64) -> f64 {
        reserve - wanted.min(reserve * self.share) * (1.0 - self.recall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn worked_example_of_a_reserve_in_use() {
        // Of 60 reserve beds 30 may be used. 220 nursing-type beds, 160 beside the reserve, have 180
        // residents who need one: 20 lie in the reserve, of whom half can leave in time.
        let halves = Peacetime { share: 0.5, recall: 0.5 };
        let reserve = Lanes::of(60.0);
        let in_use = |nursing: f64, all: f64| {
            let residents = [Lanes::of(all), Lanes::of(nursing)];
            halves.in_use(reserve, [Lanes::of(400.0), Lanes::of(220.0)], residents)
        };
        assert_eq!(in_use(180.0, 300.0)[0], 20.0);
        assert_eq!(halves.free(reserve, in_use(180.0, 300.0))[0], 50.0);
        assert_eq!(in_use(150.0, 300.0)[0], 0.0);
        // Nursing-type beds would do, but all beds together are too few.
        assert_eq!(in_use(150.0, 345.0)[0], 5.0);
        assert_eq!(in_use(200.0, 350.0)[0], 30.0);
        assert_eq!((halves.kept(reserve)[0], halves.free_of(60.0, 20.0)), (30.0, 50.0));
        assert_eq!(halves.free_of(60.0, 100.0), 45.0);
        let none = Peacetime { share: 0.0, recall: 0.5 };
        assert_eq!((none.kept(reserve), none.free(reserve, Lanes::ZERO)), (reserve, reserve));
    }

    proptest! {
        #[test]
        fn a_larger_reserve_is_never_less_free_and_more_use_never_leaves_more(
            share in 0.0..=1.0_f64, more in 0.0..=1.0_f64, recall in 0.0..=1.0_f64,
            reserve in 0.0..200.0_f64, added in 0.0..50.0_f64, wanted in 0.0..300.0_f64,
        ) {
            let little = Peacetime { share, recall };
            let much = Peacetime { share: share + (1.0 - share) * more, recall };
            let free = little.free_of(reserve, wanted);
            prop_assert!(much.free_of(reserve, wanted) <= free + 1e-9);
            prop_assert!(little.free_of(reserve + added, wanted) >= free - 1e-9);
            prop_assert!((0.0..=reserve).contains(&free));
        }
    }
}
