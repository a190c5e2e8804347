//! The tables of the United Nations.

use super::{
    Bounds, MIGRATION_START, MORTALITY_START, MOTHER_START, OLDEST_START, Quantiles, Series,
    UnitedNations, Vital,
};
use crate::domain::Sex;
use crate::messages;
use crate::problems::{Place, Problems};
use crate::seeds::{bundle::Bundle, table::Row};

/// The columns of a table of medians and bounds.
pub(in crate::seeds) const QUANTILE_COLUMNS: &[&str] =
    &["year", "median", "lower95", "lower80", "upper80", "upper95"];

/// The same by sex.
pub(in crate::seeds) const E0_COLUMNS: &[&str] =
    &["year", "sex", "median", "lower95", "lower80", "upper80", "upper95"];

/// Key columns and one column for each age group, such as `m0, m1, m5`.
pub(in crate::seeds) fn wide_columns(keys: &[&str], letter: &str, starts: &[usize]) -> Vec<String> {
    let keys = keys.iter().map(|key| (*key).to_owned());
    keys.chain(starts.iter().map(|age| format!("{letter}{age}"))).collect()
}

impl UnitedNations {
    /// Reads the tables of a bundle, without the rest of the seeds.
    /// Reads the United Nations' tables.
    pub fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let mut read = Reader { bundle, problems };
        let e0 = |wanted| {
            move |row: &mut Row<'_>| {
                let of = row.filled();
                let quantiles = quantiles(row, amount);
                (of == wanted).then_some(quantiles)
            }
        };
        Self {
            mortality: read.by_sex(
                "un_china_mortality",
                ("period_start", 5),
                "m",
                &MORTALITY_START,
                |row| std::array::from_fn(|_| row.amount()),
            ),
            e0_both: read.some("un_china_life_expectancy", E0_COLUMNS, e0("both")),
            e0: ["male", "female"]
                .map(|sex| read.some("un_china_life_expectancy", E0_COLUMNS, e0(sex))),
            total_fertility: read
                .all("un_china_total_fertility", QUANTILE_COLUMNS, |row| quantiles(row, amount)),
            fertility_pattern: read.all(
                "un_china_fertility_pattern",
                &slices(&wide_columns(&["year"], "f", &MOTHER_START)),
                shares,
            ),
            sex_ratio_at_birth: read.all(
                "un_china_sex_ratio_at_birth",
                &["year", "boys_per_girl"],
                |row| row.within(0.5..=2.0),
            ),
            net_migration: read
                .all("un_china_net_migration", QUANTILE_COLUMNS, |row| quantiles(row, number)),
            net_migration_age: read.by_sex(
                "un_china_net_migration_age",
                ("year", 1),
                "n",
                &MIGRATION_START,
                |row| std::array::from_fn(|_| row.number()),
            ),
            vital: read.all("un_china_births", &["year", "births", "deaths"], |row| Vital {
                births: row.amount(),
                deaths: row.amount(),
            }),
            oldest: read.by_sex("un_age_85plus_shares", ("year", 5), "s", &OLDEST_START, shares),
        }
    }
}

fn slices(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn amount(row: &mut Row<'_>) -> f64 {
    row.amount()
}

fn number(row: &mut Row<'_>) -> f64 {
    row.number()
}

/// The rest of a row as shares that sum to one, as nearly as five decimals can.
fn shares<const N: usize>(row: &mut Row<'_>) -> [f64; N] {
    let shares = std::array::from_fn(|_| row.share());
    let sum: f64 = shares.iter().sum();
    if (sum - 1.0).abs() > 1e-4 {
        row.reject(messages::shares_sum(sum));
    }
    shares
}

/// A median and four bounds, which are all blank or all given and rise.
fn quantiles(row: &mut Row<'_>, read: fn(&mut Row<'_>) -> f64) -> Quantiles {
    let median = read(row);
    let bounds = match [(); 4].map(|()| row.optional(read)) {
        [Some(lower95), Some(lower80), Some(upper80), Some(upper95)] => {
            if ![lower95, lower80, median, upper80, upper95].is_sorted() {
                row.reject(messages::bounds_order());
            }
            Some(Bounds { lower95, lower80, upper80, upper95 })
        }
        [None, None, None, None] => None,
        _ => {
            row.reject(messages::bounds_some());
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
        let wanted = rows.into_iter().filter_map(|(line, year, row)| Some((line, year, row?)));
        self.series(&path, 1, wanted)
    }

    /// Two rows a step, one for each sex, in either order.
    fn by_sex<const N: usize>(
        &mut self,
        name: &str,
        (key, step): (&str, i32),
        letter: &str,
        starts: &[usize; N],
        parse: fn(&mut Row<'_>) -> [f64; N],
    ) -> Series<[[f64; N]; 2]> {
        let path = format!("{name}/data.csv");
        let Some(file) = self.bundle.file(&path) else { return Series::default() };
        let columns = wide_columns(&[key, "sex"], letter, starts);
        let rows = file.rows(&slices(&columns), self.problems, |row| {
            let head = (row.line(), row.year(), row.sex());
            (head, parse(row))
        });
        let [men, women] = Sex::BOTH.map(|sex| {
            let rows = rows.iter().filter(|((_, _, of), _)| *of == sex);
            self.series(&path, step, rows.map(|((line, year, _), row)| (*line, *year, *row)))
        });
        if men.first != women.first || men.rows.len() != women.rows.len() {
            let place = Place::file(self.bundle.name(&path));
            self.problems.push(place, messages::sexes_differ());
        }
        let pairs = men.rows.into_iter().zip(women.rows).map(|(men, women)| [men, women]);
        Series { first: men.first, step, rows: pairs.collect() }
    }

    /// Rows `step` years apart; `(line, year, row)` each.
    fn series<T>(
        &mut self,
        path: &str,
        step: i32,
        rows: impl Iterator<Item = (usize, i32, T)>,
    ) -> Series<T> {
        let mut series = Series { step, ..Series::default() };
        let mut expected = None;
        for (line, year, row) in rows {
            let expected = expected.get_or_insert(year);
            if series.rows.is_empty() {
                series.first = year;
            }
            if year != *expected {
                let place = Place::line(self.bundle.name(path), line);
                self.problems.push(place, messages::year_follows(year, *expected));
                return series;
            }
            *expected += step;
            series.rows.push(row);
        }
        if series.rows.is_empty() {
            self.problems.push(Place::file(self.bundle.name(path)), messages::no_year_rows());
        }
        series
    }
}
