//! Indicators of two runs, and what each change between them moves.

use std::collections::BTreeMap;

use super::split::{Mixture, SplitBy, mean};
use super::{Difference, kept::IndicatorDraws};
use crate::{domain::Basis, results::Results, tables::Spreads};

/// How one indicator differs between two runs in a region and year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedIndicator {
    /// Index into the base's places.
    pub place: u32,
    /// The state on 31 December, or the flow of the year.
    pub year: u16,
    /// Index into the base's indicators.
    pub indicator: u16,
    /// Its value.
    pub value: Difference,
    /// Share of draws in which the other has more.
    pub prob_more: f32,
    /// Share of draws in which it has less.
    pub prob_less: f32,
    /// The weaker of the two.
    pub basis: Basis,
}

/// Every region, year and indicator that both runs have, by the base's indices.
#[must_use]
pub fn paired_indicators(
    base: (&Results, &IndicatorDraws),
    other: (&Results, &IndicatorDraws),
) -> Vec<PairedIndicator> {
    let mut spreads = Spreads::new();
    let mut rows = Vec::new();
    for (&(place, year, indicator), values) in base.1 {
        let (code, level) = {
            let place = &base.0.places[place as usize];
            (place.code, place.level)
        };
        let id = &base.0.indicators[usize::from(indicator)].id;
        let there = other.0.places.iter().position(|p| (p.code, p.level) == (code, level));
        let same = other.0.indicators.iter().position(|quantity| quantity.id == *id);
        let Some((there, same)) = there.zip(same) else { continue };
        let key = (there as u32, year, same as u16);
        let Some(rival) = other.1.get(&key).filter(|rival| rival.len() == values.len()) else {
            continue;
        };
        let inside: Vec<f32> = values.iter().zip(rival).map(|(base, other)| other - base).collect();
        let share = |holds: fn(&&f32) -> bool| {
            (inside.iter().filter(holds).count() as f64 / inside.len() as f64) as f32
        };
        let kind = 3 * usize::from(indicator);
        rows.push(PairedIndicator {
            place,
            year,
            indicator,
            prob_more: share(|difference| **difference > 0.0),
            prob_less: share(|difference| **difference < 0.0),
            basis: basis(base.0, (place, year, indicator)).and(basis(other.0, key)),
            value: Difference {
                base_p50: spreads.of(kind, values).median(),
                other_p50: spreads.of(kind + 1, rival).median(),
                spread: spreads.of(kind + 2, &inside),
            },
        });
    }
    rows
}

fn basis(results: &Results, key: (u32, u16, u16)) -> Basis {
    let at = results.summary.binary_search_by_key(&key, |row| (row.place, row.year, row.indicator));
    at.map_or(Basis::Assumption, |at| results.summary[at].basis)
}

/// One change's part of the difference of an indicator, in one region and year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorPart {
    /// Index into the base's places.
    pub place: u32,
    /// The state on 31 December, or the flow of the year.
    pub year: u16,
    /// Index into the base's indicators.
    pub indicator: u16,
    /// How it was split.
    pub by: SplitBy,
    /// Index into the changes.
    pub change: usize,
    /// What it adds to the mean, and the Monte Carlo error of that.
    pub value: [f32; 2],
}

/// Adds up an indicator's mixtures as they are simulated, as [`super::Split`] does targets.
#[derive(Clone, Debug)]
pub struct IndicatorSplit {
    changes: usize,
    ways: Vec<SplitBy>,
    /// By region, year and indicator: `[way][change][draw]`, summed over the orders.
    parts: BTreeMap<(u32, u16, u16), Vec<Vec<f64>>>,
}

impl IndicatorSplit {
    /// Of the regions, years and indicators that `wanted` has.
    #[must_use]
    pub fn new<'a>(
        changes: usize,
        ways: Vec<SplitBy>,
        wanted: impl IntoIterator<Item = (&'a (u32, u16, u16), &'a Vec<f32>)>,
    ) -> Self {
        let slots = ways.len() * changes;
        let parts = wanted
            .into_iter()
            .map(|(key, values)| (*key, vec![vec![0.0; values.len()]; slots]))
            .collect();
        Self { changes, ways, parts }
    }

    /// Takes the draws of a mixture.
    pub fn take(&mut self, mixture: Mixture, draws: &IndicatorDraws) {
        let each = self.ways.iter().flat_map(|way| (0..self.changes).map(|c| (*way, c)));
        let weights: Vec<f64> =
            each.map(|(way, change)| way.weight(mixture, change, self.changes)).collect();
        for (key, parts) in &mut self.parts {
            let Some(values) = draws.get(key) else { continue };
            for (weight, part) in weights.iter().zip(parts).filter(|(weight, _)| **weight != 0.0) {
                for (sum, value) in part.iter_mut().zip(values) {
                    *sum += weight * f64::from(*value);
                }
            }
        }
    }

    /// The parts, by region, year, indicator, way and change.
    #[must_use]
    pub fn parts(&self) -> Vec<IndicatorPart> {
        let mut all = Vec::new();
        for (&(place, year, indicator), parts) in &self.parts {
            let each = self.ways.iter().flat_map(|way| (0..self.changes).map(|c| (*way, c)));
            for ((by, change), part) in each.zip(parts) {
                let orders = by.orders(self.changes);
                let value = mean(part).map(|value| (value / orders) as f32 + 0.0);
                all.push(IndicatorPart { place, year, indicator, by, change, value });
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// By hand: 100 and 60; the first change alone adds 30 to both, the second 50 and 10, both 60
    /// and 40.
    #[test]
    fn parts_of_an_indicator_sum_to_its_difference() {
        let values = [[100.0, 60.0], [130.0, 90.0], [150.0, 70.0], [160.0, 100.0]];
        let draws = |mixture: usize| BTreeMap::from([((0, 2035, 4), values[mixture].to_vec())]);
        let first = draws(0);
        let mut split = IndicatorSplit::new(2, vec![SplitBy::Chain, SplitBy::Shapley], &first);
        for mixture in 0..4 {
            split.take(mixture as Mixture, &draws(mixture));
        }
        let parts: Vec<f32> = split.parts().iter().map(|part| part.value[0]).collect();
        // Chain: 30 and 30; 30 and 10. Shapley, first: ½(30 + 10) and ½(30 + 30); second: ½(50 + 30)
        // and ½(10 + 10).
        assert_eq!(parts, [30.0, 20.0, 25.0, 25.0]);
        assert_eq!(split.parts()[0].value[1], 0.0);
    }
}
