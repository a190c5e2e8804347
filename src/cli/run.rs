//! `carecast run`

use super::{
    args::RunArgs,
    clock::Clock,
    failure::Failure,
    inputs, limits, progress,
    ready::{Ready, ready},
    speech, table, words,
};
use crate::{
    domain::Lang,
    ensemble::simulate_watched,
    export::{
        circle_csv,
        directory::{DirectoryError, Inputs, Overwrite, PolicyRow, ResultDirectory, Timing, check},
        map::{Atlas, MapChoice, Statistic},
        monitoring_csv,
        outlines::Outlines,
        write_results,
    },
    lanes::LANES,
    messages,
    model::Model,
    monitoring::monitoring_rows,
    parallel::{Threads, both},
    results::Results,
    scenario::{BASE_YEAR, Scenario},
    seeds::{PolicyTarget, Seeds},
    service_circle::CircleRow,
};
use anyhow::{Context, anyhow};
use std::{collections::BTreeMap, path::Path, process::ExitCode, time::Instant};

/// The exit code when a target named by `--fail-on` is missed.
const MISSED: u8 = 10;

/// Simulates a scenario, writes its results and prints the tables.
pub fn run(args: &RunArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let start = ready(&args.scenario, &args.overrides.all_sets(), seeds)?;
    if !args.quiet {
        start.tell(lang);
    }
    let Ready { scenario, seeds, model } = start;
    check_targets(&args.fail_on, &model)?;
    limits::check(&model, args.threads, args.max_memory)?;
    let target = args.out.clone().unwrap_or_else(|| Path::new("out").join(scenario.id()));
    let overwrite = if args.overwrite { Overwrite::Anything } else { Overwrite::SameInputs };
    let outlines = outlines(args, &scenario, &seeds, &model)?;
    let inputs = manifest_inputs(&seeds, &scenario, &model, outlines.as_ref().map(|(_, sum)| sum));
    check(&target, &inputs, overwrite).map_err(failure)?;
    let interrupted = super::interrupt::handle()?;

    let clock = Clock::start();
    let blocks = (model.draws as usize).div_ceil(LANES);
    let pieces = (blocks * model.baseline.counties.len()) as u64;
    let bar = progress::bar(pieces, model.draws, lang, args.quiet);
    let threads =
        Threads::new(args.threads).context(speech::inline(&messages::starting_threads()))?;
    let (results, atlas) = threads.run(|| {
        let headline = progress::headline(&bar, &model, lang);
        let watch = progress::Onlooker { bar: &bar, clock: &clock, see: &headline };
        both(
            || simulate_watched(&model, &scenario, &watch),
            || Atlas::new(&model.places, outlines.map(|(outlines, _)| outlines)),
        )
    });
    bar.finish_and_clear();
    let [simulate_seconds, reduce_seconds] = clock.parted(threads.number());

    let mut directory = ResultDirectory::begin(&target, inputs, overwrite).map_err(failure)?;
    interrupted.watch(directory.canceller());
    let written = Instant::now();
    let policy_rows = policy_rows(&seeds, &scenario, &model);
    threads
        .run(|| {
            write((&results, &model.circle), (&seeds, &scenario, &policy_rows), &atlas, &directory)
        })
        .map_err(failure)?;
    let timing = Timing {
        simulate_seconds,
        reduce_seconds,
        write_seconds: written.elapsed().as_secs_f64(),
        cell_updates: cell_updates(&model),
        peak_rss_mib: peak_rss_mib(),
        threads: threads.number(),
    };
    directory.show_calibration(seeds.validation.clone());
    directory.finish(policy_rows, timing).map_err(failure)?;
    let plan = scenario.policy().plan.as_ref().and_then(|plan| seeds.plan(&plan.value));
    say(args, (&results, plan.unwrap_or_default()), &target, lang)?;
    let outcome = outcome(&args.fail_on, &results);
    // The process ends here, and frees all of it faster than piece by piece.
    std::mem::forget((results, atlas, model, seeds));
    Ok(outcome)
}

pub(super) fn failure(error: DirectoryError) -> Failure {
    if error.is_refusal() {
        Failure::Refused(error.said())
    } else {
        Failure::Other(anyhow!(speech::inline(&error.said())))
    }
}

/// Everything but the manifest.
fn write(
    (results, circle): (&Results, &[CircleRow]),
    about: (&Seeds, &Scenario, &[PolicyRow]),
    atlas: &Atlas,
    directory: &ResultDirectory,
) -> Result<(), DirectoryError> {
    let choice = MapChoice {
        statistics: vec![
            Statistic::ShortfallP50,
            Statistic::Uncertainty,
            Statistic::ProbShortfall,
            Statistic::RequiredAt90,
        ],
        ..MapChoice::default()
    };
    let (seeds, scenario, _) = about;
    let plan = scenario.policy().plan.as_ref().and_then(|plan| seeds.plan(&plan.value));
    let monitored = || -> Result<(), DirectoryError> {
        let rows =
            plan.map(|plan| monitoring_rows((plan, &seeds.networks), &seeds.actuals, results));
        if let Some(rows) = &rows {
            directory.write("monitoring.csv", |file| file.write_all(&monitoring_csv(rows)))?;
        }
        if !circle.is_empty() {
            let table = circle_csv(circle, &results.places);
            directory.write("service_circle.csv", |file| file.write_all(&table))?;
        }
        let told = (&rows.unwrap_or_default()[..], circle);
        super::report::write(results, about, told, atlas, directory)
    };
    let (files, page) = both(|| write_results(directory, results, (atlas, &choice)), monitored);
    files.and(page)
}

/// The planner's outlines with their approval number, and the checksum of their file.
fn outlines(
    args: &RunArgs,
    scenario: &Scenario,
    seeds: &Seeds,
    model: &Model,
) -> Result<Option<(Outlines, String)>, Failure> {
    let Some(file) = &args.boundaries else { return Ok(None) };
    let number = args.approval_no.clone().or(scenario.output().map_approval_no.clone());
    inputs::outlines(file, &model.places, seeds, number).map(Some)
}

fn say(
    args: &RunArgs,
    (results, plan): (&Results, &[PolicyTarget]),
    target: &Path,
    lang: Lang,
) -> Result<(), Failure> {
    if args.json {
        let document = super::json::document(results, target);
        super::say!(
            "{}",
            serde_json::to_string_pretty(&document)
                .context(speech::inline(&messages::answering()))?
        );
    } else if !args.quiet {
        super::say!("{}", table::tables(results, plan, lang));
        super::say!("{}: {}", words::WRITTEN.get(lang), target.display());
    }
    Ok(())
}

/// Unknown targets are told before anything runs.
fn check_targets(wanted: &[String], model: &Model) -> Result<(), Failure> {
    let last = model.years().last().copied().unwrap_or(BASE_YEAR);
    for id in wanted {
        let Some(target) = model.targets.iter().find(|target| target.info.id == *id) else {
            let known = || model.targets.iter().map(|target| target.info.id.as_str());
            return Err(Failure::Refused(speech::meant(messages::no_fail_target(id), id, known())));
        };
        let due = target.info.deadline;
        if due > last {
            return Err(Failure::Refused(messages::fail_target_later(id, due, last)));
        }
    }
    Ok(())
}

/// What decides every byte of the results.
fn manifest_inputs(
    seeds: &Seeds,
    scenario: &Scenario,
    model: &Model,
    outlines: Option<&String>,
) -> Inputs {
    let outlines = outlines.map(|sum| ("boundaries".to_owned(), sum.as_str().into()));
    Inputs {
        command: "run".to_owned(),
        scenario_id: scenario.id().to_owned(),
        scenario: serde_json::to_value(scenario).unwrap_or_default(),
        seed: scenario.seed(),
        draws: scenario.n_draws(),
        years: model.years(),
        versions: BTreeMap::from([("carecast".to_owned(), env!("CARGO_PKG_VERSION").to_owned())]),
        seeds: seeds
            .sources()
            .map(|source| (source.path.clone(), source.sha256.clone()))
            .chain(seeds.given_table.clone())
            .chain(seeds.actuals_table.clone())
            .chain(seeds.geodata.iter().flat_map(|geodata| geodata.tables.clone()))
            .collect(),
        options: outlines.into_iter().collect(),
    }
}

/// Every row of the plan's table, with its status.
fn policy_rows(seeds: &Seeds, scenario: &Scenario, model: &Model) -> Vec<PolicyRow> {
    let Some(plan) = scenario.policy().plan.as_ref().and_then(|plan| seeds.plan(&plan.value))
    else {
        return Vec::new();
    };
    model
        .policy_rows
        .iter()
        .zip(plan)
        .map(|(fate, row)| PolicyRow {
            target_id: fate.id.clone(),
            status: fate.status,
            indicator: fate.indicator.clone(),
            comparator: row.comparator.map(|comparator| comparator.to_string()),
            value: row.threshold,
            unit: Some(row.unit.to_string()),
            deadline: Some(row.deadline.to_string()),
            quote_zh: row.quote_zh.to_string(),
            note: (!fate.needs_en.is_empty())
                .then(|| format!("{}；{}", fate.needs_zh, fate.needs_en)),
        })
        .collect()
}

fn cell_updates(model: &Model) -> u64 {
    let counties = model.baseline.counties.len() as u64;
    counties * model.baseline.years as u64 * 202 * u64::from(model.draws)
}

/// The most memory the process has held, where the system says so.
pub(super) fn peak_rss_mib() -> f64 {
    std::fs::read_to_string("/proc/self/status")
        .ok()
        .and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().trim_end_matches(" kB").parse::<f64>().ok()
        })
        .map_or(0.0, |kib| kib / 1024.0)
}

/// Missed: met in fewer than half of the draws at the deadline, in the widest region of the run, or
/// any of several such; regions without a denominator are left out, and where that leaves none, this
/// is told.
fn outcome(wanted: &[String], results: &Results) -> ExitCode {
    let widest = results.places.iter().map(|place| place.level).max();
    let judged = |id: &String| {
        let due = results.target_rows.iter().filter(|row| {
            let target = &results.targets[usize::from(row.target)];
            Some(results.places[row.place as usize].level) == widest
                && row.year == target.deadline
                && target.id == *id
        });
        due.filter_map(|row| row.prob_met).reduce(f32::min)
    };
    let chances: Vec<Option<f32>> = wanted.iter().map(judged).collect();
    let unjudged: Vec<String> = wanted
        .iter()
        .zip(&chances)
        .filter(|(_, chance)| chance.is_none())
        .map(|(id, _)| format!("`{id}`"))
        .collect();
    if !unjudged.is_empty() {
        eprintln!("{}", speech::say(&messages::fail_target_unjudged(unjudged.join(", "))));
    }
    if chances.iter().flatten().any(|p| *p < 0.5) {
        ExitCode::from(MISSED)
    } else if unjudged.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
