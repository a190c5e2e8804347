//! Scenario and seed files, read into bytes.

use super::failure::Failure;
use crate::{
    domain::Level,
    export::outlines::Outlines,
    problems::{Place, Problems, nearest},
    results,
    scenario::{NoBase, Scenario, Source, shipped},
    seeds::{Bundle, File, Seeds, checksum, read_county_supply},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A scenario by its file or its shipped name, with overrides.
pub fn scenario(name: &str, sets: &[String]) -> Result<Scenario, Failure> {
    let top = top(name).map_err(Failure::input("the scenario cannot be read"))?;
    Scenario::build(top, &base, sets).map_err(Failure::input("the scenario cannot be run"))
}

fn top(name: &str) -> Result<Source<'static>, Problems> {
    let path = Path::new(name);
    if !path.exists()
        && let Ok(source) = shipped::source(name)
    {
        return Ok(source);
    }
    let file = if path.is_dir() { path.join("scenario.toml") } else { path.to_owned() };
    read(&file).map_err(|why| {
        let known: Vec<&str> = shipped::ALL.iter().map(|shipped| shipped.id).collect();
        let meant = nearest(name, known.iter().copied())
            .map_or_else(String::new, |word| format!("; did you mean `{word}`?"));
        let message = format!("{why}{meant} Shipped scenarios: {}", known.join(", "));
        Problems::one(Place::file(name), message)
    })
}

/// A base beside the file that asks for it, or a shipped one.
fn base(name: &str, asking: &str) -> Result<Source<'static>, NoBase> {
    let folder = Path::new(asking).parent().unwrap_or(Path::new("."));
    let candidates: [PathBuf; 3] = [
        folder.join(name),
        folder.join(format!("{name}.toml")),
        folder.join("..").join(name).join("scenario.toml"),
    ];
    if let Some(path) = candidates.iter().find(|path| path.is_file()) {
        return read(path).map_err(|why| NoBase::Unreadable { why });
    }
    shipped::source(name)
}

fn read(path: &Path) -> Result<Source<'static>, String> {
    let bytes = fs::read(path).map_err(|error| format!("cannot be read: {error}"))?;
    Ok(Source { name: path.display().to_string(), bytes: bytes.into() })
}

/// The built-in seeds, or those of a directory.
pub fn seeds(folder: Option<&Path>) -> Result<Seeds, Failure> {
    let bundle = match folder {
        None => Bundle::embedded(),
        Some(folder) => bundle(folder)?,
    };
    Seeds::load(&bundle).map_err(Failure::input("the seeds cannot be used"))
}

/// The seeds, with the planner's own tables that a scenario names.
pub fn own_tables(mut seeds: Seeds, scenario: &Scenario) -> Result<Seeds, Failure> {
    let Some(table) = &scenario.supply().county_table else { return Ok(seeds) };
    let beside = Path::new(&*table.place.source).parent().unwrap_or(Path::new("."));
    let path = beside.join(&table.value);
    let name = path.display().to_string();
    let bytes = fs::read(&path).map_err(|error| {
        let message = format!("`{name}` cannot be read: {error}");
        Failure::input("the scenario cannot be run")(Problems::one(table.place.clone(), message))
    })?;
    let file = File { name: &name, bytes: &bytes };
    seeds.given_table = Some((name.clone(), checksum(&bytes)));
    seeds.given = read_county_supply(file, &seeds.regions)
        .map_err(Failure::input("the table of beds cannot be used"))?;
    Ok(seeds)
}

/// The outlines of a file for the counties among these places, and the file's checksum.
pub fn outlines(
    file: &Path,
    places: &[results::Place],
    seeds: &Seeds,
    approval_no: Option<String>,
) -> Result<(Outlines, String), Failure> {
    let bytes =
        fs::read(file).map_err(|error| Failure::Refused(format!("{}: {error}", file.display())))?;
    let counties: Vec<_> =
        places.iter().filter(|place| place.level == Level::County).cloned().collect();
    let known = |code| seeds.regions.position(code).is_some();
    let outlines = Outlines::parse(&file.display().to_string(), &bytes, &counties, known)
        .map_err(Failure::input("the outlines cannot be used"))?;
    // The command line's word comes before the file's.
    let approval_no = approval_no.or(outlines.approval_no.clone());
    Ok((Outlines { approval_no, ..outlines }, checksum(&bytes)))
}

/// Every file of a seeds directory.
pub fn bundle(folder: &Path) -> Result<Bundle, Failure> {
    let mut bundle = Bundle::new(folder.display().to_string());
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next)
            .map_err(|error| Failure::Refused(format!("{}: {error}", next.display())))?;
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(inside) = path.strip_prefix(folder) {
                let bytes = fs::read(&path)
                    .map_err(|error| Failure::Refused(format!("{}: {error}", path.display())))?;
                bundle.insert(inside.display().to_string(), bytes);
            }
        }
    }
    Ok(bundle)
}
