//! The fast pass against a slow, obvious twin: one draw at a time, in double precision, with a copy
//! of the population a year and the exponential itself.

use carecast::{
    domain::{AGES, CELLS, OPEN_AGE, RegionCode, Sex, cell},
    lanes::{LANES, Lanes},
    projection::{
        BANDS, BySexAge, Columns, County, Fertility, Flows, Hazards, LeeCarter, Mortal,
        NetMigrants, Noise, Weights, Yearly, band_ages, people_of, project,
    },
    streams::{Purpose, Sequence, Streams, normal, uniform},
};

const N_YEARS: usize = 12;
/// The lowest age of every band.
const EDGES: [usize; BANDS] = [0, 15, 60, 65, 70, 75, 80, 85, 90];

/// All inputs of one county, in double precision; lanes differ.
struct Inputs {
    launch: BySexAge<f64>,
    log_rates: BySexAge<f64>,
    sensitivity: BySexAge<f64>,
    index: Vec<[Lanes<f64>; 2]>,
    mortality: Vec<[Lanes<f64>; BANDS]>,
    level: Vec<Lanes<f64>>,
    asfr: Vec<[f64; 35]>,
    sex_ratio: Vec<f64>,
    infant_exposure: [f64; 2],
    movers: Vec<BySexAge<f64>>,
    rate: Vec<[Lanes<f64>; AGES]>,
    death_normals: Vec<[Lanes<f64>; BANDS]>,
    death_scale: [f64; BANDS],
    birth_normals: Vec<Lanes<f64>>,
    weights: Vec<BySexAge<f64>>,
}

impl Inputs {
    fn plausible(seed: u64) -> Self {
        let mut rng = Streams::new(seed).rng(0, RegionCode::NATION, 0, Purpose::Deaths);
        let rng = &mut rng;
        let age = |cell: usize| (cell % AGES) as f64;
        let years = 0..N_YEARS;
        let launch = std::array::from_fn(|_| between(rng, 20.0, 3000.0));
        Self {
            launch,
            log_rates: std::array::from_fn(|cell| -10.0 + 0.095 * age(cell) + normal(rng) * 0.05),
            sensitivity: std::array::from_fn(|cell| 0.016 - 1e-4 * age(cell)),
            index: years.clone().map(|_| [0, 1].map(|_| normals(rng, 0.0, 4.0))).collect(),
            mortality: years
                .clone()
                .map(|_| [(); BANDS].map(|()| between_lanes(rng, 0.7, 1.5)))
                .collect(),
            level: years.clone().map(|_| between_lanes(rng, 0.8, 2.4)).collect(),
            asfr: years.clone().map(|_| [(); 35].map(|()| between(rng, 0.0, 0.05))).collect(),
            sex_ratio: years.clone().map(|_| between(rng, 1.03, 1.15)).collect(),
            infant_exposure: [0.8, 0.7],
            movers: years.clone().map(|_| launch.map(|people| 0.5 * people)).collect(),
            rate: years.clone().map(|_| [(); AGES].map(|()| normals(rng, 0.0, 0.011))).collect(),
            death_normals: years
                .clone()
                .map(|_| [(); BANDS].map(|()| normals(rng, 0.0, 1.0)))
                .collect(),
            death_scale: [40.0, 20.0, 10.0, 8.0, 6.0, 5.0, 4.0, 3.0, 2.0],
            birth_normals: years.clone().map(|_| normals(rng, 0.0, 1.0)).collect(),
            weights: years.map(|_| std::array::from_fn(|_| between(rng, 0.0, 0.5))).collect(),
        }
    }

    /// The rows of one draw, and its people at the end.
    fn slow(&self, draw: usize) -> (Vec<[f64; 7]>, BySexAge<f64>) {
        let mut people = self.launch;
        let mut rows = Vec::new();
        for year in 0..N_YEARS {
            let band_of = |age: usize| EDGES.iter().rposition(|edge| *edge <= age).expect("an age");
            let in_band: [f64; BANDS] = std::array::from_fn(|band| {
                (0..CELLS)
                    .filter(|cell| band_of(cell % AGES) == band)
                    .map(|cell| people[cell])
                    .sum()
            });
            let hazard = |cell: usize| {
                let (sex, band) = (cell / AGES, band_of(cell % AGES));
                let rate = libm::exp(
                    self.log_rates[cell] + self.sensitivity[cell] * self.index[year][sex][draw],
                );
                let z = self.death_normals[year][band][draw] * self.death_scale[band];
                rate * self.mortality[year][band][draw] * (1.0 + z / in_band[band].sqrt()).max(0.0)
            };
            let (mut deaths, mut net) = (0.0, 0.0);
            let mut next = [0.0; CELLS];
            for (cell, start) in people.iter().enumerate() {
                let survivors = start * libm::exp(-hazard(cell));
                let wish = self.movers[year][cell] * self.rate[year][cell % AGES][draw];
                let migrants = wish.max(-survivors);
                deaths += start - survivors;
                net += migrants;
                let older = if cell % AGES == OPEN_AGE { cell } else { cell + 1 };
                next[older] += survivors + migrants;
            }
            let mut births = 0.0;
            for age in 15..50 {
                let woman = cell(Sex::Female, age);
                births += self.asfr[year][age - 15] * (people[woman] + next[woman]) / 2.0;
            }
            births *= self.level[year][draw];
            births *= (1.0 + self.birth_normals[year][draw] / births.sqrt()).max(0.0);
            for sex in Sex::BOTH {
                let share = if sex == Sex::Male { self.sex_ratio[year] } else { 1.0 };
                let born = births * share / (1.0 + self.sex_ratio[year]);
                let alive =
                    born * libm::exp(-hazard(cell(sex, 0)) * self.infant_exposure[sex as usize]);
                next[cell(sex, 0)] = alive;
                deaths += born - alive;
            }
            people = next;
            let from = |age: usize| {
                (0..CELLS).filter(|cell| cell % AGES >= age).map(|cell| people[cell]).sum()
            };
            let weighted = (0..CELLS)
                .filter(|cell| cell % AGES >= 60)
                .map(|cell| people[cell] * self.weights[year][cell])
                .sum();
            rows.push([from(0), from(65), from(83), weighted, births, deaths, net]);
        }
        (rows, people)
    }

    /// The same by the production pass, in either precision.
    fn fast<T: Mortal>(&self) -> (Vec<Lanes<f64>>, BySexAge<Lanes<f64>>) {
        let index: Vec<_> = self.index.iter().map(|k| k.map(Lanes::cast)).collect();
        let mut hazards = Hazards::<T>::new(N_YEARS);
        hazards.fill_lee_carter(LeeCarter {
            log_rates: Yearly::Constant(&self.log_rates.map(T::of)),
            sensitivity: Yearly::Constant(&self.sensitivity.map(T::of)),
            index: &index,
        });
        let by_band = |years: &[[Lanes<f64>; BANDS]]| -> Vec<[Lanes<T>; BANDS]> {
            years.iter().map(|bands| bands.map(Lanes::cast)).collect()
        };
        let lanes = |years: &[Lanes<f64>]| -> Vec<Lanes<T>> {
            years.iter().map(|lanes| lanes.cast()).collect()
        };
        let tables = |years: &[BySexAge<f64>]| -> Vec<BySexAge<T>> {
            years.iter().map(|table| table.map(T::of)).collect()
        };
        let asfr: Vec<_> = self.asfr.iter().map(|asfr| asfr.map(T::of)).collect();
        let sex_ratio: Vec<_> = self.sex_ratio.iter().map(|ratio| T::of(*ratio)).collect();
        let (mortality, level, weights) =
            (by_band(&self.mortality), lanes(&self.level), tables(&self.weights));
        let (death_normals, birth_normals) =
            (by_band(&self.death_normals), lanes(&self.birth_normals));
        let county = County {
            mortality: Yearly::ByYear(&mortality),
            fertility: Fertility {
                level: &level,
                asfr: Yearly::ByYear(&asfr),
                sex_ratio: Yearly::ByYear(&sex_ratio),
                infant_exposure: Yearly::Constant(&self.infant_exposure.map(T::of)),
            },
            noise: Some(Noise {
                deaths: &death_normals,
                death_scale: Yearly::Constant(&self.death_scale.map(T::of)),
                births: &birth_normals,
                birth_scale: T::ONE,
            }),
            weights: &[Weights { from_age: 60, by_year: Yearly::ByYear(&weights) }],
        };
        let movers = tables(&self.movers);
        let rate: Vec<_> = self.rate.iter().map(|ages| ages.map(Lanes::cast)).collect();
        let migration = NetMigrants { persons: Yearly::ByYear(&movers), rate: &rate };
        let columns = Columns::new(&[0, 65, 83], 1, Flows::Counted);
        let mut people = people_of(&self.launch.map(T::of));
        let mut tile = vec![Lanes::ZERO; N_YEARS * columns.len()];
        project(&hazards, &county, &migration, &columns, &mut people, &mut tile);
        (tile.into_iter().map(Lanes::cast).collect(), people.map(Lanes::cast))
    }
}

fn between(rng: &mut Sequence, low: f64, high: f64) -> f64 {
    low + (high - low) * uniform(rng)
}

fn between_lanes(rng: &mut Sequence, low: f64, high: f64) -> Lanes<f64> {
    Lanes::from_fn(|_| between(rng, low, high))
}

fn normals(rng: &mut Sequence, mean: f64, sd: f64) -> Lanes<f64> {
    Lanes::from_fn(|_| mean + sd * normal(rng))
}

/// Net migrants may cancel, so what an error is measured by is at least `scale`.
fn assert_close(got: f64, expected: f64, tolerance: f64, scale: f64, what: &str) {
    let error = (got - expected).abs() / expected.abs().max(scale);
    assert!(error < tolerance, "{what}: {got} for {expected}, off by {error:e}");
}

fn agree<T: Mortal>(tolerance: f64) {
    for seed in 0..5 {
        let inputs = Inputs::plausible(seed);
        let (tile, people) = inputs.fast::<T>();
        for draw in 0..LANES {
            let (rows, slow_people) = inputs.slow(draw);
            for (index, row) in rows.iter().enumerate() {
                for (column, expected) in row.iter().enumerate() {
                    let got = tile[index * row.len() + column][draw];
                    assert_close(
                        got,
                        *expected,
                        tolerance,
                        1000.0,
                        &format!("year {index}, column {column}"),
                    );
                }
            }
            for (cell, expected) in slow_people.iter().enumerate() {
                assert_close(
                    people[cell][draw],
                    *expected,
                    tolerance,
                    10.0,
                    &format!("cell {cell}"),
                );
            }
        }
    }
}

#[test]
fn fast_pass_agrees_with_its_slow_twin() {
    agree::<f64>(3e-11);
}

#[test]
fn single_precision_agrees_with_double() {
    agree::<f32>(2e-5);
}

#[test]
fn bands_are_those_of_the_twin() {
    for (band, edge) in EDGES.iter().enumerate() {
        assert_eq!(band_ages(band).start, *edge);
    }
}
