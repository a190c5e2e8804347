//! What is drawn once for a whole province, so that its counties move together.

use super::{BedTypes, Closures, CountySupply, Drawn, Staffing};
use crate::{
    catalogue::Coverage,
    domain::RegionCode,
    emergency::Catalogue,
    lanes::{LANES, Lanes, ln},
    programmes::{Programmes, Reach},
    seeds::Prior,
    streams::{Purpose, Streams},
};

/// The priors of the supply side.
#[derive(Clone, Debug)]
pub struct SupplyPriors {
    /// Net growth of institution beds a year.
    pub bed_growth: Prior,
    /// Nursing share of a province's institution beds.
    pub nursing_share: Prior,
    /// Between counties, in log odds.
    pub nursing_county_sd: f64,
    /// Share of a province's beds that are occupied.
    pub occupancy: Prior,
    /// Between counties.
    pub occupancy_county_sd: f64,
    /// Coefficient of variation of beds per elder between prefectures.
    pub bed_prefecture_cv: f64,
    /// The same between the counties of a prefecture.
    pub bed_county_cv: f64,
    /// By coverage: share of units covered at the start; for regional centres, the share of
    /// demonstration centres that qualify.
    pub covered: Vec<Prior>,
    /// Beds in one emergency-reserve facility.
    pub reserve_beds: f64,
    /// Further units of its county that a facility serves, unless the scenario says otherwise.
    pub further_units: f64,
    /// Share of ordinary beds that can be recognised as nursing beds.
    pub recognition_pool: f64,
    /// Carers beyond what the residents require, at the start.
    pub carer_slack: Prior,
    /// Provinces whose beds are known years after the base year: the year and the beds.
    pub known_beds: Vec<(RegionCode, usize, f64)>,
    /// What may empty homes.
    pub emergencies: Catalogue,
    /// How they come and go.
    pub carers: Staffing,
    /// Social workers in aged care for a thousand elders, at the start.
    pub social_workers_start: Prior,
    /// How they come and go.
    pub social_workers: Staffing,
    /// Share of nursing-type beds that are in dementia units.
    pub dementia_share: Prior,
    /// What else is assumed of special types of bed.
    pub bed_types: BedTypes,
    /// How private beds close.
    pub closures: Closures,
    /// Share of a province's beds that are in public homes.
    pub public_share: Prior,
    /// Between counties, in log odds.
    pub public_county_sd: f64,
    /// How much of the fate of a lot is that of its whole programme: a correlation.
    pub slippage_correlation: f64,
}

impl SupplyPriors {
    /// The spread of shares of beds occupied between counties, as a spread of log odds.
    #[must_use]
    pub fn occupancy_log_odds_sd(&self) -> f64 {
        let mean = self.occupancy.mean;
        self.occupancy_county_sd / (mean * (1.0 - mean))
    }
}

/// A county's part in its province's beds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountyShare {
    /// Its prefecture: the address of what the prefecture shares.
    pub prefecture: RegionCode,
    /// Elders of the county ÷ elders of the province.
    pub weight: f64,
}

/// What one block of draws shares within a province.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceDraws {
    /// Institution beds of the province at the start.
    pub all_beds: Lanes<f32>,
    /// The same ÷ the sum of the counties' uneven weights.
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
    /// in the order of opening are still uncovered.
    pub queue: Vec<Vec<Lanes<f32>>>,
}

impl ProvinceDraws {
    /// Draws for one province and block; `all_beds` are the province's beds at the start.
    #[must_use]
    pub fn new(
        province: RegionCode,
        members: &[&CountySupply],
        all_beds: Lanes<f32>,
        years: usize,
        (priors, programmes, drawn): (&SupplyPriors, &Programmes, Drawn),
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let prior = |prior: &Prior, purpose, year, on: bool| {
            Lanes(std::array::from_fn(|lane| {
                if !on {
                    return prior.mean as f32;
                }
                let mut rng = streams.rng(first_draw + lane as u32, province, year, purpose);
                prior.sample(&mut rng) as f32
            }))
        };
        let unknown = members.iter().filter(|county| county.given.is_none());
        let weights = unknown.fold(Lanes::ZERO, |sum, county| {
            sum + uneven_weight(county, priors, drawn, streams, first_draw)
        });
        // What planners counted is theirs; the others share what is left of the province's total.
        let counted: f64 = members.iter().filter_map(|county| county.given).map(|g| g.beds).sum();
        let left = (all_beds - Lanes::of(counted)).max(Lanes::ZERO);
        let whole = members.iter().all(|county| county.given.is_some());
        let all_beds = if whole { Lanes::of(counted) } else { all_beds.max(Lanes::of(counted)) };
        let log_odds = |share: Lanes<f32>| share.map(|p| libm::logf(p / (1.0 - p)));
        let mut growth = vec![Lanes::ONE];
        let known = priors.known_beds.iter().find(|(code, ..)| *code == province);
        let (known_year, to_known) = known.map_or((0, Lanes::ONE), |&(_, year, beds)| {
            (year, (Lanes::of(beds) / all_beds).max(Lanes::splat(f32::MIN_POSITIVE)))
        });
        for year in 1..=years {
            if year <= known_year {
                let part = year as f32 / known_year as f32;
                growth.push(if year == known_year {
                    to_known
                } else {
                    (to_known.map(ln) * part).exp()
                });
                continue;
            }
            let rate = prior(&priors.bed_growth, Purpose::BedGrowth, year as u16, drawn.supply);
            growth.push(growth[year - 1] * (rate + Lanes::ONE));
        }
        // Two readings of one start have one chance.
        let covered: Vec<Lanes<f32>> = Coverage::ALL
            .iter()
            .map(|coverage| {
                let start = coverage.start() as usize;
                let share = &priors.covered[start];
                prior(share, Purpose::BaselineCoverage, start as u16, drawn.baseline)
            })
            .collect();
        let queue = programmes
            .items
            .iter()
            .map(|item| match &item.reach {
                Reach::Counties { facility, order, .. } => facility
                    .covers
                    .first()
                    .map(|&coverage| {
                        queue(members, order, |county| {
                            county.covered_whole(
                                coverage,
                                covered[coverage as usize],
                                drawn,
                                streams,
                                first_draw,
                            )
                        })
                    })
                    .unwrap_or_default(),
                _ => Vec::new(),
            })
            .collect();
        Self {
            all_beds,
            beds_per_weight: left / weights.max(Lanes::splat(f32::MIN_POSITIVE)),
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
            public_log_odds: log_odds(
                // All public or all private, as a scenario may say, has no log odds.
                prior(&priors.public_share, Purpose::PublicBeds, 0, drawn.supply)
                    .max(Lanes::splat(1e-6))
                    .min(Lanes::splat(1.0 - 1e-6)),
            ),
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

/// For every member, how many counties ahead of it in the order are not yet covered.
fn queue(
    members: &[&CountySupply],
    order: &[Option<usize>],
    covered: impl Fn(&CountySupply) -> Lanes<f32>,
) -> Vec<Lanes<f32>> {
    let mut in_order: Vec<usize> =
        (0..members.len()).filter(|&i| order[members[i].index].is_some()).collect();
    in_order.sort_by_key(|&i| order[members[i].index]);
    let mut places = vec![Lanes::ZERO; members.len()];
    let mut ahead = Lanes::ZERO;
    for i in in_order {
        places[i] = ahead;
        ahead += Lanes::ONE - covered(members[i]);
    }
    places
}

/// A county's elders, uneven as beds per elder are between and within prefectures.
pub(super) fn uneven_weight(
    county: &CountySupply,
    priors: &SupplyPriors,
    drawn: Drawn,
    streams: Streams,
    first_draw: u32,
) -> Lanes<f32> {
    if !drawn.baseline {
        return Lanes::of(county.share.weight);
    }
    // Lognormal with mean one: the variance of the logarithm is ln(1 + cv²).
    // A prefecture that is its own county has one code for both: the index tells them apart.
    let factor = |region, index, cv: f64| {
        let variance = libm::log1p(cv * cv);
        let z = streams.normals(first_draw, region, 0, Purpose::BedDownscaling, index);
        (z * libm::sqrt(variance) as f32 - Lanes::of(variance / 2.0)).exp()
    };
    factor(county.share.prefecture, 1, priors.bed_prefecture_cv)
        * factor(county.code, 2, priors.bed_county_cv)
        * county.share.weight as f32
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
