//! How the files of a revision are laid out.

use super::published::GROUPS_OF_5;
use crate::{
    demography::ABRIDGED,
    messages::{self, Said},
    seeds::{MIGRATION_START, MORTALITY_START, MOTHER_START},
};

/// How a table is laid out.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    pub file: &'static str,
    /// The columns of year or period and of the value, with the cell between them.
    pub columns: &'static [&'static str],
    /// How many cells a year or period has.
    pub cells: usize,
    /// Those that must be there.
    pub needed: fn(usize) -> bool,
    /// What a cell is, for messages.
    pub what: fn(usize) -> Said,
}

pub(super) const POPULATION: Layout = Layout {
    file: "population_age_sex",
    columns: &["year", "sex", "age_lo", "thousands"],
    cells: 2 * GROUPS_OF_5,
    needed: |_| true,
    what: |cell| by_sex_age(cell, &MIGRATION_START),
};

pub(super) const MORTALITY: Layout = Layout {
    file: "mortality_rates",
    columns: &["period_start", "period_end", "sex", "age_lo", "deaths_per_person_year"],
    cells: 2 * ABRIDGED,
    needed: |_| true,
    what: |cell| by_sex_age(cell, &MORTALITY_START),
};

pub(super) const FERTILITY: Layout = Layout {
    file: "total_fertility",
    columns: &["period_start", "period_end", "children_per_woman"],
    ..ONE_A_PERIOD
};

pub(super) const PATTERN: Layout = Layout {
    file: "fertility_age_pattern",
    columns: &["period_start", "period_end", "age_lo", "percent_of_total_fertility"],
    cells: MOTHER_START.len(),
    // Mothers under 15 and over 49 are seldom published.
    needed: |cell| (15..50).contains(&MOTHER_START[cell]),
    what: |cell| messages::mothers_of(MOTHER_START[cell]),
};

pub(super) const SEX_RATIO: Layout = Layout {
    file: "sex_ratio_at_birth",
    columns: &["period_start", "period_end", "boys_per_girl"],
    ..ONE_A_PERIOD
};

pub(super) const MIGRATION: Layout = Layout {
    file: "net_migration",
    columns: &["period_start", "period_end", "thousands_in_period"],
    ..ONE_A_PERIOD
};

pub(super) const LIFE: Layout = Layout {
    file: "life_expectancy",
    columns: &["period_start", "period_end", "sex", "years"],
    cells: 2,
    needed: |_| true,
    what: |cell| {
        if cell == 0 { messages::all_men_missing() } else { messages::all_women_missing() }
    },
};

const ONE_A_PERIOD: Layout =
    Layout { file: "", columns: &[], cells: 1, needed: |_| true, what: |_| Said::default() };

pub(super) const SEXES: [&str; 2] = ["male", "female"];

/// The cells of men, then of women.
pub(super) fn by_sex<const N: usize>(cells: &[f64]) -> [[f64; N]; 2] {
    [0, 1].map(|sex| std::array::from_fn(|age| cells[sex * N + age]))
}

fn by_sex_age(cell: usize, ages: &[usize]) -> Said {
    match ages.get(cell) {
        Some(age) => messages::men_missing(age),
        None => messages::women_missing(ages[cell - ages.len()]),
    }
}
