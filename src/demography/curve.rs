//! A monotone curve through points.

/// A piecewise cubic that keeps the rises and falls of its points and makes none of its own.
///
/// # Source
///
/// Fritsch and Butland (1984), A method for constructing local monotone piecewise cubic
/// interpolants, *SIAM J. Sci. Stat. Comput.* 5(2): the slope at a point is the weighted harmonic
/// mean of the slopes beside it, or nought where they differ in sign.
#[derive(Clone, Debug)]
pub struct Curve {
    x: Vec<f64>,
    y: Vec<f64>,
    slope: Vec<f64>,
}

impl Curve {
    /// Through the points given, in rising order of `x`.
    ///
    /// # Panics
    ///
    /// With fewer than two points, with unequal lengths, or where `x` does not rise.
    #[must_use]
    pub fn through(x: &[f64], y: &[f64]) -> Self {
        assert!(x.len() >= 2 && x.len() == y.len(), "a curve goes through at least two points");
        assert!(x.windows(2).all(|pair| pair[0] < pair[1]), "the points stand in rising order");
        let step: Vec<f64> = x.windows(2).map(|pair| pair[1] - pair[0]).collect();
        let secant: Vec<f64> =
            y.windows(2).zip(&step).map(|(pair, step)| (pair[1] - pair[0]) / step).collect();
        let last = secant.len() - 1;
        let mut slope = vec![secant[0]];
        for i in 0..last {
            let (left, right) = (secant[i], secant[i + 1]);
            slope.push(if left * right <= 0.0 {
                0.0
            } else {
                let (wide, narrow) = (2.0 * step[i + 1] + step[i], step[i + 1] + 2.0 * step[i]);
                (wide + narrow) / (wide / left + narrow / right)
            });
        }
        slope.push(secant[last]);
        Self { x: x.to_vec(), y: y.to_vec(), slope }
    }

    /// The height at `at`; beyond the ends it goes on in a straight line.
    #[must_use]
    pub fn at(&self, at: f64) -> f64 {
        let last = self.x.len() - 1;
        if at <= self.x[0] {
            return self.y[0] + self.slope[0] * (at - self.x[0]);
        }
        if at >= self.x[last] {
            return self.y[last] + self.slope[last] * (at - self.x[last]);
        }
        let i = self.x.partition_point(|&x| x <= at) - 1;
        let width = self.x[i + 1] - self.x[i];
        let t = (at - self.x[i]) / width;
        let (t2, t3) = (t * t, t * t * t);
        self.y[i] * (2.0 * t3 - 3.0 * t2 + 1.0)
            + width * self.slope[i] * (t3 - 2.0 * t2 + t)
            + self.y[i + 1] * (3.0 * t2 - 2.0 * t3)
            + width * self.slope[i + 1] * (t3 - t2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn goes_through_its_points_and_on_in_a_straight_line() {
        let curve = Curve::through(&[0.0, 1.0, 3.0], &[1.0, 2.0, 2.5]);
        for (x, y) in [(0.0, 1.0), (1.0, 2.0), (3.0, 2.5), (-1.0, 0.0), (5.0, 3.0)] {
            assert!((curve.at(x) - y).abs() < 1e-12, "at {x}");
        }
    }

    proptest! {
        #[test]
        fn rises_where_its_points_rise(steps in proptest::collection::vec(0.0..10.0_f64, 3..12)) {
            let x: Vec<f64> = (0..steps.len()).map(|i| i as f64).collect();
            let y: Vec<f64> = steps.iter().scan(0.0, |sum, s| { *sum += s; Some(*sum) }).collect();
            let curve = Curve::through(&x, &y);
            let heights: Vec<f64> = (0..100 * (x.len() - 1)).map(|i| curve.at(i as f64 / 100.0)).collect();
            prop_assert!(heights.windows(2).all(|pair| pair[1] >= pair[0] - 1e-9));
        }
    }
}
