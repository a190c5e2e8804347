//! The command line: arguments in, files and tables out.
//!
//! - Takes: what the planner typed.
//! - Gives: results on stdout and in a directory; talk on stderr; an exit code.
//! - Never: computes a figure.

mod args;
mod inputs;
mod run;

use args::{Cli, Command};
use clap::Parser;
use std::process::ExitCode;

/// Parses the arguments, does what they say, and turns the outcome into an exit code.
#[must_use]
pub fn main() -> ExitCode {
    let outcome = match Cli::parse().command {
        Command::Run(run) => run::run(&run),
    };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}
