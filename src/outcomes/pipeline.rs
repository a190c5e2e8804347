//! Beds of programmes on their way: planned, being built, open, or never to come.
//!
//! Until [`settle`] the four columns hold what changes in a year, so that a lot costs the same
//! however long the run is.

use crate::{catalogue::Column, lanes::Lanes, programmes::Item, tile::Tile};

/// The stations of a bed, every one of them in one at any time.
const STOCKS: [Column; 4] =
    [Column::BedsPlanned, Column::BedsUnderConstruction, Column::BedsOpened, Column::BedsCancelled];

/// Less than a thousandth of a bed is what single precision leaves of none.
const NONE: f32 = 1e-3;

/// Nothing is on its way.
pub(super) fn clear(tile: &mut Tile) {
    for column in STOCKS {
        for year in 0..tile.years() {
            tile.set(column, year, Lanes::ZERO);
        }
    }
}

/// One lot of one draw: it comes `delay` years after it is due, or is called off when due.
///
/// Building ends in the year in which the lot comes; what should have begun before the run is being
/// built when it starts.
pub(super) fn follow(
    (building, due, delay): (usize, usize, Option<usize>),
    (lane, beds): (usize, f32),
    tile: &mut Tile,
) {
    if beds <= 0.0 {
        return;
    }
    let mut change = |column, year, by: f32| {
        if year < tile.years() {
            tile.cell(column, year)[lane] += by;
        }
    };
    change(Column::BedsPlanned, 0, beds);
    let Some(late) = delay else {
        change(Column::BedsPlanned, due, -beds);
        change(Column::BedsCancelled, due, beds);
        return;
    };
    let comes = due + late;
    let begins = comes.saturating_sub(building);
    change(Column::BedsPlanned, begins, -beds);
    change(Column::BedsUnderConstruction, begins, beds);
    change(Column::BedsUnderConstruction, comes, -beds);
    change(Column::BedsOpened, comes, beds);
}

/// One lot where nothing is drawn: the expected beds at every station.
pub(super) fn expect(item: &Item, due: usize, beds: Lanes<f32>, tile: &mut Tile) {
    let by = |year: usize| year.checked_sub(due).map_or(0.0, |late| item.fate.delivered(late));
    let (mut begun, mut open) = (0.0, 0.0);
    let years = tile.years();
    let mut change = |column, year, by: f64| *tile.cell(column, year) += beds * by as f32;
    change(Column::BedsPlanned, 0, 1.0);
    change(Column::BedsPlanned, due, -item.fate.cancellation);
    change(Column::BedsCancelled, due, item.fate.cancellation);
    for year in 0..years {
        let (begun_now, open_now) = (by(year + item.building), by(year));
        change(Column::BedsPlanned, year, begun - begun_now);
        change(Column::BedsUnderConstruction, year, (begun_now - begun) - (open_now - open));
        change(Column::BedsOpened, year, open_now - open);
        (begun, open) = (begun_now, open_now);
    }
}

/// Turns the changes of each year into stocks.
pub(super) fn settle(tile: &mut Tile) {
    for column in STOCKS {
        let mut stock = Lanes::ZERO;
        for year in 0..tile.years() {
            stock += tile.get(column, year);
            tile.set(column, year, stock.map(|beds| if beds < NONE { 0.0 } else { beds }));
        }
    }
}

/// Beds that were to be recognised and for which no ordinary bed is left, so far.
pub(super) fn find_no_bed(beds: Lanes<f32>, year: usize, tile: &mut Tile) {
    *tile.cell(Column::BedsOpened, year) -= beds;
    *tile.cell(Column::BedsCancelled, year) += beds;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Price,
        programmes::{Fate, Reach},
    };

    const FATE: Fate = Fate { slippage: 0.25, cancellation: 0.05 };

    fn stocks(tile: &Tile, lane: usize) -> Vec<[f32; 4]> {
        (0..tile.years()).map(|year| STOCKS.map(|column| tile.get(column, year)[lane])).collect()
    }

    /// Due in the second year, a year late, two years of building; and one called off.
    #[test]
    fn worked_example_of_a_late_lot_and_one_that_never_comes() {
        let mut tile = Tile::new(4);
        follow((2, 2, Some(1)), (0, 30.0), &mut tile);
        follow((2, 2, None), (1, 30.0), &mut tile);
        // To be begun before the run: being built when it starts.
        follow((3, 1, Some(0)), (2, 30.0), &mut tile);
        settle(&mut tile);
        let [planned, building] = [[30.0, 0.0, 0.0, 0.0], [0.0, 30.0, 0.0, 0.0]];
        let [open, cancelled] = [[0.0, 0.0, 30.0, 0.0], [0.0, 0.0, 0.0, 30.0]];
        assert_eq!(stocks(&tile, 0), [planned, building, building, open, open]);
        assert_eq!(stocks(&tile, 1), [planned, planned, cancelled, cancelled, cancelled]);
        assert_eq!(stocks(&tile, 2), [building, open, open, open, open]);
    }

    #[test]
    fn the_expected_lot_is_the_mean_of_the_fates() {
        let reach = Reach::Beds { action: crate::scenario::Action::Build, lots: Vec::new() };
        let item = Item { key: 1, fate: FATE, building: 1, price: Price::default(), reach };
        let mut expected = Tile::new(6);
        expect(&item, 2, Lanes::splat(1000.0), &mut expected);
        settle(&mut expected);
        let mut mean = Tile::new(6);
        for i in 0..100_000 {
            let delay = FATE.delay((i as f32 + 0.5) / 1e5);
            follow((1, 2, delay), (0, 1.0 / 64.0), &mut mean);
        }
        settle(&mut mean);
        for (expected, mean) in stocks(&expected, 0).into_iter().zip(stocks(&mean, 0)) {
            for (expected, mean) in expected.into_iter().zip(mean) {
                // 100,000 lots of a sixty-fourth of a bed.
                assert!((expected / 1000.0 - mean / 1562.5).abs() < 1e-3, "{expected} {mean}");
            }
        }
    }
}
