//! How good a projection was.

use serde::Serialize;

/// Groups of ages that are scored.
pub const GROUPS: usize = 6;

/// Bars of a PIT histogram.
pub const PIT_BARS: usize = 10;

/// Something for each group of ages.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ByGroup<T> {
    /// Everyone.
    pub total: T,
    /// Aged 10 and over: alive at the first census.
    #[serde(rename = "10plus")]
    pub from_10: T,
    /// Aged 60 and over.
    #[serde(rename = "60plus")]
    pub from_60: T,
    /// Aged 65 and over.
    #[serde(rename = "65plus")]
    pub from_65: T,
    /// Aged 80 and over.
    #[serde(rename = "80plus")]
    pub from_80: T,
    /// Aged 85 and over.
    #[serde(rename = "85plus")]
    pub from_85: T,
}

/// The youngest age of each group, in their order.
pub const FROM_AGE: [usize; GROUPS] = [0, 10, 60, 65, 80, 85];

impl<T> ByGroup<T> {
    /// Each group's from its place.
    pub fn from_fn(mut of: impl FnMut(usize) -> T) -> Self {
        Self {
            total: of(0),
            from_10: of(1),
            from_60: of(2),
            from_65: of(3),
            from_80: of(4),
            from_85: of(5),
        }
    }

    /// In the order of [`FROM_AGE`], each with its name.
    pub const fn named(&self) -> [(&'static str, &T); GROUPS] {
        [
            ("total", &self.total),
            ("10plus", &self.from_10),
            ("60plus", &self.from_60),
            ("65plus", &self.from_65),
            ("80plus", &self.from_80),
            ("85plus", &self.from_85),
        ]
    }
}

/// Errors of a projection without a spread; relative to what was observed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PointScore {
    /// Median absolute error.
    pub mdape: f64,
    /// Mean absolute error.
    pub mape: f64,
    /// Median error; above nought, too many were projected.
    pub bias: f64,
    /// Continuous ranked probability score: without a spread, the mean absolute error.
    pub crps: f64,
}

/// Errors and calibration of a projection with a spread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Score {
    /// Units scored: those where anyone was observed.
    pub n: usize,
    /// Median absolute error of the centre.
    pub mdape: f64,
    /// Mean absolute error of the centre.
    pub mape: f64,
    /// Median error of the centre.
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
    /// Mean width of the 80 per cent interval, relative to the centre.
    pub width80: f64,
    /// Shares of units by the probability integral transform, in tenths.
    pub pit: [f64; PIT_BARS],
}

/// One unit and group.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Verdict {
    /// Centre ÷ observed − 1.
    pub error: f64,
    /// Relative to what was observed.
    pub crps: f64,
    /// Inside the intervals of 50, 80, 90 and 95 per cent.
    pub inside: [bool; 4],
    /// Width of the 80 per cent interval, relative to the centre.
    pub width80: f64,
    /// Share of draws below what was observed.
    pub pit: f64,
}

impl Verdict {
    /// Of a centre and draws; sorts the draws. Nothing where nobody was observed.
    #[must_use]
    pub fn new(observed: f64, centre: f64, draws: &mut [f32]) -> Option<Self> {
        if observed <= 0.0 || draws.is_empty() {
            return None;
        }
        draws.sort_unstable_by(f32::total_cmp);
        let n = draws.len() as f64;
        let (mut away, mut within, mut below) = (0.0, 0.0, 0.0);
        for (rank, draw) in draws.iter().enumerate() {
            let x = f64::from(*draw) / observed;
            away += (x - 1.0).abs();
            within += x * (2.0 * rank as f64 + 1.0 - n);
            below += if x < 1.0 { 1.0 } else { 0.0 };
        }
        let inside = [0.5, 0.8, 0.9, 0.95].map(|level| {
            let (low, high) = interval(draws, level);
            low <= observed && observed <= high
        });
        let (low, high) = interval(draws, 0.8);
        Some(Self {
            width80: (high - low) / centre.max(1e-9),
            error: centre / observed - 1.0,
            crps: away / n - within / (n * n),
            inside,
            pit: below / n,
        })
    }
}

/// The central interval of sorted draws.
#[must_use]
pub fn interval(sorted: &[f32], level: f64) -> (f64, f64) {
    (quantile(sorted, 0.5 - level / 2.0), quantile(sorted, 0.5 + level / 2.0))
}

/// A quantile of sorted draws, straight between neighbours.
#[must_use]
pub fn quantile(sorted: &[f32], share: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = (share * last as f64).clamp(0.0, last as f64);
    let left = place as usize;
    let right = (left + 1).min(last);
    let weight = place - left as f64;
    f64::from(sorted[left]) * (1.0 - weight) + f64::from(sorted[right]) * weight
}

/// All verdicts of a group together.
#[must_use]
pub fn score<'a>(verdicts: impl Iterator<Item = &'a Verdict> + Clone) -> Score {
    let n = verdicts.clone().count();
    if n == 0 {
        return Score::default();
    }
    let share = |count: usize| count as f64 / n as f64;
    let inside = |level: usize| share(verdicts.clone().filter(|v| v.inside[level]).count());
    let mut pit = [0.0; PIT_BARS];
    for verdict in verdicts.clone() {
        pit[((verdict.pit * PIT_BARS as f64) as usize).min(PIT_BARS - 1)] += 1.0 / n as f64;
    }
    let point = point_score(verdicts.clone().map(|v| v.error));
    Score {
        n,
        mdape: point.mdape,
        mape: point.mape,
        bias: point.bias,
        crps: verdicts.clone().map(|v| v.crps).sum::<f64>() / n as f64,
        cov50: inside(0),
        cov80: inside(1),
        cov90: inside(2),
        cov95: inside(3),
        width80: verdicts.clone().map(|v| v.width80).sum::<f64>() / n as f64,
        pit,
    }
}

/// Errors of a projection without a spread.
#[must_use]
pub fn point_score(errors: impl Iterator<Item = f64> + Clone) -> PointScore {
    let n = errors.clone().count().max(1) as f64;
    let mape = errors.clone().map(f64::abs).sum::<f64>() / n;
    PointScore {
        mdape: crate::calibration::median(errors.clone().map(f64::abs)),
        mape,
        bias: crate::calibration::median(errors),
        crps: mape,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws 80 and 120 for 100 observed: E|x − 1| = 0.2, half of E|x − x'| = 0.1.
    #[test]
    fn crps_by_hand() {
        let verdict = Verdict::new(100.0, 110.0, &mut [120.0, 80.0]).unwrap();
        assert!((verdict.crps - 0.1).abs() < 1e-9, "{verdict:?}");
        assert!((verdict.error - 0.1).abs() < 1e-12 && verdict.pit == 0.5);
        assert_eq!(verdict.inside, [true; 4]);
        assert_eq!(Verdict::new(0.0, 1.0, &mut [1.0]), None);
    }

    #[test]
    fn an_interval_that_misses_is_told() {
        let mut draws: Vec<f32> = (0..=100).map(|i| i as f32).collect();
        let verdict = Verdict::new(94.0, 50.0, &mut draws).unwrap();
        assert_eq!(verdict.inside, [false, false, true, true]);
        assert_eq!(quantile(&draws, 0.1), 10.0);
    }

    #[test]
    fn scores_of_verdicts_by_hand() {
        let verdict = |error: f64, pit| Verdict { error, pit, ..Verdict::default() };
        let score = score([verdict(-0.1, 0.05), verdict(0.3, 0.999), verdict(0.2, 0.95)].iter());
        assert!((score.mdape - 0.2).abs() < 1e-12 && (score.mape - 0.2).abs() < 1e-12);
        assert!((score.bias - 0.2).abs() < 1e-12 && (score.pit[9] - 2.0 / 3.0).abs() < 1e-12);
    }
}
