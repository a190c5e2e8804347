use std::collections::BTreeMap;

use super::*;
use crate::{
    domain::{Basis, Level},
    export::{
        fixture::places,
        map::{Kind, MapSource},
    },
};

/// Two squares side by side, of two prefectures, and a zone within the first.
fn map(approval_no: Option<&str>) -> String {
    let square = |x: f64| {
        vec![vec![vec![[x, 40.0], [x + 1.0, 40.0], [x + 1.0, 41.0], [x, 41.0], [x, 40.0]]]]
    };
    let mut units = places();
    units.retain(|place| place.level == Level::County);
    let mut units = vec![units[0].clone(), units[3].clone(), units[1].clone()];
    for (unit, x) in units.iter_mut().zip([120.5, 121.5, 120.8]) {
        unit.centroid = Some([x, 40.5]);
    }
    units[0].name_zh = "<script>".to_owned();
    let outlines = Outlines {
        shapes: BTreeMap::from([(units[0].code, square(120.0)), (units[1].code, square(121.0))]),
        within: BTreeMap::from([(units[2].code, units[0].code)]),
        approval_no: approval_no.map(str::to_owned),
    };
    let figure =
        |value| Shown { value, basis: Basis::Downscaled, interval: None, details: Vec::new() };
    let shown = [Some(1.0), Some(5.0), None].map(figure);
    let text = MapText {
        lang: Lang::Zh,
        level: Level::County,
        title: "例省".to_owned(),
        subtitle: String::new(),
        legend: "缺口".to_owned(),
        unit: "张床".to_owned(),
        source: MapSource::default().line(Lang::Zh),
    };
    let scale = Scale::of_values(Kind::Amount, [1.0, 5.0]);
    OutlineMap::new(&units, &places(), &outlines).draw(&shown, &scale, &text)
}

#[test]
fn units_have_their_shape_and_a_zone_within_another_a_mark() {
    let svg = map(None);
    let document = roxmltree::Document::parse(&svg).unwrap();
    // Two degrees of longitude at 40.5° north fill the width of 860.
    assert!(svg.contains("M0 565.5L430 565.5L430 0L0 0Z"), "{svg}");
    let marks = document.descendants().filter(|node| node.has_tag_name("circle"));
    assert_eq!(marks.count(), 1);
    assert!(svg.contains(">港口<") && svg.contains("&lt;script&gt;"));
}

#[test]
fn the_border_of_prefectures_is_drawn_thick() {
    let svg = map(None);
    let border = svg.lines().find(|line| line.contains("stroke-width=\"1.8\"")).unwrap();
    assert!(border.contains("d=\"M430 565.5L430 0\""), "{border}");
}

#[test]
fn every_map_has_its_approval_number_or_says_that_it_has_none() {
    assert!(map(None).contains("未附审图号，仅供内部使用"));
    let approved = map(Some("GS(2024)0000号"));
    assert!(approved.contains("审图号：GS(2024)0000号") && !approved.contains("未附审图号"));
    assert!(!approved.contains("不表示行政区域界线"));
}
