//! Differences inside draws, and their statistics.

use super::{Held, kept::Draws};
use crate::{
    domain::Basis,
    results::{Results, Spread},
    tables::Spreads,
};

/// How one quantity differs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    /// Median in the base.
    pub base_p50: f32,
    /// Median in the other.
    pub other_p50: f32,
    /// Other less base, inside draws.
    pub spread: Spread,
}

/// How one target differs between two runs in a region and year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paired {
    /// Index into the base's places.
    pub place: u32,
    /// The state on 31 December.
    pub year: u16,
    /// Index into the base's targets.
    pub target: u16,
    /// The indicator held against the threshold.
    pub actual: Difference,
    /// What is missing.
    pub lack: Difference,
    /// Share of draws that meet the target: in the base, and in the other.
    pub prob_met: [f32; 2],
    /// Standard error of the difference of the two, which are drawn together.
    pub prob_met_difference_mcse: f32,
    /// Share of draws in which the other lacks less.
    pub prob_better: f32,
    /// Share of draws in which the other lacks more.
    pub prob_worse: f32,
    /// The weaker of the two.
    pub basis: Basis,
}

/// Every region, year and target that both runs have, by the base's indices.
///
/// A draw of one is held against the same draw of the other: what both share cancels, and what
/// stays is what the scenarios change.
#[must_use]
pub fn paired_rows(base: (&Results, &Draws), other: (&Results, &Draws)) -> Vec<Paired> {
    let mut spreads = Spreads::new();
    let mut rows = Vec::new();
    for (&(place, year, target), held) in base.1 {
        let code = base.0.places[place as usize].code;
        let level = base.0.places[place as usize].level;
        let id = &base.0.targets[usize::from(target)].id;
        let there = other.0.places.iter().position(|p| (p.code, p.level) == (code, level));
        let same = other.0.targets.iter().position(|info| info.id == *id);
        let Some((there, same)) = there.zip(same) else { continue };
        let Some(rival) = other.1.get(&(there as u32, year, same as u16)) else { continue };
        if rival.lack.len() != held.lack.len() {
            continue;
        }
        let basis = basis(base.0, (place, year, target))
            .and(basis(other.0, (there as u32, year, same as u16)));
        rows.push(pair((place, year, target), held, rival, basis, &mut spreads));
    }
    rows
}

fn basis(results: &Results, key: (u32, u16, u16)) -> Basis {
    let at =
        results.target_rows.binary_search_by_key(&key, |row| (row.place, row.year, row.target));
    at.map_or(Basis::Assumption, |at| results.target_rows[at].basis)
}

fn pair(
    (place, year, target): (u32, u16, u16),
    base: &Held,
    other: &Held,
    basis: Basis,
    spreads: &mut Spreads,
) -> Paired {
    let draws = base.lack.len() as f64;
    let mut difference = |of: usize, base: &[f32], other: &[f32]| {
        let kind = 3 * (2 * usize::from(target) + of);
        let inside: Vec<f32> = base.iter().zip(other).map(|(base, other)| other - base).collect();
        Difference {
            base_p50: spreads.of(kind, base).median(),
            other_p50: spreads.of(kind + 1, other).median(),
            spread: spreads.of(kind + 2, &inside),
        }
    };
    let actual = difference(0, &base.actual, &other.actual);
    let lack = difference(1, &base.lack, &other.lack);
    let pairs = || base.lack.iter().zip(&other.lack);
    let share = |n: usize| (n as f64 / draws) as f32;
    let met = |lacks: &[f32]| share(lacks.iter().filter(|lack| **lack <= 0.0).count());
    // Draws that only one of the two meets (McNemar): those that both meet, or neither, say
    // nothing of the difference.
    let gained = pairs().filter(|(base, other)| **base > 0.0 && **other <= 0.0).count() as f64;
    let lost = pairs().filter(|(base, other)| **base <= 0.0 && **other > 0.0).count() as f64;
    let mean = (gained - lost) / draws;
    let variance = ((gained + lost) / draws - mean * mean).max(0.0);
    Paired {
        place,
        year,
        target,
        actual,
        lack,
        prob_met: [met(&base.lack), met(&other.lack)],
        prob_met_difference_mcse: libm::sqrt(variance / draws) as f32,
        prob_better: share(pairs().filter(|(base, other)| other < base).count()),
        prob_worse: share(pairs().filter(|(base, other)| other > base).count()),
        basis,
    }
}
