//! Institution beds of the provinces in the base year.

use crate::{
    baseline::Baseline,
    domain::{Level, RegionCode},
    lanes::Lanes,
    messages,
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Scenario},
    seeds::Seeds,
    streams::{Purpose, Streams},
};

/// The date at which bed totals are taken.
const DATE: &str = "2020-12-31";

/// Beds by province: published where they are, else shares of what is left of the nation's.
#[derive(Clone, Debug, PartialEq)]
pub struct ProvinceBeds {
    provinces: Vec<(RegionCode, Beds)>,
    /// Beds left for the provinces without a figure.
    left: f64,
    log_sd: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Beds {
    Published(f64),
    /// Elders of the province.
    Unknown(f64),
}

impl ProvinceBeds {
    /// From the facts on care supply.
    ///
    /// # Errors
    ///
    /// When an assumption is missing.
    pub fn new(seeds: &Seeds, priors: &Priors) -> Result<Self, Problems> {
        let mut left = priors.mean("national_beds_2020")?;
        let provinces = seeds
            .regions
            .all()
            .iter()
            .filter(|region| region.level == Level::Province)
            .map(|province| {
                let fact = seeds.care.fact(province.code, "beds_institutions", DATE);
                let beds = fact.map_or_else(
                    || {
                        let elders =
                            province.counties.iter().map(|&i| seeds.population[i].from_age(60));
                        Beds::Unknown(elders.sum::<u64>() as f64)
                    },
                    |fact| Beds::Published(fact.value),
                );
                if let Beds::Published(beds) = beds {
                    left -= beds;
                }
                (province.code, beds)
            })
            .collect();
        Ok(Self { provinces, left, log_sd: priors.mean("provincial_beds_log_sd")? })
    }

    /// Whether a province's total is published.
    #[must_use]
    pub fn published(&self, province: RegionCode) -> bool {
        self.provinces
            .iter()
            .any(|(code, beds)| *code == province && matches!(beds, Beds::Published(_)))
    }

    /// A province's beds in a block of draws; the provinces without a figure sum to what is left.
    #[must_use]
    pub fn draw(
        &self,
        province: RegionCode,
        on: bool,
        streams: Streams,
        first_draw: u32,
    ) -> Lanes<f32> {
        let mut own = Lanes::ZERO;
        let mut all = Lanes::ZERO;
        for &(code, beds) in &self.provinces {
            match beds {
                Beds::Published(beds) if code == province => return Lanes::of(beds),
                Beds::Published(_) => {}
                Beds::Unknown(elders) => {
                    let z = if on {
                        streams.normals(first_draw, code, 0, Purpose::BedDownscaling, 0)
                    } else {
                        Lanes::ZERO
                    };
                    let weight = (z * self.log_sd as f32).exp() * elders as f32;
                    all += weight;
                    if code == province {
                        own = weight;
                    }
                }
            }
        }
        own / all * self.left as f32
    }
}

/// The published beds that a scenario sets its provinces to, with the years to that date.
///
/// # Errors
///
/// When a province of the run has no figure for the end of that year.
pub(super) fn known(
    seeds: &Seeds,
    scenario: &Scenario,
    baseline: &Baseline,
) -> Result<Vec<(RegionCode, usize, f64)>, Problems> {
    let Some(reset) = &scenario.supply().reset_beds_year else { return Ok(Vec::new()) };
    let year = reset.value;
    let mut problems = Problems::default();
    let mut known = Vec::new();
    for province in &baseline.selection.provinces {
        match seeds.care.fact(province.code, "beds_institutions", &format!("{year}-12-31")) {
            Some(fact) => known.push((province.code, usize::from(year - BASE_YEAR), fact.value)),
            None => {
                problems
                    .push(reset.place.clone(), messages::no_published_beds(province.code, year));
            }
        }
    }
    problems.or(known)
}
