//! The population pass: one county, 16 draws at a time, all years.
//!
//! - Takes: a launch population, the block's hazards, and the county's own path.
//! - Gives: people and weighted sums at the end of each year, and the flows of the year.
//! - Never: allocates, draws a random number, or knows a scenario or a calendar.
//!
//! ```text
//! launch ─► survive and age ─► migrants ─► births ─► sums of the year ─┐
//!               ▲                                                      │
//!               └──────────────────────── next year ◄──────────────────┘
//! ```
//!
//! Steps are of 12 months from the launch date; what year a step belongs to, the caller knows.
//! Whatever couples counties is drawn before the pass or worked out after it.

mod bands;
mod births;
mod columns;
mod county;
mod hazards;
mod migration;
mod mortality;
mod pass;
mod survival;
mod tally;
mod year;

pub use bands::{BAND_EDGES, BANDS, BySexAge, FERTILE, FERTILE_AGES, Yearly, band_ages};
pub use columns::{Columns, Flows};
pub use county::{County, Fertility, Noise, People, Weights, people_of};
pub use hazards::{Hazards, LeeCarter};
pub use migration::{FixedMigrants, Migration, NetMigrants, NoMigration, RateMigration, Watched};
pub use pass::project;
pub use survival::Mortal;

#[cfg(test)]
mod tests;
