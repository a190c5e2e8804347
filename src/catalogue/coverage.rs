//! The one coverage mechanism: units of a kind, and which of them are covered.

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
    /// 照护型特困人员供养服务机构
    CareType,
}

impl Coverage {
    /// Every coverage, in order.
    pub const ALL: &'static [Self] =
        &[Self::RegionalCentre, Self::StreetComprehensive, Self::EmergencyReserve, Self::CareType];

    /// The role a facility plays when it covers a unit, as scenarios name it.
    #[must_use]
    pub const fn role(self) -> &'static str {
        match self {
            Self::RegionalCentre => "regional_centre",
            Self::StreetComprehensive => "street_comprehensive",
            Self::EmergencyReserve => "emergency_reserve",
            Self::CareType => "care_type",
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
        }
    }

    /// What it counts, unless the scenario says otherwise.
    #[must_use]
    pub const fn unit(self) -> UnitKind {
        match self {
            Self::RegionalCentre => UnitKind::TownshipOrSubdistrict,
            Self::StreetComprehensive => UnitKind::Subdistrict,
            Self::EmergencyReserve => UnitKind::County,
            Self::CareType => UnitKind::CountyOrCity,
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
                en: "counties with a care-type home for people in extreme hardship",
            },
        }
    }
}
