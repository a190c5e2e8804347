//! The columns of the tables that planners fill in.

use crate::{domain::Text, messages::Said, seeds::GUARANTEED_COLUMNS};

/// A column of a planner's table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name in CSV files.
    pub id: &'static str,
    /// Its heading in templates, with the unit.
    pub head: Text,
    /// What belongs into it.
    pub about: Text,
    /// Other headings that mean it.
    also: &'static [&'static str],
    /// Whether the table is none without it.
    pub required: bool,
}

impl Column {
    /// Whether a heading, made plain, names this column.
    pub(super) fn is_named(&self, head: &str) -> bool {
        [self.id, self.head.zh, self.head.en]
            .iter()
            .chain(self.also)
            .any(|name| plain(name) == head)
    }

    /// What to call it in a message: the heading without its unit.
    pub(super) fn called(&self) -> Said {
        let bare =
            |head: &str, unit: char| head.split(unit).next().unwrap_or_default().trim().to_owned();
        Said { en: bare(self.head.en, '('), zh: bare(self.head.zh, '（') }
    }
}

/// A heading without its unit, blanks and capitals.
pub(super) fn plain(head: &str) -> String {
    let head = super::figure::plain(head).to_lowercase();
    let without_unit = head.split('(').next().unwrap_or_default();
    without_unit.chars().filter(|c| !c.is_whitespace() && *c != '_' && *c != '-').collect()
}

const fn column(
    id: &'static str,
    head: (&'static str, &'static str),
    about: (&'static str, &'static str),
    also: &'static [&'static str],
    required: bool,
) -> Column {
    let head = Text { zh: head.0, en: head.1 };
    Column { id, head, about: Text { zh: about.0, en: about.1 }, also, required }
}

const NURSING: Column = column(
    "nursing_beds",
    ("护理型床位（张）", "nursing-type beds (beds)"),
    ("其中护理型床位；不知道留空", "beds of the nursing type among them; blank if not known"),
    &["护理床位", "护理型床位数", "nursing beds"],
    false,
);

/// The table by county.
pub const COUNTY_COLUMNS: [Column; 11] = [
    column(
        "county_code",
        ("县代码", "county code"),
        ("六位县级行政区划代码", "six-digit code of the county unit"),
        &["代码", "行政区划代码", "区划代码", "区县代码", "code"],
        false,
    ),
    column(
        "county_name",
        ("县（市、区）", "county"),
        ("县级单位名称，用于核对代码", "its name, held against the code"),
        &["县名", "区县", "县", "名称", "地区", "县区", "县级单位", "name", "county name"],
        false,
    ),
    column(
        "beds",
        ("养老机构床位（张）", "institution beds (beds)"),
        ("2020年底养老机构床位", "beds in care institutions at the end of 2020"),
        &["床位", "床位数", "机构床位", "养老床位", "床位合计"],
        true,
    ),
    NURSING,
    column(
        "residents",
        ("在院老年人（人）", "residents (persons)"),
        (
            "2020年底入住人数；不知道留空",
            "people living there at the end of 2020; blank if not known",
        ),
        &["入住人数", "在院人数", "入住老年人", "收住人数"],
        false,
    ),
    column(
        "carers",
        ("养老护理员（人）", "carers (persons)"),
        ("在岗养老护理员；不知道留空", "care workers in post; blank if not known"),
        &["护理员", "护理员数", "护理人员", "staff"],
        false,
    ),
    column(
        "public_beds",
        ("公办床位（张）", "public beds (beds)"),
        ("其中公办机构的床位；不知道留空", "beds in public homes among them; blank if not known"),
        &["公办床位数", "公办机构床位", "public beds"],
        false,
    ),
    column(
        GUARANTEED_COLUMNS[0],
        ("特困人员（人）", "people in extreme hardship (persons)"),
        (
            "2020年底特困人员；不知道则本列及以下三列都留空",
            "people in extreme hardship at the end of 2020; leave this and the next three blank if not known",
        ),
        &["特困人员数", "特困供养人员", "特困人数"],
        false,
    ),
    column(
        GUARANTEED_COLUMNS[1],
        ("集中供养特困人员（人）", "of them in institutions (persons)"),
        ("其中已入住机构的", "those of them who live in institutions"),
        &["集中供养", "集中供养人数", "其中集中供养"],
        false,
    ),
    column(
        GUARANTEED_COLUMNS[2],
        ("愿意集中供养的分散供养特困人员（人）", "of them wanting a place (persons)"),
        ("未入住机构而愿意入住的", "those who do not live in an institution and want to"),
        &["有集中供养意愿", "愿意集中供养", "集中供养意愿人数"],
        false,
    ),
    column(
        GUARANTEED_COLUMNS[3],
        ("失能、部分失能特困人员（人）", "of them disabled (persons)"),
        (
            "全部特困人员中失能和部分失能的",
            "the disabled, wholly or in part, among all people in extreme hardship",
        ),
        &["失能特困人员", "失能半失能特困人员", "其中失能"],
        false,
    ),
];

/// The list of facilities.
pub const FACILITY_COLUMNS: [Column; 7] = [
    column(
        "name",
        ("机构名称", "facility"),
        ("机构名称", "what it is called"),
        &["养老机构名称", "单位名称", "facility name"],
        true,
    ),
    COUNTY,
    column(
        "kind",
        ("类型", "kind"),
        (
            "养老机构，或社区设施（不计入机构床位）",
            "institution, or community (not counted among institution beds)",
        ),
        &["机构类型", "机构类别", "type"],
        false,
    ),
    column(
        "beds",
        ("床位（张）", "beds (beds)"),
        ("核定床位", "beds approved"),
        &["床位数", "养老床位", "机构床位"],
        true,
    ),
    NURSING,
    column(
        "opened",
        ("开业日期", "opened"),
        (
            "2015-06-30 或年份；2020年以后开业的不计入基年存量",
            "2015-06-30 or a year; what opened after 2020 is no part of the stock",
        ),
        &["开业时间", "成立日期", "成立时间", "date opened"],
        false,
    ),
    column(
        "staff",
        ("养老护理员（人）", "care workers (persons)"),
        ("在岗养老护理员；不知道留空", "care workers in post; blank if not known"),
        &["护理员", "护理员数", "carers"],
        false,
    ),
];

const COUNTY: Column = column(
    "county",
    ("所在县（代码或名称）", "county (code or name)"),
    (
        "六位县级代码，或县名；同名县须填代码",
        "six-digit code or name; the code where a name is shared",
    ),
    &["所在县", "所在区县", "区县", "县区", "county code", "县代码", "county_code"],
    true,
);
const LONGITUDE: Column = column(
    "longitude",
    ("经度（度）", "longitude (degrees)"),
    (
        "十进制度，例如 123.4321；两张表须用同一坐标系",
        "decimal degrees, such as 123.4321; both tables in one coordinate system",
    ),
    &["lon", "lng", "long", "x"],
    true,
);
const LATITUDE: Column = column(
    "latitude",
    ("纬度（度）", "latitude (degrees)"),
    ("十进制度，例如 41.8054", "decimal degrees, such as 41.8054"),
    &["lat", "y"],
    true,
);

/// The list of points of service.
pub const SERVICE_POINT_COLUMNS: [Column; 7] = [
    column(
        "name",
        ("服务点名称", "service point"),
        ("居家社区养老服务点的名称", "what the point of home and community services is called"),
        &["名称", "设施名称", "站点名称", "point"],
        true,
    ),
    COUNTY,
    LONGITUDE,
    LATITUDE,
    column(
        "kind",
        ("类型", "kind"),
        ("自由填写，不影响计算", "free text; no figure depends on it"),
        &["服务点类型", "设施类型", "type"],
        false,
    ),
    column(
        "opened",
        ("启用时间", "opened"),
        (
            "2021-06-30 或年份；基年以前已有的可留空",
            "2021-06-30 or a year; blank for what stands from the start",
        ),
        &["开业时间", "开业日期", "建成时间", "启用日期", "date opened"],
        false,
    ),
    column(
        "closed",
        ("停用时间", "closed"),
        ("停用的年份；仍在用的留空", "the year in which it closed; blank while it is open"),
        &["关停时间", "停用日期", "date closed"],
        false,
    ),
];

/// The list of settlements, or of cells of a population grid.
pub const SETTLEMENT_COLUMNS: [Column; 6] = [
    column(
        "name",
        ("居民点名称", "settlement"),
        ("小区、社区、村或网格的名称", "a neighbourhood, a village or a cell of a grid"),
        &["名称", "社区名称", "小区名称", "村名", "网格", "village", "community"],
        true,
    ),
    COUNTY,
    LONGITUDE,
    LATITUDE,
    column(
        "residence",
        ("城乡", "urban or rural"),
        ("城镇 或 乡村", "urban or rural"),
        &["城乡分类", "城乡类型", "urban_rural", "area"],
        true,
    ),
    column(
        "elders",
        ("60岁及以上人口（人）", "people aged 60 and over (persons)"),
        (
            "60岁及以上常住人口，可为小数",
            "residents aged 60 and over; parts of one may stand there",
        ),
        &["60岁及以上", "老年人口", "老年人", "60+", "pop60", "people 60+"],
        true,
    ),
];

/// A kind of table that planners fill in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum List {
    /// A row a county.
    Counties,
    /// A row a facility.
    Facilities,
    /// A row a point of service.
    ServicePoints,
    /// A row a settlement.
    Settlements,
}

impl List {
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Counties => &COUNTY_COLUMNS,
            Self::Facilities => &FACILITY_COLUMNS,
            Self::ServicePoints => &SERVICE_POINT_COLUMNS,
            Self::Settlements => &SETTLEMENT_COLUMNS,
        }
    }
}

/// What need not be read.
pub(super) const REMARKS: [&str; 7] =
    ["备注", "说明", "note", "notes", "remark", "remarks", "序号"];

/// What a facility is to the model.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FacilityKind {
    /// Its beds are institution beds.
    Institution,
    /// Day care and rest places in a neighbourhood.
    Community,
}

impl FacilityKind {
    /// The words that name it; the first two are the template's.
    #[must_use]
    pub const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Institution => &[
                "养老机构",
                "institution",
                "敬老院",
                "福利院",
                "养老院",
                "护理院",
                "老年公寓",
                "特困人员供养机构",
                "nursing home",
                "care home",
            ],
            Self::Community => &[
                "社区设施",
                "community",
                "社区",
                "日间照料中心",
                "社区养老服务设施",
                "养老服务站",
                "day care",
            ],
        }
    }

    /// What a word names.
    pub(super) fn of(word: &str) -> Option<Self> {
        let word = plain(word);
        [Self::Institution, Self::Community]
            .into_iter()
            .find(|kind| kind.words().iter().any(|known| plain(known) == word))
    }
}
