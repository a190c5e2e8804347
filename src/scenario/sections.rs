//! What a scenario says, section by section: plain values that the model reads.

use super::Scenario;
use crate::domain::{Lang, RegionCode, UnitKind, words};
use crate::problems::{Place, Problems};
use std::collections::BTreeMap;

/// A value and where the input said it, so that a later stage can point there.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it was said, or `default` where nobody said it.
    pub place: Place,
}

/// Two values are the same if they say the same, wherever they say it.
impl<T: PartialEq> PartialEq for Located<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// A scenario with something wrong.
#[derive(Clone, Debug)]
pub struct Draft {
    /// What is wrong.
    pub problems: Problems,
    /// What the scenario is without the keys that are none, where nothing else is wrong.
    pub scenario: Option<Scenario>,
    /// What it names, as far as it can be read.
    pub named: Named,
}

/// What a scenario names, for the stage that knows such names to judge.
#[derive(Clone, Debug, Default)]
pub struct Named {
    /// Regions.
    pub regions: Option<Regions>,
    /// Instruments.
    pub instruments: Vec<Located<String>>,
    /// A plan.
    pub plan: Option<Located<String>>,
    /// A table of beds by county.
    pub county_table: Option<Located<String>>,
    /// A table of figures.
    pub actuals_table: Option<Located<String>>,
    /// A rule set for carers.
    pub carer_rules: Option<Located<String>>,
    /// Assumptions and what it says of them.
    pub assumptions: BTreeMap<String, Located<Override>>,
}

/// A text of the scenario's own in both languages.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Bilingual {
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The wording in one language.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The regions simulated: codes of any level, each standing for the counties inside it.
///
/// Whether a code exists, and its level, is for the region table of the seeds to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Regions {
    /// Never empty; [`RegionCode::NATION`] stands for every county unit.
    pub include: Vec<Located<RegionCode>>,
    /// Taken out again.
    pub exclude: Vec<Located<RegionCode>>,
}

/// What is drawn and what stays at its centre. All off: one deterministic run.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "seven switches that are set one by one")]
pub struct Uncertainty {
    /// Level of mortality, national and by county.
    pub mortality: bool,
    /// Level of fertility.
    pub fertility: bool,
    /// Level of migration, by county.
    pub migration: bool,
    /// Chance in who dies and who is born where numbers are small.
    pub small_area: bool,
    /// Level, age shape and trend of care need.
    pub need: bool,
    /// Slippage, cancellation, bed growth, occupancy.
    pub supply: bool,
    /// Baselines that no source gives.
    pub baseline: bool,
}

words! {
    /// The UN path that the centre of life expectancy follows.
    Longevity {
        /// Lower bound of the 95 % interval.
        Lower95 = "lower_95",
        /// Lower bound of the 80 % interval.
        Lower80 = "lower_80",
        /// The median.
        Median = "median",
        /// Upper bound of the 80 % interval.
        Upper80 = "upper_80",
        /// Upper bound of the 95 % interval.
        Upper95 = "upper_95",
    }
}

words! {
    /// The UN path that the centre of total fertility follows.
    Fertility {
        /// The low variant.
        Low = "low",
        /// The median.
        Median = "median",
        /// The high variant.
        High = "high",
    }
}

/// Assumptions on the population.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Population {
    /// Centre of life expectancy.
    pub longevity: Longevity,
    /// Centre of total fertility.
    pub fertility: Fertility,
    /// Multiplier on every county's own net migration; 1 leaves it as it is.
    pub migration_scale: f64,
    /// Extra net out-migration of ages 18 to 34, as a share of them per year.
    pub young_net_outflow: f64,
}

words! {
    /// How age-specific care need changes over the years.
    Trend {
        /// The trend model, held at its last data year (2014).
        Frozen = "frozen",
        /// The trend fades out: × 0.9 a year.
        Damped = "damped",
        /// The trend continues and stops in 2030.
        Full = "full",
        /// The damped trend with the opposite sign.
        Worsening = "worsening",
        /// The model without a trend.
        Static = "static",
    }
}

/// Assumptions on care need.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// Ids of the instruments that define who is disabled: of several each draw takes one. Never
    /// empty.
    pub instruments: Vec<Located<String>>,
    /// Its change over the years.
    pub trend: Trend,
}

/// Assumptions on care supply, and a planner's own counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Supply {
    /// Share of beds that a plan means to fill: beds needed = residents ÷ this.
    pub target_occupancy: f64,
    /// At the end of this year institution beds are the published figure, in every draw.
    pub reset_beds_year: Option<Located<u16>>,
    /// A table of the planner's own beds by county, beside the scenario that names it.
    pub county_table: Option<Located<String>>,
    /// Growth a year of the people in extreme hardship that the table counts; with the county's
    /// elders where nothing is said.
    pub tekun_growth: Option<f64>,
    /// Id of the rule set that says how many residents a carer looks after.
    pub carer_rules: Located<String>,
}

/// The township-level division list that fixes the denominators of coverage.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TownshipList {
    /// NBS codes of mid-2020.
    Y2020,
    /// NBS codes of mid-2023.
    Y2023,
}

words! {
    /// The system that coordinates are in.
    Coordinates {
        /// Of satellites and most open data.
        Wgs84 = "wgs84",
        /// Of China's surveys; within centimetres of the former.
        Cgcs2000 = "cgcs2000",
        /// Of most Chinese maps on the web; up to hundreds of metres beside the former.
        Gcj02 = "gcj02",
        /// Of Baidu's maps; shifted once more.
        Bd09 = "bd09",
    }
}

impl Coordinates {
    /// Whether points in both may stand in one calculation.
    #[must_use]
    pub fn agrees_with(self, other: Self) -> bool {
        let surveyed = |system| matches!(system, Self::Wgs84 | Self::Cgcs2000);
        self == other || (surveyed(self) && surveyed(other))
    }
}

/// The planner's geodata for the fifteen-minute circle, beside the scenario that names it.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceCircle {
    /// A table of points of service.
    pub points: Located<String>,
    /// A table of settlements and their elders.
    pub settlements: Located<String>,
    /// The share of urban elders that is to have a point within reach, if the planner names one.
    pub threshold: Option<f64>,
}

/// Which plan the results are held against, and how its words are read.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Id of a policy table; `None` when the scenario says `none`.
    pub plan: Option<Located<String>>,
    /// A table of the planner's own figures for the plan's rows, beside the scenario that names it.
    pub actuals_table: Option<Located<String>>,
    /// Where elders live and where they are served.
    pub service_circle: Option<ServiceCircle>,
    /// Denominators of township and subdistrict coverage.
    pub township_list: TownshipList,
    /// Denominator of the care-type target: [`UnitKind::CountyOrCity`] or [`UnitKind::County`].
    pub care_type_units: UnitKind,
}

/// Counties whose displaced residents others take in.
#[derive(Clone, Debug, PartialEq)]
pub struct MutualAid {
    /// Who is helped.
    pub counties: Vec<Located<RegionCode>>,
    /// Who helps, the first to be asked first.
    pub helpers: Vec<Located<RegionCode>>,
    /// Where it is written, or `assumption: …`.
    pub source: String,
}

/// A scenario's word on one of the seeds' assumptions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Override {
    /// This value in every draw.
    Fixed(f64),
    /// Another prior; what is `None` stays as in the seeds.
    Prior {
        /// Mean.
        mean: Option<f64>,
        /// Standard deviation.
        sd: Option<f64>,
        /// Least value.
        lower: Option<f64>,
        /// Greatest value.
        upper: Option<f64>,
    },
}

/// What the results put first.
#[derive(Clone, Debug, PartialEq)]
pub struct Output {
    /// Ids of the targets that get maps and lead the tables; empty: the plan's own choice.
    pub headline_targets: Vec<Located<String>>,
    /// Years of the maps; empty: deadline and horizon.
    pub map_years: Vec<u16>,
    /// 审图号 printed on outline maps.
    pub map_approval_no: Option<String>,
}
