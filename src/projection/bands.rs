use crate::domain::{AGES, CELLS};

/// The first ages of the bands that share a mortality multiplier and its noise.
///
/// Narrow where deaths are many, so that the small-area variance of the counts aged 60, 65, 80 and
/// 85 and over is right; none of these edges cuts a band.
pub const BAND_EDGES: [usize; BANDS] = [0, 15, 60, 65, 70, 75, 80, 85, 90];

/// Bands of age.
pub const BANDS: usize = 9;

/// The ages at which women bear children.
pub const FERTILE: std::ops::Range<usize> = 15..50;

/// Single years of age at which women bear children.
pub const FERTILE_AGES: usize = FERTILE.end - FERTILE.start;

/// The ages of a band.
///
/// ```
/// use carecast::projection::band_ages;
///
/// assert_eq!(band_ages(2), 60..65);
/// assert_eq!(band_ages(8), 90..101);
/// ```
///
/// # Panics
///
/// When there is no such band.
#[must_use]
pub const fn band_ages(band: usize) -> std::ops::Range<usize> {
    let end = if band + 1 < BANDS { BAND_EDGES[band + 1] } else { AGES };
    BAND_EDGES[band]..end
}

/// One number for each sex and age, men first: see [`crate::domain::cell`].
pub type BySexAge<T> = [T; CELLS];

/// A quantity of each year of a projection: the same every year, or one a year.
#[derive(Clone, Copy, Debug)]
pub enum Yearly<'a, R> {
    /// Every year.
    Constant(&'a R),
    /// The first year's first.
    ByYear(&'a [R]),
}

impl<'a, R> Yearly<'a, R> {
    /// That of one year, counted from 0.
    ///
    /// # Panics
    ///
    /// When there are not so many years.
    #[inline(always)]
    #[must_use]
    pub fn at(self, year: usize) -> &'a R {
        match self {
            Self::Constant(value) => value,
            Self::ByYear(values) => &values[year],
        }
    }
}
