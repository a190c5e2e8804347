//! Which units get theirs first.

use super::Lot;
use crate::{
    domain::RegionCode,
    scenario::RollOut,
    streams::{Purpose, Streams},
};

/// The units of one county that a programme may serve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitCount {
    /// The county.
    pub county: RegionCode,
    /// How many units.
    pub units: usize,
    /// People aged 60 and over in the county.
    pub elders: f64,
}

/// Shares a schedule out over the units of all counties: one lot a facility, by county.
///
/// Every unit has a place in one queue and the schedule takes them from its head; the rules differ
/// only in the queue. Facilities beyond the last unit are not built. By lot means one lot for the
/// whole run, drawn from the programme's name.
///
/// # Shapes
///
/// | argument   | shape      | unit                                     |
/// |------------|------------|------------------------------------------|
/// | `counties` | `(county)` | units                                    |
/// | `due`      | `(year)`   | facilities due, from the base year       |
/// | result     | `(county)` | lots of one facility                     |
#[must_use]
pub fn share_out(counties: &[UnitCount], due: &[f64], rule: RollOut, key: u32) -> Vec<Vec<Lot>> {
    let mut queue: Vec<(f64, usize)> = Vec::new();
    for (index, county) in counties.iter().enumerate() {
        for unit in 0..county.units {
            queue.push((turn(county, unit, rule, key), index));
        }
    }
    // The census order decides ties, so that equal turns do not depend on the sort.
    queue.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut lots = vec![Vec::new(); counties.len()];
    let (mut head, mut cumulative) = (0, 0.0);
    for (year, amount) in due.iter().enumerate() {
        cumulative += amount;
        let until = (libm::round(cumulative) as usize).min(queue.len());
        for &(_, county) in queue.get(head..until).unwrap_or_default() {
            lots[county].push(Lot { due: year, amount: 1.0 });
        }
        head = head.max(until);
    }
    lots
}

/// Each county's place in the order of opening, where it is a unit itself.
pub(super) fn order_of_counties(
    counties: &[UnitCount],
    rule: RollOut,
    key: u32,
) -> Vec<Option<usize>> {
    // With one unit a county, an even spread has no order of its own: the largest come first.
    let rule = if rule == RollOut::Even { RollOut::LargestFirst } else { rule };
    let mut queue: Vec<usize> = (0..counties.len()).filter(|&i| counties[i].units > 0).collect();
    queue.sort_by(|&a, &b| {
        turn(&counties[a], 0, rule, key)
            .total_cmp(&turn(&counties[b], 0, rule, key))
            .then(a.cmp(&b))
    });
    let mut order = vec![None; counties.len()];
    for (place, county) in queue.into_iter().enumerate() {
        order[county] = Some(place);
    }
    order
}

/// A unit's turn: lower comes first.
fn turn(county: &UnitCount, unit: usize, rule: RollOut, key: u32) -> f64 {
    match rule {
        RollOut::LargestFirst => -county.elders / county.units as f64,
        RollOut::Even => (unit as f64 + 0.5) / county.units as f64,
        RollOut::Random => {
            let lot = Streams::new(u64::from(key));
            f64::from(lot.uniforms(0, county.county, 0, Purpose::Openings, unit as u32)[0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counties() -> Vec<UnitCount> {
        [("210102", 10, 5e4), ("210103", 5, 5e4), ("210104", 0, 1e4)]
            .map(|(code, units, elders)| UnitCount { county: code.parse().unwrap(), units, elders })
            .to_vec()
    }

    fn sizes(lots: &[Vec<Lot>]) -> Vec<usize> {
        lots.iter().map(Vec::len).collect()
    }

    #[test]
    fn an_even_spread_is_in_proportion_at_any_time() {
        let lots = share_out(&counties(), &[0.0, 3.0, 3.0], RollOut::Even, 1);
        assert_eq!(sizes(&lots), [4, 2, 0]);
        assert_eq!(lots[0].iter().filter(|lot| lot.due == 1).count(), 2);
    }

    #[test]
    fn the_largest_units_come_first_and_nobody_gets_more_than_there_are_units() {
        assert_eq!(sizes(&share_out(&counties(), &[7.0], RollOut::LargestFirst, 1)), [2, 5, 0]);
        assert_eq!(sizes(&share_out(&counties(), &[99.0], RollOut::Random, 1)), [10, 5, 0]);
    }

    #[test]
    fn counties_queue_by_their_elders() {
        let order = order_of_counties(&counties(), RollOut::LargestFirst, 1);
        assert_eq!(order, [Some(1), Some(0), None]);
    }
}
