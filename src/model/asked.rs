//! The plan that a scenario asks for, and the targets that it puts first.

use crate::{
    messages,
    problems::{Problems, nearest},
    scenario::{Located, Scenario},
    seeds::{PolicyTarget, Seeds},
    targets::Target,
};

/// The rows of a plan; none where none is asked for.
pub(super) fn plan<'a>(
    seeds: &'a Seeds,
    asked: Option<&Located<String>>,
) -> Result<&'a [PolicyTarget], Problems> {
    let Some(asked) = asked else { return Ok(&[]) };
    seeds.plan(&asked.value).ok_or_else(|| {
        let known: Vec<&str> = seeds.plan_names().collect();
        let meant = nearest(&asked.value, known.iter().copied());
        let message = messages::plan_unknown(&asked.value)
            .and(meant.map(messages::did_you_mean).unwrap_or_default())
            .and(messages::known(known.join(", ")));
        Problems::one(asked.place.clone(), message)
    })
}

/// Holds that every headline is a target that is simulated.
pub(super) fn check_headlines(scenario: &Scenario, targets: &[Target]) -> Result<(), Problems> {
    let mut problems = Problems::default();
    for wanted in &scenario.output().headline_targets {
        if !targets.iter().any(|target| target.info.id == wanted.value) {
            let ids = targets.iter().map(|target| target.info.id.as_str());
            let meant = nearest(&wanted.value, ids);
            let message = messages::headline_unknown(&wanted.value)
                .and(meant.map(messages::did_you_mean).unwrap_or_default());
            problems.push(wanted.place.clone(), message);
        }
    }
    problems.or(())
}
