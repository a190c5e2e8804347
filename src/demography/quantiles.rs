//! From five published quantiles to a whole distribution.

use super::Curve;

/// The standard normal deviates of 2.5, 10, 50, 90 and 97.5 per cent.
const DEVIATES: [f64; 5] =
    [-1.959_963_984_540_054, -1.281_551_565_544_6, 0.0, 1.281_551_565_544_6, 1.959_963_984_540_054];

/// Deviates at which a distribution is tabulated, from −5 to 5 in steps of a quarter.
pub const Z_NODES: usize = 41;

/// The deviate of a node.
pub const Z_GRID: fn(usize) -> f64 = |node| node as f64 / 4.0 - 5.0;

/// Lower and upper ends of the 95 and 80 per cent intervals, and the median between them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FiveQuantiles {
    /// In rising order: 2.5, 10, 50, 90, 97.5 per cent.
    pub values: [f64; 5],
}

impl FiveQuantiles {
    /// Without uncertainty.
    #[must_use]
    pub const fn certain(value: f64) -> Self {
        Self { values: [value; 5] }
    }

    /// The value a Gaussian index `z` stands for, at each node of [`Z_GRID`].
    ///
    /// The index passes through the five quantiles exactly and monotonically; beyond the outer
    /// two it goes on in a straight line.
    #[must_use]
    pub fn tabulated(&self) -> [f64; Z_NODES] {
        let curve = Curve::through(&DEVIATES, &self.values);
        std::array::from_fn(|node| curve.at(Z_GRID(node)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_and_the_order_are_kept() {
        let table = FiveQuantiles { values: [74.2, 75.3, 77.3, 79.3, 80.3] }.tabulated();
        assert!((table[20] - 77.3).abs() < 1e-12);
        assert!(table.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
