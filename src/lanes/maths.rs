use super::Real;
use std::f32::consts::FRAC_PI_4;

/// A polynomial, constant first, by Horner's rule.
#[inline(always)]
#[must_use]
pub fn polynomial<T: Real>(coefficients: &[T], x: T) -> T {
    let mut sum = T::ZERO;
    for (index, coefficient) in coefficients.iter().rev().enumerate() {
        sum = if index == 0 { *coefficient } else { sum * x + *coefficient };
    }
    sum
}

/// e^x.
///
/// Relative error below 1.2e-7 in `f32` and 5e-16 in `f64`. Where e^x would leave the range of
/// normal numbers it stays at the end of that range; nothing is infinite.
#[inline(always)]
#[must_use]
pub fn exp<T: Real>(x: T) -> T {
    let (low, high) = T::EXP_RANGE;
    let x = x.max(low).min(high);
    let doublings = (x * T::of(std::f64::consts::LOG2_E)).round();
    let (ln_2, ln_2_rest) = T::LN_2;
    let rest = x - doublings * ln_2 - doublings * ln_2_rest;
    polynomial(T::EXP, rest).scale(doublings)
}

/// The natural logarithm of a positive normal number.
///
/// Relative error below 2e-7.
#[inline(always)]
#[must_use]
pub fn ln(x: f32) -> f32 {
    /// (ln(1 + f) − f + f²/2) / f³ for √½ ≤ 1 + f < √2: minimax, error 3e-8 of ln(1 + f).
    const TAIL: [f32; 7] = [
        0.333_338_6,
        -0.250_017_47,
        0.199_654_05,
        -0.165_656_4,
        0.148_769_02,
        -0.143_501_45,
        0.089_179_64,
    ];
    /// The bits of √½: what lies above in the exponent is the power of two.
    const SQRT_HALF: i32 = 0x3f35_04f3;
    /// ln 2 in two parts: the first times any exponent is exact.
    const LN_2: (f32, f32) = <f32 as Real>::LN_2;

    let bits = x.to_bits().cast_signed();
    let power = (bits - SQRT_HALF) >> 23;
    let f = f32::from_bits((bits - (power << 23)).cast_unsigned()) - 1.0;
    let power = power as f32;
    let square = f * f;
    let tail = polynomial(&TAIL, f) * f * square + power * LN_2.1;
    (tail - square * 0.5) + f + power * LN_2.0
}

/// Sine and cosine of x · π/4, for −1 ≤ x ≤ 1.
///
/// Absolute error below 9e-8 and 1.4e-7: the largest over every `f32` are 8.9e-8 and 1.361e-7.
#[inline(always)]
#[must_use]
pub fn sin_cos_eighth(x: f32) -> (f32, f32) {
    /// sin(x π/4) / x in x²: minimax, error 3e-9.
    const SINE: [f32; 4] = [FRAC_PI_4, -0.080_745_435, 0.002_490_007, -3.595_451e-5];
    /// cos(x π/4) in x²: minimax, error 3e-8.
    const COSINE: [f32; 4] = [0.999_999_97, -0.308_424_25, 0.015_849_915, -3.188_805e-4];

    let square = x * x;
    (x * polynomial(&SINE, square), polynomial(&COSINE, square))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn relative_error(got: f64, expected: f64) -> f64 {
        ((got - expected) / expected).abs()
    }

    proptest! {
        #[test]
        fn exp_agrees_with_libm(x in -87.0..88.0_f64) {
            let narrow = x as f32;
            let expected = libm::exp(f64::from(narrow));
            prop_assert!(relative_error(f64::from(exp(narrow)), expected) < 1.2e-7);
            prop_assert!(relative_error(exp(x), libm::exp(x)) < 5e-16);
        }

        #[test]
        fn ln_agrees_with_libm(x in -87.0..88.0_f64) {
            let x = libm::exp(x) as f32;
            let expected = libm::log(f64::from(x));
            let got = f64::from(ln(x));
            prop_assert!((got - expected).abs() <= 2e-7 * expected.abs());
        }
    }

    /// Every 61st number of single precision, so that no lucky draw hides the worst.
    #[test]
    fn sine_and_cosine_agree_with_libm() {
        let [low, high] = [1.0 / 4096.0, 1.0_f32].map(f32::to_bits);
        for x in (low..=high).step_by(61).map(f32::from_bits).flat_map(|x| [x, -x]) {
            let (sine, cosine) = sin_cos_eighth(x);
            let angle = f64::from(x) * std::f64::consts::FRAC_PI_4;
            assert!((f64::from(sine) - libm::sin(angle)).abs() < 9e-8, "{x}");
            assert!((f64::from(cosine) - libm::cos(angle)).abs() < 1.4e-7, "{x}");
        }
    }

    #[test]
    fn exp_stays_finite_and_positive_beyond_its_range() {
        assert!(exp(1e4_f32).is_finite());
        assert!(exp(-1e4_f32).is_normal());
        assert_eq!(exp(0.0_f64), 1.0);
    }

    #[test]
    fn ln_of_one_is_nought() {
        assert_eq!(ln(1.0), 0.0);
    }
}
