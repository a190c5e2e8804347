//! What opens when: houses, and the programmes that open them.

use super::sections::{Bilingual, Located};
use crate::catalogue::BedType;
use crate::domain::{UnitKind, words};
use crate::problems::Place;
use std::collections::BTreeMap;

/// A kind of house that programmes open.
#[derive(Clone, Debug, PartialEq)]
pub struct Facility {
    /// Short name within the scenario.
    pub id: String,
    /// Name for people.
    pub name: Bilingual,
    /// What one facility covers.
    pub unit: UnitKind,
    /// Ids of the coverage indicators or roles that one facility satisfies.
    pub roles: Vec<Located<String>>,
    /// Beds in each facility.
    pub beds: f64,
    /// Share of those beds that are of the nursing type.
    pub nursing_share: f64,
    /// Whether its beds enter the institution beds, hence the nursing share's denominator.
    pub counts_in_institution_beds: bool,
    /// Further units of its county that one serves, if stated.
    pub further_units: Option<f64>,
    /// To build and equip one, if stated.
    pub capital_cost_yuan: Option<f64>,
    /// To run one for a year, if stated.
    pub yearly_cost_yuan: Option<f64>,
    /// Where the figures come from, or `assumption: …`.
    pub source: String,
    /// Where the scenario says so.
    pub place: Place,
}

words! {
    /// Which units get theirs first.
    RollOut {
        /// Units of the counties with most people aged 60 and over first.
        LargestFirst = "largest_first",
        /// Spread over the counties in proportion to their units.
        Even = "even",
        /// By lot, drawn anew in each draw.
        Random = "random",
    }
}

words! {
    /// What a programme does, as the file says it.
    What {
        /// Opens facilities.
        Facility = "facility",
        /// Re-classifies ordinary beds as nursing beds.
        Recognition = "recognition",
        /// Rebuilds ordinary beds as nursing beds.
        Rebuilding = "rebuilding",
        /// Builds nursing beds.
        Building = "building",
        /// Sets up beds at home to which care is brought.
        HomeCareBeds = "home_care_beds",
    }
}

/// What a programme does each year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Action {
    /// Opens facilities; the schedule counts facilities.
    Open {
        /// Index into [`super::Scenario::facilities`].
        facility: usize,
        /// Where they open: the facility's unit kind, or a narrower one.
        unit: UnitKind,
        /// Share of openings that convert an existing home instead of building.
        converted_share: f64,
    },
    /// Re-classifies ordinary beds as nursing beds; the schedule counts beds.
    Recognise,
    /// Rebuilds ordinary beds as nursing beds; the schedule counts nursing beds gained.
    Rebuild {
        /// Ordinary beds given up, beyond the bed itself, for each bed gained.
        beds_lost_per_bed: f64,
        /// Years for which the beds are closed.
        downtime_years: f64,
    },
    /// Builds nursing beds; the schedule counts beds.
    Build,
    /// Sets up beds at home; the schedule counts beds.
    HomeCare,
}

impl Action {
    /// The type of bed that it adds to, where it is about one.
    #[must_use]
    pub const fn bed_type(self) -> Option<BedType> {
        match self {
            Self::Open { .. } => None,
            Self::Recognise | Self::Rebuild { .. } | Self::Build => Some(BedType::Nursing),
            Self::HomeCare => Some(BedType::HomeCare),
        }
    }
}

/// Scheduled openings or beds, year by year. It never knows a target.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    /// Short name within the scenario.
    pub id: String,
    /// Name for people.
    pub name: Bilingual,
    /// What it does.
    pub action: Action,
    /// Openings or beds scheduled in each calendar year, for the whole selection, before
    /// pace and delay. Every year lies in 2021..=horizon.
    pub per_year: BTreeMap<u16, u32>,
    /// Which units get theirs first.
    pub roll_out: RollOut,
    /// Multiplier on the schedule.
    pub pace: f64,
    /// Years by which the whole schedule shifts.
    pub delay_years: u16,
    /// Years for which what opens is being built; `None`: the seeds' assumption.
    pub building_years: Option<u16>,
    /// Probability that an opening comes a year or more late; `None`: the seeds' assumption.
    pub slippage: Option<f64>,
    /// Probability that an opening never comes; `None`: the seeds' assumption.
    pub cancellation: Option<f64>,
    /// To gain one bed (bed programmes); facilities carry their own cost.
    pub cost_per_bed_yuan: Option<f64>,
    /// Where the schedule comes from, or `assumption: …`.
    pub source: String,
    /// Where the scenario says so.
    pub place: Place,
}

/// Whether units of the second kind are among those of the first.
pub(super) fn narrows(wide: UnitKind, narrow: UnitKind) -> bool {
    match (wide, narrow) {
        (UnitKind::TownshipOrSubdistrict, UnitKind::Township | UnitKind::Subdistrict)
        | (UnitKind::County, UnitKind::CountyOrCity) => true,
        (wide, narrow) => wide == narrow,
    }
}
