//! The indicators, one entry each.

use super::{BedType, Column as C, Column, Coverage};
use crate::domain::Text;

/// What an indicator divides by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Denominator {
    /// A column of the same draw.
    Column(Column),
    /// The number of units that a coverage counts: fixed by a list, the same in every draw.
    Units(Coverage),
}

/// What money is spent on.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Money {
    /// Building, once.
    Capital,
    /// Running, every year.
    Yearly,
}

/// How an indicator is made from columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// The column itself: adds up over counties.
    Count(Column),
    /// What is left of a column without others, never below nought.
    Difference {
        /// The whole.
        of: Column,
        /// What is taken from it.
        less: &'static [Column],
    },
    /// A ratio of two sums, never a mean of ratios; times a scale.
    Ratio {
        /// What is counted.
        of: Column,
        /// What it is divided by.
        by: Denominator,
        /// 1 for shares, 1000 for "per thousand".
        scale: f64,
    },
    /// Money to make good what a plan's targets lack, in each draw.
    Closing(Money),
    /// People counted by the census; base year only.
    Census {
        /// First completed year of age counted.
        from_age: usize,
    },
}

impl Measure {
    /// Whether it counts people in extreme hardship, of whom only planners know.
    #[must_use]
    pub const fn of_guaranteed(&self) -> bool {
        match self {
            Self::Count(of) | Self::Difference { of, .. } | Self::Ratio { of, .. } => {
                of.of_guaranteed()
            }
            Self::Closing(_) | Self::Census { .. } => false,
        }
    }
}

/// One reported quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Indicator {
    /// As in files.
    pub id: &'static str,
    /// Name.
    pub text: Text,
    /// Unit, as in files.
    pub unit: &'static str,
    /// Formula.
    pub measure: Measure,
    /// Whether larger is better; none where neither holds.
    pub larger_is_better: Option<bool>,
}

const fn count(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    unit: &'static str,
    column: Column,
    larger_is_better: Option<bool>,
) -> Indicator {
    Indicator { id, text: Text { zh, en }, unit, measure: Measure::Count(column), larger_is_better }
}

const fn rest(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    (of, less): (Column, &'static [Column]),
    larger_is_better: Option<bool>,
) -> Indicator {
    Indicator {
        id,
        text: Text { zh, en },
        unit: "persons",
        measure: Measure::Difference { of, less },
        larger_is_better,
    }
}

const fn ratio(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    unit: &'static str,
    (of, by, scale): (Column, Column, f64),
    larger_is_better: Option<bool>,
) -> Indicator {
    let by = Denominator::Column(by);
    Indicator {
        id,
        text: Text { zh, en },
        unit,
        measure: Measure::Ratio { of, by, scale },
        larger_is_better,
    }
}

const fn census(
    id: &'static str,
    zh: &'static str,
    en: &'static str,
    from_age: usize,
) -> Indicator {
    Indicator {
        id,
        text: Text { zh, en },
        unit: "persons",
        measure: Measure::Census { from_age },
        larger_is_better: None,
    }
}

const fn coverage(coverage: Coverage) -> Indicator {
    Indicator {
        id: coverage.indicator(),
        text: coverage.text(),
        unit: "share",
        measure: Measure::Ratio {
            of: Column::Covered(coverage),
            by: Denominator::Units(coverage),
            scale: 1.0,
        },
        larger_is_better: Some(true),
    }
}

const MORE: Option<bool> = Some(true);
const LESS: Option<bool> = Some(false);

/// Every indicator, in the order of their ids.
#[must_use]
pub const fn indicators() -> &'static [Indicator] {
    INDICATORS
}

const INDICATORS: &[Indicator] = &[
    count(
        "aided_residents",
        "由其他县接收的转移老年人",
        "displaced residents whom other counties take in",
        "persons",
        C::AidedResidents,
        None,
    ),
    BedType::Dementia.indicator(),
    Indicator {
        id: "beds_dementia_missing",
        text: Text {
            zh: "失智照护专区床位缺口", en: "dementia-unit beds missing to the need"
        },
        unit: "beds",
        measure: Measure::Difference { of: C::BedsDementiaNeeded, less: &[C::BedsDementia] },
        larger_is_better: LESS,
    },
    count(
        "beds_dementia_needed",
        "需要失智照护专区床位",
        "dementia-unit beds needed",
        "beds",
        C::BedsDementiaNeeded,
        None,
    ),
    count("beds_needed", "需要床位", "beds needed", "beds", C::BedsNeeded, None),
    count(
        "beds_needed_nursing",
        "需要护理型床位",
        "nursing beds needed",
        "beds",
        C::BedsNeededNursing,
        None,
    ),
    BedType::Nursing.indicator(),
    ratio(
        "beds_nursing_per_100_demand",
        "每百名护理床位需求者护理型床位",
        "nursing beds per 100 in demand of one",
        "per_100",
        (C::BedsNursing, C::DemandNursing, 100.0),
        MORE,
    ),
    BedType::Ordinary.indicator(),
    ratio(
        "beds_per_1000_60plus",
        "每千名老年人养老机构床位",
        "institution beds per 1,000 aged 60+",
        "per_1000",
        (C::BedsTotal, C::Pop60, 1000.0),
        MORE,
    ),
    Indicator {
        id: "beds_private",
        text: Text { zh: "民办养老机构床位", en: "beds in private institutions" },
        unit: "beds",
        measure: Measure::Difference { of: C::BedsTotal, less: &[C::BedsPublic] },
        larger_is_better: None,
    },
    count(
        "beds_public",
        "公办养老机构床位",
        "beds in public institutions",
        "beds",
        C::BedsPublic,
        None,
    ),
    count("beds_total", "养老机构床位", "institution beds", "beds", C::BedsTotal, MORE),
    count("births", "出生人数", "births", "persons", C::Births, None),
    count(
        "care_community_people",
        "居家并使用社区或上门服务的失能老年人",
        "disabled elders at home who use community or visiting services",
        "persons",
        C::CareCommunity,
        None,
    ),
    count(
        "care_family_people",
        "居家且未使用服务（仅靠家庭或无人照护）的失能老年人",
        "disabled elders at home without services (family or nobody)",
        "persons",
        C::CareFamily,
        LESS,
    ),
    rest(
        "care_institution_people",
        "入住机构的失能老年人",
        "disabled elders in institutions",
        (C::Disabled, &[C::CareCommunity, C::CareFamily]),
        None,
    ),
    coverage(Coverage::CareType),
    coverage(Coverage::CareTypeEverywhere),
    count("carers_available", "在岗护理员", "carers employed", "persons", C::CarersAvailable, MORE),
    count(
        "carers_hired",
        "当年新聘护理员",
        "carers hired in the year",
        "persons",
        C::CarersHired,
        None,
    ),
    count("carers_required", "需要护理员", "carers required", "persons", C::CarersRequired, None),
    Indicator {
        id: "cost_to_close_shortfall",
        text: Text {
            zh: "补足规划缺口的建设费用",
            en: "cost of building what the plan's targets lack",
        },
        unit: "CNY",
        measure: Measure::Closing(Money::Capital),
        larger_is_better: LESS,
    },
    Indicator {
        id: "cost_to_close_shortfall_yearly",
        text: Text {
            zh: "补足部分的年运营费用",
            en: "cost of running what the plan's targets lack",
        },
        unit: "CNY_per_year",
        measure: Measure::Closing(Money::Yearly),
        larger_is_better: LESS,
    },
    count("deaths", "死亡人数", "deaths", "persons", C::Deaths, None),
    count("dementia_people", "失智老年人", "elders with dementia", "persons", C::Dementia, LESS),
    count(
        "disabled_80plus_people",
        "80岁及以上失能老年人（中度及以上）",
        "disabled elders aged 80 and over (moderate or worse)",
        "persons",
        C::Disabled80,
        LESS,
    ),
    count(
        "disabled_light_people",
        "轻度失能老年人",
        "lightly disabled elders",
        "persons",
        C::DisabledLight,
        LESS,
    ),
    rest(
        "disabled_moderate_people",
        "中度失能老年人",
        "moderately disabled elders",
        (C::Disabled, &[C::DisabledSevere]),
        LESS,
    ),
    count(
        "disabled_people",
        "失能老年人（中度及以上）",
        "disabled elders (moderate or worse)",
        "persons",
        C::Disabled,
        LESS,
    ),
    rest(
        "disabled_severe_only_people",
        "重度失能老年人（不含完全失能）",
        "severely disabled elders, without the totally disabled",
        (C::DisabledSevere, &[C::DisabledTotal]),
        LESS,
    ),
    count(
        "disabled_severe_people",
        "重度及完全失能老年人",
        "severely or totally disabled elders",
        "persons",
        C::DisabledSevere,
        LESS,
    ),
    count(
        "disabled_total_people",
        "完全失能老年人",
        "totally disabled elders",
        "persons",
        C::DisabledTotal,
        LESS,
    ),
    count(
        "displaced_residents",
        "突发事件年内须转移的入住老年人",
        "residents who must leave their home in an emergency of the year",
        "persons",
        C::DisplacedResidents,
        LESS,
    ),
    coverage(Coverage::EmergencyReserve),
    BedType::HomeCare.indicator(),
    count(
        "institution_demand",
        "机构养老需求人数",
        "demand for a place in an institution",
        "persons",
        C::Demand,
        None,
    ),
    count(
        "institution_entrants",
        "每年申请入住机构的老年人",
        "people a year who come for a place in an institution",
        "persons",
        C::Entrants,
        None,
    ),
    count("institutions", "养老机构", "institutions", "institutions", C::Homes, None),
    ratio(
        "mean_wait_days",
        "平均等待天数",
        "mean wait for a place, in days",
        "days",
        (C::PeopleWaiting, C::Entrants, 365.25),
        LESS,
    ),
    count("net_migrants", "净迁入人数", "net migrants", "persons", C::NetMigrants, None),
    ratio(
        "nursing_bed_share",
        "护理型床位占比",
        "nursing share of institution beds",
        "share",
        (C::BedsNursing, C::BedsTotal, 1.0),
        MORE,
    ),
    count(
        "nursing_beds_built",
        "项目新建的护理型床位",
        "nursing beds newly built by programmes for beds",
        "beds",
        C::BedsBuilt,
        MORE,
    ),
    ratio(
        "nursing_beds_per_100_disabled",
        "每百名失能老年人护理型床位",
        "nursing beds per 100 disabled elders",
        "per_100",
        (C::BedsNursing, C::Disabled, 100.0),
        MORE,
    ),
    count(
        "nursing_beds_rebuilt",
        "改造取得的护理型床位",
        "nursing beds by rebuilding ordinary beds",
        "beds",
        C::BedsRebuilt,
        MORE,
    ),
    count(
        "nursing_beds_recognised",
        "认定取得的护理型床位",
        "nursing beds by recognition of ordinary beds",
        "beds",
        C::BedsRecognised,
        MORE,
    ),
    count(
        "nursing_beds_to_add",
        "护理型床位缺口（按需求）",
        "nursing beds missing to the need",
        "beds",
        C::NursingBedsToAdd,
        LESS,
    ),
    ratio(
        "occupancy",
        "床位使用率",
        "share of institution beds occupied",
        "share",
        (C::Residents, C::BedsTotal, 1.0),
        None,
    ),
    ratio(
        "old_age_dependency_ratio",
        "老年抚养比（65岁及以上/15–64岁）",
        "old-age dependency ratio (65+ / 15–64)",
        "ratio",
        (C::Pop65, C::Pop15To64, 1.0),
        LESS,
    ),
    count(
        "people_waiting",
        "等待入住的老年人",
        "people waiting for a place",
        "persons",
        C::PeopleWaiting,
        LESS,
    ),
    count("pop_60plus", "60岁及以上人口", "population aged 60+", "persons", C::Pop60, None),
    census("pop_60plus_census", "60岁及以上人口（普查）", "population aged 60+ (census)", 60),
    count("pop_65plus", "65岁及以上人口", "population aged 65+", "persons", C::Pop65, None),
    census("pop_65plus_census", "65岁及以上人口（普查）", "population aged 65+ (census)", 65),
    count("pop_80plus", "80岁及以上人口", "population aged 80+", "persons", C::Pop80, None),
    census("pop_80plus_census", "80岁及以上人口（普查）", "population aged 80+ (census)", 80),
    count("pop_85plus", "85岁及以上人口", "population aged 85+", "persons", C::Pop85, None),
    census("pop_85plus_census", "85岁及以上人口（普查）", "population aged 85+ (census)", 85),
    count("pop_total", "常住人口", "resident population", "persons", C::PopTotal, None),
    census("pop_total_census", "常住人口（普查）", "resident population (census)", 0),
    count(
        "programme_beds_building",
        "项目在建床位",
        "beds of programmes being built",
        "beds",
        C::BedsUnderConstruction,
        None,
    ),
    count(
        "programme_beds_cancelled",
        "项目取消的床位（累计）",
        "beds of programmes cancelled so far",
        "beds",
        C::BedsCancelled,
        LESS,
    ),
    count(
        "programme_beds_opened",
        "项目建成或转换的床位（累计）",
        "beds that programmes have opened or converted so far",
        "beds",
        C::BedsOpened,
        MORE,
    ),
    count(
        "programme_beds_planned",
        "项目已排期未开工的床位",
        "beds of programmes scheduled and not begun",
        "beds",
        C::BedsPlanned,
        None,
    ),
    count(
        "programme_capital",
        "项目当年建设与改造费用",
        "building and converting what programmes open in the year",
        "CNY",
        C::ProgrammeCapital,
        LESS,
    ),
    count(
        "programme_yearly",
        "项目建成部分的年运营费用",
        "running what programmes have opened",
        "CNY_per_year",
        C::ProgrammeYearly,
        LESS,
    ),
    coverage(Coverage::RegionalCentre),
    ratio(
        "regional_centre_population",
        "所在乡镇（街道）有区域养老服务中心的老年人占比（县内按单位平均）",
        "elders whose township or subdistrict has a regional centre (units of a county taken as equal)",
        "share",
        (C::CentreElders, C::Pop60, 1.0),
        MORE,
    ),
    Indicator {
        id: "regional_centre_served",
        text: Text {
            zh: "区域养老服务中心服务到的乡镇（街道）占比",
            en: "townships and subdistricts with a regional centre or served by one of their county",
        },
        unit: "share",
        measure: Measure::Ratio {
            of: C::CentreServed,
            by: Denominator::Units(Coverage::RegionalCentre),
            scale: 1.0,
        },
        larger_is_better: MORE,
    },
    count("reserve_beds", "应急储备床位", "emergency-reserve beds", "beds", C::ReserveBeds, MORE),
    count(
        "reserve_beds_required",
        "当年最严重事件所需应急储备床位",
        "reserve beds that the year's worst emergency asks for",
        "beds",
        C::ReserveRequired,
        LESS,
    ),
    count(
        "residents_institutions",
        "机构入住老年人",
        "residents of institutions",
        "persons",
        C::Residents,
        None,
    ),
    count(
        "residents_nursing_beds",
        "入住护理型床位的老年人",
        "residents in nursing-type beds",
        "persons",
        C::ResidentsNursing,
        None,
    ),
    ratio(
        "share_60plus",
        "60岁及以上人口占比",
        "share aged 60+",
        "share",
        (C::Pop60, C::PopTotal, 1.0),
        None,
    ),
    ratio(
        "share_65plus",
        "65岁及以上人口占比",
        "share aged 65+",
        "share",
        (C::Pop65, C::PopTotal, 1.0),
        None,
    ),
    ratio(
        "slogan_9064_multiple",
        "“9064”中机构养老4%相当于实际入住的倍数",
        "the 4 % in institutions of the slogan 90-6-4, as a multiple of the residents there are",
        "ratio",
        (C::Pop60, C::Residents, 0.04),
        None,
    ),
    ratio(
        "slogan_9073_multiple",
        "“9073”中机构养老3%相当于实际入住的倍数",
        "the 3 % in institutions of the slogan 90-7-3, as a multiple of the residents there are",
        "ratio",
        (C::Pop60, C::Residents, 0.03),
        None,
    ),
    count(
        "social_workers_available",
        "在岗社会工作者",
        "social workers in aged care",
        "persons",
        C::SocialWorkers,
        MORE,
    ),
    rest(
        "social_workers_missing",
        "社会工作者缺口（需要数减在岗数）",
        "social workers missing (required less available)",
        (C::SocialWorkersRequired, &[C::SocialWorkers]),
        LESS,
    ),
    ratio(
        "social_workers_per_1000_elders",
        "每千名老年人社会工作者",
        "social workers per 1,000 aged 60+",
        "per_1000",
        (C::SocialWorkers, C::Pop60, 1000.0),
        MORE,
    ),
    ratio(
        "social_workers_per_100_beds",
        "每百张养老机构床位社会工作者",
        "social workers per 100 institution beds",
        "per_100_beds",
        (C::SocialWorkers, C::BedsTotal, 100.0),
        MORE,
    ),
    count(
        "social_workers_required",
        "需要社会工作者",
        "social workers required",
        "persons",
        C::SocialWorkersRequired,
        None,
    ),
    count("staffed_beds", "有护理员的床位", "beds with carers", "beds", C::StaffedBeds, MORE),
    coverage(Coverage::StreetComprehensive),
    ratio(
        "tekun_concentrated_support",
        "特困人员集中供养率（集中供养÷集中供养及愿意者）",
        "people in extreme hardship in institutions ÷ those who live there or want to",
        "share",
        (C::GuaranteedServed, C::Guaranteed, 1.0),
        MORE,
    ),
    ratio(
        "tekun_disabled_served",
        "失能特困人员入住护理型床位比例",
        "disabled people in extreme hardship in nursing-type beds ÷ those who live in institutions or want to",
        "share",
        (C::GuaranteedDisabledServed, C::GuaranteedDisabled, 1.0),
        MORE,
    ),
    count(
        "tekun_people_in_institutions",
        "集中供养的特困人员",
        "people in extreme hardship who live in institutions",
        "persons",
        C::GuaranteedServed,
        MORE,
    ),
    rest(
        "tekun_people_unmet",
        "愿意而未能集中供养的特困人员",
        "people in extreme hardship who want a place in an institution and have none",
        (C::Guaranteed, &[C::GuaranteedServed]),
        LESS,
    ),
    count(
        "tekun_people_wanting",
        "集中供养及愿意集中供养的特困人员",
        "people in extreme hardship who live in institutions or want to",
        "persons",
        C::Guaranteed,
        None,
    ),
    coverage(Coverage::TownshipCentre),
    rest(
        "unmet_bed_need",
        "未满足的床位需求",
        "people in demand of a bed without one",
        (C::Demand, &[C::Residents]),
        LESS,
    ),
    count(
        "unplaced_person_days",
        "无处安置的人日数",
        "person-days without room after an emergency",
        "person_days",
        C::UnplacedDays,
        LESS,
    ),
    Indicator {
        id: "unplaced_prob",
        text: Text {
            zh: "年内有人无处安置的概率",
            en: "chance that a county leaves anyone without room in the year",
        },
        unit: "share",
        measure: Measure::Ratio {
            of: C::UnplacedChance,
            by: Denominator::Units(Coverage::EmergencyReserve),
            scale: 1.0,
        },
        larger_is_better: LESS,
    },
    count(
        "unplaced_residents",
        "无处安置的转移老年人",
        "displaced residents without room in the county or with those that help it",
        "persons",
        C::UnplacedResidents,
        LESS,
    ),
    ratio(
        "wait_over_30_days_prob",
        "等待超过30天的概率",
        "chance of waiting over 30 days for a place",
        "share",
        (C::EntrantsWaiting, C::Entrants, 1.0),
        LESS,
    ),
    ratio(
        "wait_over_30_days_prob_nursing",
        "护理型床位等待超过30天的概率",
        "chance of waiting over 30 days for a nursing-type bed",
        "share",
        (C::EntrantsNursingWaiting, C::EntrantsNursing, 1.0),
        LESS,
    ),
];
