use std::{
    fmt::Debug,
    ops::{Add, Div, Mul, Sub},
};

/// A floating-point number: `f32` to run, `f64` to check.
pub trait Real:
    Copy
    + Debug
    + Default
    + PartialOrd
    + Send
    + Sync
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + 'static
{
    /// Nought.
    const ZERO: Self;
    /// One.
    const ONE: Self;
    /// Taylor-like coefficients of e^r for |r| ≤ ln 2 / 2, constant first.
    const EXP: &'static [Self];
    /// The arguments between which e^x is neither nought nor infinite.
    const EXP_RANGE: (Self, Self);
    /// ln 2 in two parts: the first times any exponent is exact.
    const LN_2: (Self, Self);

    /// The nearest of this precision.
    #[must_use]
    fn of(value: f64) -> Self;

    /// The same number in double precision.
    #[must_use]
    fn to_f64(self) -> f64;

    /// The square root, correctly rounded.
    #[must_use]
    fn sqrt(self) -> Self;

    /// The nearest whole number, and a number times 2 to that power.
    ///
    /// `self` must lie between ±126.
    #[must_use]
    fn round(self) -> Self;

    /// `self` times 2 to the power of a whole number, neither of which may leave the range of
    /// normal numbers.
    #[must_use]
    fn scale(self, exponent: Self) -> Self;

    /// The larger of two numbers; without the care for NaN that `f32::max` takes.
    #[inline(always)]
    #[must_use]
    fn max(self, other: Self) -> Self {
        if self > other { self } else { other }
    }

    /// The smaller of two numbers.
    #[inline(always)]
    #[must_use]
    fn min(self, other: Self) -> Self {
        if self < other { self } else { other }
    }
}

/// Adding and taking away 1.5 × 2^(mantissa bits) rounds to the nearest whole number, and the low
/// bits of the sum are that number.
macro_rules! real {
    ($float:ty, $mantissa:literal, $exp:expr, $range:expr, $ln_2:expr) => {
        impl Real for $float {
            const ZERO: Self = 0.0;
            const ONE: Self = 1.0;
            const EXP: &'static [Self] = &$exp;
            const EXP_RANGE: (Self, Self) = $range;
            const LN_2: (Self, Self) = $ln_2;

            #[inline(always)]
            fn of(value: f64) -> Self {
                value as Self
            }

            #[inline(always)]
            fn to_f64(self) -> f64 {
                f64::from(self)
            }

            #[inline(always)]
            fn sqrt(self) -> Self {
                <$float>::sqrt(self)
            }

            #[inline(always)]
            fn round(self) -> Self {
                const MAGIC: $float = 1.5 * (1_u64 << $mantissa) as $float;
                (self + MAGIC) - MAGIC
            }

            #[inline(always)]
            fn scale(self, exponent: Self) -> Self {
                const MAGIC: $float = 1.5 * (1_u64 << $mantissa) as $float;
                let power = (exponent + MAGIC).to_bits() << $mantissa;
                <$float>::from_bits(self.to_bits().wrapping_add(power))
            }
        }
    };
}

// Coefficients: minimax on |r| ≤ ln 2 / 2 with the first two fixed; error 3e-9 and 4e-18.
real!(
    f32,
    23,
    [1.0, 1.0, 0.499_999_93, 0.166_665_2, 0.041_668_39, 0.008_368_717, 0.001_381_46],
    (-87.3, 88.0),
    (0.693_359_4, -2.121_944_4e-4)
);
real!(
    f64,
    52,
    [
        1.0,
        1.0,
        0.500_000_000_000_000_1,
        0.166_666_666_666_664_13,
        0.041_666_666_666_530_16,
        0.008_333_333_333_494_461,
        0.001_388_888_894_362_897_5,
        1.984_126_950_657_782_3e-4,
        2.480_149_309_995_066_6e-5,
        2.755_758_637_573_177_5e-6,
        2.763_024_804_242_718_6e-7,
        2.500_006_073_808_086e-8
    ],
    (-708.0, 709.0),
    (0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10)
);
