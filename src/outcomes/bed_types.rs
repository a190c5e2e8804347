//! Beds of special types: dementia units within homes, and care brought to a bed at home.

use super::{At, CareRules};
use crate::{catalogue::Column, lanes::Lanes, tile::Tile};

/// What is assumed of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BedTypes {
    /// Home-care beds for a thousand elders at the start.
    pub home_care_start: f64,
    /// How often elders with dementia use institutions: times the disabled.
    pub dementia_use: f64,
    /// Share of those who live there whom a dementia unit would suit.
    pub dementia_unit: f64,
}

/// Fills the column of beds at home: those of the start, and what programmes have set up.
pub(super) fn set_up_at_home(at: &At, come: &[Lanes<f32>], tile: &mut Tile) {
    let start = at.priors.bed_types.home_care_start / 1000.0;
    let start = tile.get(Column::Pop60, 0) * start as f32;
    for (year, come) in come.iter().enumerate() {
        tile.set(Column::HomeCareBeds, year, start + *come);
    }
}

/// Fills the columns of dementia units: a share of the nursing-type beds, and the beds that would
/// house those with dementia who ask for an institution, at the occupancy a plan aims at.
pub(super) fn dementia_units(at: &At, rules: &CareRules, tile: &mut Tile) {
    let types = at.priors.bed_types;
    let suited = types.dementia_use * types.dementia_unit / rules.target_occupancy;
    for year in 0..tile.years() {
        let of_nursing = tile.get(Column::BedsNursing, year) * at.draws.dementia_share;
        let disabled = tile.get(Column::Disabled, year).max(Lanes::splat(1e-3));
        let asking = tile.get(Column::DemandNursing, year) / disabled;
        let needed = tile.get(Column::Dementia, year) * asking * suited as f32;
        tile.set(Column::BedsDementia, year, of_nursing);
        tile.set(Column::BedsDementiaNeeded, year, needed);
    }
}

/// Moves those whom a home-care bed serves from care by the family alone to care with services.
///
/// Each bed serves one disabled elder at home who would have had no service, as long as there are
/// such elders.
pub(super) fn care_at_home(tile: &mut Tile) {
    for year in 0..tile.years() {
        let alone = tile.get(Column::CareFamily, year);
        let served = tile.get(Column::HomeCareBeds, year).min(alone);
        *tile.cell(Column::CareFamily, year) -= served;
        *tile.cell(Column::CareCommunity, year) += served;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bed_at_home_serves_one_elder_as_long_as_there_is_one() {
        let mut tile = Tile::new(1);
        for (year, beds) in [(0, 30.0), (1, 300.0)] {
            tile.set(Column::CareFamily, year, Lanes::splat(100.0));
            tile.set(Column::CareCommunity, year, Lanes::splat(20.0));
            tile.set(Column::HomeCareBeds, year, Lanes::splat(beds));
        }
        care_at_home(&mut tile);
        let of = |column| [0, 1].map(|year| tile.get(column, year)[0]);
        assert_eq!(of(Column::CareFamily), [70.0, 0.0]);
        assert_eq!(of(Column::CareCommunity), [50.0, 120.0]);
    }
}
