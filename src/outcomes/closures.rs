//! Homes that close, more of them where few beds are occupied.

use crate::lanes::Lanes;

/// The yearly chance that a private bed closes; public homes do not close for want of residents.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Closures {
    /// Where occupancy is no worry.
    pub hazard: f64,
    /// Times this much where few are occupied.
    pub low_factor: f64,
    /// Occupancy half-way between the two.
    pub mark: f64,
    /// Occupancy over which the factor fades: the scale of a logistic curve.
    pub width: f64,
}

/// Middles of eight equal slices of the standard normal distribution.
const SLICES: [f32; 8] =
    [-1.534_121, -0.887_147, -0.488_776, -0.157_311, 0.157_311, 0.488_776, 0.887_147, 1.534_121];

impl Closures {
    /// The chance at an occupancy.
    #[must_use]
    pub fn at(&self, occupancy: Lanes<f32>) -> Lanes<f32> {
        let rise = self.hazard * (self.low_factor - 1.0);
        let below = (Lanes::of(self.mark) - occupancy) * (1.0 / self.width) as f32;
        let odds = below.min(Lanes::splat(30.0)).exp();
        odds / (odds + Lanes::ONE) * rise as f32 + Lanes::of(self.hazard)
    }

    /// The mean chance over counties whose occupancies spread around one in log odds.
    #[must_use]
    pub fn among(&self, occupancy: Lanes<f32>, spread: f64) -> Lanes<f32> {
        let full = Lanes::splat(0.999);
        let inside = occupancy.min(full).max(Lanes::splat(1e-3));
        let odds = inside / (Lanes::ONE - inside);
        let mut sum = Lanes::ZERO;
        for slice in SLICES {
            let odds = odds * libm::expf(slice * spread as f32);
            sum += self.at(odds / (odds + Lanes::ONE));
        }
        sum * (1.0 / SLICES.len() as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSURES: Closures = Closures { hazard: 0.02, low_factor: 2.0, mark: 0.4, width: 0.05 };

    #[test]
    fn worked_example_of_closing_beds() {
        // At the mark half of the rise: 0.02 × (1 + 1 / 2).
        assert!((CLOSURES.at(Lanes::splat(0.4))[0] - 0.03).abs() < 1e-6);
        assert!((CLOSURES.at(Lanes::splat(0.9))[0] - 0.02).abs() < 1e-5);
        assert!((CLOSURES.at(Lanes::splat(0.0))[0] - 0.04).abs() < 1e-5);
    }

    #[test]
    fn counties_close_more_on_average_than_the_average_county() {
        // Half-way down the slope a spread leaves the mean where it is; above it adds closures.
        let alone = CLOSURES.at(Lanes::splat(0.55))[0];
        let among = CLOSURES.among(Lanes::splat(0.55), 0.6)[0];
        assert!(among > alone && among < 0.04, "{alone} {among}");
        assert!((CLOSURES.among(Lanes::splat(0.55), 0.0)[0] - alone).abs() < 1e-6);
        let falling = (1..20).map(|i| CLOSURES.at(Lanes::splat(i as f32 / 20.0))[0]);
        assert!(falling.collect::<Vec<_>>().windows(2).all(|pair| pair[1] < pair[0]));
    }
}
