//! The fitted model as a table, and back.

use super::{
    counts::CELLS_OF_UNIT,
    errors::{Errors, FACTORS, SCALE_COVARIATES},
    features::{FEATURE_NAMES, FEATURES},
    mean::{COLUMNS, Mean},
    model::Model,
};
use crate::{
    messages,
    problems::{Place, Problems},
    seeds::File,
};
use std::{collections::BTreeMap, fmt::Write as _};

/// The columns of the table.
const HEADER: [&str; 4] = ["part", "item", "cell", "value"];

/// What names a number: a part of the model, an item of it, and a cell, cohort or factor.
type Key = (&'static str, String, usize);

impl Model {
    /// A model without any number.
    fn blank() -> Self {
        Self {
            provinces: Vec::new(),
            mean: Mean {
                national: [[0.0; CELLS_OF_UNIT]; 2],
                centre: [0.0; FEATURES],
                spread: [0.0; FEATURES],
                province: (0.0, 0.0),
                coefficients: vec![[[0.0; COLUMNS]; CELLS_OF_UNIT]; 2],
            },
            errors: Errors {
                loadings: [[0.0; FACTORS]; super::COHORTS_OF_5],
                scale: [[0.0; FACTORS]; SCALE_COVARIATES],
                prefecture: [0.0; FACTORS],
                province: [0.0; FACTORS],
                children: [[0.0; 2]; FACTORS],
                children_rest: [0.0; 2],
            },
        }
    }

    /// Shows every number with its name.
    fn visit(&mut self, see: &mut dyn FnMut(Key, &mut f64)) {
        const SEXES: [&str; 2] = ["male", "female"];
        let Mean { national, centre, spread, province, coefficients } = &mut self.mean;
        for sex in 0..2 {
            for (cell, value) in national[sex].iter_mut().enumerate() {
                see(("national_change", SEXES[sex].to_owned(), cell), value);
            }
        }
        for (feature, name) in FEATURE_NAMES.iter().enumerate() {
            see(("feature_mean", (*name).to_owned(), 0), &mut centre[feature]);
            see(("feature_sd", (*name).to_owned(), 0), &mut spread[feature]);
        }
        see(("feature_mean", "province_log_dwelling_area".to_owned(), 0), &mut province.0);
        see(("feature_sd", "province_log_dwelling_area".to_owned(), 0), &mut province.1);
        for sex in 0..2 {
            for column in 0..COLUMNS {
                for cell in 0..CELLS_OF_UNIT {
                    let item = format!("{}:{}", SEXES[sex], column_name(column));
                    see(("coefficient", item, cell), &mut coefficients[sex][cell][column]);
                }
            }
        }
        let errors = &mut self.errors;
        for (cohort, row) in errors.loadings.iter_mut().enumerate() {
            for (factor, value) in row.iter_mut().enumerate() {
                see(("loading", format!("factor_{}", factor + 1), cohort), value);
            }
        }
        let names =
            ["constant", "below_300k", "above_300k", "from_elsewhere", "district", "atypicality"];
        for (name, row) in names.iter().zip(&mut errors.scale) {
            for (factor, value) in row.iter_mut().enumerate() {
                see(("log_scale", (*name).to_owned(), factor), value);
            }
        }
        for factor in 0..FACTORS {
            see(("share", "prefecture".to_owned(), factor), &mut errors.prefecture[factor]);
            see(("sd", "province".to_owned(), factor), &mut errors.province[factor]);
            for child in 0..2 {
                let value = &mut errors.children[factor][child];
                see(("children", format!("factor_{}", factor + 1), child), value);
            }
        }
        for (child, value) in errors.children_rest.iter_mut().enumerate() {
            see(("sd", "children".to_owned(), child), value);
        }
    }

    /// The table: CSV, a row a number.
    #[must_use]
    pub fn to_csv(&self) -> Vec<u8> {
        let mut text = HEADER.join(",") + "\n";
        for province in &self.provinces {
            let _ = writeln!(text, "fitted_on,{province},0,1");
        }
        self.clone().visit(&mut |(part, item, cell), value| {
            let _ = writeln!(text, "{part},{item},{cell},{value}");
        });
        text.into_bytes()
    }

    /// Reads the table.
    ///
    /// # Errors
    ///
    /// Rows that cannot be read, stand there twice, are missing or name nothing of the model.
    pub fn from_csv(name: &str, bytes: &[u8]) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut found: BTreeMap<(String, String, usize), (f64, usize)> = BTreeMap::new();
        let mut provinces = Vec::new();
        File { name, bytes }.rows(&HEADER, &mut problems, |row| {
            let part = row.filled().to_owned();
            if part == "fitted_on" {
                provinces.push(row.code());
                return;
            }
            let (item, cell) = (row.filled().to_owned(), row.count() as usize);
            let value = row.number();
            if let Some((_, earlier)) = found.insert((part, item, cell), (value, row.line())) {
                row.reject(messages::line_twice(earlier));
            }
        });
        let mut model = Self::blank();
        model.provinces = provinces;
        let sound = problems.0.is_empty();
        model.visit(&mut |(part, item, cell), value| match found.remove(&(
            part.to_owned(),
            item.clone(),
            cell,
        )) {
            Some((read, _)) => *value = read,
            None if sound => {
                problems.push(Place::file(name), messages::no_parameter_row(part, item, cell));
            }
            None => {}
        });
        for ((part, item, cell), (_, line)) in found {
            let message = messages::no_such_parameter(part, item, cell);
            problems.push(Place::line(name, line), message);
        }
        problems.or(model)
    }
}

/// The name of a column of the design.
fn column_name(column: usize) -> &'static str {
    const LAST: [&str; 4] = [
        "log_population*urban_share",
        "log_dwelling_area*urban_share",
        "log_ratio_80*urban_share",
        "province_log_dwelling_area",
    ];
    match column {
        0 => "constant",
        _ if column <= FEATURES => FEATURE_NAMES[column - 1],
        _ => LAST[column - 1 - FEATURES],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_gives_the_model_back() {
        let mut model = Model::blank();
        model.provinces = vec!["210000".parse().unwrap()];
        let mut next = 0.1;
        model.visit(&mut |_, value| {
            next += 0.37;
            *value = next;
        });
        let csv = model.to_csv();
        assert_eq!(Model::from_csv("model.csv", &csv).unwrap(), model);
        let text = String::from_utf8(csv).unwrap();
        let cut = text.replacen("loading,factor_1,3,", "loading,factor_9,3,", 1);
        let problems = Model::from_csv("model.csv", cut.as_bytes()).unwrap_err();
        assert_eq!(problems.0.len(), 2, "{problems}");
    }
}
