//! Scenarios held against each other, draw by draw.
//!
//! - Takes: the samples of two runs on the same draws.
//! - Gives: for each region and target, how they differ inside draws, and how often one is better.
//! - Never: simulates, or subtracts one run's quantiles from another's.

mod kept;
mod rows;
#[cfg(test)]
mod tests;

pub use kept::{Draws, Held, Keeper};
pub use rows::{Difference, Paired, paired_rows};
