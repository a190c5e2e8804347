//! How much of a schedule is due by a year, in the whole run or in a part of it.

use super::{Lot, Programmes, Reach};
use crate::catalogue::{BedType, Coverage};

/// The part of a run that a schedule is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Share<'a> {
    /// Its counties, by index.
    pub counties: &'a [usize],
    /// Its institution beds ÷ those of the run.
    pub beds: f64,
}

impl Programmes {
    /// Units towards a target that are due by the end of a year, before slippage and cancellation.
    #[must_use]
    pub fn due(&self, coverage: Option<Coverage>, year: usize) -> f64 {
        self.sum(coverage, |reach| match reach {
            Reach::Units { lots, .. } => lots.iter().map(|lots| by_then(lots, year)).sum(),
            Reach::Counties { cumulative, .. } => cumulative.get(year).copied().unwrap_or_default(),
            Reach::Beds { lots, .. } => by_then(lots, year),
        })
    }

    /// Those of them that fall to a part of the run; the parts come to the whole.
    ///
    /// Facilities in units stand where they were shared out, beds follow beds. Where one facility a
    /// county comes to the uncovered in turn, the schedule falls to the counties whose turn it is by
    /// then as they are `uncovered` at the start: a chance, by coverage and county.
    #[must_use]
    pub fn due_in(
        &self,
        part: Share<'_>,
        coverage: Option<Coverage>,
        year: usize,
        uncovered: impl Fn(Coverage, usize) -> f64,
    ) -> f64 {
        self.sum(coverage, |reach| match reach {
            Reach::Units { lots, .. } => {
                part.counties.iter().map(|&county| by_then(&lots[county], year)).sum()
            }
            Reach::Counties { facility, cumulative, order } => {
                let all = cumulative.get(year).copied().unwrap_or_default();
                let chance = |county| {
                    facility.covers.first().map_or(1.0, |&coverage| uncovered(coverage, county))
                };
                all * share_of_turns(part.counties, order, all, chance)
            }
            Reach::Beds { lots, .. } => by_then(lots, year) * part.beds,
        })
    }

    /// Over the programmes that open what a target counts.
    fn sum(&self, coverage: Option<Coverage>, of: impl Fn(&Reach) -> f64) -> f64 {
        let counts = |reach: &&Reach| match (reach, coverage) {
            (Reach::Units { facility, .. } | Reach::Counties { facility, .. }, Some(coverage)) => {
                facility.covers.contains(&coverage)
            }
            (Reach::Beds { action, .. }, None) => action.bed_type() == Some(BedType::Nursing),
            _ => false,
        };
        self.items.iter().map(|item| &item.reach).filter(counts).map(of).sum()
    }
}

fn by_then(lots: &[Lot], year: usize) -> f64 {
    lots.iter().filter(|lot| lot.due <= year).map(|lot| lot.amount).sum()
}

/// Of the counties whose turn comes while a schedule lasts, the share that lies in some counties.
fn share_of_turns(
    inside: &[usize],
    order: &[Option<usize>],
    schedule: f64,
    uncovered: impl Fn(usize) -> f64,
) -> f64 {
    let mut in_order: Vec<(usize, usize)> =
        (0..order.len()).filter_map(|county| Some((order[county]?, county))).collect();
    in_order.sort_unstable();
    let (mut ahead, mut part) = (0.0, 0.0);
    for (_, county) in in_order {
        if ahead + 0.5 >= schedule {
            break;
        }
        let missing = uncovered(county);
        ahead += missing;
        part += if inside.contains(&county) { missing } else { 0.0 };
    }
    if ahead > 0.0 { part / ahead } else { inside.len() as f64 / order.len().max(1) as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Five counties, the third of them no unit; half of the units are covered at the start.
    #[test]
    fn worked_example_of_whose_turn_it_is() {
        let order = [Some(2), Some(0), None, Some(1), Some(3)];
        let share = |inside: &[usize], schedule| share_of_turns(inside, &order, schedule, |_| 0.5);
        // None is ahead of the first, half a one of the second, one of the third, and so forth: a
        // schedule of 1.4 comes to the first two, one of 1.6 to the first three.
        assert_eq!(share(&[0, 1, 2], 1.4), 0.5);
        assert_eq!(share(&[3, 4], 1.4), 0.5);
        assert!((share(&[0, 1, 2], 1.6) - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!(share(&[0, 1, 2, 3, 4], 9.0), 1.0);
        assert_eq!(share(&[0, 1], 9.0), 0.5);
        assert_eq!(share(&[0], 0.0), 0.2);
    }
}
