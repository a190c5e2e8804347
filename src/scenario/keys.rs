//! Every key a scenario may have: what is not here is unknown.
//!
//! Reading, checking, the JSON Schema and the comments that `init` writes all follow from this.

use super::kind::{Key, Kind, Section, Shape, optional, required};
use super::programme::{RollOut, What};
use super::sections::{Fertility, Longevity, Trend};
use crate::domain::{Text, UnitKind};
use Kind::{Flag, Id, Ids, Line, Number, Pick, Prior, Regions, Schedule, Whole, Word, Years};

/// The sections, in the order of a file.
pub const SECTIONS: &[Section] = &[
    section("", Shape::Top, "情景", "the scenario", TOP),
    section("title", Shape::Table, "标题", "what to call it", WORDING),
    section("question", Shape::Table, "情景要回答的问题", "the question it asks", WORDING),
    section("regions", Shape::Table, "模拟的地区", "the regions simulated", REGIONS),
    section("time", Shape::Table, "时间", "time", TIME),
    section("run", Shape::Table, "运行", "the run", RUN),
    section(
        "uncertainty",
        Shape::Table,
        "哪些因素随机抽取；全部为 false 时只算一条确定的中心路径",
        "what is drawn; all false gives one deterministic centre",
        UNCERTAINTY,
    ),
    section("population", Shape::Table, "人口", "population", POPULATION),
    section("need", Shape::Table, "照护需求", "care need", NEED),
    section("supply", Shape::Table, "养老服务供给", "care supply", SUPPLY),
    section("policy", Shape::Table, "对照的规划", "the plan to hold results against", POLICY),
    section("facilities", Shape::Rows, "设施类型", "kinds of house that programmes open", FACILITY),
    section(
        "programme_defaults",
        Shape::Table,
        "对所有未自行说明的项目生效",
        "for every programme that does not say otherwise",
        DEFAULTS,
    ),
    section(
        "programmes",
        Shape::Rows,
        "建设项目：逐年计划量，从不引用目标值",
        "what opens when: a schedule, never a target",
        PROGRAMME,
    ),
    section(
        "assumptions",
        Shape::Open,
        "改写种子数据中的假定",
        "the scenario's own word on the seeds' assumptions, by id",
        ASSUMPTION,
    ),
    section("output", Shape::Table, "结果的重点", "what the results put first", OUTPUT),
];

const fn section(
    name: &'static str,
    shape: Shape,
    zh: &'static str,
    en: &'static str,
    keys: &'static [Key],
) -> Section {
    Section { name, shape, doc: Text { zh, en }, keys }
}

const ID: Key = required("id", Id, "简称", "short name");
const ZH: Key = required("zh", Line, "中文", "in Chinese");
const EN: Key = required("en", Line, "英文", "in English");
const SOURCE: Key = required(
    "source",
    Line,
    "数字的出处；没有出处时写“assumption: 理由”",
    "where the figures come from, or `assumption: why`",
);
const PACE: Key = optional("pace", Number(0.0, 10.0), "进度倍数", "multiplier on the schedule");
const DELAY: Key = optional("delay_years", Whole(0, 30), "整体推迟", "shift of the whole schedule")
    .in_unit("年", "years");

const TOP: &[Key] =
    &[ID, optional("builds_on", Line, "所依据的情景", "the scenario this one changes")];

const WORDING: &[Key] = &[ZH, EN];

const REGIONS: &[Key] = &[
    required(
        "include",
        Regions,
        "省、市、县代码；“100000”为全国",
        "codes of provinces, prefectures, counties; \"100000\" is all of China",
    ),
    optional("exclude", Regions, "从中除去", "taken out again").or("[]"),
];

const TIME: &[Key] = &[optional(
    "horizon_year",
    Whole(2021, 2100),
    "模拟到哪一年末；基年为 2020 年普查",
    "simulated to the end of this year, from the census of 2020",
)
.or("2035")];

const RUN: &[Key] = &[
    optional("draws", Whole(1, 1_000_000), "抽样次数", "possible futures drawn").or("1000"),
    // Up to 2^53 - 1, which every reader of the manifest's JSON gets exactly.
    optional("seed", Whole(0, 9_007_199_254_740_991), "随机种子", "what every draw follows from")
        .or("20201101"),
];

const UNCERTAINTY: &[Key] = &[
    switch("mortality", "死亡水平", "level of mortality"),
    switch("fertility", "生育水平", "level of fertility"),
    switch("migration", "迁移水平", "level of migration"),
    switch("small_area", "小地区的偶然性", "chance where numbers are small"),
    switch("need", "需求水平、年龄结构与趋势", "level, age shape and trend of need"),
    switch(
        "supply",
        "延期、取消、床位增长、入住率",
        "slippage, cancellation, bed growth, occupancy",
    ),
    switch("baseline", "没有出处的基线", "baselines that no source gives"),
];

const fn switch(name: &'static str, zh: &'static str, en: &'static str) -> Key {
    optional(name, Flag, zh, en).or("true")
}

const POPULATION: &[Key] = &[
    optional(
        "longevity",
        Word(Longevity::WORDS),
        "预期寿命的中心走联合国哪条路径",
        "the UN path that the centre of life expectancy follows",
    )
    .or("\"median\""),
    optional(
        "fertility",
        Word(Fertility::WORDS),
        "总和生育率的中心走联合国哪条路径",
        "the UN path that the centre of total fertility follows",
    )
    .or("\"median\""),
    optional(
        "migration_scale",
        Number(0.0, 10.0),
        "各县净迁移的倍数",
        "multiplier on each county's own net migration",
    )
    .or("1.0"),
    optional(
        "young_net_outflow",
        Number(0.0, 0.1),
        "18–34 岁额外净迁出率",
        "extra net out-migration of ages 18 to 34",
    )
    .or("0.0")
    .in_unit("占该年龄人口，每年", "share of them per year"),
];

const NEED: &[Key] = &[
    optional("instrument", Id, "以哪种量表认定失能", "who counts as disabled").or("\"clhls_adl\""),
    optional("trend", Word(Trend::WORDS), "分年龄需求的变化", "change of need at each age")
        .or("\"damped\""),
];

const SUPPLY: &[Key] = &[optional(
    "target_occupancy",
    Number(0.01, 1.0),
    "规划打算使用的床位比例：所需床位 = 入住人数 ÷ 此值",
    "share of beds a plan means to fill: beds needed = residents / this",
)
.or("0.85")
.assumed()];

const POLICY: &[Key] = &[
    optional("plan", Id, "规划指标表；“none”为不对照", "table of targets; \"none\" for none")
        .or("\"none\""),
    optional("township_list", Pick(&[2020, 2023]), "乡镇街道名录年份", "year of the township list")
        .or("2020"),
    optional(
        "care_type_units",
        Word(&[UnitKind::CountyOrCity.id(), UnitKind::County.id()]),
        "照护型机构按县（市）还是县（市、区）计",
        "care-type homes: counties and cities (41 in Liaoning), or districts too (100)",
    )
    .or("\"county_or_city\""),
];

const FACILITY: &[Key] = &[
    ID,
    ZH,
    EN,
    required("unit", Word(UnitKind::WORDS), "覆盖的单位", "what one of them covers"),
    required("roles", Ids, "可充当的角色（指标）", "coverage indicators it satisfies"),
    required("beds", Number(0.0, 5000.0), "每处床位", "beds in each").in_unit("张床", "beds"),
    optional("nursing_share", Number(0.0, 1.0), "护理型床位占比", "share of nursing beds")
        .or("0.0"),
    required(
        "counts_in_institution_beds",
        Flag,
        "床位是否计入养老机构床位",
        "whether its beds enter the institution beds",
    ),
    optional("capital_cost_yuan", Number(0.0, 1e10), "建设费用", "to build one")
        .in_unit("元", "yuan"),
    optional("yearly_cost_yuan", Number(0.0, 1e10), "年运营费用", "to run one")
        .in_unit("元/年", "yuan a year"),
    SOURCE,
];

const DEFAULTS: &[Key] = &[PACE.or("1.0"), DELAY.or("0")];

const BEDS: &[&str] = &[What::Recognition.id(), What::Rebuilding.id(), What::Building.id()];
const OPENS: &[&str] = &[What::Facility.id()];
const REBUILDS: &[&str] = &[What::Rebuilding.id()];

const PROGRAMME: &[Key] = &[
    ID,
    ZH,
    EN,
    required("what", Word(What::WORDS), "做什么", "what it does"),
    required("facility", Id, "开办哪类设施", "the facility it opens").only_for(OPENS),
    optional("unit", Word(UnitKind::WORDS), "只在这类单位", "only in units of this kind")
        .only_for(OPENS),
    required(
        "per_year",
        Schedule,
        "全部所选地区逐年开办数或床位数",
        "openings or beds of each year, for the whole selection",
    ),
    optional("roll_out", Word(RollOut::WORDS), "推开次序", "which units come first")
        .or("\"largest_first\""),
    PACE,
    DELAY,
    optional("slippage", Number(0.0, 1.0), "推迟一年以上的概率", "probability of a year's delay"),
    optional("cancellation", Number(0.0, 1.0), "取消的概率", "probability of never opening"),
    optional(
        "converted_share",
        Number(0.0, 1.0),
        "由现有机构转型的比例",
        "share that converts an existing home",
    )
    .or("0.0")
    .only_for(OPENS),
    optional(
        "beds_lost_per_bed",
        Number(0.0, 10.0),
        "每得一床另失床位",
        "beds lost for each gained",
    )
    .or("0.0")
    .only_for(REBUILDS),
    optional("downtime_years", Number(0.0, 10.0), "停用时间", "closed while rebuilt")
        .or("0.0")
        .in_unit("年", "years")
        .only_for(REBUILDS),
    optional("cost_per_bed_yuan", Number(0.0, 1e8), "每床费用", "to gain one bed")
        .in_unit("元", "yuan")
        .only_for(BEDS),
    SOURCE,
];

const ASSUMPTION: &[Key] = &[optional("*", Prior, "假定的值或分布", "its value or distribution")];

const OUTPUT: &[Key] = &[
    optional("headline_targets", Ids, "重点指标", "targets that get maps and lead the tables")
        .or("[]"),
    optional("map_years", Years, "地图年份", "years of the maps; none: deadline and horizon")
        .or("[]"),
    optional("map_approval_no", Line, "审图号", "approval number printed on outline maps"),
];

/// Keys that people reach for and that a scenario must not have, with the reason.
pub(super) const REFUSED: &[(&str, &[&str], &str)] = &[
    (
        "programmes",
        &["target", "targets", "target_id", "target_share", "target_value", "coverage_target"],
        "a programme never refers to a target, or meeting it would be assumed: schedule openings \
         in `per_year` and hold the result against a plan with [policy] plan",
    ),
    (
        "time",
        &["base_year", "start_year", "launch_year"],
        "the base year is the census of 2020 and cannot be chosen: leave it out",
    ),
];
