//! `carecast verify-projection`

use super::{args::VerifyArgs, failure::Failure, speech};
use crate::messages;
use crate::verification::{Report, verify_files};
use anyhow::Context;
use std::{fs, path::Path, process::ExitCode};

/// The check of a revision in a directory.
pub(super) fn check(folder: &Path, prefix: &str, base_year: i32) -> Result<Report, Failure> {
    if !folder.is_dir() {
        let shown = folder.display();
        return Err(Failure::Refused(messages::no_folder(shown)));
    }
    let read = |name: &str| fs::read(folder.join(name)).ok();
    verify_files(&read, prefix, base_year).map_err(Failure::input(messages::revision_unfit()))
}

/// Projects a published revision with its own rates, and holds the result against it.
pub fn verify(args: &VerifyArgs) -> Result<ExitCode, Failure> {
    let report = check(&args.rates_dir, &args.prefix, args.base_year)?;
    if args.json {
        super::say!(
            "{}",
            serde_json::to_string_pretty(&report)
                .context(speech::inline(&messages::answering()))?
        );
        return Ok(ExitCode::SUCCESS);
    }
    super::say!("{}", speech::say(&messages::projection_heading()));
    for year in &report.years {
        let groups = &year.groups;
        let checks =
            [&groups.total, &groups.children, &groups.from_60, &groups.from_65, &groups.from_80];
        let errors: Vec<String> =
            checks.map(|check| format!("{:>+8.3} %", 100.0 * check.relative_error)).to_vec();
        super::say!("{}{}", year.year, errors.join(""));
    }
    super::say!("\n{}", speech::say(&messages::life_heading()));
    for life in &report.life_expectancy {
        super::say!("{} {:?}: {:+.3}", life.period_start, life.sex, life.computed - life.published);
    }
    Ok(ExitCode::SUCCESS)
}
