//! What is kept of a run so that another can be held against it.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use crate::{domain::Level, model::Model, tables::Samples};

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

/// Keeps the draws of every target at its deadline and at the horizon, in every region.
///
/// That is all a comparison needs: eight bytes a draw, target, year and region, about 20 MB for a
/// province of a hundred counties at a thousand draws.
#[derive(Debug)]
pub struct Keeper<'a> {
    model: &'a Model,
    least: Level,
    draws: Mutex<Draws>,
}

impl<'a> Keeper<'a> {
    /// Keeps nothing yet.
    #[must_use]
    pub const fn new(model: &'a Model) -> Self {
        Self { model, least: Level::County, draws: Mutex::new(BTreeMap::new()) }
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
                        .map(|draw| (samples.column(actual, at)[draw] / whole(draw)) as f32)
                        .collect(),
                    lack: (0..samples.draws())
                        .map(|draw| samples.shortfall((index, target), region, at, draw) as f32)
                        .collect(),
                };
                taken.push(((region.place, year, index as u16), held));
            }
        }
        self.draws.lock().unwrap_or_else(PoisonError::into_inner).extend(taken);
    }

    /// Everything kept.
    #[must_use]
    pub fn finish(self) -> Draws {
        self.draws.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}
