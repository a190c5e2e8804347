//! `carecast compare`

use super::{
    args::{CompareArgs, SplitArg},
    clock::Clock,
    compare_split::Plan,
    failure::Failure,
    inputs, progress,
    ready::{Ready, ready},
    speech, words,
};
use crate::{
    comparison::{
        Draws, IndicatorDraws, Keeper, Paired, PairedIndicator, kept_bytes, paired_indicators,
        paired_rows,
    },
    domain::{Lang, Level, RegionCode},
    ensemble::simulate_watched,
    export::{
        compare::{
            SplitOf, Versus, comparison_page, comparison_table, indicator_split_table,
            indicator_table, split_table,
        },
        directory::{DirectoryError, Inputs, Overwrite, ResultDirectory, Timing, check},
        map::difference_maps,
    },
    lanes::LANES,
    messages,
    model::Model,
    parallel::Threads,
    results::Results,
    scenario::Scenario,
};
use anyhow::Context;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    process::ExitCode,
    time::Instant,
};

/// What is kept of a simulated scenario.
type Simulated = (Results, (Draws, IndicatorDraws));

/// Refuses scenarios that cannot be told apart, or that share no region with the base.
fn check_comparable(base: &Ready, others: &[Ready]) -> Result<(), Failure> {
    let mut ids = BTreeSet::new();
    if let Some(again) = others.iter().find(|other| !ids.insert(other.scenario.id())) {
        return Err(Failure::Refused(messages::same_id(again.scenario.id())));
    }
    let shared = |other: &Model| {
        let codes: BTreeSet<RegionCode> = other.places.iter().map(|place| place.code).collect();
        base.model.places.iter().any(|place| codes.contains(&place.code))
    };
    if let Some(apart) = others.iter().find(|other| !shared(&other.model)) {
        let (base, other) = (base.scenario.id(), apart.scenario.id());
        return Err(Failure::Refused(messages::nothing_in_common(base, other)));
    }
    Ok(())
}

/// Simulates scenarios on the same draws, and writes and prints how they differ from the first.
pub fn compare(args: &CompareArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let sets = args.overrides.all_sets();
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let base = ready(&args.base, &sets, seeds.clone())?;
    // Draws are paired: the base says how many, and on which seed.
    let mut same = sets;
    same.push(format!("run.draws={}", base.scenario.n_draws()));
    same.push(format!("run.seed={}", base.scenario.seed()));
    let mut all = vec![base];
    for other in &args.others {
        all.push(ready(other, &same, seeds.clone())?);
    }
    let [base, others @ ..] = all.as_slice() else { return Ok(ExitCode::SUCCESS) };
    check_comparable(base, others)?;
    let plans = others
        .iter()
        .map(|other| Plan::new(&base.scenario, &other.scenario, args.split))
        .collect::<Result<Vec<_>, _>>()?;
    let name = name(&all);
    let target = args.out.clone().unwrap_or_else(|| Path::new("out").join(&name));
    for ready in &all {
        // Two runs are held at a time, and what lies between them.
        let beside = |draws: u32| {
            let kept: u64 = kept_bytes(&ready.model, draws, Level::County).iter().sum();
            let split = plans.iter().map(|plan| plan.bytes(&ready.model, draws)).max();
            2 * kept + split.unwrap_or_default()
        };
        super::limits::check_with(&ready.model, args.threads, args.max_memory, &beside)?;
    }
    let overwrite = if args.overwrite { Overwrite::Anything } else { Overwrite::SameInputs };
    let inputs = manifest_inputs(name, &all, args.split);
    check(&target, &inputs, overwrite).map_err(super::run::failure)?;
    let interrupted = super::interrupt::handle()?;

    let clock = Clock::start();
    let blocks =
        |model: &Model| (model.draws as usize).div_ceil(LANES) * model.baseline.counties.len();
    let between: usize = plans.iter().map(|plan| plan.mixtures().len() * blocks(&base.model)).sum();
    let ends: usize = all.iter().map(|ready| blocks(&ready.model)).sum();
    let bar = progress::bar((ends + between) as u64, base.model.draws, lang, args.quiet);
    let threads =
        Threads::new(args.threads).context(speech::inline(&messages::starting_threads()))?;
    let simulated = |scenario: &Scenario, model: &Model, from| -> Result<Simulated, Failure> {
        let keeper = Keeper::new(model).from(from);
        let keep = |place: usize, samples: &_| keeper.take(place, samples);
        let watch = progress::Onlooker { bar: &bar, clock: &clock, see: &keep };
        let results = threads.run(|| simulate_watched(model, scenario, &watch));
        Ok((results, keeper.finish()))
    };
    // Two runs are held at a time: the base and the one it is held against.
    let first = simulated(&base.scenario, &base.model, Level::County)?;
    let mut found: Vec<(Results, Vec<Paired>, Vec<PairedIndicator>, SplitOf)> = Vec::new();
    for (other, plan) in others.iter().zip(plans) {
        let (results, draws) = simulated(&other.scenario, &other.model, Level::County)?;
        let rows = paired_rows((&first.0, &first.1.0), (&results, &draws.0));
        let indicators = paired_indicators((&first.0, &first.1.1), (&results, &draws.1));
        let split = plan.split([(&first.0, &first.1), (&results, &draws)], |plan, mixture| {
            let scenario = plan
                .scenario(&base.scenario, &other.scenario, mixture)
                .map_err(Failure::input(messages::one_unfit()))?;
            let seeds = if plan.takes_table(mixture) { &other.seeds } else { &base.seeds };
            let model =
                Model::new(seeds, &scenario).map_err(Failure::input(messages::one_unfit()))?;
            simulated(&scenario, &model, Level::Prefecture)
        })?;
        found.push((results, rows, indicators, split));
    }
    bar.finish_and_clear();
    let [simulate_seconds, reduce_seconds] = clock.parted(threads.number());

    let mut directory =
        ResultDirectory::begin(&target, inputs, overwrite).map_err(super::run::failure)?;
    interrupted.watch(directory.canceller());
    let versus: Vec<_> = found
        .iter()
        .map(|(results, rows, indicators, split)| Versus { results, rows, indicators, split })
        .collect();
    let written = Instant::now();
    write(&first.0, &versus, &mut directory).map_err(super::run::failure)?;
    let timing = Timing {
        simulate_seconds,
        reduce_seconds,
        write_seconds: written.elapsed().as_secs_f64(),
        peak_rss_mib: super::run::peak_rss_mib(),
        threads: threads.number(),
        ..Timing::default()
    };
    directory.show_calibration(base.seeds.validation.clone());
    directory.finish(Vec::new(), timing).map_err(super::run::failure)?;
    if args.json {
        let document = super::compare_table::document(&first.0, &versus, &target);
        let text = serde_json::to_string_pretty(&document)
            .context(speech::inline(&messages::answering()))?;
        super::say!("{text}");
    } else if !args.quiet {
        super::say!("{}", super::compare_table::tables(&first.0, &versus, lang));
        super::say!("{}: {}", words::WRITTEN.get(lang), target.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn write(
    base: &Results,
    others: &[Versus<'_>],
    directory: &mut ResultDirectory,
) -> Result<(), DirectoryError> {
    let table = comparison_table(base, others);
    directory.write("compare.csv", |file| file.write_all(&table))?;
    let parts = split_table(base, others);
    directory.write("split.csv", |file| file.write_all(&parts))?;
    let rows = indicator_table(base, others);
    directory.write("compare_indicators.csv", |file| file.write_all(&rows))?;
    let parts = indicator_split_table(base, others);
    directory.write("split_indicators.csv", |file| file.write_all(&parts))?;
    let page = comparison_page(base, others);
    directory.write("compare.html", |file| file.write_all(page.as_bytes()))?;
    for other in others {
        difference_maps(base, (other.results, other.rows), |name, svg| {
            directory.write(name, |file| file.write_all(svg.as_bytes()))
        })?;
    }
    #[cfg(feature = "workbook")]
    {
        let book = crate::export::workbook::comparison_workbook(base, others);
        directory
            .write("compare.xlsx", |file| file.write_all(&book.map_err(std::io::Error::other)?))?;
    }
    Ok(())
}

/// `base_vs_other`, or `base_vs_3` for several.
fn name(all: &[Ready]) -> String {
    match all {
        [base, other] => format!("{}_vs_{}", base.scenario.id(), other.scenario.id()),
        [base, others @ ..] => format!("{}_vs_{}", base.scenario.id(), others.len()),
        [] => String::new(),
    }
}

fn manifest_inputs(name: String, all: &[Ready], split: SplitArg) -> Inputs {
    let base = &all[0].scenario;
    let scenarios: Vec<_> = all.iter().map(|ready| &ready.scenario).collect();
    let sources = all[0].seeds.sources().map(|source| (source.path.clone(), source.sha256.clone()));
    let tables = all.iter().filter_map(|ready| ready.seeds.given_table.clone());
    Inputs {
        command: "compare".to_owned(),
        scenario_id: name,
        scenario: serde_json::to_value(scenarios).unwrap_or_default(),
        seed: base.seed(),
        draws: base.n_draws(),
        years: all[0].model.years(),
        versions: BTreeMap::from([("carecast".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]),
        seeds: sources.chain(tables).collect(),
        options: BTreeMap::from([("split".to_owned(), split.id().into())]),
    }
}
