//! `carecast validate`

use super::{args::ValidateArgs, failure::Failure, inputs, limits};
use crate::{
    ensemble::{float64_check, forecast},
    messages,
    model::Model,
};
use anyhow::Context;
use std::process::ExitCode;

/// Does everything `run` does up to the first draw, and says what a run would take.
pub fn validate(args: &ValidateArgs) -> Result<ExitCode, Failure> {
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let sets = args.overrides.all_sets();
    let mut worst = ExitCode::SUCCESS;
    let mut documents = Vec::new();
    for name in &args.scenarios {
        let checked = inputs::scenario(name, &sets).and_then(|scenario| {
            let seeds = inputs::own_tables(seeds.clone(), &scenario)?;
            Model::new(&seeds, &scenario)
                .map(|model| (scenario, model))
                .map_err(Failure::input(messages::named_unfit(name)))
        });
        let (scenario, model) = match checked {
            Ok(checked) => checked,
            Err(failure) => {
                worst = failure.report();
                continue;
            }
        };
        let difference = args.float64.then(|| float64_check(&model));
        let forecast = forecast(&model, limits::threads(None));
        if args.json {
            documents.push(serde_json::json!({
                "scenario": scenario.id(),
                "counties": model.baseline.counties.len(),
                "years": model.years(),
                "draws": model.draws,
                "targets": model.targets.len(),
                "rows": forecast.rows,
                "memory_mib": forecast.bytes / (1 << 20),
                "seconds": forecast.seconds,
                "float64_difference": difference,
            }));
        } else {
            super::say!(
                "{}: {} counties × {} years × {} draws; about {:.1} s on 2 cores, {} MiB, {} rows",
                scenario.id(),
                model.baseline.counties.len(),
                model.baseline.years,
                model.draws,
                forecast.seconds,
                forecast.bytes / (1 << 20),
                forecast.rows,
            );
            if let Some(difference) = difference {
                super::say!("float32 departs from float64 by {difference:.1e} at the most");
            }
        }
    }
    if args.json {
        super::say!("{}", serde_json::to_string_pretty(&documents).context("writing the answer")?);
    }
    Ok(worst)
}
