//! What a map says beside its figures, in both languages.

use super::scale::Kind;
use crate::{
    domain::{Basis, Lang, Level, Text},
    results::{Results, TargetInfo},
};

pub(super) const NO_OUTLINE: Text = Text {
    zh: "方格示意图：一格为一个县级单位，位置近似，不表示行政区域界线；未使用地图底图。",
    en: "Tile map: one square a county-level unit, near its true place. No boundary is drawn.",
};
pub(super) const NO_DENOMINATOR: Text = Text { zh: "无分母", en: "no denominator" };
pub(super) const GROUP_BORDER: Text =
    Text { zh: "组界（地级市）", en: "groups (prefectures)" };

pub(super) const SOME_ASSUMED: Text =
    Text { zh: "部分数字依据假设", en: "some figures rest on an assumption" };

/// A basis as people read it.
#[must_use]
pub const fn basis_words(basis: Basis) -> Text {
    match basis {
        Basis::Published => Text { zh: "公布数据", en: "published" },
        Basis::User => Text { zh: "用户数据", en: "user's data" },
        Basis::Downscaled => Text { zh: "由上级数据分解", en: "downscaled" },
        Basis::Estimated => Text { zh: "估计", en: "estimated" },
        Basis::Assumption => Text { zh: "假设", en: "assumption" },
    }
}

/// What a figure rests on, in a legend or tooltip.
pub(super) fn basis_line(basis: Basis, lang: Lang) -> String {
    let words = basis_words(basis).get(lang);
    match lang {
        Lang::Zh => format!("依据：{words}"),
        Lang::En => format!("basis: {words}"),
    }
}

/// A unit of the files as people read it; units not listed stand as they are.
#[must_use]
pub fn unit_words(unit: &str, lang: Lang) -> &str {
    let words = match unit {
        "persons" => Text { zh: "人", en: "persons" },
        "beds" => Text { zh: "张床", en: "beds" },
        "facilities" => Text { zh: "个机构", en: "facilities" },
        "centres" => Text { zh: "个中心", en: "centres" },
        "counties" => Text { zh: "个县（市、区）", en: "counties" },
        "prefectures" => Text { zh: "个市", en: "prefectures" },
        "townships" => Text { zh: "个乡镇（街道）", en: "townships" },
        "workers" | "carers" => Text { zh: "名", en: "workers" },
        "share" | "fraction" => Text { zh: "占比（%）", en: "share (%)" },
        "probability" => Text { zh: "概率（%）", en: "probability (%)" },
        "per_1000" => Text { zh: "每千人", en: "per 1,000" },
        "yuan" => Text { zh: "元", en: "yuan" },
        _ => return unit,
    };
    words.get(lang)
}

/// Where the data behind a map come from.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MapSource {
    /// The day the data describe, `2020-11-01`.
    pub reference_date: String,
    /// 中文: what they are.
    pub zh: String,
    /// English: what they are.
    pub en: String,
}

impl Default for MapSource {
    fn default() -> Self {
        Self {
            reference_date: "2020-11-01".to_owned(),
            zh: "第七次全国人口普查分县资料".to_owned(),
            en: "Population census 2020, county tables".to_owned(),
        }
    }
}

/// The statistic of a shortfall that a map shows.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Statistic {
    /// Median shortfall.
    ShortfallP50,
    /// The shortfall that nine futures in ten stay below.
    ShortfallP90,
    /// Share of futures with any shortfall.
    ProbShortfall,
    /// What must be added so that the target holds with probability 0.9.
    RequiredAt90,
}

impl Statistic {
    /// Every one, in the order of a tooltip.
    pub const ALL: &'static [Self] =
        &[Self::ShortfallP50, Self::ShortfallP90, Self::ProbShortfall, Self::RequiredAt90];

    /// As in file names and on the command line.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::ShortfallP50 => "p50",
            Self::ShortfallP90 => "p90",
            Self::ProbShortfall => "prob_shortfall",
            Self::RequiredAt90 => "required_at_90",
        }
    }

    /// How its figures are read.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::ProbShortfall => Kind::Share,
            Self::ShortfallP50 | Self::ShortfallP90 | Self::RequiredAt90 => Kind::Amount,
        }
    }

    /// As people read it.
    #[must_use]
    pub const fn words(self) -> Text {
        match self {
            Self::ShortfallP50 => Text { zh: "缺口（中位数）", en: "shortfall, median" },
            Self::ShortfallP90 => {
                Text { zh: "缺口（九成把握上限）", en: "shortfall, 90th percentile" }
            }
            Self::ProbShortfall => {
                Text { zh: "出现缺口的概率", en: "probability of a shortfall" }
            }
            Self::RequiredAt90 => {
                Text { zh: "九成把握达标需新增", en: "to add for 90 % assurance" }
            }
        }
    }
}

/// The words of one map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MapText {
    /// The language of the words the map adds itself.
    pub lang: Lang,
    /// What is shown, of where, when.
    pub title: String,
    /// Scenario, draws and what else the reader must know.
    pub subtitle: String,
    /// What the colours and the numbers mean.
    pub legend: String,
    /// Their unit.
    pub unit: String,
    /// Where the data come from, and their reference date.
    pub source: String,
}

impl MapText {
    /// The words of a map of shortfalls.
    #[must_use]
    pub fn of_shortfall(
        results: &Results,
        target: &TargetInfo,
        (year, statistic): (u16, Statistic),
        lang: Lang,
        source: &MapSource,
    ) -> Self {
        let region = region_words(results, lang);
        let words = statistic.words().get(lang);
        let unit = match statistic.kind() {
            Kind::Share => unit_words("probability", lang),
            Kind::Amount => unit_words(&target.shortfall_unit, lang),
        };
        let threshold = threshold_words(target);
        let draws = grouped(results.draws);
        let (title, subtitle) = match lang {
            Lang::Zh => (
                format!("{region}：{}——{year}年末{words}", target.zh),
                format!(
                    "情景：{} · 目标：{threshold}（{}年末） · {draws} 次模拟 · 单位：{unit} · \
                     数据基准日：{}",
                    results.title_zh, target.deadline, source.reference_date
                ),
            ),
            Lang::En => (
                format!("{region}: {}, {words}, end of {year}", target.en),
                format!(
                    "Scenario: {} · target: {threshold} (end of {}) · {draws} draws · \
                     unit: {unit} · data as of {}",
                    results.title_en, target.deadline, source.reference_date
                ),
            ),
        };
        let legend = words.to_owned();
        Self { lang, title, subtitle, legend, unit: unit.to_owned(), source: source.line(lang) }
    }
}

impl MapSource {
    /// The line at the foot of a map.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        let date = &self.reference_date;
        match lang {
            Lang::Zh => format!("资料来源：{}（{date}）；carecast 模拟计算。", self.zh),
            Lang::En => format!("Source: {} ({date}); simulated by carecast.", self.en),
        }
    }
}

/// `≥ 55%`, or `≥ 2.5` in the indicator's unit.
fn threshold_words(target: &TargetInfo) -> String {
    use crate::domain::Comparator::{AtLeast, AtMost, Between, Equal};
    let kind = Kind::of_unit(&target.unit);
    let text = |value: f64| match kind {
        Kind::Share => format!("{}%", super::super::number::shortest((100.0 * value) as f32)),
        Kind::Amount => super::super::number::shortest(value as f32),
    };
    let threshold = text(target.threshold);
    match (target.comparator, target.threshold_max) {
        (AtLeast, _) => format!("≥ {threshold}"),
        (AtMost, _) => format!("≤ {threshold}"),
        (Equal, _) | (Between, None) => format!("= {threshold}"),
        (Between, Some(most)) => format!("{threshold} – {}", text(most)),
    }
}

/// The region a run covers: its province if it has one, else the nation.
fn region_words(results: &Results, lang: Lang) -> String {
    let of_level = |level| results.places.iter().filter(move |place| place.level == level);
    let mut provinces = of_level(Level::Province);
    let region = match (provinces.next(), provinces.next()) {
        (Some(province), None) => Some(province),
        _ => of_level(Level::Nation).next(),
    };
    region.map_or_else(|| results.scenario.clone(), |place| super::label::name(place, lang))
}

/// Digits in threes: `1,000`.
fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
