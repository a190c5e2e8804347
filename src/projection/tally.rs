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

/// The weighted sum of people.
#[inline(always)]
pub(super) fn weigh<T: Real>(people: &People<T>, weights: &Weights<T>, year: usize) -> Lanes<T> {
    let table = weights.by_year.at(year);
    let mut sums = [Lanes::ZERO; 2];
    for age in weights.from_age..AGES {
        for sex in Sex::BOTH {
            sums[sex as usize] += people[cell(sex, age)] * table[cell(sex, age)];
        }
    }
    sums[0] + sums[1]
}
