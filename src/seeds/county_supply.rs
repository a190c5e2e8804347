//! A planner's own count of beds, by county.

/// What a planner knows of a county at the end of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GivenSupply {
    /// Institution beds.
    pub beds: f64,
    /// Those of the nursing type, if known.
    pub nursing_beds: Option<f64>,
    /// Residents, if known.
    pub residents: Option<f64>,
    /// Carers, if known.
    pub carers: Option<f64>,
    /// Beds in public homes, if known.
    pub public_beds: Option<f64>,
}

/// The columns of the table; all but the first two may be left blank.
pub const COUNTY_SUPPLY_COLUMNS: &[&str] =
    &["county_code", "beds", "nursing_beds", "residents", "carers", "public_beds"];

/// What a planner knows of a county's people in extreme hardship (特困人员) at the end of the base
/// year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct GivenGuaranteed {
    /// All of them.
    pub people: f64,
    /// Those of them who live in an institution.
    pub housed: f64,
    /// Those who do not, and want to.
    pub wanting: f64,
    /// The disabled, severely or in part, among all.
    pub disabled: f64,
}

/// The columns that are added to the table where people in extreme hardship are counted.
pub const GUARANTEED_COLUMNS: &[&str] =
    &["tekun", "tekun_in_institutions", "tekun_wanting", "tekun_disabled"];
