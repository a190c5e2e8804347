//! Ordinary beds recognised as nursing beds, by several programmes out of one pool.

use crate::lanes::Lanes;

/// Beds that all programmes together have recognised by the end of each year, and what is left of
/// them for programmes not yet asked.
///
/// In a year the programmes take from the pool in the order of the scenario; what one has
/// recognised, a later year does not take back.
pub(super) struct Recognised {
    by_year: Vec<Lanes<f32>>,
}

impl Recognised {
    /// Of these beds by year, which never fall.
    pub const fn new(by_year: Vec<Lanes<f32>>) -> Self {
        Self { by_year }
    }

    /// Cuts what one programme has asked for by the end of each year down to what it is given; the
    /// last to ask is given what is left.
    pub fn give(&mut self, asked: &mut [Lanes<f32>], last: bool) {
        let (mut asked_before, mut left_before) = (Lanes::ZERO, Lanes::ZERO);
        let mut given = Lanes::ZERO;
        for (asked, left) in asked.iter_mut().zip(&mut self.by_year) {
            let (asked_now, left_now) = (*asked, *left);
            given = if last {
                left_now.max(given)
            } else {
                given + (asked_now - asked_before).min(left_now - left_before).max(Lanes::ZERO)
            };
            *asked = given;
            *left = left_now - given;
            (asked_before, left_before) = (asked_now, left_now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_year(beds: &[f64]) -> Vec<Lanes<f32>> {
        beds.iter().map(|&beds| Lanes::of(beds)).collect()
    }

    fn shared(pool: f64, asked: &[&[f64]]) -> Vec<Vec<f32>> {
        let years = asked[0].len();
        let sums: Vec<f64> =
            (0..years).map(|year| asked.iter().map(|asked| asked[year]).sum::<f64>()).collect();
        let all: Vec<f64> = sums.into_iter().map(|sum: f64| sum.min(pool)).collect();
        let mut left = Recognised::new(by_year(&all));
        let mut given = Vec::new();
        for (index, asked_by) in asked.iter().enumerate() {
            let mut beds = by_year(asked_by);
            left.give(&mut beds, index + 1 == asked.len());
            given.push(beds.iter().map(|beds| beds[0]).collect());
        }
        given
    }

    /// A pool of 100: the second programme recognises 80 in the first year, the first wants 60 in
    /// the second and finds 20.
    #[test]
    fn worked_example_of_a_pool_that_runs_out() {
        let given = shared(100.0, &[&[0.0, 60.0, 60.0], &[80.0, 80.0, 90.0]]);
        assert_eq!(given, [[0.0, 20.0, 20.0], [80.0, 80.0, 80.0]]);
        // In one year the first in the scenario goes first; alone, one has the pool to itself.
        assert_eq!(shared(100.0, &[&[70.0], &[80.0]]), [[70.0], [30.0]]);
        assert_eq!(shared(100.0, &[&[70.0, 130.0]]), [[70.0, 100.0]]);
    }

    proptest! {
        #[test]
        fn nothing_is_taken_back_and_the_parts_come_to_the_whole(
            pool in 0.0..300.0_f64,
            yearly in prop::collection::vec(prop::collection::vec(0.0..80.0_f64, 6), 1..4),
        ) {
            let asked: Vec<Vec<f64>> = yearly
                .iter()
                .map(|yearly| {
                    let so_far = |sum: &mut f64, beds: &f64| {
                        *sum += beds;
                        Some(*sum)
                    };
                    yearly.iter().scan(0.0, so_far).collect()
                })
                .collect();
            let given = shared(pool, &asked.iter().map(Vec::as_slice).collect::<Vec<_>>());
            for (given, asked) in given.iter().zip(&asked) {
                prop_assert!(given[0] >= 0.0 && given.is_sorted(), "{:?}", given);
                prop_assert!(given.iter().zip(asked).all(|(g, a)| f64::from(*g) <= a + 1e-3));
            }
            for year in 0..6 {
                let sum: f64 = given.iter().map(|given| f64::from(given[year])).sum();
                let all: f64 = asked.iter().map(|asked| asked[year]).sum();
                prop_assert!((sum - all.min(pool)).abs() < 1e-2, "{} {}", sum, all.min(pool));
            }
        }
    }
}
