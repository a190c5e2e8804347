//! From the census day to the end of its year.

use super::BirthHistory;
use crate::domain::{AGES, OPEN_AGE};

/// November and December, as a share of a year.
pub const TWO_MONTHS: f64 = 1.0 / 6.0;

/// Moves one sex of a census population of 1 November `year` to 31 December.
///
/// Those born in November and December pass their birthday; where births are published their
/// share of an age follows them, elsewhere it is a sixth.
///
/// # Shapes
///
/// | argument       | shape   | unit                                  |
/// |----------------|---------|---------------------------------------|
/// | `people`       | `(age)` | persons on 1 November                 |
/// | `hazard`       | `(age)` | deaths per person-year                |
/// | `net_rate`     | `(age)` | net migrants per person-year          |
/// | `births`       | scalar  | births of this sex in the two months  |
/// | result         | `(age)` | persons on 31 December                |
#[must_use]
pub fn to_year_end(
    people: &[f64; AGES],
    year: u16,
    history: &BirthHistory,
    hazard: &[f64; AGES],
    net_rate: &[f64; AGES],
    births: f64,
) -> [f64; AGES] {
    let mut end = [0.0; AGES];
    end[0] = births * libm::exp(-hazard[0] * TWO_MONTHS / 2.0);
    for age in 0..AGES {
        let kept = libm::exp(-hazard[age] * TWO_MONTHS) * (1.0 + net_rate[age] * TWO_MONTHS);
        let birthday = history
            .of_age(year, age)
            .map_or(TWO_MONTHS, |(earlier, later)| earlier / (earlier + later));
        let older = people[age] * kept * birthday;
        end[age] += people[age] * kept - older;
        end[(age + 1).min(OPEN_AGE)] += older;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_rates_nobody_is_lost_and_a_sixth_pass_a_birthday() {
        let mut people = [0.0; AGES];
        people[80] = 600.0;
        let none = [0.0; AGES];
        let history = BirthHistory::new(1950, vec![1.0; 71]);
        let end = to_year_end(&people, 2020, &history, &none, &none, 0.0);
        assert!((end[80] - 500.0).abs() < 1e-9 && (end[81] - 100.0).abs() < 1e-9);
    }
}
