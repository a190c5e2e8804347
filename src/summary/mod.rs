//! What many draws of one figure look like.
//!
//! - Takes: one figure in every draw, in the order of the draws.
//! - Gives: mean, spread and exact order statistics.
//! - Never: approximates a quantile.

use crate::results::Spread;

/// The quantile of a sorted column, by linear interpolation of order statistics (type 7).
///
/// # Source
///
/// Hyndman and Fan (1996), Sample quantiles in statistical packages, *The American Statistician*
/// 50(4).
///
/// # Panics
///
/// When the column is empty.
#[must_use]
pub fn quantile(sorted: &[f32], level: f64) -> f32 {
    let place = level * (sorted.len() - 1) as f64;
    let below = place as usize;
    let above = (below + 1).min(sorted.len() - 1);
    let (low, high) = (f64::from(sorted[below]), f64::from(sorted[above]));
    (low + (high - low) * (place - below as f64)) as f32
}

/// Mean, spread and quantiles of a column; sorts it.
///
/// # Panics
///
/// When the column is empty.
pub fn spread(column: &mut [f32]) -> Spread {
    let n = column.len() as f64;
    let mean = column.iter().map(|&x| f64::from(x)).sum::<f64>() / n;
    let squares: f64 = column.iter().map(|&x| (f64::from(x) - mean) * (f64::from(x) - mean)).sum();
    let sd = if column.len() > 1 { libm::sqrt(squares / (n - 1.0)) } else { 0.0 };
    column.sort_unstable_by(f32::total_cmp);
    Spread {
        mean: mean as f32,
        sd: sd as f32,
        mcse: (sd / libm::sqrt(n)) as f32,
        quantiles: Spread::LEVELS.map(|level| quantile(column, level)),
    }
}

/// The share of draws in which something holds, and its Monte Carlo standard error.
#[must_use]
pub fn share(hits: usize, draws: usize) -> (f32, f32) {
    let p = hits as f64 / draws as f64;
    (p as f32, libm::sqrt(p * (1.0 - p) / draws as f64) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of 1, 2, 3, 4 the 10 % quantile lies at place 0.3: 1.3; the median at 1.5: 2.5.
    #[test]
    fn type_seven_by_hand() {
        let spread = spread(&mut [4.0, 1.0, 3.0, 2.0]);
        assert_eq!((spread.quantiles[1], spread.median(), spread.mean), (1.3, 2.5, 2.5));
        assert!((spread.sd - libm::sqrtf(5.0 / 3.0)).abs() < 1e-6);
    }
}
