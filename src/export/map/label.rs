//! Names short enough for a small square, and still telling.

use std::collections::BTreeSet;

use super::fit::readable;
use crate::{
    domain::{Lang, Level},
    results::Place,
};

/// Peoples named in the names of autonomous areas, without 族.
const PEOPLES: [&str; 57] = [
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
    "各",
    "汉",
];

/// Peoples that stand in names without 族 too.
const WITHOUT_ZU: [&str; 7] = ["维吾尔", "哈萨克", "塔吉克", "锡伯", "柯尔克孜", "蒙古", "达斡尔"];

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
    for kind in [
        " Autonomous County",
        " Autonomous Banner",
        " New District",
        " District",
        " County",
        " City",
        " Banner",
    ] {
        if let Some(stem) = full.strip_suffix(kind) {
            return vec![stem.to_owned()];
        }
    }
    Vec::new()
}

fn kept(stem: &str) -> Option<String> {
    (stem.chars().count() >= 2).then(|| stem.to_owned())
}

/// 阜新蒙古族 is 阜新; a people alone keeps its name: 鄂温克族 is 鄂温克.
fn without_peoples(name: &str) -> &str {
    let mut stem = name;
    loop {
        let shorter = PEOPLES.iter().find_map(|people| {
            let rest = stem.strip_suffix('族').and_then(|rest| rest.strip_suffix(people));
            rest.or_else(|| {
                WITHOUT_ZU.contains(people).then(|| stem.strip_suffix(people)).flatten()
            })
            .filter(|rest| rest.chars().count() >= 2)
        });
        match shorter {
            Some(rest) => stem = rest,
            None => return stem.strip_suffix('族').unwrap_or(stem),
        }
    }
}

#[cfg(test)]
mod tests;
