//! How far the truth may lie from the prediction: four patterns of age, three levels, heavy tails.

use super::{
    counts::{ByCell, CELLS_OF_UNIT, COHORTS_OF_5},
    dataset::Subject,
    features::DISTRICT,
    linear::{eigen, inverse, median, solve},
};
use crate::domain::RegionCode;
use std::collections::BTreeMap;

/// Patterns of age in which a unit departs from its prediction.
pub const FACTORS: usize = 4;

/// Covariates of a unit's scale.
pub const SCALE_COVARIATES: usize = 6;

/// Degrees of freedom of a county's own departures.
pub const FREEDOM: f64 = 3.0;

/// Weight of each cohort in the choice of patterns: the old count for more.
const COHORT_WEIGHT: fn(usize) -> f64 = |cohort| if cohort < 10 { 1.0 } else { 1.5 };

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

/// The positions of the samples of each region.
fn by_region(
    samples: &[Sample<'_>],
    region: impl Fn(&Subject) -> RegionCode,
) -> BTreeMap<RegionCode, Vec<usize>> {
    let mut found: BTreeMap<RegionCode, Vec<usize>> = BTreeMap::new();
    for (i, sample) in samples.iter().enumerate() {
        found.entry(region(sample.subject)).or_default().push(i);
    }
    found
}

/// Scores less the median of their province.
fn centre(scores: &[Scores], provinces: &BTreeMap<RegionCode, Vec<usize>>) -> Vec<Scores> {
    let mut centred = scores.to_vec();
    for members in provinces.values() {
        for k in 0..FACTORS {
            let middle = median(members.iter().map(|&i| scores[i][k]));
            members.iter().for_each(|&i| centred[i][k] -= middle);
        }
    }
    centred
}

/// The patterns, and how scores are read off residuals.
struct Patterns {
    loadings: [Scores; COHORTS_OF_5],
    projection: [[f64; COHORTS_OF_5]; FACTORS],
}

impl Patterns {
    /// The leading eigenvectors of the multivariate t scatter of the cohorts.
    fn fit(samples: &[Sample<'_>], provinces: &BTreeMap<RegionCode, Vec<usize>>) -> Self {
        const N: usize = COHORTS_OF_5;
        let mut rows: Vec<[f64; N]> =
            samples.iter().map(|s| std::array::from_fn(|cohort| s.residuals[cohort])).collect();
        for members in provinces.values() {
            for cohort in 0..N {
                let middle = median(members.iter().map(|&i| rows[i][cohort]));
                members.iter().for_each(|&i| rows[i][cohort] -= middle);
            }
        }
        let scatter = |weights: &dyn Fn(&[f64; N]) -> f64| {
            let mut sum = [[0.0; N]; N];
            for row in &rows {
                let weight = weights(row) / rows.len() as f64;
                for i in 0..N {
                    for j in 0..N {
                        sum[i][j] += weight * row[i] * row[j];
                    }
                }
            }
            sum
        };
        let mut spread = scatter(&|_| 1.0);
        for _ in 0..40 {
            let inverse = inverse(&spread);
            spread = scatter(&|row| {
                let mut distance = 0.0;
                for i in 0..N {
                    let dot: f64 = inverse[i].iter().zip(row).map(|(a, x)| a * x).sum();
                    distance += row[i] * dot;
                }
                (FREEDOM + N as f64) / (FREEDOM + distance)
            });
        }
        let sd: [f64; N] = std::array::from_fn(|i| libm::sqrt(spread[i][i]));
        let unit: [f64; N] = std::array::from_fn(|i| COHORT_WEIGHT(i) / sd[i]);
        let scaled: [[f64; N]; N] =
            std::array::from_fn(|i| std::array::from_fn(|j| spread[i][j] * unit[i] * unit[j]));
        let mut leading = eigen(&scaled);
        leading.truncate(FACTORS);
        for (_, vector) in &mut leading {
            if vector.iter().sum::<f64>() < 0.0 {
                vector.iter_mut().for_each(|x| *x = -*x);
            }
        }
        Self {
            loadings: std::array::from_fn(|i| {
                std::array::from_fn(|k| leading[k].1[i] * libm::sqrt(leading[k].0) / unit[i])
            }),
            projection: std::array::from_fn(|k| {
                std::array::from_fn(|i| leading[k].1[i] * unit[i] / libm::sqrt(leading[k].0))
            }),
        }
    }

    fn scores(&self, residuals: &Residuals) -> Scores {
        self.projection.map(|row| row.iter().zip(residuals).map(|(p, e)| p * e).sum())
    }

    fn variance(&self, chance: &[f64; COHORTS_OF_5]) -> Scores {
        self.projection.map(|row| row.iter().zip(chance).map(|(p, v)| p * p * v).sum())
    }
}

/// Log-linear scale of one factor's scores under Student's t, by Fisher's scoring.
fn fit_scale(
    covariates: &[[f64; SCALE_COVARIATES]],
    scores: &[Scores],
    chance: &[Scores],
    k: usize,
) -> [f64; SCALE_COVARIATES] {
    const N: usize = SCALE_COVARIATES;
    let penalty = |i: usize| if i == 0 { 0.0 } else { 10.0 };
    let mut gamma = [0.0; N];
    gamma[0] = libm::log(median(scores.iter().map(|z| z[k].abs())).max(1e-9) / 0.741);
    for _ in 0..30 {
        let mut gradient: [f64; N] = std::array::from_fn(|i| -penalty(i) * gamma[i]);
        let mut information = [0.0; N * N];
        for ((x, z), v) in covariates.iter().zip(scores).zip(chance) {
            let own = libm::exp(2.0 * x.iter().zip(&gamma).map(|(x, g)| x * g).sum::<f64>());
            let variance = own + v[k];
            let share = own / variance;
            let u = z[k] * z[k] / variance;
            let weight = (FREEDOM + 1.0) / (FREEDOM + u);
            let expected = share * share * 2.0 * FREEDOM / (FREEDOM + 3.0);
            for i in 0..N {
                gradient[i] += x[i] * share * (weight * u - 1.0);
                for j in 0..N {
                    information[i * N + j] += x[i] * x[j] * expected;
                }
            }
        }
        for i in 0..N {
            information[i * N + i] += penalty(i) + 1e-3;
        }
        solve(&mut information, &mut gradient);
        gamma.iter_mut().zip(gradient).for_each(|(g, step)| *g += step);
    }
    gamma
}

/// Share of the variance that pairs of a prefecture have in common.
fn prefecture_share(
    samples: &[Sample<'_>],
    centred: &[Scores],
    scales: &[Scores],
    chance: &[Scores],
) -> Scores {
    let prefectures = by_region(samples, |subject| subject.prefecture);
    std::array::from_fn(|k| {
        let (mut common, mut whole) = (0.0, 0.0);
        for members in prefectures.values().filter(|members| members.len() > 1) {
            let (mut sum, mut squares) = (0.0, 0.0);
            for &i in members {
                let sd = libm::sqrt(scales[i][k] * scales[i][k] + chance[i][k]);
                let z = (centred[i][k] / sd).clamp(-2.5, 2.5);
                sum += z;
                squares += z * z;
            }
            common += (sum * sum - squares) / (members.len() - 1) as f64;
            whole += squares;
        }
        if whole > 0.0 { (common / whole).clamp(0.0, 0.6) } else { 0.0 }
    })
}

/// Spread of the provinces' robust means beyond what their units' own scatter explains.
fn province_spread(
    samples: &[Sample<'_>],
    scores: &[Scores],
    scales: &[Scores],
    share: &Scores,
    provinces: &BTreeMap<RegionCode, Vec<usize>>,
) -> Scores {
    let n = provinces.len() as f64;
    std::array::from_fn(|k| {
        let mut excess = 0.0;
        for members in provinces.values() {
            let count = members.len() as f64;
            let mut weights = 0.0;
            let mut square = 0.0;
            let middle = median(members.iter().map(|&i| scores[i][k]));
            let mut shift = 0.0;
            for &i in members {
                let scale = scales[i][k];
                let weight = 1.0 / (scale * scale);
                weights += weight;
                shift += weight * (scores[i][k] - middle).clamp(-3.0 * scale, 3.0 * scale);
                let wide = widening(samples[i].atypicality)[k];
                square += wide * wide / count;
            }
            let mean = middle + shift / weights;
            let prefectures: std::collections::BTreeSet<_> =
                members.iter().map(|&i| samples[i].subject.prefecture).collect();
            let scatter = share[k] / prefectures.len() as f64 + (1.0 - share[k]) / count;
            // 1.6: the variance of a robust mean of Student's t beside that of its scale.
            excess += (mean * mean - 1.6 * scatter / (weights / count)) / square;
        }
        libm::sqrt((excess / n).max(0.02) * (1.0 + 1.0 / n))
    })
}
