//! The one coverage mechanism: units of a kind, and which of them are covered.

use super::Column;
use crate::domain::{Text, UnitKind};

/// A kind of facility that a plan wants in so many of its units.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Coverage {
    /// 区域养老服务中心
    RegionalCentre,
    /// 具备综合功能的养老服务机构
    StreetComprehensive,
    /// 应急储备养老服务设施
    EmergencyReserve,
    /// 照护型特困人员供养服务机构, in 县（市） or as the scenario reads it.
    CareType,
    /// The same, counted in every county unit.
    CareTypeEverywhere,
    /// 区域养老服务中心, in towns and townships alone.
    TownshipCentre,
}

impl Coverage {
    /// Every coverage, in order.
    pub const ALL: &'static [Self] = &[
        Self::RegionalCentre,
        Self::StreetComprehensive,
        Self::EmergencyReserve,
        Self::CareType,
        Self::CareTypeEverywhere,
        Self::TownshipCentre,
    ];

    /// The role a facility plays when it covers a unit, as scenarios name it.
    #[must_use]
    pub const fn role(self) -> &'static str {
        match self {
            Self::RegionalCentre | Self::TownshipCentre => "regional_centre",
            Self::StreetComprehensive => "street_comprehensive",
            Self::EmergencyReserve => "emergency_reserve",
            Self::CareType | Self::CareTypeEverywhere => "care_type",
        }
    }

    /// The indicator that reports it.
    #[must_use]
    pub const fn indicator(self) -> &'static str {
        match self {
            Self::RegionalCentre => "regional_centre_coverage",
            Self::StreetComprehensive => "street_comprehensive_coverage",
            Self::EmergencyReserve => "emergency_reserve_county_coverage",
            Self::CareType => "care_type_county_coverage",
            Self::CareTypeEverywhere => "care_type_county_coverage_all",
            Self::TownshipCentre => "township_centre_coverage",
        }
    }

    /// What it counts, unless the scenario says otherwise.
    #[must_use]
    pub const fn unit(self) -> UnitKind {
        match self {
            Self::RegionalCentre => UnitKind::TownshipOrSubdistrict,
            Self::StreetComprehensive => UnitKind::Subdistrict,
            Self::TownshipCentre => UnitKind::Township,
            Self::EmergencyReserve | Self::CareTypeEverywhere => UnitKind::County,
            Self::CareType => UnitKind::CountyOrCity,
        }
    }

    /// Where its other two readings stand, if it has them: units served by a facility of their
    /// county, and elders of the units that contain one.
    #[must_use]
    pub const fn readings(self) -> Option<[Column; 2]> {
        match self {
            Self::RegionalCentre => Some([Column::CentreServed, Column::CentreElders]),
            Self::StreetComprehensive
            | Self::EmergencyReserve
            | Self::CareType
            | Self::CareTypeEverywhere
            | Self::TownshipCentre => None,
        }
    }

    /// The coverage whose start it shares: one home, or one centre, counts in both.
    #[must_use]
    pub const fn start(self) -> Self {
        match self {
            Self::CareTypeEverywhere => Self::CareType,
            Self::TownshipCentre => Self::RegionalCentre,
            other => other,
        }
    }

    /// Name in both languages.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::RegionalCentre => Text {
                zh: "区域养老服务中心覆盖率",
                en: "townships and subdistricts with a regional elderly service centre",
            },
            Self::StreetComprehensive => Text {
                zh: "街道综合功能养老服务机构覆盖率",
                en: "subdistricts with a comprehensive elderly-care institution",
            },
            Self::EmergencyReserve => Text {
                zh: "应急储备养老服务设施县级覆盖率",
                en: "counties with an emergency-reserve facility",
            },
            Self::CareType => Text {
                zh: "照护型特困供养机构县级覆盖率",
                en: "counties and cities with a care-type home for people in extreme hardship",
            },
            Self::CareTypeEverywhere => Text {
                zh: "照护型特困供养机构覆盖率（全部县级单位）",
                en: "all county units with a care-type home for people in extreme hardship",
            },
            Self::TownshipCentre => Text {
                zh: "乡镇区域养老服务中心覆盖率（不含街道）",
                en: "towns and townships with a regional elderly service centre",
            },
        }
    }
}
