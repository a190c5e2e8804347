//! One JSON document for programs that read a run's answer.

use super::table::widest;
use crate::results::Results;
use serde_json::{Value, json};
use std::path::Path;

/// Headline targets of the widest region at their deadlines, and where the tables are.
pub fn document(results: &Results, target: &Path) -> Value {
    let place = widest(results);
    let targets: Vec<Value> = results
        .target_rows
        .iter()
        .filter(|row| Some(row.place) == place.map(|(index, _)| index))
        .filter_map(|row| {
            let target = &results.targets[usize::from(row.target)];
            if row.year != target.deadline {
                return None;
            }
            let lack = results.shortfall_rows.iter().find(|lack| {
                (lack.place, lack.year, lack.target) == (row.place, row.year, row.target)
            });
            Some(json!({
                "target_id": target.id,
                "deadline": target.deadline,
                "actual_p50": row.actual_p50,
                "prob_met": row.prob_met,
                "prob_met_mcse": row.prob_met_mcse,
                "shortfall_p50": lack.and_then(|lack| lack.spread).map(|spread| spread.median()),
                "required_at_90": lack.and_then(|lack| lack.required[2]),
                "first_year_prob_ge_50": row.first_year[0],
                "basis": row.basis,
            }))
        })
        .collect();
    json!({
        "scenario": results.scenario,
        "draws": results.draws,
        "seed": results.seed,
        "region_code": place.map(|(_, place)| place.code.to_string()),
        "region_name": place.map(|(_, place)| place.name_zh.clone()),
        "targets": targets,
        "results": target.display().to_string(),
    })
}
