//! English names of counties by rule: the place in pinyin, its kind in words.
//!
//! ISO 7098:2015 (Hanyu Pinyin without tones, an apostrophe before a syllable that begins with a
//! vowel). Readings come from the package `pinyin`; characters that places read otherwise are
//! listed in `readings`. Nobody has checked the names one by one: the hand-kept table has the last word.

use super::readings::{BARE, CHARACTERS, KINDS, PEOPLES, PLACES, WHOLE, WORDS};
use pinyin::ToPinyin;

/// The English name of a county-level unit; `above` are the names, Chinese and English, of the
/// regions it lies in.
pub(super) fn romanised(name: &str, above: &[(&str, &str)]) -> String {
    if let Some((_, whole)) = WHOLE.iter().find(|(zh, _)| *zh == name) {
        return (*whole).to_owned();
    }
    let kind = KINDS.iter().filter(|(end, _)| name.ends_with(end) && is_kind(name, end));
    let Some((end, kind)) = kind.max_by_key(|(end, _)| end.len()) else {
        return syllables(name);
    };
    let mut stem = &name[..name.len() - end.len()];
    // One character and its kind are read together: 蔚县, not 蔚.
    let read_with = if stem.chars().count() == 1 { name } else { stem };
    let peoples = take_peoples(&mut stem);
    let mut words = Vec::new();
    if end.chars().count() > 2 || *kind == "New Area" || *kind == "New Town" {
        take_above(&mut stem, above, &mut words);
    }
    let of_zone = WORDS.iter().find(|(zh, _)| *zh == stem && !words.is_empty());
    if let Some((_, word)) = of_zone {
        words.push((*word).to_owned());
    } else if !stem.is_empty() {
        let whole = read_with != stem && peoples.is_empty() && words.is_empty();
        words.push(if whole { first_syllable(read_with) } else { syllables(stem) });
    }
    match peoples.as_slice() {
        [] => {}
        [one] => words.push((*one).to_owned()),
        [all @ .., last] => words.push(format!("{} and {last}", all.join(", "))),
    }
    words.push((*kind).to_owned());
    words.join(" ")
}

/// A district may be called 新区 or 林区 only where more stands before: 东林区 is a district of 东林.
fn is_kind(name: &str, end: &str) -> bool {
    let rest = name.chars().count() - end.chars().count();
    match end {
        "林区" => name == "神农架林区",
        "特区" => name == "六枝特区",
        "新区" => rest > 1,
        "新城" => rest > 2,
        _ => rest > 0,
    }
}

/// Takes the peoples off the end of a name, in its order.
fn take_peoples(stem: &mut &str) -> Vec<&'static str> {
    let mut peoples = Vec::new();
    loop {
        let found = PEOPLES
            .iter()
            .filter_map(|(zh, en)| {
                let short = stem.strip_suffix('族').and_then(|rest| rest.strip_suffix(zh));
                let bare = || stem.strip_suffix(zh).filter(|_| BARE.contains(zh));
                short.or_else(bare).map(|rest| (rest, *en))
            })
            .min_by_key(|(rest, _)| rest.len());
        let Some((rest, people)) = found else { break };
        peoples.insert(0, people);
        *stem = rest;
    }
    peoples
}

/// Takes the names of regions above off the start of a zone's name.
fn take_above(stem: &mut &str, above: &[(&str, &str)], words: &mut Vec<String>) {
    for (zh, en) in above {
        let short = zh.trim_end_matches(['省', '市', '盟']).trim_end_matches("自治区");
        let Some(rest) = stem.strip_prefix(short) else { continue };
        *stem = rest.strip_prefix('市').unwrap_or(rest);
        words.push((*en).to_owned());
    }
}

/// A name in one word.
fn syllables(name: &str) -> String {
    let mut all: Vec<&str> = Vec::new();
    let mut rest = name;
    while let Some(c) = rest.chars().next() {
        let place = PLACES.iter().filter(|(zh, _)| rest.starts_with(zh));
        if let Some((zh, read)) = place.max_by_key(|(zh, _)| zh.len()) {
            all.extend(read.split(' '));
            rest = &rest[zh.len()..];
            continue;
        }
        let own = CHARACTERS.iter().find(|(own, _)| *own == c).map(|(_, read)| *read);
        all.extend(own.or_else(|| c.to_pinyin().map(pinyin::Pinyin::plain)));
        rest = &rest[c.len_utf8()..];
    }
    joined(&all)
}

/// What a name of one character and its kind begins with.
fn first_syllable(name: &str) -> String {
    let place = PLACES.iter().find(|(zh, _)| *zh == name);
    let read = place.and_then(|(_, read)| read.split(' ').next());
    let of_one = || syllables(&name.chars().take(1).collect::<String>());
    read.map_or_else(of_one, |read| joined(&[read]))
}

fn joined(syllables: &[&str]) -> String {
    let mut word = String::new();
    for syllable in syllables {
        if !word.is_empty() && syllable.starts_with(['a', 'e', 'o']) {
            word.push('\'');
        }
        word += syllable;
    }
    let mut letters = word.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first + letters.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_rules_of_pinyin() {
        for (zh, en) in [
            ("西安区", "Xi'an District"),
            ("长兴县", "Changxing County"),
            ("长子县", "Zhangzi County"),
            ("蔚县", "Yu County"),
            ("沙县", "Sha County"),
            ("海港区", "Haigang District"),
            ("津市市", "Jinshi City"),
            ("东阿县", "Dong'e County"),
            ("吕梁市", "Lüliang City"),
            ("新市区", "Xinshi District"),
            ("玉林县", "Yulin County"),
            ("神农架林区", "Shennongjia Forestry District"),
            (
                "积石山保安族东乡族撒拉族自治县",
                "Jishishan Bonan, Dongxiang and Salar Autonomous County",
            ),
            ("东乡族自治县", "Dongxiang Autonomous County"),
            ("互助土族自治县", "Huzhu Tu Autonomous County"),
            ("管城回族区", "Guancheng Hui District"),
            ("木垒哈萨克自治县", "Mulei Kazakh Autonomous County"),
        ] {
            assert_eq!(romanised(zh, &[]), en);
        }
        let above = [("河北省", "Hebei"), ("唐山市", "Tangshan")];
        let zone = romanised("河北唐山海港经济开发区", &above);
        assert_eq!(zone, "Hebei Tangshan Seaport Economic Development Zone");
    }
}
