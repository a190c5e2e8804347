//! Published tables to single years of age: what the projection starts from and runs on.
//!
//! - Takes: a census by five-year groups; rates by five-year ages and periods.
//! - Gives: a launch population, hazards and fertility by single year of age and calendar year.
//! - Never: draws a random number, or knows a county's name.

mod abridged;
mod curve;
mod fertility;
mod graduation;
mod hadwiger;
mod launch;
mod life_table;
mod mortality;
mod quantiles;

pub use abridged::{ABRIDGED, LifeTable};
pub use curve::Curve;
pub use fertility::{FERTILE, single_year_asfr};
pub use graduation::{AgeGroup, BirthHistory, CENSUS_GROUPS, Graduation};
pub use hadwiger::{Hadwiger, hadwiger_asfr};
pub use launch::{TWO_MONTHS, to_year_end};
pub use life_table::{life_expectancy, survivorship};
pub use mortality::{AbridgedRates, MortalityPath, single_year_rates};
pub use quantiles::{FiveQuantiles, Z_GRID, Z_NODES};
