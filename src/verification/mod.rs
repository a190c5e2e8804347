//! Does the projection engine give back a published projection from its own rates?
//!
//! - Takes: the files of one country of one revision of the United Nations' projections, as bytes.
//! - Gives: projected and published population side by side, and life expectancies.
//! - Never: looks at a published population after the base year before it compares.
//!
//! The revision was made in steps of five years and groups of five ages; the engine takes single
//! years. Rates are constant within a period, and a fifth of its migrants move each year.

mod layout;
mod migrants;
mod published;
mod run;

pub use published::{GROUPS_OF_5, Period, Published};
pub use run::verify;

use crate::problems::Problems;
use serde::Serialize;

/// What `verify-projection --json` prints.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Report {
    /// Every fifth year after the base year.
    pub years: Vec<YearCheck>,
    /// Of each period from the base year on, by sex.
    pub life_expectancy: Vec<LifeCheck>,
}

/// One year, projected and published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearCheck {
    /// Mid-year.
    pub year: i32,
    /// By age group.
    pub groups: Groups,
}

/// The groups compared, persons.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Groups {
    /// Everyone.
    pub total: Check,
    /// Children under five.
    #[serde(rename = "0to4")]
    pub children: Check,
    /// Aged 60 and over.
    #[serde(rename = "60plus")]
    pub from_60: Check,
    /// Aged 65 and over.
    #[serde(rename = "65plus")]
    pub from_65: Check,
    /// Aged 80 and over.
    #[serde(rename = "80plus")]
    pub from_80: Check,
}

impl Groups {
    /// Each with its name.
    #[must_use]
    pub const fn named(&self) -> [(&'static str, &Check); 5] {
        [
            ("total", &self.total),
            ("0to4", &self.children),
            ("60plus", &self.from_60),
            ("65plus", &self.from_65),
            ("80plus", &self.from_80),
        ]
    }
}

/// A number of persons, projected and published.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Check {
    /// By the engine.
    pub projected: f64,
    /// In the revision.
    pub published: f64,
    /// Projected ÷ published − 1; nought where nobody is published.
    pub relative_error: f64,
}

impl Check {
    fn new(projected: f64, published: f64) -> Self {
        let relative_error = if published > 0.0 { projected / published - 1.0 } else { 0.0 };
        Self { projected, published, relative_error }
    }
}

/// A life expectancy at birth, computed from the death rates and published.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LifeCheck {
    /// The year that the period begins in.
    pub period_start: i32,
    /// `female` or `male`.
    pub sex: crate::domain::Sex,
    /// From the rates, years.
    pub computed: f64,
    /// In the revision, years.
    pub published: f64,
}

/// Reads the files of a revision and checks the engine against it.
///
/// `read` gives the bytes of a file by its name, such as `wpp2019_china_net_migration.csv`.
///
/// # Errors
///
/// Everything wrong with the files: missing ones, columns, ages or periods, rows that stand there
/// twice, cells that are no such number.
pub fn verify_files(
    read: &dyn Fn(&str) -> Option<Vec<u8>>,
    prefix: &str,
    base_year: i32,
) -> Result<Report, Problems> {
    Published::read(read, prefix, base_year).map(|published| verify(&published))
}

#[cfg(test)]
mod tests;
