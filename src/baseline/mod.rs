//! Everything a run starts from: seeds and scenario, put together and checked against each other.
//!
//! - Takes: seeds, a scenario, and its priors.
//! - Gives: the national rates, and each county's launch population, means and central path.
//! - Never: draws a random number, or reads a file.

mod central;
mod county;
mod migration;
mod national;
mod need;
mod residence;
mod patterns;
mod persistence;
mod selection;

pub use central::Central;
pub use county::County;
pub use migration::{MIGRANT_AGES, standard_profile};
pub use national::National;
pub(crate) use national::at_deviate;
pub use need::{DRAWN, Measured, NationalNeed};
pub use patterns::{MOVING_GROUPS, Patterns};
pub use selection::{Province, Selection};

use county::Common;
use persistence::Fading;

use crate::{
    calibration::Model,
    parallel::map,
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Located, Regions, Scenario},
    seeds::Seeds,
};

/// A run's starting point.
#[derive(Clone, Debug)]
pub struct Baseline {
    /// Simulated years after the base year.
    pub years: usize,
    /// The counties simulated, and the provinces they lie in.
    pub selection: Selection,
    /// Rates of the whole country.
    pub national: National,
    /// Care need of the whole country.
    pub need: NationalNeed,
    /// How counties depart from their means.
    pub patterns: Patterns,
    /// By year after the base year: share of the decade's mean migration rates that is left.
    pub persistence: Vec<f64>,
    /// The counties, in the order of the selection.
    pub counties: Vec<County>,
}

impl Baseline {
    /// Puts seeds and scenario together.
    ///
    /// # Errors
    ///
    /// Regions or instruments that the seeds do not know; series that end before the horizon.
    pub fn new(seeds: &Seeds, scenario: &Scenario, priors: &Priors) -> Result<Self, Problems> {
        let years = usize::from(scenario.horizon_year() - BASE_YEAR);
        let selection = Selection::new(seeds, scenario.regions())?;
        let national = National::new(seeds, scenario, priors)?;
        let need = NationalNeed::new(seeds, scenario, priors, &national)?;
        let (model, name) = (&seeds.county_model.bytes, &seeds.county_model.name);
        let errors = Model::from_csv(name, model)?.errors;
        let patterns = Patterns::new(&errors, &national.hazards[0]);
        let fading = Fading::new(seeds, priors, &national, years)?;
        let common = Common { national: &national, need: &need, errors: &errors, fading: &fading };
        let of = |county: usize| {
            County::new(seeds, scenario, priors, common, selection.positions[county])
        };
        let counties = map(selection.positions.len(), of).into_iter().collect::<Result<_, _>>()?;
        let persistence = fading.migration;
        Ok(Self { years, selection, national, need, patterns, persistence, counties })
    }

    /// Regions and instruments that the seeds do not know.
    #[must_use]
    pub fn unknown(
        seeds: &Seeds,
        regions: Option<&Regions>,
        instruments: &[Located<String>],
    ) -> Problems {
        let mut problems = Problems::default();
        regions.and_then(|regions| problems.keep(Selection::new(seeds, regions)));
        problems.keep(need::instruments(&seeds.care, instruments));
        problems
    }
}
