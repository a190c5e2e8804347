//! `carecast hindcast` and `carecast calibrate`

use super::{
    args::{CalibrateArgs, CensusArgs, HindcastArgs},
    failure::Failure,
};
use crate::{
    calibration::{Input, Model},
    domain::Lang,
    hindcast::{
        Inputs, Options, calibrate as fit, calibration_picture, hindcast as project, markdown,
    },
    parallel::with_threads,
    problems::Problems,
    seeds::{Bundle, Seeds, UnitedNations},
};
use anyhow::Context;
use std::{fs, path::Path, process::ExitCode};

/// The fitted county model among the seeds.
const MODEL: &str = "county_model/data.csv";

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
                Err(error) => unreadable.push(format!("{}: {error}", path.display())),
            }
        }
        if unreadable.is_empty() {
            Ok(Self(files))
        } else {
            Err(Failure::Refused(unreadable.join("\nerror: ")))
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
    let bundle = Bundle::embedded();
    let seeds = Seeds::load(&bundle).map_err(Failure::input("the seeds are damaged"))?;
    let model = Model::from_csv(MODEL, bundle.get(MODEL).unwrap_or_default())
        .map_err(Failure::input("the county model is damaged"))?;
    let options = Options {
        draws: args.draws,
        seed: args.seed,
        leave_one_province_out: args.leave_one_province_out,
    };
    let report = with_threads(args.threads, || project(files.inputs(), &seeds.un, &model, options))
        .context("starting the threads")?
        .map_err(Failure::input("the hindcast cannot be made"))?;
    if let Some(path) = &args.report {
        let text = markdown(&report, None);
        fs::write(path, text).with_context(|| format!("writing {}", path.display()))?;
    }
    if let Some(path) = &args.picture {
        let svg = calibration_picture(&report, Lang::En);
        fs::write(path, svg).with_context(|| format!("writing {}", path.display()))?;
    }
    if args.json {
        super::say!("{}", serde_json::to_string_pretty(&report).context("writing the answer")?);
        return Ok(ExitCode::SUCCESS);
    }
    super::say!("{} units, {} draws", report.units, report.draws);
    super::say!("group      MdAPE   MAPE   bias   CRPS   50 %   80 %   90 %   95 %");
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
    // Not all seeds: what it writes may be what is damaged.
    let mut problems = Problems::default();
    let un = UnitedNations::load(&Bundle::embedded(), &mut problems);
    let un = problems.or(un).map_err(Failure::input("the seeds are damaged"))?;
    let made = fit(files.inputs(), files.input(4), &un)
        .map_err(Failure::input("the county model cannot be fitted"))?;
    let mut differ = 0;
    for (name, bytes) in &made {
        let path = args.into.join(name);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            continue;
        }
        differ += 1;
        super::say!("{name}");
        if !args.check {
            let folder = path.parent().unwrap_or(&args.into);
            fs::create_dir_all(folder)
                .and_then(|()| fs::write(&path, bytes))
                .with_context(|| format!("writing {}", path.display()))?;
        }
    }
    super::say!("{} files, {differ} differ", made.len());
    Ok(if args.check && differ > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
