//! What goes wrong, and the exit code it means.

use crate::problems::Problems;
use std::process::ExitCode;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The input is wrong: exit code 2.
    Input {
        /// What cannot be done with it.
        what: String,
        /// Everything to put right.
        problems: Problems,
    },
    /// The call is wrong or refused: exit code 2.
    Refused(String),
    /// Anything else: exit code 1.
    Other(anyhow::Error),
}

impl Failure {
    /// Input problems, headed by what cannot be done.
    pub fn input(what: &str) -> impl Fn(Problems) -> Self {
        move |problems| Self::Input { what: what.to_owned(), problems }
    }

    /// Says it on stderr.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Input { what, problems } => {
                eprintln!("error: {what} ({} to put right)\n{problems}", problems.0.len());
                ExitCode::from(2)
            }
            Self::Refused(why) => {
                eprintln!("error: {why}");
                ExitCode::from(2)
            }
            Self::Other(error) => {
                eprintln!("error: {error:#}");
                ExitCode::FAILURE
            }
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}
