use super::bands::{BANDS, BySexAge, Yearly, band_ages};
use crate::{
    domain::{CELLS, Sex, cell},
    lanes::{Lanes, Real},
};
use multiversion::multiversion;

/// Hazards of death of one block of draws, shared by all counties of a region.
///
/// A hazard is the central death rate m(x) accumulated over 12 months: of those aged x at the
/// start of a year, exp(−hazard × multiplier) live to its end.
#[derive(Clone, Debug)]
pub struct Hazards<T> {
    years: Vec<YearHazards<T>>,
}

/// Those of one year.
#[derive(Clone, Debug)]
pub(super) struct YearHazards<T> {
    pub hazards: BySexAge<Lanes<T>>,
    /// The largest of each band of ages, over both sexes and all draws.
    pub largest: [T; BANDS],
}

/// Rates of mortality that one latent index moves, in the manner of Lee and Carter.
///
/// # Shapes
///
/// | field         | shape         | unit                                      |
/// |---------------|---------------|-------------------------------------------|
/// | `log_rates`   | `(sex, age)`  | ln of deaths per person-year, index at 0  |
/// | `sensitivity` | `(sex, age)`  | change of ln m per unit of the index      |
/// | `index`       | `(year, sex)` | the index of each draw                    |
///
/// # Source
///
/// Lee and Carter (1992), *Modeling and forecasting U.S. mortality*.
#[derive(Clone, Copy, Debug)]
pub struct LeeCarter<'a, T> {
    /// a(x).
    pub log_rates: Yearly<'a, BySexAge<T>>,
    /// b(x).
    pub sensitivity: Yearly<'a, BySexAge<T>>,
    /// k(t).
    pub index: &'a [[Lanes<T>; 2]],
}

impl<T: Real> Hazards<T> {
    /// Room for some years, in which nobody dies until it is filled.
    #[must_use]
    pub fn new(n_years: usize) -> Self {
        let year = YearHazards { hazards: [Lanes::ZERO; CELLS], largest: [T::ZERO; BANDS] };
        Self { years: vec![year; n_years] }
    }

    /// How many years there are.
    #[must_use]
    pub fn n_years(&self) -> usize {
        self.years.len()
    }

    /// The hazards of one year, by sex, age and draw.
    ///
    /// # Panics
    ///
    /// When there are not so many years.
    #[must_use]
    pub fn year(&self, year: usize) -> &BySexAge<Lanes<T>> {
        &self.years[year].hazards
    }

    /// Sets each year and cell to a number for each draw, none of them negative.
    pub fn fill(&mut self, mut hazard: impl FnMut(usize, usize) -> Lanes<T>) {
        for (index, year) in self.years.iter_mut().enumerate() {
            for (cell, lanes) in year.hazards.iter_mut().enumerate() {
                *lanes = hazard(index, cell);
            }
            year.find_largest();
        }
    }

    /// Sets every year to exp(a + b k).
    ///
    /// # Panics
    ///
    /// When an input has not as many years.
    pub fn fill_lee_carter(&mut self, rates: LeeCarter<T>) {
        assert_eq!(rates.index.len(), self.n_years(), "years of the index");
        fill_lee_carter(&mut self.years, rates);
    }

    #[inline(always)]
    pub(super) fn of_year(&self, year: usize) -> &YearHazards<T> {
        &self.years[year]
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn fill_lee_carter<T: Real>(years: &mut [YearHazards<T>], rates: LeeCarter<T>) {
    for (index, year) in years.iter_mut().enumerate() {
        let (log_rates, sensitivity) = (rates.log_rates.at(index), rates.sensitivity.at(index));
        for band in 0..BANDS {
            let mut largest = Lanes::ZERO;
            for sex in Sex::BOTH {
                let k = rates.index[index][sex as usize];
                for age in band_ages(band) {
                    let cell = cell(sex, age);
                    let hazard = (k * sensitivity[cell] + Lanes::splat(log_rates[cell])).exp();
                    year.hazards[cell] = hazard;
                    largest = largest.max(hazard);
                }
            }
            year.largest[band] = largest.largest();
        }
    }
}

impl<T: Real> YearHazards<T> {
    fn find_largest(&mut self) {
        for (band, largest) in self.largest.iter_mut().enumerate() {
            let mut lanes = Lanes::ZERO;
            for age in band_ages(band) {
                for sex in Sex::BOTH {
                    lanes = lanes.max(self.hazards[cell(sex, age)]);
                }
            }
            *largest = lanes.largest();
        }
    }
}
