//! Maps of what another scenario changes.

use super::{
    column::ColumnWords,
    dictionary::unit_words,
    scale::{Kind, Scale},
    series::tame,
    sheets::sheets,
    tile::{Shown, figure_line},
    words::{MapSource, MapText},
};
use crate::{
    comparison::Paired,
    domain::{Basis, Lang, Text},
    export::lookup::{headline_targets, years_shown},
    results::Results,
};
use std::collections::BTreeMap;

const CHANGE: Text = Text { zh: "缺口变化（均值）", en: "change of the shortfall, mean" };
const BETTER: Text = Text { zh: "缺口减少的概率", en: "probability of a smaller shortfall" };

/// Draws, for every headline target at its deadline and at the horizon, how the mean shortfall
/// of each county changes from the base to the other scenario; the same draws on both sides.
///
/// Calls `take` with the name of each file (`maps/<other>_<target>_<year>_difference.<lang>.svg`)
/// and its text; stops at the first error. Where nothing changes there is no map.
///
/// # Errors
///
/// What `take` returns.
pub fn difference_maps<E>(
    base: &Results,
    other: (&Results, &[Paired]),
    mut take: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let rows: BTreeMap<_, _> =
        other.1.iter().map(|row| ((row.place, row.year, row.target), row)).collect();
    let sheets = sheets(&base.places, None);
    for sheet in &sheets {
        let region =
            if sheets.len() > 1 { format!("{}_", sheet.region.code) } else { String::new() };
        for (index, target) in headline_targets(base) {
            for year in years_shown(base, target) {
                let of = |unit: &u32| rows.get(&(*unit, year, index)).copied();
                let rows: Vec<_> = sheet.units.iter().map(of).collect();
                let changes = || rows.iter().flatten().map(|row| row.lack.spread.mean);
                if changes().all(|change| change == 0.0) {
                    continue;
                }
                let scale = Scale::of_changes(changes());
                for lang in [Lang::Zh, Lang::En] {
                    let unit = unit_words(&target.shortfall_unit, lang);
                    let shown: Vec<_> = rows.iter().map(|row| shown(*row, unit, lang)).collect();
                    let scenario = match lang {
                        Lang::Zh => format!("{} → {}", base.title_zh, other.0.title_zh),
                        Lang::En => format!("{} → {}", base.title_en, other.0.title_en),
                    };
                    let item = if lang == Lang::Zh { &target.zh } else { &target.en };
                    let words = ColumnWords { item, scenario: &scenario, year, draws: base.draws };
                    let about = (CHANGE.get(lang), unit);
                    let text = MapText::of_column(sheet, words, about, lang, &MapSource::default());
                    let name = format!(
                        "maps/{}_{region}{}_{year}_difference.{}.svg",
                        other.0.scenario,
                        tame(&target.id, index),
                        if lang == Lang::Zh { "zh" } else { "en" },
                    );
                    take(&name, &sheet.map.draw(&shown, &scale, &text))?;
                }
            }
        }
    }
    Ok(())
}

fn shown(row: Option<&Paired>, unit: &str, lang: Lang) -> Shown {
    let Some(row) = row else {
        return Shown { value: None, basis: Basis::Published, interval: None, details: Vec::new() };
    };
    let change = row.lack.spread.mean;
    let details = vec![
        figure_line([CHANGE.get(lang), unit], Kind::Change, change, lang),
        figure_line([BETTER.get(lang), ""], Kind::Share, row.prob_better, lang),
    ];
    Shown { value: Some(change), basis: row.basis, interval: None, details }
}
