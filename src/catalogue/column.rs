//! What one county yields in one year of one draw; regions are sums of counties within the draw.

use super::Coverage;

/// Makes the columns from their list: a name, and what it counts.
macro_rules! columns {
    ($($(#[doc = $doc:literal])+ $name:ident,)+) => {
        /// A count that adds up over counties.
        #[derive(Clone, Copy, Debug, Eq, PartialEq)]
        pub enum Column {
            $($(#[doc = $doc])+ $name,)+
            /// Units that a coverage counts as covered.
            Covered(Coverage),
        }

        /// The places of the columns that are not coverages.
        enum Position {
            $($name,)+
        }

        /// How many columns are not coverages.
        const PLAIN: usize = [$(Position::$name),+].len();

        impl Column {
            /// How many there are.
            pub const COUNT: usize = PLAIN + Coverage::ALL.len();

            /// The place of the column in a tile.
            #[must_use]
            pub const fn index(self) -> usize {
                match self {
                    $(Self::$name => Position::$name as usize,)+
                    Self::Covered(coverage) => PLAIN + coverage as usize,
                }
            }
        }
    };
}

impl Column {
    /// Whether it counts people in extreme hardship, of whom only planners know.
    #[must_use]
    pub const fn of_guaranteed(self) -> bool {
        matches!(
            self,
            Self::Guaranteed
                | Self::GuaranteedServed
                | Self::GuaranteedDisabled
                | Self::GuaranteedDisabledServed
        )
    }
}

columns! {
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
    /// Those of them aged 80 and over.
    Disabled80,
    /// Elders severely or totally disabled.
    DisabledSevere,
    /// Elders totally disabled.
    DisabledTotal,
    /// Elders disabled to a light degree, who are not among the disabled.
    DisabledLight,
    /// Elders with dementia.
    Dementia,
    /// Beds in institutions.
    BedsTotal,
    /// Those of them in public homes.
    BedsPublic,
    /// Nursing-type beds in institutions.
    BedsNursing,
    /// Beds in dementia units, among those of the nursing type.
    BedsDementia,
    /// Beds in dementia units that elders with dementia need.
    BedsDementiaNeeded,
    /// Beds at home to which care is brought.
    HomeCareBeds,
    /// Nursing-type beds by recognition of ordinary beds.
    BedsRecognised,
    /// Nursing-type beds by rebuilding ordinary beds.
    BedsRebuilt,
    /// Nursing-type beds newly built by programmes for beds.
    BedsBuilt,
    /// Beds that programmes have scheduled for any year and not begun.
    BedsPlanned,
    /// Beds of programmes being built.
    BedsUnderConstruction,
    /// Beds that programmes have opened or converted so far.
    BedsOpened,
    /// Beds of programmes that will never come.
    BedsCancelled,
    /// Money for building and converting what programmes open in the year.
    ProgrammeCapital,
    /// Money for running in the year what programmes have opened.
    ProgrammeYearly,
    /// People who would live in an institution if nobody waited.
    Demand,
    /// Those of them whom a nursing-type bed would suit.
    DemandNursing,
    /// Institutions.
    Homes,
    /// Residents of institutions.
    Residents,
    /// Those of them in nursing-type beds.
    ResidentsNursing,
    /// Beds to house the demand at the occupancy a plan aims at.
    BedsNeeded,
    /// Nursing-type beds to house the nursing demand at that occupancy.
    BedsNeededNursing,
    /// Disabled elders at home who use community or visiting services.
    CareCommunity,
    /// Disabled elders at home who use none.
    CareFamily,
    /// Nursing-type beds missing to the need.
    NursingBedsToAdd,
    /// Carers that the residents require.
    CarersRequired,
    /// Carers employed.
    CarersAvailable,
    /// Carers hired in the year.
    CarersHired,
    /// Social workers that elders and beds require.
    SocialWorkersRequired,
    /// Social workers in aged care.
    SocialWorkers,
    /// Beds kept as an emergency reserve.
    ReserveBeds,
    /// Emergency-reserve facilities.
    ReserveFacilities,
    /// People who come for a place in an institution in a year.
    Entrants,
    /// Those of them who wait longer than the mark.
    EntrantsWaiting,
    /// Those of the entrants whom a nursing-type bed would suit.
    EntrantsNursing,
    /// Those of these who wait longer than the mark.
    EntrantsNursingWaiting,
    /// People waiting for a place, on average over the year.
    PeopleWaiting,
    /// Beds in use, and empty ones that the carers employed could serve.
    StaffedBeds,
    /// Residents who must leave their home in an emergency of the year.
    DisplacedResidents,
    /// Those of them whom other counties take in.
    AidedResidents,
    /// Those of them for whom there is no room, in the county or with those that help it.
    UnplacedResidents,
    /// Days that these spend so.
    UnplacedDays,
    /// The chance that anyone is without room in the year.
    UnplacedChance,
    /// Reserve beds with which all would have stayed in the county, in the year's worst event.
    ReserveRequired,
    /// People in extreme hardship who live in an institution or want to.
    Guaranteed,
    /// Those of them who live in one.
    GuaranteedServed,
    /// Those of the guaranteed who are disabled.
    GuaranteedDisabled,
    /// Those of these who live in a nursing-type bed.
    GuaranteedDisabledServed,
    /// Townships and subdistricts with a regional centre, or served by one of their county's.
    CentreServed,
    /// Elders of townships and subdistricts with a regional centre: the county's, by their share.
    CentreElders,
}
