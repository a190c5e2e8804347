use std::convert::Infallible;

use super::*;
use crate::export::fixture::{code, results};

fn maps(results: &Results) -> BTreeMap<String, String> {
    let choice = MapChoice::default();
    let maps = std::sync::Mutex::new(BTreeMap::new());
    let take = |name: &str, svg: &str| {
        maps.lock().unwrap().insert(name.to_owned(), svg.to_owned());
        Ok::<_, Infallible>(())
    };
    let atlas = Atlas::new(&results.places, None);
    shortfall_maps(results, (&atlas, &choice), take).unwrap();
    maps.into_inner().unwrap()
}

#[test]
fn a_map_for_each_headline_target_year_statistic_and_language() {
    let mut results = results();
    results.targets[1].headline = false;
    assert_eq!(
        maps(&results).into_keys().collect::<Vec<_>>(),
        [
            "maps/nursing_share_2025_p50.en.svg",
            "maps/nursing_share_2025_p50.zh.svg",
            "maps/nursing_share_2025_prob_shortfall.en.svg",
            "maps/nursing_share_2025_prob_shortfall.zh.svg",
            "maps/nursing_share_2035_p50.en.svg",
            "maps/nursing_share_2035_p50.zh.svg",
            "maps/nursing_share_2035_prob_shortfall.en.svg",
            "maps/nursing_share_2035_prob_shortfall.zh.svg",
        ]
    );
}

#[test]
fn a_map_says_what_it_shows() {
    let maps = maps(&results());
    let svg = &maps["maps/nursing_share_2035_p50.zh.svg"];
    for words in [
        "例省：护理型床位占比——2035年末缺口（中位数）",
        "示例情景",
        "≥ 55%（2025年末）",
        "1,000 次模拟",
        "2020-11-01",
        "张床",
        "出现缺口的概率：60%",
        "粗线：按地级市分组",
    ] {
        // Some stand in lines of their own by now.
        assert!(svg.replace("</text>\n", "").contains(words) || svg.contains(words), "{words}");
    }
}

#[test]
fn several_provinces_have_a_sheet_each_and_one_of_prefectures() {
    let mut results = results();
    results.places[4].code = code("980281");
    let atlas = Atlas::new(&results.places, None);
    let sheets = atlas.tiles();
    let found: Vec<_> =
        sheets.iter().map(|sheet| (sheet.region.code.get(), sheet.units.len())).collect();
    assert_eq!(found, [(100_000, 2), (980_000, 1), (990_000, 4)]);
    let names: Vec<_> = maps(&results).into_keys().collect();
    assert!(names.contains(&"maps/980000_nursing_share_2025_p50.zh.svg".to_owned()), "{names:?}");
    assert!(maps(&results)["maps/100000_nursing_share_2025_p50.zh.svg"].contains("台湾省"));
}

#[test]
fn file_names_cannot_leave_their_folder() {
    assert_eq!(tame("ln14.build", 3), "ln14.build");
    assert_eq!(tame("../../etc/passwd", 3), "etcpasswd_3");
    assert_eq!(tame("\u{202e}", 3), "_3");
    assert!(tame(&"靶".repeat(300), 3).len() < 200);
}
