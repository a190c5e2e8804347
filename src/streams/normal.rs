use crate::lanes::{exp, ln, sin_cos_eighth};

/// Two independent standard normals from two random words.
///
/// # Source
///
/// Box and Muller (1958), *A note on the generation of random normal deviates*.
#[inline(always)]
pub(super) fn pair(radius: u32, angle: u32) -> (f32, f32) {
    let radius = (-2.0 * ln(above_nought(radius))).sqrt();
    let (one, other) = direction(angle);
    (radius * one, radius * other)
}

/// Student's t from two random words.
///
/// # Source
///
/// Bailey (1994), *Polar generation of random variates with the t-distribution*.
#[inline(always)]
pub(super) fn student(radius: u32, angle: u32, freedom: f32) -> f32 {
    let power = exp(ln(above_nought(radius)) * (-2.0 / freedom));
    let square = freedom * (power - 1.0);
    let radius = if square > 0.0 { square.sqrt() } else { 0.0 };
    radius * direction(angle).0
}

/// Uniform above nought and up to one: the largest word rounds to one.
#[inline(always)]
fn above_nought(word: u32) -> f32 {
    const STEP: f32 = 1.0 / (1_u32 << 31) as f32;
    ((word >> 1).cast_signed() as f32 + 0.5) * STEP
}

/// A point on the unit circle.
///
/// 30 bits of the word give an angle up to an eighth of a turn either side; one bit decides
/// whether sine and cosine change places, one the sign of both.
#[inline(always)]
fn direction(word: u32) -> (f32, f32) {
    const STEP: f32 = 1.0 / (1_u32 << 29) as f32;
    const SIGN: u32 = 1 << 31;
    const SWAP: u32 = 1 << 30;

    let (sine, cosine) = sin_cos_eighth(((word << 2).cast_signed() >> 2) as f32 * STEP);
    let swapped = word & SWAP != 0;
    let one = if swapped { sine } else { cosine };
    let other = if swapped { cosine } else { sine };
    let signed = |part: f32| f32::from_bits(part.to_bits() ^ (word & SIGN));
    (signed(one), signed(other))
}

/// The chance that a standard normal is at most `z`.
#[must_use]
pub fn normal_cdf(z: f64) -> f64 {
    0.5 * libm::erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// The standard normal that the chance `p` lies below: the inverse of [`normal_cdf`].
///
/// Relative error about 1e-16. Infinite at 0 and 1, NaN outside.
///
/// ```
/// use carecast::streams::normal_quantile;
///
/// assert_eq!(normal_quantile(0.5), 0.0);
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
/// ```
///
/// # Source
///
/// Wichura (1988), *Algorithm AS 241: the percentage points of the normal distribution*, PPND16.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    let centred = p - 0.5;
    if centred.abs() <= 0.425 {
        return centred * ratio(&CENTRE, 0.425 * 0.425 - centred * centred);
    }
    let tail = if centred < 0.0 { p } else { 1.0 - p };
    if tail <= 0.0 {
        return if tail < 0.0 { f64::NAN } else { f64::INFINITY.copysign(centred) };
    }
    let depth = (-libm::log(tail)).sqrt();
    let distance =
        if depth <= 5.0 { ratio(&NEAR_TAIL, depth - 1.6) } else { ratio(&FAR_TAIL, depth - 5.0) };
    distance.copysign(centred)
}

/// One polynomial over another, each with its constant first.
type Rational = [[f64; 8]; 2];

fn ratio([above, below]: &Rational, x: f64) -> f64 {
    let horner = |terms: &[f64; 8]| terms.iter().rev().fold(0.0, |sum, term| sum * x + term);
    horner(above) / horner(below)
}

const CENTRE: Rational = [
    [
        3.387_132_872_796_366_5,
        133.141_667_891_784_38,
        1_971.590_950_306_551_3,
        13_731.693_765_509_46,
        45_921.953_931_549_87,
        67_265.770_927_008_7,
        33_430.575_583_588_13,
        2_509.080_928_730_122_7,
    ],
    [
        1.0,
        42.313_330_701_600_91,
        687.187_007_492_057_9,
        5_394.196_021_424_751,
        21_213.794_301_586_597,
        39_307.895_800_092_71,
        28_729.085_735_721_943,
        5_226.495_278_852_854,
    ],
];
const NEAR_TAIL: Rational = [
    [
        1.423_437_110_749_683_5,
        4.630_337_846_156_546,
        5.769_497_221_460_691,
        3.647_848_324_763_204_5,
        1.270_458_252_452_368_4,
        0.241_780_725_177_450_6,
        0.022_723_844_989_269_184,
        7.745_450_142_783_414e-4,
    ],
    [
        1.0,
        2.053_191_626_637_759,
        1.676_384_830_183_803_8,
        0.689_767_334_985_1,
        0.148_103_976_427_480_08,
        0.015_198_666_563_616_457,
        5.475_938_084_995_345e-4,
        1.050_750_071_644_416_9e-9,
    ],
];
const FAR_TAIL: Rational = [
    [
        6.657_904_643_501_103,
        5.463_784_911_164_114,
        1.784_826_539_917_291_3,
        0.296_560_571_828_504_87,
        0.026_532_189_526_576_124,
        0.001_242_660_947_388_078_4,
        2.711_555_568_743_487_6e-5,
        2.010_334_399_292_288_1e-7,
    ],
    [
        1.0,
        0.599_832_206_555_888,
        0.136_929_880_922_735_8,
        0.014_875_361_290_850_615,
        7.868_691_311_456_133e-4,
        1.846_318_317_510_054_8e-5,
        1.421_511_758_316_446e-7,
        2.044_263_103_389_939_8e-15,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quantiles_are_those_of_published_tables() {
        // Odeh and Evans (1974); and the deep tail.
        for (p, z) in [
            (0.9, 1.281_551_565_544_600_4),
            (0.999, 3.090_232_306_167_813_5),
            (1e-9, -5.997_807_015_007_687),
            (1e-100, -21.273_453_560_965_32),
        ] {
            assert!((normal_quantile(p) / z - 1.0).abs() < 4e-15, "{p}");
        }
    }

    #[test]
    fn quantile_says_what_it_cannot_tell() {
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
        assert!(normal_quantile(1.5).is_nan());
        assert!(normal_quantile(-0.5).is_nan());
        assert!(normal_quantile(f64::NAN).is_nan());
    }

    proptest! {
        #[test]
        fn cdf_undoes_the_quantile(p in 1e-12..1.0_f64) {
            let back = normal_cdf(normal_quantile(p));
            prop_assert!((back - p).abs() < 1e-14 * p + 1e-15);
        }
    }
}
