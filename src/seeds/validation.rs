//! How well the model foresaw 2020, and the engine a published projection: scores of this version.

use super::{bundle::Bundle, table::File};
use crate::{
    messages,
    problems::{Place, Problems},
};
use serde::Serialize;
use std::{collections::BTreeMap, fmt::Write as _};

/// Scores of the fitted county model and the engine, as `carecast hindcast --write-scores` found them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Validation {
    /// 2010 projected to 2020, each province by a model fitted without it.
    pub hindcast: HindcastScores,
    /// A published projection from its own rates.
    pub projection: ProjectionErrors,
}

/// Scores over comparison units of high and medium confidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct HindcastScores {
    /// Units scored.
    pub units: u32,
    /// Provinces left out, one at a time.
    pub provinces: u32,
    /// Draws.
    pub draws: u32,
    /// By group of ages: `total`, `10plus`, `60plus`, `65plus`, `80plus`, `85plus`.
    pub groups: BTreeMap<String, GroupScores>,
    /// The same by residents of 2010: `under_100k`, `100k_300k`, `300k_600k`, `over_600k`.
    pub by_size: BTreeMap<String, BTreeMap<String, GroupScores>>,
}

/// Scores of one group of ages; fractions of what was observed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct GroupScores {
    /// Units in which anyone was observed.
    pub n: u32,
    /// Median absolute error.
    pub mdape: f64,
    /// Mean absolute error.
    pub mape: f64,
    /// Median error.
    pub bias: f64,
    /// Mean continuous ranked probability score.
    pub crps: f64,
    /// Share of units inside the 50 per cent interval.
    pub cov50: f64,
    /// Inside 80 per cent.
    pub cov80: f64,
    /// Inside 90 per cent.
    pub cov90: f64,
    /// Inside 95 per cent.
    pub cov95: f64,
    /// Mean width of the 80 per cent interval.
    pub width80: f64,
}

/// The largest errors of the engine against a published projection.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ProjectionErrors {
    /// The first year compared.
    pub first_year: u32,
    /// The last.
    pub last_year: u32,
    /// Largest absolute relative error in any fifth year by group: `total`, `0to4`, `60plus`,
    /// `65plus`, `80plus`.
    pub largest: BTreeMap<String, f64>,
    /// Largest absolute error of life expectancy at birth, years.
    pub life_expectancy: f64,
}

/// The table's folder among the seeds.
pub const VALIDATION: &str = "validation_scores";

const COLUMNS: [&str; 5] = ["check", "class", "group", "measure", "value"];

impl GroupScores {
    fn fields(&mut self) -> [(&'static str, &mut f64); 9] {
        [
            ("mdape", &mut self.mdape),
            ("mape", &mut self.mape),
            ("bias", &mut self.bias),
            ("crps", &mut self.crps),
            ("cov50", &mut self.cov50),
            ("cov80", &mut self.cov80),
            ("cov90", &mut self.cov90),
            ("cov95", &mut self.cov95),
            ("width80", &mut self.width80),
        ]
    }

    fn set(&mut self, measure: &str, value: f64) -> bool {
        if measure == "n" {
            self.n = value as u32;
            return true;
        }
        let field = self.fields().into_iter().find(|(name, _)| *name == measure);
        field.map(|(_, field)| *field = value).is_some()
    }
}

impl Validation {
    /// The table: CSV, a row a figure.
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        let mut text = COLUMNS.join(",") + "\n";
        let (hindcast, projection) = (&self.hindcast, &self.projection);
        let run = [
            ("units", hindcast.units),
            ("provinces", hindcast.provinces),
            ("draws", hindcast.draws),
        ];
        for (measure, value) in run {
            let _ = writeln!(text, "hindcast,run,all,{measure},{value}");
        }
        let mut rows = |class: &str, groups: &BTreeMap<String, GroupScores>| {
            for (group, scores) in groups {
                let _ = writeln!(text, "hindcast,{class},{group},n,{}", scores.n);
                for (measure, value) in scores.clone().fields() {
                    let _ = writeln!(text, "hindcast,{class},{group},{measure},{value}");
                }
            }
        };
        rows("all", &hindcast.groups);
        for (class, groups) in &hindcast.by_size {
            rows(class, groups);
        }
        for (measure, year) in
            [("first_year", projection.first_year), ("last_year", projection.last_year)]
        {
            let _ = writeln!(text, "projection,run,all,{measure},{year}");
        }
        for (group, error) in &projection.largest {
            let _ = writeln!(text, "projection,largest,{group},relative_error,{error}");
        }
        let years = projection.life_expectancy;
        let _ = writeln!(text, "projection,largest,life_expectancy,years,{years}");
        text.into_bytes()
    }

    /// Reads the table of a set of seeds; nothing where it is missing, of which the seeds complain.
    pub(super) fn load(bundle: &Bundle, problems: &mut Problems) -> Self {
        let path = format!("{VALIDATION}/data.csv");
        bundle.file(&path).map_or_else(Self::default, |file| Self::read(file, problems))
    }

    fn read(file: File<'_>, problems: &mut Problems) -> Self {
        let mut found = Self::default();
        let mut lines: BTreeMap<[String; 4], usize> = BTreeMap::new();
        let before = problems.0.len();
        file.rows(&COLUMNS, problems, |row| {
            let key = [(); 4].map(|()| row.filled().to_owned());
            let value = row.number();
            let [check, class, group, measure] = key.each_ref().map(String::as_str);
            if !found.put([check, class, group, measure], value) {
                row.complain(messages::score_unknown(key.join(",")));
            }
            if let Some(earlier) = lines.insert(key, row.line()) {
                row.complain(messages::line_twice(earlier));
            }
        });
        let hindcast = &found.hindcast;
        if problems.0.len() == before && (hindcast.groups.is_empty() || hindcast.units == 0) {
            problems.push(Place::file(file.name), messages::no_score_rows());
        }
        found
    }

    fn put(&mut self, [check, class, group, measure]: [&str; 4], value: f64) -> bool {
        let (hindcast, projection) = (&mut self.hindcast, &mut self.projection);
        match (check, class, group, measure) {
            ("hindcast", "run", "all", "units") => hindcast.units = value as u32,
            ("hindcast", "run", "all", "provinces") => hindcast.provinces = value as u32,
            ("hindcast", "run", "all", "draws") => hindcast.draws = value as u32,
            ("hindcast", "all", _, _) => {
                return hindcast.groups.entry(group.to_owned()).or_default().set(measure, value);
            }
            ("hindcast", _, _, _) => {
                let groups = hindcast.by_size.entry(class.to_owned()).or_default();
                return groups.entry(group.to_owned()).or_default().set(measure, value);
            }
            ("projection", "run", "all", "first_year") => projection.first_year = value as u32,
            ("projection", "run", "all", "last_year") => projection.last_year = value as u32,
            ("projection", "largest", "life_expectancy", "years") => {
                projection.life_expectancy = value;
            }
            ("projection", "largest", _, "relative_error") => {
                projection.largest.insert(group.to_owned(), value);
            }
            _ => return false,
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (Validation, Problems) {
        let mut problems = Problems::default();
        let found = Validation::read(File { name: "scores.csv", bytes }, &mut problems);
        (found, problems)
    }

    #[test]
    fn the_table_gives_the_scores_back() {
        let scores = GroupScores { n: 9, mdape: 0.038, width80: 0.17, ..GroupScores::default() };
        let groups = BTreeMap::from([("65plus".to_owned(), scores)]);
        let validation = Validation {
            hindcast: HindcastScores {
                units: 9,
                provinces: 2,
                draws: 40,
                by_size: BTreeMap::from([("over_600k".to_owned(), groups.clone())]),
                groups,
            },
            projection: ProjectionErrors {
                first_year: 2025,
                last_year: 2100,
                largest: BTreeMap::from([("total".to_owned(), 0.0004)]),
                life_expectancy: 0.008,
            },
        };
        let (found, problems) = read(&validation.to_csv());
        assert_eq!((found, problems), (validation, Problems::default()));
    }

    #[test]
    fn what_is_no_score_or_there_twice_is_told_with_its_line() {
        let text = "check,class,group,measure,value\nhindcast,run,all,units,4\n\
                    hindcast,all,65plus,mdape,0.1\nhindcast,all,65plus,mdape,0.2\n\
                    hindcast,all,65plus,luck,0.2\n";
        let (_, problems) = read(text.as_bytes());
        let lines: Vec<_> = problems.0.iter().filter_map(|problem| problem.place.line).collect();
        assert_eq!(lines, [4, 5], "{problems}");
    }
}
