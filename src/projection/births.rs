use super::{
    bands::BySexAge,
    county::{County, Fertility, People},
    mortality::scatter,
    survival::{Mortal, Terms},
};
use crate::{
    domain::{Sex, cell},
    lanes::Lanes,
};

/// The births of a year, from twice those at level 1.
#[inline(always)]
pub(super) fn births<T: Mortal>(county: &County<T>, year: usize, bearing: Lanes<T>) -> Lanes<T> {
    let expected = county.fertility.level[year] * bearing * T::of(0.5);
    match county.noise {
        Some(noise) => expected * scatter(noise.births[year] * noise.birth_scale, expected),
        None => expected,
    }
}

/// The children born in a year, at its end.
pub(super) struct Children<T> {
    pub alive: Lanes<T>,
    pub dead: Lanes<T>,
}

/// Puts the children who live to the end of the year at age 0.
#[inline(always)]
pub(super) fn bring_up<T: Mortal>(
    fertility: &Fertility<T>,
    year: usize,
    births: Lanes<T>,
    hazards: &BySexAge<Lanes<T>>,
    terms: &Terms<T>,
    people: &mut People<T>,
) -> Children<T> {
    let sex_ratio = *fertility.sex_ratio.at(year);
    let girls = T::ONE / (T::ONE + sex_ratio);
    let shares = [sex_ratio * girls, girls];
    let exposure = fertility.infant_exposure.at(year);
    let mut children = Children { alive: Lanes::ZERO, dead: Lanes::ZERO };
    for sex in Sex::BOTH {
        let (newborn, hazard) = (cell(sex, 0), hazards[cell(sex, 0)] * exposure[sex as usize]);
        let born = births * shares[sex as usize];
        let dead = born * terms.chance(hazard);
        people[newborn] = born - dead;
        children.alive += people[newborn];
        children.dead += dead;
    }
    children
}
