use super::{args::RunArgs, inputs};
use crate::{ensemble::simulate, model::Model, seeds::{Bundle, Seeds}};
use std::process::ExitCode;

pub fn run(args: &RunArgs) -> anyhow::Result<ExitCode> {
    let t = std::time::Instant::now();
    let mut sets = Vec::new();
    if let Some(draws) = args.draws { sets.push(format!("run.draws={draws}")); }
    let scenario = inputs::scenario(&args.scenario, &sets)?;
    let seeds = Seeds::load(&Bundle::embedded())?;
    eprintln!("seeds {:?}", t.elapsed());
    let model = Model::new(&seeds, &scenario)?;
    eprintln!("model {:?}", t.elapsed());
    let results = simulate(&model, &scenario, &|_| ());
    eprintln!("simulated {:?} rows {}", t.elapsed(), results.summary.len());
    let last = results.places.len() as u32 - 1;
    for row in results.summary.iter().filter(|r| results.places[r.place as usize].code.get() == 210_000 && results.places[r.place as usize].level == crate::domain::Level::Province) {
        let q = &results.indicators[row.indicator as usize];
        if let Some(s) = row.spread { println!("{} {:<32} {:>12.4} [{:>12.4} {:>12.4}] sd {:.4}", row.year, q.id, s.median(), s.quantiles[1], s.quantiles[5], s.sd); }
    }
    for row in results.target_rows.iter().filter(|r| r.year == 2025 && results.places[r.place as usize].code.get() == 210_000) {
        println!("{:<50} {:?} {:?}", results.targets[row.target as usize].id, row.actual_p50, row.prob_met);
    }
    for row in &results.pace_rows { println!("{row:?}"); }
    let _ = last;
    Ok(ExitCode::SUCCESS)
}
