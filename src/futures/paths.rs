//! Random paths, addressed by what they are for.

use super::Persistence;
use crate::{
    domain::RegionCode,
    lanes::Lanes,
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Uncertainty},
    streams::{Purpose, Streams},
};

/// What of the futures is drawn; the rest stays at its centre.
pub type Switches = Uncertainty;

/// The priors of population and need.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuturePriors {
    /// How departures from mean migration last.
    pub migration_persistence: Persistence,
    /// How departures of mortality last: of provinces, and of counties within them.
    pub mortality_persistence: (Persistence, Persistence),
    /// Spread of the migration level, as a share of its mean.
    pub migration_relative_sd: f64,
    /// Share of that variance which a province shares.
    pub migration_province_share: f64,
    /// Yearly innovation and autocorrelation of a county's fertility multiplier.
    pub fertility: (f64, f64),
    /// Standard deviation of the need trend, as a share of it.
    pub need_trend_sd: f64,
    /// Spread of counties' log need.
    pub need_county_sd: f64,
}

impl FuturePriors {
    /// From the assumptions of the run.
    ///
    /// # Errors
    ///
    /// When one is missing.
    pub fn new(priors: &Priors) -> Result<Self, Problems> {
        let get = |id: &str| priors.mean(id);
        let lasting = |id: &str| priors.mean(id).map(Persistence::new);
        Ok(Self {
            migration_persistence: lasting("migration_persistence_5y")?,
            mortality_persistence: (
                lasting("mortality_persistence_5y_province")?,
                lasting("mortality_persistence_5y_county")?,
            ),
            migration_relative_sd: get("migration_level_relative_sd")?,
            migration_province_share: get("migration_level_share_province")?,
            fertility: (get("fertility_county_sd")?, get("fertility_county_ar1")?),
            need_trend_sd: get("need_trend_relative_sd")?,
            need_county_sd: get("need_county_log_sd")?,
        })
    }
}

/// Where the random numbers of one block come from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source {
    pub streams: Streams,
    pub first_draw: u32,
}

impl Source {
    /// A standard normal for each draw; nought where its uncertainty is switched off.
    pub fn normal(
        self,
        on: bool,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> Lanes<f32> {
        if on {
            self.streams.normals(self.first_draw, region, year, purpose, index)
        } else {
            Lanes::ZERO
        }
    }

    /// A random walk of standard steps divided by the root of its length: a standard normal in
    /// every year, and two years correlate as the root of their ratio.
    pub fn walk(
        self,
        on: bool,
        region: RegionCode,
        purpose: Purpose,
        years: usize,
    ) -> Vec<Lanes<f32>> {
        let mut sum = Lanes::ZERO;
        (1..=years)
            .map(|year| {
                sum += self.normal(on, region, BASE_YEAR + year as u16, purpose, 0);
                sum * (1.0 / libm::sqrtf(year as f32))
            })
            .collect()
    }
}
