//! The command line: arguments in, files and tables out.
//!
//! - Takes: what the planner typed.
//! - Gives: results on stdout and in a directory; talk on stderr; an exit code.
//! - Never: computes a figure.

/// Prints a line; a reader that has gone away (`| head`) is no reason to stop.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout().lock(), $($part)*);
    }};
}
use say;

mod args;
mod clock;
mod compare;
mod compare_parts;
mod compare_split;
mod compare_table;
mod cost;
mod explain;
mod failure;
mod hindcast;
mod import;
mod init;
mod inputs;
mod interrupt;
mod json;
mod limits;
mod map;
mod names;
mod progress;
mod ready;
mod report;
mod run;
mod schema;
mod seeds;
mod shell;
mod speech;
mod table;
mod usage;
mod validate;
mod verify;
mod words;

use args::Command;
use std::process::ExitCode;

/// Parses the arguments, does what they say, and turns the outcome into an exit code.
#[must_use]
pub fn main() -> ExitCode {
    let call = match usage::parse() {
        Ok(call) => call,
        Err(code) => return code,
    };
    let outcome = match call.command {
        Command::Run(args) => run::run(&args),
        Command::Compare(args) => compare::compare(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Init(args) => init::init(&args),
        Command::Import(args) => import::import(&args),
        Command::Completions(args) => shell::completions(&args),
        Command::Man => shell::man(),
        Command::Validate(args) => validate::validate(&args),
        Command::Seeds(args) => seeds::seeds(&args),
        Command::Map(args) => map::map(&args),
        Command::VerifyProjection(args) => verify::verify(&args),
        Command::Hindcast(args) => hindcast::hindcast(&args),
        Command::Calibrate(args) => hindcast::calibrate(&args),
        Command::Schema(args) => schema::schema(&args),
    };
    outcome.unwrap_or_else(failure::Failure::report)
}
