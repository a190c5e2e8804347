//! The life table of a set of death rates by single year of age.

use crate::domain::{AGES, OPEN_AGE};

/// The share of a birth cohort still alive at each birthday, from 0 to 100.
///
/// # Shapes
///
/// | argument | shape   | unit                    |
/// |----------|---------|-------------------------|
/// | `mx`     | `(age)` | deaths per person-year  |
/// | result   | `(age)` | share alive at birthday |
///
/// The force of mortality is constant within a year of age, as in the projection.
#[must_use]
pub fn survivorship(mx: &[f64; AGES]) -> [f64; AGES] {
    let mut alive = [1.0; AGES];
    for age in 1..AGES {
        alive[age] = alive[age - 1] * libm::exp(-mx[age - 1]);
    }
    alive
}

/// Life expectancy at birth, in years.
///
/// # Source
///
/// Preston, Heuveline and Guillot (2001), *Demography*, chapter 3: person-years lived in an age
/// with a constant force `m` are `l (1 − e^−m) / m`; in the open age `l / m`.
#[must_use]
pub fn life_expectancy(mx: &[f64; AGES]) -> f64 {
    let alive = survivorship(mx);
    let closed: f64 = (0..OPEN_AGE).map(|age| alive[age] * -libm::expm1(-mx[age]) / mx[age]).sum();
    closed + alive[OPEN_AGE] / mx[OPEN_AGE]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constant_force_of_one_fiftieth_gives_fifty_years() {
        assert!((life_expectancy(&[0.02; AGES]) - 50.0).abs() < 1e-9);
    }
}
