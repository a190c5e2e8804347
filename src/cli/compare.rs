//! `carecast compare`

use super::{args::CompareArgs, failure::Failure, inputs, progress, words};
use crate::{
    comparison::{Keeper, Paired, paired_rows},
    domain::Lang,
    ensemble::simulate_watched,
    export::{
        compare::{Versus, comparison_page, comparison_table},
        directory::{Inputs, Overwrite, ResultDirectory, Timing, check},
    },
    lanes::LANES,
    model::Model,
    parallel::with_threads,
    results::Results,
    scenario::Scenario,
    seeds::Seeds,
};
use anyhow::Context;
use std::{collections::BTreeMap, path::Path, process::ExitCode, time::Instant};

/// What is kept of a simulated scenario.
type Simulated = (Results, crate::comparison::Draws);

/// Simulates scenarios on the same draws, and writes and prints how they differ from the first.
pub fn compare(args: &CompareArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let sets = args.overrides.all_sets();
    let base = inputs::scenario(&args.base, &sets)?;
    // Draws are paired: the base says how many, and on which seed.
    let mut same = sets;
    same.push(format!("run.draws={}", base.n_draws()));
    same.push(format!("run.seed={}", base.seed()));
    let mut scenarios = vec![base];
    for other in &args.others {
        scenarios.push(inputs::scenario(other, &same)?);
    }
    let models = scenarios
        .iter()
        .map(|scenario| Model::new(&seeds, scenario))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Failure::input("a scenario cannot be run"))?;
    let target = args.out.clone().unwrap_or_else(|| Path::new("out").join(name(&scenarios)));
    let overwrite = if args.overwrite { Overwrite::Anything } else { Overwrite::SameInputs };
    let inputs = manifest_inputs(&seeds, &scenarios, &models[0]);
    check(&target, &inputs, overwrite).map_err(super::run::failure)?;
    let interrupted = super::interrupt::handle()?;

    let started = Instant::now();
    let blocks =
        |model: &Model| (model.draws as usize).div_ceil(LANES) * model.baseline.counties.len();
    let bar = progress::bar(models.iter().map(blocks).sum::<usize>() as u64, args.quiet);
    let simulated = |index: usize| -> Result<Simulated, Failure> {
        let (model, scenario) = (&models[index], &scenarios[index]);
        let keeper = Keeper::new(model);
        let results = with_threads(args.threads, || {
            let watch = |place: usize, samples: &_| keeper.take(place, samples);
            simulate_watched(model, scenario, &|n| bar.inc(n as u64), &watch)
        });
        Ok((results.context("starting the threads")?, keeper.finish()))
    };
    // Two runs are held at a time: the base and the one it is held against.
    let base = simulated(0)?;
    let mut others: Vec<(Results, Vec<Paired>)> = Vec::new();
    for index in 1..models.len() {
        let (results, draws) = simulated(index)?;
        let rows = paired_rows((&base.0, &base.1), (&results, &draws));
        others.push((results, rows));
    }
    bar.finish_and_clear();
    let simulate_seconds = started.elapsed().as_secs_f64();

    let mut directory =
        ResultDirectory::begin(&target, inputs, overwrite).map_err(super::run::failure)?;
    interrupted.watch(directory.canceller());
    let versus: Vec<_> = others.iter().map(|(results, rows)| Versus { results, rows }).collect();
    let table = comparison_table(&base.0, &versus);
    let page = comparison_page(&base.0, &versus);
    directory.write("compare.csv", |file| file.write_all(&table)).map_err(super::run::failure)?;
    directory
        .write("compare.html", |file| file.write_all(page.as_bytes()))
        .map_err(super::run::failure)?;
    let timing = Timing { simulate_seconds, ..Timing::default() };
    directory.finish(Vec::new(), timing).map_err(super::run::failure)?;
    if args.json {
        let document = super::compare_table::document(&base.0, &versus, &target);
        println!("{}", serde_json::to_string_pretty(&document).context("writing the answer")?);
    } else if !args.quiet {
        println!("{}", super::compare_table::tables(&base.0, &versus, lang));
        println!("{}: {}", words::WRITTEN.get(lang), target.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// `base_vs_other`, or `base_vs_3` for several.
fn name(scenarios: &[Scenario]) -> String {
    match scenarios {
        [base, other] => format!("{}_vs_{}", base.id(), other.id()),
        [base, others @ ..] => format!("{}_vs_{}", base.id(), others.len()),
        [] => String::new(),
    }
}

fn manifest_inputs(seeds: &Seeds, scenarios: &[Scenario], model: &Model) -> Inputs {
    let base = &scenarios[0];
    Inputs {
        command: "compare".to_owned(),
        scenario_id: name(scenarios),
        scenario: serde_json::to_value(scenarios).unwrap_or_default(),
        seed: base.seed(),
        draws: base.n_draws(),
        years: model.years(),
        versions: BTreeMap::from([("carecast".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]),
        seeds: seeds.sources().map(|source| (source.path.clone(), source.sha256.clone())).collect(),
        options: BTreeMap::new(),
    }
}
