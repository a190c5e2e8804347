//! Four draws done by hand.

use super::*;
use crate::results::{Results, TargetInfo};
use std::collections::BTreeMap;

fn results() -> Results {
    use crate::domain::{Attribute, Comparator, Level};
    let province = crate::results::Place {
        level: Level::Province,
        code: "990000".parse().unwrap(),
        name_zh: "例省".to_owned(),
        name_en: "Example".to_owned(),
        prefecture: None,
        centroid: None,
    };
    Results {
        scenario: "example".to_owned(),
        title_zh: String::new(),
        title_en: String::new(),
        need_zh: String::new(),
        need_en: String::new(),
        carers_zh: String::new(),
        carers_en: String::new(),
        draws: 4,
        seed: 1,
        years: vec![2020, 2025],
        places: vec![province],
        indicators: Vec::new(),
        targets: vec![TargetInfo {
            id: "beds".to_owned(),
            zh: String::new(),
            en: String::new(),
            indicator: String::new(),
            comparator: Comparator::AtLeast,
            threshold: 0.5,
            threshold_max: None,
            unit: "share".to_owned(),
            shortfall_unit: "beds".to_owned(),
            attribute: Attribute::Binding,
            accountable_level: Level::Province,
            deadline: 2025,
            headline: true,
        }],
        exact: BTreeMap::new(),
        summary: Vec::new(),
        target_rows: Vec::new(),
        shortfall_rows: Vec::new(),
        pace_rows: Vec::new(),
        emergency_rows: Vec::new(),
        pyramid_rows: Vec::new(),
    }
}

#[test]
fn differences_are_taken_inside_draws() {
    let held = |lack: [f32; 4]| {
        let held = Held { actual: lack.map(|lack| 0.6 - lack / 100.0).into(), lack: lack.into() };
        BTreeMap::from([((0, 2025, 0), held)])
    };
    // Every draw is better by 10 but the last, which is as good: the difference is nearly sure
    // though the draws spread over 300.
    let (base, other) = (held([10.0, 110.0, 310.0, 0.0]), held([0.0, 100.0, 300.0, 0.0]));
    let results = results();
    let rows = paired_rows((&results, &base), (&results, &other));
    assert_eq!(rows.len(), 1);
    let row = rows[0];
    assert_eq!((row.prob_better, row.prob_worse), (0.75, 0.0));
    assert_eq!(row.prob_met, [0.25, 0.5]);
    assert_eq!(row.lack.spread.mean, -7.5);
    assert_eq!((row.lack.base_p50, row.lack.other_p50), (60.0, 50.0));
    // One draw of four is gained: mean 0.25, variance 0.25 − 0.0625 = 0.1875, error √(0.1875 ÷ 4).
    assert!((row.prob_met_difference_mcse - 0.216_506_35).abs() < 1e-6);
}

#[test]
fn a_run_held_against_itself_does_not_differ() {
    let held = Held { actual: vec![0.1, 0.2], lack: vec![3.0, 0.0] };
    let draws = BTreeMap::from([((0, 2025, 0), held)]);
    let results = results();
    let row = paired_rows((&results, &draws), (&results, &draws))[0];
    assert_eq!((row.prob_better, row.prob_worse, row.prob_met_difference_mcse), (0.0, 0.0, 0.0));
    assert_eq!(row.lack.spread, crate::results::Spread::default());
}

#[test]
fn what_only_one_run_has_is_left_out() {
    let held = Held { actual: vec![0.1], lack: vec![3.0] };
    let draws = BTreeMap::from([((0, 2025, 0), held)]);
    let here = results();
    let mut there = results();
    there.targets[0].id = "another".to_owned();
    assert!(paired_rows((&here, &draws), (&there, &draws)).is_empty());
}
