//! Five-year census groups to single years of age.

use super::Curve;
use crate::domain::{AGES, OPEN_AGE};

/// A census age group: completed years from `lo` to before `end`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct AgeGroup {
    /// First age.
    pub lo: usize,
    /// The age after the last; 101 for an open group.
    pub end: usize,
}

/// The groups of the Chinese county census: 0, 1–4, 5–9 … 80–84, 85 and over.
pub const CENSUS_GROUPS: [AgeGroup; 19] = {
    let mut groups = [AgeGroup { lo: 0, end: 1 }; 19];
    groups[1] = AgeGroup { lo: 1, end: 5 };
    let mut i = 2;
    while i < 19 {
        groups[i] = AgeGroup { lo: 5 * (i - 1), end: if i == 18 { AGES } else { 5 * i } };
        i += 1;
    }
    groups
};

/// Ages whose shape follows the births of their years; younger and older ones are smoothed.
///
/// Below 10 the census undercounts by age more than births vary; from 70 on the birth years lie
/// before the first published births (1950).
const BY_BIRTHS: std::ops::Range<usize> = 10..70;

/// The age from which the open group starts.
const OPEN_GROUP: usize = 85;

/// Annual births of the whole country.
#[derive(Clone, Debug)]
pub struct BirthHistory {
    first_year: u16,
    births: Vec<f64>,
}

impl BirthHistory {
    /// Births of `first_year` and every year after it.
    #[must_use]
    pub const fn new(first_year: u16, births: Vec<f64>) -> Self {
        Self { first_year, births }
    }

    /// Births of a calendar year, or none where the history does not reach.
    #[must_use]
    pub fn of(&self, year: u16) -> Option<f64> {
        self.births.get(usize::from(year.checked_sub(self.first_year)?)).copied()
    }

    /// Births of those aged `age` on 1 November of `year`, from the earlier and the later of
    /// their two calendar years of birth.
    ///
    /// Of the twelve months before 2 November, November and December (61 days) lie in the year
    /// before.
    #[must_use]
    pub fn of_age(&self, year: u16, age: usize) -> Option<(f64, f64)> {
        let later = year.checked_sub(u16::try_from(age).ok()?)?;
        Some((self.of(later.checked_sub(1)?)? * 61.0 / 365.0, self.of(later)? * 304.0 / 365.0))
    }
}

/// How one census is taken apart into single years of age; the same for every county.
///
/// Within a group, single ages are in proportion to the births of their birth years and to
/// survival, so that the waves of births stay where they are and none are added. Group totals
/// are returned exactly.
#[derive(Clone, Debug)]
pub struct Graduation {
    by_births: [f64; AGES],
    open_shares: [f64; 4],
}

impl Graduation {
    /// For a census of 1 November `year`, one sex.
    ///
    /// # Shapes
    ///
    /// | argument      | shape     | unit                                                   |
    /// |---------------|-----------|--------------------------------------------------------|
    /// | `alive`       | `(age)`   | share of a cohort alive at each birthday               |
    /// | `open_shares` | `(4)`     | shares of 85–89, 90–94, 95–99 and 100+ in the open group |
    #[must_use]
    pub fn new(
        year: u16,
        births: &BirthHistory,
        alive: &[f64; AGES],
        open_shares: [f64; 4],
    ) -> Self {
        let by_births = std::array::from_fn(|age| {
            births.of_age(year, age).map_or(1.0, |(earlier, later)| earlier + later) * alive[age]
        });
        Self { by_births, open_shares }
    }

    /// Single years of age from the group totals of one sex.
    ///
    /// # Shapes
    ///
    /// | argument | shape     | unit    |
    /// |----------|-----------|---------|
    /// | `groups` | `(group)` | persons |
    /// | result   | `(age)`   | persons |
    #[must_use]
    pub fn single_years(&self, groups: &[f64; CENSUS_GROUPS.len()]) -> [f64; AGES] {
        let smooth = self.smooth(groups);
        let mut people = [0.0; AGES];
        for (group, &total) in CENSUS_GROUPS.iter().zip(groups) {
            let weight = |age: usize| {
                if BY_BIRTHS.contains(&group.lo) { self.by_births[age] } else { smooth[age] }
            };
            let whole: f64 = (group.lo..group.end).map(weight).sum();
            let last = group.end - 1;
            let mut rest = total;
            for age in group.lo..last {
                people[age] = if whole > 0.0 { total * weight(age) / whole } else { 0.0 };
                rest -= people[age];
            }
            people[last] = rest.max(0.0);
        }
        people
    }

    /// A monotone curve through the cumulative totals, read off at every birthday.
    fn smooth(&self, groups: &[f64; CENSUS_GROUPS.len()]) -> [f64; AGES] {
        let mut ends: Vec<f64> = vec![0.0];
        let mut cumulative = vec![0.0];
        let mut sum = 0.0;
        let mut close = |end: usize, people: f64| {
            sum += people;
            ends.push(end as f64);
            cumulative.push(sum);
        };
        for (group, &total) in CENSUS_GROUPS.iter().zip(groups) {
            if group.lo < OPEN_GROUP {
                close(group.end, total);
            } else {
                for (end, share) in [90, 95, OPEN_AGE, AGES].into_iter().zip(self.open_shares) {
                    close(end, total * share);
                }
            }
        }
        let curve = Curve::through(&ends, &cumulative);
        std::array::from_fn(|age| (curve.at(age as f64 + 1.0) - curve.at(age as f64)).max(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demography::survivorship;
    use proptest::prelude::*;

    fn graduation() -> Graduation {
        let births = (1950..=2020).map(|year| if year == 1961 { 10.0 } else { 20.0 }).collect();
        let alive = survivorship(&std::array::from_fn(|age| {
            0.0005 + 0.00001 * libm::exp(age as f64 / 10.0)
        }));
        Graduation::new(2020, &BirthHistory::new(1950, births), &alive, [0.7, 0.2, 0.08, 0.02])
    }

    #[test]
    fn groups_run_without_a_gap_to_the_open_age() {
        assert_eq!(CENSUS_GROUPS[0], AgeGroup { lo: 0, end: 1 });
        assert_eq!(CENSUS_GROUPS[17], AgeGroup { lo: 80, end: 85 });
        assert_eq!(CENSUS_GROUPS[18], AgeGroup { lo: 85, end: 101 });
        assert!(CENSUS_GROUPS.windows(2).all(|pair| pair[0].end == pair[1].lo));
    }

    /// Aged 59 on 1 November 2020: born in November or December 1960 (61 days) or before
    /// November 1961 (304 days).
    #[test]
    fn births_are_weighted_by_the_day_of_the_census() {
        let births = BirthHistory::new(1950, (1950..=2020).map(f64::from).collect());
        let (earlier, later) = births.of_age(2020, 59).unwrap();
        assert!((earlier - 1960.0 * 61.0 / 365.0).abs() < 1e-9);
        assert!((later - 1961.0 * 304.0 / 365.0).abs() < 1e-9);
        assert_eq!(births.of_age(2020, 70), None);
    }

    #[test]
    fn a_trough_of_births_stays_a_trough_of_people() {
        let people = graduation().single_years(&[100.0; 19]);
        // 1961 was half as many births: aged 59 in 2020, with a sixth of 1960 among them.
        let dip = people[59] / people[57];
        assert!((0.56..0.60).contains(&dip), "{dip}");
    }

    proptest! {
        #[test]
        fn group_totals_come_back(groups in proptest::array::uniform19(0.0..1e6_f64)) {
            let people = graduation().single_years(&groups);
            for (group, total) in CENSUS_GROUPS.iter().zip(groups) {
                let sum: f64 = people[group.lo..group.end].iter().sum();
                prop_assert!((sum - total).abs() <= 1e-9 * total.max(1.0), "{group:?}: {sum} for {total}");
            }
            prop_assert!(people.iter().all(|&count| count >= 0.0));
        }
    }
}
