//! The files of a revision.

use super::layout::{
    FERTILITY, LIFE, Layout, MIGRATION, MORTALITY, PATTERN, POPULATION, SEX_RATIO, SEXES, by_sex,
};
use crate::{
    demography::ABRIDGED,
    messages,
    problems::{Place, Problems},
    seeds::{File, MIGRATION_START, MORTALITY_START, MOTHER_START, Row},
};
use std::collections::BTreeMap;

/// Five-year age groups of a population: 0–4 … 95–99, and 100 and over.
pub const GROUPS_OF_5: usize = 21;

/// Years of a period.
pub(super) const PERIOD: i32 = 5;

/// One country of one revision, from the base year on.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The year projected from.
    pub base_year: i32,
    /// Mid-year population by year, sex and five-year age, thousands.
    pub population: BTreeMap<i32, [[f64; GROUPS_OF_5]; 2]>,
    /// The periods, the first beginning in the base year.
    pub periods: Vec<Period>,
    /// The periods that ended by the base year, as far as the files hold all of them.
    pub past: Vec<Period>,
}

/// Rates of five years.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Period {
    /// The year it begins in, at mid-year.
    pub start: i32,
    /// Deaths per person-year, by sex and abridged age.
    pub mortality: [[f64; ABRIDGED]; 2],
    /// Children per woman.
    pub fertility: f64,
    /// Shares of total fertility by age of mother, in groups of five from 10; they sum to one.
    pub pattern: [f64; MOTHER_START.len()],
    /// Boys per girl at birth.
    pub sex_ratio: f64,
    /// Net migrants in the five years, thousands.
    pub migrants: f64,
    /// Life expectancy at birth by sex, years.
    pub life_expectancy: [f64; 2],
}

impl Published {
    /// Reads the seven files.
    ///
    /// # Errors
    ///
    /// Everything wrong with them.
    pub fn read(
        read: &dyn Fn(&str) -> Option<Vec<u8>>,
        prefix: &str,
        base_year: i32,
    ) -> Result<Self, Problems> {
        let mut reader = Reader { read, prefix, base_year, problems: Problems::default() };
        let found = reader.all();
        let Reader { problems, .. } = reader;
        problems.or(found)
    }
}

/// Where a figure belongs: the year or the beginning of the period, and which of its cells.
type Key = (i32, usize);

struct Reader<'a> {
    read: &'a dyn Fn(&str) -> Option<Vec<u8>>,
    prefix: &'a str,
    base_year: i32,
    problems: Problems,
}

impl Reader<'_> {
    fn all(&mut self) -> Published {
        let population = self.population();
        let last = population.keys().next_back().copied().unwrap_or(self.base_year);
        let mut starts: Vec<i32> = (self.base_year..last).step_by(PERIOD as usize).collect();
        let told = population.is_empty() && !self.problems.0.is_empty();
        if told {
            starts.clear();
        } else if !population.contains_key(&self.base_year) {
            let name = self.name("population_age_sex");
            let years: Vec<String> = population.keys().map(ToString::to_string).collect();
            let known = if years.is_empty() { "—".to_owned() } else { years.join(", ") };
            let message = messages::no_population_of(self.base_year, known);
            // Nor is there a period from that year, which needs no saying file by file.
            starts.clear();
            self.problems.push(Place::file(name), message);
        } else if starts.is_empty() {
            let name = self.name("population_age_sex");
            self.problems.push(Place::file(name), messages::nothing_after(self.base_year));
        }
        let mortality = self.by_period(&MORTALITY, &starts, |row| {
            let (sex, age) = (row.sex() as usize, row.one_of(&MORTALITY_START));
            (Some(sex * ABRIDGED + age), row.amount())
        });
        let fertility =
            self.by_period(&FERTILITY, &starts, |row| (Some(0), row.within(0.0..=20.0)));
        let pattern = self.by_period(&PATTERN, &starts, |row| {
            let age = row.one_of(&MOTHER_START);
            (Some(age), row.within(0.0..=100.0))
        });
        let sex_ratio = self.by_period(&SEX_RATIO, &starts, |row| (Some(0), row.within(0.5..=2.0)));
        let migrants = self.by_period(&MIGRATION, &starts, |row| (Some(0), row.number()));
        let life = self.by_period(&LIFE, &starts, |row| {
            let text = row.filled();
            let sex = SEXES.iter().position(|sex| *sex == text);
            if sex.is_none() && !["", "both"].contains(&text) {
                let expected = messages::must_be_word("male, female, both");
                row.complain(messages::is_other(text, expected));
            }
            (sex, row.within(0.0..=130.0))
        });
        let tables = [&mortality, &fertility, &pattern, &sex_ratio, &migrants, &life];
        let period = |start: i32| -> Option<Period> {
            let [mortality, fertility, pattern, sex_ratio, migrants, life] =
                tables.map(|table| table.get(&start));
            let pattern = pattern?;
            let whole: f64 = pattern.iter().sum();
            Some(Period {
                start,
                mortality: by_sex(mortality?),
                fertility: fertility?[0],
                pattern: std::array::from_fn(|age| pattern[age] / whole.max(1e-9)),
                sex_ratio: sex_ratio?[0],
                migrants: migrants?[0],
                life_expectancy: by_sex::<1>(life?).map(|years| years[0]),
            })
        };
        let past: Vec<Period> = mortality
            .keys()
            .copied()
            .filter(|start| start + PERIOD <= self.base_year)
            .filter(|start| {
                [*start, start + PERIOD].iter().all(|year| population.contains_key(year))
            })
            .filter_map(period)
            .collect();
        let periods = starts.iter().copied().filter_map(period).collect();
        for (start, cells) in &pattern {
            let whole: f64 = cells.iter().sum();
            if (whole - 100.0).abs() > 1.0 && cells.iter().all(|cell| cell.is_finite()) {
                let place = Place::file(self.name(PATTERN.file));
                let sum = format!("{whole:.3}");
                self.problems.push(place, messages::pattern_sum(start, sum));
            }
        }
        Published { base_year: self.base_year, population, periods, past }
    }

    fn name(&self, file: &str) -> String {
        format!("{}_{file}.csv", self.prefix)
    }

    fn population(&mut self) -> BTreeMap<i32, [[f64; GROUPS_OF_5]; 2]> {
        let before = self.problems.0.len();
        let cells = self.table(&POPULATION, |row| {
            let year = row.year();
            let (sex, age) = (row.sex() as usize, row.one_of(&MIGRATION_START));
            ((year, Some(sex * GROUPS_OF_5 + age)), row.amount())
        });
        let told = self.problems.0.len() > before;
        let base = self.base_year;
        let wanted: Vec<i32> = cells
            .keys()
            .copied()
            .filter(|year| *year >= base && (*year - base) % PERIOD == 0)
            .collect();
        let told = told && cells.is_empty();
        let cells = self.complete(&POPULATION, cells, &wanted, told);
        cells.into_iter().map(|(year, cells)| (year, by_sex(&cells))).collect()
    }

    fn by_period(
        &mut self,
        layout: &Layout,
        starts: &[i32],
        mut parse: impl FnMut(&mut Row<'_>) -> (Option<usize>, f64),
    ) -> BTreeMap<i32, Vec<f64>> {
        let before = self.problems.0.len();
        let cells = self.table(layout, |row| {
            let (start, end) = (row.year(), row.year());
            if end != start + PERIOD {
                row.complain(messages::period_of_five(end, start));
            }
            let (cell, value) = parse(row);
            ((start, cell), value)
        });
        let told = self.problems.0.len() > before && cells.is_empty();
        self.complete(layout, cells, starts, told)
    }

    /// All cells of a table; a cell of none is read and left out.
    fn table(
        &mut self,
        layout: &Layout,
        mut parse: impl FnMut(&mut Row<'_>) -> ((i32, Option<usize>), f64),
    ) -> BTreeMap<i32, Vec<f64>> {
        let name = self.name(layout.file);
        let Some(bytes) = (self.read)(&name) else {
            self.problems.push(Place::file(name), messages::file_missing());
            return BTreeMap::new();
        };
        let mut lines: BTreeMap<Key, usize> = BTreeMap::new();
        let file = File { name: &name, bytes: &bytes };
        let rows = file.rows_among(layout.columns, &mut self.problems, |row| {
            let ((year, cell), value) = parse(row);
            let key = cell.map(|cell| (year, cell));
            if let Some(earlier) = key.and_then(|key| lines.insert(key, row.line())) {
                row.reject(messages::line_twice(earlier));
            }
            (key, value)
        });
        let mut cells = BTreeMap::new();
        for (key, value) in rows {
            if let Some((year, cell)) = key {
                cells.entry(year).or_insert_with(|| vec![f64::NAN; layout.cells])[cell] = value;
            }
        }
        cells
    }

    /// Complains of what is missing in the years wanted, takes cells not needed as 0, and leaves out
    /// other years that lack one.
    fn complete(
        &mut self,
        layout: &Layout,
        mut cells: BTreeMap<i32, Vec<f64>>,
        wanted: &[i32],
        told: bool,
    ) -> BTreeMap<i32, Vec<f64>> {
        let name = self.name(layout.file);
        if told {
            return cells;
        }
        for year in wanted {
            let Some(row) = cells.get(year) else {
                self.problems.push(Place::file(&name), messages::no_rows_for(year));
                continue;
            };
            let missing = |cell: &usize| (layout.needed)(*cell) && row[*cell].is_nan();
            for what in (0..layout.cells).filter(missing).map(layout.what) {
                self.problems.push(Place::file(&name), messages::no_row_for(year, what));
            }
        }
        let whole = |row: &Vec<f64>| {
            row.iter().enumerate().all(|(cell, value)| !(layout.needed)(cell) || !value.is_nan())
        };
        cells.retain(|year, row| wanted.contains(year) || whole(row));
        for value in cells.values_mut().flatten().filter(|value| value.is_nan()) {
            *value = 0.0;
        }
        cells
    }
}
