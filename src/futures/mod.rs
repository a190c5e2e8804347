//! The futures of a county: population and need, draw by draw, which no supply lever touches.
//!
//! - Takes: the baseline, and what is drawn for the nation and the province.
//! - Gives: the population and need columns of a tile, for one county and block of draws.
//! - Never: knows beds, programmes or targets.

mod balance;
mod columns;
mod county;
mod departure;
mod levels;
mod movers;
mod national;
mod paths;
mod persistence;

pub use balance::Balance;
pub use county::{CountyPass, Workspace};
pub use levels::Levels;
pub use national::{HazardTables, NationalDraws};
pub use paths::{FuturePriors, Switches};
pub use persistence::Persistence;
