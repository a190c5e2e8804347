//! Where every random number comes from.
//!
//! - Takes: the scenario's seed.
//! - Gives: numbers addressed by draw, region, year and purpose, 16 draws or one at a time.
//! - Never: hands out a number that depends on thread, time, call order or block.
//!
//! The generator is counter-based: the key is the seed, the counter is the address. A run of draws
//! 0..k is a prefix of a run of draws 0..n, and two scenarios on one seed differ only by what they
//! ask for.

mod inverse;
mod normal;
mod philox;
mod purpose;
mod samplers;
mod sequence;

pub use inverse::InverseTable;
pub use normal::{normal_cdf, normal_quantile};
pub use purpose::Purpose;
pub use samplers::{beta, binomial, gamma, normal, poisson, student_t, uniform};
pub use sequence::Sequence;

use crate::{
    domain::RegionCode,
    lanes::{LANES, Lanes},
};
use multiversion::multiversion;

/// The root of all randomness of one ensemble.
///
/// Ask at the level at which a thing is uncertain. What a whole province shares is drawn once, on
/// the province's code: drawn again in each county it averages out, and the province's interval
/// comes out too narrow.
///
/// In all that follows `index` tells apart the numbers of one address, and is numbered from 0.
/// Normals, uniforms, words and sequences of one address have nothing in common.
///
/// ```
/// use carecast::{domain::RegionCode, streams::{Purpose, Streams}};
///
/// let streams = Streams::new(7);
/// let block = streams.normals(32, RegionCode::NATION, 2021, Purpose::NationalMortality, 0);
/// let later = streams.normals(35, RegionCode::NATION, 2021, Purpose::NationalMortality, 0);
/// assert_eq!(block[3], later[0]); // draw 35, whatever the block
/// ```
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Streams {
    key: [u32; 2],
}

/// Keeps apart the kinds of numbers of one address.
#[derive(Clone, Copy)]
enum Form {
    Words = 0,
    Uniforms = 1,
    Normals = 2,
    Sequence = 3,
    Students = 4,
}

impl Streams {
    /// The streams of one seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self { key: [seed as u32, (seed >> 32) as u32] }
    }

    /// One standard normal for each of 16 consecutive draws.
    ///
    /// Four of them cost the same: see [`Self::normals4`].
    #[must_use]
    pub fn normals(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> Lanes<f32> {
        self.normals4(first_draw, region, year, purpose, index / 4)[index as usize % 4]
    }

    /// The standard normals numbered `4 * index` to `4 * index + 3` of each of 16 draws.
    ///
    /// By Box and Muller's transform of 31 and 32 bits: none is further out than 6.7.
    #[must_use]
    pub fn normals4(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> [Lanes<f32>; 4] {
        normals(self.key, first_draw, address(region, year, purpose, Form::Normals, index))
    }

    /// One number, uniform strictly between 0 and 1, for each of 16 consecutive draws.
    #[must_use]
    pub fn uniforms(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> Lanes<f32> {
        self.uniforms4(first_draw, region, year, purpose, index / 4)[index as usize % 4]
    }

    /// The uniforms numbered `4 * index` to `4 * index + 3` of each of 16 draws: odd multiples of
    /// 2⁻²⁴.
    #[must_use]
    pub fn uniforms4(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> [Lanes<f32>; 4] {
        uniforms(self.key, first_draw, address(region, year, purpose, Form::Uniforms, index))
    }

    /// Two independent Student's t numbers for each of 16 draws, with any number of degrees of
    /// freedom: shocks with heavier tails than the normal's.
    #[must_use]
    pub fn students2(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
        freedom: f32,
    ) -> [Lanes<f32>; 2] {
        let address = address(region, year, purpose, Form::Students, index);
        students(self.key, first_draw, address, freedom)
    }

    /// Four times 32 random bits for each of 16 consecutive draws.
    #[must_use]
    pub fn words4(
        self,
        first_draw: u32,
        region: RegionCode,
        year: u16,
        purpose: Purpose,
        index: u32,
    ) -> [Lanes<u32>; 4] {
        words(self.key, first_draw, address(region, year, purpose, Form::Words, index))
    }

    /// A generator for one draw, for samplers that need an unknown number of numbers.
    #[must_use]
    pub fn rng(self, draw: u32, region: RegionCode, year: u16, purpose: Purpose) -> Sequence {
        let [place, time, _] = address(region, year, purpose, Form::Sequence, 0);
        Sequence::new(self.key, [draw, place, time])
    }
}

/// All of a counter but the draw: 20 bits of region and 12 of purpose; 16 of year and 16 of form;
/// and the index.
fn address(region: RegionCode, year: u16, purpose: Purpose, form: Form, index: u32) -> [u32; 3] {
    [region.get() | ((purpose as u32) << 20), u32::from(year) | ((form as u32) << 16), index]
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn words(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<u32>; 4] {
    words_of(key, first_draw, address)
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn uniforms(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<f32>; 4] {
    uniforms_of(key, first_draw, address)
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn normals(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<f32>; 4] {
    normals_of(key, first_draw, address)
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn students(key: [u32; 2], first_draw: u32, address: [u32; 3], freedom: f32) -> [Lanes<f32>; 2] {
    students_of(key, first_draw, address, freedom)
}

#[inline(always)]
fn words_of(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<u32>; 4] {
    let [place, time, index] = address;
    let mut words = [Lanes::splat(0); 4];
    for lane in 0..LANES {
        let draw = first_draw.wrapping_add(lane as u32);
        let [a, b, c, d] = philox::words(key, [draw, place, time, index]);
        (words[0][lane], words[1][lane], words[2][lane], words[3][lane]) = (a, b, c, d);
    }
    words
}

#[inline(always)]
fn uniforms_of(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<f32>; 4] {
    const STEP: f32 = 1.0 / (1 << 23) as f32;
    let uniform = |word: u32| ((word >> 9).cast_signed() as f32 + 0.5) * STEP;
    let [a, b, c, d] = words_of(key, first_draw, address);
    [a.map(uniform), b.map(uniform), c.map(uniform), d.map(uniform)]
}

#[inline(always)]
fn normals_of(key: [u32; 2], first_draw: u32, address: [u32; 3]) -> [Lanes<f32>; 4] {
    let [a, b, c, d] = words_of(key, first_draw, address);
    let mut normals = [Lanes::ZERO; 4];
    for lane in 0..LANES {
        (normals[0][lane], normals[1][lane]) = normal::pair(a[lane], b[lane]);
    }
    for lane in 0..LANES {
        (normals[2][lane], normals[3][lane]) = normal::pair(c[lane], d[lane]);
    }
    normals
}

#[inline(always)]
fn students_of(key: [u32; 2], first_draw: u32, address: [u32; 3], freedom: f32) -> [Lanes<f32>; 2] {
    let [a, b, c, d] = words_of(key, first_draw, address);
    let student = |radius, angle| normal::student(radius, angle, freedom);
    [a.zip(b, student), c.zip(d, student)]
}

#[cfg(test)]
mod tests;
