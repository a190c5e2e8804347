//! The United Nations' estimates and projections for China.

use super::{bundle::Bundle, table::Row};
use crate::domain::Sex;
use crate::problems::{Place, Problems};

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

impl UnitedNations {
    pub(super) fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let mut read = Reader { bundle, problems };
        let e0 = |sex| move |row: &mut Row<'_>| (row.filled() == sex).then(|| quantiles(row));
        Self {
            mortality: read.by_sex("un_china_mortality", "period_start", 5, "m", &MORTALITY_START),
            e0_both: read.some("un_china_life_expectancy", E0_COLUMNS, e0("both")),
            e0: Sex::BOTH
                .map(|sex| read.some("un_china_life_expectancy", E0_COLUMNS, e0(word(sex)))),
            total_fertility: read.all("un_china_total_fertility", QUANTILE_COLUMNS, quantiles),
            fertility_pattern: read.all(
                "un_china_fertility_pattern",
                &str_slices(&wide_columns(&["year"], "f", &MOTHER_START)),
                |row| std::array::from_fn(|_| row.share()),
            ),
            sex_ratio_at_birth: read.all(
                "un_china_sex_ratio_at_birth",
                &["year", "boys_per_girl"],
                |row| row.within(0.5..=2.0),
            ),
            net_migration: read.all("un_china_net_migration", QUANTILE_COLUMNS, quantiles),
            net_migration_age: read.by_sex(
                "un_china_net_migration_age",
                "year",
                1,
                "n",
                &MIGRATION_START,
            ),
            vital: read.all("un_china_births", &["year", "births", "deaths"], |row| Vital {
                births: row.amount(),
                deaths: row.amount(),
            }),
            oldest: read.by_sex("un_age_85plus_shares", "year", 5, "s", &OLDEST_START),
        }
    }
}

/// The columns of a table of medians and bounds.
pub(super) const QUANTILE_COLUMNS: &[&str] =
    &["year", "median", "lower95", "lower80", "upper80", "upper95"];

/// The same by sex.
pub(super) const E0_COLUMNS: &[&str] =
    &["year", "sex", "median", "lower95", "lower80", "upper80", "upper95"];

/// Key columns and one column for each age group, such as `m0, m1, m5`.
pub(super) fn wide_columns(keys: &[&str], letter: &str, starts: &[usize]) -> Vec<String> {
    let keys = keys.iter().map(|key| (*key).to_owned());
    keys.chain(starts.iter().map(|age| format!("{letter}{age}"))).collect()
}

fn str_slices(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

const fn word(sex: Sex) -> &'static str {
    match sex {
        Sex::Male => "male",
        Sex::Female => "female",
    }
}

fn quantiles(row: &mut Row<'_>) -> Quantiles {
    let median = row.number();
    let bounds = [(); 4].map(|()| row.optional(|row| row.number()));
    let bounds = match bounds {
        [Some(lower95), Some(lower80), Some(upper80), Some(upper95)] => {
            let rising = [lower95, lower80, median, upper80, upper95];
            if !rising.is_sorted() {
                row.complain(format_args!("ends {rising:?}: bounds and median must rise"));
            }
            Some(Bounds { lower95, lower80, upper80, upper95 })
        }
        [None, None, None, None] => None,
        _ => {
            row.complain("and the other bounds must all be given, or none");
            None
        }
    };
    Quantiles { median, bounds }
}

/// Reads tables whose rows follow one another in time.
struct Reader<'a> {
    bundle: &'a Bundle,
    problems: &'a mut Problems,
}

impl Reader<'_> {
    /// A row a year.
    fn all<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        mut parse: impl FnMut(&mut Row<'_>) -> T,
    ) -> Series<T> {
        self.some(name, columns, |row| Some(parse(row)))
    }

    /// The rows that `parse` wants; they must be one a year.
    fn some<T>(
        &mut self,
        name: &str,
        columns: &[&str],
        mut parse: impl FnMut(&mut Row<'_>) -> Option<T>,
    ) -> Series<T> {
        let path = format!("{name}/data.csv");
        let Some(file) = self.bundle.file(&path) else { return Series::default() };
        let rows = file.rows(columns, self.problems, |row| (row.line(), row.year(), parse(row)));
        let mut wanted = rows.into_iter().filter_map(|(line, year, row)| Some((line, year, row?)));
        self.series(&path, 1, &mut wanted)
    }

    /// Two rows a step, one for each sex, in either order.
    fn by_sex<const N: usize>(
        &mut self,
        name: &str,
        key: &str,
        step: i32,
        letter: &str,
        starts: &[usize; N],
    ) -> Series<[[f64; N]; 2]> {
        let path = format!("{name}/data.csv");
        let Some(file) = self.bundle.file(&path) else { return Series::default() };
        let columns = wide_columns(&[key, "sex"], letter, starts);
        let rows = file.rows(&str_slices(&columns), self.problems, |row| {
            let head = (row.line(), row.year(), row.sex());
            (head, std::array::from_fn(|_| row.number()))
        });
        let [men, women] = Sex::BOTH.map(|sex| {
            let rows = rows.iter().filter(|((_, _, of), _)| *of == sex);
            self.series(&path, step, &mut rows.map(|((line, year, _), row)| (*line, *year, *row)))
        });
        if men.first != women.first || men.rows.len() != women.rows.len() {
            self.problems
                .push(Place::file(self.bundle.name(&path)), "men and women differ in their years");
        }
        let pairs = men.rows.into_iter().zip(women.rows).map(|(men, women)| [men, women]);
        Series { first: men.first, step, rows: pairs.collect() }
    }

    fn series<T>(
        &mut self,
        path: &str,
        step: i32,
        rows: &mut dyn Iterator<Item = (usize, i32, T)>,
    ) -> Series<T> {
        let mut series = Series { step, ..Series::default() };
        for (line, year, row) in rows {
            if series.rows.is_empty() {
                series.first = year;
            }
            let expected = series.first + step * series.rows.len() as i32;
            if year != expected {
                let place = Place::line(self.bundle.name(path), line);
                self.problems.push(place, format!("year {year}: expected {expected}"));
                return series;
            }
            series.rows.push(row);
        }
        if series.rows.is_empty() {
            self.problems.push(Place::file(self.bundle.name(path)), "a series holds no year");
        }
        series
    }
}
