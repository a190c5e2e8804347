//! One figure told step by step, from the census to the shortfall.
//!
//! - Takes: a model, and the samples of one region.
//! - Gives: the steps of the draw whose shortfall is the median, each with its source.
//! - Never: simulates, or averages over draws.

use crate::{
    catalogue::{Column as C, Column, Denominator, indicators},
    domain::{Basis, Level},
    model::Model,
    scenario::BASE_YEAR,
    tables::{BasisOf, Samples},
    targets::{Remedy, Rule},
};

/// One number, with what it is and where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// 中文
    pub zh: String,
    /// English.
    pub en: String,
    /// The number.
    pub value: f64,
    /// Its unit, as in the files.
    pub unit: &'static str,
    /// The seed table, the module or the arithmetic that it comes from.
    pub source: String,
    /// What it rests on.
    pub basis: Basis,
}

/// The steps of one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The draw whose shortfall is the median, counted from 0.
    pub draw: usize,
    /// Share of draws that meet the target.
    pub prob_met: f64,
    /// From the census to the shortfall.
    pub steps: Vec<Step>,
}

/// Columns told at the base year and at the end, where they come from, and their units.
const TOLD: [(Column, &str, &str); 8] = [
    (
        C::PopTotal,
        "persons",
        "projection of census_2020_population by un_china_* and county_change_2010_2020",
    ),
    (
        C::Pop60,
        "persons",
        "projection of census_2020_population by un_china_* and county_change_2010_2020",
    ),
    (
        C::Pop80,
        "persons",
        "projection of census_2020_population by un_china_* and county_change_2010_2020",
    ),
    (
        C::Disabled,
        "persons",
        "population by age × prevalence of the scenario’s need_instruments row",
    ),
    (C::BedsTotal, "beds", "care_supply shared out over counties, and programmes"),
    (C::BedsNursing, "beds", "2020 share drawn from its prior, and programmes"),
    (C::Residents, "persons", "demand and beds of the county"),
    (C::BedsNeededNursing, "beds", "nursing demand ÷ the occupancy that the plan aims at"),
];

/// Tells how a region stands to a target at the end of a year, in the median draw.
///
/// None where the region has none of what the target counts.
#[must_use]
pub fn explain(
    model: &Model,
    place: usize,
    samples: &Samples,
    (index, year): (usize, usize),
) -> Option<Explanation> {
    let (target, region) = (&model.targets[index], &model.regions[place]);
    let (of, by, _, threshold) = target.rule.parts();
    let lack = |draw: usize| samples.shortfall((index, target), region, year, draw);
    let ratio = |draw: usize| samples.value(of, year, draw) / samples.whole(by, region, year, draw);
    if (0..samples.draws()).any(|draw| samples.whole(by, region, year, draw) <= 0.0) {
        return None;
    }
    let mut order: Vec<usize> = (0..samples.draws()).collect();
    order.sort_by(|&a, &b| lack(a).total_cmp(&lack(b)).then(ratio(b).total_cmp(&ratio(a))));
    let draw = *order.get((order.len().checked_sub(1)?) / 2)?;
    let met = order.iter().filter(|&&draw| lack(draw) <= 0.0).count();

    let grounds = model.grounds[place];
    let basis = |column: Column, at: usize| column.basis(grounds, region.level, at == 0);
    let mut steps = Vec::new();
    for (zh, en, count) in [
        ("普查常住人口（2020年11月1日）", "residents, census of 1 November 2020", region.census[0]),
        ("其中60岁及以上", "of them aged 60 and over", region.census[1]),
        ("其中80岁及以上", "of them aged 80 and over", region.census[3]),
    ] {
        let source = "seeds/census_2020_population".to_owned();
        steps.push(step((zh, en), count, ("persons", source), Basis::Published));
    }
    let mut told: Vec<(Column, &str, &str)> = TOLD.to_vec();
    for column in [Some(of), column_of(by)].into_iter().flatten() {
        if !told.iter().any(|(known, _, _)| *known == column) {
            told.push(if column.of_guaranteed() {
                (column, "persons", "the planner’s county table, need, and beds of the county")
            } else {
                (column, "facilities", "prior of the 2020 value, and programmes")
            });
        }
    }
    for (column, unit, source) in told {
        let (zh, en) = name(column, target);
        for at in if year == 0 { vec![0] } else { vec![0, year] } {
            let when = usize::from(BASE_YEAR) + at;
            let texts = (format!("{zh}，{when}年末"), format!("{en}, end of {when}"));
            let value = samples.value(column, at, draw);
            let texts = (texts.0.as_str(), texts.1.as_str());
            steps.push(step(texts, value, (unit, source.to_owned()), basis(column, at)));
        }
    }
    let whole = samples.whole(by, region, year, draw);
    let count = samples.value(of, year, draw);
    let weakest = basis(of, year).and(by.basis(grounds, region.level, year == 0));
    if matches!(by, Denominator::Units(_)) {
        let source = "seeds/townships_2020, seeds/regions_2020".to_owned();
        let texts = ("应覆盖单位数", "units to cover");
        steps.push(step(texts, whole, ("facilities", source), Basis::Published));
    }
    let share = ("实际占比", "actual share");
    let arithmetic = format!("{count:.0} ÷ {whole:.0}");
    steps.push(step(share, count / whole, ("share", arithmetic), weakest));
    let asked = ("要求", "asked");
    let plan = format!("{} ({})", target.info.id, target.info.attribute);
    steps.push(step(asked, threshold, ("share", plan), Basis::Published));
    let unit = if of.of_guaranteed() {
        "persons"
    } else if target.coverage.is_some() {
        "facilities"
    } else {
        "beds"
    };
    let formula = formula(
        &target.rule,
        region.level,
        target.info.accountable_level,
        (threshold, whole, count),
    );
    steps.push(step(("缺口", "shortfall"), lack(draw), (unit, formula), weakest));
    let prob_met = met as f64 / samples.draws() as f64;
    Some(Explanation { draw, prob_met, steps })
}

fn step(
    (zh, en): (&str, &str),
    value: f64,
    (unit, source): (&'static str, String),
    basis: Basis,
) -> Step {
    Step { zh: zh.to_owned(), en: en.to_owned(), value, unit, source, basis }
}

const fn column_of(by: Denominator) -> Option<Column> {
    match by {
        Denominator::Column(column) => Some(column),
        Denominator::Units(_) => None,
    }
}

/// What a column is called: as the indicator that is the column itself, or as what is covered.
fn name(column: Column, target: &crate::targets::Target) -> (String, String) {
    use crate::catalogue::Measure;
    let own = indicators().iter().find(|indicator| indicator.measure == Measure::Count(column));
    match own {
        Some(indicator) => (indicator.text.zh.to_owned(), indicator.text.en.to_owned()),
        None => (format!("已覆盖：{}", target.info.zh), format!("covered: {}", target.info.en)),
    }
}

/// The arithmetic of a shortfall.
fn formula(
    rule: &Rule,
    level: Level,
    accountable: Level,
    (threshold, whole, count): (f64, f64, f64),
) -> String {
    let by_counties = matches!(rule, Rule::EachCounty { .. }) || accountable == Level::County;
    if by_counties && level > Level::County {
        return "sum of the counties' own shortfalls in this draw".to_owned();
    }
    let missing = format!("{threshold} × {whole:.0} − {count:.0}");
    match rule {
        Rule::Share { remedy: Remedy::Build, .. } if level >= accountable => {
            format!("round up ({missing}) ÷ (1 − {threshold}), not below 0")
        }
        _ => format!("round up {missing}, not below 0"),
    }
}
