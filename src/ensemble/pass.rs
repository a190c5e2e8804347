//! One county of a model in one block of draws.

use crate::{
    catalogue::Column,
    driver::Simulate,
    futures::{Balance, CountyPass, NationalDraws, Workspace},
    lanes::{LANES, Lanes},
    model::Model,
    outcomes::{Ledger, ProvinceDraws, evaluate, help},
    parallel::map,
    projection::Hazards,
    tables::lacks,
    tile::Tile,
};
use std::ops::Range;

/// A model with what all its blocks of draws have in common.
pub(super) struct Pass<'a> {
    model: &'a Model,
    pass: CountyPass<'a>,
    national: Vec<NationalDraws>,
    done: &'a (dyn Fn(usize) + Sync),
}

/// What a thread needs.
pub(super) struct Work {
    hazards: Hazards<f32>,
    pass: Workspace,
    tile: Tile,
    ledger: Ledger,
}

/// Columns of a tile and then, by target and year, what the county lacks.
pub(super) const fn columns(model: &Model) -> usize {
    (Column::COUNT + model.targets.len()) * (model.baseline.years + 1)
}

impl<'a> Pass<'a> {
    pub fn new(model: &'a Model, done: &'a (dyn Fn(usize) + Sync)) -> Self {
        let pass =
            CountyPass::new(&model.baseline, model.future_priors, model.uncertainty, model.streams);
        let blocks = (model.draws as usize).div_ceil(LANES);
        let national = map(blocks, |block| {
            NationalDraws::new(
                &model.baseline,
                &model.future_priors,
                model.uncertainty,
                (model.streams, first_draw(model, block)),
            )
        });
        Self { model, pass, national, done }
    }
}

impl Simulate for Pass<'_> {
    type Shared = (Balance, ProvinceDraws);
    type Workspace = Work;

    fn share(&self, province: usize, block: usize) -> (Balance, ProvinceDraws) {
        let model = self.model;
        let totals = (&model.totals[province].1, model.totals.as_slice());
        let province = &model.baseline.selection.provinces[province];
        let members: Vec<_> = model.supply[province.members.clone()].iter().collect();
        let source = (model.streams, first_draw(model, block));
        let balance = Balance::new(
            &model.baseline,
            (province.members.clone(), province.code),
            totals,
            &self.national[block],
            (&model.future_priors, model.uncertainty),
            source,
        );
        let on = model.uncertainty.baseline;
        let beds = model.beds.draw(province.code, on, source.0, source.1);
        let settings = (&model.supply_priors, &model.programmes, model.drawn());
        let years = model.baseline.years;
        let draws = ProvinceDraws::new(province.code, &members, beds, years, settings, source);
        (balance, draws)
    }

    fn workspace(&self) -> Work {
        let years = self.model.baseline.years;
        Work {
            hazards: Hazards::new(years),
            pass: self.pass.workspace(),
            tile: Tile::new(years),
            ledger: Ledger::new(),
        }
    }

    fn prepare(&self, block: usize, work: &mut Work) {
        self.national[block].hazards(&self.model.hazards, &mut work.hazards);
    }

    fn county(
        &self,
        county: usize,
        block: usize,
        (balance, draws): &(Balance, ProvinceDraws),
        Work { hazards, pass, tile, ledger }: &mut Work,
        out: &mut [Lanes<f32>],
    ) {
        let model = self.model;
        let first_draw = first_draw(model, block);
        self.pass.run(
            &model.baseline.counties[county],
            first_draw,
            (&self.national[block], balance, hazards),
            pass,
            tile,
        );
        evaluate(
            &model.supply[county],
            &model.programmes,
            draws,
            (&model.supply_priors, &model.care, model.drawn()),
            (model.streams, first_draw),
            (ledger, tile),
        );
        out[..tile.cells().len()].copy_from_slice(tile.cells());
        (self.done)(1);
    }

    fn settle(&self, circle: Range<usize>, work: &mut Work, tiles: &mut [Lanes<f32>]) {
        let model = self.model;
        let (years, n) = (model.baseline.years + 1, columns(model));
        let cells = Column::COUNT * years;
        let settings = (&model.supply_priors, model.drawn());
        help(&model.supply[circle.clone()], settings, &mut work.ledger, (tiles, n));
        for (county, tile) in circle.zip(tiles.chunks_exact_mut(n)) {
            let (cells, lacking) = tile.split_at_mut(cells);
            lacks((cells, years), &model.regions[county], &model.targets, lacking);
        }
    }
}

/// The first draw of a block.
fn first_draw(model: &Model, block: usize) -> u32 {
    model.first_draw + (block * LANES) as u32
}
