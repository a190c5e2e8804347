//! What a planner reads on the terminal.

use super::{cost, words};
use crate::{
    domain::Lang,
    export::{
        map::{basis_words, threshold_words, unit_words},
        number::grouped,
    },
    results::{Place, Results, Spread},
    seeds::PolicyTarget,
};
use comfy_table::{CellAlignment, Table, presets};

/// Indicators shown by year.
const SHOWN: [&str; 8] = [
    "pop_total",
    "pop_60plus",
    "share_60plus",
    "pop_80plus",
    "disabled_people",
    "beds_total",
    "nursing_bed_share",
    "occupancy",
];

/// The tables of the widest region of a run, and its programmes' cost beside the plan's money.
pub fn tables(results: &Results, plan: &[PolicyTarget], lang: Lang) -> String {
    let Some((index, place)) = widest(results) else { return String::new() };
    let title = match lang {
        Lang::Zh => &results.title_zh,
        Lang::En => &results.title_en,
    };
    let mut text = format!(
        "{title}\n{} · {} {} · {} {} · {}\n{}\n\n",
        name(place, lang),
        results.draws,
        if lang == Lang::Zh { "次模拟" } else { "draws" },
        if lang == Lang::Zh { "种子" } else { "seed" },
        results.seed,
        match lang {
            Lang::Zh => format!("失能口径：{}", results.need_zh),
            Lang::En => format!("disabled by: {}", results.need_en),
        },
        match lang {
            Lang::Zh => format!("护理员配比：{}", results.carers_zh),
            Lang::En => format!("carers by: {}", results.carers_en),
        },
    );
    text += &years(results, index, lang);
    if let Some(costs) = cost::line(results, (index, place), plan, lang) {
        text = format!("{text}\n{costs}\n");
    }
    let targets = targets(results, index, lang);
    if !targets.is_empty() {
        let (paces, assumed) = (paces(results, index, lang), words::ASSUMED.get(lang));
        text = format!("{text}\n{targets}\n{paces}\n{assumed}\n");
    }
    text
}

/// The region of the highest level, the first of them by code.
pub fn widest(results: &Results) -> Option<(u32, &Place)> {
    (0..).zip(&results.places).max_by_key(|(index, place)| (place.level, std::cmp::Reverse(*index)))
}

fn name(place: &Place, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &place.name_zh,
        Lang::En => &place.name_en,
    }
}

fn table(headings: Vec<String>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(headings);
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

fn years(results: &Results, place: u32, lang: Lang) -> String {
    let last = results.years.last().copied().unwrap_or_default();
    let shown: Vec<u16> = [2020, 2025, 2030, last]
        .into_iter()
        .filter(|year| *year <= last)
        .collect::<std::collections::BTreeSet<_>>()
        .into_iter()
        .collect();
    let mut headings = vec![words::INDICATOR.get(lang).to_owned()];
    headings.extend(shown.iter().map(u16::to_string));
    let mut table = table(headings);
    for id in SHOWN {
        let Some(indicator) = results.indicators.iter().position(|quantity| quantity.id == id)
        else {
            continue;
        };
        let quantity = &results.indicators[indicator];
        let mut row = vec![match lang {
            Lang::Zh => quantity.zh.clone(),
            Lang::En => quantity.en.clone(),
        }];
        row.extend(shown.iter().map(|year| {
            results
                .summary
                .iter()
                .find(|row| {
                    (row.place, row.year, usize::from(row.indicator)) == (place, *year, indicator)
                })
                .and_then(|row| row.spread)
                .map_or_else(String::new, |spread| interval(&spread, &quantity.unit, lang))
        }));
        table.add_row(row);
    }
    format!("{table}\n")
}

fn targets(results: &Results, place: u32, lang: Lang) -> String {
    let headings = [
        words::TARGET,
        words::THRESHOLD,
        words::DEADLINE,
        words::ACTUAL,
        words::CHANCE,
        words::SHORTFALL,
        words::REQUIRED,
        words::FIRST_YEAR,
        words::BASIS,
    ];
    let mut table = table(headings.iter().map(|text| text.get(lang).to_owned()).collect());
    let mut any = false;
    for row in &results.target_rows {
        let target = &results.targets[usize::from(row.target)];
        if row.place != place || row.year != target.deadline {
            continue;
        }
        any = true;
        let lack = results
            .shortfall_rows
            .iter()
            .find(|lack| (lack.place, lack.year, lack.target) == (row.place, row.year, row.target));
        let units = |value: Option<f32>| match value {
            Some(value) if value > 0.0 => {
                format!("{} {}", whole(f64::from(value)), unit_words(&target.shortfall_unit, lang))
            }
            Some(_) => words::NONE.get(lang).to_owned(),
            None => String::new(),
        };
        table.add_row(vec![
            match lang {
                Lang::Zh => target.zh.clone(),
                Lang::En => target.en.clone(),
            },
            threshold_words(target, lang),
            target.deadline.to_string(),
            row.actual_p50.map_or_else(String::new, |p50| figure(f64::from(p50), &target.unit)),
            row.prob_met.map_or_else(String::new, |p| {
                chance(p, row.prob_met_mcse.unwrap_or_default(), results.draws)
            }),
            units(lack.and_then(|lack| lack.spread).map(|spread| spread.median())),
            units(lack.and_then(|lack| lack.required[2])),
            row.first_year[0].map_or_else(|| words::NEVER.get(lang).to_owned(), |y| y.to_string()),
            basis_words(row.basis).get(lang).to_owned(),
        ]);
    }
    if any { format!("{table}\n") } else { String::new() }
}

/// A chance with its Monte Carlo error; none or all of the draws say no more than one draw could.
fn chance(p: f32, error: f32, draws: u32) -> String {
    let one = 100.0 / f64::from(draws);
    let digits = usize::from(draws >= 400);
    match p {
        0.0 => format!("< {}%", shortest(one)),
        1.0 => format!("> {}%", shortest(100.0 - one)),
        _ => format!("{:.digits$}% ±{:.digits$}", 100.0 * p, 100.0 * error),
    }
}

/// Three digits that count at most.
fn shortest(value: f64) -> String {
    let digits = if value < 1.0 { 2 } else { 1 };
    let text = format!("{value:.digits$}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn paces(results: &Results, place: u32, lang: Lang) -> String {
    let headings = [
        words::TARGET,
        words::THRESHOLD,
        words::PACE,
        words::PACE_HALF,
        words::PACE_NINE,
        words::BASELINE,
        words::CRITICAL,
        words::VARIANCE,
    ];
    let mut table = table(headings.iter().map(|text| text.get(lang).to_owned()).collect());
    let unit = "share";
    if !results.pace_rows.iter().any(|row| row.place == place) {
        return String::new();
    }
    for row in results.pace_rows.iter().filter(|row| row.place == place) {
        let target = &results.targets[usize::from(row.target)];
        let pace =
            |value: Option<f32>| value.map_or_else(String::new, |value| whole(f64::from(value)));
        let share = |value: Option<f32>| {
            value.map_or_else(String::new, |value| figure(f64::from(value), unit))
        };
        table.add_row(vec![
            match lang {
                Lang::Zh => target.zh.clone(),
                Lang::En => target.en.clone(),
            },
            threshold_words(target, lang),
            whole(f64::from(row.pace_assumed)),
            pace(row.break_even[0]),
            pace(row.break_even[1]),
            share(row.baseline_p50),
            share(row.critical_baseline[0]),
            share(row.baseline_variance_share),
        ]);
    }
    format!("{table}\n")
}

fn interval(spread: &Spread, unit: &str, lang: Lang) -> String {
    // One scale for all three: not 85,486 (56,237–12.6万).
    let size = f64::from(if spread.sd > 0.0 { spread.quantiles[5] } else { spread.median() });
    let value = |figure_at: f32| short(f64::from(figure_at), size.abs(), unit, lang);
    let median = value(spread.median());
    if spread.sd > 0.0 {
        format!("{median} ({}–{})", value(spread.quantiles[1]), value(spread.quantiles[5]))
    } else {
        median
    }
}

/// A figure for people: shares in per cent, counts of a large size in 万 or thousands.
fn short(value: f64, size: f64, unit: &str, lang: Lang) -> String {
    match (unit, lang) {
        ("share", _) => format!("{:.1}%", 100.0 * value),
        (_, Lang::Zh) if size >= 1e5 => format!("{}万", grouped(&format!("{:.1}", value / 1e4))),
        (_, Lang::En) if size >= 1e6 => format!("{:.2} m", value / 1e6),
        _ => whole(value),
    }
}

fn figure(value: f64, unit: &str) -> String {
    match unit {
        "share" => format!("{:.1}%", 100.0 * value),
        _ if value.fract().abs() < 1e-9 => whole(value),
        _ => format!("{value:.2}"),
    }
}

/// A whole number with its thousands apart.
pub(super) fn whole(value: f64) -> String {
    let text = format!("{value:.0}");
    grouped(if text == "-0" { "0" } else { &text })
}
