//! What indicators and targets are called.

use crate::{catalogue::indicators, domain::Lang, seeds::Seeds};

/// The name of an indicator or target; its id where nobody named it.
pub fn of_item(id: &str, seeds: &Seeds, lang: Lang) -> String {
    if let Some(indicator) = indicators().iter().find(|indicator| indicator.id == id) {
        return indicator.text.get(lang).to_owned();
    }
    let row = id.split('.').next().unwrap_or(id);
    seeds
        .plan_names()
        .filter_map(|plan| seeds.plan(plan))
        .flatten()
        .find(|target| &*target.id == row)
        .map_or_else(
            || id.to_owned(),
            |target| match lang {
                Lang::Zh => target.subject_zh.to_string(),
                Lang::En => target.subject_en.to_string(),
            },
        )
}
