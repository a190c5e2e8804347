//! The United Nations' estimates and projections for China.

mod read;

pub(super) use read::{E0_COLUMNS, QUANTILE_COLUMNS, wide_columns};

/// Age groups of the death rates: 0, 1 to 4, 5 to 9 … 95 to 99, and 100 and over.
pub const MORTALITY_START: [usize; 22] =
    [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100];

/// Age groups of net migration: 0 to 4 … 95 to 99, and 100 and over.
pub const MIGRATION_START: [usize; 21] =
    [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90, 95, 100];

/// Ages of mothers: 10 to 14, 15 to 19 … 50 to 54.
pub const MOTHER_START: [usize; 9] = [10, 15, 20, 25, 30, 35, 40, 45, 50];

/// Parts of the open age group: 85 to 89, 90 to 94, 95 to 99, and 100 and over.
pub const OLDEST_START: [usize; 4] = [85, 90, 95, 100];

/// Something for each of a run of years (or periods, by the year they begin in).
#[derive(Clone, Debug, PartialEq)]
pub struct Series<T> {
    first: i32,
    step: i32,
    rows: Vec<T>,
}

impl<T> Default for Series<T> {
    fn default() -> Self {
        Self { first: 0, step: 1, rows: Vec::new() }
    }
}

impl<T> Series<T> {
    /// What holds in a year; `None` outside the series.
    #[must_use]
    pub fn get(&self, year: i32) -> Option<&T> {
        let index = year.checked_sub(self.first)?.div_euclid(self.step);
        self.rows.get(usize::try_from(index).ok()?)
    }

    /// The years in which rows begin, each with its row.
    pub fn iter(&self) -> impl Iterator<Item = (i32, &T)> {
        (self.first..).step_by(self.step as usize).zip(&self.rows)
    }
}

/// A median and, where the UN gives them, its bounds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Quantiles {
    /// The estimate, or the median of the projection.
    pub median: f64,
    /// The bounds of a projection; estimates have none.
    pub bounds: Option<Bounds>,
}

/// Bounds of the 80 % and 95 % intervals.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Bounds {
    /// 2.5 %.
    pub lower95: f64,
    /// 10 %.
    pub lower80: f64,
    /// 90 %.
    pub upper80: f64,
    /// 97.5 %.
    pub upper95: f64,
}

/// Births and deaths of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Vital {
    /// Live births, persons.
    pub births: f64,
    /// Deaths, persons.
    pub deaths: f64,
}

/// World Population Prospects for China, without Hong Kong, Macao and Taiwan.
#[derive(Clone, Debug, Default)]
pub struct UnitedNations {
    /// Deaths per person-year by sex and [`MORTALITY_START`]; five-year periods from 1950.
    pub mortality: Series<[[f64; 22]; 2]>,
    /// Life expectancy at birth, both sexes together, years.
    pub e0_both: Series<Quantiles>,
    /// Life expectancy at birth by sex, years.
    pub e0: [Series<Quantiles>; 2],
    /// Total fertility, children per woman.
    pub total_fertility: Series<Quantiles>,
    /// Share of total fertility by [`MOTHER_START`].
    pub fertility_pattern: Series<[f64; 9]>,
    /// Boys per girl at birth.
    pub sex_ratio_at_birth: Series<f64>,
    /// Net migrants a year, persons.
    pub net_migration: Series<Quantiles>,
    /// Net migrants a year by sex and [`MIGRATION_START`], persons; from 2023.
    pub net_migration_age: Series<[[f64; 21]; 2]>,
    /// Births and deaths.
    pub vital: Series<Vital>,
    /// Shares of the people aged 85 and over by sex and [`OLDEST_START`]; every fifth year.
    pub oldest: Series<[[f64; 4]; 2]>,
}
