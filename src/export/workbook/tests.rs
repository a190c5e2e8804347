//! The workbook of a synthetic province.

use super::*;
use crate::{export::fixture, scenario::Bilingual, seeds::Validation};

fn bytes(results: &Results) -> Vec<u8> {
    let question = Bilingual { zh: String::new(), en: String::new() };
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
    workbook(results, &provenance).unwrap()
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let results = fixture::results();
    let first = bytes(&results);
    assert!(first.starts_with(b"PK"));
    // Zip keeps even seconds.
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    assert_eq!(bytes(&results), first);
}

#[test]
fn hostile_and_long_names_are_written() {
    let mut results = fixture::results();
    results.places[0].name_zh = "=cmd|' /C calc'!A0".to_owned();
    results.places[1].name_zh = "\u{202e}<script>\u{0}\u{1}".to_owned();
    results.targets[0].zh = "长".repeat(40_000);
    results.title_zh = "题".repeat(300);
    assert!(bytes(&results).len() > 5_000);
}
