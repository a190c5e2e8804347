//! `carecast completions` and `carecast man`: help where the planner types.

use super::{
    args::{Cli, CompletionsArgs},
    failure::Failure,
    speech,
};
use crate::messages;
use anyhow::Context;
use clap::CommandFactory;
use std::{
    io::{Write, stdout},
    process::ExitCode,
};

/// Prints the completions of a shell.
pub fn completions(args: &CompletionsArgs) -> Result<ExitCode, Failure> {
    // Through memory: a reader that has seen enough is no error.
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "carecast", &mut text);
    stdout().write_all(&text).context(speech::inline(&messages::printing_completions()))?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the manual page, in roff.
pub fn man() -> Result<ExitCode, Failure> {
    let mut text = Vec::new();
    let page = clap_mangen::Man::new(Cli::command());
    page.render(&mut text).context(speech::inline(&messages::printing_manual()))?;
    stdout().write_all(&text).context(speech::inline(&messages::printing_manual()))?;
    Ok(ExitCode::SUCCESS)
}
