use super::{
    births::{births, bring_up},
    columns::{Columns, MAX_SEGMENTS},
    county::{County, People},
    hazards::Hazards,
    migration::Migration,
    mortality::Mortality,
    survival::Mortal,
    tally::{count, write_counts, write_weighted},
    year::{Life, Year},
};
use crate::lanes::Lanes;
use multiversion::multiversion;

/// Projects one county over all years of the hazards, 16 draws at a time.
///
/// Each year in the textbook's order: people die and grow older, migrants come and go, children
/// are born to the women of the year and some of them die in it. The youngest go first, and each
/// age is written where the one before it was read: nothing is copied, and the people at the start
/// and at the end of the year are both at hand where births and sums need them.
///
/// # Shapes
///
/// | argument  | shape            | unit                                                        |
/// |-----------|------------------|-------------------------------------------------------------|
/// | `hazards` | `(year, cell)`   | see [`Hazards`]                                             |
/// | `people`  | `(sex, age)`     | persons at launch; on return, at the end                    |
/// | `tile`    | `(year, column)` | persons, or weight × persons, at the end of the year; flows of the year in persons |
///
/// Only the [`Columns`] asked for are written; the caller's own are left alone.
///
/// A draw's numbers depend on the other draws of its block in one way: which polynomial is short
/// enough for the hazards of all 16, which moves the last digit or two. So a block must hold the
/// same 16 draws whatever the run, even where the run wants fewer of them.
///
/// # Panics
///
/// When the tile is not of `years × columns`, or inputs have too few years or weights.
///
/// # Source
///
/// Preston, Heuveline and Guillot (2001), *Demography*, chapter 6.
pub fn project<T: Mortal, M: Migration<T>>(
    hazards: &Hazards<T>,
    county: &County<T>,
    migration: &M,
    columns: &Columns,
    people: &mut People<T>,
    tile: &mut [Lanes<T>],
) {
    assert_eq!(tile.len(), hazards.n_years() * columns.len(), "years × columns of the tile");
    assert_eq!(county.weights.len(), columns.n_weights(), "weighted sums");
    if columns.births().is_some() {
        years::<T, M, true>(hazards, county, migration, columns, people, tile);
    } else {
        years::<T, M, false>(hazards, county, migration, columns, people, tile);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn years<T: Mortal, M: Migration<T>, const FLOWS: bool>(
    hazards: &Hazards<T>,
    county: &County<T>,
    migration: &M,
    columns: &Columns,
    people: &mut People<T>,
    tile: &mut [Lanes<T>],
) {
    all_years::<T, M, FLOWS>(hazards, county, migration, columns, people, tile);
}

/// The body of [`years`], in the instruction set of its caller.
#[inline(always)]
pub(super) fn all_years<T: Mortal, M: Migration<T>, const FLOWS: bool>(
    hazards: &Hazards<T>,
    county: &County<T>,
    migration: &M,
    columns: &Columns,
    people: &mut People<T>,
    tile: &mut [Lanes<T>],
) {
    let segments = columns.segments();
    let mut mortality = Mortality::new();
    let mut counts = [Lanes::ZERO; MAX_SEGMENTS];
    if county.noise.is_some() {
        count(people, segments, &mut counts);
    }
    for (index, row) in tile.chunks_exact_mut(columns.len()).enumerate() {
        let hazards = hazards.of_year(index);
        mortality.turn_to(index, hazards, county, segments, &counts);
        let terms = &mortality.terms;
        let year = Year {
            hazards: &hazards.hazards,
            asfr: county.fertility.asfr.at(index),
            migration,
            moving: migration.year(index),
        };
        let mut life = Life::START;
        for (segment, count) in segments.iter().zip(&mut counts) {
            life.people = Lanes::ZERO;
            life = year.live::<FLOWS>(people, *segment, &terms[segment.band], life);
            *count = life.people;
        }
        counts[segments.len() - 1] += life.stay_at_open_age(people);

        let births = births(county, index, life.bearing);
        let children = bring_up(&county.fertility, index, births, year.hazards, &terms[0], people);
        counts[0] += children.alive;

        write_counts(columns, &counts, row);
        write_weighted(people, county.weights, index, &mut row[columns.weighted(0)..]);
        if let (true, Some(column)) = (FLOWS, columns.births()) {
            row[column] = births;
            row[column + 1] = life.deaths + children.dead;
            row[column + 2] = life.net_migrants;
        }
    }
}
