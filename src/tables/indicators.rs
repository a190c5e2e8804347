//! Rows of `summary.csv`.

use super::{BasisOf, Counted, Grounds, Region, Samples, spread::Spreads};
use crate::{
    catalogue::{Column, Measure, Money, indicators},
    results::{Spread, SummaryRow},
    targets::bill,
};

/// What the indicators of one region after another are worked out with.
#[derive(Debug, Default)]
pub struct IndicatorDesk {
    column: Vec<f32>,
    spreads: Spreads,
}

/// Every indicator of a region in every year, in the order of the files.
#[must_use]
pub fn indicator_rows(
    samples: &Samples,
    region: &Region,
    grounds: Grounds,
    base_year: u16,
    IndicatorDesk { column, spreads }: &mut IndicatorDesk,
) -> Vec<SummaryRow> {
    let mut rows = Vec::with_capacity(samples.years() * indicators().len());
    column.resize(samples.draws(), 0.0);
    spreads.begin();
    for year in 0..samples.years() {
        for (index, indicator) in (0..).zip(indicators()) {
            let spread = match indicator.measure {
                Measure::Census { .. } if year > 0 => continue,
                Measure::Census { from_age } => Some(certain(region.counted(from_age))),
                Measure::Count(flow) if year == 0 && is_flow(flow) => continue,
                measure if region.guaranteed == Counted::Nowhere && measure.of_guaranteed() => {
                    continue;
                }
                measure => indicator_draws(samples, region, measure, year, column)
                    .then(|| spreads.of(usize::from(index), column)),
            };
            rows.push(SummaryRow {
                place: region.place,
                year: base_year + year as u16,
                indicator: index,
                spread,
                basis: indicator.measure.basis(grounds, region.level, year == 0),
            });
        }
    }
    rows
}

/// Writes an indicator's value in every draw of a year; false where it has none: no denominator,
/// nothing priced, people whom nobody counted, or a count of the census, which is no figure of draws.
///
/// # Panics
///
/// When the column has not a place for every draw.
pub fn indicator_draws(
    samples: &Samples,
    region: &Region,
    measure: Measure,
    year: usize,
    column: &mut [f32],
) -> bool {
    assert_eq!(column.len(), samples.draws(), "a place for every draw");
    if measure.of_guaranteed() && region.guaranteed != Counted::Wholly {
        return false;
    }
    match measure {
        Measure::Census { .. } => false,
        Measure::Count(count) => {
            column.copy_from_slice(samples.column(count, year));
            true
        }
        Measure::Difference { of, less } => {
            let whole = samples.column(of, year);
            for (draw, value) in column.iter_mut().enumerate() {
                let parts = less.iter().map(|part| samples.value(*part, year, draw));
                let left = parts.fold(f64::from(whole[draw]), |left, part| left - part);
                *value = left.max(0.0) as f32;
            }
            true
        }
        Measure::Closing(money) => {
            let lacks: Vec<_> = region
                .priced
                .iter()
                .map(|priced| samples.shortfalls((priced.index, &priced.target), region, year))
                .collect();
            for (draw, value) in column.iter_mut().enumerate() {
                let bill = bill(&region.priced, |place| lacks[place](draw));
                *value = match money {
                    Money::Capital => bill.capital,
                    Money::Yearly => bill.yearly,
                } as f32;
            }
            !region.priced.is_empty()
        }
        Measure::Ratio { of, by, scale } => {
            let mut defined = true;
            let wholes = samples.wholes(by, region, year);
            let counts = samples.column(of, year);
            for (draw, (value, count)) in column.iter_mut().zip(counts).enumerate() {
                let whole = wholes(draw);
                defined &= whole > 0.0;
                *value = (scale * f64::from(*count) / whole) as f32;
            }
            defined
        }
    }
}

/// Flows of the base year are not part of the run.
const fn is_flow(column: Column) -> bool {
    matches!(column, Column::Births | Column::Deaths | Column::NetMigrants)
}

fn certain(value: f64) -> Spread {
    let value = value as f32;
    Spread { mean: value, sd: 0.0, mcse: 0.0, quantiles: [value; 7] }
}

/// The counts of the census in a region, by indicator, that single precision does not hold.
pub fn exact_counts(region: &Region) -> impl Iterator<Item = ((u32, u16), u64)> + '_ {
    (0..).zip(indicators()).filter_map(|(index, indicator)| {
        let Measure::Census { from_age } = indicator.measure else { return None };
        let count = region.counted(from_age);
        let lost = f64::from(count as f32) as u64 != count as u64;
        lost.then_some(((region.place, index), count as u64))
    })
}

impl Region {
    fn counted(&self, from_age: usize) -> f64 {
        self.census[[0, 60, 65, 80, 85].iter().position(|&age| age == from_age).unwrap_or(0)]
    }
}
