//! `carecast validate`

use super::{
    args::ValidateArgs,
    failure::Failure,
    inputs, limits,
    ready::{Ready, ready},
    speech,
};
use crate::{
    domain::Lang,
    ensemble::{float64_check, forecast},
    messages,
};
use anyhow::Context;
use std::process::ExitCode;

/// Does everything `run` does up to the first draw, and says what a run would take.
pub fn validate(args: &ValidateArgs) -> Result<ExitCode, Failure> {
    let seeds = inputs::seeds(args.overrides.seeds.as_deref())?;
    let sets = args.overrides.all_sets();
    let lang = Lang::from(args.lang);
    let mut worst = ExitCode::SUCCESS;
    let mut documents = Vec::new();
    for name in &args.scenarios {
        let checked = match ready(name, &sets, seeds.clone()) {
            Ok(checked) => checked,
            Err(failure) => {
                worst = failure.report();
                continue;
            }
        };
        checked.tell(lang);
        let Ready { scenario, model, .. } = checked;
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
            let size = messages::run_size(
                scenario.id(),
                model.baseline.counties.len(),
                model.baseline.years,
                model.draws,
            );
            let (seconds, mib) = (format!("{:.1}", forecast.seconds), forecast.bytes / (1 << 20));
            let size = size.and(messages::run_takes(seconds, mib, forecast.rows));
            super::say!("{}", size.get(lang));
            if let Some(difference) = difference {
                let said = messages::float_difference(format!("{difference:.1e}"));
                super::say!("{}", said.get(lang));
            }
        }
    }
    if args.json {
        super::say!(
            "{}",
            serde_json::to_string_pretty(&documents)
                .context(speech::inline(&messages::answering()))?
        );
    }
    Ok(worst)
}
