//! `report.html`: what a planner opens, understands, prints and hands on.
//!
//! One file in both languages that asks for nothing from any network: its policy lets only its
//! own script and style run, by their checksums, and its figures are data that no browser
//! executes.

mod course;
mod data;
mod ground;
mod headline;
mod pack;
mod provenance;
mod pyramid;
mod reserve;
#[cfg(test)]
mod tests;
mod write;

pub use provenance::{Assumed, Provenance};
pub(super) use write::block_sum;
pub use write::report_page;
