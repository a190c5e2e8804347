//! Which change moves what: the difference of two runs split over the changes between them.
//!
//! Both splits add up what each mixture of the two scenarios gives, with a weight that depends on
//! the mixture and the change. In the *chain* a change counts for what it adds to those before it,
//! in the order of the file. In the *Shapley* split (Shapley 1953, "A value for n-person games") it counts
//! for what it adds on average over all orders, so that no order has to be chosen; it takes every
//! mixture. Either way the parts sum to the whole difference, in every draw.

use super::kept::Draws;
use std::collections::BTreeMap;

/// Beyond these the mixtures of a Shapley split are more than a planner waits for: 2⁸ runs.
pub const MOST_SHAPLEY: usize = 8;

/// A set of changes, one bit each.
pub type Mixture = u32;

/// How a difference is split.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SplitBy {
    /// What each adds to those before it.
    Chain,
    /// What each adds on average over all orders.
    Shapley,
}

impl SplitBy {
    /// In how many of the orders the change turns this mixture into the next (below 0) or makes it
    /// of the one before: whole numbers, so that parts which cancel cancel to the last digit.
    #[must_use]
    pub fn weight(self, mixture: Mixture, change: usize, changes: usize) -> f64 {
        let bit: Mixture = 1 << change;
        match self {
            Self::Chain if mixture == bit - 1 => -1.0,
            Self::Chain if mixture == 2 * bit - 1 => 1.0,
            Self::Chain => 0.0,
            Self::Shapley => {
                let others = (mixture & !bit).count_ones() as usize;
                let orders = factorial(others) * factorial(changes - 1 - others);
                if mixture & bit == 0 { -orders } else { orders }
            }
        }
    }

    /// How many orders there are.
    #[must_use]
    pub fn orders(self, changes: usize) -> f64 {
        match self {
            Self::Chain => 1.0,
            Self::Shapley => factorial(changes),
        }
    }

    /// The mixtures that have a weight, the base first and the other last.
    #[must_use]
    pub fn mixtures(self, changes: usize) -> Vec<Mixture> {
        match self {
            Self::Chain => (0..=changes).map(|first| (1 << first) - 1).collect(),
            Self::Shapley => (0..1 << changes).collect(),
        }
    }
}

fn factorial(n: usize) -> f64 {
    (1..=n).map(|factor| factor as f64).product()
}

/// One change's part of a difference, in one region, year and target.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Index into the base's places.
    pub place: u32,
    /// The state on 31 December.
    pub year: u16,
    /// Index into the base's targets.
    pub target: u16,
    /// How it was split.
    pub by: SplitBy,
    /// Index into the changes.
    pub change: usize,
    /// What it adds to P(met), and the Monte Carlo error of that.
    pub prob_met: [f32; 2],
    /// What it adds to the mean shortfall, and the Monte Carlo error of that.
    pub lack: [f32; 2],
}

/// Adds up mixtures as they are simulated; of each draw it keeps the parts, not the mixtures.
#[derive(Clone, Debug)]
pub struct Split {
    changes: usize,
    ways: Vec<SplitBy>,
    /// By region, year and target: `[way][change]`.
    parts: BTreeMap<(u32, u16, u16), Vec<DrawParts>>,
}

/// In each draw, summed over the orders.
#[derive(Clone, Debug, Default)]
struct DrawParts {
    met: Vec<f64>,
    lack: Vec<f64>,
}

impl Split {
    /// Nothing added yet.
    #[must_use]
    pub fn new(changes: usize, ways: Vec<SplitBy>) -> Self {
        Self { changes, ways, parts: BTreeMap::new() }
    }

    /// Every mixture that is wanted, once.
    #[must_use]
    pub fn mixtures(&self) -> Vec<Mixture> {
        let mut all: Vec<_> = self.ways.iter().flat_map(|way| way.mixtures(self.changes)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// Takes the draws of a mixture.
    pub fn take(&mut self, mixture: Mixture, draws: &Draws) {
        for (key, held) in draws {
            let slots = self.ways.len() * self.changes;
            let parts = self.parts.entry(*key).or_insert_with(|| vec![DrawParts::default(); slots]);
            let each = self.ways.iter().flat_map(|way| (0..self.changes).map(|c| (*way, c)));
            for ((way, change), part) in each.zip(parts) {
                let weight = way.weight(mixture, change, self.changes);
                part.lack.resize(held.lack.len(), 0.0);
                part.met.resize(held.lack.len(), 0.0);
                if weight == 0.0 {
                    continue;
                }
                for ((met, lack), held) in part.met.iter_mut().zip(&mut part.lack).zip(&held.lack) {
                    *lack += weight * f64::from(*held);
                    *met += if *held <= 0.0 { weight } else { 0.0 };
                }
            }
        }
    }

    /// The parts, by region, year, target, way and change.
    #[must_use]
    pub fn parts(&self) -> Vec<Part> {
        let mut all = Vec::new();
        for (&(place, year, target), parts) in &self.parts {
            let each = self.ways.iter().flat_map(|way| (0..self.changes).map(|c| (*way, c)));
            for ((by, change), part) in each.zip(parts) {
                let orders = by.orders(self.changes);
                let of = |sums: &[f64]| mean(sums).map(|value| (value / orders) as f32 + 0.0);
                let (prob_met, lack) = (of(&part.met), of(&part.lack));
                all.push(Part { place, year, target, by, change, prob_met, lack });
            }
        }
        all
    }
}

/// A mean and its standard error.
pub(super) fn mean(values: &[f64]) -> [f64; 2] {
    let n = values.len().max(1) as f64;
    let mean = values.iter().sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let error = libm::sqrt(squares / (n - 1.0).max(1.0) / n);
    [mean, error]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::Held;

    /// Two draws of one target.
    fn draws(lack: [f32; 2]) -> Draws {
        let held = Held { actual: vec![0.0; 2], lack: lack.into() };
        BTreeMap::from([((0, 2025, 0), held)])
    }

    /// By hand: nothing done lacks 100 and 60, the first change alone takes 30, the second alone 50,
    /// both together 60 of the first draw, and all of the second.
    fn split(ways: Vec<SplitBy>) -> Vec<Part> {
        let mut split = Split::new(2, ways);
        let values = [[100.0, 60.0], [70.0, 30.0], [50.0, 10.0], [40.0, 0.0]];
        for mixture in split.mixtures() {
            split.take(mixture, &draws(values[mixture as usize]));
        }
        split.parts()
    }

    #[test]
    fn the_chain_counts_what_each_adds_to_those_before() {
        let parts = split(vec![SplitBy::Chain]);
        // First: −30 and −30. Second: −30 and −30, and the second draw is met.
        assert_eq!(parts.iter().map(|part| part.lack[0]).collect::<Vec<_>>(), [-30.0, -30.0]);
        assert_eq!(parts.iter().map(|part| part.prob_met[0]).collect::<Vec<_>>(), [0.0, 0.5]);
        assert_eq!(parts[0].lack[1], 0.0);
    }

    #[test]
    fn shapley_averages_over_both_orders() {
        let parts = split(vec![SplitBy::Shapley]);
        // First: (−30 + −10) ÷ 2 and (−30 + −10) ÷ 2. Second: (−50 + −30) ÷ 2 in both.
        assert_eq!(parts.iter().map(|part| part.lack[0]).collect::<Vec<_>>(), [-20.0, -40.0]);
        // The second draw is met by both together only: half of it to each.
        assert_eq!(parts.iter().map(|part| part.prob_met[0]).collect::<Vec<_>>(), [0.25, 0.25]);
    }

    #[test]
    fn parts_sum_to_the_whole_in_every_way_and_size() {
        for changes in 1..=6 {
            for way in [SplitBy::Chain, SplitBy::Shapley] {
                let mut split = Split::new(changes, vec![way]);
                for mixture in split.mixtures() {
                    // Something with interactions.
                    let value = |scale: u32| ((mixture * scale) % 101) as f32;
                    split.take(mixture, &draws([value(37), value(53)]));
                }
                let all = (1_u32 << changes) - 1;
                let expected = f32::midpoint(((all * 37) % 101) as f32, ((all * 53) % 101) as f32);
                let whole: f32 = split.parts().iter().map(|part| part.lack[0]).sum();
                assert!((whole - expected).abs() < 1e-3, "{changes} {way:?}");
            }
        }
    }

    #[test]
    fn a_change_that_does_nothing_has_no_part() {
        let mut split = Split::new(3, vec![SplitBy::Shapley]);
        for mixture in split.mixtures() {
            let value = ((mixture & 3) * 10) as f32;
            split.take(mixture, &draws([value; 2]));
        }
        assert_eq!(split.parts()[2].lack, [0.0, 0.0]);
    }
}
