//! One JSON document for programs that read a run's answer.

use super::table::widest;
use crate::results::Results;
use serde_json::{Value, json};
use std::path::Path;

/// A float32 as the shortest decimal that reads back to it, without the digits of a float64 that it
/// never had.
pub fn float(value: impl Into<Option<f32>>) -> Value {
    value.into().and_then(|value| value.to_string().parse::<f64>().ok()).into()
}

/// A figure that may have been a float32, as one; whole numbers stand as they are.
pub fn figure(value: f64) -> Value {
    let narrow = value as f32;
    let is_narrow = f64::from(narrow) == value && value.fract() != 0.0;
    if is_narrow { float(narrow) } else { value.into() }
}

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
                "actual_p50": float(row.actual_p50),
                "prob_met": float(row.prob_met),
                "prob_met_mcse": float(row.prob_met_mcse),
                "shortfall_p50": float(lack.and_then(|lack| lack.spread).map(|spread| spread.median())),
                "required_at_90": float(lack.and_then(|lack| lack.required[2])),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_float32_is_written_with_the_digits_it_has() {
        assert_eq!(float(0.926_829_3).to_string(), "0.9268293");
        assert_eq!(float(0.1).to_string(), "0.1");
        assert_eq!(float(-1234.0).to_string(), "-1234.0");
        assert_eq!([float(None), float(f32::NAN)], [Value::Null, Value::Null]);
        assert_eq!(figure(f64::from(1.1_f32)).to_string(), "1.1");
        assert_eq!(figure(1.0 / 3.0), json!(1.0 / 3.0));
        assert_eq!(figure(123_456_792.0).to_string(), "123456792.0");
        for value in [f32::MIN_POSITIVE, f32::MAX, 1.0 / 3.0, 16_777_216.0, 1e-45] {
            let text = float(value).to_string();
            assert_eq!(text.parse(), Ok(value), "{text}");
        }
    }
}
