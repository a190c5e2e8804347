//! Sixteen draws at once.
//!
//! - Takes: one number for each of 16 draws.
//! - Gives: the same arithmetic on all of them, in plain arrays the compiler turns into vectors.
//! - Never: calls the platform's maths, or fuses a multiplication with an addition.
//!
//! Every operation works on each lane by itself, by IEEE additions, multiplications, divisions and
//! square roots only, so a lane's result has the same bytes on SSE2, AVX2, AVX-512 and WebAssembly.
//! Code that should use the wider instructions is compiled once for each by `multiversion`; all below
//! is `inline(always)`, so that it takes on the instruction set of its caller. What to mind there, as
//! each has cost a factor of two to ten:
//!
//! - Write loops. The closure of an `array::map` or `fold` that the compiler leaves out of line is
//!   compiled for the least instruction set.
//! - Long formulas belong in a function of one number, and that in [`Lanes::map`]: the compiler makes
//!   vectors of a loop with a long body, but loses its way in 16 long formulas side by side.
//! - A loop over ages or columns whose turns do not depend on one another may be turned into vectors
//!   of ages instead of draws. [`one_by_one`] prevents it; so does a sum that is carried along.

mod maths;
mod real;

pub use maths::{exp, ln, polynomial, sin_cos_eighth};
pub use real::Real;

use std::ops::{Add, AddAssign, Div, Index, IndexMut, Mul, MulAssign, Neg, Sub, SubAssign};

/// Draws in a block: one `f32` vector of AVX-512, two of AVX2, four of SSE2.
pub const LANES: usize = 16;

/// One number for each draw of a block.
///
/// ```
/// use carecast::lanes::Lanes;
///
/// let people = Lanes::<f32>::splat(1000.0);
/// let survival = Lanes::from_fn(|draw| 0.9 + 0.001 * draw as f32);
/// assert_eq!((people * survival)[0], 900.0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(align(64))]
pub struct Lanes<T>(pub [T; LANES]);

/// Said in a loop, keeps the compiler from taking several turns of it at once.
///
/// The lanes within a turn are the vector; what is gathered from several turns is not.
#[inline(always)]
pub fn one_by_one() {
    std::hint::black_box(());
}

impl<T: Copy> Lanes<T> {
    /// The same number in every draw.
    #[inline(always)]
    #[must_use]
    pub const fn splat(value: T) -> Self {
        Self([value; LANES])
    }

    /// A number worked out from each lane's position.
    #[inline(always)]
    #[must_use]
    pub fn from_fn(mut value: impl FnMut(usize) -> T) -> Self {
        let mut out = Self::splat(value(0));
        for lane in 1..LANES {
            out.0[lane] = value(lane);
        }
        out
    }

    /// `f` of each lane.
    #[inline(always)]
    #[must_use]
    pub fn map<U: Copy + Default>(self, f: impl Fn(T) -> U) -> Lanes<U> {
        let mut out = Lanes([U::default(); LANES]);
        for lane in 0..LANES {
            out.0[lane] = f(self.0[lane]);
        }
        out
    }

    /// `f` of each lane of the two.
    #[inline(always)]
    #[must_use]
    pub fn zip<U: Copy, V: Copy + Default>(
        self,
        other: Lanes<U>,
        f: impl Fn(T, U) -> V,
    ) -> Lanes<V> {
        let mut out = Lanes([V::default(); LANES]);
        for lane in 0..LANES {
            out.0[lane] = f(self.0[lane], other.0[lane]);
        }
        out
    }
}

impl<T: Real> Lanes<T> {
    /// Nought in every draw.
    pub const ZERO: Self = Self([T::ZERO; LANES]);
    /// One in every draw.
    pub const ONE: Self = Self([T::ONE; LANES]);

    /// The same number in every draw, rounded to this precision.
    #[inline(always)]
    #[must_use]
    pub fn of(value: f64) -> Self {
        Self::splat(T::of(value))
    }

    /// The larger of the two, draw by draw.
    #[inline(always)]
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        self.zip(other, Real::max)
    }

    /// The smaller of the two, draw by draw.
    #[inline(always)]
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        self.zip(other, Real::min)
    }

    /// The square root, correctly rounded.
    #[inline(always)]
    #[must_use]
    pub fn sqrt(self) -> Self {
        self.map(Real::sqrt)
    }

    /// e to the power of each lane, to two units in the last place.
    #[inline(always)]
    #[must_use]
    pub fn exp(self) -> Self {
        self.map(exp)
    }

    /// The largest lane.
    #[inline(always)]
    #[must_use]
    pub fn largest(self) -> T {
        let mut lanes = self.0;
        for half in [8, 4, 2, 1] {
            for lane in 0..half {
                lanes[lane] = lanes[lane].max(lanes[lane + half]);
            }
        }
        lanes[0]
    }

    /// The lanes in another precision.
    #[inline(always)]
    #[must_use]
    pub fn cast<U: Real>(self) -> Lanes<U> {
        self.map(|lane| U::of(lane.to_f64()))
    }
}

impl<T> Index<usize> for Lanes<T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, lane: usize) -> &T {
        &self.0[lane]
    }
}

impl<T> IndexMut<usize> for Lanes<T> {
    #[inline(always)]
    fn index_mut(&mut self, lane: usize) -> &mut T {
        &mut self.0[lane]
    }
}

/// Lane by lane, or with one number for all lanes.
macro_rules! operator {
    ($trait:ident, $method:ident) => {
        impl<T: Real> $trait for Lanes<T> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.zip(other, |a, b| a.$method(b))
            }
        }

        impl<T: Real> $trait<T> for Lanes<T> {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: T) -> Self {
                self.map(|a| a.$method(other))
            }
        }
    };
}

operator!(Add, add);
operator!(Sub, sub);
operator!(Mul, mul);
operator!(Div, div);

macro_rules! assign_operator {
    ($trait:ident, $method:ident, $operator:tt) => {
        impl<T: Real> $trait for Lanes<T> {
            #[inline(always)]
            fn $method(&mut self, other: Self) {
                *self = *self $operator other;
            }
        }
    };
}

assign_operator!(AddAssign, add_assign, +);
assign_operator!(SubAssign, sub_assign, -);
assign_operator!(MulAssign, mul_assign, *);

impl<T: Real> Neg for Lanes<T> {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        self.map(|lane| T::ZERO - lane)
    }
}
