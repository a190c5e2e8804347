//! Homes that must be emptied, and where their residents go.
//!
//! - Takes: a catalogue of events, and what beds a county has free when one strikes.
//! - Gives: how many are placed in the reserve, how many in vacant beds, how many nowhere; chances
//!   and the smallest reserve by formula where there is one.
//! - Never: draws a random number.
//!
//! Residents go to the county's reserve, then to vacant beds that suit, then to the counties that
//! help it, the nearest first; who is left is unplaced. Events of single homes each meet whole
//! reserves: two at the same time are rare enough to leave out. Weather and epidemics strike many
//! counties at once, so a bed that one takes is gone for the others.

mod homes;
mod peacetime;
mod shelter;
mod sizing;
#[cfg(test)]
mod tests;

pub use homes::HomeSizes;
pub use peacetime::Peacetime;
pub use shelter::{People, Placed, Shelter, in_turn};
pub use sizing::{chance_beyond, smallest_reserve};

use crate::seeds::Prior;

/// How far an event reaches.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// One home, all of whose residents must leave.
    Home {
        /// Events a home and year.
        per_home: f64,
    },
    /// A part of the homes of a county, and of its neighbours by the same weather.
    Regional {
        /// Events a county and year.
        per_county: f64,
        /// Share of the county's residents who must leave.
        share: Prior,
    },
    /// All homes of a province.
    Province {
        /// Events a year.
        per_year: f64,
        /// Share of the residents who must leave.
        share: f64,
    },
}

/// Which vacant beds can be used.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refuge {
    /// A share of those that suit.
    Vacancies(f64),
    /// The same share, of those that lie outside what was hit.
    Outside(f64),
    /// None: homes are closed to newcomers.
    ReserveOnly,
}

impl Refuge {
    /// The usable share of vacant beds, when so much of the county was hit.
    #[must_use]
    pub fn usable(self, hit: f64) -> f64 {
        match self {
            Self::Vacancies(share) => share,
            Self::Outside(share) => share * (1.0 - hit),
            Self::ReserveOnly => 0.0,
        }
    }
}

/// One kind of event; its place in the catalogue is part of its random numbers' address.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// As in documents.
    pub id: &'static str,
    /// How far it reaches.
    pub reach: Reach,
    /// Which vacant beds can be used.
    pub refuge: Refuge,
    /// Days until residents are back or settled elsewhere.
    pub days: f64,
}

/// Everything that may empty homes.
#[derive(Clone, Debug, PartialEq)]
pub struct Catalogue {
    /// Kinds of event.
    pub events: Vec<Event>,
    /// Sizes of homes.
    pub homes: HomeSizes,
    /// Weight of a neighbouring county's weather beside a county's own.
    pub neighbour_weight: f64,
    /// What reserve beds do while nothing happens.
    pub peacetime: Peacetime,
}
