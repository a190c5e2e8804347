//! How a county's cohorts change in ten years, fitted to the censuses of 2010 and 2020.
//!
//! - Takes: the census tables of both years, and what joins their counties.
//! - Gives: the expected change of every comparison unit, and how far the truth may lie from it.
//! - Never: draws a random number, or looks at the second census of a province left out.
//!
//! Each cohort of each sex has a median change (a robust ridge regression on the base census). What
//! remains is heavy-tailed and moves in four patterns of age; a part of it is shared by the counties
//! of a prefecture, and another by those of a province.

mod census;
mod counties;
mod counts;
mod crosswalk;
mod dataset;
mod errors;
mod features;
mod linear;
mod mean;
mod model;
mod parameters;
mod spread;

pub use census::{Base, Input, read_people};
pub use counties::{BaseCounty, read_counties_after};
pub use counts::{AGES_OF_5, ByAge, ByCell, CELLS_OF_UNIT, COHORTS_OF_5, Decade, by_age, observed};
pub use crosswalk::{Unit, truth_of_units};
pub use dataset::{Dataset, Subject};
pub use errors::{
    Errors, FACTORS, FREEDOM, Residuals, SCALE_COVARIATES, Sample, Scores, chance, residuals,
    scale_covariates, widening,
};
pub use features::{FEATURE_NAMES, FEATURES};
pub use linear::{inverse, median};
pub use mean::{COLUMNS, Mean, Row, atypicality};
pub use model::{Fold, Model, folds, samples};
