/// What the numbers of a stream are for.
///
/// The discriminants are part of every published result: add at the end, never renumber.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[repr(u16)]
pub enum Purpose {
    /// Level of mortality, shared by the nation.
    NationalMortality = 0,
    /// Level of fertility, shared by the nation.
    NationalFertility = 1,
    /// Net migration of the nation.
    NationalMigration = 2,
    /// A province's own share of the level of mortality.
    ProvinceMortality = 3,
    /// A province's own share of net migration.
    ProvinceMigration = 4,
    /// A prefecture's own share of the level of mortality.
    PrefectureMortality = 5,
    /// A prefecture's own share of net migration.
    PrefectureMigration = 6,
    /// A county's own share of the level of mortality.
    CountyMortality = 7,
    /// A county's own share of net migration.
    CountyMigration = 8,
    /// A county's own share of the level of fertility.
    CountyFertility = 9,
    /// Chance in who dies.
    Deaths = 10,
    /// Chance in who is born.
    Births = 11,
    /// Level of care need.
    NeedLevel = 12,
    /// Trend of care need.
    NeedTrend = 13,
    /// How a published total of beds splits over its counties.
    BedDownscaling = 14,
    /// Share of beds that are for nursing.
    NursingShare = 15,
    /// Share of beds that are occupied.
    Occupancy = 16,
    /// Facilities that open: when, and whether at all.
    Openings = 17,
    /// Ordinary beds turned into nursing beds.
    Conversions = 18,
    /// Growth of the stock of beds.
    BedGrowth = 19,
    /// What a coverage programme found at its start.
    BaselineCoverage = 20,
    /// Where those in need are cared for.
    CareMode = 21,
    /// Carers: stock, recruitment, turnover.
    Carers = 22,
    /// Emergency-reserve facilities.
    Reserve = 23,
    /// Emergencies of single homes, and of whole provinces.
    Emergency = 24,
    /// Weather that neighbouring counties share.
    RegionalHazard = 25,
    /// Share of beds in public homes.
    PublicBeds = 26,
    /// Social workers in aged care.
    SocialWorkers = 27,
    /// Share of nursing beds in dementia units.
    DementiaBeds = 28,
}
