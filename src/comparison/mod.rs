//! Scenarios held against each other, draw by draw.
//!
//! - Takes: the samples of two runs on the same draws, and of mixtures of the two.
//! - Gives: for each region, target and indicator, how they differ inside draws, how often one is better, and
//!   which change moves how much of it.
//! - Never: simulates, or subtracts one run's quantiles from another's.

mod indicators;
mod kept;
mod rows;
mod split;
#[cfg(test)]
mod tests;

pub use indicators::{IndicatorPart, IndicatorSplit, PairedIndicator, paired_indicators};
pub use kept::{Draws, Held, IndicatorDraws, Keeper, kept_bytes};
pub use rows::{Difference, Paired, paired_rows};
pub use split::{MOST_SHAPLEY, Mixture, Part, Split, SplitBy};
