//! Runs every county and draw of a model, and makes its tables.
//!
//! - Takes: a model, and who looks on while it runs.
//! - Gives: results, the same bytes on any number of threads.
//! - Never: prints, or adds up in an order that depends on who finishes first.

mod forecast;
mod pass;
mod rows;

pub use forecast::{Forecast, forecast};

use crate::{
    catalogue::Column,
    driver::{Plan, Reduce, Tiles, Tree, run},
    model::Model,
    parallel::map,
    reserves::{Noted, note},
    results::Results,
    scenario::Scenario,
    tables::Samples,
};
use pass::Pass;
use rows::{AllRows, Desk, Rows, rows};

/// Counties that are worked on at a time, and the memory for their samples.
const GROUP: (usize, usize) = (8, 160 << 20);

/// Looks on while a model runs; called from any thread, in any order.
pub trait Watch: Sync {
    /// So many counties × blocks of draws are finished.
    fn done(&self, _pieces: usize) {}

    /// A region's place and samples, before they are let go.
    fn seen(&self, _place: usize, _samples: &Samples) {}

    /// Calls `work`, which reduces the samples of a region, once; it may be timed.
    fn reduce(&self, work: &mut dyn FnMut()) {
        work();
    }
}

/// A function that regions are shown to.
impl<F: Fn(usize, &Samples) + Sync> Watch for F {
    fn seen(&self, place: usize, samples: &Samples) {
        self(place, samples);
    }
}

/// A function that counts what is done.
struct Counter<'a>(&'a (dyn Fn(usize) + Sync));

impl Watch for Counter<'_> {
    fn done(&self, pieces: usize) {
        (self.0)(pieces);
    }
}

/// Simulates a model; `done(n)` is called as counties × blocks are finished, from any thread.
#[must_use]
pub fn simulate(model: &Model, scenario: &Scenario, done: &(dyn Fn(usize) + Sync)) -> Results {
    simulate_watched(model, scenario, &Counter(done))
}

/// The same before the eyes of `watch`.
#[must_use]
pub fn simulate_watched(model: &Model, scenario: &Scenario, watch: &dyn Watch) -> Results {
    let mut all = AllRows::of(model);
    let mut noted = vec![Noted::default(); model.places.len()];
    run(&plan(model), &Pass::new(model, watch), &Tables { model, watch }, |place, (rows, note)| {
        all.take(model, place, rows);
        noted[place] = note;
    });
    all.into_results(model, scenario, &noted)
}

/// Makes the tables from the samples of every place, in the order of the places.
///
/// With [`Samples::joined`] the draws of a run may be simulated in parts, anywhere and in any
/// order: the tables have the same bytes.
#[must_use]
pub fn tabulate(model: &Model, scenario: &Scenario, samples: &[Samples]) -> Results {
    let mut all = AllRows::of(model);
    let region = |place| rows(model, place, &samples[place], &mut Desk::default());
    for (place, rows) in map(samples.len(), region).into_iter().enumerate() {
        all.take(model, place, rows);
    }
    let noted = map(samples.len(), |place| note(model, place, &samples[place]));
    all.into_results(model, scenario, &noted)
}

/// Holds the float32 pass against the same method in float64, both at the centre.
///
/// Gives the largest relative difference of residents over counties and years.
#[must_use]
pub fn float64_check(model: &Model) -> f64 {
    let centre = model.clone().centre().range(0..1);
    let mut largest = 0.0_f64;
    let plan = Plan { tree: tree(&centre, &[]), ..plan(&centre) };
    run(&plan, &Pass::new(&centre, &Counter(&|_| ())), &Departures(&centre), |_, difference| {
        largest = largest.max(difference);
    });
    largest
}

/// How the counties of a model are worked through.
fn plan(model: &Model) -> Plan {
    let provinces = &model.baseline.selection.provinces;
    Plan {
        tree: tree(model, &model.members),
        branches: provinces.iter().map(|province| province.members.clone()).collect(),
        circles: model.circles.clone(),
        n_draws: model.draws as usize,
        n_columns: pass::columns(model),
        n_derived: pass::derived(model),
        largest_group: GROUP.0,
        memory: GROUP.1,
    }
}

/// Counties are in the order of their codes' regions, so each region's follow one another.
fn tree(model: &Model, members: &[Vec<usize>]) -> Tree {
    Tree::new(model.baseline.counties.len(), members).expect("regions lie inside one another")
}

/// Tables of every region.
struct Tables<'a> {
    model: &'a Model,
    watch: &'a dyn Watch,
}

impl Reduce for Tables<'_> {
    type Workspace = (Samples, Desk);
    type Output = (Rows, Noted);

    fn workspace(&self) -> (Samples, Desk) {
        let years = self.model.baseline.years + 1;
        let samples = Samples::new(years, self.model.draws as usize, self.model.targets.len());
        (samples, Desk::default())
    }

    fn reduce(&self, place: usize, tiles: Tiles<'_>, work: &mut (Samples, Desk)) -> (Rows, Noted) {
        let (samples, desk) = work;
        let mut reduced = None;
        self.watch.reduce(&mut || {
            samples.take(tiles, (&self.model.regions[place], &self.model.targets));
            let noted = note(self.model, place, samples);
            reduced = Some((rows(self.model, place, samples, desk), noted));
        });
        self.watch.seen(place, samples);
        reduced.expect("a watch calls the work that it is given")
    }
}

/// How far the residents of a county's first draw depart from its central path.
struct Departures<'a>(&'a Model);

impl Reduce for Departures<'_> {
    type Workspace = Samples;
    type Output = f64;

    fn workspace(&self) -> Samples {
        Samples::new(self.0.baseline.years + 1, 1, self.0.targets.len())
    }

    fn reduce(&self, county: usize, tiles: Tiles<'_>, samples: &mut Samples) -> f64 {
        samples.take(tiles, (&self.0.regions[county], &self.0.targets));
        let path = &self.0.baseline.counties[county].central.residents;
        let years = (1..).zip(path);
        years
            .map(|(year, exact)| (samples.value(Column::PopTotal, year, 0) / exact - 1.0).abs())
            .fold(0.0, f64::max)
    }
}
