//! What a report says beside its figures: where they come from and what they rest on.

use crate::{
    export::{directory::PolicyRow, map::Atlas},
    monitoring::MonitoringRow,
    scenario::Bilingual,
    seeds::{Prior, Source, Validation},
    service_circle::CircleRow,
};

/// An assumption of the run.
#[derive(Clone, Copy, Debug)]
pub struct Assumed<'a> {
    /// As the run used it.
    pub prior: &'a Prior,
    /// Whether the scenario put its own word in the place of the seeds'.
    pub by_scenario: bool,
}

/// What the figures of a run rest on.
#[derive(Clone, Debug)]
pub struct Provenance<'a> {
    /// The question the scenario asks.
    pub question: &'a Bilingual,
    /// The files and overrides it was made of, undermost first.
    pub layers: &'a [String],
    /// The papers of the source tables.
    pub sources: Vec<&'a Source>,
    /// Every assumption.
    pub assumptions: Vec<Assumed<'a>>,
    /// Every row of the plan, with its status.
    pub policy_rows: &'a [PolicyRow],
    /// What the programmes cost beside the money of the plan, in Chinese and in English.
    pub costs: Option<[String; 2]>,
    /// The plan held against a planner's own figures; none without a plan.
    pub monitoring: &'a [MonitoringRow],
    /// Elders within fifteen minutes of a point of service; none without a planner's geodata.
    pub circle: &'a [CircleRow],
    /// How well the model foresaw what has been counted since.
    pub validation: &'a Validation,
    /// What maps are drawn on.
    pub atlas: &'a Atlas,
    /// The program's version.
    pub version: &'a str,
}
