//! `carecast import`: a planner's own tables, checked cell by cell.

use super::{args::ImportArgs, failure::Failure, inputs, speech};
use crate::{
    domain::Lang,
    import::{self, NAMED, Own, Sheet},
    messages,
    problems::Problems,
    seeds::{File, Regions},
};
use anyhow::Context;
use serde_json::{Value, json};
use std::{fs, path::PathBuf, process::ExitCode};

/// Reads tables and lists of facilities, and writes the table that a scenario names; with one bad
/// cell nothing is written.
pub fn import(args: &ImportArgs) -> Result<ExitCode, Failure> {
    // Files are looked at before the seeds are: what is refused is refused at once.
    let read = sheets(args).and_then(|sheets| {
        let seeds = inputs::seeds(args.seeds.as_deref())?;
        let own = import::own(&sheets, &seeds.regions).map_err(failure)?;
        Ok((own, seeds.regions))
    });
    let (own, regions) = match read {
        Ok(read) => read,
        Err(Failure::Input { problems, .. }) if args.json => {
            let found: Vec<Value> = problems.0.iter().take(NAMED).map(problem).collect();
            let document = json!({ "problems": found, "count": problems.0.len() });
            super::say!(
                "{}",
                serde_json::to_string_pretty(&document)
                    .context(speech::inline(&messages::answering()))?
            );
            return Ok(ExitCode::from(2));
        }
        Err(failure) => return Err(failure),
    };
    let out = write(args, &own, &regions)?;
    say(args, &own, &out)?;
    Ok(ExitCode::SUCCESS)
}

fn failure(problems: Problems) -> Failure {
    Failure::Input { what: messages::import_unfit(), problems, most: NAMED }
}

fn problem(problem: &crate::problems::Problem) -> Value {
    json!({
        "place": problem.place.to_string(),
        "zh": problem.message.zh,
        "en": problem.message.en,
    })
}

/// The sheets of every file; what is wrong with one does not hide what is wrong with another.
fn sheets(args: &ImportArgs) -> Result<Vec<Sheet>, Failure> {
    let mut problems = Problems::default();
    let mut sheets = Vec::new();
    for path in &args.files {
        let name = path.display().to_string();
        match fs::read(path) {
            Err(error) => {
                let place = crate::problems::Place::file(&name);
                problems.push(place, messages::unread(messages::of_system(&error)));
            }
            Ok(bytes) => match import::sheets(File { name: &name, bytes: &bytes }) {
                Ok(found) => sheets.extend(found),
                Err(found) => problems.0.extend(found.0),
            },
        }
    }
    problems.or(sheets).map_err(failure)
}

/// Writes the table beside the first file, or where `--out` says; never over another table.
fn write(args: &ImportArgs, own: &Own, regions: &Regions) -> Result<PathBuf, Failure> {
    let out = args.out.clone().unwrap_or_else(|| args.files[0].with_file_name("county_supply.csv"));
    let text = own.csv(regions);
    let another = fs::read(&out).is_ok_and(|there| there != text.as_bytes());
    if args.files.contains(&out) || (another && !args.overwrite) {
        return Err(Failure::Refused(messages::there_already_out(out.display())));
    }
    // Beside first, then renamed: a full disk leaves no half a table.
    let beside = out.with_extension("csv.part");
    fs::write(&beside, text).with_context(|| speech::writing(&beside))?;
    fs::rename(&beside, &out).with_context(|| speech::writing(&out))?;
    Ok(out)
}

fn say(args: &ImportArgs, own: &Own, out: &std::path::Path) -> Result<(), Failure> {
    // The sum of nothing is a negative nought.
    let beds = own.given.values().map(|given| given.beds).sum::<f64>() + 0.0;
    let counties = own.counties().len();
    if args.json {
        let notes: Vec<Value> =
            own.notes.iter().map(|note| json!({ "zh": note.zh, "en": note.en })).collect();
        let document = json!({
            "counties": counties,
            "beds": beds,
            "out": out.display().to_string(),
            "notes": notes,
        });
        super::say!(
            "{}",
            serde_json::to_string_pretty(&document)
                .context(speech::inline(&messages::answering()))?
        );
        return Ok(());
    }
    let lang = Lang::from(args.lang);
    for note in &own.notes {
        eprintln!("{}", messages::note(note.clone()).get(lang));
    }
    let file = out.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    super::say!("{}", messages::imported(counties, beds, out.display(), file).get(lang));
    Ok(())
}
