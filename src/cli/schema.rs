//! `carecast schema`

use super::{args::SchemaArgs, failure::Failure, speech};
use crate::{messages, scenario::schema as scenario_schema};
use anyhow::Context;
use std::process::ExitCode;

/// Prints the JSON Schema of the scenario file.
pub fn schema(args: &SchemaArgs) -> Result<ExitCode, Failure> {
    let schema = scenario_schema(args.lang.into());
    super::say!(
        "{}",
        serde_json::to_string_pretty(&schema).context(speech::inline(&messages::answering()))?
    );
    Ok(ExitCode::SUCCESS)
}
