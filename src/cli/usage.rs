//! Arguments, and what is wrong with them in the planner's language.

use super::{args::Cli, speech};
use crate::{
    domain::Lang,
    messages::{self, Said},
    problems::nearest,
};
use clap::{
    CommandFactory, Parser,
    error::{ContextKind, ContextValue, Error, ErrorKind},
};
use std::process::ExitCode;

/// The call, or the exit code after saying what is wrong with it.
pub fn parse() -> Result<Cli, ExitCode> {
    Cli::try_parse().map_err(|error| {
        let asked = speech::asked();
        if error.use_stderr() && asked != Some(Lang::En) {
            eprintln!("{}", messages::refused(said(&error)).zh);
        }
        // The parser itself speaks English, with usage; help and version are bilingual.
        if !error.use_stderr() || asked != Some(Lang::Zh) {
            let _ = error.print();
        }
        ExitCode::from(error.exit_code() as u8)
    })
}

fn said(error: &Error) -> Said {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let (what, meant) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let found = text(ContextKind::InvalidSubcommand);
            let call = Cli::command();
            let known = call.get_subcommands().map(clap::Command::get_name);
            let meant = nearest(&found, known).unwrap_or_default().to_owned();
            (messages::no_command(found), meant)
        }
        ErrorKind::UnknownArgument => {
            let found = text(ContextKind::InvalidArg);
            let wrong = if found.starts_with('-') {
                messages::no_option(found)
            } else {
                messages::no_argument(found)
            };
            (wrong, text(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let (option, found) = (text(ContextKind::InvalidArg), text(ContextKind::InvalidValue));
            let wrong = messages::bad_value(option, found);
            let valid = text(ContextKind::ValidValue);
            let wrong =
                if valid.is_empty() { wrong } else { wrong.and(messages::there_are(valid)) };
            (wrong, text(ContextKind::SuggestedValue))
        }
        ErrorKind::MissingRequiredArgument => {
            (messages::argument_missing(text(ContextKind::InvalidArg)), String::new())
        }
        _ => (messages::bad_call(), String::new()),
    };
    let what = if meant.is_empty() { what } else { what.and(messages::did_you_mean(meant)) };
    what.and(messages::see_help())
}
