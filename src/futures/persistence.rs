//! How departures last: from the spread of a decade's mean to yearly paths.

/// Years over which the spread of departures was fitted.
const DECADE: usize = 10;

/// A departure as a yearly path: autoregressive, in units of the spread of a decade's mean.
///
/// The fit knows the mean of one decade only. A path with autocorrelation φ a year, whose means over
/// ten years have variance 1, has variance τ² = 1 ÷ V, where V is the variance of the mean of ten
/// years of a path with variance 1. Where the decade before the base year was observed, what it says
/// of the base year is in the county's mean already; the path starts with the variance that is left.
///
/// # Source
///
/// Box, Jenkins, Reinsel and Ljung (2015), *Time Series Analysis*, 3.2: the first-order
/// autoregressive process; the conditioning is that of the normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Persistence {
    /// What is left of a departure a year later, φ.
    pub kept: f32,
    /// Spread of what a year adds.
    pub innovation: f32,
    /// Spread in the base year where the decade before it was observed.
    pub start_observed: f32,
    /// Spread in the base year where it was not.
    pub start_unknown: f32,
}

impl Persistence {
    /// From the share that is left of a departure after five years.
    #[must_use]
    pub fn new(over_five_years: f64) -> Self {
        let kept = libm::pow(over_five_years, 0.2);
        let (of_mean, with_last) = decade(kept);
        let spread = libm::sqrt(1.0 / of_mean);
        let left = 1.0 - with_last * with_last / of_mean;
        Self {
            kept: kept as f32,
            innovation: (spread * libm::sqrt(1.0 - kept * kept)) as f32,
            start_observed: (spread * libm::sqrt(left.max(0.0))) as f32,
            start_unknown: spread as f32,
        }
    }
}

/// Of a path with variance 1: the variance of its mean over ten years, and the covariance of that
/// mean with the last of them.
fn decade(kept: f64) -> (f64, f64) {
    let n = DECADE as f64;
    let (mut of_mean, mut with_last, mut power) = (0.0, 0.0, 1.0);
    for lag in 0..DECADE {
        let pairs = if lag == 0 { n } else { 2.0 * (n - lag as f64) };
        of_mean += pairs * power / (n * n);
        with_last += power / n;
        power *= kept;
    }
    (of_mean, with_last)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Variance of the mean of the first ten years of a path, step by step.
    fn variance_of_decade(persistence: Persistence, start: f32) -> f64 {
        let kept = f64::from(persistence.kept);
        // Weight of the start and of each innovation in the sum of ten years.
        let weight = |from: i32| {
            (from..=10).map(|year| libm::pow(kept, f64::from(year - from))).sum::<f64>()
        };
        let start = f64::from(start) * kept * weight(1);
        let innovations: f64 = (1..=10)
            .map(|year| libm::pow(f64::from(persistence.innovation) * weight(year), 2.0))
            .sum();
        (start * start + innovations) / 100.0
    }

    #[test]
    fn a_decade_spreads_as_fitted_where_nothing_was_observed() {
        for share in [0.0, 0.3, 0.7, 0.9, 1.0] {
            let persistence = Persistence::new(share);
            let variance = variance_of_decade(persistence, persistence.start_unknown);
            assert!((variance - 1.0).abs() < 1e-5, "{share}: {variance}");
        }
    }

    /// With 0.7 in five years, 0.9311 a year, ten years' mean has variance 0.8013 and covariance
    /// 0.7407 with the last: adjacent decades correlate by 0.9311 · 0.7407² ÷ 0.8013 = 0.638, and
    /// knowing the one leaves √(1 − 0.638²) = 0.770 of the spread of the other.
    #[test]
    fn an_observed_decade_narrows_the_next() {
        let persistence = Persistence::new(0.7);
        let sd = libm::sqrt(variance_of_decade(persistence, persistence.start_observed));
        assert!((sd - 0.7703).abs() < 1e-4, "{sd}");
    }

    #[test]
    fn what_never_fades_and_was_observed_is_certain() {
        let Persistence { kept, innovation, start_observed, start_unknown } = Persistence::new(1.0);
        assert_eq!((kept, innovation, start_unknown), (1.0, 0.0, 1.0));
        assert!(start_observed < 1e-6);
    }
}
