//! Runs every county and draw of a model, and makes its tables.
//!
//! - Takes: a model, and a function to call as work is done.
//! - Gives: results, the same bytes on any number of threads.
//! - Never: prints, or adds up in an order that depends on who finishes first.

mod forecast;

pub use forecast::{Forecast, forecast};

use crate::{
    catalogue::{Column, indicators},
    domain::Level,
    futures::{Balance, CountyPass, NationalDraws},
    lanes::{LANES, Lanes},
    model::Model,
    outcomes::{ProvinceDraws, evaluate},
    parallel::{for_each_chunk, map},
    projection::Hazards,
    results::{PaceRow, Quantity, Results, ShortfallRow, SummaryRow, TargetRow},
    scenario::{BASE_YEAR, Scenario},
    tables::{Samples, indicator_rows, pace_row, target_rows},
    tile::Tile,
};

/// Counties that are drawn together: they share the hazards of a block, and their samples are in
/// memory at once.
const GROUP: usize = 8;

/// Simulates a model; `done(n)` is called as counties × blocks are finished, from any thread.
#[must_use]
pub fn simulate(model: &Model, scenario: &Scenario, done: &(dyn Fn(usize) + Sync)) -> Results {
    simulate_watched(model, scenario, done, &|_, _| ())
}

/// The same, and shows `watch` the place and the samples of every region before they are let go;
/// from any thread, in any order.
#[must_use]
pub fn simulate_watched(
    model: &Model,
    scenario: &Scenario,
    done: &(dyn Fn(usize) + Sync),
    watch: &(dyn Fn(usize, &Samples) + Sync),
) -> Results {
    let run = Run::new(model);
    let mut rows = Rows::default();
    let mut sums: Vec<Option<Samples>> = vec![None; model.members.len()];
    for (index, province) in model.baseline.selection.provinces.iter().enumerate() {
        let shared = run.province(index);
        for first in province.members.clone().step_by(GROUP) {
            let group = first..(first + GROUP).min(province.members.end);
            let samples = run.group(group.clone(), &shared, done);
            rows.extend(map(group.len(), |i| {
                watch(group.start + i, &samples[i]);
                run.tables(group.start + i, &samples[i])
            }));
            for (sum, members) in sums.iter_mut().zip(&model.members) {
                for (county, samples) in group.clone().zip(&samples) {
                    if members.binary_search(&county).is_ok() {
                        sum.get_or_insert_with(|| run.samples()).add(samples);
                    }
                }
            }
            let finished: Vec<(usize, Samples)> = (0..sums.len())
                .filter(|&i| model.members[i].iter().max() < Some(&group.end))
                .filter_map(|i| Some((i, sums[i].take()?)))
                .collect();
            let counties = model.baseline.counties.len();
            rows.extend(map(finished.len(), |i| {
                let (aggregate, samples) = &finished[i];
                watch(counties + aggregate, samples);
                run.tables(counties + aggregate, samples)
            }));
        }
    }
    rows.into_results(model, scenario)
}

/// Makes the tables from the samples of every place, in the order of the places.
///
/// With [`Samples::joined`] the draws of a run may be simulated in parts, anywhere and in any
/// order: the tables have the same bytes.
#[must_use]
pub fn tabulate(model: &Model, scenario: &Scenario, samples: &[Samples]) -> Results {
    let run = Run::new(model);
    let mut rows = Rows::default();
    rows.extend(map(samples.len(), |place| run.tables(place, &samples[place])));
    rows.into_results(model, scenario)
}

/// Holds the float32 pass against the same method in float64, both at the centre.
///
/// Gives the largest relative difference of residents over counties and years.
#[must_use]
pub fn float64_check(model: &Model) -> f64 {
    let centre = model.clone().centre().range(0..1);
    let run = Run::new(&centre);
    let differences = map(centre.baseline.selection.provinces.len(), |index| {
        let shared = run.province(index);
        let members = centre.baseline.selection.provinces[index].members.clone();
        let samples = run.group(members.clone(), &shared, &|_| ());
        let mut largest = 0.0_f64;
        for (county, samples) in members.zip(&samples) {
            let path = &centre.baseline.counties[county].central.residents;
            for (year, &exact) in (1..).zip(path) {
                let single = samples.column(Column::PopTotal, year)[0];
                largest = largest.max((single / exact - 1.0).abs());
            }
        }
        largest
    });
    differences.into_iter().fold(0.0, f64::max)
}

/// The first draw of a block.
fn first_draw(model: &Model, block: usize) -> u32 {
    model.first_draw + (block * LANES) as u32
}

/// A model with what all its blocks of draws have in common.
struct Run<'a> {
    model: &'a Model,
    pass: CountyPass<'a>,
    national: Vec<NationalDraws>,
}

/// What the blocks of one province have in common.
struct Shared(Vec<(Balance, ProvinceDraws)>);

impl<'a> Run<'a> {
    fn new(model: &'a Model) -> Self {
        let pass =
            CountyPass::new(&model.baseline, model.future_priors, model.uncertainty, model.streams);
        let blocks = (model.draws as usize).div_ceil(LANES);
        let national = map(blocks, |block| {
            let first_draw = first_draw(model, block);
            NationalDraws::new(
                &model.baseline,
                &model.future_priors,
                model.uncertainty,
                (model.streams, first_draw),
            )
        });
        Self { model, pass, national }
    }

    fn samples(&self) -> Samples {
        let years = self.model.baseline.years + 1;
        Samples::new(years, self.model.draws as usize, self.model.targets.len())
    }

    fn province(&self, index: usize) -> Shared {
        let model = self.model;
        let province = &model.baseline.selection.provinces[index];
        let members: Vec<_> = model.supply[province.members.clone()].iter().collect();
        Shared(map(self.national.len(), |block| {
            let source = (model.streams, first_draw(model, block));
            let balance = Balance::new(
                &model.baseline,
                (province.members.clone(), province.code),
                (&model.totals[index].1, &model.totals),
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
        }))
    }

    /// Draws a group of counties: the samples of each.
    fn group(
        &self,
        group: std::ops::Range<usize>,
        shared: &Shared,
        done: &(dyn Fn(usize) + Sync),
    ) -> Vec<Samples> {
        let model = self.model;
        let years = model.baseline.years;
        let cells = Column::COUNT * (years + 1);
        let blocks = self.national.len();
        let mut store = vec![Lanes::ZERO; blocks * group.len() * cells];
        for_each_chunk(&mut store, group.len() * cells, |block, chunk| {
            let first_draw = first_draw(model, block);
            let (balance, draws) = &shared.0[block];
            let national = &self.national[block];
            let mut hazards = Hazards::new(years);
            national.hazards(&model.hazards, &mut hazards);
            let mut work = self.pass.workspace();
            let mut tile = Tile::new(years);
            for (index, out) in group.clone().zip(chunk.chunks_exact_mut(cells)) {
                let county = &model.baseline.counties[index];
                self.pass.run(
                    county,
                    first_draw,
                    (national, balance, &hazards),
                    &mut work,
                    &mut tile,
                );
                evaluate(
                    &model.supply[index],
                    &model.programmes,
                    draws,
                    (&model.supply_priors, &model.care, model.drawn()),
                    (model.streams, first_draw),
                    &mut tile,
                );
                out.copy_from_slice(tile.cells());
                done(1);
            }
        });
        map(group.len(), |member| {
            let mut samples = self.samples();
            for (block, chunk) in store.chunks_exact(group.len() * cells).enumerate() {
                samples.put(block, &chunk[member * cells..(member + 1) * cells]);
            }
            samples.judge(&model.regions[group.start + member], &model.targets);
            samples
        })
    }

    fn tables(&self, place: usize, samples: &Samples) -> Rows {
        let model = self.model;
        let (region, grounds) = (&model.regions[place], model.grounds[place]);
        let judged = target_rows(samples, region, &model.targets, grounds, BASE_YEAR);
        Rows {
            summary: indicator_rows(samples, region, grounds, BASE_YEAR),
            targets: judged.targets,
            shortfalls: judged.shortfalls,
            paces: (0..model.targets.len())
                .filter(|_| region.level >= Level::Province)
                .filter_map(|index| {
                    let target = (index, &model.targets[index]);
                    let scheduled = model.scheduled[index];
                    pace_row(samples, region, target, scheduled, grounds, BASE_YEAR)
                })
                .collect(),
        }
    }
}

/// Rows in the order in which regions were finished.
#[derive(Default)]
struct Rows {
    summary: Vec<SummaryRow>,
    targets: Vec<TargetRow>,
    shortfalls: Vec<ShortfallRow>,
    paces: Vec<PaceRow>,
}

impl Rows {
    fn extend(&mut self, parts: Vec<Self>) {
        for part in parts {
            self.summary.extend(part.summary);
            self.targets.extend(part.targets);
            self.shortfalls.extend(part.shortfalls);
            self.paces.extend(part.paces);
        }
    }

    fn into_results(mut self, model: &Model, scenario: &Scenario) -> Results {
        self.summary.sort_by_key(|row| (row.place, row.year, row.indicator));
        self.targets.sort_by_key(|row| (row.place, row.year, row.target));
        self.shortfalls.sort_by_key(|row| (row.place, row.year, row.target));
        self.paces.sort_by_key(|row| (row.place, row.target));
        Results {
            scenario: scenario.id().to_owned(),
            title_zh: scenario.title().zh.clone(),
            title_en: scenario.title().en.clone(),
            draws: model.draws,
            seed: scenario.seed(),
            years: model.years(),
            places: model.places.clone(),
            indicators: indicators()
                .iter()
                .map(|indicator| Quantity {
                    id: indicator.id.to_owned(),
                    zh: indicator.text.zh.to_owned(),
                    en: indicator.text.en.to_owned(),
                    unit: indicator.unit.to_owned(),
                    larger_is_better: indicator.larger_is_better,
                })
                .collect(),
            targets: model.targets.iter().map(|target| target.info.clone()).collect(),
            summary: self.summary,
            target_rows: self.targets,
            shortfall_rows: self.shortfalls,
            pace_rows: self.paces,
        }
    }
}
