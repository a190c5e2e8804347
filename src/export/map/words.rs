//! What a map says beside its figures, in both languages.

use super::{
    column::ColumnWords, dictionary::unit_words, scale::Kind, sheets::Sheet, statistic::Statistic,
};
use crate::{
    domain::{Lang, Level, Text},
    export::number::{grouped, shortest},
    results::{Place, Results, TargetInfo},
};

const NO_OUTLINE: [Text; 2] = [
    Text {
        zh: "方格示意图：一格为一个县级单位，位置近似，不表示行政区域界线；未使用地图底图。",
        en: "Tile map: one square a county-level unit, near its true place. No boundary is drawn.",
    },
    Text {
        zh: "方格示意图：一格为一个地级单位，位置近似，不表示行政区域界线；未使用地图底图。",
        en: "Tile map: one square a prefecture-level unit, near its true place. No boundary is \
             drawn.",
    },
];
const GROUPS: [Text; 2] = [
    Text { zh: "粗线：按地级市分组", en: "groups: prefectures" },
    Text { zh: "粗线：按省级单位分组", en: "groups: provinces" },
];
const NO_APPROVAL: Text = Text {
    zh: "未附审图号，仅供内部使用。",
    en: "Internal use only: no map approval number.",
};
/// What the statistical office says beside national figures.
const NATION_NOTE: Text = Text {
    zh: "未包括香港特别行政区、澳门特别行政区和台湾省数据。",
    en: "Data of Hong Kong SAR, Macao SAR and Taiwan Province are not included.",
};
pub(super) const NO_DENOMINATOR: Text = Text { zh: "无分母", en: "no denominator" };

pub(super) const SOME_ASSUMED: Text =
    Text { zh: "部分数字依据假设", en: "some figures rest on an assumption" };

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

/// The words of one map.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct MapText {
    /// The language of the words the map adds itself.
    pub lang: Lang,
    /// The level of the units shown.
    pub level: Level,
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
    /// The words of a map of shortfalls: of the units of a level in a region, against a target,
    /// at the end of a year.
    #[must_use]
    pub fn of_shortfall(
        results: &Results,
        (region, level): (&Place, Level),
        (target, year, statistic): (&TargetInfo, u16, Statistic),
        lang: Lang,
        source: &MapSource,
    ) -> Self {
        let words = statistic.words(unit_words(&target.shortfall_unit, lang), lang);
        let unit = match statistic.kind() {
            Kind::Share => unit_words("probability", lang),
            Kind::Amount | Kind::Change => unit_words(&target.shortfall_unit, lang),
        };
        let (region, threshold) = (super::label::name(region, lang), threshold_words(target, lang));
        let (draws, date) = (grouped(&results.draws.to_string()), &source.reference_date);
        let (title, subtitle) = match lang {
            Lang::Zh => (
                format!("{region}：{}——{year}年末{words}", target.zh),
                format!(
                    "情景：{} · 目标：{threshold}（{}年末） · {draws} 次模拟 · 单位：{unit} · \
                     数据基准日：{date}",
                    results.title_zh, target.deadline
                ),
            ),
            Lang::En => (
                format!("{region}: {}, {words}, end of {year}", target.en),
                format!(
                    "Scenario: {} · target: {threshold} (end of {}) · {draws} draws · \
                     unit: {unit} · data as of {date}",
                    results.title_en, target.deadline
                ),
            ),
        };
        let (legend, unit) = (words, unit.to_owned());
        Self { lang, level, title, subtitle, legend, unit, source: source.line(lang) }
    }

    /// The words of a map of a column of a result table, with its statistic and unit.
    pub(super) fn of_column(
        sheet: &Sheet,
        words: ColumnWords,
        (statistic, unit): (&str, &str),
        lang: Lang,
        source: &MapSource,
    ) -> Self {
        let ColumnWords { item, scenario, year, draws } = words;
        let region = super::label::name(&sheet.region, lang);
        let (draws, date) = (grouped(&draws.to_string()), &source.reference_date);
        let (title, subtitle) = match lang {
            Lang::Zh => (
                format!("{region}：{item}——{year}年末{statistic}"),
                format!("情景：{scenario} · {draws} 次模拟 · 单位：{unit} · 数据基准日：{date}"),
            ),
            Lang::En => (
                format!("{region}: {item}, {statistic}, end of {year}"),
                format!("Scenario: {scenario} · {draws} draws · unit: {unit} · data as of {date}"),
            ),
        };
        let (legend, unit, level) = (statistic.to_owned(), unit.to_owned(), sheet.level);
        Self { lang, level, title, subtitle, legend, unit, source: source.line(lang) }
    }

    /// The foot of a map with outlines: source, and the approval number or that there is none.
    pub(super) fn outline_foot(&self, approval_no: Option<&str>) -> String {
        format!("{}　{}", approval_words(approval_no, self.lang), self.source)
    }

    /// The foot of a tile map: source, and what the picture is not.
    pub(super) fn tile_foot(&self) -> String {
        let national = self.is_national();
        let note = if national { NATION_NOTE.get(self.lang) } else { "" };
        format!("{} {} {note}", self.source, NO_OUTLINE[usize::from(national)].get(self.lang))
    }

    /// What the thick lines part.
    pub(super) fn groups(&self) -> &'static str {
        GROUPS[usize::from(self.is_national())].get(self.lang)
    }

    /// Prefectures are shown on a map of the nation only.
    const fn is_national(&self) -> bool {
        match self.level {
            Level::County => false,
            Level::Prefecture | Level::Province | Level::Nation => true,
        }
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

/// The approval number of outlines, or that there is none.
#[must_use]
pub fn approval_words(approval_no: Option<&str>, lang: Lang) -> String {
    match (approval_no, lang) {
        (Some(number), Lang::Zh) => format!("审图号：{number}"),
        (Some(number), Lang::En) => format!("Map approval number: {number}"),
        (None, lang) => NO_APPROVAL.get(lang).to_owned(),
    }
}

/// `≥ 55%`, or `≥ 1 per 100 beds`: shares have no unit to be told.
#[must_use]
pub fn threshold_words(target: &TargetInfo, lang: Lang) -> String {
    let bare = bare_threshold(target);
    match (Kind::of_unit(&target.unit), lang) {
        (Kind::Share, _) => bare,
        (Kind::Amount | Kind::Change, Lang::Zh) => {
            let unit = unit_words(&target.unit, lang);
            // 每百张床位 ≥ 1, but ≥ 100张床.
            if unit.starts_with('每') { format!("{unit} {bare}") } else { format!("{bare}{unit}") }
        }
        (Kind::Amount | Kind::Change, Lang::En) => {
            format!("{bare} {}", unit_words(&target.unit, lang))
        }
    }
}

/// `≥ 55%`, or `≥ 1` in the indicator's unit.
fn bare_threshold(target: &TargetInfo) -> String {
    use crate::domain::Comparator::{AtLeast, AtMost, Between, Equal};
    let kind = Kind::of_unit(&target.unit);
    let text = |value: f64| match kind {
        Kind::Share => format!("{}%", shortest((100.0 * value) as f32)),
        Kind::Amount | Kind::Change => grouped(&shortest(value as f32)),
    };
    let threshold = text(target.threshold);
    match (target.comparator, target.threshold_max) {
        (AtLeast, _) => format!("≥ {threshold}"),
        (AtMost, _) => format!("≤ {threshold}"),
        (Equal, _) | (Between, None) => format!("= {threshold}"),
        (Between, Some(most)) => format!("{threshold} – {}", text(most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_has_its_unit() {
        let mut target = crate::export::fixture::results().targets.remove(0);
        (target.threshold, target.threshold_max) = (0.55, None);
        let asked = |target: &TargetInfo| [Lang::Zh, Lang::En].map(|l| threshold_words(target, l));
        assert_eq!(asked(&target), ["≥ 55%", "≥ 55%"]);
        (target.threshold, target.unit) = (1.0, "per 100 institution beds".to_owned());
        assert_eq!(asked(&target), ["每百张床位 ≥ 1", "≥ 1 per 100 beds"]);
        target.unit = "beds".to_owned();
        assert_eq!(asked(&target), ["≥ 1张床", "≥ 1 beds"]);
    }
}
