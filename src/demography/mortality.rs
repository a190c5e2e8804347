//! Death rates by single year of age and calendar year, and how far a draw may lie from them.

use super::{Curve, FiveQuantiles, Z_NODES, life_expectancy};
use crate::{
    domain::{AGES, OPEN_AGE},
    parallel,
};

/// Ages from which rates follow the Kannisto curve.
const OLD: usize = 85;

/// Death rates of one sex and period by abridged ages: 0, 1–4, 5–9 … 95–99, 100 and over.
#[derive(Clone, Debug, PartialEq)]
pub struct AbridgedRates {
    /// The middle of the period, as a decimal year.
    pub middle: f64,
    /// Deaths per person-year.
    pub rates: [f64; 22],
}

/// Rates by single year of age from abridged ones.
///
/// Up to 84 a monotone curve through the logarithms at the middles of the groups; from 85 the
/// Kannisto curve fitted to the groups from 80–84 to 95–99; the open age keeps its rate.
///
/// # Source
///
/// Thatcher, Kannisto and Vaupel (1998), *The Force of Mortality at Ages 80 to 120*: the logit of
/// the force of mortality is linear in age.
#[must_use]
pub fn single_year_rates(abridged: &[f64; 22]) -> [f64; AGES] {
    let middles: Vec<f64> =
        (0..21).map(|i| [0.5, 3.0].get(i).copied().unwrap_or(5.0 * i as f64 - 2.5)).collect();
    let logs: Vec<f64> = abridged[..21].iter().map(|&rate| libm::log(rate)).collect();
    let young = Curve::through(&middles, &logs);
    let (level, slope) = kannisto(&middles[17..], &abridged[17..21]);
    std::array::from_fn(|age| match age {
        0 => abridged[0],
        OPEN_AGE => abridged[21],
        _ if age < OLD => libm::exp(young.at(age as f64 + 0.5)),
        _ => {
            let odds = libm::exp(level + slope * (age as f64 + 0.5));
            odds / (1.0 + odds)
        }
    })
}

/// Level and slope of the straight line through the logits, by least squares.
fn kannisto(ages: &[f64], rates: &[f64]) -> (f64, f64) {
    let n = ages.len() as f64;
    let logits: Vec<f64> =
        rates.iter().map(|&m| m.min(0.95)).map(|m| libm::log(m / (1.0 - m))).collect();
    let (mean_x, mean_y) = (ages.iter().sum::<f64>() / n, logits.iter().sum::<f64>() / n);
    let cross: f64 = ages.iter().zip(&logits).map(|(x, y)| (x - mean_x) * (y - mean_y)).sum();
    let square: f64 = ages.iter().map(|x| (x - mean_x) * (x - mean_x)).sum();
    let slope = cross / square;
    (mean_y - slope * mean_x, slope)
}

/// The death rates of one sex through the years, and one index that moves them.
///
/// `log m(x, t) = centre(x, t) + pattern(x) · k`, as in Lee and Carter (1992). `k = 0` gives the
/// published median life expectancy; [`Self::index`] says which `k` a Gaussian deviate stands for.
#[derive(Clone, Debug)]
pub struct MortalityPath {
    /// Log death rates by year and age.
    pub centre: Vec<[f64; AGES]>,
    /// How much of a change each age takes; its mean over ages is one.
    pub pattern: [f64; AGES],
    /// By year: the index `k` at each node of [`super::Z_GRID`].
    pub index: Vec<[f64; Z_NODES]>,
}

impl MortalityPath {
    /// For calendar years from `first_year`, one for each set of life-expectancy quantiles.
    ///
    /// `periods` stand in rising order of their middles; between middles log rates run straight.
    ///
    /// # Panics
    ///
    /// With fewer than two periods.
    #[must_use]
    pub fn new(periods: &[AbridgedRates], first_year: u16, e0: &[FiveQuantiles]) -> Self {
        assert!(periods.len() >= 2, "a change needs two periods");
        let logs: Vec<[f64; AGES]> =
            periods.iter().map(|p| single_year_rates(&p.rates).map(libm::log)).collect();
        let pattern = pattern(&logs[0], &logs[logs.len() - 1]);
        let of_year = |year: usize| {
            let quantiles = &e0[year];
            let shape = between(periods, &logs, f64::from(first_year) + year as f64 + 0.5);
            let known = |log_rates, k| (k, life_expectancy(&moved(log_rates, &pattern, k)));
            let start = [0.0, 1e-2].map(|k| known(&shape, k));
            let median = index_for(&shape, &pattern, quantiles.values[2], start);
            let level = std::array::from_fn(|age| shape[age] + pattern[age] * median);
            // Each node goes on from the two before it.
            let [mut before, mut last] = [1e-2, 0.0].map(|k| known(&level, k));
            let index = quantiles.tabulated().map(|years| {
                let k = index_for(&level, &pattern, years, [before, last]);
                if k.to_bits() != last.0.to_bits() {
                    (before, last) = (last, (k, years));
                }
                k
            });
            (level, index)
        };
        let (centre, index) = parallel::map(e0.len(), of_year).into_iter().unzip();
        Self { centre, pattern, index }
    }

    /// Death rates of a year (counted from the first) with the index moved to `k`.
    #[must_use]
    pub fn rates(&self, year: usize, k: f64) -> [f64; AGES] {
        moved(&self.centre[year], &self.pattern, k)
    }
}

/// The change by age between two sets of log rates, smoothed over 11 ages, never below a fifth of
/// its mean, and scaled to a mean of one.
fn pattern(early: &[f64; AGES], late: &[f64; AGES]) -> [f64; AGES] {
    let change: [f64; AGES] = std::array::from_fn(|age| early[age] - late[age]);
    let smooth: [f64; AGES] = std::array::from_fn(|age| {
        let near = &change[age.saturating_sub(5)..(age + 6).min(AGES)];
        near.iter().sum::<f64>() / near.len() as f64
    });
    let floor = 0.2 * smooth.iter().sum::<f64>() / AGES as f64;
    let kept = smooth.map(|value| value.max(floor));
    let mean = kept.iter().sum::<f64>() / AGES as f64;
    kept.map(|value| value / mean)
}

/// Log rates at a moment, straight between the middles of the periods around it.
fn between(periods: &[AbridgedRates], logs: &[[f64; AGES]], at: f64) -> [f64; AGES] {
    let right = periods.partition_point(|p| p.middle <= at).clamp(1, periods.len() - 1);
    let (from, to) = (periods[right - 1].middle, periods[right].middle);
    let weight = ((at - from) / (to - from)).clamp(0.0, 1.0);
    std::array::from_fn(|age| logs[right - 1][age] * (1.0 - weight) + logs[right][age] * weight)
}

fn moved(log_rates: &[f64; AGES], pattern: &[f64; AGES], k: f64) -> [f64; AGES] {
    std::array::from_fn(|age| libm::exp(log_rates[age] + pattern[age] * k))
}

/// The index that gives a life expectancy, by the secant method from two indices and what they give.
fn index_for(
    log_rates: &[f64; AGES],
    pattern: &[f64; AGES],
    years: f64,
    [(mut before, there), (mut k, here)]: [(f64, f64); 2],
) -> f64 {
    let (mut there, mut here) = (there - years, here - years);
    for _ in 0..50 {
        if here.abs() < 1e-10 || here == there {
            break;
        }
        let slope = (here - there) / (k - before);
        (before, there) = (k, here);
        k -= (here / slope).clamp(-1.0, 1.0);
        here = life_expectancy(&moved(log_rates, pattern, k)) - years;
    }
    k
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rates(level: f64) -> [f64; 22] {
        std::array::from_fn(|i| match i {
            0 => level * 0.006,
            1 => level * 0.0005,
            _ => level * 0.000_05 * libm::exp(0.09 * (5.0 * i as f64 - 2.5)),
        })
    }

    #[test]
    fn single_years_go_through_the_middles_of_the_groups() {
        let abridged = rates(1.0);
        let single = single_year_rates(&abridged);
        // 60–64 has its middle at exact age 62.5: completed age 62.
        assert!((single[62] / abridged[13] - 1.0).abs() < 1e-9);
        assert!(single.windows(2).skip(8).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_index_gives_back_the_published_life_expectancies() {
        let periods = [
            AbridgedRates { middle: 2018.0, rates: rates(1.0) },
            AbridgedRates { middle: 2048.0, rates: rates(0.6) },
        ];
        let years = [75.0, 77.0, 79.0, 81.0, 82.0];
        let path = MortalityPath::new(&periods, 2021, &[FiveQuantiles { values: years }]);
        assert!((life_expectancy(&path.rates(0, 0.0)) - 79.0).abs() < 1e-8);
        // Node 12 is a deviate of −2, just beyond the lower end of the 95 per cent interval.
        let low = life_expectancy(&path.rates(0, path.index[0][12]));
        assert!((74.8..75.0).contains(&low), "{low}");
        assert!(path.index[0].windows(2).all(|pair| pair[0] > pair[1]));
    }
}
