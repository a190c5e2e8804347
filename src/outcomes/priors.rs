//! What is assumed of the supply side.

use super::{BedTypes, Closures, Staffing};
use crate::{domain::RegionCode, emergency::Catalogue, seeds::Prior};

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
