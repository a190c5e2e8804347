//! How far the truth may lie from the prediction: four patterns of age, three levels, heavy tails.

use super::{
    counts::{ByCell, CELLS_OF_UNIT, COHORTS_OF_5},
    dataset::Subject,
    features::DISTRICT,
    linear::{inverse, median, solve},
    spread::{Patterns, by_region, centre, fit_scale, prefecture_share, province_spread},
};

/// Patterns of age in which a unit departs from its prediction.
pub const FACTORS: usize = 4;

/// Covariates of a unit's scale.
pub const SCALE_COVARIATES: usize = 6;

/// Degrees of freedom of a county's own departures.
pub const FREEDOM: f64 = 3.0;

/// Weight of each cohort in the choice of patterns: the old count for more.
pub(super) const COHORT_WEIGHT: fn(usize) -> f64 = |cohort| if cohort < 10 { 1.0 } else { 1.5 };

/// Power of a unit's atypicality by which its province's departure is widened, by factor.
const PROVINCE_POWER: [f64; FACTORS] = [0.7, 1.5, 1.5, 1.0];

/// Least and most of that widening.
const WIDENING: (f64, f64) = (0.7, 4.0);

/// What a county's own scale is multiplied by: set once on the coverage of provinces left out.
const OWN_SCALE: [f64; FACTORS] = [0.84, 1.05, 1.15, 0.92];

/// Residuals of one unit: log of observed over predicted, sexes together, by cell.
pub type Residuals = [f64; CELLS_OF_UNIT];

/// A number for each pattern.
pub type Scores = [f64; FACTORS];

/// What a unit brings to the fit.
#[derive(Clone, Copy, Debug)]
pub struct Sample<'a> {
    /// The unit.
    pub subject: &'a Subject,
    /// Its residuals, from a fit that left out its province.
    pub residuals: Residuals,
    /// Its atypicality in that fit.
    pub atypicality: f64,
}

/// The fitted distribution of departures.
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// Log change of each cohort per unit of each pattern.
    pub loadings: [Scores; COHORTS_OF_5],
    /// Of a score on the covariates of [`scale_covariates`], by factor.
    pub scale: [Scores; SCALE_COVARIATES],
    /// Share of a county's own variance that its prefecture shares.
    pub prefecture: Scores,
    /// Standard deviation of a province's departure, for a unit like the fitted ones.
    pub province: Scores,
    /// Log change of children aged 0–4 and 5–9 per unit of each pattern.
    pub children: [[f64; 2]; FACTORS],
    /// Standard deviation of what remains of them.
    pub children_rest: [f64; 2],
}

/// Log of observed over predicted persons, sexes together.
#[must_use]
pub fn residuals(truth: &ByCell, predicted: &ByCell) -> Residuals {
    std::array::from_fn(|cell| {
        let of = |cells: &ByCell| cells[0][cell] + cells[1][cell] + 0.5;
        libm::log(of(truth) / of(predicted))
    })
}

/// What a unit's scale depends on: size, residents from elsewhere, kind, atypicality.
#[must_use]
pub fn scale_covariates(subject: &Subject, atypicality: f64) -> [f64; SCALE_COVARIATES] {
    let size = libm::log(subject.population / 3e5);
    let elsewhere = subject.registered_elsewhere();
    let elsewhere = if elsewhere.is_finite() { elsewhere } else { 0.04 };
    [
        1.0,
        (-size).max(0.0),
        size.max(0.0),
        libm::log((elsewhere + 0.01) / 0.05).clamp(-1.5, 2.5),
        subject.features[DISTRICT],
        atypicality.clamp(-1.2, 1.5),
    ]
}

/// By how much a province's departure is wider in an atypical unit.
#[must_use]
pub fn widening(atypicality: f64) -> Scores {
    PROVINCE_POWER.map(|power| libm::exp(atypicality * power).clamp(WIDENING.0, WIDENING.1))
}

/// Variance of the log of a unit's cohorts by chance alone, sexes together.
#[must_use]
pub fn chance(subject: &Subject, cells: &ByCell) -> [f64; COHORTS_OF_5] {
    std::array::from_fn(|cohort| {
        let whole = cells[0][cohort] + cells[1][cohort] + 1.0;
        let variance: f64 = (0..2)
            .map(|sex| subject.chance[sex][cohort] * cells[sex][cohort] * cells[sex][cohort])
            .sum();
        variance / (whole * whole)
    })
}

impl Errors {
    /// The scores that come nearest to residuals, each cohort weighted as it is uncertain.
    ///
    /// Least squares with the loadings; where the loadings are eigenvectors of the weighted
    /// scatter, it reads off nearly the same scores.
    #[must_use]
    pub fn scores(&self, residuals: &Residuals) -> Scores {
        self.projection().map(|row| row.iter().zip(residuals).map(|(p, e)| p * e).sum())
    }

    /// The variance of the scores that chance alone gives.
    #[must_use]
    pub fn score_variance(&self, chance: &[f64; COHORTS_OF_5]) -> Scores {
        self.projection().map(|row| row.iter().zip(chance).map(|(p, v)| p * p * v).sum())
    }

    /// Least squares of cohorts on the patterns.
    fn projection(&self) -> [[f64; COHORTS_OF_5]; FACTORS] {
        let weight = |cohort: usize| {
            let size: f64 = self.loadings[cohort].iter().map(|l| l * l).sum();
            COHORT_WEIGHT(cohort) * COHORT_WEIGHT(cohort) / size.max(1e-12)
        };
        let mut normal = [[0.0; FACTORS]; FACTORS];
        for (cohort, row) in self.loadings.iter().enumerate() {
            for i in 0..FACTORS {
                for j in 0..FACTORS {
                    normal[i][j] += weight(cohort) * row[i] * row[j];
                }
            }
        }
        let inverse = inverse(&normal);
        std::array::from_fn(|k| {
            std::array::from_fn(|cohort| {
                let row = inverse[k].iter().zip(&self.loadings[cohort]);
                weight(cohort) * row.map(|(a, l)| a * l).sum::<f64>()
            })
        })
    }

    /// A county's own standard deviation by factor.
    #[must_use]
    pub fn own_scale(&self, covariates: &[f64; SCALE_COVARIATES]) -> Scores {
        let fitted = self.fitted_scale(covariates);
        std::array::from_fn(|k| fitted[k] * OWN_SCALE[k])
    }

    fn fitted_scale(&self, covariates: &[f64; SCALE_COVARIATES]) -> Scores {
        std::array::from_fn(|k| {
            let terms = covariates.iter().zip(&self.scale).map(|(x, gamma)| x * gamma[k]);
            libm::exp(terms.sum())
        })
    }

    /// Fits to residuals of provinces left out.
    ///
    /// # Source
    ///
    /// Lange, Little and Taylor (1989), *Robust statistical modeling using the t distribution*: the
    /// scatter, and the scale by Fisher's scoring.
    ///
    /// # Panics
    ///
    /// Without samples.
    #[must_use]
    pub fn fit(samples: &[Sample<'_>]) -> Self {
        assert!(!samples.is_empty(), "the spread of nothing cannot be fitted");
        let provinces = by_region(samples, |subject| subject.province);
        let patterns = Patterns::fit(samples, &provinces);
        let scores: Vec<Scores> =
            samples.iter().map(|sample| patterns.scores(&sample.residuals)).collect();
        let chance: Vec<Scores> = samples
            .iter()
            .map(|sample| patterns.variance(&chance(sample.subject, &sample.subject.start)))
            .collect();
        let centred = centre(&scores, &provinces);
        let covariates: Vec<_> = samples
            .iter()
            .map(|sample| scale_covariates(sample.subject, sample.atypicality))
            .collect();
        let by_factor: [[f64; SCALE_COVARIATES]; FACTORS] =
            std::array::from_fn(|k| fit_scale(&covariates, &centred, &chance, k));
        let mut errors = Self {
            loadings: patterns.loadings,
            scale: std::array::from_fn(|i| std::array::from_fn(|k| by_factor[k][i])),
            prefecture: [0.0; FACTORS],
            province: [0.0; FACTORS],
            children: [[0.0; 2]; FACTORS],
            children_rest: [0.0; 2],
        };
        let scales: Vec<Scores> = covariates.iter().map(|x| errors.fitted_scale(x)).collect();
        errors.prefecture = prefecture_share(samples, &centred, &scales, &chance);
        errors.province =
            province_spread(samples, &scores, &scales, &errors.prefecture, &provinces);
        errors.fit_children(samples, &scores);
        errors
    }

    /// Ridge regression of children's residuals on the scores, and what it leaves.
    fn fit_children(&mut self, samples: &[Sample<'_>], scores: &[Scores]) {
        for child in 0..2 {
            let mut matrix = vec![0.0; FACTORS * FACTORS];
            let mut right = vec![0.0; FACTORS];
            for (sample, z) in samples.iter().zip(scores) {
                for i in 0..FACTORS {
                    right[i] += z[i] * sample.residuals[COHORTS_OF_5 + child];
                    for j in 0..FACTORS {
                        matrix[i * FACTORS + j] += z[i] * z[j];
                    }
                }
            }
            for i in 0..FACTORS {
                matrix[i * FACTORS + i] += 5.0;
            }
            solve(&mut matrix, &mut right);
            for (row, value) in self.children.iter_mut().zip(&right) {
                row[child] = *value;
            }
            let rest = samples.iter().zip(scores).map(|(sample, z)| {
                let fitted: f64 = z.iter().zip(&right).map(|(z, b)| z * b).sum();
                (sample.residuals[COHORTS_OF_5 + child] - fitted).abs()
            });
            self.children_rest[child] = median(rest) / 0.741;
        }
    }
}
