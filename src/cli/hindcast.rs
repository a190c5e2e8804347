//! `carecast hindcast` and `carecast calibrate`

use super::{
    args::{CalibrateArgs, CensusArgs, HindcastArgs},
    failure::Failure,
    speech,
};
use crate::{
    calibration::{Input, Model},
    domain::Lang,
    hindcast::{
        Inputs, Options, calibrate as fit, calibration_picture, hindcast as project, markdown,
        score_seed,
    },
    messages,
    parallel::Threads,
    problems::Problems,
    seeds::{Bundle, UnitedNations},
};
use anyhow::Context;
use std::{collections::BTreeMap, fs, path::Path, process::ExitCode};

/// The fitted county model among the seeds.
const MODEL: &str = "county_model/data.csv";

/// The base year of the revision that the engine is held against.
const BASE_YEAR: i32 = 2020;

/// Files with the names that messages call them by.
struct Files(Vec<(String, Vec<u8>)>);

impl Files {
    /// Reads all, or says of all which cannot be read.
    fn read(paths: &[&Path]) -> Result<Self, Failure> {
        let mut files = Vec::new();
        let mut unreadable = Vec::new();
        for path in paths {
            match fs::read(path) {
                Ok(bytes) => files.push((path.display().to_string(), bytes)),
                Err(error) => {
                    let why = speech::inline(&messages::of_system(&error));
                    unreadable.push(format!("{}: {why}", path.display()));
                }
            }
        }
        if unreadable.is_empty() {
            Ok(Self(files))
        } else {
            Err(Failure::Refused(unreadable.join("\nerror: ").into()))
        }
    }

    fn input(&self, index: usize) -> Input<'_> {
        let (name, bytes) = &self.0[index];
        Input { name, bytes }
    }

    fn inputs(&self) -> Inputs<'_> {
        Inputs {
            base_population: self.input(0),
            base_counties: self.input(1),
            truth_population: self.input(2),
            crosswalk: self.input(3),
        }
    }
}

impl CensusArgs {
    fn paths(&self) -> [&Path; 4] {
        [&self.base_population, &self.base_counties, &self.truth_population, &self.crosswalk]
    }
}

/// Projects the first census to the year of the second, and scores it.
pub fn hindcast(args: &HindcastArgs) -> Result<ExitCode, Failure> {
    let files = Files::read(&args.census.paths())?;
    let check = match (&args.rates_dir, &args.prefix) {
        (Some(folder), Some(prefix)) => Some(super::verify::check(folder, prefix, BASE_YEAR)?),
        _ => None,
    };
    let bundle = Bundle::embedded();
    let un = united_nations(&bundle)?;
    let model = Model::from_csv(MODEL, bundle.get(MODEL).unwrap_or_default())
        .map_err(Failure::input(messages::model_damaged()))?;
    let options = Options {
        draws: args.draws,
        seed: args.seed,
        leave_one_province_out: args.leave_one_province_out,
    };
    let report = Threads::new(args.threads)
        .context(speech::inline(&messages::starting_threads()))?
        .run(|| project(files.inputs(), &un, &model, options))
        .map_err(Failure::input(messages::hindcast_unfit()))?;
    if let Some(path) = &args.report {
        let text = markdown(&report, check.as_ref());
        fs::write(path, text).with_context(|| speech::writing(path))?;
    }
    if let Some(path) = &args.picture {
        let svg = calibration_picture(&report, Lang::En);
        fs::write(path, svg).with_context(|| speech::writing(path))?;
    }
    if let (Some(folder), Some(check)) = (&args.write_scores, &check) {
        let made = score_seed(&report, check);
        put(&made, folder, Write::Changes)?;
    }
    if args.json {
        super::say!(
            "{}",
            serde_json::to_string_pretty(&report)
                .context(speech::inline(&messages::answering()))?
        );
        return Ok(ExitCode::SUCCESS);
    }
    super::say!("{}", speech::say(&messages::units_and_draws(report.units, report.draws)));
    super::say!("{}", speech::say(&messages::scores_heading()));
    for (name, score) in report.scores.named() {
        super::say!(
            "{name:8} {:>6.2}% {:>5.2}% {:>+5.2}% {:>5.2}%  {:.3}  {:.3}  {:.3}  {:.3}",
            100.0 * score.mdape,
            100.0 * score.mape,
            100.0 * score.bias,
            100.0 * score.crps,
            score.cov50,
            score.cov80,
            score.cov90,
            score.cov95,
        );
    }
    Ok(ExitCode::SUCCESS)
}

/// Fits the county model and writes it as seeds.
pub fn calibrate(args: &CalibrateArgs) -> Result<ExitCode, Failure> {
    let [population, counties, truth, crosswalk] = args.census.paths();
    let files = Files::read(&[population, counties, truth, crosswalk, &args.truth_counties])?;
    let un = united_nations(&Bundle::embedded())?;
    let made = fit(files.inputs(), files.input(4), &un)
        .map_err(Failure::input(messages::model_unfit()))?;
    let differ = put(&made, &args.into, if args.check { Write::Nothing } else { Write::Changes })?;
    for name in &differ {
        super::say!("{name}");
    }
    super::say!("{}", speech::say(&messages::files_differ(made.len(), differ.len())));
    Ok(if args.check && !differ.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The United Nations' tables alone: what a command writes may be what is damaged of the seeds.
fn united_nations(bundle: &Bundle) -> Result<UnitedNations, Failure> {
    let mut problems = Problems::default();
    let un = UnitedNations::load(bundle, &mut problems);
    problems.or(un).map_err(Failure::input(messages::seeds_damaged()))
}

/// Whether files that differ are written.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Write {
    Changes,
    Nothing,
}

/// Puts files into a directory; gives the names of those that were otherwise.
fn put<'a>(
    made: &'a BTreeMap<String, Vec<u8>>,
    into: &Path,
    write: Write,
) -> Result<Vec<&'a str>, Failure> {
    let mut differ = Vec::new();
    for (name, bytes) in made {
        let path = into.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            continue;
        }
        differ.push(name.as_str());
        if write == Write::Changes {
            let folder = path.parent().unwrap_or(into);
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, bytes))
                .with_context(|| speech::writing(&path))?;
        }
    }
    Ok(differ)
}
