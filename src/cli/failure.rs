//! What goes wrong, and the exit code it means.

use super::speech;
use crate::{
    domain::Lang,
    messages::{self, Said},
    problems::{LISTED, Problems},
};
use std::process::ExitCode;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub enum Failure {
    /// The input is wrong: exit code 2.
    Input {
        /// What cannot be done with it.
        what: Said,
        /// Everything to put right.
        problems: Problems,
        /// How many of them are listed.
        most: usize,
    },
    /// The call is wrong or refused: exit code 2.
    Refused(Said),
    /// Anything else: exit code 1.
    Other(anyhow::Error),
}

impl Failure {
    /// Input problems, headed by what cannot be done.
    pub fn input(what: impl Into<Said>) -> impl Fn(Problems) -> Self {
        let what = what.into();
        move |problems| Self::Input { what: what.clone(), problems, most: LISTED }
    }

    /// Says it on stderr: in the language asked for, or in both.
    pub fn report(self) -> ExitCode {
        match self {
            Self::Input { what, problems, most } => {
                let head = messages::to_put_right(what, problems.0.len());
                eprintln!("{}\n{}", speech::say(&head), speech::list(&problems, most));
                ExitCode::from(2)
            }
            Self::Refused(why) => {
                eprintln!("{}", speech::say(&messages::refused(why)));
                ExitCode::from(2)
            }
            Self::Other(error) => {
                let chain = chain(&error);
                match speech::asked() {
                    Some(Lang::Zh) => eprintln!("错误：{chain}"),
                    Some(Lang::En) => eprintln!("error: {chain}"),
                    None => eprintln!("错误 error: {chain}"),
                }
                ExitCode::FAILURE
            }
        }
    }
}

/// What went wrong and why, the system's own answer in the planner's language.
fn chain(error: &anyhow::Error) -> String {
    let words = |cause: &(dyn std::error::Error + 'static)| {
        let system = cause.downcast_ref::<std::io::Error>().map(messages::of_system);
        system.map_or_else(|| cause.to_string(), |said| speech::inline(&said))
    };
    error.chain().map(words).collect::<Vec<_>>().join(": ")
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Other(error)
    }
}
