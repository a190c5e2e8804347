use super::bands::{BANDS, BySexAge, FERTILE_AGES, Yearly};
use crate::{
    domain::CELLS,
    lanes::{Lanes, Real},
};

/// The people of one county in each draw of a block, by sex and age.
pub type People<T> = BySexAge<Lanes<T>>;

/// The same people in every draw: a launch population.
#[must_use]
pub fn people_of<T: Real>(launch: &BySexAge<T>) -> People<T> {
    let mut people = [Lanes::ZERO; CELLS];
    for (lanes, count) in people.iter_mut().zip(launch) {
        *lanes = Lanes::splat(*count);
    }
    people
}

/// What one county has of its own in one block of draws.
///
/// # Shapes
///
/// | field         | shape          | unit                                              |
/// |---------------|----------------|---------------------------------------------------|
/// | `mortality`   | `(band)`       | multiplier of the hazards, by draw                |
/// | `weights`     | list of tables | indicator per person                              |
#[derive(Clone, Copy, Debug)]
pub struct County<'a, T> {
    /// Multipliers of the hazards by band of ages; not negative.
    pub mortality: Yearly<'a, [Lanes<T>; BANDS]>,
    /// How many children are born.
    pub fertility: Fertility<'a, T>,
    /// Chance in who dies and who is born; `None` for the expected numbers.
    pub noise: Option<Noise<'a, T>>,
    /// Sums over the people at the end of each year that are wanted besides counts.
    pub weights: &'a [Weights<'a, T>],
}

/// Births of a county.
///
/// Births of a year = level × sum over ages of asfr × woman-years, where the women of an age count
/// as half those at the start and half those at the end of the year.
#[derive(Clone, Copy, Debug)]
pub struct Fertility<'a, T> {
    /// By year and draw; children per woman if the `asfr` sum to 1. Not negative.
    pub level: &'a [Lanes<T>],
    /// Births per woman-year at level 1, by age from 15 to 49.
    pub asfr: Yearly<'a, [T; FERTILE_AGES]>,
    /// Boys born per girl.
    pub sex_ratio: Yearly<'a, T>,
    /// Years of the hazard of age 0 that a child has lived through by the end of its year of
    /// birth, between 0 and 1.
    pub infant_exposure: Yearly<'a, [T; 2]>,
}

/// Chance in small numbers: deaths and births scatter about their expected number n by a share in
/// proportion to 1 / √n.
///
/// Deaths of a band are multiplied by max(0, 1 + z × scale / √people), the sexes together; births
/// by max(0, 1 + z × scale / √births).
#[derive(Clone, Copy, Debug)]
pub struct Noise<'a, T> {
    /// By year, band and draw: standard normals.
    pub deaths: &'a [[Lanes<T>; BANDS]],
    /// By year and band: √(people × variance of deaths) ÷ expected deaths.
    pub death_scale: Yearly<'a, [T; BANDS]>,
    /// By year and draw: standard normals.
    pub births: &'a [Lanes<T>],
    /// 1 where births are Poisson.
    pub birth_scale: T,
}

/// An indicator per person: a weighted sum over the people at the end of each year.
#[derive(Clone, Copy, Debug)]
pub struct Weights<'a, T> {
    /// The youngest age with a weight that is not nought.
    pub from_age: usize,
    /// By sex and age.
    pub by_year: Yearly<'a, BySexAge<T>>,
}
