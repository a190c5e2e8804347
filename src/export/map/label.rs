//! Names short enough for a small square, and still telling.

use std::collections::BTreeSet;

use super::{
    fit::readable,
    peoples::{without_english_peoples, without_peoples},
};
use crate::{
    domain::{Lang, Level},
    results::Place,
};

/// Long names of development zones, and what people call them.
const ZONES: [(&str, &str); 6] = [
    ("高新技术产业开发区", "高新区"),
    ("高新技术开发区", "高新区"),
    ("经济技术开发区", "经开区"),
    ("经济开发区", "经开区"),
    ("管理委员会", ""),
    ("管委会", ""),
];

/// A short name for every unit, in order.
///
/// The kind of unit (区, 县, 市 …) is dropped where two characters or more remain and neither a
/// neighbour in the same group nor a group on the map has that name already: 朝阳县 keeps its 县
/// beside 朝阳市. Autonomous areas lose their peoples: 喀喇沁左翼蒙古族自治县 becomes 喀喇沁左翼.
pub(super) fn short_names(units: &[Place], groups: &[Place], lang: Lang) -> Vec<String> {
    let full: Vec<_> = units.iter().map(|unit| name(unit, lang)).collect();
    let candidates: Vec<_> = full
        .iter()
        .zip(units)
        .map(|(name, unit)| match unit.level {
            Level::County => candidates(name),
            Level::Prefecture | Level::Province | Level::Nation => vec![stem(name)],
        })
        .collect();
    let taken: BTreeSet<_> = groups.iter().map(|group| group_name(group, lang)).collect();
    let group_of = |unit: usize| super::layout::group_of(&units[unit]);
    (0..units.len())
        .map(|unit| {
            let is_free = |short: &&String| {
                !taken.contains(*short)
                    && (0..units.len()).all(|other| {
                        other == unit
                            || group_of(other) != group_of(unit)
                            || (!candidates[other].contains(*short) && full[other] != **short)
                    })
            };
            candidates[unit].iter().find(is_free).unwrap_or(&full[unit]).clone()
        })
        .collect()
}

/// The short name of a prefecture or province: 沈阳市 is 沈阳.
pub(super) fn group_name(group: &Place, lang: Lang) -> String {
    stem(&name(group, lang))
}

fn stem(full: &str) -> String {
    let kinds = ["自治州", "自治区", "地区", "林区", "盟", "市", "省"];
    let english = [" Prefecture", " City", " League", " Province"];
    // The census puts counties that belong to no prefecture under such a heading.
    if let Some(part) = full.strip_suffix("级行政区划") {
        return part.trim_start_matches("自治区").to_owned();
    }
    let of_kind = kinds.into_iter().find_map(|kind| full.strip_suffix(kind)).map(without_peoples);
    let in_english = || english.into_iter().find_map(|kind| full.strip_suffix(kind));
    let stem = of_kind.or_else(in_english).unwrap_or(full);
    if stem.chars().count() < 2 { full.to_owned() } else { stem.to_owned() }
}

/// The name in a language; the Chinese one where there is no English, the code where there is none.
pub(super) fn name(place: &Place, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => &place.name_zh,
        Lang::En => &place.name_en,
    };
    [readable(name), readable(&place.name_zh)]
        .into_iter()
        .find(|name| !name.is_empty())
        .unwrap_or_else(|| place.code.to_string())
}

/// Names that say less, the shortest first.
fn candidates(full: &str) -> Vec<String> {
    for (long, short) in ZONES {
        if let Some(stem) = full.strip_suffix(long) {
            return vec![format!("{stem}{short}")];
        }
    }
    for (kind, plain) in [("自治县", "县"), ("自治旗", "旗")] {
        if let Some(stem) = full.strip_suffix(kind).map(without_peoples) {
            return kept(stem).into_iter().chain([format!("{stem}{plain}")]).collect();
        }
    }
    for kind in ["新区", "林区", "特区", "区", "县", "市"] {
        if let Some(stem) = full.strip_suffix(kind) {
            // 西市区 is not a city, and 城区 not a name.
            let is_clear = !stem.ends_with(['区', '县', '市', '旗', '盟', '新']);
            return kept(stem).filter(|_| is_clear).into_iter().collect();
        }
    }
    for kind in [" Autonomous County", " Autonomous Banner"] {
        if let Some(stem) = full.strip_suffix(kind) {
            return vec![without_english_peoples(stem).to_owned(), stem.to_owned()];
        }
    }
    for kind in [" New District", " New Area", " District", " County", " City", " Banner"] {
        if let Some(stem) = full.strip_suffix(kind) {
            return vec![stem.to_owned()];
        }
    }
    Vec::new()
}

fn kept(stem: &str) -> Option<String> {
    (stem.chars().count() >= 2).then(|| stem.to_owned())
}

#[cfg(test)]
mod tests;
