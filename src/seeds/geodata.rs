//! A planner's own points of service and settlements: where help is, and where elders live.

use super::geography::Point;

/// A point where elders are served.
#[derive(Clone, Debug, PartialEq)]
pub struct ServicePoint {
    /// Where it stands.
    pub at: Point,
    /// Position of its county.
    pub county: usize,
    /// The year in which it opened; none where it stands from the start.
    pub opened: Option<u16>,
    /// The year in which it closed, if it did.
    pub closed: Option<u16>,
}

impl ServicePoint {
    /// Whether it is open on 31 December of a year.
    #[must_use]
    pub fn is_open(&self, year: u16) -> bool {
        self.opened.is_none_or(|opened| opened <= year)
            && self.closed.is_none_or(|closed| closed > year)
    }
}

/// A neighbourhood, a village or a cell of a population grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Settlement {
    /// Where its elders live.
    pub at: Point,
    /// Position of its county.
    pub county: usize,
    /// Whether it is in a city or town.
    pub urban: bool,
    /// People aged 60 and over.
    pub elders: f64,
}

/// Both tables.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Geodata {
    /// Points of service, in any county.
    pub points: Vec<ServicePoint>,
    /// Settlements, in any county.
    pub settlements: Vec<Settlement>,
    /// The files, and their checksums.
    pub tables: Vec<(String, String)>,
}
