//! Rows of `pyramid.csv`.

use super::{BasisOf, Grounds, Region, Samples, Spreads};
use crate::{
    catalogue::Column,
    domain::PYRAMID,
    results::{PyramidRow, Spread},
};

/// Men and women of a region by five-year ages, launched in the base year and at the horizon.
///
/// One row a cell: those of the base year first, which are certain. A run without years has these
/// only.
#[must_use]
pub fn pyramid_rows(
    samples: &Samples,
    region: &Region,
    grounds: Grounds,
    launch: &[f64; PYRAMID],
    base_year: u16,
) -> Vec<PyramidRow> {
    let horizon = samples.years() - 1;
    let mut spreads = Spreads::new();
    let mut column = vec![0.0; samples.draws()];
    let mut rows = Vec::with_capacity(2 * PYRAMID);
    for after in [0, horizon] {
        if after == 0 && !rows.is_empty() {
            break;
        }
        let basis = Column::PopTotal.basis(grounds, region.level, after == 0);
        for (cell, launched) in (0_u16..).zip(launch) {
            let spread = if after == 0 {
                let value = *launched as f32;
                Spread { mean: value, sd: 0.0, mcse: 0.0, quantiles: [value; 7] }
            } else {
                column.copy_from_slice(samples.pyramid(cell.into()));
                spreads.of(cell.into(), &column)
            };
            let year = base_year + after as u16;
            rows.push(PyramidRow { place: region.place, year, cell, spread, basis });
        }
    }
    rows
}
