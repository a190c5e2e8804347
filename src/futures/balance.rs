//! Migration balanced within a draw, before any county is projected.

use super::{FuturePriors, NationalDraws, Switches, paths::Source};
use crate::{
    baseline::{Baseline, County},
    domain::RegionCode,
    lanes::Lanes,
    scenario::BASE_YEAR,
    streams::{Purpose, Streams, student_t},
};
use std::ops::Range;

/// A county's departures from its mean migration, before balancing.
#[derive(Clone, Debug)]
pub(super) struct Departure {
    /// Factor on the mean rates.
    pub level: Lanes<f32>,
    /// By year: addition to the rate, in units of the standard profile.
    pub shift: Vec<Lanes<f32>>,
}

/// How far a province's migration departs from its mean, as a share of it.
fn province_level(
    code: RegionCode,
    priors: &FuturePriors,
    on: Switches,
    source: Source,
) -> Lanes<f32> {
    let z = source.normal(on.migration, code, 0, Purpose::ProvinceMigration, 0);
    z * (priors.migration_relative_sd * libm::sqrt(priors.migration_province_share)) as f32
}

impl Departure {
    /// Of one county in one block.
    pub fn new(
        county: &County,
        years: usize,
        priors: &FuturePriors,
        on: Switches,
        source: Source,
    ) -> Self {
        let room = county.migration_room as f32;
        let own = priors.migration_relative_sd * libm::sqrt(1.0 - priors.migration_province_share);
        let z = source.normal(on.migration, county.code, 0, Purpose::CountyMigration, 0);
        let common = province_level(county.province, priors, on, source);
        let level = Lanes::ONE + (common + z * own as f32) * room;
        // Half of the variance stays for ever, half comes and goes.
        let part = (priors.migration_own_sd * libm::sqrt(0.5)) as f32 * room;
        let lasting = if on.migration {
            Lanes(std::array::from_fn(|lane| {
                let draw = source.first_draw + lane as u32;
                let mut rng = source.streams.rng(draw, county.code, 0, Purpose::CountyMigration);
                student_t(&mut rng, priors.migration_freedom).clamp(-6.0, 6.0) as f32
            })) * part
        } else {
            Lanes::ZERO
        };
        let rho = priors.migration_ar1 as f32;
        let innovation = libm::sqrtf(1.0 - rho * rho);
        let mut passing = Lanes::ZERO;
        let shift = (1..=years)
            .map(|year| {
                let z = source.normal(
                    on.migration,
                    county.code,
                    BASE_YEAR + year as u16,
                    Purpose::CountyMigration,
                    0,
                );
                passing = passing * rho + z * innovation;
                lasting + passing * part
            })
            .collect();
        Self { level, shift }
    }

    /// Net migrants of a year, persons.
    fn net(&self, county: &County, year: usize) -> Lanes<f32> {
        self.level * county.central.mean_net[year] as f32
            + self.shift[year] * county.central.profile_net[year] as f32
    }
}

/// A province's totals of the counties' central paths; they say how a correction spreads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProvinceTotals {
    /// By year: net migrants of the mean rates, persons.
    pub mean_net: Vec<f64>,
    /// By year: net migrants of one unit of the standard profile, persons.
    pub profile_net: Vec<f64>,
}

impl ProvinceTotals {
    /// Of the counties of one province.
    #[must_use]
    pub fn new(counties: &[County], years: usize) -> Self {
        let sum = |part: &dyn Fn(&County) -> &Vec<f64>| {
            (0..years).map(|year| counties.iter().map(|county| part(county)[year]).sum()).collect()
        };
        Self {
            mean_net: sum(&|county| &county.central.mean_net),
            profile_net: sum(&|county| &county.central.profile_net),
        }
    }
}

/// By year: what every county of a province adds to its rate, in units of the standard profile.
///
/// The counties' own departures cancel within their province in every draw: what one gains others
/// lose. The province's own total departs with its level; what remains is the exchange with the
/// outside. In a run of the whole country the provinces' totals are moved together until they sum
/// to the nation's net migrants in every draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// By year.
    pub shift: Vec<Lanes<f32>>,
}

impl Balance {
    /// For one province and block of draws.
    #[must_use]
    pub fn new(
        baseline: &Baseline,
        (members, code): (Range<usize>, RegionCode),
        (own, all): (&ProvinceTotals, &[(RegionCode, ProvinceTotals)]),
        national: &NationalDraws,
        (priors, on): (&FuturePriors, Switches),
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let source = Source { streams, first_draw };
        let counties = &baseline.counties[members];
        let departures: Vec<Departure> = counties
            .iter()
            .map(|county| Departure::new(county, baseline.years, priors, on, source))
            .collect();
        let level = |code| Lanes::ONE + province_level(code, priors, on, source);
        let shift = (0..baseline.years)
            .map(|year| {
                let counted = counties
                    .iter()
                    .zip(&departures)
                    .fold(Lanes::ZERO, |sum, (county, own)| sum + own.net(county, year));
                let total = level(code) * own.mean_net[year] as f32;
                let per_profile = (1.0 / own.profile_net[year].max(1.0)) as f32;
                let within = (total - counted) * per_profile;
                if !baseline.selection.whole_nation {
                    return within;
                }
                let (mut sum, mut profile) = (Lanes::ZERO, 0.0);
                for (code, totals) in all {
                    sum += level(*code) * totals.mean_net[year] as f32;
                    profile += totals.profile_net[year];
                }
                within + (national.net_migrants[year] - sum) * (1.0 / profile.max(1.0)) as f32
            })
            .collect();
        Self { shift }
    }
}
