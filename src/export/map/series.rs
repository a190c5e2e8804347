//! The maps of a run.

use std::collections::BTreeMap;

use super::{
    dictionary::unit_words,
    scale::{Kind, Scale},
    sheets::{Atlas, Sheet},
    statistic::Statistic,
    tile::{Shown, figure_line, interval_line},
    words::{MapSource, MapText},
};
use crate::{
    domain::{Basis, Lang},
    export::lookup::{IndexedTarget, headline_targets, years_shown},
    parallel::map,
    results::{Results, ShortfallRow},
};

/// Which maps a run draws.
#[derive(Clone, Debug, PartialEq)]
pub struct MapChoice {
    /// One map each.
    pub statistics: Vec<Statistic>,
    /// One map each.
    pub langs: Vec<Lang>,
    /// Named at the foot of every map.
    pub source: MapSource,
}

impl Default for MapChoice {
    /// The median shortfall and its probability, in both languages.
    fn default() -> Self {
        Self {
            statistics: vec![Statistic::ShortfallP50, Statistic::ProbShortfall],
            langs: vec![Lang::Zh, Lang::En],
            source: MapSource::default(),
        }
    }
}

/// Draws the maps of a run: for every headline target, at its deadline and at the horizon, on
/// every sheet, each statistic in each language.
///
/// Calls `take` with the name of each file in the result directory
/// (`maps/<target>_<year>_<statistic>.<lang>.svg`, the sheet's region before the target where
/// there are several) and its text, from any thread and in any order.
///
/// # Errors
///
/// What `take` returns of the first map of which it returns one.
pub fn shortfall_maps<E: Send>(
    results: &Results,
    (atlas, choice): (&Atlas, &MapChoice),
    take: impl Fn(&str, &str) -> Result<(), E> + Sync,
) -> Result<(), E> {
    let is_headline = |row: &&ShortfallRow| results.targets[usize::from(row.target)].headline;
    let rows: BTreeMap<_, _> = results
        .shortfall_rows
        .iter()
        .filter(is_headline)
        .map(|row| ((row.place, row.year, row.target), row))
        .collect();
    let sheets = atlas.drawn();
    let mut figures = Vec::new();
    for sheet in sheets {
        for target in headline_targets(results) {
            for year in years_shown(results, target.1) {
                let row_of = |unit: &u32| rows.get(&(*unit, year, target.0)).copied();
                let rows = sheet.units.iter().map(row_of).collect();
                figures.push(Figures { results, sheet, target, year, rows });
            }
        }
    }
    let each: Vec<_> = choice.each().collect();
    let draw = |map: usize| {
        let (figures, (statistic, lang)) = (&figures[map / each.len()], each[map % each.len()]);
        let region = figures.sheet.region.code;
        let region = if sheets.len() > 1 { format!("{region}_") } else { String::new() };
        let name = format!("maps/{region}{}", figures.file_name(statistic, lang));
        take(&name, &figures.draw(statistic, lang, &choice.source))
    };
    map(figures.len() * each.len(), draw).into_iter().collect()
}

impl MapChoice {
    fn each(&self) -> impl Iterator<Item = (Statistic, Lang)> {
        let of_statistic = |statistic: &Statistic| {
            self.langs.iter().map({
                let statistic = *statistic;
                move |lang| (statistic, *lang)
            })
        };
        self.statistics.iter().flat_map(of_statistic)
    }
}

/// What is known of one target at the end of one year on one sheet.
struct Figures<'a> {
    results: &'a Results,
    sheet: &'a Sheet,
    target: IndexedTarget<'a>,
    year: u16,
    /// Of each unit.
    rows: Vec<Option<&'a ShortfallRow>>,
}

impl Figures<'_> {
    fn draw(&self, statistic: Statistic, lang: Lang, source: &MapSource) -> String {
        let shown: Vec<_> = self.rows.iter().map(|row| self.shown(*row, statistic, lang)).collect();
        let values = shown.iter().filter_map(|shown| shown.value);
        let scale = match (statistic, statistic.kind()) {
            (Statistic::Uncertainty, _) => {
                let ends = shown.iter().filter_map(|shown| shown.interval).flatten();
                Scale::of_intervals(Kind::Amount, values.chain(ends))
            }
            (_, Kind::Share) => Scale::probability(),
            (_, Kind::Amount | Kind::Change) => Scale::of_values(Kind::Amount, values),
        };
        let about = (self.target.1, self.year, statistic);
        let region = (&self.sheet.region, self.sheet.level);
        let text = MapText::of_shortfall(self.results, region, about, lang, source);
        self.sheet.map.draw(&shown, &scale, &text)
    }

    /// A figure of one unit, with the others of its row in the tooltip.
    fn shown(&self, row: Option<&ShortfallRow>, statistic: Statistic, lang: Lang) -> Shown {
        let Some(row) = row else {
            return Shown {
                value: None,
                basis: Basis::Published,
                interval: None,
                details: Vec::new(),
            };
        };
        let unit = unit_words(&self.target.1.shortfall_unit, lang);
        let line = |statistic: &Statistic| {
            let words = statistic.words(unit, lang);
            Some(figure_line([words.as_str(), unit], statistic.kind(), statistic.of(row)?, lang))
        };
        let interval = match statistic {
            Statistic::Uncertainty => row.spread.map(|s| [s.quantiles[1], s.quantiles[5]]),
            _ => None,
        };
        let between = interval.map(|[low, high]| {
            let [low, high] = [low, high].map(|value| Kind::Amount.line(value, lang));
            interval_line([&low, &high], unit, lang)
        });
        let details = Statistic::ALL.iter().filter_map(line).chain(between).collect();
        Shown { value: statistic.of(row), basis: row.basis, interval, details }
    }

    fn file_name(&self, statistic: Statistic, lang: Lang) -> String {
        let (index, target) = self.target;
        let lang = match lang {
            Lang::Zh => "zh",
            Lang::En => "en",
        };
        let target = tame(&target.id, index);
        format!("{target}_{}_{}.{lang}.svg", self.year, statistic.id())
    }
}

/// A target's id as part of a file name: letters, digits, `_`, `-` and `.`; with the target's
/// number where that changes it.
pub(super) fn tame(id: &str, index: u16) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    let tamed: String = id.chars().filter(|c| is_plain(*c)).take(60).collect();
    let tamed = tamed.trim_start_matches('.');
    if tamed == id && !tamed.is_empty() { id.to_owned() } else { format!("{tamed}_{index}") }
}

#[cfg(test)]
mod tests;
