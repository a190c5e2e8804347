//! Births by age of mother.

use super::Curve;
use std::ops::Range;

/// Ages at which women bear children in the projection.
pub const FERTILE: Range<usize> = 15..50;

/// Shares of total fertility by single year of age (15 to 49), summing to one.
///
/// A monotone curve through the cumulative shares of the five-year groups, so that each group
/// keeps its share; births before 15 and from 50 on are counted at the nearest age.
///
/// # Shapes
///
/// | argument | shape | unit                                                    |
/// |----------|-------|---------------------------------------------------------|
/// | `groups` | `(9)` | share of total fertility at 10–14, 15–19 … 50–54        |
/// | result   | `(35)`| share of total fertility at 15, 16 … 49                 |
#[must_use]
pub fn single_year_asfr(groups: &[f64; 9]) -> [f64; 35] {
    let whole: f64 = groups.iter().sum();
    let ends: Vec<f64> = (0..=9).map(|i| 10.0 + 5.0 * f64::from(i)).collect();
    let cumulative: Vec<f64> = std::iter::once(0.0)
        .chain(groups.iter().scan(0.0, |sum, share| {
            *sum += share / whole;
            Some(*sum)
        }))
        .collect();
    let curve = Curve::through(&ends, &cumulative);
    let mut shares: [f64; 35] = std::array::from_fn(|i| {
        let age = (FERTILE.start + i) as f64;
        curve.at(age + 1.0) - curve.at(age)
    });
    shares[0] += curve.at(FERTILE.start as f64);
    shares[34] += 1.0 - curve.at(FERTILE.end as f64);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_keep_their_shares() {
        let groups = [0.001, 0.04, 0.20, 0.36, 0.26, 0.11, 0.025, 0.003, 0.001];
        let shares = single_year_asfr(&groups);
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let at_25_to_29: f64 = shares[10..15].iter().sum();
        assert!((at_25_to_29 - 0.36).abs() < 1e-12);
    }
}
