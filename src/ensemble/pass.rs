//! One county of a model in one block of draws.

use super::Watch;
use crate::{
    catalogue::Column,
    domain::PYRAMID,
    driver::Simulate,
    futures::{Balance, CountyPass, NationalDraws, Workspace},
    lanes::{LANES, Lanes},
    model::Model,
    outcomes::{Ledger, ProvinceDraws, ProvinceSupply, evaluate, help},
    parallel::map,
    projection::Hazards,
    tables::lacks,
    tile::Tile,
};
use std::ops::Range;

/// A model with what all its blocks of draws have in common.
pub(super) struct Pass<'a> {
    model: &'a Model,
    counties: CountyPass<'a>,
    national: Vec<NationalDraws>,
    /// By province, then by block.
    balances: Vec<Vec<Balance>>,
    watch: &'a dyn Watch,
}

/// What a thread needs.
pub(super) struct Work {
    hazards: Hazards<f32>,
    pass: Workspace,
    tile: Tile,
    ledger: Ledger,
}

/// Columns of a tile, and the people of the horizon by sex and five-year ages.
pub(super) const fn columns(model: &Model) -> usize {
    Column::COUNT * (model.baseline.years + 1) + PYRAMID
}

/// By target and year, what a county lacks.
pub(super) const fn derived(model: &Model) -> usize {
    model.targets.len() * (model.baseline.years + 1)
}

impl<'a> Pass<'a> {
    pub fn new(model: &'a Model, watch: &'a dyn Watch) -> Self {
        let counties =
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
        let balances = balances(model, &national);
        Self { model, counties, national, balances, watch }
    }
}

impl Simulate for Pass<'_> {
    /// The province, and what is drawn for it.
    type Shared = (usize, ProvinceDraws);
    type Workspace = Work;

    fn share(&self, province: usize, block: usize) -> (usize, ProvinceDraws) {
        let model = self.model;
        let source = (model.streams, first_draw(model, block));
        let on = model.uncertainty.baseline;
        let names = model.baseline.selection.provinces.iter().zip(&model.outside);
        let provinces: Vec<_> = names
            .map(|(name, outside)| ProvinceSupply {
                code: name.code,
                members: &model.supply[name.members.clone()],
                outside,
                all_beds: model.beds.draw(name.code, on, source.0, source.1),
            })
            .collect();
        let settings = (&model.supply_priors, &model.programmes, model.drawn());
        let years = model.baseline.years;
        (province, ProvinceDraws::new((province, &provinces), years, settings, source))
    }

    fn workspace(&self) -> Work {
        let years = self.model.baseline.years;
        Work {
            hazards: Hazards::new(years),
            pass: self.counties.workspace(),
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
        (province, draws): &(usize, ProvinceDraws),
        Work { hazards, pass, tile, ledger }: &mut Work,
        out: &mut [Lanes<f32>],
    ) {
        let model = self.model;
        let first_draw = first_draw(model, block);
        self.counties.run(
            &model.baseline.counties[county],
            first_draw,
            (&self.national[block], &self.balances[*province][block], hazards),
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
        if let Some(last) = out.last_chunk_mut() {
            pass.pyramid(last);
        }
        self.watch.done(1);
    }

    fn settle(&self, circle: Range<usize>, work: &mut Work, tiles: &mut [Lanes<f32>]) {
        let model = self.model;
        let settings = (&model.supply_priors, model.drawn());
        help(&model.supply[circle], settings, &mut work.ledger, (tiles, columns(model)));
    }

    fn derive(&self, county: usize, tile: &[Lanes<f32>], derived: &mut [Lanes<f32>]) {
        let model = self.model;
        let years = model.baseline.years + 1;
        lacks((tile, years), &model.regions[county], &model.targets, derived);
    }
}

/// Migration balanced in every block: within provinces, and over the whole country.
fn balances(model: &Model, national: &[NationalDraws]) -> Vec<Vec<Balance>> {
    let provinces = &model.baseline.selection.provinces;
    let blocks = national.len();
    let mut found = map(provinces.len() * blocks, |index| {
        let (province, block) = (&provinces[index / blocks], index % blocks);
        let settings = (&model.future_priors, model.uncertainty);
        Balance::new(&model.baseline, province, settings, (model.streams, first_draw(model, block)))
    });
    if model.baseline.selection.whole_nation {
        for (block, national) in national.iter().enumerate() {
            Balance::with_nation(found.iter_mut().skip(block).step_by(blocks), national);
        }
    }
    found.chunks_exact(blocks).map(<[Balance]>::to_vec).collect()
}

/// The first draw of a block.
fn first_draw(model: &Model, block: usize) -> u32 {
    model.first_draw + (block * LANES) as u32
}
