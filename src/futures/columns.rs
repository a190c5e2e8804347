//! What a county's pass leaves in the columns: people by age, and who is disabled.

use super::{NationalDraws, county::CountyPass, paths::Source};
use crate::{
    baseline::County,
    catalogue::Column,
    domain::{CELLS, Sex, cell},
    lanes::Lanes,
    streams::Purpose,
    tile::Tile,
};

/// Ages from which people are counted, with the columns they fill.
const COUNTED: [(usize, Column); 5] = [
    (0, Column::PopTotal),
    (60, Column::Pop60),
    (65, Column::Pop65),
    (80, Column::Pop80),
    (85, Column::Pop85),
];

/// The disabled, and those of the oldest and over.
const DISABLED: [Column; 2] = [Column::Disabled, Column::Disabled80];

impl CountyPass<'_> {
    /// The state on 31 December of the base year; its flows are not part of the run.
    pub(super) fn write_launch(
        &self,
        county: &County,
        national: &NationalDraws,
        prevalence: [&[Vec<[f32; CELLS]>]; 2],
        tile: &mut Tile,
    ) {
        let sum = |from: usize, end: usize| -> f64 {
            Sex::BOTH
                .iter()
                .flat_map(|&sex| (from..end).map(move |age| cell(sex, age)))
                .map(|i| county.launch[i])
                .sum()
        };
        let ages = CELLS / 2;
        for (from, column) in COUNTED {
            tile.set(column, 0, Lanes::of(sum(from, ages)));
        }
        tile.set(Column::Pop15To64, 0, Lanes::of(sum(15, 65)));
        let weighted = |weights: &[f32; CELLS]| -> f64 {
            county.launch.iter().zip(weights).map(|(count, w)| count * f64::from(*w)).sum()
        };
        for (column, prevalence) in DISABLED.into_iter().zip(prevalence) {
            let mut disabled = Lanes::ZERO;
            for (i, by_year) in prevalence.iter().enumerate() {
                national.by_instrument(i, Lanes::of(weighted(&by_year[0])), &mut disabled);
            }
            tile.set(column, 0, disabled);
        }
        tile.set(Column::Dementia, 0, Lanes::of(weighted(&self.dementia)));
    }

    /// The years after it, from the rows of the projection.
    pub(super) fn write(&self, rows: &[Lanes<f32>], national: &NationalDraws, tile: &mut Tile) {
        let columns = &self.columns;
        let place = |age| columns.people_from(age).unwrap_or_default();
        for (year, row) in (1..).zip(rows.chunks_exact(columns.len())) {
            for (from, column) in COUNTED {
                tile.set(column, year, row[place(from)]);
            }
            tile.set(Column::Pop15To64, year, row[place(15)] - row[place(65)]);
            let instruments = self.disabled.len();
            for (column, first) in DISABLED.into_iter().zip([0, instruments + 1]) {
                let mut disabled = Lanes::ZERO;
                for i in 0..instruments {
                    let given = row[columns.weighted(first + i)];
                    national.by_instrument(i, given, &mut disabled);
                }
                tile.set(column, year, disabled);
            }
            tile.set(Column::Dementia, year, row[columns.weighted(instruments)]);
            let births = columns.births().unwrap_or_default();
            for (offset, column) in
                [Column::Births, Column::Deaths, Column::NetMigrants].into_iter().enumerate()
            {
                tile.set(column, year, row[births + offset]);
            }
        }
    }

    /// Turns the national prevalence into the county's and the draw's own.
    pub(super) fn need(
        &self,
        county: &County,
        national: &NationalDraws,
        source: Source,
        tile: &mut Tile,
    ) {
        let own = source.normal(self.on.need, county.code, 0, Purpose::NeedLevel, 0);
        let level = (own * self.priors.need_county_sd as f32).exp() * national.need_level;
        for year in 0..tile.years() {
            let mut trend = Lanes::ZERO;
            for (i, measured) in self.baseline.need.measured.iter().enumerate() {
                let log_trend = Lanes::of(measured.log_trend[year]);
                national.by_instrument(i, log_trend, &mut trend);
            }
            let trend = (national.need_trend * trend).exp();
            for column in DISABLED {
                tile.set(column, year, tile.get(column, year) * level * trend);
            }
            let disabled = tile.get(Column::Disabled, year);
            let levels = &national.levels;
            let severe = disabled * levels.severe;
            tile.set(Column::DisabledSevere, year, severe);
            tile.set(Column::DisabledTotal, year, severe * levels.total);
            let others = (tile.get(Column::Pop60, year) - disabled).max(Lanes::ZERO);
            tile.set(Column::DisabledLight, year, (disabled * levels.light).min(others));
        }
    }
}
