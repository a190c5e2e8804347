//! The expected change of each cohort: a robust ridge regression on the base census.

use super::{
    counts::{ByCell, CELLS_OF_UNIT},
    dataset::{Dataset, Subject},
    features::{DWELLING, FEATURES, LOG_POPULATION, RATIO_80, URBAN},
    linear::{median, solve},
};
use crate::{domain::RegionCode, parallel};

/// Columns of a design row: a constant, the features, three products, and the province's mean.
pub const COLUMNS: usize = FEATURES + 5;

/// Products of standardised features that are features too.
const PRODUCTS: [(usize, usize); 3] =
    [(LOG_POPULATION, URBAN), (DWELLING, URBAN), (RATIO_80, URBAN)];

/// How far a standardised value may lie from the mean.
const FURTHEST: f64 = 4.0;

/// Penalties on the squared coefficients: constant, features, province's mean, provinces.
const PENALTY: (f64, f64, f64, f64) = (1e-6, 60.0, 100.0, 20.0);

/// Variance of a unit's log change beside the chance of small numbers, for the weights.
const VARIANCE: f64 = 0.01;

/// Robust standard deviations at which a residual begins to lose weight (Huber).
const HUBER: f64 = 0.6;

/// Passes of reweighting.
const PASSES: usize = 8;

/// The furthest log departure of a prediction from the nation.
const FURTHEST_CHANGE: f64 = 1.5;

/// A row of the design.
pub type Row = [f64; COLUMNS];

/// A fitted regression; all it takes to predict a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    /// Second census over starting people of all fitted provinces, by sex and cell.
    pub national: ByCell,
    /// Mean of each feature over the fitted units.
    pub centre: [f64; FEATURES],
    /// Its standard deviation.
    pub spread: [f64; FEATURES],
    /// The same of the province's mean dwelling area.
    pub province: (f64, f64),
    /// Coefficients by sex, cell and column.
    pub coefficients: Vec<[Row; CELLS_OF_UNIT]>,
}

impl Mean {
    /// Fits to the units of some provinces, given the second census of every unit.
    ///
    /// Each cell's log departure from the nation is regressed on the standardised features by
    /// iteratively reweighted least squares with Huber's weights. Provinces have effects of their
    /// own, shrunk towards nought, which a prediction leaves out.
    ///
    /// # Source
    ///
    /// Hoerl and Kennard (1970), *Ridge regression*; Huber (1964), *Robust estimation of a location
    /// parameter*.
    #[must_use]
    pub fn fit(data: &Dataset, truth: &[ByCell], provinces: &[RegionCode]) -> Self {
        let inside: Vec<usize> = (0..data.subjects.len())
            .filter(|&i| provinces.contains(&data.subjects[i].province))
            .collect();
        let fitted: Vec<usize> =
            inside.iter().copied().filter(|&i| data.subjects[i].counts()).collect();
        let national = [0, 1].map(|sex| {
            std::array::from_fn(|cell| {
                let sum = |of: &dyn Fn(usize) -> f64| inside.iter().map(|&i| of(i)).sum::<f64>();
                sum(&|i| truth[i][sex][cell]) / sum(&|i| data.subjects[i].start[sex][cell])
            })
        });
        let of_features: [(f64, f64); FEATURES] = std::array::from_fn(|feature| {
            moments(data, &fitted, &|subject| subject.features[feature])
        });
        let mut mean = Self {
            national,
            centre: of_features.map(|(centre, _)| centre),
            spread: of_features.map(|(_, spread)| spread),
            province: moments(data, &fitted, &|subject| subject.province_dwelling),
            coefficients: Vec::new(),
        };
        let rows: Vec<Row> = fitted.iter().map(|&i| mean.row(&data.subjects[i])).collect();
        let place = |i: &usize| {
            provinces.iter().position(|code| *code == data.subjects[*i].province).unwrap_or(0)
        };
        let places: Vec<usize> = fitted.iter().map(place).collect();
        let cells = parallel::map(2 * CELLS_OF_UNIT, |index| {
            let (sex, cell) = (index / CELLS_OF_UNIT, index % CELLS_OF_UNIT);
            let base: Vec<f64> = fitted
                .iter()
                .map(|&i| data.subjects[i].start[sex][cell] * national[sex][cell])
                .collect();
            let target: Vec<f64> = fitted
                .iter()
                .zip(&base)
                .map(|(&i, base)| libm::log((truth[i][sex][cell] + 0.5) / (base + 0.5)))
                .collect();
            let weights: Vec<f64> =
                base.iter().map(|base| 1.0 / (VARIANCE + 2.0 / (base + 5.0))).collect();
            regress(&rows, (&places, provinces.len()), &target, &weights)
        });
        mean.coefficients = cells
            .chunks_exact(CELLS_OF_UNIT)
            .map(|cells| std::array::from_fn(|cell| cells[cell]))
            .collect();
        mean
    }

    /// The same regression for another census: features are taken relative to that census's own
    /// mean and spread, so that what changed for everyone moves nobody.
    #[must_use]
    pub fn restandardised(&self, data: &Dataset) -> Self {
        let all: Vec<usize> = (0..data.subjects.len()).collect();
        let mut mean = self.clone();
        for feature in 0..FEATURES {
            (mean.centre[feature], mean.spread[feature]) =
                moments(data, &all, &|subject| subject.features[feature]);
        }
        mean.province = moments(data, &all, &|subject| subject.province_dwelling);
        mean
    }

    /// The design row of a unit: what is unknown stands at the mean.
    #[must_use]
    pub fn row(&self, subject: &Subject) -> Row {
        let standard = |value: f64, centre: f64, spread: f64| {
            let z = (value - centre) / spread;
            if z.is_finite() { z.clamp(-FURTHEST, FURTHEST) } else { 0.0 }
        };
        let mut row = [1.0; COLUMNS];
        for feature in 0..FEATURES {
            row[1 + feature] =
                standard(subject.features[feature], self.centre[feature], self.spread[feature]);
        }
        for (i, (one, other)) in PRODUCTS.into_iter().enumerate() {
            row[1 + FEATURES + i] = (row[1 + one] * row[1 + other]).clamp(-FURTHEST, FURTHEST);
        }
        row[COLUMNS - 1] = standard(subject.province_dwelling, self.province.0, self.province.1);
        row
    }

    /// The cells of a unit if it changed as the nation did.
    #[must_use]
    pub fn as_nation(&self, subject: &Subject) -> ByCell {
        [0, 1].map(|sex| {
            std::array::from_fn(|cell| subject.start[sex][cell] * self.national[sex][cell])
        })
    }

    /// The expected log departure of each cell from the nation.
    #[must_use]
    pub fn departure(&self, row: &Row) -> ByCell {
        [0, 1].map(|sex| {
            std::array::from_fn(|cell| {
                let terms = row.iter().zip(&self.coefficients[sex][cell]).map(|(x, b)| x * b);
                terms.sum::<f64>().clamp(-FURTHEST_CHANGE, FURTHEST_CHANGE)
            })
        })
    }

    /// The median of each cell at the second census, persons.
    #[must_use]
    pub fn predict(&self, subject: &Subject) -> ByCell {
        let (nation, departure) = (self.as_nation(subject), self.departure(&self.row(subject)));
        [0, 1].map(|sex| {
            std::array::from_fn(|cell| nation[sex][cell] * libm::exp(departure[sex][cell]))
        })
    }
}

/// Mean and standard deviation of what is known of some units.
fn moments(data: &Dataset, units: &[usize], value: &dyn Fn(&Subject) -> f64) -> (f64, f64) {
    let known: Vec<f64> =
        units.iter().map(|&i| value(&data.subjects[i])).filter(|v| v.is_finite()).collect();
    let n = (known.len() as f64).max(1.0);
    let mean = known.iter().sum::<f64>() / n;
    let square = known.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n;
    (mean, libm::sqrt(square))
}

/// How unlike the fitted units a unit is: log of the mean square of its standardised row.
#[must_use]
pub fn atypicality(row: &Row) -> f64 {
    libm::log(row[1..].iter().map(|x| x * x).sum::<f64>() / (COLUMNS - 1) as f64)
}

/// Robust ridge regression of one cell; gives the coefficients without the provinces' own.
fn regress(
    rows: &[Row],
    (places, provinces): (&[usize], usize),
    target: &[f64],
    weights: &[f64],
) -> Row {
    let n = COLUMNS + provinces;
    let whole = weights.iter().sum::<f64>() / weights.len().max(1) as f64;
    let prior: Vec<f64> = weights.iter().map(|w| w / whole).collect();
    let mut weights = prior.clone();
    let mut solution = vec![0.0; n];
    for _ in 0..PASSES {
        let mut matrix = vec![0.0; n * n];
        solution.fill(0.0);
        for (((row, place), y), w) in rows.iter().zip(places).zip(target).zip(&weights) {
            for i in 0..COLUMNS {
                let scaled = w * row[i];
                solution[i] += scaled * y;
                for (cell, x) in matrix[i * n..=i * n + i].iter_mut().zip(row) {
                    *cell += scaled * x;
                }
            }
            let own = COLUMNS + place;
            solution[own] += w * y;
            matrix[own * n + own] += w;
            for (cell, x) in matrix[own * n..own * n + COLUMNS].iter_mut().zip(row) {
                *cell += w * x;
            }
        }
        for i in 0..n {
            matrix[i * n + i] += match i {
                0 => PENALTY.0,
                _ if i + 1 < COLUMNS => PENALTY.1,
                _ if i + 1 == COLUMNS => PENALTY.2,
                _ => PENALTY.3,
            };
        }
        solve(&mut matrix, &mut solution);
        let residuals: Vec<f64> = rows
            .iter()
            .zip(places)
            .zip(target)
            .map(|((row, place), y)| {
                let fitted: f64 = row.iter().zip(&solution).map(|(x, b)| x * b).sum();
                (y - fitted - solution[COLUMNS + place]).abs()
            })
            .collect();
        let scale = HUBER * (1.4826 * median(residuals.iter().copied())).max(1e-6);
        for ((weight, prior), residual) in weights.iter_mut().zip(&prior).zip(&residuals) {
            *weight = prior / (residual / scale).max(1.0);
        }
    }
    std::array::from_fn(|i| solution[i])
}
