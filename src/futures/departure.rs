//! How one county departs from its means, in one block of draws.

use super::{FuturePriors, Switches, paths::Source, persistence::Persistence};
use crate::{
    baseline::{County, MOVING_GROUPS, Patterns},
    calibration::{FACTORS, FREEDOM},
    domain::RegionCode,
    lanes::Lanes,
    scenario::BASE_YEAR,
    streams::Purpose,
};

/// A score of each pattern of age.
pub(super) type Scores = [Lanes<f32>; FACTORS];

/// Something for each five-year age below 75.
pub(super) type Moving = [Lanes<f32>; MOVING_GROUPS];

/// The heaviest tail: a county's own scores are a normal number times at most this. One draw
/// in 150 has it.
const HEAVIEST: f32 = 6.0;

/// Most of a yearly log rate beside the mean: as in the hindcast.
const MOST: f32 = 0.3;

/// Least and most that a pattern leaves of a band's hazard: as in the hindcast, and as much again.
const MORTALITY: (f32, f32) = (0.3, 3.0);

/// Scores by year, as migration and as mortality remember them.
#[derive(Clone, Debug)]
struct Path {
    moving: Vec<Scores>,
    dying: Vec<Scores>,
}

impl Path {
    fn new(years: usize) -> Self {
        let none = vec![[Lanes::ZERO; FACTORS]; years];
        Self { moving: none.clone(), dying: none }
    }

    /// Fills the years from one set of shocks a year, the base year's first.
    fn fill(
        &mut self,
        scale: &Scores,
        observed: bool,
        persistence: [&Persistence; 2],
        shocks: impl Fn(u16) -> Scores,
    ) {
        let start = shocks(0);
        let mut states = persistence.map(|persistence| {
            let spread =
                if observed { persistence.start_observed } else { persistence.start_unknown };
            start.map(|z| z * spread)
        });
        for year in 0..self.moving.len() {
            let shock = shocks(1 + year as u16);
            for (state, persistence) in states.iter_mut().zip(persistence) {
                for (x, z) in state.iter_mut().zip(&shock) {
                    *x = *x * persistence.kept + *z * persistence.innovation;
                }
            }
            self.moving[year] = std::array::from_fn(|k| states[0][k] * scale[k]);
            self.dying[year] = std::array::from_fn(|k| states[1][k] * scale[k]);
        }
    }
}

/// A county's departures from its means.
#[derive(Clone, Debug)]
pub(super) struct Departure {
    /// Factor on the mean migration rates that the whole province shares, and with the county's own.
    pub common_level: Lanes<f32>,
    pub level: Lanes<f32>,
    province: Path,
    local: Path,
}

impl Departure {
    /// Nothing drawn yet.
    pub fn new(years: usize) -> Self {
        Self {
            common_level: Lanes::ONE,
            level: Lanes::ONE,
            province: Path::new(years),
            local: Path::new(years),
        }
    }

    /// Draws a county's departures in one block.
    ///
    /// Provinces and prefectures have shocks of their own, on their codes, so that all counties
    /// of one share them; a county's own part, with its prefecture's, has the tails of Student's t.
    pub fn draw(
        &mut self,
        county: &County,
        patterns: &Patterns,
        (priors, on): (&FuturePriors, Switches),
        source: Source,
    ) {
        let (sd, share) = (priors.migration_relative_sd, priors.migration_province_share);
        let normal = |code, purpose| source.normal(on.migration, code, 0, purpose, 0);
        let of_province = normal(county.province, Purpose::ProvinceMigration);
        let own = normal(county.code, Purpose::CountyMigration);
        self.common_level = Lanes::ONE + of_province * (sd * libm::sqrt(share)) as f32;
        self.level = self.common_level + own * (sd * libm::sqrt(1.0 - share)) as f32;
        if !on.migration && !on.mortality {
            return;
        }
        let shocks = |code: RegionCode, year: u16, purpose| {
            source.streams.normals4(source.first_draw, code, BASE_YEAR + year, purpose, 0)
        };
        self.province.fill(
            &county.province_scale.map(Lanes::splat),
            county.observed,
            [&priors.migration_persistence, &priors.mortality_persistence.0],
            |year| shocks(county.province, year, Purpose::ProvinceMigration),
        );
        let tail = tail(county.code, source);
        let shared = patterns.prefecture.map(|share| libm::sqrt(share) as f32);
        let alone = patterns.prefecture.map(|share| libm::sqrt(1.0 - share) as f32);
        self.local.fill(
            &county.scale.map(|scale| tail * scale),
            county.observed,
            [&priors.migration_persistence, &priors.mortality_persistence.1],
            |year| {
                let prefecture = shocks(county.prefecture, year, Purpose::PrefectureMigration);
                let own = shocks(county.code, year, Purpose::CountyMigration);
                std::array::from_fn(|k| prefecture[k] * shared[k] + own[k] * alone[k])
            },
        );
    }

    /// Yearly rates of migration beside the mean, by five-year age: the province's part, and all.
    pub fn moving(&self, patterns: &Patterns, on: Switches, year: usize) -> (Moving, Moving) {
        if !on.migration {
            return ([Lanes::ZERO; MOVING_GROUPS], [Lanes::ZERO; MOVING_GROUPS]);
        }
        let (province, local) = (&self.province.moving[year], &self.local.moving[year]);
        let (mut common, mut all) = ([Lanes::ZERO; MOVING_GROUPS], [Lanes::ZERO; MOVING_GROUPS]);
        for (group, pattern) in patterns.migration.iter().enumerate() {
            let shared = linear(province, pattern);
            common[group] = rate(shared);
            all[group] = rate(shared + linear(local, pattern));
        }
        (common, all)
    }

    /// Factor on the hazards of a band of ages.
    pub fn dying(&self, patterns: &Patterns, on: Switches, year: usize, band: usize) -> Lanes<f32> {
        if !on.mortality {
            return Lanes::ONE;
        }
        let pattern = &patterns.mortality[band];
        let departure =
            linear(&self.province.dying[year], pattern) + linear(&self.local.dying[year], pattern);
        (Lanes::ONE + departure).max(Lanes::splat(MORTALITY.0)).min(Lanes::splat(MORTALITY.1))
    }
}

fn linear(scores: &Scores, pattern: &[f32; FACTORS]) -> Lanes<f32> {
    scores.iter().zip(pattern).fold(Lanes::ZERO, |sum, (z, weight)| sum + *z * *weight)
}

/// A yearly rate from its logarithm, to second order: within 0.005 at the limit.
fn rate(log: Lanes<f32>) -> Lanes<f32> {
    let most = Lanes::splat(MOST);
    let log = log.min(most).max(-most);
    log + log * log * 0.5
}

/// What makes a normal number Student's t with three degrees of freedom: chi-square from a uniform,
/// two degrees, and a normal, one.
fn tail(code: RegionCode, source: Source) -> Lanes<f32> {
    let (streams, first) = (source.streams, source.first_draw);
    let normal = streams.normals(first, code, 0, Purpose::CountyMigration, 4);
    let uniform = streams.uniforms(first, code, 0, Purpose::CountyMigration, 0);
    uniform.zip(normal, |uniform, normal| {
        let square = -2.0 * libm::log(f64::from(uniform)) + f64::from(normal) * f64::from(normal);
        (libm::sqrt(FREEDOM / square) as f32).min(HEAVIEST)
    })
}
