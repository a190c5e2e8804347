//! The chance of dying, 1 − exp(−y), by the shortest polynomial that is right.
//!
//! Of the form y · r(y): nought where the hazard is nought, whatever the rounding. With y = h · m,
//! a hazard h times a multiplier m that a band of ages shares, the terms of r are multiplied by
//! powers of m once a year, and the ages see a polynomial in h.

use crate::lanes::{Lanes, Real};

/// Most terms of a polynomial.
const MAX_TERMS: usize = 10;

/// The largest y of each polynomial; beyond the last, the exponential itself.
const LIMITS: [f64; 4] = [0.02, 0.15, 0.4, 1.2];

/// A precision with its polynomials.
pub trait Mortal: Real {
    /// The terms of r, constant first, one polynomial for each of the limits.
    ///
    /// Minimax fits of survival and, with a tenth of the weight, of death.
    ///
    /// | limit of y        | 0.02    | 0.15    | 0.4     | 1.2     |
    /// |-------------------|---------|---------|---------|---------|
    /// | survival, `f32`   | 6.3e-8  | 2.6e-7  | 2.8e-7  | 1.6e-7  |
    /// | survival, `f64`   | 8.6e-14 | 7.1e-14 | 9.5e-15 | 1.6e-13 |
    ///
    /// Largest relative error before rounding. That of the chance of dying, where it is small, is
    /// up to 2.6e-5 and 5e-11.
    const DEATH: [&'static [Self]; LIMITS.len()];

    /// Whether these have 4, 6, 8 and 10 terms, rather than 2, 3, 4 and 6.
    const LONG: bool = Self::DEATH[3].len() == MAX_TERMS;
}

impl Mortal for f32 {
    const DEATH: [&'static [Self]; LIMITS.len()] = [
        &[0.999_974_87, -0.495_578_8],
        &[0.999_982, -0.499_131, 0.155_672_6],
        &[0.999_992_6, -0.499_756_93, 0.164_546_06, -0.034_652_85],
        &[0.999_998_7, -0.499_965_8, 0.166_443_35, -0.041_046_666, 0.007_476_2, -7.852_999e-4],
    ];
}

impl Mortal for f64 {
    const DEATH: [&'static [Self]; LIMITS.len()] = [
        &[
            0.999_999_999_953_053,
            -0.499_999_967_483_582_6,
            0.166_660_881_987_459_03,
            -0.041_287_266_546_246_94,
        ],
        &[
            0.999_999_999_994_908_5,
            -0.499_999_998_772_745_1,
            0.166_666_597_901_419_57,
            -0.041_665_080_474_717_2,
            0.008_315_715_700_629_003,
            -0.001_294_709_976_306_562,
        ],
        &[
            0.999_999_999_999_747_6,
            -0.499_999_999_954_686_4,
            0.166_666_664_938_373_6,
            -0.041_666_638_913_059_36,
            0.008_333_101_449_138_694,
            -0.001_387_794_446_633_733_7,
            1.954_582_452_443_846_4e-4,
            -2.049_904_092_778_085_6e-5,
        ],
        &[
            0.999_999_999_998_683_4,
            -0.499_999_999_872_113,
            0.166_666_664_166_959_2,
            -0.041_666_645_896_167_73,
            0.008_333_240_488_176_833,
            -0.001_388_640_414_926_134_4,
            1.979_940_721_434_472_6e-4,
            -2.435_106_285_301_121_6e-5,
            2.451_439_921_484_756_3e-6,
            -1.540_912_112_415_695e-7,
        ],
    ];
}

/// The chance of dying at a hazard, for the people of one band in one year.
pub(super) trait Chance<T: Real>: Copy {
    /// 1 − exp(−h · m).
    fn of(self, hazard: Lanes<T>) -> Lanes<T>;
}

/// By a polynomial whose terms hold the powers of the multiplier.
#[derive(Clone, Copy)]
pub(super) struct Short<T, const TERMS: usize>(pub [Lanes<T>; TERMS]);

impl<T: Real, const TERMS: usize> Chance<T> for Short<T, TERMS> {
    #[inline(always)]
    fn of(self, hazard: Lanes<T>) -> Lanes<T> {
        let mut sum = self.0[TERMS - 1];
        for term in self.0[..TERMS - 1].iter().rev() {
            sum = sum * hazard + *term;
        }
        sum * hazard
    }
}

/// By the exponential of the hazard times the multiplier: right for any of them.
#[derive(Clone, Copy)]
pub(super) struct Full<T>(pub Lanes<T>);

impl<T: Real> Chance<T> for Full<T> {
    #[inline(always)]
    fn of(self, hazard: Lanes<T>) -> Lanes<T> {
        Lanes::ONE - (-(hazard * self.0)).exp()
    }
}

/// The terms of one band in one year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terms<T> {
    /// How many terms count; none where only the exponential is right.
    pub count: usize,
    /// What the hazards are multiplied by.
    pub multiplier: Lanes<T>,
    scaled: [Lanes<T>; MAX_TERMS],
}

impl<T: Mortal> Terms<T> {
    /// Nobody dies.
    pub const NONE: Self =
        Self { count: 0, multiplier: Lanes::ZERO, scaled: [Lanes::ZERO; MAX_TERMS] };

    /// Sets the terms of the shortest polynomial right for y up to `largest`; nothing to do where
    /// neither it nor the multiplier has changed.
    #[inline(always)]
    pub fn set(&mut self, multiplier: Lanes<T>, largest: T, changed: bool) {
        let y = largest.to_f64();
        let mut range = 0;
        for limit in LIMITS {
            range += usize::from(y > limit);
        }
        let polynomial = T::DEATH.get(range).copied().unwrap_or_default();
        if !changed && polynomial.len() == self.count {
            return;
        }
        self.count = polynomial.len();
        self.multiplier = multiplier;
        let mut power = multiplier;
        for (scaled, term) in self.scaled.iter_mut().zip(polynomial) {
            *scaled = power * *term;
            power *= multiplier;
        }
    }

    /// The first of them, for a loop that knows how many there are.
    #[inline(always)]
    pub fn first<const TERMS: usize>(&self) -> Short<T, TERMS> {
        let mut first = [Lanes::ZERO; TERMS];
        first.copy_from_slice(&self.scaled[..TERMS]);
        Short(first)
    }

    /// The chance of dying at one hazard.
    #[inline(always)]
    pub fn chance(&self, hazard: Lanes<T>) -> Lanes<T> {
        if self.count == 0 {
            return Full(self.multiplier).of(hazard);
        }
        let mut sum = Lanes::ZERO;
        for term in self.scaled[..self.count].iter().rev() {
            sum = sum * hazard + *term;
        }
        sum * hazard
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The largest relative error of survival and of death, against libm, up to y.
    fn errors<T: Mortal>(limit: f64) -> (f64, f64) {
        let mut terms = Terms::<T>::NONE;
        let multiplier = 1.25;
        terms.set(Lanes::of(multiplier), T::of(limit), true);
        (1..=2000).map(|step| limit / 2000.0 * f64::from(step)).fold((0.0, 0.0), |worst, y| {
            let hazard = T::of(y / multiplier);
            let y = hazard.to_f64() * multiplier;
            let dead = terms.chance(Lanes::splat(hazard))[5].to_f64();
            let (survival, death) = (libm::exp(-y), -libm::expm1(-y));
            let (one, other) = ((1.0 - dead) / survival - 1.0, dead / death - 1.0);
            (f64::max(worst.0, one.abs()), f64::max(worst.1, other.abs()))
        })
    }

    #[test]
    fn survival_is_right_up_to_every_limit_and_beyond() {
        for limit in LIMITS.into_iter().chain([3.0]) {
            let (survival, death) = errors::<f32>(0.999 * limit);
            assert!(survival < 1e-6 && death < 4e-5, "f32 to {limit}: {survival:e} {death:e}");
            let (survival, death) = errors::<f64>(0.999 * limit);
            assert!(survival < 1e-12 && death < 6e-11, "f64 to {limit}: {survival:e} {death:e}");
        }
    }

    #[test]
    fn nobody_dies_without_hazard() {
        for limit in LIMITS.into_iter().chain([3.0]) {
            let mut terms = Terms::<f32>::NONE;
            terms.set(Lanes::ONE, limit as f32, true);
            assert_eq!(terms.chance(Lanes::ZERO), Lanes::ZERO);
        }
    }

    proptest! {
        /// The loop made for a polynomial gives what the general form gives.
        #[test]
        fn first_terms_are_those_of_the_general_form(hazard in 0.0..0.3_f32) {
            let mut terms = Terms::<f32>::NONE;
            terms.set(Lanes::splat(1.1), 0.35, true);
            let hazard = Lanes::splat(hazard);
            prop_assert_eq!(terms.first::<4>().of(hazard), terms.chance(hazard));
        }
    }
}
