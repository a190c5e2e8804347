//! Would the model have foreseen 2020 from 2010? The census of 2010 through the projection engine.
//!
//! - Takes: the census of 2010, what joins its counties to those of 2020, and fitted models.
//! - Gives: each comparison unit's people of 2020 in every draw, and scores against the census.
//! - Never: looks at the census of 2020 before it scores, but for fits of other provinces.

mod calibrate;
mod compare;
mod inputs;
mod markdown;
mod matching;
mod national;
mod outlook;
mod picture;
mod profile;
mod report;
mod run;
mod score;
mod scores;
mod unit;

pub use calibrate::calibrate;
pub use inputs::{Inputs, Options, hindcast};

pub use markdown::markdown;
pub use picture::calibration_picture;
pub use profile::{AgeProfile, five_year_age, migrant_share};
pub use report::{Baselines, ByConfidence, BySize, Class, Report, Totals};
pub use score::{ByGroup, FROM_AGE, PointScore, Score, Verdict, interval, point_score, quantile};
pub use scores::{score_seed, validation};

#[cfg(test)]
mod tests;
