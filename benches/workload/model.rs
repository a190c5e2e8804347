//! Workload W as a model of the production engine.

use crate::inputs::{Common, Local};
use carecast::{
    domain::RegionCode,
    driver::Simulate,
    lanes::{LANES, Lanes, one_by_one},
    parallel::map,
    projection::{
        BANDS, Columns, County, Fertility, Flows, Hazards, LeeCarter, RateMigration, Weights,
        Yearly, people_of, project,
    },
    streams::{InverseTable, Purpose, Streams},
};
use multiversion::multiversion;

/// Columns of a year, in the order of the workload's indicators.
pub const TOTAL: usize = 0;
pub const AGED_65: usize = 2;
pub const AGED_80: usize = 3;
pub const DEPENDANTS: usize = 4;
pub const DEMAND: usize = 5;
pub const SHORTFALL: usize = 6;

pub struct Workload {
    common: Common,
    counties: Vec<(RegionCode, Local, InverseTable)>,
    n_years: usize,
    columns: Columns,
    streams: Streams,
}

pub struct Workspace {
    hazards: Hazards<f32>,
    index: Vec<[Lanes<f32>; 2]>,
    uptake: Lanes<f32>,
    path: Path,
}

/// The random path of one county in one block, by year.
struct Path {
    mortality: [Lanes<f32>; BANDS],
    migration: Vec<Lanes<f32>>,
    fertility: Vec<Lanes<f32>>,
    projects: Vec<Lanes<f32>>,
}

impl Workload {
    /// The workload, with so many further columns: demand in other units, for cost alone.
    pub fn new(n_counties: usize, n_years: usize, n_further: usize, seed: u64) -> Self {
        let county = |index: usize| {
            let local = Local::new(index, n_years);
            let projects = InverseTable::poisson(local.projects_a_year);
            let code = format!("{:06}", 110_000 + index);
            (code.parse().expect("six digits"), local, projects)
        };
        Self {
            common: Common::new(),
            counties: map(n_counties, county),
            n_years,
            columns: Columns::new(&[0, 60, 65, 80], 2, Flows::Left).with_room_for(1 + n_further),
            streams: Streams::new(seed),
        }
    }

    pub fn n_columns(&self) -> usize {
        self.columns.len()
    }

    /// Draws the path of a county: an offset of mortality, levels of migration and fertility that
    /// return to their means, and completed projects.
    fn draw(&self, county: usize, first_draw: u32, path: &mut Path) {
        let (code, local, projects) = &self.counties[county];
        let (mut migration, mut fertility) = (Lanes::ZERO, Lanes::ZERO);
        let mut completed = Lanes::ZERO;
        for pair in 0..self.n_years.div_ceil(2) {
            let normals =
                self.streams.normals4(first_draw, *code, 0, Purpose::CountyMigration, pair as u32);
            for (year, [z, y]) in
                (2 * pair..self.n_years).zip([[normals[0], normals[1]], [normals[2], normals[3]]])
            {
                migration = migration * 0.8 + z * 0.002;
                path.migration[year] = migration + Lanes::splat(local.migration_mean);
                fertility =
                    (fertility * 0.9 + y * 0.05).max(Lanes::splat(0.2 - local.fertility_mean));
                path.fertility[year] = fertility + Lanes::splat(local.fertility_mean);
            }
        }
        let z = self.streams.normals(first_draw, *code, 0, Purpose::CountyMortality, 0);
        path.mortality = [(z * 0.08 + Lanes::of(local.mortality_offset)).exp(); BANDS];
        for four in 0..self.n_years.div_ceil(4) {
            let words = self.streams.words4(first_draw, *code, 0, Purpose::Openings, four as u32);
            for (year, words) in (4 * four..self.n_years).zip(words) {
                completed += projects.counts(words);
                path.projects[year] = completed;
            }
        }
    }
}

impl Simulate for Workload {
    type Shared = ();
    type Workspace = Workspace;

    fn share(&self, _: usize, _: usize) {}

    fn workspace(&self) -> Workspace {
        let by_year = vec![Lanes::ZERO; self.n_years];
        Workspace {
            hazards: Hazards::new(self.n_years),
            index: vec![[Lanes::ZERO; 2]; self.n_years],
            uptake: Lanes::ZERO,
            path: Path {
                mortality: [Lanes::ZERO; BANDS],
                migration: by_year.clone(),
                fertility: by_year.clone(),
                projects: by_year,
            },
        }
    }

    fn prepare(&self, block: usize, workspace: &mut Workspace) {
        let first_draw = (block * LANES) as u32;
        let normal = |purpose, index| {
            self.streams.normals(first_draw, RegionCode::NATION, 0, purpose, index)
        };
        let mut k = Lanes::ZERO;
        for (year, index) in workspace.index.iter_mut().enumerate() {
            k += normal(Purpose::NationalMortality, year as u32) - 1.2;
            *index = [k; 2];
        }
        workspace.uptake = (normal(Purpose::CareMode, 0) * 0.15 - 0.01125).exp();
        workspace.hazards.fill_lee_carter(LeeCarter {
            log_rates: Yearly::Constant(&self.common.log_rates),
            sensitivity: Yearly::Constant(&self.common.sensitivity),
            index: &workspace.index,
        });
    }

    fn county(
        &self,
        county: usize,
        block: usize,
        (): &(),
        workspace: &mut Workspace,
        tile: &mut [Lanes<f32>],
    ) {
        self.draw(county, (block * LANES) as u32, &mut workspace.path);
        let (_, local, _) = &self.counties[county];
        let path = &workspace.path;
        let weights = self
            .common
            .weights
            .each_ref()
            .map(|table| Weights { from_age: 60, by_year: Yearly::Constant(table) });
        let inputs = County {
            mortality: Yearly::Constant(&path.mortality),
            fertility: Fertility {
                level: &path.fertility,
                asfr: Yearly::Constant(&self.common.asfr),
                sex_ratio: Yearly::Constant(&1.09),
                infant_exposure: Yearly::Constant(&[0.5; 2]),
            },
            noise: None,
            weights: &weights,
        };
        let migration =
            RateMigration { level: &path.migration, profile: &self.common.migration_profile };
        let mut people = people_of(&local.launch);
        project(&workspace.hazards, &inputs, &migration, &self.columns, &mut people, tile);
        find_shortfall((tile, self.columns.len()), workspace.uptake, &local.beds, &path.projects);
    }
}

/// Demand for institutions, and the beds it lacks.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn find_shortfall(
    (tile, n_columns): (&mut [Lanes<f32>], usize),
    uptake: Lanes<f32>,
    beds: &[f32],
    projects: &[Lanes<f32>],
) {
    for (row, (beds, projects)) in tile.chunks_exact_mut(n_columns).zip(beds.iter().zip(projects)) {
        one_by_one();
        row[DEMAND] *= uptake;
        let short = row[DEMAND] * (1.0 / 0.95) - *beds - *projects * 60.0;
        row[SHORTFALL] = short.max(Lanes::ZERO);
        for further in SHORTFALL + 1..n_columns {
            row[further] = row[DEMAND] * further as f32;
        }
    }
}
