use super::bands::{BySexAge, Yearly};
use crate::{
    domain::{AGES, Sex, cell},
    lanes::{Lanes, Real},
};
use std::cell::Cell;

/// Who moves in and out of a county: net migrants by sex and age.
///
/// Migrants come at the end of each year, at the age they had at its start, and die nowhere on the
/// way. **Nobody can leave who is not there**: an implementation promises that survivors plus net
/// migrants are nought or more, and the pass relies on it. [`Watched`] tests the promise.
pub trait Migration<T: Real> {
    /// What the ages of one year have in common.
    type Year: Copy;

    /// That of one year, counted from 0.
    fn year(&self, year: usize) -> Self::Year;

    /// The net migrants of men and women of one age, given the survivors of the year, in persons.
    fn net(&self, year: Self::Year, age: usize, survivors: [Lanes<T>; 2]) -> [Lanes<T>; 2];
}

/// Nobody moves.
#[derive(Clone, Copy, Debug)]
pub struct NoMigration;

impl<T: Real> Migration<T> for NoMigration {
    type Year = ();

    #[inline(always)]
    fn year(&self, _: usize) {}

    #[inline(always)]
    fn net(&self, (): (), _: usize, _: [Lanes<T>; 2]) -> [Lanes<T>; 2] {
        [Lanes::ZERO; 2]
    }
}

/// Given net migrants, the same in every draw.
///
/// Those who leave must be there in every draw.
#[derive(Clone, Copy, Debug)]
pub struct FixedMigrants<'a, T> {
    /// By year, sex and age at the start of the year; persons.
    pub persons: Yearly<'a, BySexAge<T>>,
}

impl<'a, T: Real> Migration<T> for FixedMigrants<'a, T> {
    type Year = &'a BySexAge<T>;

    #[inline(always)]
    fn year(&self, year: usize) -> Self::Year {
        self.persons.at(year)
    }

    #[inline(always)]
    fn net(&self, persons: Self::Year, age: usize, _: [Lanes<T>; 2]) -> [Lanes<T>; 2] {
        let [men, women] = [cell(Sex::Male, age), cell(Sex::Female, age)];
        [Lanes::splat(persons[men]), Lanes::splat(persons[women])]
    }
}

/// A rate of the survivors: level of the year and draw × profile of the age, the sexes alike.
///
/// As long as no level times profile is below −1, nobody leaves who is not there.
#[derive(Clone, Copy, Debug)]
pub struct RateMigration<'a, T> {
    /// By year and draw; net migrants per survivor where the profile is 1.
    pub level: &'a [Lanes<T>],
    /// By age.
    pub profile: &'a [T; AGES],
}

impl<T: Real> Migration<T> for RateMigration<'_, T> {
    type Year = Lanes<T>;

    #[inline(always)]
    fn year(&self, year: usize) -> Lanes<T> {
        self.level[year]
    }

    #[inline(always)]
    fn net(&self, level: Lanes<T>, age: usize, survivors: [Lanes<T>; 2]) -> [Lanes<T>; 2] {
        let rate = level * self.profile[age];
        [survivors[0] * rate, survivors[1] * rate]
    }
}

/// Net migrants from rates of each draw and year, times a number of people that no draw changes.
///
/// What a province balances within a draw *before* the pass stays balanced in it, as no migrant
/// depends on who survived, but where a draw has fewer survivors than would leave: then all of
/// them leave, and no more.
#[derive(Clone, Copy, Debug)]
pub struct NetMigrants<'a, T> {
    /// By year, sex and age at the start of the year: who a rate of 1 would move; persons.
    pub persons: Yearly<'a, BySexAge<T>>,
    /// By year, age and draw: annual net migration rate, the sexes alike.
    pub rate: &'a [[Lanes<T>; AGES]],
}

impl<'a, T: Real> Migration<T> for NetMigrants<'a, T> {
    type Year = (&'a BySexAge<T>, &'a [Lanes<T>; AGES]);

    #[inline(always)]
    fn year(&self, year: usize) -> Self::Year {
        (self.persons.at(year), &self.rate[year])
    }

    #[inline(always)]
    fn net(
        &self,
        (persons, rate): Self::Year,
        age: usize,
        survivors: [Lanes<T>; 2],
    ) -> [Lanes<T>; 2] {
        let all_leave = |sex: Sex| Lanes::ZERO - survivors[sex as usize];
        // A rate that is no number stays one: `max` gives its argument where neither is larger.
        let net = |sex| all_leave(sex).max(rate[age] * persons[cell(sex, age)]);
        [net(Sex::Male), net(Sex::Female)]
    }
}

/// Watches over another migration: do more leave than there are?
///
/// It costs a comparison for every cell, so it is for tests, `validate` and the first run of new
/// rates.
#[derive(Clone, Debug)]
pub struct Watched<M> {
    migration: M,
    lowest: Cell<f64>,
}

impl<M> Watched<M> {
    /// Nothing seen yet.
    #[must_use]
    pub const fn new(migration: M) -> Self {
        Self { migration, lowest: Cell::new(f64::INFINITY) }
    }

    /// The fewest people left of any sex, age, year and draw so far; below nought, the promise of
    /// [`Migration`] is broken.
    #[must_use]
    pub const fn lowest(&self) -> f64 {
        self.lowest.get()
    }
}

impl<T: Real, M: Migration<T>> Migration<T> for Watched<M> {
    type Year = M::Year;

    #[inline(always)]
    fn year(&self, year: usize) -> Self::Year {
        self.migration.year(year)
    }

    #[inline(always)]
    fn net(&self, year: Self::Year, age: usize, survivors: [Lanes<T>; 2]) -> [Lanes<T>; 2] {
        let net = self.migration.net(year, age, survivors);
        let left = (survivors[0] + net[0]).min(survivors[1] + net[1]);
        let lowest = (Lanes::ZERO - left).largest().to_f64();
        self.lowest.set(self.lowest.get().min(-lowest));
        net
    }
}
