use crate::{
    lanes::{Lanes, ln},
    queueing::mills_ratio,
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
        const ROOT_TAU: f32 = 2.506_628_3;
        let z = (beds.max(Lanes::splat(1e-3)).map(ln) - Lanes::of(self.centre()))
            * (1.0 / self.sigma) as f32;
        let density = (z * z * -0.5).exp() * (1.0 / ROOT_TAU);
        let tail = density * mills_ratio(z.map(f32::abs));
        tail.zip(z, |tail, z| if z < 0.0 { 1.0 - tail } else { tail })
    }
}
