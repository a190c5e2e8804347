//! Every key a scenario may have: what is not here is unknown.
//!
//! Reading, checking, the JSON Schema and the comments that `init` writes all follow from this.

use super::kind::{Key, Kind, Section, Shape, optional, required};
use super::programme_keys::{DEFAULTS, FACILITY, PROGRAMME};
use super::sections::{Coordinates, Fertility, Longevity, Trend};
use crate::domain::{Text, UnitKind};
use Kind::{Flag, Id, Ids, Line, Number, OneOrIds, Pick, Prior, Regions, Whole, Word, Years};

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
        "mutual_aid",
        Shape::Rows,
        "突发事件互助协议：取代同市各县由近及远的默认顺序",
        "who takes in whose displaced residents, in place of the nearest counties of the prefecture",
        MUTUAL_AID,
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

pub(super) const ID: Key = required("id", Id, "简称", "short name");
pub(super) const ZH: Key = required("zh", Line, "中文", "in Chinese");
pub(super) const EN: Key = required("en", Line, "英文", "in English");
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
    optional(
        "instrument",
        OneOrIds,
        "以哪种量表认定失能；写多种则每次抽样等概率取其一，drawn 为全部",
        "who counts as disabled; of a list each draw takes one, all equally likely; drawn is all",
    )
    .or("\"clhls_adl\""),
    optional("trend", Word(Trend::WORDS), "分年龄需求的变化", "change of need at each age")
        .or("\"damped\""),
];

const SUPPLY: &[Key] = &[
    optional(
        "target_occupancy",
        Number(0.01, 1.0),
        "规划打算使用的床位比例：所需床位 = 入住人数 ÷ 此值",
        "share of beds a plan means to fill: beds needed = residents / this",
    )
    .or("0.85")
    .assumed(),
    optional(
        "reset_beds_year",
        Whole(2021, 2100),
        "该年末养老机构床位取公布数，各次抽样相同",
        "at the end of this year institution beds are the published figure, in every draw",
    ),
    optional(
        "county_table",
        Line,
        "本地各县床位表（CSV，相对情景文件），取代按比例分摊的基线",
        "your own beds by county, a CSV beside the scenario, in place of the downscaled baseline",
    ),
    optional(
        "tekun_growth",
        Number(-0.5, 0.5),
        "特困人员年增长率；不写则随本县老年人增长",
        "yearly growth of people in extreme hardship; without it they grow with the county's elders",
    ),
    optional(
        "carer_rules",
        Id,
        "护理员配比规则（种子 staffing_rules）；假定 carer_ratio_* 优先于它",
        "rule set for carers, of the seed staffing_rules; assumptions carer_ratio_* go before it",
    )
    .or("\"support_homes\"")
    .assumed(),
];

const POLICY: &[Key] = &[
    optional("plan", Id, "规划指标表；“none”为不对照", "table of targets; \"none\" for none")
        .or("\"none\""),
    optional(
        "actuals_table",
        Line,
        "规划指标实际值表（CSV，相对情景文件），用于监测评估",
        "your own figures for the plan's rows, a CSV beside the scenario, for monitoring",
    ),
    optional(
        "service_points_table",
        Line,
        "居家社区养老服务点表（CSV 或工作簿，相对情景文件），用于一刻钟服务圈",
        "your own points of service, a CSV or workbook beside the scenario, for the fifteen-minute circle",
    ),
    optional(
        "service_points_coordinates",
        Word(Coordinates::WORDS),
        "服务点表的坐标系；两张表须同一坐标系，混用会偏移数百米（wgs84 与 cgcs2000 可视为相同）",
        "their coordinate system; both tables in one, for mixing shifts by hundreds of metres (wgs84 and cgcs2000 agree)",
    ),
    optional(
        "settlements_table",
        Line,
        "居民点表（CSV 或工作簿，相对情景文件）：坐标、城乡、60岁及以上人口",
        "your own settlements, a CSV or workbook beside the scenario: coordinates, urban or rural, people aged 60 and over",
    ),
    optional(
        "settlements_coordinates",
        Word(Coordinates::WORDS),
        "居民点表的坐标系",
        "the coordinate system of the settlements",
    ),
    optional(
        "service_circle_threshold",
        Number(0.0, 1.0),
        "一刻钟内有服务点的城镇老年人占比的目标；规划原文无数值，不写则只跟踪",
        "share of urban elders that is to have a point within fifteen minutes; the plans name none, so without it the share is only tracked",
    ),
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

const MUTUAL_AID: &[Key] = &[
    ID,
    required("counties", Regions, "求助县代码", "codes of the counties that are helped"),
    required(
        "helpers",
        Regions,
        "接收县代码，按求助顺序",
        "codes of the counties that take their residents in, the first to be asked first",
    ),
    required("source", Line, "出处", "where the agreement is written, or `assumption: …`"),
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
pub(super) const REFUSED: &[(&str, &[&str], Text)] = &[
    (
        "programmes",
        &["target", "targets", "target_id", "target_share", "target_value", "coverage_target"],
        Text {
            zh: "项目不引用目标，否则等于假定目标已实现：请在 `per_year` 写明每年开工数，再用 [policy] plan 对照规划",
            en: "a programme never refers to a target, or meeting it would be assumed: schedule openings \
                 in `per_year` and hold the result against a plan with [policy] plan",
        },
    ),
    (
        "time",
        &["base_year", "start_year", "launch_year"],
        Text {
            zh: "基年是2020年普查，不能选择：请去掉",
            en: "the base year is the census of 2020 and cannot be chosen: leave it out",
        },
    ),
];
