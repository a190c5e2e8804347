//! What becomes of a lot: in time, late, or never.

/// Chances of a lot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fate {
    /// Of coming a year late; of those, the same share comes another year late, and so on.
    pub slippage: f64,
    /// Of never coming.
    pub cancellation: f64,
}

impl Fate {
    /// Years by which a lot is late, from a number uniform between 0 and 1; none if it never comes.
    #[must_use]
    pub fn delay(self, uniform: f32) -> Option<usize> {
        let uniform = f64::from(uniform);
        if uniform < self.cancellation {
            return None;
        }
        let mut rest = (uniform - self.cancellation) / (1.0 - self.cancellation);
        let mut years = 0;
        while rest < self.slippage && years < 100 {
            rest /= self.slippage;
            years += 1;
        }
        Some(years)
    }

    /// The share of lots that has come `years` after they were due.
    #[must_use]
    pub fn delivered(self, years: usize) -> f64 {
        let late = (0..=years).fold(1.0, |chance, _| chance * self.slippage);
        (1.0 - self.cancellation) * (1.0 - late)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FATE: Fate = Fate { slippage: 0.25, cancellation: 0.05 };

    #[test]
    fn a_number_decides_as_the_chances_say() {
        assert_eq!(FATE.delay(0.04), None);
        assert_eq!(FATE.delay(0.30), Some(0)); // (0.30 − 0.05) / 0.95 = 0.263
        assert_eq!(FATE.delay(0.20), Some(1)); // 0.158, then 0.63
        assert_eq!(FATE.delay(0.10), Some(2)); // 0.053, then 0.21, then 0.84
    }

    /// In time 0.95 × 0.75; a year on 0.95 × (1 − 1/16).
    #[test]
    fn delivery_is_the_mean_of_the_fates() {
        assert!((FATE.delivered(0) - 0.7125).abs() < 1e-12);
        assert!((FATE.delivered(1) - 0.890_625).abs() < 1e-12);
        let fates = (0..100_000).map(|i| FATE.delay((i as f32 + 0.5) / 1e5));
        let in_a_year = fates.filter(|fate| fate.is_some_and(|years| years <= 1)).count();
        assert!((in_a_year as f64 / 1e5 - FATE.delivered(1)).abs() < 1e-4);
    }
}
