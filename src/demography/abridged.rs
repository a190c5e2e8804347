//! Published rates by five-year ages to a life table and to the hazards of a projection.

use super::Curve;
use crate::domain::{AGES, OPEN_AGE, Sex};

/// Groups of an abridged life table: 0, 1–4, 5–9 … 95–99, and 100 and over.
pub const ABRIDGED: usize = 22;

/// The first age of each group.
const START: [usize; ABRIDGED] = {
    let mut start = [0; ABRIDGED];
    let mut i = 1;
    while i < ABRIDGED {
        start[i] = if i == 1 { 1 } else { 5 * (i - 1) };
        i += 1;
    }
    start
};

/// The lowest rate; an island where no child died still has a rate.
const LOWEST: f64 = 1e-7;

/// Passes that make the groups' rates come back; each leaves a hundredth of the error.
const PASSES: usize = 8;

/// The life table of one sex and period, by single year of age.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeTable {
    /// Alive at each birthday, of one born.
    pub alive: [f64; AGES],
    /// Person-years lived at each age, of one born; the last is open.
    pub lived: [f64; AGES],
    /// Death rates by single year of age.
    pub rates: [f64; AGES],
}

impl LifeTable {
    /// From abridged death rates, such that the rate of every group comes back.
    ///
    /// A monotone curve runs through the logarithms of the rates at the middles of the groups; the
    /// heights there are moved until deaths over person-years of each group are as published. In
    /// the first year of life the dead have lived for the time that the model life tables of Coale
    /// and Demeny say.
    ///
    /// # Source
    ///
    /// Preston, Heuveline and Guillot (2001), *Demography*, chapter 3, table 3.3 (West).
    #[must_use]
    pub fn of_abridged(sex: Sex, abridged: &[f64; ABRIDGED]) -> Self {
        let published = abridged.map(|rate| rate.max(LOWEST));
        let middles: Vec<f64> =
            (1..ABRIDGED - 1).map(|i| (START[i] + START[i + 1]) as f64 / 2.0).collect();
        let mut heights: Vec<f64> =
            published[1..ABRIDGED - 1].iter().map(|&rate| libm::log(rate)).collect();
        let mut table = Self::through(sex, &published, &middles, &heights);
        for _ in 0..PASSES {
            for (i, height) in heights.iter_mut().enumerate() {
                *height += libm::log(published[i + 1] / table.group_rate(i + 1));
            }
            table = Self::through(sex, &published, &middles, &heights);
        }
        table
    }

    fn through(sex: Sex, published: &[f64; ABRIDGED], middles: &[f64], heights: &[f64]) -> Self {
        let curve = Curve::through(middles, heights);
        let rates = std::array::from_fn(|age| match age {
            0 => published[0],
            OPEN_AGE => published[ABRIDGED - 1],
            _ => libm::exp(curve.at(age as f64 + 0.5)),
        });
        Self::new(sex, rates)
    }

    /// From death rates by single year of age.
    #[must_use]
    pub fn new(sex: Sex, rates: [f64; AGES]) -> Self {
        let separation = infant_separation(sex, rates[0]);
        let infant = rates[0] / (1.0 + (1.0 - separation) * rates[0]);
        let mut alive = [1.0; AGES];
        alive[1] = 1.0 - infant;
        for age in 2..AGES {
            alive[age] = alive[age - 1] * libm::exp(-rates[age - 1]);
        }
        let lived = std::array::from_fn(|age| match age {
            0 => alive[1] + separation * infant,
            OPEN_AGE => alive[age] / rates[age],
            _ => alive[age] * share_lived(rates[age]),
        });
        Self { alive, lived, rates }
    }

    /// Life expectancy at birth, in years.
    #[must_use]
    pub fn life_expectancy(&self) -> f64 {
        self.lived.iter().sum()
    }

    /// Deaths per person-year of an abridged group.
    fn group_rate(&self, group: usize) -> f64 {
        let (from, to) = (START[group], START[group + 1]);
        (self.alive[from] - self.alive[to]) / self.lived[from..to].iter().sum::<f64>()
    }

    /// What the projection multiplies people by, as hazards: `exp(−hazard)` of those aged x at the
    /// start of a year are alive, a year older, at its end.
    ///
    /// On average they pass half of the year at the next age, so a hazard lies between two rates.
    #[must_use]
    pub fn hazards(&self) -> [f64; AGES] {
        std::array::from_fn(|age| {
            let next = match age {
                OPEN_AGE => return self.rates[OPEN_AGE],
                _ if age + 1 == OPEN_AGE => {
                    self.alive[OPEN_AGE] * share_lived(self.rates[OPEN_AGE])
                }
                _ => self.lived[age + 1],
            };
            libm::log(self.lived[age] / next)
        })
    }

    /// Of those born in a year, how many are alive at its end.
    #[must_use]
    pub const fn newborn_survival(&self) -> f64 {
        self.lived[0]
    }
}

/// Person-years that one alive at a birthday lives until the next, at a constant force.
fn share_lived(rate: f64) -> f64 {
    -libm::expm1(-rate) / rate
}

/// Years lived by those who die before their first birthday.
fn infant_separation(sex: Sex, rate: f64) -> f64 {
    let (low, slope, high) = match sex {
        Sex::Male => (0.045, 2.684, 0.330),
        Sex::Female => (0.053, 2.800, 0.350),
    };
    if rate < 0.107 { low + slope * rate } else { high }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gompertz(level: f64) -> [f64; ABRIDGED] {
        std::array::from_fn(|i| match i {
            0 => level * 0.01,
            1 => level * 0.0008,
            _ => level * 0.000_05 * libm::exp(0.09 * (START[i] as f64 + 2.5)),
        })
    }

    proptest! {
        #[test]
        fn groups_give_back_their_rates(
            level in 0.3..2.5_f64,
            bumps in proptest::array::uniform22(0.8..1.25_f64),
        ) {
            let mut rates = gompertz(level);
            rates.iter_mut().zip(bumps).for_each(|(rate, bump)| *rate *= bump);
            let table = LifeTable::of_abridged(Sex::Female, &rates);
            for (i, rate) in rates.iter().enumerate().skip(1).take(ABRIDGED - 2) {
                let got = table.group_rate(i);
                prop_assert!((got / rate - 1.0).abs() < 5e-3, "group {i}: {got} for {rate}");
            }
            prop_assert!(table.hazards().iter().all(|hazard| *hazard >= 0.0));
        }
    }

    #[test]
    fn ages_where_nobody_died_do_no_harm() {
        let mut rates = gompertz(1.0);
        rates[0] = 0.0;
        rates[3] = 0.0;
        let table = LifeTable::of_abridged(Sex::Male, &rates);
        assert!(table.life_expectancy().is_finite());
        assert!(table.hazards().iter().all(|hazard| hazard.is_finite() && *hazard >= 0.0));
    }

    /// A stationary population stays as it is.
    #[test]
    fn hazards_keep_a_stationary_population() {
        let table = LifeTable::of_abridged(Sex::Male, &gompertz(1.0));
        let hazards = table.hazards();
        for age in 0..OPEN_AGE - 1 {
            let survivors = table.lived[age] * libm::exp(-hazards[age]);
            assert!((survivors / table.lived[age + 1] - 1.0).abs() < 1e-12, "at {age}");
        }
    }
}
