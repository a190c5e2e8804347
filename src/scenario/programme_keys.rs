//! The keys of facilities and programmes: what opens when.

use super::keys::{EN, ID, ZH};
use super::kind::{Key, Kind, optional, required};
use super::programme::{RollOut, What};
use crate::domain::UnitKind;
use Kind::{Flag, Id, Ids, Line, Number, Schedule, Whole, Word};

const SOURCE: Key = required(
    "source",
    Line,
    "数字的出处；没有出处时写“assumption: 理由”",
    "where the figures come from, or `assumption: why`",
);
const PACE: Key = optional("pace", Number(0.0, 10.0), "进度倍数", "multiplier on the schedule");
const DELAY: Key = optional("delay_years", Whole(0, 30), "整体推迟", "shift of the whole schedule")
    .in_unit("年", "years");

pub(super) const FACILITY: &[Key] = &[
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
    optional(
        "further_units",
        Number(0.0, 100.0),
        "每处还服务县内其他多少个单位",
        "further units of its county that one serves",
    ),
    optional("capital_cost_yuan", Number(0.0, 1e10), "建设费用", "to build one")
        .in_unit("元", "yuan"),
    optional("yearly_cost_yuan", Number(0.0, 1e10), "年运营费用", "to run one")
        .in_unit("元/年", "yuan a year"),
    SOURCE,
];

pub(super) const DEFAULTS: &[Key] = &[PACE.or("1.0"), DELAY.or("0")];

const BEDS: &[&str] =
    &[What::Recognition.id(), What::Rebuilding.id(), What::Building.id(), What::HomeCareBeds.id()];
const OPENS: &[&str] = &[What::Facility.id()];
const REBUILDS: &[&str] = &[What::Rebuilding.id()];

pub(super) const PROGRAMME: &[Key] = &[
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
    optional(
        "building_years",
        Whole(0, 10),
        "开工到开办的时间",
        "time from breaking ground to opening",
    )
    .in_unit("年", "years"),
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
