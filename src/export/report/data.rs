//! The figures of a report, as its page reads them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    ground::{Map, maps},
    pack::Packed,
    pyramid::Pyramids,
    reserve::Reserve,
};
use crate::{
    domain::{Lang, Level},
    export::{
        map::Atlas,
        map::{MOST_TILES, basis_words, threshold_words, unit_words},
        text::visible,
    },
    results::{PaceRow, Results, TargetInfo},
};

/// In Chinese and in English.
pub(super) type Both = [String; 2];

/// Quantiles of a series: all seven of a run, or only those of the 80 per cent interval.
const QUANTILES: [&[usize]; 2] = [&[0, 1, 2, 3, 4, 5, 6], &[1, 3, 5]];

/// Regions up to which a page holds all seven: of a nation it would weigh ten megabytes.
const FINE_PLACES: usize = 300;

/// Regions that a page holds; of a larger run it leaves the counties to the tables.
const MOST_PLACES: usize = MOST_TILES;

#[derive(Serialize)]
pub(super) struct Region {
    code: String,
    level: &'static str,
    name: Both,
}

#[derive(Serialize)]
pub(super) struct Indicator {
    id: String,
    name: Both,
    unit: String,
    /// By region: the quantiles held, year after year.
    fans: Vec<Option<Packed>>,
    /// By region: what the figures of the last year rest on.
    basis: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct Goal {
    id: String,
    name: Both,
    indicator: String,
    unit: String,
    lack_unit: String,
    threshold: f64,
    asked: Both,
    attribute: &'static str,
    level: &'static str,
    deadline: u16,
    headline: bool,
    /// By region: each of the [`FIGURES`], year after year.
    rows: Vec<[Option<Packed>; FIGURES]>,
    /// By region: the first year in which it is met with probability 0.5, 0.8, 0.9.
    first: Vec<[Option<u16>; 3]>,
    /// By region.
    basis: Vec<&'static str>,
    /// By region, where one was worked out: see [`pace`].
    paces: BTreeMap<usize, Vec<Option<f32>>>,
}

/// Figures of a target in a region and year: probability met, median actual, shortfall's mean,
/// first decile, median and ninth decile, what to add for an assurance of 90 per cent.
const FIGURES: usize = 7;

/// What the page shows of a run.
#[derive(Serialize)]
pub(super) struct Figures {
    years: Vec<u16>,
    draws: u32,
    regions: Vec<Region>,
    /// The widest of them.
    widest: usize,
    /// Whether counties are left out.
    counties_left_out: bool,
    /// Which of the seven quantiles the indicators have.
    quantiles: &'static [usize],
    indicators: Vec<Indicator>,
    targets: Vec<Goal>,
    maps: Vec<Map>,
    pyramids: Option<Pyramids>,
    reserve: Option<Reserve>,
    units: BTreeMap<String, Both>,
    bases: BTreeMap<&'static str, Both>,
}

impl Figures {
    pub fn new(results: &Results, atlas: &Atlas) -> Self {
        let counties_left_out = results.places.len() > MOST_PLACES;
        let kept: Vec<usize> = (0..results.places.len())
            .filter(|&place| !counties_left_out || results.places[place].level > Level::County)
            .collect();
        let widest = (0..kept.len())
            .max_by_key(|&at| (results.places[kept[at]].level, std::cmp::Reverse(at)));
        let quantiles = QUANTILES[usize::from(kept.len() > FINE_PLACES)];
        Self {
            years: results.years.clone(),
            draws: results.draws,
            widest: widest.unwrap_or(0),
            counties_left_out,
            quantiles,
            indicators: indicators(results, &kept, quantiles),
            targets: targets(results, &kept),
            maps: maps(&kept, atlas),
            pyramids: Pyramids::new(results, &kept),
            reserve: Reserve::new(results, &kept),
            units: units(results),
            bases: crate::domain::Basis::ALL
                .iter()
                .map(|basis| {
                    (
                        basis.id(),
                        [Lang::Zh, Lang::En].map(|l| basis_words(*basis).get(l).to_owned()),
                    )
                })
                .collect(),
            regions: kept
                .iter()
                .map(|&place| {
                    let place = &results.places[place];
                    Region {
                        code: place.code.to_string(),
                        level: place.level.id(),
                        name: both(&place.name_zh, &place.name_en),
                    }
                })
                .collect(),
        }
    }
}

/// Names from outside without marks that turn or hide text; English where there is none stays
/// Chinese.
pub(super) fn both(zh: &str, en: &str) -> Both {
    let (zh, en) = (visible(zh), visible(en));
    if en.is_empty() { [zh.clone(), zh] } else { [zh, en] }
}

fn indicators(results: &Results, kept: &[usize], quantiles: &[usize]) -> Vec<Indicator> {
    let (years, each) = (results.years.len(), quantiles.len());
    let base = results.years.first().copied().unwrap_or_default();
    let series = results.places.len() * results.indicators.len();
    let mut figures = vec![f32::NAN; each * years * series];
    let mut basis = vec![""; series];
    for row in &results.summary {
        let at = usize::from(row.indicator) * results.places.len() + row.place as usize;
        let year = usize::from(row.year - base);
        let Some(spread) = row.spread.filter(|_| year < years) else { continue };
        for (figure, &index) in figures[each * (at * years + year)..].iter_mut().zip(quantiles) {
            *figure = spread.quantiles[index];
        }
        basis[at] = row.basis.id();
    }
    let mut indicators = Vec::new();
    for (index, quantity) in results.indicators.iter().enumerate() {
        let at = |place: usize| index * results.places.len() + place;
        let fan = |place: &usize| &figures[each * years * at(*place)..][..each * years];
        // The census is a figure of the base year: no path.
        if years > 1
            && kept.iter().all(|place| fan(place)[each..].iter().all(|figure| figure.is_nan()))
        {
            continue;
        }
        indicators.push(Indicator {
            id: quantity.id.clone(),
            name: both(&quantity.zh, &quantity.en),
            unit: quantity.unit.clone(),
            fans: kept.iter().map(|place| Packed::new(fan(place))).collect(),
            basis: kept.iter().map(|&place| basis[at(place)]).collect(),
        });
    }
    indicators
}

fn targets(results: &Results, kept: &[usize]) -> Vec<Goal> {
    let years = results.years.len();
    let base = results.years.first().copied().unwrap_or_default();
    let places = results.places.len();
    let series = places * results.targets.len();
    let mut figures = vec![f32::NAN; FIGURES * years * series];
    let mut first = vec![[None; 3]; series];
    let mut basis = vec![""; series];
    for (row, lack) in results.target_rows.iter().zip(&results.shortfall_rows) {
        let at = usize::from(row.target) * places + row.place as usize;
        let year = usize::from(row.year - base);
        if year >= years {
            continue;
        }
        let found: [Option<f32>; FIGURES] = [
            row.prob_met,
            row.actual_p50,
            lack.spread.map(|spread| spread.mean),
            lack.spread.map(|spread| spread.quantiles[1]),
            lack.spread.map(|spread| spread.median()),
            lack.spread.map(|spread| spread.quantiles[5]),
            lack.required[2],
        ];
        for (figure, value) in found.into_iter().enumerate() {
            figures[(FIGURES * at + figure) * years + year] = value.unwrap_or(f32::NAN);
        }
        (first[at], basis[at]) = (row.first_year, row.basis.id());
    }
    let goal = |(index, target): (usize, &TargetInfo)| {
        let at = |place: &usize| index * places + place;
        let paces = results.pace_rows.iter().filter(|row| usize::from(row.target) == index);
        Goal {
            id: target.id.clone(),
            name: both(&target.zh, &target.en),
            indicator: target.indicator.clone(),
            unit: target.unit.clone(),
            lack_unit: target.shortfall_unit.clone(),
            threshold: target.threshold,
            asked: [Lang::Zh, Lang::En].map(|lang| threshold_words(target, lang)),
            attribute: target.attribute.id(),
            level: target.accountable_level.id(),
            deadline: target.deadline,
            headline: target.headline,
            rows: kept
                .iter()
                .map(|place| {
                    let of = |figure| &figures[(FIGURES * at(place) + figure) * years..][..years];
                    std::array::from_fn(|figure| Packed::new(of(figure)))
                })
                .collect(),
            first: kept.iter().map(|place| first[at(place)]).collect(),
            basis: kept.iter().map(|place| basis[at(place)]).collect(),
            paces: paces
                .filter_map(|row| {
                    Some((kept.binary_search(&(row.place as usize)).ok()?, pace(row)))
                })
                .collect(),
        }
    };
    results.targets.iter().enumerate().map(goal).collect()
}

/// Assumed, needed for 0.5 and for 0.9, the 2020 value, its critical values for 0.5 and for 0.9,
/// the share of the variance that comes from it.
fn pace(row: &PaceRow) -> Vec<Option<f32>> {
    vec![
        Some(row.pace_assumed),
        row.break_even[0],
        row.break_even[1],
        row.baseline_p50,
        row.critical_baseline[0],
        row.critical_baseline[1],
        row.baseline_variance_share,
    ]
}

fn units(results: &Results) -> BTreeMap<String, Both> {
    let of_indicators = results.indicators.iter().map(|quantity| &quantity.unit);
    let of_targets =
        results.targets.iter().flat_map(|target| [&target.unit, &target.shortfall_unit]);
    of_indicators
        .chain(of_targets)
        .map(|unit| (unit.clone(), [Lang::Zh, Lang::En].map(|l| unit_words(unit, l).to_owned())))
        .collect()
}
