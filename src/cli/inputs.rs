//! Scenario and seed files, read into bytes.

use super::failure::Failure;
use crate::{
    domain::Level,
    export::outlines::Outlines,
    import,
    messages::{self, Said},
    problems::{Place, Problems, nearest},
    results,
    scenario::{Draft, Located, NoBase, Scenario, ServiceCircle, Source, shipped},
    seeds::{Actual, Bundle, File, Geodata, Seeds, checksum, read_actuals},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A scenario by its file or its shipped name, with overrides.
pub fn scenario(name: &str, sets: &[String]) -> Result<Scenario, Failure> {
    let top = top(name).map_err(Failure::input(messages::scenario_unread()))?;
    Scenario::build(top, &base, sets).map_err(Failure::input(messages::scenario_unfit()))
}

/// The same, or what can be read of it.
pub(super) fn draft(name: &str, sets: &[String]) -> Result<Result<Scenario, Box<Draft>>, Failure> {
    let top = top(name).map_err(Failure::input(messages::scenario_unread()))?;
    Ok(Scenario::draft(top, &base, sets))
}

fn top(name: &str) -> Result<Source<'static>, Problems> {
    let path = Path::new(name);
    // A result directory may have the name of a shipped scenario.
    if !(path.is_file() || path.join("scenario.toml").is_file())
        && let Ok(source) = shipped::source(name)
    {
        return Ok(source);
    }
    let file = if path.is_dir() { path.join("scenario.toml") } else { path.to_owned() };
    read(&file).map_err(|why| {
        let known: Vec<&str> = shipped::ALL.iter().map(|shipped| shipped.id).collect();
        let message = messages::unread(messages::of_system(&why));
        let message = match nearest(name, known.iter().copied()) {
            Some(word) => message.and(messages::meant_shipped(word)),
            None => message,
        };
        Problems::one(Place::file(name), message.and(messages::shipped(known.join(", "))))
    })
}

/// A base beside the file that asks for it, or a shipped one.
fn base(name: &str, asking: &Source<'_>) -> Result<Source<'static>, NoBase> {
    if asking.shipped {
        return shipped::source(name);
    }
    let folder = Path::new(&asking.name).parent().unwrap_or(Path::new("."));
    let candidates: [PathBuf; 3] = [
        folder.join(name),
        folder.join(format!("{name}.toml")),
        folder.join("..").join(name).join("scenario.toml"),
    ];
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        return read(path).map_err(|why| NoBase::Unreadable { why: messages::of_system(&why) });
    }
    shipped::source(name)
}

fn read(path: &Path) -> std::io::Result<Source<'static>> {
    let bytes = fs::read(path)?;
    Ok(Source { name: path.display().to_string(), bytes: bytes.into(), shipped: false })
}

/// The built-in seeds, or those of a directory.
pub fn seeds(folder: Option<&Path>) -> Result<Seeds, Failure> {
    let bundle = match folder {
        None => Bundle::embedded(),
        Some(folder) => bundle(folder)?,
    };
    Seeds::load(&bundle).map_err(Failure::input(messages::seeds_unfit()))
}

/// Takes the planner's own tables that a scenario names into the seeds: a table by county or a list
/// of facilities, as CSV or workbook, and the figures a plan is monitored by. Gives what is wrong
/// with each.
pub(super) fn own_tables(
    seeds: &mut Seeds,
    [county_table, actuals_table, plan]: [Option<&Located<String>>; 3],
    circle: Option<&ServiceCircle>,
) -> Vec<(Said, Problems)> {
    let mut wrong = Vec::new();
    if let Some(table) = county_table {
        match beds(table, seeds) {
            Ok((own, file)) => {
                (seeds.given, seeds.guaranteed) = (own.given, own.guaranteed);
                seeds.given_table = Some(file);
            }
            Err(problems) => wrong.push(problems),
        }
    }
    if let Some(table) = actuals_table {
        match actuals(table, plan, seeds) {
            Ok((actuals, file)) => {
                seeds.actuals = actuals;
                seeds.actuals_table = Some(file);
            }
            Err(problems) => wrong.push(problems),
        }
    }
    if let Some(circle) = circle {
        match geodata(circle, seeds) {
            Ok(geodata) => seeds.geodata = Some(geodata),
            Err(problems) => wrong.push(problems),
        }
    }
    wrong
}

/// A file's name and checksum.
type Sum = (String, String);

fn beds(table: &Located<String>, seeds: &Seeds) -> Result<(import::Own, Sum), (Said, Problems)> {
    let (name, bytes) = beside(table)?;
    let own = import::sheets(File { name: &name, bytes: &bytes })
        .and_then(|sheets| import::own(&sheets, &seeds.regions))
        .map_err(|problems| (messages::table_unfit(), problems))?;
    Ok((own, (name, checksum(&bytes))))
}

fn actuals(
    table: &Located<String>,
    plan: Option<&Located<String>>,
    seeds: &Seeds,
) -> Result<(Vec<Actual>, Sum), (Said, Problems)> {
    let (name, bytes) = beside(table)?;
    let file = File { name: &name, bytes: &bytes };
    let plan = plan.and_then(|plan| seeds.plan(&plan.value)).unwrap_or(&[]);
    let actuals = read_actuals(file, &seeds.regions, plan, &seeds.networks)
        .map_err(|problems| (messages::actuals_unfit(), problems))?;
    Ok((actuals, (name, checksum(&bytes))))
}

/// Points of service and settlements; what is wrong with one table does not hide what is wrong
/// with the other.
fn geodata(circle: &ServiceCircle, seeds: &Seeds) -> Result<Geodata, (Said, Problems)> {
    let mut problems = Problems::default();
    let mut tables = Vec::new();
    let mut sheets = |table| {
        let (name, bytes) = beside(table)?;
        let sheets = problems.keep(import::sheets(File { name: &name, bytes: &bytes }));
        tables.push((name, checksum(&bytes)));
        Ok(sheets)
    };
    let (points, settlements) = (sheets(&circle.points)?, sheets(&circle.settlements)?);
    let points = points.and_then(|sheets| problems.keep(import::service_points(&sheets, seeds)));
    let settlements =
        settlements.and_then(|sheets| problems.keep(import::settlements(&sheets, seeds)));
    match points.zip(settlements) {
        Some((points, settlements)) if problems.0.is_empty() => {
            Ok(Geodata { points, settlements, tables })
        }
        _ => Err((messages::geodata_unfit(), problems)),
    }
}

/// The name and bytes of a table beside the scenario file that names it.
fn beside(table: &Located<String>) -> Result<(String, Vec<u8>), (Said, Problems)> {
    // A path of `--set` has no line: it is taken from where the program was called.
    let beside = Path::new(&*table.place.source).parent().filter(|_| table.place.line.is_some());
    let path = beside.unwrap_or(Path::new("")).join(&table.value);
    let name = path.display().to_string();
    let bytes = fs::read(&path).map_err(|error| {
        let message = messages::file_unread(&name, messages::of_system(&error));
        (messages::scenario_unfit(), Problems::one(table.place.clone(), message))
    })?;
    Ok((name, bytes))
}

/// The outlines of a file for the counties among these places, and the file's checksum.
pub fn outlines(
    file: &Path,
    places: &[results::Place],
    seeds: &Seeds,
    approval_no: Option<String>,
) -> Result<(Outlines, String), Failure> {
    let bytes = fs::read(file).map_err(|error| {
        Failure::Refused(messages::file_unread(file.display(), messages::of_system(&error)))
    })?;
    let counties: Vec<_> =
        places.iter().filter(|place| place.level == Level::County).cloned().collect();
    let known = |code| seeds.regions.position(code).is_some();
    let outlines = Outlines::parse(&file.display().to_string(), &bytes, &counties, known)
        .map_err(Failure::input(messages::outlines_unfit()))?;
    // The command line's word comes before the file's.
    let approval_no = approval_no.or(outlines.approval_no.clone());
    Ok((Outlines { approval_no, ..outlines }, checksum(&bytes)))
}

/// Every file of a seeds directory.
pub fn bundle(folder: &Path) -> Result<Bundle, Failure> {
    let mut bundle = Bundle::new(folder.display().to_string());
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).map_err(|error| {
            Failure::Refused(messages::file_unread(next.display(), messages::of_system(&error)))
        })?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                let bytes = fs::read(&path).map_err(|error| {
                    Failure::Refused(messages::file_unread(
                        path.display(),
                        messages::of_system(&error),
                    ))
                })?;
                bundle.insert(inside.display().to_string(), bytes);
            }
        }
    }
    Ok(bundle)
}
