//! What is drawn once for a whole province, so that its counties move together.

use super::{
    CountySupply, Drawn, SupplyPriors,
    stock::{ProvinceSupply, Stock},
};
use crate::{
    catalogue::Coverage,
    domain::RegionCode,
    lanes::{LANES, Lanes, ln},
    programmes::{Programmes, Reach},
    seeds::Prior,
    streams::{Purpose, Streams},
};
use std::cmp::Ordering;

/// What one block of draws shares within a province.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceDraws {
    /// Institution beds of the province at the start.
    pub all_beds: Lanes<f32>,
    /// Beds at the start of all counties of the run, which bed programmes are shared out over.
    pub run_beds: Lanes<f32>,
    /// Beds that nobody counted ÷ the sum of their counties' uneven weights.
    pub beds_per_weight: Lanes<f32>,
    /// Log odds of the nursing share.
    pub nursing_log_odds: Lanes<f32>,
    /// Log odds of the occupancy.
    pub occupancy_log_odds: Lanes<f32>,
    /// Log odds of the public share.
    pub public_log_odds: Lanes<f32>,
    /// Social workers for a thousand elders, at the start.
    pub social_workers: Lanes<f32>,
    /// Share of nursing-type beds that are in dementia units.
    pub dementia_share: Lanes<f32>,
    /// By year after the base year: beds ÷ beds at the start, before programmes.
    pub growth: Vec<Lanes<f32>>,
    /// The year up to which that growth is known.
    pub known_year: usize,
    /// By programme: how well it goes, standard normal; low is late.
    pub progress: Vec<Lanes<f32>>,
    /// By coverage: chance that a unit is covered at the start.
    pub covered: Vec<Lanes<f32>>,
    /// By programme that opens one facility a county, then by member: how many counties before it
    /// in the order of opening are still uncovered, in all provinces of the run.
    pub queue: Vec<Vec<Lanes<f32>>>,
}

impl ProvinceDraws {
    /// Draws for one block and one of the provinces of the run.
    #[must_use]
    pub fn new(
        (own, provinces): (usize, &[ProvinceSupply]),
        years: usize,
        (priors, programmes, drawn): (&SupplyPriors, &Programmes, Drawn),
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let province = provinces[own].code;
        let prior_in = |province, prior: &Prior, purpose, year, on: bool| {
            Lanes(std::array::from_fn(|lane| {
                if !on {
                    return prior.mean as f32;
                }
                let mut rng = streams.rng(first_draw + lane as u32, province, year, purpose);
                prior.sample(&mut rng) as f32
            }))
        };
        let prior = |prior: &Prior, purpose, year, on| prior_in(province, prior, purpose, year, on);
        let stock = |province| Stock::new(province, (priors, drawn), (streams, first_draw));
        let Stock { all: all_beds, in_run, per_weight: beds_per_weight } = stock(&provinces[own]);
        let shared_out =
            programmes.items.iter().any(|item| matches!(item.reach, Reach::Beds { .. }));
        let run_beds = if shared_out && provinces.len() > 1 {
            // In the order of the provinces, so that it is the same for all of them.
            provinces.iter().fold(Lanes::ZERO, |sum, province| sum + stock(province).in_run)
        } else {
            in_run
        };
        let log_odds = |share: Lanes<f32>| {
            // A share of nought or one has no odds.
            share.map(|p| p.clamp(1e-6, 1.0 - 1e-6)).map(|p| libm::logf(p / (1.0 - p)))
        };
        let (known_year, growth) = growth(province, all_beds, (priors, years), |year| {
            prior(&priors.bed_growth, Purpose::BedGrowth, year as u16, drawn.supply)
        });
        // Two readings of one start have one chance.
        let chance = |province: RegionCode, coverage: Coverage| {
            let start = coverage.start() as usize;
            let (share, year) = (&priors.covered[start], start as u16);
            prior_in(province, share, Purpose::BaselineCoverage, year, drawn.baseline)
        };
        let covered: Vec<Lanes<f32>> =
            Coverage::ALL.iter().map(|&coverage| chance(province, coverage)).collect();
        let queue = programmes
            .items
            .iter()
            .map(|item| match &item.reach {
                Reach::Counties { facility, order, .. } => facility
                    .covers
                    .first()
                    .map(|&coverage| {
                        let chances: Vec<Lanes<f32>> =
                            provinces.iter().map(|other| chance(other.code, coverage)).collect();
                        queue((own, provinces), order, |province, county| {
                            let chance = chances[province];
                            county.covered_whole(coverage, chance, drawn, streams, first_draw)
                        })
                    })
                    .unwrap_or_default(),
                _ => Vec::new(),
            })
            .collect();
        Self {
            all_beds,
            run_beds,
            beds_per_weight,
            nursing_log_odds: log_odds(prior(
                &priors.nursing_share,
                Purpose::NursingShare,
                0,
                drawn.baseline,
            )),
            occupancy_log_odds: log_odds(prior(
                &priors.occupancy,
                Purpose::Occupancy,
                0,
                drawn.supply,
            )),
            public_log_odds: log_odds(prior(
                &priors.public_share,
                Purpose::PublicBeds,
                0,
                drawn.supply,
            )),
            social_workers: prior(
                &priors.social_workers_start,
                Purpose::SocialWorkers,
                0,
                drawn.baseline,
            ),
            dementia_share: prior(&priors.dementia_share, Purpose::DementiaBeds, 0, drawn.baseline),
            growth,
            known_year,
            progress: programmes
                .items
                .iter()
                .map(|item| streams.normals(first_draw, province, 0, Purpose::Openings, item.key))
                .collect(),
            covered,
            queue,
        }
    }
}

/// The year up to which a province's beds are known, and by year its beds ÷ those at the start:
/// towards the known ones, then by the rate of each year.
fn growth(
    province: RegionCode,
    all_beds: Lanes<f32>,
    (priors, years): (&SupplyPriors, usize),
    rate: impl Fn(usize) -> Lanes<f32>,
) -> (usize, Vec<Lanes<f32>>) {
    let mut growth = vec![Lanes::ONE];
    let known = priors.known_beds.iter().find(|(code, ..)| *code == province);
    let (known_year, to_known) = known.map_or((0, Lanes::ONE), |&(_, year, beds)| {
        let ratio = Lanes::of(beds) / all_beds.max(Lanes::ONE);
        (year, ratio.max(Lanes::splat(f32::MIN_POSITIVE)))
    });
    for year in 1..=years {
        growth.push(match year.cmp(&known_year) {
            Ordering::Less => (to_known.map(ln) * (year as f32 / known_year as f32)).exp(),
            Ordering::Equal => to_known,
            Ordering::Greater => growth[year - 1] * (rate(year) + Lanes::ONE),
        });
    }
    (known_year, growth)
}

/// For every county of one province, how many of the run's ahead of it in the order are not yet
/// covered.
fn queue(
    (own, provinces): (usize, &[ProvinceSupply]),
    order: &[Option<usize>],
    covered: impl Fn(usize, &CountySupply) -> Lanes<f32>,
) -> Vec<Lanes<f32>> {
    let members = |index: usize| provinces[index].members.iter().map(move |county| (index, county));
    let mut in_order: Vec<_> = (0..provinces.len())
        .flat_map(members)
        .filter(|(_, county)| order[county.index].is_some())
        .collect();
    in_order.sort_by_key(|(_, county)| order[county.index]);
    let mut places = vec![Lanes::ZERO; provinces[own].members.len()];
    let mut ahead = Lanes::ZERO;
    for (province, county) in in_order {
        if province == own {
            places[county.member] = ahead;
        }
        ahead += Lanes::ONE - covered(province, county);
    }
    places
}

impl CountySupply {
    /// Whether the county itself is covered at the start: 0 or 1, or the chance if not drawn.
    fn covered_whole(
        &self,
        coverage: Coverage,
        chance: Lanes<f32>,
        drawn: Drawn,
        streams: Streams,
        first_draw: u32,
    ) -> Lanes<f32> {
        self.coverage
            .at_start(coverage, chance, drawn, (streams, first_draw, self.code))
            .iter()
            .fold(Lanes::ZERO, |sum, &part| sum + part)
    }
}

const _: () = assert!(LANES == 16, "blocks of draws are sixteen wide");
