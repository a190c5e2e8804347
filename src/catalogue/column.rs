//! What one county yields in one year of one draw; regions are sums of counties within the draw.

use super::Coverage;

/// A count that adds up over counties.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Column {
    /// Residents.
    PopTotal,
    /// Residents aged 15 to 64.
    Pop15To64,
    /// Residents aged 60 and over.
    Pop60,
    /// Residents aged 65 and over.
    Pop65,
    /// Residents aged 80 and over.
    Pop80,
    /// Residents aged 85 and over.
    Pop85,
    /// Births of the year.
    Births,
    /// Deaths of the year.
    Deaths,
    /// Net migrants of the year.
    NetMigrants,
    /// Elders disabled to a moderate degree or worse, by the scenario's instrument.
    Disabled,
    /// Elders severely or totally disabled.
    DisabledSevere,
    /// Elders with dementia.
    Dementia,
    /// Beds in institutions.
    BedsTotal,
    /// Nursing-type beds in institutions.
    BedsNursing,
    /// People who would live in an institution if nobody waited.
    Demand,
    /// Those of them whom a nursing-type bed would suit.
    DemandNursing,
    /// Residents of institutions.
    Residents,
    /// Beds to house the demand at the occupancy a plan aims at.
    BedsNeeded,
    /// Nursing-type beds to house the nursing demand at that occupancy.
    BedsNeededNursing,
    /// People in demand of a bed without one that suits.
    UnmetBedNeed,
    /// Nursing-type beds missing to the need.
    NursingBedsToAdd,
    /// Carers that the residents require.
    CarersRequired,
    /// Carers employed.
    CarersAvailable,
    /// Social workers that elders and beds require.
    SocialWorkersRequired,
    /// Beds kept as an emergency reserve.
    ReserveBeds,
    /// Emergency-reserve facilities.
    ReserveFacilities,
    /// Units that a coverage counts as covered.
    Covered(Coverage),
}

impl Column {
    /// How many there are.
    pub const COUNT: usize = 26 + Coverage::ALL.len();

    /// The place of the column in a tile.
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::PopTotal => 0,
            Self::Pop15To64 => 1,
            Self::Pop60 => 2,
            Self::Pop65 => 3,
            Self::Pop80 => 4,
            Self::Pop85 => 5,
            Self::Births => 6,
            Self::Deaths => 7,
            Self::NetMigrants => 8,
            Self::Disabled => 9,
            Self::DisabledSevere => 10,
            Self::Dementia => 11,
            Self::BedsTotal => 12,
            Self::BedsNursing => 13,
            Self::Demand => 14,
            Self::DemandNursing => 15,
            Self::Residents => 16,
            Self::BedsNeeded => 17,
            Self::BedsNeededNursing => 18,
            Self::UnmetBedNeed => 19,
            Self::NursingBedsToAdd => 20,
            Self::CarersRequired => 21,
            Self::CarersAvailable => 22,
            Self::SocialWorkersRequired => 23,
            Self::ReserveBeds => 24,
            Self::ReserveFacilities => 25,
            Self::Covered(coverage) => 26 + coverage as usize,
        }
    }
}
