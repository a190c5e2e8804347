//! What a year finds: counties, storms, and the chance that it is too much.

use crate::lanes::Lanes;

/// One county in sixteen draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Homes.
    pub homes: Lanes<f32>,
    /// Residents.
    pub residents: Lanes<f32>,
    /// Those of them who need a nursing-type bed.
    pub disabled: Lanes<f32>,
    /// Vacant nursing-type beds with carers.
    pub nursing: Lanes<f32>,
    /// Vacant ordinary beds with carers.
    pub ordinary: Lanes<f32>,
    /// Reserve beds that the scenario has.
    pub reserve: Lanes<f32>,
    /// Of those, with residents in peacetime.
    pub in_use: Lanes<f32>,
}

/// Counties that one kind of weather strikes together, in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Storm {
    /// The draw.
    pub draw: usize,
    /// Which of several years of weather of that draw.
    pub year: usize,
    /// The kind of event, by its place in the catalogue.
    pub event: usize,
    /// The counties struck, and the share of each that must leave.
    pub struck: Vec<(usize, f64)>,
}

/// The chance of a year beyond the reserve, and its Monte Carlo standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chance {
    /// Mean over draws.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}
