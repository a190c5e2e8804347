use super::*;
use crate::{
    domain::Level,
    export::fixture::{code, county},
};

fn group(name: &str) -> Place {
    Place {
        level: Level::Prefecture,
        prefecture: Some(code("990100")),
        centroid: None,
        ..county("990100", "990100", name, [0.0, 0.0])
    }
}

fn short(names: &[&str], group_name: &str) -> Vec<String> {
    let units: Vec<_> = (0..)
        .zip(names)
        .map(|(i, name)| county(&format!("9901{i:02}"), "990100", name, [0.0, 0.0]))
        .collect();
    short_names(&units, &[group(group_name)], Lang::Zh)
}

#[test]
fn the_kind_of_unit_is_dropped_where_the_rest_is_a_name() {
    let names = [
        "和平区",
        "新民市",
        "康平县",
        "义县",
        "城区",
        "西市区",
        "沈北新区",
        "海州区",
        "神农架林区",
    ];
    let expected = ["和平", "新民", "康平", "义县", "城区", "西市区", "沈北", "海州", "神农架"];
    assert_eq!(short(&names, "沈阳市"), expected);
}

#[test]
fn a_name_the_prefecture_has_keeps_its_kind() {
    assert_eq!(short(&["朝阳县", "北票市"], "朝阳市"), ["朝阳县", "北票"]);
    assert_eq!(short(&["阜新蒙古族自治县"], "阜新市"), ["阜新县"]);
}

#[test]
fn two_of_one_name_in_a_prefecture_keep_theirs() {
    assert_eq!(short(&["安阳县", "安阳区", "龙安区"], "甲市"), ["安阳县", "安阳区", "龙安"]);
}

#[test]
fn autonomous_areas_lose_their_peoples_but_not_their_name() {
    let names = [
        "喀喇沁左翼蒙古族自治县",
        "双江拉祜族佤族布朗族傣族自治县",
        "鄂温克族自治旗",
        "东乡族自治县",
        "塔什库尔干塔吉克自治县",
        "龙胜各族自治县",
    ];
    let expected = ["喀喇沁左翼", "双江", "鄂温克", "东乡", "塔什库尔干", "龙胜"];
    assert_eq!(short(&names, "甲市"), expected);
}

#[test]
fn zones_go_by_what_people_call_them() {
    assert_eq!(short(&["合肥高新技术产业开发区"], "合肥市"), ["合肥高新区"]);
}

#[test]
fn prefectures_lose_their_kind() {
    for (full, expected) in [
        ("沈阳市", "沈阳"),
        ("延边朝鲜族自治州", "延边"),
        ("大兴安岭地区", "大兴安岭"),
        ("新疆维吾尔自治区", "新疆"),
        ("省直辖县级行政区划", "省直辖县"),
    ] {
        assert_eq!(group_name(&group(full), Lang::Zh), expected);
    }
}

#[test]
fn english_names_lose_kind_and_peoples() {
    let names = [
        "Harqin Zuoyi Mongol Autonomous County",
        "Fuxin Mongol Autonomous County",
        "Heping District",
    ];
    let units: Vec<_> = (0..)
        .zip(names)
        .map(|(i, name)| Place {
            name_en: name.to_owned(),
            ..county(&format!("9901{i:02}"), "990100", "名", [0.0, 0.0])
        })
        .collect();
    let groups = [Place { name_en: "Fuxin City".to_owned(), ..group("阜新市") }];
    assert_eq!(short_names(&units, &groups, Lang::En), ["Harqin Zuoyi", "Fuxin Mongol", "Heping"]);
}
