//! What is kept of a run so that another can be held against it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, PoisonError},
};

use crate::{
    catalogue::{Measure, indicators},
    domain::Level,
    model::Model,
    scenario::BASE_YEAR,
    tables::{Samples, indicator_draws},
    targets::Target,
};

/// The draws of one target in one region and year.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The indicator held against the threshold.
    pub actual: Vec<f32>,
    /// What is missing.
    pub lack: Vec<f32>,
}

/// By region, year and target, as in the results' indices.
pub type Draws = BTreeMap<(u32, u16, u16), Held>;

/// The draws of indicators by region, year and indicator, as in the results' indices.
pub type IndicatorDraws = BTreeMap<(u32, u16, u16), Vec<f32>>;

/// How many bytes are kept of a run, of its targets and of its indicators: of regions of this level
/// and wider, and of wider ones than counties.
#[must_use]
pub fn kept_bytes(model: &Model, draws: u32, least: Level) -> [u64; 2] {
    let (base, last) = (BASE_YEAR, model.years().last().copied().unwrap_or(BASE_YEAR));
    let shown = |target: &Target| target.info.deadline.clamp(base, last);
    let series: usize =
        model.targets.iter().map(|target| 1 + usize::from(shown(target) != last)).sum();
    let headlines = model.targets.iter().filter(|target| target.info.headline).map(shown);
    let years: BTreeSet<u16> = headlines.chain([last]).collect();
    let regions = |least| model.regions.iter().filter(|region| region.level >= least).count();
    let draws = u64::from(draws);
    let wide = regions(least.max(Level::Prefecture));
    [
        8 * draws * (regions(least) * series) as u64,
        4 * draws * (wide * years.len() * indicators().len()) as u64,
    ]
}

/// Keeps the draws of every target at its deadline and at the horizon, in every region; above
/// counties those of every indicator too, at the deadlines of headline targets and the horizon.
///
/// That is all a comparison needs: eight bytes a draw, target, year and region, and four a draw,
/// indicator, year and wider region; about 30 MB for a province of a hundred counties at a thousand
/// draws.
#[derive(Debug)]
pub struct Keeper<'a> {
    model: &'a Model,
    least: Level,
    draws: Mutex<(Draws, IndicatorDraws)>,
}

impl<'a> Keeper<'a> {
    /// Keeps nothing yet.
    #[must_use]
    pub const fn new(model: &'a Model) -> Self {
        Self { model, least: Level::County, draws: Mutex::new((BTreeMap::new(), BTreeMap::new())) }
    }

    /// Keeps regions of this level and wider only.
    #[must_use]
    pub fn from(self, least: Level) -> Self {
        Self { least, ..self }
    }

    /// Takes from a region's samples what is kept of them; from any thread, in any order.
    pub fn take(&self, place: usize, samples: &Samples) {
        let years = self.model.years();
        let (Some(base), Some(last)) = (years.first(), years.last()) else { return };
        let region = &self.model.regions[place];
        if region.level < self.least {
            return;
        }
        let mut taken = Vec::new();
        for (index, target) in self.model.targets.iter().enumerate() {
            let (_, by, actual, _) = target.rule.parts();
            let mut shown = vec![target.info.deadline.clamp(*base, *last), *last];
            shown.dedup();
            for year in shown {
                let at = usize::from(year - base);
                let whole = |draw| samples.whole(by, region, at, draw);
                if (0..samples.draws()).any(|draw| whole(draw) <= 0.0) {
                    continue;
                }
                let held = Held {
                    actual: (0..samples.draws())
                        .map(|draw| (samples.value(actual, at, draw) / whole(draw)) as f32)
                        .collect(),
                    lack: (0..samples.draws())
                        .map(|draw| samples.shortfall((index, target), region, at, draw) as f32)
                        .collect(),
                };
                taken.push(((region.place, year, index as u16), held));
            }
        }
        let shown =
            if region.level > Level::County { self.shown(place, samples) } else { Vec::new() };
        let mut draws = self.draws.lock().unwrap_or_else(PoisonError::into_inner);
        draws.0.extend(taken);
        draws.1.extend(shown);
    }

    /// The indicators of a region in the years that a planner looks at.
    fn shown(&self, place: usize, samples: &Samples) -> Vec<((u32, u16, u16), Vec<f32>)> {
        let years = self.model.years();
        let (Some(&base), Some(&last)) = (years.first(), years.last()) else { return Vec::new() };
        let region = &self.model.regions[place];
        let headlines = self.model.targets.iter().filter(|target| target.info.headline);
        let mut shown: Vec<u16> =
            headlines.map(|target| target.info.deadline.clamp(base, last)).chain([last]).collect();
        shown.sort_unstable();
        shown.dedup();
        let mut column = vec![0.0; samples.draws()];
        let mut taken = Vec::new();
        for year in shown {
            for (index, indicator) in (0..).zip(indicators()) {
                let at = usize::from(year - base);
                let counted = matches!(indicator.measure, Measure::Census { .. });
                if !counted && indicator_draws(samples, region, indicator.measure, at, &mut column)
                {
                    taken.push(((region.place, year, index), column.clone()));
                }
            }
        }
        taken
    }

    /// Everything kept: of targets, and of indicators.
    #[must_use]
    pub fn finish(self) -> (Draws, IndicatorDraws) {
        self.draws.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
