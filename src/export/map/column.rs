//! Maps of any column of the result tables.

use super::{
    dictionary::unit_words,
    scale::{Kind, Scale},
    sheets::Sheet,
    tile::{Shown, figure_line, interval_line},
    words::{MapSource, MapText},
};
use crate::{
    domain::{Basis, Lang, Text},
    export::read::{Column, UNCERTAINTY},
    results::Place,
};

/// What the words of a column's map are made of.
#[derive(Clone, Copy, Debug)]
pub struct ColumnWords<'a> {
    /// The indicator or target in the map's language.
    pub item: &'a str,
    /// The scenario's title in the map's language.
    pub scenario: &'a str,
    /// 31 December of this year.
    pub year: u16,
    /// Draws behind every figure.
    pub draws: u32,
}

/// Draws a column of a result table on a sheet; `places` are those the sheet was made of.
#[must_use]
pub fn column_map(
    sheet: &Sheet,
    places: &[Place],
    column: &Column,
    words: ColumnWords,
    lang: Lang,
    source: &MapSource,
) -> String {
    let kind = column.kind();
    let unit = column.unit_words(lang);
    let statistic = column_words(&column.name, lang);
    let shown = |unit_index: &u32| {
        let place = &places[*unit_index as usize];
        let figure = column.figures.get(&(place.level, place.code));
        let value = figure.and_then(|figure| figure.value);
        let line = |value| figure_line([statistic.as_str(), unit], kind, value, lang);
        let interval = figure.and_then(|figure| figure.interval);
        let between = interval.map(|ends| {
            let [low, high] = ends.map(|end| kind.line(end, lang));
            interval_line([&low, &high], if kind == Kind::Share { "" } else { unit }, lang)
        });
        Shown {
            value,
            basis: figure.map_or(Basis::Published, |figure| figure.basis),
            interval,
            details: value.map(line).into_iter().chain(between).collect(),
        }
    };
    let shown: Vec<_> = sheet.units.iter().map(shown).collect();
    let values = shown.iter().filter_map(|shown| shown.value);
    let scale = if column.name.starts_with("prob_") {
        Scale::probability()
    } else if column.name == UNCERTAINTY {
        let ends = shown.iter().filter_map(|shown| shown.interval).flatten();
        Scale::of_intervals(kind, values.chain(ends))
    } else {
        Scale::of_values(kind, values)
    };
    let text = MapText::of_column(sheet, words, (&statistic, unit), lang, source);
    sheet.map.draw(&shown, &scale, &text)
}

impl Column {
    /// Whether the column holds fractions or amounts; years are neither, and read as amounts.
    fn kind(&self) -> Kind {
        let is_count = self.name.starts_with("required") || self.name.starts_with("first_year");
        if self.name.starts_with("prob_") {
            Kind::Share
        } else if is_count {
            Kind::Amount
        } else {
            Kind::of_unit(&self.unit)
        }
    }

    fn unit_words(&self, lang: Lang) -> &str {
        if self.name.starts_with("prob_") {
            unit_words("probability", lang)
        } else if self.name.starts_with("first_year") {
            Text { zh: "年份", en: "year" }.get(lang)
        } else {
            unit_words(&self.unit, lang)
        }
    }
}

/// A column's header as people read it; headers not listed stand as they are.
#[must_use]
pub fn column_words(name: &str, lang: Lang) -> String {
    let text = match name {
        "mean" => Text { zh: "均值", en: "mean" },
        "sd" => Text { zh: "标准差", en: "standard deviation" },
        "mcse" => Text { zh: "蒙特卡洛标准误", en: "Monte Carlo standard error" },
        UNCERTAINTY => {
            Text { zh: "中位数（兼示不确定性）", en: "median with its uncertainty" }
        }
        "p50" | "actual_p50" => Text { zh: "中位数", en: "median" },
        "prob_met" => Text { zh: "达标概率", en: "probability of meeting the target" },
        "prob_shortfall" => Text { zh: "出现缺口的概率", en: "probability of a shortfall" },
        _ => return numbered_words(name, lang),
    };
    text.get(lang).to_owned()
}

/// `p025` is 2.5, `p10` is 10: the digits stand behind a point that is left out.
fn numbered_words(name: &str, lang: Lang) -> String {
    let digits = name.trim_start_matches(|c: char| !c.is_ascii_digit());
    let prefix = &name[..name.len() - digits.len()];
    let percent = match digits.split_at_checked(2) {
        Some((whole, "")) => whole.to_owned(),
        Some((whole, tenths)) => format!("{}.{tenths}", whole.trim_start_matches('0').to_owned()),
        None => digits.to_owned(),
    };
    let percent = percent.strip_prefix('.').map_or(percent.clone(), |tail| format!("0.{tail}"));
    match (prefix, lang) {
        ("p", Lang::Zh) => format!("第{percent}百分位"),
        ("p", Lang::En) => format!("percentile {percent}"),
        ("required_at_", Lang::Zh) => format!("{percent}%把握达标需新增"),
        ("required_at_", Lang::En) => format!("to add for {percent} % assurance"),
        ("first_year_prob_ge_", Lang::Zh) => format!("达标概率首次达到{percent}%的年份"),
        ("first_year_prob_ge_", Lang::En) => {
            format!("first year with the target met in {percent} % of futures")
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{Table, fixture::results, map::sheets};

    #[test]
    fn headers_are_read_as_people_say_them() {
        for (name, words) in [
            ("p025", "第2.5百分位"),
            ("p10", "第10百分位"),
            ("p975", "第97.5百分位"),
            ("required_at_95", "95%把握达标需新增"),
            ("first_year_prob_ge_80", "达标概率首次达到80%的年份"),
            ("other", "other"),
        ] {
            assert_eq!(column_words(name, Lang::Zh), words);
        }
    }

    #[test]
    fn a_column_is_drawn_with_its_words() {
        let results = results();
        let mut table = Vec::new();
        Table::targets(&results).write_to(&mut table).unwrap();
        let column = Column::read("t", &table, "nursing_share", 2025, "prob_met").unwrap();
        let words =
            ColumnWords {
                item: "护理型床位占比", scenario: "示例", year: 2025, draws: 1000
            };
        let sheets = sheets(&results.places, None);
        let svg = column_map(
            &sheets[0],
            &results.places,
            &column,
            words,
            Lang::Zh,
            &MapSource::default(),
        );
        assert!(svg.contains("例省：护理型床位占比——2025年末达标概率"), "{svg}");
        assert_eq!(svg.matches(">40%</text></g></g>").count(), 4);
    }
}
