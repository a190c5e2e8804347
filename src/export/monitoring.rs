//! The plan held against what has been reached, as CSV.

use super::{
    cells::row,
    number::{push_some, shortest},
};
use crate::{domain::Comparator, monitoring::MonitoringRow};

/// The header line of `monitoring.csv`.
const COLUMNS: &str = "attribute,target_id,region_code,year,evaluation,subject_zh,subject_en,\
    comparator,threshold,unit,status,path,simulated_p50,prob_met,actual,margin,course,source";

/// `monitoring.csv`: binding rows of the plan before anticipated ones.
#[must_use]
pub fn monitoring_csv(rows: &[MonitoringRow]) -> Vec<u8> {
    let mut out = format!("{COLUMNS}\n").into_bytes();
    for line in rows {
        let (region, year) = (line.region.to_string(), line.year.to_string());
        out.extend(row([line.attribute.id(), &line.target_id, &region, &year]));
        out.extend(row([line.evaluation.id(), &line.subject_zh, &line.subject_en]));
        // A word of ours: never made inert, though one of them begins with `=`.
        out.extend_from_slice(line.comparator.map_or("", Comparator::id).as_bytes());
        out.push(b',');
        let threshold = line.threshold.map(|threshold| shortest(threshold as f32));
        out.extend(row([threshold.as_deref().unwrap_or(""), &line.unit, line.status.id()]));
        let single = |value: Option<f64>| value.map(|value| value as f32);
        for value in [single(line.path), line.simulated_p50, line.prob_met, single(line.actual)] {
            push_some(&mut out, value);
            out.push(b',');
        }
        push_some(&mut out, single(line.margin));
        out.push(b',');
        out.extend(row([line.course.id(), &line.source]));
        out.pop();
        out.push(b'\n');
    }
    out
}
