//! The steps by which the spread is fitted.

use super::{
    counts::COHORTS_OF_5,
    dataset::Subject,
    errors::{
        COHORT_WEIGHT, FACTORS, FREEDOM, Residuals, SCALE_COVARIATES, Sample, Scores, widening,
    },
    linear::{eigen, inverse, median, solve},
};
use crate::domain::RegionCode;
use std::collections::BTreeMap;

/// The positions of the samples of each region.
pub(super) fn by_region(
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
pub(super) fn centre(
    scores: &[Scores],
    provinces: &BTreeMap<RegionCode, Vec<usize>>,
) -> Vec<Scores> {
    let mut centred = scores.to_vec();
    for members in provinces.values() {
        for k in 0..FACTORS {
            let middle = median(members.iter().map(|&i| scores[i][k]));
            for &i in members {
                centred[i][k] -= middle;
            }
        }
    }
    centred
}

/// The patterns, and how scores are read off residuals.
pub(super) struct Patterns {
    pub loadings: [Scores; COHORTS_OF_5],
    projection: [[f64; COHORTS_OF_5]; FACTORS],
}

impl Patterns {
    /// The leading eigenvectors of the multivariate t scatter of the cohorts.
    pub fn fit(samples: &[Sample<'_>], provinces: &BTreeMap<RegionCode, Vec<usize>>) -> Self {
        const N: usize = COHORTS_OF_5;
        let mut rows: Vec<[f64; N]> =
            samples.iter().map(|s| std::array::from_fn(|cohort| s.residuals[cohort])).collect();
        for members in provinces.values() {
            for cohort in 0..N {
                let middle = median(members.iter().map(|&i| rows[i][cohort]));
                for &i in members {
                    rows[i][cohort] -= middle;
                }
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
                *vector = vector.map(|x| -x);
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

    pub fn scores(&self, residuals: &Residuals) -> Scores {
        self.projection.map(|row| row.iter().zip(residuals).map(|(p, e)| p * e).sum())
    }

    pub fn variance(&self, chance: &[f64; COHORTS_OF_5]) -> Scores {
        self.projection.map(|row| row.iter().zip(chance).map(|(p, v)| p * p * v).sum())
    }
}

/// Log-linear scale of one factor's scores under Student's t, by Fisher's scoring.
pub(super) fn fit_scale(
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
pub(super) fn prefecture_share(
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
pub(super) fn province_spread(
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
