//! One county through one block of draws.

use super::{
    Balance, FuturePriors, NationalDraws, Switches,
    balance::profile,
    departure::Departure,
    movers::{Movers, Moves},
    paths::Source,
};
use crate::{
    baseline::{Baseline, County, National},
    demography::FERTILE,
    domain::{AGE_GROUPS, AGES, CELLS, PYRAMID, Sex, age_group, cell},
    lanes::Lanes,
    need::{ELDER, elder},
    projection::{
        BAND_EDGES, BANDS, Columns, County as Rates, Fertility, Flows, Hazards, NetMigrants, Noise,
        People, Weights, Yearly, people_of, project,
    },
    scenario::BASE_YEAR,
    streams::{Purpose, Streams},
    tile::Tile,
};

/// The age from which the disabled are counted once more: use of institutions rises there.
const OLDEST: usize = 80;

/// The first band of elders.
const ELDER_BAND: usize = 2;
const _: () = assert!(BAND_EDGES[ELDER_BAND] == ELDER, "the third band begins with the elders");

/// What every county's pass has in common.
#[derive(Debug)]
pub struct CountyPass<'a> {
    pub(super) baseline: &'a Baseline,
    pub(super) priors: FuturePriors,
    pub(super) on: Switches,
    streams: Streams,
    pub(super) columns: Columns,
    asfr: Vec<[f32; FERTILE.end - FERTILE.start]>,
    sex_ratio: Vec<f32>,
    profile: [f32; AGES],
    /// By instrument, then in the countryside and in cities, then by year.
    pub(super) disabled: Vec<[Vec<[f32; CELLS]>; 2]>,
    pub(super) dementia: [f32; CELLS],
    infant_exposure: [f32; 2],
}

/// Memory that a pass writes to; made once for each thread's task.
#[derive(Debug)]
pub struct Workspace {
    rows: Vec<Lanes<f32>>,
    mortality: Vec<[Lanes<f32>; BANDS]>,
    deaths: Vec<[Lanes<f32>; BANDS]>,
    births: Vec<Lanes<f32>>,
    fertility: Vec<Lanes<f32>>,
    departure: Departure,
    moving: Vec<[Lanes<f32>; AGES]>,
    /// By instrument, then by year.
    disabled: Vec<Vec<[f32; CELLS]>>,
    /// The same, nought below [`OLDEST`].
    oldest: Vec<Vec<[f32; CELLS]>>,
    people: People<f32>,
}

impl Workspace {
    /// The people of the last year of the pass run last, by sex and five-year ages.
    pub fn pyramid(&self, out: &mut [Lanes<f32>; PYRAMID]) {
        out.fill(Lanes::ZERO);
        for (sex, groups) in Sex::BOTH.into_iter().zip(out.chunks_exact_mut(AGE_GROUPS)) {
            for age in 0..AGES {
                groups[age_group(age)] += self.people[cell(sex, age)];
            }
        }
    }
}

impl<'a> CountyPass<'a> {
    /// For the counties of a baseline.
    #[must_use]
    pub fn new(
        baseline: &'a Baseline,
        priors: FuturePriors,
        on: Switches,
        streams: Streams,
    ) -> Self {
        let National { asfr, srb, .. } = &baseline.national;
        let ages = [0, 15, 60, 65, 80, 85];
        Self {
            columns: Columns::new(&ages, 2 * baseline.need.measured.len() + 1, Flows::Counted),
            asfr: asfr[1..].iter().map(|shares| shares.map(|share| share as f32)).collect(),
            sex_ratio: srb[1..].iter().map(|&ratio| ratio as f32).collect(),
            profile: profile(),
            disabled: baseline
                .need
                .measured
                .iter()
                .map(|measured| measured.disabled.each_ref().map(|path| by_year(path)))
                .collect(),
            dementia: by_cell(&baseline.need.dementia),
            infant_exposure: baseline.national.infant_exposure.map(|years| years as f32),
            baseline,
            priors,
            on,
            streams,
        }
    }

    /// Memory for one county at a time.
    #[must_use]
    pub fn workspace(&self) -> Workspace {
        let years = self.baseline.years;
        Workspace {
            rows: vec![Lanes::ZERO; years * self.columns.len()],
            mortality: vec![[Lanes::ONE; BANDS]; years],
            deaths: vec![[Lanes::ZERO; BANDS]; years],
            births: vec![Lanes::ZERO; years],
            fertility: vec![Lanes::ZERO; years],
            departure: Departure::new(years),
            moving: vec![[Lanes::ZERO; AGES]; years],
            disabled: vec![vec![[0.0; CELLS]; years + 1]; self.disabled.len()],
            oldest: vec![vec![[0.0; CELLS]; years + 1]; self.disabled.len()],
            people: [Lanes::ZERO; CELLS],
        }
    }

    /// The prevalence of a county: that of the countryside and of cities, as its elders live.
    fn mix(&self, county: &County, Workspace { disabled, oldest, .. }: &mut Workspace) {
        let urban = county.urban as f32;
        for (([rural, cities], mixed), oldest) in self.disabled.iter().zip(disabled).zip(oldest) {
            for (((rural, cities), mixed), oldest) in
                rural.iter().zip(cities).zip(mixed).zip(oldest)
            {
                for i in 0..CELLS {
                    mixed[i] = rural[i] * (1.0 - urban) + cities[i] * urban;
                }
                for sex in Sex::BOTH {
                    let ages = cell(sex, OLDEST)..=cell(sex, AGES - 1);
                    oldest[ages.clone()].copy_from_slice(&mixed[ages]);
                }
            }
        }
    }

    /// Fills the population and need columns of a tile.
    pub fn run(
        &self,
        county: &County,
        first_draw: u32,
        (national, balance, hazards): (&NationalDraws, &Balance, &Hazards<f32>),
        work: &mut Workspace,
        tile: &mut Tile,
    ) {
        let source = Source { streams: self.streams, first_draw };
        let settings = (&self.priors, self.on);
        work.departure.draw(county, &self.baseline.patterns, settings, source);
        self.draw_mortality(county, national, source, work);
        self.draw_fertility(county, national, source, work);
        self.move_people(county, balance, work);
        self.mix(county, work);
        let migration =
            NetMigrants { persons: Yearly::ByYear(&county.central.movable), rate: &work.moving };
        let dementia = Weights { from_age: ELDER, by_year: Yearly::Constant(&self.dementia) };
        let instruments = self.disabled.len();
        let mut weights = vec![dementia; 2 * instruments + 1];
        for (weights, by_year) in weights.iter_mut().zip(&work.disabled) {
            weights.by_year = Yearly::ByYear(&by_year[1..]);
        }
        for (weights, by_year) in weights[instruments + 1..].iter_mut().zip(&work.oldest) {
            *weights = Weights { from_age: OLDEST, by_year: Yearly::ByYear(&by_year[1..]) };
        }
        let noise = self.on.small_area.then_some(Noise {
            deaths: &work.deaths,
            death_scale: Yearly::ByYear(&county.central.chance),
            births: &work.births,
            birth_scale: 1.0,
        });
        let rates = Rates {
            mortality: Yearly::ByYear(&work.mortality),
            fertility: Fertility {
                level: &work.fertility,
                asfr: Yearly::ByYear(&self.asfr),
                sex_ratio: Yearly::ByYear(&self.sex_ratio),
                infant_exposure: Yearly::Constant(&self.infant_exposure),
            },
            noise,
            weights: &weights,
        };
        work.people = people_of(&county.launch.map(|count| count as f32));
        self.write_launch(county, national, [&work.disabled, &work.oldest], tile);
        project(hazards, &rates, &migration, &self.columns, &mut work.people, &mut work.rows);
        self.write(&work.rows, national, tile);
        self.need(county, national, source, tile);
    }

    fn draw_mortality(
        &self,
        county: &County,
        national: &NationalDraws,
        source: Source,
        work: &mut Workspace,
    ) {
        for year in 0..self.baseline.years {
            let at = BASE_YEAR + 1 + year as u16;
            let log = Lanes::of(county.mortality[year]);
            let (young, old) = (log.exp(), (log + national.old_mortality).exp());
            for band in 0..BANDS {
                work.mortality[year][band] = if band < ELDER_BAND {
                    young
                } else {
                    old * work.departure.dying(&self.baseline.patterns, self.on, year, band)
                };
            }
            if self.on.small_area {
                let normals = |index, purpose| {
                    source.streams.normals4(source.first_draw, county.code, at, purpose, index)
                };
                let quads = [0, 1, 2].map(|index| normals(index, Purpose::Deaths));
                for band in 0..BANDS {
                    work.deaths[year][band] = quads[band / 4][band % 4];
                }
                work.births[year] = normals(0, Purpose::Births)[0];
            }
        }
    }

    /// Net migrants per resident of the central path, by year and age.
    fn move_people(&self, county: &County, balance: &Balance, work: &mut Workspace) {
        let mut movers = Movers::START;
        for year in 0..self.baseline.years {
            let kept = self.baseline.persistence[year] as f32;
            let moves = Moves {
                level: work.departure.level,
                beside: work.departure.moving(&self.baseline.patterns, self.on, year).1,
                shift: balance.within[year],
                ..Moves::mean(kept, &county.net_rate, &self.profile)
            };
            movers.rates(&moves, balance.nation[year], &mut work.moving[year]);
            movers.age(&moves);
        }
    }

    fn draw_fertility(
        &self,
        county: &County,
        national: &NationalDraws,
        source: Source,
        work: &mut Workspace,
    ) {
        let (sd, rho) = self.priors.fertility;
        let mut departure = Lanes::ZERO;
        for year in 0..self.baseline.years {
            let at = BASE_YEAR + 1 + year as u16;
            let z = source.normal(self.on.fertility, county.code, at, Purpose::CountyFertility, 0);
            departure = departure * rho as f32 + z * sd as f32;
            let multiplier = (departure + Lanes::of(county.fertility)).max(Lanes::of(0.1));
            work.fertility[year] = national.tfr[year] * multiplier;
        }
    }
}

fn by_year(path: &[[f64; 2 * crate::need::ELDER_AGES]]) -> Vec<[f32; CELLS]> {
    path.iter().map(by_cell).collect()
}

fn by_cell(elders: &[f64; 2 * crate::need::ELDER_AGES]) -> [f32; CELLS] {
    let mut cells = [0.0; CELLS];
    for sex in Sex::BOTH {
        for age in ELDER..CELLS / 2 {
            cells[cell(sex, age)] = elders[elder(sex, age)] as f32;
        }
    }
    cells
}
