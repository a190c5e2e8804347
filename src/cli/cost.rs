//! What a scenario's programmes cost, said in a line beside the money that the plan speaks of.

use crate::{
    domain::Lang,
    results::{Place, Results},
    seeds::PolicyTarget,
};

/// The row of a plan that names money for all its projects.
const PROJECTS: &str = "project_investment_total";

/// The line, where programmes open anything; figures are means over the draws, which add up.
pub fn line(
    results: &Results,
    (index, place): (u32, &Place),
    plan: &[PolicyTarget],
    lang: Lang,
) -> Option<String> {
    let money = plan.iter().find(|row| &*row.indicator == PROJECTS && row.region == place.code);
    let last = results.years.last().copied()?;
    let year = money.map_or(last, |row| last.min(row.deadline_year() as u16));
    let capital: f64 = means(results, index, "programme_capital")
        .filter(|&(paid, _)| paid <= year)
        .map(|(_, mean)| mean)
        .sum();
    let yearly = means(results, index, "programme_yearly").find(|&(run, _)| run == year)?.1;
    if capital + yearly <= 0.0 {
        return None;
    }
    let (capital, yearly) = (amount(capital, lang), amount(yearly, lang));
    let beside = money.and_then(|row| Some((row, amount(row.threshold?, lang))));
    let beside = beside.map_or_else(String::new, |(row, threshold)| match lang {
        Lang::Zh => format!("；规划的{}总投资{threshold}，仅供对照", row.subject_zh),
        Lang::En => {
            let projects = &row.subject_en;
            format!("; the plan's total for its {projects}, {threshold}, is for comparison only")
        }
    });
    Some(match lang {
        Lang::Zh => format!(
            "项目费用（假设单价，平均值）：到{year}年底建设与改造累计{capital}，当年运营{yearly}{beside}"
        ),
        Lang::En => format!(
            "Programmes’ cost (assumed prices, mean): {capital} to build and convert by the end of \
             {year}, {yearly} to run in that year{beside}"
        ),
    })
}

/// An indicator's mean in every year.
fn means<'a>(
    results: &'a Results,
    place: u32,
    id: &str,
) -> impl Iterator<Item = (u16, f64)> + use<'a> {
    let indicator = results.indicators.iter().position(|quantity| quantity.id == id);
    results
        .summary
        .iter()
        .filter(move |row| row.place == place && Some(usize::from(row.indicator)) == indicator)
        .filter_map(|row| Some((row.year, f64::from(row.spread?.mean))))
}

fn amount(yuan: f64, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{:.1}亿元", yuan / 1e8),
        Lang::En => format!("{:.2} billion yuan", yuan / 1e9),
    }
}
