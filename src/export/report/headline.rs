//! What a run found, in sentences for people who read no tables.

use std::fmt::Write;

use super::data::{Both, both};
use crate::{
    domain::{Attribute, Lang},
    export::{
        map::{Kind, basis_words, threshold_words, unit_words},
        number::{grouped, said, whole},
    },
    results::{Results, ShortfallRow, SummaryRow, TargetRow},
};

/// One sentence for each headline target in the widest region, binding ones first: how often it
/// is met, by how much it is missed, what is to be added, and what that rests on.
pub(super) fn headlines(results: &Results) -> Vec<Both> {
    let Some(place) = widest(results) else { return Vec::new() };
    let last = results.years.last().copied().unwrap_or_default();
    let mut rows: Vec<_> = results
        .target_rows
        .iter()
        .zip(&results.shortfall_rows)
        .filter(|(row, _)| {
            let target = &results.targets[usize::from(row.target)];
            row.place == place && target.headline && row.year == target.deadline.min(last)
        })
        .collect();
    rows.sort_by(|(a, _), (b, _)| {
        let binding = |row: &TargetRow| {
            results.targets[usize::from(row.target)].attribute != Attribute::Binding
        };
        let chance = |row: &TargetRow| row.prob_met.unwrap_or(2.0);
        binding(a).cmp(&binding(b)).then(chance(a).total_cmp(&chance(b)))
    });
    let said: Vec<Both> =
        rows.into_iter().filter_map(|(row, lack)| sentence(results, row, lack)).collect();
    if said.is_empty() { outlook(results, place) } else { said }
}

/// What a scenario without a plan is asked: how old a region grows, and how need and beds move.
const OUTLOOK: [&str; 5] =
    ["share_60plus", "pop_80plus", "disabled_people", "nursing_beds_per_100_disabled", "occupancy"];

/// One sentence for each indicator of the outlook: the first year, the last, and how sure that is.
fn outlook(results: &Results, place: u32) -> Vec<Both> {
    let [Some(first), Some(last)] = [results.years.first(), results.years.last()] else {
        return Vec::new();
    };
    let place_words = &results.places[place as usize];
    let [place_zh, place_en] = both(&place_words.name_zh, &place_words.name_en);
    let of = |id: &str| {
        let index = results.indicators.iter().position(|quantity| quantity.id == id)?;
        let at = |year: u16| {
            let here = |row: &&SummaryRow| {
                (row.place, usize::from(row.indicator), row.year) == (place, index, year)
            };
            results.summary.iter().find(here)
        };
        let (start, end) = (at(*first)?, at(*last)?);
        let (quantity, spread) = (&results.indicators[index], end.spread?);
        let figures = |lang| {
            let figure = |value| match Kind::of_unit(&quantity.unit) {
                Kind::Share => format!("{:.1}%", 100.0 * f64::from(value)),
                Kind::Amount | Kind::Change => said(value, lang),
            };
            let start = start.spread.map(|spread| spread.median())?;
            let [low, high] = [spread.quantiles[1], spread.quantiles[5]];
            Some([start, spread.median(), low, high].map(figure))
        };
        let [was_zh, is_zh, low_zh, high_zh] = figures(Lang::Zh)?;
        let [was, is, low, high] = figures(Lang::En)?;
        let unit = |lang| match Kind::of_unit(&quantity.unit) {
            Kind::Share => String::new(),
            Kind::Amount | Kind::Change => unit_words(&quantity.unit, lang).to_owned(),
        };
        let [name_zh, name_en] = both(&quantity.zh, &quantity.en);
        let basis = basis_words(end.basis);
        // 每百名… has said what it is of.
        let unit_zh = if name_zh.starts_with('每') { String::new() } else { unit(Lang::Zh) };
        let unit_en = unit(Lang::En);
        Some([
            format!(
                "{place_zh}，{name_zh}：{first}年末{was_zh}{unit_zh}，{last}年末中位数{is_zh}{unit_zh}（80%区间{low_zh}–{high_zh}）。（依据：{}）",
                basis.zh
            ),
            format!(
                "{place_en}, {name_en}: {} at the end of {first}, a median of {} at the end of {last} (80 % interval {low} – {high}). (Basis: {})",
                format!("{was} {unit_en}").trim_end(),
                format!("{is} {unit_en}").trim_end(),
                basis.en
            ),
        ])
    };
    OUTLOOK.iter().filter_map(|id| of(id)).collect()
}

fn widest(results: &Results) -> Option<u32> {
    (0..)
        .zip(&results.places)
        .max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)))
        .map(|(index, _): (u32, _)| index)
}

fn sentence(results: &Results, row: &TargetRow, lack: &ShortfallRow) -> Option<Both> {
    let target = &results.targets[usize::from(row.target)];
    let place = &results.places[row.place as usize];
    let (chance, actual, spread) = (row.prob_met?, row.actual_p50?, lack.spread?);
    let [name_zh, name_en] = both(&target.zh, &target.en);
    let [place_zh, place_en] = both(&place.name_zh, &place.name_en);
    let [asked_zh, asked_en] = [Lang::Zh, Lang::En].map(|lang| threshold_words(target, lang));
    let year = row.year;
    let amount = |value: f32, lang| {
        let space = if lang == Lang::Zh { "" } else { " " };
        format!("{}{space}{}", said(whole(value), lang), unit_words(&target.shortfall_unit, lang))
    };
    // A tenth of a point: 54.6 % of 55 % asked is not 55 %.
    let figure = |value: f32, lang| match Kind::of_unit(&target.unit) {
        Kind::Share => format!("{:.1}%", 100.0 * f64::from(value)),
        Kind::Amount | Kind::Change => said(value, lang),
    };
    let [basis_zh, basis_en] = [Lang::Zh, Lang::En].map(|lang| basis_words(row.basis).get(lang));
    let mut zh = format!(
        "{place_zh}，{name_zh}（{asked_zh}，{year}年末）：{}实现；中位数为{}",
        frequency(chance, results.draws, Lang::Zh),
        figure(actual, Lang::Zh),
    );
    let mut en = format!(
        "{place_en}, {name_en} ({asked_en} by the end of {year}): met in {}; the median is {}",
        frequency(chance, results.draws, Lang::En),
        figure(actual, Lang::En),
    );
    if spread.median() > 0.0 {
        let _ = write!(zh, "，缺口中位数{}", amount(spread.median(), Lang::Zh));
        let _ = write!(en, ", the median shortfall {}", amount(spread.median(), Lang::En));
    }
    if let Some(units) = lack.required[2].filter(|units| *units > 0.0) {
        let _ = write!(zh, "；要有九成把握，须在计划之外再增加{}", amount(units, Lang::Zh));
        let _ =
            write!(en, "; to be nine-tenths sure, add {} beyond the plan", amount(units, Lang::En));
    }
    let _ = write!(zh, "。（依据：{basis_zh}）");
    let _ = write!(en, ". (Basis: {basis_en})");
    Some([zh, en])
}

/// A probability as people count: futures of ten, of a hundred where it is rare or nearly sure. What no draw
/// showed, or every one, is said of the draws: so few say nothing of one future in a thousand.
fn frequency(chance: f32, draws: u32, lang: Lang) -> String {
    let draws_said = grouped(&draws.to_string());
    let of = |n: u32| (f64::from(chance) * f64::from(n)).round() as u32;
    match (lang, chance) {
        (Lang::Zh, 0.0) => return format!("在{draws_said}种模拟未来中均未"),
        (Lang::En, 0.0) => return format!("none of the {draws_said} simulated futures"),
        (Lang::Zh, 1.0) => return format!("在全部{draws_said}种模拟未来中均"),
        (Lang::En, 1.0) => return format!("all {draws_said} simulated futures"),
        _ => {}
    }
    match (lang, of(10), of(100)) {
        (Lang::Zh, _, 0) => "在100种未来中不到1种".to_owned(),
        (Lang::En, _, 0) => "fewer than 1 of 100 futures".to_owned(),
        (Lang::Zh, _, 100) => "在几乎所有未来中".to_owned(),
        (Lang::En, _, 100) => "nearly all futures".to_owned(),
        (Lang::Zh, 0 | 10, n) => format!("在100种未来中约有{n}种"),
        (Lang::En, 0 | 10, n) => format!("about {n} of 100 futures"),
        (Lang::Zh, n, _) => format!("在10种未来中约有{n}种"),
        (Lang::En, n, _) => format!("about {n} of 10 futures"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture;

    #[test]
    fn chances_are_counted_in_futures() {
        assert_eq!(frequency(0.42, 1000, Lang::Zh), "在10种未来中约有4种");
        assert_eq!(frequency(0.42, 1000, Lang::En), "about 4 of 10 futures");
        assert_eq!(frequency(0.03, 1000, Lang::En), "about 3 of 100 futures");
        assert_eq!(frequency(0.97, 1000, Lang::En), "about 97 of 100 futures");
        assert_eq!(frequency(0.001, 1000, Lang::En), "fewer than 1 of 100 futures");
        assert_eq!(frequency(0.999, 1000, Lang::Zh), "在几乎所有未来中");
        assert_eq!(frequency(0.0, 32, Lang::En), "none of the 32 simulated futures");
        assert_eq!(frequency(1.0, 32, Lang::Zh), "在全部32种模拟未来中均");
    }

    #[test]
    fn a_headline_says_what_it_rests_on() {
        let mut results = fixture::results();
        for row in &mut results.target_rows {
            row.basis = crate::domain::Basis::Assumption;
        }
        let said = headlines(&results);
        assert_eq!(said.len(), 2);
        assert!(said.iter().all(|[zh, en]| zh.contains("假设") && en.contains("assumption")));
        assert!(said[0][1].contains("about 4 of 10 futures"), "{}", said[0][1]);
    }
}
