//! What a figure rests on.

use crate::{
    catalogue::{Column, Coverage, Denominator, Measure},
    domain::{Basis, Level},
};

/// What the inputs of a run rest on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Grounds {
    /// Whether the provinces' bed totals are published.
    pub beds_published: bool,
    /// Whether a planner counted the beds of all its counties.
    pub beds_given: bool,
}

/// What the columns of a run rest on.
pub trait BasisOf {
    /// The weakest input of a figure at a level, in the base year or after it.
    fn basis(&self, grounds: Grounds, level: Level, base_year: bool) -> Basis;
}

impl BasisOf for Column {
    fn basis(&self, grounds: Grounds, level: Level, base_year: bool) -> Basis {
        match self {
            // It is there only where planners counted; after the base year it grows with elders.
            Self::Guaranteed if base_year => Basis::User,
            Self::PopTotal
            | Self::Pop15To64
            | Self::Pop60
            | Self::Pop65
            | Self::Pop80
            | Self::Pop85
            | Self::Births
            | Self::Deaths
            | Self::NetMigrants
            // Each instrument is one published number; its ages and levels are not.
            | Self::Disabled
            | Self::Disabled80
            | Self::DisabledSevere
            | Self::DisabledTotal
            | Self::Dementia
            | Self::Guaranteed => Basis::Estimated,
            Self::BedsTotal if base_year && grounds.beds_given => Basis::User,
            Self::BedsTotal if base_year && grounds.beds_published => {
                if level >= Level::Province {
                    Basis::Published
                } else {
                    Basis::Downscaled
                }
            }
            Self::BedsTotal
            | Self::BedsPublic
            | Self::BedsNursing
            | Self::BedsDementia
            | Self::BedsDementiaNeeded
            | Self::HomeCareBeds
            | Self::BedsRecognised
            | Self::BedsRebuilt
            | Self::BedsBuilt
            | Self::BedsPlanned
            | Self::BedsUnderConstruction
            | Self::BedsOpened
            | Self::BedsCancelled
            | Self::ProgrammeCapital
            | Self::ProgrammeYearly
            | Self::Demand
            | Self::DemandNursing
            | Self::Homes
            | Self::Residents
            | Self::ResidentsNursing
            | Self::BedsNeeded
            | Self::BedsNeededNursing
            | Self::DisabledLight
            | Self::CareCommunity
            | Self::CareFamily
            | Self::Entrants
            | Self::EntrantsWaiting
            | Self::EntrantsNursing
            | Self::EntrantsNursingWaiting
            | Self::PeopleWaiting
            | Self::StaffedBeds
            | Self::DisplacedResidents
            | Self::AidedResidents
            | Self::UnplacedResidents
            | Self::UnplacedDays
            | Self::UnplacedChance
            | Self::ReserveRequired
            | Self::NursingBedsToAdd
            | Self::CarersRequired
            | Self::CarersAvailable
            | Self::CarersHired
            | Self::SocialWorkersRequired
            | Self::SocialWorkers
            | Self::ReserveBeds
            | Self::ReserveFacilities
            | Self::GuaranteedServed
            | Self::GuaranteedDisabled
            | Self::GuaranteedDisabledServed
            | Self::CentreServed
            | Self::CentreElders
            | Self::Covered(_) => Basis::Assumption,
        }
    }
}

impl BasisOf for Denominator {
    fn basis(&self, grounds: Grounds, level: Level, base_year: bool) -> Basis {
        match self {
            Self::Units(_) => Basis::Published,
            Self::Column(column) => column.basis(grounds, level, base_year),
        }
    }
}

impl BasisOf for Measure {
    fn basis(&self, grounds: Grounds, level: Level, base_year: bool) -> Basis {
        match self {
            Self::Count(column) => column.basis(grounds, level, base_year),
            Self::Ratio { of, by, .. } => {
                of.basis(grounds, level, base_year).and(by.basis(grounds, level, base_year))
            }
            Self::Difference { of, less } => {
                less.iter().fold(of.basis(grounds, level, base_year), |basis, column| {
                    basis.and(column.basis(grounds, level, base_year))
                })
            }
            Self::Closing(_) => Basis::Assumption,
            Self::Census { .. } => Basis::Published,
        }
    }
}

const _: () = assert!(Coverage::ALL.len() == 6, "a new coverage says what it rests on");
