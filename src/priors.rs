//! The assumptions of a run: the seeds' priors with the scenario's own word on them.
//!
//! - Takes: the seeds' assumptions and a scenario's overrides.
//! - Gives: one prior for each name, and numbers drawn from it.
//! - Never: makes a number up.

use crate::{
    messages::{self, Said},
    problems::{Place, Problems},
    scenario::{Located, Override, Scenario},
    seeds::{Ability, Assumptions, Distribution, Prior, RuleSet, Seeds},
    streams::{beta, gamma, normal_cdf, normal_quantile, uniform},
};
use rand::Rng;
use std::collections::BTreeMap;

/// The assumptions of one run.
#[derive(Clone, Debug)]
pub struct Priors {
    assumptions: Assumptions,
    carers: Said,
}

impl Priors {
    /// The seeds' priors with the ratios of the rule set for carers, overridden by the scenario.
    ///
    /// # Errors
    ///
    /// A rule set or an override of an unknown name, or an override that leaves a prior impossible
    /// to draw from.
    pub fn new(seeds: &Seeds, scenario: &Scenario) -> Result<Self, Problems> {
        Self::of(seeds, Some(&scenario.supply().carer_rules), scenario.assumptions())
    }

    /// The same of what a scenario says of them.
    ///
    /// # Errors
    ///
    /// As [`Self::new`].
    pub fn of(
        seeds: &Seeds,
        rules: Option<&Located<String>>,
        overrides: &BTreeMap<String, Located<Override>>,
    ) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut assumptions = seeds.assumptions.clone();
        let asked = rules.and_then(|asked| match seeds.staffing.get(&asked.value) {
            Ok(set) => Some(set),
            Err(unknown) => {
                problems.push(asked.place.clone(), unknown.said());
                None
            }
        });
        // Without it, any stands in, so that what is said of its ratios is checked all the same.
        let set = asked.or_else(|| seeds.staffing.iter().next());
        for ratio in set.iter().flat_map(|set| &set.ratios) {
            if let Err(wrong) = assumptions.replace(ratio.clone()) {
                problems.push(Place::file("staffing_rules/data.csv"), wrong);
            }
        }
        for (id, word) in overrides {
            match assumptions.get(id) {
                Err(unknown) => problems.push(word.place.clone(), unknown.said()),
                Ok(prior) => {
                    let known = (prior.lower, prior.upper);
                    // Bounds of the others cut a distribution off: a scenario may move them.
                    let bounds_all =
                        matches!(prior.distribution, Distribution::Fixed | Distribution::Beta);
                    let prior = overridden(prior, word.value);
                    let Prior { mean, lower, upper, .. } = prior;
                    let beyond = [mean, lower, upper].iter().any(|x| *x < known.0 || *x > known.1);
                    if bounds_all && beyond {
                        problems
                            .push(word.place.clone(), messages::prior_range(id, known.0, known.1));
                    } else if let Err(wrong) = assumptions.replace(prior) {
                        problems.push(word.place.clone(), wrong);
                    }
                }
            }
        }
        let carers = set.map(|set| carers(set, &assumptions, overrides)).unwrap_or_default();
        problems.or(Self { assumptions, carers })
    }

    /// By which rules carers are required: the name of the set and its ratios, as the run uses them.
    #[must_use]
    pub const fn carers(&self) -> &Said {
        &self.carers
    }

    /// All of them, by name.
    pub fn iter(&self) -> impl Iterator<Item = &Prior> {
        self.assumptions.iter()
    }

    /// The prior of a name that the model relies on.
    ///
    /// # Errors
    ///
    /// When the table of assumptions lacks it, which a table of the user's own may.
    pub fn get(&self, id: &str) -> Result<&Prior, Problems> {
        self.assumptions.get(id).map_err(|unknown| {
            let place = Place::file("assumptions/data.csv");
            Problems::one(place, unknown.said().and(messages::prior_needed()))
        })
    }

    /// Its mean.
    ///
    /// # Errors
    ///
    /// As [`Self::get`].
    pub fn mean(&self, id: &str) -> Result<f64, Problems> {
        self.get(id).map(|prior| prior.mean)
    }
}

fn carers(
    set: &RuleSet,
    assumptions: &Assumptions,
    overrides: &BTreeMap<String, Located<Override>>,
) -> Said {
    let name = Said { zh: set.name_zh.to_string(), en: set.name_en.to_string() };
    let ids = || Ability::ALL.iter().map(|level| level.assumption());
    let own = ids().any(|id| overrides.contains_key(id));
    let name = if own { messages::carers_own(name) } else { name };
    let mut ratios = ids().map(|id| assumptions.get(id).map_or(f64::NAN, |prior| prior.mean));
    let mut next = || ratios.next().unwrap_or(f64::NAN);
    messages::carers_by(name, next(), next(), next())
}

fn overridden(prior: &Prior, word: Override) -> Prior {
    let mut prior = prior.clone();
    match word {
        Override::Fixed(value) => {
            prior.distribution = Distribution::Fixed;
            (prior.mean, prior.sd, prior.lower, prior.upper) = (value, 0.0, value, value);
        }
        Override::Prior { mean, sd, lower, upper } => {
            prior.mean = mean.unwrap_or(prior.mean);
            prior.sd = sd.unwrap_or(prior.sd);
            prior.lower = lower.unwrap_or(prior.lower);
            prior.upper = upper.unwrap_or(prior.upper);
        }
    }
    prior
}

impl Prior {
    /// Draws a value; bounds cut the distribution off, they do not pile it up.
    pub fn sample(&self, rng: &mut impl Rng) -> f64 {
        let (mean, sd) = (self.mean, self.sd);
        match self.distribution {
            Distribution::Fixed => mean,
            Distribution::Uniform => self.lower + (self.upper - self.lower) * uniform(rng),
            Distribution::Normal => {
                mean + sd * between((self.lower - mean) / sd, (self.upper - mean) / sd, rng)
            }
            Distribution::Lognormal => {
                let variance = libm::log1p((sd / mean) * (sd / mean));
                let (centre, width) = (libm::log(mean) - variance / 2.0, libm::sqrt(variance));
                let deviate =
                    |bound: f64| (libm::log(bound.max(f64::MIN_POSITIVE)) - centre) / width;
                libm::exp(centre + width * between(deviate(self.lower), deviate(self.upper), rng))
            }
            Distribution::Beta => self
                .beta_parameters()
                .map_or(mean, |(a, b)| beta(rng, a, b).clamp(self.lower, self.upper)),
            Distribution::Gamma => {
                let shape = (mean / sd) * (mean / sd);
                (gamma(rng, shape) * mean / shape).clamp(self.lower, self.upper)
            }
        }
    }
}

/// A standard normal deviate between two bounds.
fn between(low: f64, high: f64, rng: &mut impl Rng) -> f64 {
    let (low, high) = (normal_cdf(low), normal_cdf(high));
    normal_quantile((low + (high - low) * uniform(rng)).clamp(1e-300, 1.0 - 1e-16))
}
