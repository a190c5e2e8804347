//! The plan held against a planner's figures, as the page reads it.

use serde::Serialize;

use super::data::{Both, both};
use crate::{
    domain::{Comparator, Lang},
    export::map::unit_words,
    monitoring::MonitoringRow,
};

/// One row of the plan in one region, in every year to its deadline.
#[derive(Serialize)]
pub(super) struct Course {
    attribute: &'static str,
    id: String,
    region: String,
    name: Both,
    /// As `≥ 0.55`, shares as fractions; blank where the plan names no figure.
    comparator: &'static str,
    threshold: Option<f64>,
    unit: String,
    unit_name: Both,
    years: Vec<Stage>,
}

#[derive(Serialize)]
struct Stage {
    year: u16,
    evaluation: &'static str,
    path: Option<f32>,
    simulated: Option<f32>,
    prob_met: Option<f32>,
    actual: Option<f32>,
    course: &'static str,
}

/// The rows in their order: binding ones first.
pub(super) fn courses(rows: &[MonitoringRow]) -> Vec<Course> {
    let same =
        |a: &MonitoringRow, b: &MonitoringRow| (&a.target_id, a.region) == (&b.target_id, b.region);
    rows.chunk_by(same).map(course).collect()
}

fn course(rows: &[MonitoringRow]) -> Course {
    let row = &rows[0];
    let single = |value: Option<f64>| value.map(|value| value as f32);
    Course {
        attribute: row.attribute.id(),
        id: row.target_id.to_string(),
        region: row.region.to_string(),
        name: both(&row.subject_zh, &row.subject_en),
        comparator: match row.comparator {
            Some(Comparator::AtMost) => "≤",
            Some(Comparator::Equal) => "=",
            Some(_) => "≥",
            None => "",
        },
        threshold: row.threshold,
        unit: row.unit.to_string(),
        unit_name: [Lang::Zh, Lang::En].map(|lang| unit_words(&row.unit, lang).to_owned()),
        years: rows
            .iter()
            .map(|row| Stage {
                year: row.year,
                evaluation: row.evaluation.id(),
                path: single(row.path),
                simulated: row.simulated_p50,
                prob_met: row.prob_met,
                actual: single(row.actual),
                course: row.course.id(),
            })
            .collect(),
    }
}
