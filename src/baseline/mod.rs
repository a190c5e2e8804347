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
mod selection;

pub use central::Central;
pub use county::County;
pub use migration::{MIGRANT_AGES, standard_profile};
pub use national::National;
pub(crate) use national::at_deviate;
pub use need::NationalNeed;
pub use selection::{Province, Selection};

use crate::{
    priors::Priors,
    problems::Problems,
    scenario::{BASE_YEAR, Scenario},
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
        let selection = Selection::new(seeds, scenario)?;
        let national = National::new(seeds, scenario, priors)?;
        let need = NationalNeed::new(seeds, scenario, priors, &national)?;
        let counties = selection
            .positions
            .iter()
            .map(|&position| County::new(seeds, scenario, priors, (&national, &need), position))
            .collect::<Result<_, _>>()?;
        Ok(Self { years, selection, national, need, counties })
    }
}
