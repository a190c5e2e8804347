use super::{
    bands::{BySexAge, FERTILE, FERTILE_AGES},
    columns::Segment,
    county::People,
    migration::Migration,
    survival::{Chance, Full, Mortal, Terms},
};
use crate::{
    domain::{AGES, OPEN_AGE, Sex, cell},
    lanes::{Lanes, Real},
};

/// What all ages of a year share.
pub(super) struct Year<'a, T: Real, M: Migration<T>> {
    pub hazards: &'a BySexAge<Lanes<T>>,
    pub asfr: &'a [T; FERTILE_AGES],
    pub migration: &'a M,
    pub moving: M::Year,
}

/// What is handed from age to age, the youngest first.
#[derive(Clone, Copy)]
pub(super) struct Life<T> {
    /// Men and women who have just grown into the next age.
    aged: [Lanes<T>; 2],
    /// People of the segment at the end of the year.
    pub people: Lanes<T>,
    /// Births at level 1 to the women at the start and to those at the end of the year, together.
    pub bearing: Lanes<T>,
    /// Deaths of the year, but for children born in it.
    pub deaths: Lanes<T>,
    /// Net migrants of the year.
    pub net_migrants: Lanes<T>,
}

impl<T: Real> Life<T> {
    /// Before birth.
    pub const START: Self = Self {
        aged: [Lanes::ZERO; 2],
        people: Lanes::ZERO,
        bearing: Lanes::ZERO,
        deaths: Lanes::ZERO,
        net_migrants: Lanes::ZERO,
    };

    /// Adds those who were of the open age already to those new to it, and returns how many.
    #[inline(always)]
    pub fn stay_at_open_age(&self, people: &mut People<T>) -> Lanes<T> {
        for sex in Sex::BOTH {
            people[cell(sex, OPEN_AGE)] += self.aged[sex as usize];
        }
        self.aged[0] + self.aged[1]
    }
}

impl<T: Mortal, M: Migration<T>> Year<'_, T, M> {
    /// Lets the people of one segment live through the year, in the loop made for its polynomial.
    #[inline(always)]
    pub fn live<const FLOWS: bool>(
        &self,
        people: &mut People<T>,
        segment: Segment,
        terms: &Terms<T>,
        life: Life<T>,
    ) -> Life<T> {
        macro_rules! ages {
            ($chance:expr) => {
                if segment.fertile {
                    self.ages::<_, true, FLOWS>(people, segment, $chance, life)
                } else {
                    self.ages::<_, false, FLOWS>(people, segment, $chance, life)
                }
            };
        }
        match terms.count {
            2 if !T::LONG => ages!(terms.first::<2>()),
            3 if !T::LONG => ages!(terms.first::<3>()),
            4 => ages!(terms.first::<4>()),
            6 => ages!(terms.first::<6>()),
            8 if T::LONG => ages!(terms.first::<8>()),
            10 if T::LONG => ages!(terms.first::<10>()),
            _ => ages!(Full(terms.multiplier)),
        }
    }

    #[inline(always)]
    fn ages<C: Chance<T>, const BEARING: bool, const FLOWS: bool>(
        &self,
        people: &mut People<T>,
        segment: Segment,
        chance: C,
        mut life: Life<T>,
    ) -> Life<T> {
        assert!(segment.to <= AGES, "the open age is the last");
        for age in segment.from..segment.to {
            let (man, woman) = (cell(Sex::Male, age), cell(Sex::Female, age));
            let (men, women) = (people[man], people[woman]);
            let dead_men = men * chance.of(self.hazards[man]);
            let dead_women = women * chance.of(self.hazards[woman]);
            let survivors = [men - dead_men, women - dead_women];
            let migrants = self.migration.net(self.moving, age, survivors);

            let [new_men, new_women] = life.aged;
            (people[man], people[woman]) = (new_men, new_women);
            life.people += new_men + new_women;
            if BEARING {
                life.bearing += (women + new_women) * self.asfr[age - FERTILE.start];
            }
            if FLOWS {
                life.deaths += dead_men + dead_women;
                life.net_migrants += migrants[0] + migrants[1];
            }
            life.aged = [survivors[0] + migrants[0], survivors[1] + migrants[1]];
        }
        life
    }
}
