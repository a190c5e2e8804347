//! `carecast explain`

use super::{
    args::ExplainArgs,
    failure::Failure,
    inputs,
    json::figure,
    ready::{Ready, ready},
    speech,
    table::whole,
};
use crate::{
    domain::{Lang, Text},
    ensemble::simulate_watched,
    explanation::{Explanation, explain as told},
    export::map::{basis_words, unit_words},
    messages,
    model::Model,
    problems::nearest,
    results::Place,
    scenario::BASE_YEAR,
    tables::Samples,
};
use anyhow::Context;
use comfy_table::{CellAlignment, Table, presets};
use serde_json::json;
use std::{
    process::ExitCode,
    sync::{Mutex, PoisonError},
};

const HEADS: [Text; 4] = [
    Text { zh: "步骤", en: "step" },
    Text { zh: "数值", en: "value" },
    Text { zh: "来源或算式", en: "source or arithmetic" },
    Text { zh: "依据", en: "rests on" },
];

/// Simulates, and tells how one region stands to one target in the median draw.
pub fn explain(args: &ExplainArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let Ready { scenario, model, .. } = ready(&args.scenario, &args.overrides.all_sets(), seeds)?;
    let place = place(&model, &args.region)?;
    let target = target(&model, &args.target)?;
    let years = model.years();
    let year = years.iter().position(|year| *year == args.year).ok_or_else(|| {
        let last = years.last().copied().unwrap_or(BASE_YEAR);
        Failure::Refused(messages::year_outside(args.year, BASE_YEAR, last))
    })?;
    let found: Mutex<Option<Explanation>> = Mutex::new(None);
    let watch = |index: usize, samples: &Samples| {
        if index == place {
            let told = told(&model, place, samples, (target, year));
            *found.lock().unwrap_or_else(PoisonError::into_inner) = told;
        }
    };
    let _ = simulate_watched(&model, &scenario, &watch);
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let Some(found) = found else {
        let (region, target) = (&model.places[place].name_zh, &model.targets[target].info.id);
        return Err(Failure::Refused(messages::nothing_counted(region, target)));
    };
    if args.json {
        let text = serde_json::to_string_pretty(&document(&found, &model.places[place], args));
        super::say!("{}", text.context(speech::inline(&messages::answering()))?);
    } else {
        super::say!("{}", text(&found, &model, (place, target), args.year, lang));
    }
    Ok(ExitCode::SUCCESS)
}

fn text(
    found: &Explanation,
    model: &Model,
    (place, target): (usize, usize),
    year: u16,
    lang: Lang,
) -> String {
    let (place, info) = (&model.places[place], &model.targets[target].info);
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(HEADS.map(|head| head.get(lang)));
    if let Some(column) = table.column_mut(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    for step in &found.steps {
        let value = match step.unit {
            "share" => format!("{:.1}%", 100.0 * step.value),
            unit => {
                let text = if step.value.fract() == 0.0 || step.value.abs() >= 1000.0 {
                    whole(step.value)
                } else {
                    format!("{:.1}", step.value)
                };
                format!("{text} {}", unit_words(unit, lang))
            }
        };
        let name = if lang == Lang::Zh { &step.zh } else { &step.en };
        table.add_row([
            name,
            &value,
            &source(&step.source, lang),
            basis_words(step.basis).get(lang),
        ]);
    }
    let chance = 100.0 * found.prob_met;
    let head = match lang {
        Lang::Zh => format!(
            "{} {}：{}，{year}年末\n缺口居中的一次模拟（{}次中的第{}次）；实现概率 {chance:.0} %",
            place.name_zh, place.code, info.zh, model.draws, found.draw
        ),
        Lang::En => format!(
            "{} {}: {}, end of {year}\nthe draw with the median shortfall (number {} of {}); P(met) {chance:.0} %",
            place.name_en, place.code, info.en, found.draw, model.draws
        ),
    };
    format!("{head}\n\n{table}")
}

/// Where a number comes from; the arithmetic reads alike in both languages.
const SOURCES: [Text; 9] = [
    Text {
        zh: "由 census_2020_population 按 un_china_* 与 county_change_2010_2020 推算",
        en: "projection of census_2020_population by un_china_* and county_change_2010_2020",
    },
    Text {
        zh: "分年龄人口 × 情景所选失能口径（need_instruments）的患病率",
        en: "population by age × prevalence of the scenario’s need_instruments row",
    },
    Text {
        zh: "care_supply 分解到县，加项目床位",
        en: "care_supply shared out over counties, and programmes",
    },
    Text {
        zh: "2020年占比按先验抽取，加项目床位",
        en: "2020 share drawn from its prior, and programmes",
    },
    Text { zh: "本县的需求与床位", en: "demand and beds of the county" },
    Text {
        zh: "护理需求 ÷ 规划预期的床位使用率",
        en: "nursing demand ÷ the occupancy that the plan aims at",
    },
    Text {
        zh: "填报的分县表、需求与本县床位",
        en: "the planner’s county table, need, and beds of the county",
    },
    Text {
        zh: "2020年数按先验抽取，加项目", en: "prior of the 2020 value, and programmes"
    },
    Text {
        zh: "各县缺口在本次模拟内之和", en: "sum of the counties' own shortfalls in this draw"
    },
];

fn source(source: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return source.to_owned();
    }
    if let Some(words) = SOURCES.iter().find(|words| words.en == source) {
        return words.zh.to_owned();
    }
    let sum = source.strip_prefix("round up ").and_then(|rest| rest.strip_suffix(", not below 0"));
    match sum {
        Some(sum) => format!("{sum}，向上取整，不小于0"),
        None => source
            .replace(" (binding)", "（约束性）")
            .replace(" (anticipated)", "（预期性）")
            .replace(" (project)", "（工程项目）"),
    }
}

fn document(found: &Explanation, place: &Place, args: &ExplainArgs) -> serde_json::Value {
    let steps: Vec<_> = found
        .steps
        .iter()
        .map(|step| {
            json!({
                "zh": step.zh,
                "en": step.en,
                "value": figure(step.value),
                "unit": step.unit,
                "source": step.source,
                "basis": step.basis,
            })
        })
        .collect();
    json!({
        "region_code": place.code.to_string(),
        "region_name": place.name_zh,
        "year": args.year,
        "target_id": args.target,
        "draw": found.draw,
        "prob_met": found.prob_met,
        "steps": steps,
    })
}

/// A region by its code or name; of several with one name the code must be given.
fn place(model: &Model, wanted: &str) -> Result<usize, Failure> {
    let is_named =
        |place: &Place| place.name_zh == wanted || place.name_en.eq_ignore_ascii_case(wanted);
    let named: Vec<usize> = (0..model.places.len())
        .filter(|&index| {
            model.places[index].code.to_string() == wanted || is_named(&model.places[index])
        })
        .collect();
    match named[..] {
        [one] => Ok(one),
        [] => {
            let known = model.places.iter().flat_map(|place| [&place.name_zh, &place.name_en]);
            let message = messages::no_region(wanted);
            Err(Failure::Refused(match nearest(wanted, known.map(String::as_str)) {
                Some(word) => message.and(messages::did_you_mean(word)),
                None => message,
            }))
        }
        [..] => {
            let codes: Vec<String> =
                named.iter().map(|&index| model.places[index].code.to_string()).collect();
            let codes = codes.join(", ");
            Err(Failure::Refused(messages::several_regions(wanted, codes)))
        }
    }
}

fn target(model: &Model, wanted: &str) -> Result<usize, Failure> {
    let ids = || model.targets.iter().map(|target| target.info.id.as_str());
    ids()
        .position(|id| id == wanted)
        .ok_or_else(|| Failure::Refused(speech::meant(messages::no_target(wanted), wanted, ids())))
}
