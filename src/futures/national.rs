//! What one block of draws shares across the whole country.

use super::{FuturePriors, Switches, levels::Levels, paths::Source};
use crate::{
    baseline::{Baseline, National, NationalNeed},
    demography::{LifeTable, Z_NODES},
    domain::{CELLS, RegionCode, Sex, cell},
    lanes::{LANES, Lanes},
    projection::{Hazards, LeeCarter, Yearly},
    streams::{Purpose, Streams},
};

/// The national part of one block of draws; years count from the first after the base year.
#[derive(Clone, Debug)]
pub struct NationalDraws {
    /// Log multiplier on mortality from 60 on, beside life expectancy.
    pub old_mortality: Lanes<f32>,
    /// By year: total fertility.
    pub tfr: Vec<Lanes<f32>>,
    /// By year: net migrants of the country, persons.
    pub net_migrants: Vec<Lanes<f32>>,
    /// By draw: which of the baseline's instruments says who is disabled.
    pub instrument: [usize; LANES],
    /// Level of need beside the instrument's.
    pub need_level: Lanes<f32>,
    /// How far the trend of need runs beside its variant's, in years of trend per year.
    pub need_trend: Lanes<f32>,
    /// By draw: the disabled by level.
    pub levels: Levels,
    mortality_index: Vec<[Lanes<f32>; 2]>,
}

impl NationalDraws {
    /// The block of draws that begins with `first_draw`.
    #[must_use]
    pub fn new(
        baseline: &Baseline,
        priors: &FuturePriors,
        on: Switches,
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let source = Source { streams, first_draw };
        let (national, years) = (&baseline.national, baseline.years);
        let walk = |on, purpose| source.walk(on, RegionCode::NATION, purpose, years);
        let normal = |on, purpose, index| source.normal(on, RegionCode::NATION, 0, purpose, index);
        let life = walk(on.mortality, Purpose::NationalMortality);
        let mortality_index = (1..)
            .zip(&life)
            .map(|(year, z)| {
                Sex::BOTH.map(|sex| {
                    let table = &national.mortality[sex as usize].index[year];
                    tabulated(table, *z + Lanes::of(national.longevity))
                })
            })
            .collect();
        let path = |tables: &[[f64; Z_NODES]], z: Vec<Lanes<f32>>| {
            tables[1..].iter().zip(z).map(|(table, z)| tabulated(table, z)).collect()
        };
        let level_sd = baseline.need.level_sd;
        let instrument = instruments(&baseline.need, on.need, source);
        Self {
            old_mortality: normal(on.mortality, Purpose::NationalMortality, 4)
                * national.old_mortality_sd as f32,
            tfr: path(&national.tfr, walk(on.fertility, Purpose::NationalFertility)),
            net_migrants: path(
                &national.net_migrants,
                walk(on.migration, Purpose::NationalMigration),
            ),
            instrument,
            need_level: (normal(on.need, Purpose::NeedLevel, 0) * level_sd as f32
                - Lanes::of(if on.need { level_sd * level_sd / 2.0 } else { 0.0 }))
            .exp(),
            need_trend: normal(on.need, Purpose::NeedTrend, 0) * priors.need_trend_sd as f32,
            levels: Levels::new(&baseline.need, &instrument, on.need, source),
            mortality_index,
        }
    }

    /// Takes over what an instrument gives for the draws that go by it.
    pub fn by_instrument(&self, instrument: usize, given: Lanes<f32>, taken: &mut Lanes<f32>) {
        for (lane, own) in self.instrument.iter().enumerate() {
            if *own == instrument {
                taken.0[lane] = given.0[lane];
            }
        }
    }

    /// Fills the hazards of the block.
    pub fn hazards(&self, tables: &HazardTables, hazards: &mut Hazards<f32>) {
        hazards.fill_lee_carter(LeeCarter {
            log_rates: Yearly::ByYear(&tables.log_hazards),
            sensitivity: Yearly::ByYear(&tables.sensitivity),
            index: &self.mortality_index,
        });
    }
}

/// National hazards as the projection wants them: years after the base year.
#[derive(Clone, Debug)]
pub struct HazardTables {
    log_hazards: Vec<[f32; CELLS]>,
    sensitivity: Vec<[f32; CELLS]>,
}

impl HazardTables {
    /// Logs of the hazards with the index at nought, and their slope in it.
    ///
    /// A hazard mixes the death rates of two ages, so its log is only nearly straight in the index;
    /// the slope is taken between −½ and ½, beyond which few draws go.
    #[must_use]
    pub fn new(national: &National) -> Self {
        let (mut log_hazards, mut sensitivity) = (Vec::new(), Vec::new());
        for year in 1..national.hazards.len() {
            let (mut logs, mut slopes) = ([0.0; CELLS], [0.0; CELLS]);
            for sex in Sex::BOTH {
                let path = &national.mortality[sex as usize];
                let [low, centre, high] = [-0.5, 0.0, 0.5]
                    .map(|k| LifeTable::new(sex, path.rates(year, k)).hazards().map(libm::log));
                for age in 0..CELLS / 2 {
                    logs[cell(sex, age)] = centre[age] as f32;
                    slopes[cell(sex, age)] = (high[age] - low[age]) as f32;
                }
            }
            log_hazards.push(logs);
            sensitivity.push(slopes);
        }
        Self { log_hazards, sensitivity }
    }
}

/// A tabulated distribution at each draw's deviate, straight between the nodes.
fn tabulated(table: &[f64; Z_NODES], z: Lanes<f32>) -> Lanes<f32> {
    z.map(|z| crate::baseline::at_deviate(table, f64::from(z)) as f32)
}

/// Which instrument each draw takes, all equally likely; the one in the middle where need is not drawn.
fn instruments(need: &NationalNeed, on: bool, source: Source) -> [usize; LANES] {
    let count = need.measured.len();
    if !on || count == 1 {
        return [need.central(); LANES];
    }
    // A number apart from the one that gives the level.
    let (nation, first) = (RegionCode::NATION, source.first_draw);
    let uniform = source.streams.uniforms(first, nation, 0, Purpose::NeedLevel, 4);
    uniform.0.map(|u| ((u * count as f32) as usize).min(count - 1))
}
