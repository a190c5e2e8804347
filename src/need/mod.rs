//! Who needs care: the share of elders disabled, by sex, age and year, under a named instrument.
//!
//! - Takes: transition rates between health, disability and death; an instrument's level.
//! - Gives: prevalence by year, sex and single year of age from 60.
//! - Never: draws a random number, or knows a bed.

mod prevalence;
mod transitions;
mod trend;

pub use prevalence::{Prevalence, synthetic_cohort};
pub use transitions::{ELDER, ELDER_AGES, Transitions, elder};
pub use trend::effective_years;
