//! In which language the planner is spoken to.

use crate::{
    domain::Lang,
    messages::{self, Said},
    problems::{Problem, Problems, nearest},
};
use std::path::Path;

/// The language of `--lang`, taken from the arguments as typed: what is wrong with the arguments
/// themselves must be told in it too. `None` where nobody asked.
pub fn asked() -> Option<Lang> {
    let mut arguments = std::env::args_os().filter_map(|argument| argument.into_string().ok());
    let word = arguments.by_ref().find_map(|argument| {
        if argument == "--lang" {
            Some(None)
        } else {
            Some(Some(argument.strip_prefix("--lang=")?.to_owned()))
        }
    })?;
    match word.or_else(|| arguments.next())?.as_str() {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// A message in the language asked for, or Chinese and then English.
pub fn say(said: &Said) -> String {
    match asked() {
        Some(lang) => said.get(lang).to_owned(),
        None if said.zh == said.en => said.en.clone(),
        None => format!("{}\n{}", said.zh, said.en),
    }
}

/// A message inside another: in the language asked for, or both in one line.
pub fn inline(said: &Said) -> String {
    match asked() {
        Some(lang) => said.get(lang).to_owned(),
        None if said.zh == said.en => said.en.clone(),
        None => format!("{} · {}", said.zh, said.en),
    }
}

/// What was being done when a file could not be written.
pub fn writing(path: &Path) -> String {
    inline(&messages::writing(path.display()))
}

/// What was being done when a directory could not be made.
pub fn making(path: &Path) -> String {
    inline(&messages::making(path.display()))
}

/// Problems, one a line; in both languages where none was asked for.
pub fn list(problems: &Problems, most: usize) -> String {
    if let Some(lang) = asked() {
        return problems.list(lang, most);
    }
    let both = |problem: &Problem| Problem {
        place: problem.place.clone(),
        message: if problem.message.zh == problem.message.en {
            problem.message.clone()
        } else {
            Said::from(format!("{}\n    {}", problem.message.zh, problem.message.en))
        },
    };
    let both: Vec<Problem> = problems.0.iter().map(both).collect();
    Problems(both).list(Lang::En, most)
}

/// A message about a word, with the nearest of those there are, and all of them.
pub fn meant<'a>(said: Said, got: &str, known: impl Iterator<Item = &'a str> + Clone) -> Said {
    let said = match nearest(got, known.clone()) {
        Some(word) => said.and(messages::did_you_mean(word)),
        None => said,
    };
    let all: Vec<&str> = known.collect();
    said.and(messages::there_are(all.join(", ")))
}
