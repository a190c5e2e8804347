//! Which change moves what: the mixtures that `compare` simulates beside the scenarios.

use super::{args::SplitArg, failure::Failure};
use crate::{
    comparison::{
        Draws, IndicatorDraws, IndicatorSplit, MOST_SHAPLEY, Mixture, Split, SplitBy, kept_bytes,
    },
    domain::{Level, Text},
    export::compare::SplitOf,
    messages,
    model::Model,
    problems::Problems,
    results::Results,
    scenario::{Bilingual, Change, FrameDiffers, Scenario},
};

/// Without a word on it the Shapley split is made of so few changes: 16 runs.
const FEW: usize = 4;
/// Without a word on it no more than these are added one by one.
const CHAINED: usize = 12;

/// What is kept of a run: the draws of its targets, and of its indicators.
type Kept = (Draws, IndicatorDraws);

/// What a difference is split over, and how.
pub struct Plan {
    changes: Vec<Change>,
    ways: Vec<SplitBy>,
    why_not: Option<Bilingual>,
}

impl Plan {
    /// What can be done between two scenarios, of what is asked.
    pub fn new(base: &Scenario, other: &Scenario, asked: SplitArg) -> Result<Self, Failure> {
        let plan = |changes, ways, why_not| Self { changes, ways, why_not };
        let changes = match base.changes(other) {
            Ok(changes) => changes,
            Err(FrameDiffers(sections)) => {
                let why = said(
                    Text {
                        zh: "两个情景的地区、年份或规划不同（{}），没有可逐项替换的假设，未作分解。",
                        en: "Regions, years or the plan differ ({}): there is nothing between the two to go through \
                             change by change.",
                    },
                    &sections.join(", "),
                );
                return match asked {
                    SplitArg::Auto | SplitArg::None => Ok(plan(Vec::new(), Vec::new(), Some(why))),
                    SplitArg::Chain | SplitArg::Shapley => Err(Failure::Refused(
                        messages::split_frame(base.id(), other.id(), sections.join(", ")),
                    )),
                };
            }
        };
        let n = changes.len();
        if n == 0 {
            return Ok(plan(changes, Vec::new(), None));
        }
        let both = vec![SplitBy::Chain, SplitBy::Shapley];
        let ways = match asked {
            SplitArg::None => Vec::new(),
            SplitArg::Chain => vec![SplitBy::Chain],
            SplitArg::Shapley if n > MOST_SHAPLEY => {
                let runs = 1_u128.checked_shl(n as u32).unwrap_or(u128::MAX);
                let (base, other) = (base.id(), other.id());
                return Err(Failure::Refused(messages::split_many(
                    base,
                    other,
                    n,
                    runs,
                    MOST_SHAPLEY,
                )));
            }
            SplitArg::Auto if n > CHAINED => Vec::new(),
            SplitArg::Auto if n > FEW => vec![SplitBy::Chain],
            SplitArg::Auto | SplitArg::Shapley => both,
        };
        let why_not = ways.is_empty().then(|| {
            said(
                Text {
                    zh: "两个情景有{}处不同，未作分解；可用 --split chain 分解。",
                    en: "The two differ in {} things, and the difference was not split: --split chain does it.",
                },
                &n.to_string(),
            )
        });
        Ok(plan(changes, ways, why_not))
    }

    /// How many bytes are held beside the two scenarios while the difference is split.
    pub fn bytes(&self, model: &Model, draws: u32) -> u64 {
        if self.ways.is_empty() {
            return 0;
        }
        let parts = (self.ways.len() * self.changes.len()) as u64;
        let [targets, indicators] = kept_bytes(model, draws, Level::Prefecture);
        let [_, wide] = kept_bytes(model, draws, Level::Province);
        // Sixteen bytes a part for the eight of a target's draw, eight for the four of an indicator's;
        // and the draws of targets in both scenarios and a mixture.
        targets * (2 * parts + 3) + indicators + wide * 2 * parts
    }

    /// The mixtures to be simulated: all that are wanted but the two scenarios themselves.
    pub fn mixtures(&self) -> Vec<Mixture> {
        let all = (1 << self.changes.len()) - 1;
        let split = Split::new(self.changes.len(), self.ways.clone());
        split.mixtures().into_iter().filter(|mixture| *mixture != 0 && *mixture != all).collect()
    }

    /// The scenario of a mixture.
    pub fn scenario(
        &self,
        base: &Scenario,
        other: &Scenario,
        mixture: Mixture,
    ) -> Result<Scenario, Problems> {
        let taken = (0..).zip(&self.changes).filter(|(bit, _)| mixture >> bit & 1 == 1);
        let keys: Vec<&str> = taken.map(|(_, change)| change.key.as_str()).collect();
        base.taking_over(other, &keys)
    }

    /// Whether a mixture takes the beds of the planner's own table from the other scenario.
    pub fn takes_table(&self, mixture: Mixture) -> bool {
        let at = self.changes.iter().position(|change| change.key == "supply.county_table");
        at.is_some_and(|bit| mixture >> bit & 1 == 1)
    }

    /// Splits the difference, given the draws of both ends and a way to simulate what lies between.
    pub fn split(
        self,
        ends: [(&Results, &Kept); 2],
        mut simulate: impl FnMut(&Self, Mixture) -> Result<(Results, Kept), Failure>,
    ) -> Result<SplitOf, Failure> {
        if self.ways.is_empty() {
            return Ok(SplitOf {
                changes: self.changes,
                why_not: self.why_not,
                ..SplitOf::default()
            });
        }
        let mut split = Split::new(self.changes.len(), self.ways.clone());
        // By the base's targets: a table of the planner's own may bring one in, or leave it out.
        let wide = |(results, draws): (&Results, &Draws)| -> Draws {
            let level = |place: u32| results.places[place as usize].level;
            let by_base = |target: u16| {
                let id = &results.targets[usize::from(target)].id;
                ends[0].0.targets.iter().position(|own| own.id == *id)
            };
            draws
                .iter()
                .filter(|((place, ..), _)| level(*place) > Level::County)
                .filter_map(|(&(place, year, target), held)| {
                    Some(((place, year, by_base(target)? as u16), held.clone()))
                })
                .collect()
        };
        let mut both = ends.map(|(results, kept)| wide((results, &kept.0)));
        let [base, other] = &mut both;
        base.retain(|key, _| other.contains_key(key));
        other.retain(|key, _| base.contains_key(key));
        // Indicators are many and each keeps every draw: provinces and the nation, or what is widest.
        let levels = ends[0].0.places.iter().map(|place| place.level);
        let least = levels.max().map_or(Level::Province, |widest| widest.min(Level::Province));
        let level = |place: u32| ends[0].0.places[place as usize].level;
        let wanted = ends[0]
            .1
            .1
            .iter()
            .filter(|(key, _)| level(key.0) >= least && ends[1].1.1.contains_key(key));
        let mut indicators = IndicatorSplit::new(self.changes.len(), self.ways.clone(), wanted);
        let all = (1 << self.changes.len()) - 1;
        for (mixture, (targets, end)) in [0, all].into_iter().zip(both.iter().zip(ends)) {
            split.take(mixture, targets);
            indicators.take(mixture, &end.1.1);
        }
        for mixture in self.mixtures() {
            let (results, kept) = simulate(&self, mixture)?;
            let mut targets = wide((&results, &kept.0));
            targets.retain(|key, _| both[0].contains_key(key));
            split.take(mixture, &targets);
            indicators.take(mixture, &kept.1);
        }
        Ok(SplitOf {
            changes: self.changes,
            parts: split.parts(),
            indicators: indicators.parts(),
            why_not: None,
        })
    }
}

fn said(text: Text, what: &str) -> Bilingual {
    Bilingual { zh: text.zh.replace("{}", what), en: text.en.replace("{}", what) }
}
