//! What `manifest.json` says of a run.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{domain::Status, seeds::Validation};

/// The shape of the manifest; a reader may refuse one it does not know.
pub const FORMAT: u32 = 1;

/// `manifest.json`: what went in, what came out, and how long it took.
///
/// Everything but [`Manifest::timing`] follows from the inputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub carecast_manifest: u32,
    /// What decides every byte of the results.
    #[serde(flatten)]
    pub inputs: Inputs,
    /// Every other file of the directory, by its path with `/`.
    pub files: BTreeMap<String, FileSum>,
    /// Every row of the plan's table.
    pub policy_rows: Vec<PolicyRow>,
    /// How well the model behind the figures foresaw 2020, and the engine a published projection.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibration: Option<Validation>,
    /// The clock: differs from run to run.
    pub timing: Timing,
}

/// What decides every byte of the results; two runs with equal inputs may replace each other.
///
/// Threads, memory limits and paths are not among them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Inputs {
    /// `run`, `compare`, …
    pub command: String,
    /// Id of the scenario.
    pub scenario_id: String,
    /// The scenario as run, with every overlay and `--set` in it.
    pub scenario: serde_json::Value,
    /// Seed of every stream.
    pub seed: u64,
    /// Draws behind every figure.
    pub draws: u32,
    /// Row years.
    pub years: Vec<u16>,
    /// `carecast`, `commit` and whatever else can change a figure.
    pub versions: BTreeMap<String, String>,
    /// SHA-256 of every seed file, by its path.
    pub seeds: BTreeMap<String, String>,
    /// Other choices that change the files, such as the language of the maps.
    pub options: BTreeMap<String, serde_json::Value>,
}

/// A result file's size and checksum.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct FileSum {
    /// Length in bytes.
    pub bytes: u64,
    /// In lower-case hexadecimal.
    pub sha256: String,
}

/// A row of the plan's table, and what became of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyRow {
    /// As in the plan's table, with a variant after a dot.
    pub target_id: String,
    /// Evaluated, followed, or why not.
    pub status: Status,
    /// The indicator held against the threshold.
    pub indicator: String,
    /// As in the plan's table.
    pub comparator: Option<String>,
    /// As in the plan's table.
    pub value: Option<f64>,
    /// As in the plan's table.
    pub unit: Option<String>,
    /// The day it is due.
    pub deadline: Option<String>,
    /// The plan's sentence.
    pub quote_zh: String,
    /// What it would take to evaluate a row that is not.
    pub note: Option<String>,
}

/// How long a run took, and what it needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Timing {
    /// Wall time of the simulation, in seconds.
    pub simulate_seconds: f64,
    /// Wall time from draws to statistics, the mean of the threads: regions are reduced while others
    /// are simulated.
    pub reduce_seconds: f64,
    /// Wall time of writing the other files.
    pub write_seconds: f64,
    /// County × year × draw × sex and age, moved on by one year.
    pub cell_updates: u64,
    /// The most memory held at a time.
    pub peak_rss_mib: f64,
    /// Threads at work.
    pub threads: usize,
}

/// The inputs by which an older manifest differs; none if it is of the same inputs.
pub(super) fn differences(older: &serde_json::Value, inputs: &Inputs) -> Vec<String> {
    // Through text, as the older one came: both are then rounded alike.
    let text = serde_json::to_string(inputs).expect("inputs have text for keys");
    let now: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let Some(now) = now.as_object() else { return Vec::new() };
    now.iter()
        .filter(|(key, value)| older.get(key) != Some(value))
        .map(|(key, _)| key.clone())
        .collect()
}
