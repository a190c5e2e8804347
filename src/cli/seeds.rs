//! `carecast seeds`

use super::{
    args::{SeedsArgs, SeedsCommand},
    failure::Failure,
    inputs, speech,
};
use crate::{
    messages,
    problems::nearest,
    seeds::{Bundle, build},
};
use anyhow::Context;
use std::{fs, path::Path, process::ExitCode};

/// Lists, shows or rebuilds the source tables.
pub fn seeds(args: &SeedsArgs) -> Result<ExitCode, Failure> {
    match &args.command {
        SeedsCommand::Build { from, into, check } => rebuild(from, into, *check),
        SeedsCommand::List => list(),
        SeedsCommand::Show { name } => show(name),
    }
}

fn rebuild(from: &Path, into: &Path, check: bool) -> Result<ExitCode, Failure> {
    if !from.is_dir() {
        return Err(Failure::Refused(messages::no_folder(from.display())));
    }
    let current = inputs::bundle(into)?;
    let made = build::all(&|name| fs::read(from.join(name)).ok(), &current)
        .map_err(Failure::input(messages::seeds_unmade()))?;
    let differ = build::differences(&made, &current);
    for path in &differ {
        super::say!("{path}");
        if !check {
            let file = into.join(path);
            let folder = file.parent().unwrap_or(into);
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&file, &made[*path]))
                .with_context(|| speech::writing(&file))?;
        }
    }
    super::say!("{}", speech::say(&messages::files_differ(made.len(), differ.len())));
    Ok(if check && !differ.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn list() -> Result<ExitCode, Failure> {
    for source in inputs::seeds(None)?.sources() {
        super::say!(
            "{:<28} {:<11} {} ({})",
            source.name,
            source.kind,
            source.title,
            source.publisher
        );
    }
    Ok(ExitCode::SUCCESS)
}

fn show(name: &str) -> Result<ExitCode, Failure> {
    let seeds = inputs::seeds(None)?;
    let Some(source) = seeds.source(name) else {
        let known = seeds.sources().map(|source| source.name.as_str());
        let said = messages::no_table_of_seeds(name);
        return Err(Failure::Refused(match nearest(name, known) {
            Some(word) => said.and(messages::did_you_mean(word)),
            None => said.and(messages::list_seeds()),
        }));
    };
    let bundle = Bundle::embedded();
    let folder = Path::new(&source.path).parent().unwrap_or(Path::new("")).display().to_string();
    for path in bundle.paths().filter(|path| path.starts_with(&folder)) {
        let bytes = bundle.get(path).unwrap_or_default();
        let text = String::from_utf8_lossy(bytes);
        super::say!("# {path}");
        for line in text.lines().take(20) {
            super::say!("{line}");
        }
        let lines = text.lines().count();
        if lines > 20 {
            super::say!("{}", speech::say(&messages::more_lines(lines - 20)));
        }
    }
    Ok(ExitCode::SUCCESS)
}
