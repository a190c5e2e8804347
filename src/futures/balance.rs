//! Migration balanced within a draw, before any county is projected.

use super::{
    FuturePriors, NationalDraws, Switches,
    departure::Departure,
    movers::{Movers, Moves},
    paths::Source,
};
use crate::{
    baseline::{Baseline, MOVING_GROUPS, Province, standard_profile},
    domain::AGES,
    lanes::Lanes,
    streams::Streams,
};

/// By year: what every county of a province adds to its rate, in units of the standard profile.
///
/// The counties' own departures cancel within their province in every draw: what one gains others
/// lose. What the counties share, with their prefectures' parts, the province's own total departs by:
/// the exchange with the outside. A province that is not wholly in the run is not balanced, as
/// its other counties are outside too. In a run of the whole country the provinces' totals are
/// moved together until they sum to the nation's net migrants in every draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// Within the province.
    pub within: Vec<Lanes<f32>>,
    /// With the other provinces.
    pub nation: Vec<Lanes<f32>>,
    /// Until the nation is balanced: net migrants before its correction, and of one unit of the
    /// profile, persons.
    net: Vec<(Lanes<f32>, Lanes<f32>)>,
}

/// The standard profile by single age; the sexes move alike.
pub(super) fn profile() -> [f32; AGES] {
    let cells = standard_profile();
    std::array::from_fn(|age| cells[age] as f32)
}

impl Balance {
    /// For one province and block of draws.
    #[must_use]
    pub fn new(
        baseline: &Baseline,
        province: &Province,
        (priors, on): (&FuturePriors, Switches),
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let source = Source { streams, first_draw };
        let profile = profile();
        let counties = &baseline.counties[province.members.clone()];
        let mut departures = vec![Departure::new(baseline.years); counties.len()];
        for (county, departure) in counties.iter().zip(&mut departures) {
            departure.draw(county, &baseline.patterns, (priors, on), source);
        }
        let mut movers = vec![Movers::START; counties.len()];
        let mut beside = vec![[Lanes::ZERO; MOVING_GROUPS]; counties.len()];
        let mut balance = Self {
            within: Vec::with_capacity(baseline.years),
            nation: vec![Lanes::ZERO; baseline.years],
            net: Vec::with_capacity(baseline.years),
        };
        for year in 0..baseline.years {
            let kept = baseline.persistence[year] as f32;
            let (mut own, mut of_profile) = (Lanes::ZERO, Lanes::ZERO);
            for (i, county) in counties.iter().enumerate() {
                let (departure, people) = (&departures[i], &county.central.movers[year]);
                let (common, all) = departure.moving(&baseline.patterns, on, year);
                let mean = Moves::mean(kept, &county.net_rate, &profile);
                let shared = Moves { level: departure.common_level, beside: common, ..mean };
                let whole = Moves { level: departure.level, beside: all, ..mean };
                let [net, residents] = movers[i].net(people, &whole);
                own += net - movers[i].net(people, &shared)[0];
                of_profile += residents;
                beside[i] = all;
            }
            let of_profile = of_profile.max(Lanes::ONE);
            let shift = if province.whole { -(own / of_profile) } else { Lanes::ZERO };
            let mut net = Lanes::ZERO;
            for (i, county) in counties.iter().enumerate() {
                let (level, beside) = (departures[i].level, beside[i]);
                let mean = Moves::mean(kept, &county.net_rate, &profile);
                let moves = Moves { level, beside, shift, ..mean };
                if baseline.selection.whole_nation {
                    net += movers[i].net(&county.central.movers[year], &moves)[0];
                }
                movers[i].age(&moves);
            }
            balance.within.push(shift);
            if baseline.selection.whole_nation {
                balance.net.push((net, of_profile));
            }
        }
        balance
    }

    /// Moves the provinces of the whole country together until they sum to the nation's net
    /// migrants in every draw; one block.
    pub fn with_nation<'a>(
        balances: impl IntoIterator<Item = &'a mut Self>,
        national: &NationalDraws,
    ) {
        let mut balances: Vec<&mut Self> = balances.into_iter().collect();
        for (year, wanted) in national.net_migrants.iter().enumerate() {
            let (mut sum, mut of_profile) = (Lanes::ZERO, Lanes::ZERO);
            for balance in &balances {
                sum += balance.net[year].0;
                of_profile += balance.net[year].1;
            }
            let shift = (*wanted - sum) / of_profile.max(Lanes::ONE);
            for balance in &mut balances {
                balance.nation[year] = shift;
            }
        }
        for balance in balances {
            balance.net = Vec::new();
        }
    }
}
