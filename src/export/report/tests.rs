//! What a page holds, whatever its names.

use super::*;
use crate::{export::fixture, results::Results, scenario::Bilingual, seeds::Validation};

fn page(results: &Results) -> String {
    let question = Bilingual { zh: "够吗？".to_owned(), en: "Enough?".to_owned() };
    let provenance = Provenance {
        question: &question,
        layers: &[],
        sources: Vec::new(),
        assumptions: Vec::new(),
        policy_rows: &[],
        costs: None,
        monitoring: &[],
        circle: &[],
        validation: &Validation::default(),
        atlas: &crate::export::map::Atlas::new(&results.places, None),
        version: "0",
    };
    String::from_utf8(report_page(results, &provenance)).unwrap()
}

#[test]
fn hostile_names_stay_inside_their_block() {
    let mut results = fixture::results();
    let plain = page(&results);
    results.places[0].name_zh = "</script><script>alert(1)</script>".to_owned();
    results.places[1].name_en = "<!--\u{2028}\u{202e}& ]]>".to_owned();
    results.title_zh = "</title><img src=x onerror=alert(1)>".to_owned();
    results.targets[0].zh = "长".repeat(300);
    let hostile = page(&results);
    for mark in ["</script", "<script", "<img", "<!--", "</title"] {
        assert_eq!(plain.matches(mark).count(), hostile.matches(mark).count(), "{mark}");
    }
    assert!(!hostile.contains(['\u{2028}', '\u{202e}']));
}

#[test]
fn a_page_asks_for_nothing_from_a_network() {
    let page = page(&fixture::results());
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("unsafe-"));
    for reach in
        ["https://", "src=\"", "url(http", "import ", "fetch(", "XMLHttpRequest", "@import"]
    {
        assert!(!page.contains(reach), "{reach}");
    }
    // The one address is the name of the SVG namespace.
    assert_eq!(page.matches("http://").count(), 1);
}

#[test]
fn data_can_be_read_back() {
    let data = block(&page(&fixture::results()));
    assert_eq!(data["figures"]["regions"].as_array().unwrap().len(), 9);
    assert_eq!(data["figures"]["maps"][0]["tiles"].as_array().unwrap().len(), 5);
    assert_eq!(data["figures"]["widest"], 8);
}

fn block(page: &str) -> serde_json::Value {
    let block = page.split("id=\"data\">").nth(1).unwrap().split("</script>").next().unwrap();
    serde_json::from_str(block).unwrap()
}

/// The fixture's reserve: 50 beds, 120 needed where 150 alone; nobody's residents are counted.
#[test]
fn reserves_stand_by_region_year_and_chance() {
    let data = block(&page(&fixture::results()));
    let reserve = &data["figures"]["reserve"];
    assert_eq!(reserve["years"], serde_json::json!([2025]));
    let line = &reserve["rows"][8][0];
    assert_eq!(line["held"], 50.0);
    assert_eq!(line["needed"][1], serde_json::json!([120.0, 110.0, 130.0, 150.0, 30.0]));
    assert_eq!(line["yearly"], serde_json::json!([null, null, null]));
    let mut none = fixture::results();
    none.emergency_rows.clear();
    assert!(block(&page(&none))["figures"]["reserve"].is_null());
}

#[test]
fn a_pyramid_stands_beside_every_region() {
    let data = block(&page(&fixture::results()));
    let pyramids = &data["figures"]["pyramids"];
    assert_eq!(pyramids["years"], serde_json::json!([2020, 2035]));
    let rows = pyramids["rows"].as_array().unwrap();
    // Four figures of 42 cells, three characters each, between 99 and 142 people.
    assert!(rows.len() == 9 && rows.iter().all(|row| row[2].as_str().unwrap().len() == 3 * 168));
    assert_eq!((&rows[0][0], &rows[0][1]), (&serde_json::json!(99.0), &serde_json::json!(142.0)));
}

#[test]
fn the_same_results_give_the_same_page() {
    assert_eq!(page(&fixture::results()), page(&fixture::results()));
}
