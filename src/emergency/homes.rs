use crate::{
    lanes::{Lanes, ln},
    queueing::upper_tail,
};

/// Beds of a home: lognormal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HomeSizes {
    /// Mean beds.
    pub mean: f64,
    /// Standard deviation of the logarithm.
    pub sigma: f64,
}

impl HomeSizes {
    /// The mean of the logarithm.
    fn centre(&self) -> f64 {
        libm::log(self.mean) - self.sigma * self.sigma / 2.0
    }

    /// Beds of a home, by a standard normal number.
    #[must_use]
    pub fn size(&self, z: f32) -> f32 {
        libm::expf(self.centre() as f32 + self.sigma as f32 * z)
    }

    /// The chance that a home has more beds than that.
    #[must_use]
    pub fn chance_above(&self, beds: Lanes<f32>) -> Lanes<f32> {
        let z = (beds.max(Lanes::splat(1e-3)).map(ln) - Lanes::of(self.centre()))
            * (1.0 / self.sigma) as f32;
        upper_tail(z)
    }
}
