//! The priors: every number that no source gives, with the reason for it.

use super::{bundle::Bundle, staffing::Ability, table::Row};
use crate::domain::{Basis, Text, words};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems, nearest};
use std::collections::BTreeMap;

words! {
    /// The shape of a prior.
    Distribution {
        /// One value.
        Fixed = "fixed",
        /// Normal by mean and sd, cut off at the bounds.
        Normal = "normal",
        /// Lognormal by mean and sd, cut off at the bounds.
        Lognormal = "lognormal",
        /// Beta by mean and sd.
        Beta = "beta",
        /// Even between the bounds.
        Uniform = "uniform",
        /// Gamma by mean and sd.
        Gamma = "gamma",
    }
}

/// A number with a stated uncertainty.
#[derive(Clone, Debug, PartialEq)]
pub struct Prior {
    /// Its name.
    pub id: Box<str>,
    /// The shape.
    pub distribution: Distribution,
    /// The mean, used as it is where uncertainty is switched off.
    pub mean: f64,
    /// The standard deviation; 0 if fixed.
    pub sd: f64,
    /// No value lies below.
    pub lower: f64,
    /// No value lies above.
    pub upper: f64,
    /// The unit.
    pub unit: Box<str>,
    /// 含义
    pub meaning_zh: Box<str>,
    /// What it stands for.
    pub meaning_en: Box<str>,
    /// What the value rests on; an assumption unless a source gives it.
    pub basis: Basis,
    /// 理由：规则、出处或判断
    pub reason_zh: Box<str>,
    /// Why this value: the rule, the publication, or the judgement.
    pub reason: Box<str>,
}

impl Prior {
    /// The parameters a and b of a beta distribution with this mean and standard deviation.
    #[must_use]
    pub fn beta_parameters(&self) -> Option<(f64, f64)> {
        let weight = self.mean * (1.0 - self.mean) / (self.sd * self.sd) - 1.0;
        let beta = self.distribution == Distribution::Beta && weight > 0.0 && weight.is_finite();
        beta.then_some((self.mean * weight, (1.0 - self.mean) * weight))
    }
}

/// No prior of that name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct UnknownPrior {
    /// The name asked for.
    pub got: String,
    /// The nearest name.
    pub meant: Option<String>,
}

impl UnknownPrior {
    /// What the planner is told.
    #[must_use]
    pub fn said(&self) -> Said {
        let meant = self.meant.as_ref().map(messages::did_you_mean).unwrap_or_default();
        messages::prior_unknown(&self.got).and(meant)
    }
}

/// All priors.
#[derive(Clone, Debug, Default)]
pub struct Assumptions(BTreeMap<Box<str>, Prior>);

impl Assumptions {
    /// The prior of a name.
    ///
    /// # Errors
    ///
    /// [`UnknownPrior`] with the nearest name.
    pub fn get(&self, id: &str) -> Result<&Prior, UnknownPrior> {
        self.0.get(id).ok_or_else(|| UnknownPrior {
            got: id.to_owned(),
            meant: nearest(id, self.0.keys().map(AsRef::as_ref)).map(str::to_owned),
        })
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Prior> {
        self.0.values()
    }

    /// Puts another prior in the place of the one of its name.
    ///
    /// # Errors
    ///
    /// Why no number could be drawn from it.
    pub fn replace(&mut self, prior: Prior) -> Result<(), Text> {
        if let Some(wrong) = wrong_with(&prior) {
            return Err(wrong);
        }
        self.0.insert(prior.id.clone(), prior);
        Ok(())
    }

    pub(super) fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let Some(file) = bundle.file("assumptions/data.csv") else { return Self::default() };
        let priors = file.rows(COLUMNS, problems, |row| {
            let prior = Prior {
                id: row.filled().into(),
                distribution: row.word(Distribution::Fixed),
                mean: row.number(),
                sd: row.amount(),
                lower: row.optional(Row::number).unwrap_or(f64::NEG_INFINITY),
                upper: row.optional(Row::number).unwrap_or(f64::INFINITY),
                unit: row.filled().into(),
                meaning_zh: row.filled().into(),
                meaning_en: row.filled().into(),
                basis: row.word(Basis::Assumption),
                reason_zh: row.filled().into(),
                reason: row.filled().into(),
            };
            if Ability::ALL.iter().any(|level| level.assumption() == &*prior.id) {
                row.reject(messages::prior_of_rules(&prior.id));
            }
            if let Some(wrong) = wrong_with(&prior) {
                row.complain(messages::prior_undrawn(wrong));
            }
            (row.line(), prior)
        });
        let mut all = BTreeMap::new();
        for (line, prior) in priors {
            if let Some(twice) = all.insert(prior.id.clone(), prior) {
                let place = Place::line(file.name, line);
                problems.push(place, messages::stands_twice(&twice.id));
            }
        }
        if all.is_empty() {
            problems.push(Place::file(file.name), messages::no_prior_rows());
        }
        Self(all)
    }
}

const COLUMNS: &[&str] = &[
    "id",
    "distribution",
    "mean",
    "sd",
    "lower",
    "upper",
    "unit",
    "meaning_zh",
    "meaning_en",
    "basis",
    "reason_zh",
    "reason",
];

/// Why no number can be drawn from a prior, if so.
fn wrong_with(prior: &Prior) -> Option<Text> {
    const fn say(zh: &'static str, en: &'static str) -> Text {
        Text { zh, en }
    }
    let Prior { mean, sd, lower, upper, .. } = *prior;
    if !(lower..=upper).contains(&mean) {
        return Some(say("均值在上下限之外", "its mean lies outside its bounds"));
    }
    match prior.distribution {
        Distribution::Fixed => {
            (sd != 0.0).then_some(say("固定值的标准差应为 0", "a fixed value has an sd of 0"))
        }
        Distribution::Normal => {
            (sd == 0.0).then_some(say("标准差应大于 0", "its sd must be above 0"))
        }
        Distribution::Lognormal | Distribution::Gamma => (sd == 0.0 || mean <= 0.0)
            .then_some(say("均值和标准差应大于 0", "its mean and sd must be above 0")),
        Distribution::Beta => {
            let wrong = say("均值和标准差不合贝塔分布", "mean and sd fit no beta distribution");
            prior.beta_parameters().is_none().then_some(wrong)
        }
        Distribution::Uniform => {
            let middle = f64::midpoint(lower, upper);
            let spread = (upper - lower) / libm::sqrt(12.0);
            let agree =
                (mean - middle).abs() < 1e-3 * spread && (sd - spread).abs() < 1e-3 * spread;
            (!agree).then_some(say(
                "均值和标准差与上下限不符",
                "its mean and sd are not those of its bounds",
            ))
        }
    }
}
