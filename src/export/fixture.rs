//! A synthetic province for tests: two prefectures, five counties, two targets.

use crate::{
    domain::{Attribute, Basis, Comparator, Level, RegionCode, Status},
    results::{
        EmergencyRow, PaceRow, Place, PyramidRow, Quantity, Results, ShortfallRow, Spread,
        SummaryRow, TargetInfo, TargetRow,
    },
};

pub(crate) fn code(text: &str) -> RegionCode {
    text.parse().unwrap()
}

pub(crate) fn county(text: &str, prefecture: &str, name: &str, centroid: [f64; 2]) -> Place {
    Place {
        level: Level::County,
        code: code(text),
        name_zh: name.to_owned(),
        name_en: format!("County {text}"),
        prefecture: Some(code(prefecture)),
        centroid: Some(centroid),
    }
}

fn above(level: Level, text: &str, name: &str) -> Place {
    Place {
        level,
        code: code(text),
        name_zh: name.to_owned(),
        name_en: format!("{} {text}", level.id()),
        prefecture: (level == Level::Prefecture).then(|| code(text)),
        centroid: None,
    }
}

pub(crate) fn places() -> Vec<Place> {
    vec![
        county("990101", "990100", "东城区", [121.0, 41.0]),
        county("990102", "990100", "西城区", [120.8, 41.0]),
        county("990121", "990100", "北山县", [120.9, 41.6]),
        county("990202", "990200", "港口区", [121.5, 39.5]),
        county("990281", "990200", "南岛市", [121.8, 39.2]),
        above(Level::Prefecture, "990100", "甲市"),
        above(Level::Prefecture, "990200", "乙市"),
        above(Level::Province, "990000", "例省"),
        above(Level::Nation, "100000", "全国"),
    ]
}

pub(crate) fn spread(p50: f32) -> Spread {
    Spread {
        mean: p50 + 0.5,
        sd: 2.0,
        mcse: 0.25,
        quantiles: [-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0].map(|step| (p50 + step).max(0.0)),
    }
}

fn target(id: &str, comparator: Comparator, threshold: f64) -> TargetInfo {
    TargetInfo {
        id: id.to_owned(),
        zh: "护理型床位占比".to_owned(),
        en: "Nursing share of beds".to_owned(),
        indicator: "nursing_bed_share".to_owned(),
        comparator,
        threshold,
        threshold_max: None,
        unit: "share".to_owned(),
        shortfall_unit: "beds".to_owned(),
        attribute: Attribute::Binding,
        accountable_level: Level::Province,
        deadline: 2025,
        headline: true,
    }
}

/// Every row of every place, for 2025 and 2035; the last county has no denominator.
pub(crate) fn results() -> Results {
    let places = places();
    let mut results = Results {
        scenario: "example".to_owned(),
        title_zh: "示例情景".to_owned(),
        title_en: "Example".to_owned(),
        need_zh: "示例口径".to_owned(),
        need_en: "an example".to_owned(),
        carers_zh: "示例规则".to_owned(),
        carers_en: "an example rule".to_owned(),
        draws: 1000,
        seed: 7,
        years: vec![2020, 2025, 2035],
        indicators: vec![Quantity {
            id: "nursing_bed_share".to_owned(),
            zh: "护理型床位占比".to_owned(),
            en: "Nursing share of beds".to_owned(),
            unit: "share".to_owned(),
            larger_is_better: Some(true),
        }],
        targets: vec![
            target("nursing_share", Comparator::AtLeast, 0.55),
            target("nursing_share.build", Comparator::Equal, 0.6),
        ],
        summary: Vec::new(),
        exact: std::collections::BTreeMap::new(),
        target_rows: Vec::new(),
        shortfall_rows: Vec::new(),
        pace_rows: Vec::new(),
        emergency_rows: Vec::new(),
        pyramid_rows: Vec::new(),
        places,
    };
    for place in 0..results.places.len() as u32 {
        let known = results.places[place as usize].name_zh != "南岛市";
        let basis = if place == 0 { Basis::Published } else { Basis::Downscaled };
        for year in [2025, 2035] {
            let spread = known.then(|| spread(place as f32 + f32::from(year - 2025)));
            results.summary.push(SummaryRow { place, year, indicator: 0, spread, basis });
            for target in 0..2 {
                results.target_rows.push(TargetRow {
                    place,
                    year,
                    target,
                    status: if known { Status::Evaluated } else { Status::NoDenominator },
                    actual_p50: known.then_some(0.5),
                    prob_met: known.then_some(0.4),
                    prob_met_mcse: known.then_some(0.015),
                    first_year: [known.then_some(2027), None, None],
                    basis,
                });
                results.shortfall_rows.push(ShortfallRow {
                    place,
                    year,
                    target,
                    spread,
                    prob_shortfall: known.then_some(0.6),
                    required: [0.0, 2.0, 3.0, 4.0].map(|units| known.then_some(units)),
                    basis,
                });
            }
        }
        for chance in 0..2 {
            results.emergency_rows.push(EmergencyRow {
                place,
                year: 2025,
                chance,
                reserve: 50.0,
                prob_unplaced: 0.02,
                prob_unplaced_mcse: 0.001,
                needed: [120.0, 110.0, 130.0],
                needed_alone: 150.0,
                gain: 30.0,
                unplaced: (chance == 0).then_some(12.5),
                days: None,
                basis,
            });
        }
        for (year, cell) in [(2020, 0), (2020, 41), (2035, 0), (2035, 41)] {
            let spread = self::spread(f32::from(cell) + 100.0);
            results.pyramid_rows.push(PyramidRow { place, year, cell, spread, basis });
        }
        for target in 0..2 {
            results.pace_rows.push(PaceRow {
                place,
                target,
                pace_assumed: 1.5,
                pace_needed: known.then_some(2.5),
                break_even: [known.then_some(2.25), None],
                critical_baseline: [known.then_some(0.48), None],
                baseline_p50: known.then_some(0.45),
                baseline_variance_share: None,
                basis,
            });
        }
    }
    results
}
