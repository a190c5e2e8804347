//! How large a reserve must be, and how seldom a year is beyond it.
//!
//! - Takes: the samples of counties, and the events that may empty their homes.
//! - Gives: the chance that a year leaves anyone without room, and the smallest reserve for a given
//!   chance, for a county and for regions whose counties share one reserve.
//! - Never: counts rare years. In every draw the chance is worked out by formula given that draw's
//!   homes, residents and vacant beds, so that one year in 100,000 is seen in few draws.
//!
//! Homes are emptied independently, by a Poisson number of events and lognormal sizes. Weather
//! strikes a county by its rate; where counties share a reserve, which of them are struck is drawn
//! with the run's own weather, and given the others' shares the chance is that of the share of the
//! largest (conditional Monte Carlo: Asmussen and Glynn 2007, *Stochastic Simulation*, V.4 and
//! VI.3). The error left is that of the mean over draws, and is stated.

mod pool;
mod rows;
mod search;
mod state;
mod tail;
#[cfg(test)]
mod tests;

pub use pool::Pool;
pub use rows::{Noted, emergency_rows, note};
pub use state::{Chance, State, Storm};
pub use tail::Tail;
