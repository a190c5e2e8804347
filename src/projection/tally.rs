use super::{
    columns::{Columns, MAX_SEGMENTS, Segment},
    county::{People, Weights},
};
use crate::{
    domain::{AGES, Sex, cell},
    lanes::{Lanes, Real},
};

/// Counts the people of each segment.
#[inline(always)]
pub(super) fn count<T: Real>(people: &People<T>, segments: &[Segment], counts: &mut [Lanes<T>]) {
    for (segment, count) in segments.iter().zip(counts) {
        *count = Lanes::ZERO;
        for age in segment.from..segment.to {
            *count += people[cell(Sex::Male, age)] + people[cell(Sex::Female, age)];
        }
    }
}

/// Writes the people from each of the ages asked for.
#[inline(always)]
pub(super) fn write_counts<T: Real>(
    columns: &Columns,
    counts: &[Lanes<T>; MAX_SEGMENTS],
    row: &mut [Lanes<T>],
) {
    let mut from_here = *counts;
    for segment in (1..columns.segments().len()).rev() {
        let older = from_here[segment];
        from_here[segment - 1] += older;
    }
    for (column, segment) in row.iter_mut().zip(columns.first_segments()) {
        *column = from_here[*segment];
    }
}

/// Tables that are gone through at once, so that people are read once for all of them.
const TOGETHER: usize = 4;

/// Writes the weighted sums of people.
#[inline(always)]
pub(super) fn write_weighted<T: Real>(
    people: &People<T>,
    weights: &[Weights<T>],
    year: usize,
    row: &mut [Lanes<T>],
) {
    for (weights, row) in weights.chunks(TOGETHER).zip(row.chunks_mut(TOGETHER)) {
        match weights {
            [a] => weigh(people, [a], year, row),
            [a, b] => weigh(people, [a, b], year, row),
            [a, b, c] => weigh(people, [a, b, c], year, row),
            [a, b, c, d] => weigh(people, [a, b, c, d], year, row),
            _ => {}
        }
    }
}

#[inline(always)]
fn weigh<T: Real, const N: usize>(
    people: &People<T>,
    weights: [&Weights<T>; N],
    year: usize,
    row: &mut [Lanes<T>],
) {
    let mut from_age = AGES;
    let mut tables = [weights[0].by_year.at(year); N];
    for (table, weights) in tables.iter_mut().zip(weights) {
        *table = weights.by_year.at(year);
        from_age = from_age.min(weights.from_age);
    }
    let (mut men, mut women) = ([Lanes::ZERO; N], [Lanes::ZERO; N]);
    for age in from_age..AGES {
        let (man, woman) = (cell(Sex::Male, age), cell(Sex::Female, age));
        for table in 0..N {
            men[table] += people[man] * tables[table][man];
            women[table] += people[woman] * tables[table][woman];
        }
    }
    for table in 0..N {
        row[table] = men[table] + women[table];
    }
}
