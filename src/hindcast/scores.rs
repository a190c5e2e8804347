//! A report as the seed of scores that every run's manifest shows.

use super::{
    calibrate::{Paper, add},
    report::{Class, Report},
    score::{ByGroup, Score},
};
use crate::{
    seeds::{GroupScores, HindcastScores, ProjectionErrors, VALIDATION, Validation},
    verification,
};
use std::collections::BTreeMap;

/// To six decimals: more would say nothing.
fn rounded(value: f64) -> f64 {
    libm::round(value * 1e6) / 1e6
}

/// The scores of a report and of the engine's check.
#[must_use]
pub fn validation(report: &Report, check: &verification::Report) -> Validation {
    let sizes = &report.by_size;
    let by_size = [
        ("under_100k", &sizes.under_100k),
        ("100k_300k", &sizes.to_300k),
        ("300k_600k", &sizes.to_600k),
        ("over_600k", &sizes.over_600k),
    ];
    let of_class = |(name, class): (&str, &Class)| (name.to_owned(), groups(&class.scores));
    let mut largest: BTreeMap<String, f64> = BTreeMap::new();
    for year in &check.years {
        for (name, check) in year.groups.named() {
            let worst = largest.entry(name.to_owned()).or_default();
            *worst = worst.max(rounded(check.relative_error.abs()));
        }
    }
    let life = check.life_expectancy.iter().map(|life| (life.computed - life.published).abs());
    let year = |year: Option<&verification::YearCheck>| year.map_or(0, |year| year.year as u32);
    Validation {
        hindcast: HindcastScores {
            units: report.units as u32,
            provinces: report.provinces.total.n as u32,
            draws: report.draws,
            groups: groups(&report.scores),
            by_size: by_size.map(of_class).into(),
        },
        projection: ProjectionErrors {
            first_year: year(check.years.first()),
            last_year: year(check.years.last()),
            largest,
            life_expectancy: rounded(life.fold(0.0, f64::max)),
        },
    }
}

/// The seed of scores, by path inside `seeds/`.
#[must_use]
pub fn score_seed(report: &Report, check: &verification::Report) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    add(&mut files, PAPER, validation(report, check).to_csv());
    files
}

const PAPER: Paper = Paper {
    folder: VALIDATION,
    title: "How well the model foresaw 2020, and the engine a published projection",
    unit: "fractions of what was observed or published; n, units, draws: counts; life expectancy: years",
    note: "Made by `carecast hindcast --leave-one-province-out --write-scores`, with docs/validation.md. \
        hindcast: each province of the first census by a model fitted without it, units of high and \
        medium confidence; projection: largest absolute error in any fifth year of a published \
        revision projected from its own rates.",
};

fn groups(scores: &ByGroup<Score>) -> BTreeMap<String, GroupScores> {
    let of = |(name, score): (&str, &Score)| {
        let scores = GroupScores {
            n: score.n as u32,
            mdape: rounded(score.mdape),
            mape: rounded(score.mape),
            bias: rounded(score.bias),
            crps: rounded(score.crps),
            cov50: rounded(score.cov50),
            cov80: rounded(score.cov80),
            cov90: rounded(score.cov90),
            cov95: rounded(score.cov95),
            width80: rounded(score.width80),
        };
        (name.to_owned(), scores)
    };
    scores.named().map(of).into()
}
