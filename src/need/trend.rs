//! How far the trend of the transition rates has run by a year.

use crate::scenario::Trend;

/// The last year of the data behind the trend model.
const LAST_DATA_YEAR: u16 = 2014;

/// The year in which the full trend stops.
const FULL_STOPS: u16 = 2030;

/// Years of trend between 2020 and `year`, as the trend model counts them.
///
/// `damping` is what is left of a year's trend one year later. Frozen and static trends do not
/// move; a worsening one is the damped one with the opposite sign.
#[must_use]
pub fn effective_years(trend: Trend, damping: f64, year: u16) -> f64 {
    let damped = |year: u16| {
        let mut left = 1.0;
        (LAST_DATA_YEAR..year).fold(0.0, |sum, _| {
            left *= damping;
            sum + left
        })
    };
    match trend {
        Trend::Frozen | Trend::Static => 0.0,
        Trend::Damped => damped(year) - damped(2020),
        Trend::Worsening => damped(2020) - damped(year),
        Trend::Full => f64::from(year.min(FULL_STOPS)) - 2020.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0.9^7 = 0.478 297 in the year after 2020 (the seventh after 2014).
    #[test]
    fn variants_run_as_they_are_named() {
        let at = |trend, year| effective_years(trend, 0.9, year);
        assert!((at(Trend::Damped, 2021) - 0.478_296_9).abs() < 1e-9);
        assert!((at(Trend::Worsening, 2021) + 0.478_296_9).abs() < 1e-9);
        assert!((at(Trend::Full, 2040) - 10.0).abs() < 1e-12);
        assert!(at(Trend::Frozen, 2040).abs() < 1e-12 && at(Trend::Damped, 2020).abs() < 1e-12);
    }
}
