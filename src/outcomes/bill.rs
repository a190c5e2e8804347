//! What the scenario's own programmes cost.

use crate::{catalogue::Column, domain::Price, lanes::Lanes, tile::Tile};

/// Nothing is to be paid.
pub(super) fn clear(tile: &mut Tile) {
    for year in 0..tile.years() {
        tile.set(Column::ProgrammeCapital, year, Lanes::ZERO);
        tile.set(Column::ProgrammeYearly, year, Lanes::ZERO);
    }
}

/// Adds what one programme has opened by the end of each year: paid for in the year in which it
/// opens, and run for the whole of that year and every later one.
pub(super) fn pay(price: Price, open: &[Lanes<f32>], tile: &mut Tile) {
    let mut before = Lanes::ZERO;
    for (year, &open) in open.iter().enumerate() {
        *tile.cell(Column::ProgrammeCapital, year) += (open - before) * price.capital as f32;
        *tile.cell(Column::ProgrammeYearly, year) += open * price.yearly as f32;
        before = open;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two homes in the first year and one in the third, at 10 to build and 3 a year.
    #[test]
    fn worked_example_of_a_programmes_bill() {
        let mut tile = Tile::new(3);
        clear(&mut tile);
        let open = [0.0, 2.0, 2.0, 3.0].map(Lanes::splat);
        pay(Price { capital: 10.0, yearly: 3.0 }, &open, &mut tile);
        let of = |column| (0..4).map(|year| tile.get(column, year)[0]).collect::<Vec<_>>();
        assert_eq!(of(Column::ProgrammeCapital), [0.0, 20.0, 0.0, 10.0]);
        assert_eq!(of(Column::ProgrammeYearly), [0.0, 6.0, 6.0, 9.0]);
    }
}
