use super::*;
use crate::{
    domain::{Basis, Level},
    export::{
        fixture::places,
        map::{Kind, MapSource},
    },
    results::Place,
};

fn ground(rename: impl Fn(usize, &mut Place)) -> TileMap {
    let mut units = places();
    units.retain(|place| place.level == Level::County);
    for (unit, place) in units.iter_mut().enumerate() {
        rename(unit, place);
    }
    let groups: Vec<_> =
        places().into_iter().filter(|place| place.level == Level::Prefecture).collect();
    TileMap::new(&units, &groups)
}

fn shown() -> Vec<Shown> {
    let bases = [Basis::Published, Basis::Downscaled, Basis::Assumption, Basis::Estimated];
    let figure = |(index, basis): (usize, Basis)| Shown {
        value: Some(10.0 * index as f32),
        basis,
        interval: None,
        details: vec![format!("缺口：{index}")],
    };
    let mut shown: Vec<_> = bases.into_iter().enumerate().map(figure).collect();
    shown.push(Shown { value: None, basis: Basis::Published, interval: None, details: Vec::new() });
    shown
}

fn text(lang: Lang) -> MapText {
    MapText {
        lang,
        level: Level::County,
        title: "例省：护理型床位缺口".to_owned(),
        subtitle: "示例情景".to_owned(),
        legend: "缺口".to_owned(),
        unit: "张床".to_owned(),
        source: MapSource::default().line(lang),
    }
}

fn drawn(map: &TileMap, lang: Lang) -> String {
    let shown = shown();
    let scale = Scale::of_values(Kind::Amount, shown.iter().filter_map(|shown| shown.value));
    map.draw(&shown, &scale, &text(lang))
}

/// The tile with a text in it.
fn tile_with(svg: &str, text: &str) -> String {
    svg.lines().find(|line| line.contains(text)).map(str::to_owned).unwrap_or_default()
}

#[test]
fn a_tile_has_name_figure_and_colour() {
    let svg = drawn(&ground(|_, _| ()), Lang::Zh);
    // The tooltip's last line and the tile stand in one line of the file.
    assert_eq!(
        tile_with(&svg, ">北山<").split_once("</title>").unwrap().1,
        "<rect width=\"60\" height=\"60\" fill=\"#299fb9\"/>\
         <rect width=\"60\" height=\"60\" fill=\"url(#assumption-dark)\"/>\
         <g fill=\"#1d2733\" stroke=\"#299fb9\" stroke-width=\"3\" stroke-linejoin=\"round\" \
         paint-order=\"stroke\" text-anchor=\"middle\">\
         <text x=\"30\" y=\"32\" font-size=\"14\">北山</text>\
         <text x=\"30\" y=\"50\" font-size=\"12\">20</text></g></g>"
    );
    assert!(svg.contains("<title>北山县\n缺口：2\n依据：假设</title>"));
}

#[test]
fn weak_bases_are_hatched_and_told_in_the_legend() {
    let svg = drawn(&ground(|_, _| ()), Lang::Zh);
    assert!(!tile_with(&svg, ">东城<").contains("url(#d"));
    assert!(tile_with(&svg, ">西城<").contains("url(#downscaled-dark)"));
    assert!(!tile_with(&svg, ">港口<").contains("url(#downscaled"));
    for words in ["依据：由上级数据分解", "依据：假设", "部分数字依据假设"] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn what_has_no_denominator_is_white_and_dashed() {
    let svg = drawn(&ground(|_, _| ()), Lang::En);
    // The fixture's English names have no kind to drop.
    let tile = tile_with(&svg, ">County</text><text x=\"30\" y=\"38\" font-size=\"10\">990281<");
    assert!(tile.contains("stroke-dasharray") && tile.contains(">—<"), "{tile}");
    assert!(svg.contains(">no denominator<"));
}

#[test]
fn both_languages_say_that_no_outline_is_drawn() {
    let map = ground(|_, _| ());
    assert!(drawn(&map, Lang::Zh).contains("方格示意图"));
    assert!(drawn(&map, Lang::En).contains("Tile map: one square"));
}

#[test]
fn groups_are_named_once_and_parted_by_thick_lines() {
    let svg = drawn(&ground(|_, _| ()), Lang::Zh);
    for name in [">甲市<", ">乙市<"] {
        assert_eq!(svg.matches(name).count(), 1, "{name}");
    }
    assert!(svg.contains("stroke-width=\"2.6\""));
}

#[test]
fn hostile_names_are_inert_and_stay_inside_their_tile() {
    let names = [
        "<script>alert(1)</script>",
        "\u{202e}\"/><a href=\"x",
        &"名".repeat(300),
        "a\n\u{0}&",
        "﷽﷽",
    ];
    let map = ground(|unit, place| {
        place.name_zh = names[unit].to_owned();
        place.name_en = names[unit].to_owned();
    });
    for lang in [Lang::Zh, Lang::En] {
        let svg = drawn(&map, lang);
        let document = roxmltree::Document::parse(&svg).unwrap();
        for node in document.descendants().filter(roxmltree::Node::is_element) {
            assert!(!matches!(node.tag_name().name(), "script" | "a"), "{node:?}");
        }
        assert!(!svg.contains(['\u{202e}', '\u{0}']));
        let tiles = document.descendants().filter(|node| node.attribute("clip-path").is_some());
        assert_eq!(tiles.count(), 5);
    }
}

#[test]
fn a_long_title_wraps_and_ends() {
    let mut words = text(Lang::Zh);
    words.title = "长标题".repeat(200);
    words.subtitle = "long words ".repeat(200);
    words.source = "<b>".repeat(200);
    let svg = ground(|_, _| ()).draw(&shown(), &Scale::probability(), &words);
    roxmltree::Document::parse(&svg).unwrap();
    assert!(svg.matches("font-size=\"20\"").count() == 2 && svg.contains('…'));
}

#[test]
fn the_same_figures_give_the_same_bytes() {
    let map = ground(|_, _| ());
    assert_eq!(drawn(&map, Lang::Zh), drawn(&ground(|_, _| ()), Lang::Zh));
}
