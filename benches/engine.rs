//! The parts of the engine, each with its throughput in natural units.

use carecast::{
    domain::{AGES, CELLS, RegionCode},
    emergency::{HomeSizes, smallest_reserve},
    ensemble::simulate,
    lanes::{LANES, Lanes},
    model::Model,
    projection::{
        BANDS, BySexAge, Columns, County, Fertility, Flows, Hazards, LeeCarter, Mortal,
        NetMigrants, RateMigration, Weights, Yearly, people_of, project,
    },
    queueing::{Patience, blocked},
    scenario::{Scenario, shipped},
    seeds::{Bundle, Seeds},
    streams::{InverseTable, Purpose, Streams, binomial, gamma, normal, poisson},
    summary::{Guesses, Quantiles, moments},
};
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

const N_YEARS: usize = 15;

/// Rates like those of an old province, in one precision.
struct Inputs<T> {
    log_rates: BySexAge<T>,
    sensitivity: BySexAge<T>,
    index: Vec<[Lanes<T>; 2]>,
    hazards: Hazards<T>,
    multipliers: [Lanes<T>; BANDS],
    level: Vec<Lanes<T>>,
    asfr: [T; 35],
    weights: BySexAge<T>,
}

impl<T: Mortal> Inputs<T> {
    fn new() -> Self {
        let age = |cell: usize| (cell % AGES) as f64;
        let mut rates = Self {
            log_rates: std::array::from_fn(|cell| T::of(-10.2 + 0.096 * age(cell))),
            sensitivity: std::array::from_fn(|cell| T::of(0.016 - 1e-4 * age(cell))),
            index: (0..N_YEARS).map(|year| [Lanes::of(-1.2 * year as f64); 2]).collect(),
            hazards: Hazards::new(N_YEARS),
            multipliers: [Lanes::of(1.1); BANDS],
            level: vec![Lanes::of(1.2); N_YEARS],
            asfr: [T::of(0.03); 35],
            weights: std::array::from_fn(|cell| T::of(1e-3 * age(cell))),
        };
        rates.fill();
        rates
    }

    fn fill(&mut self) {
        self.hazards.fill_lee_carter(LeeCarter {
            log_rates: Yearly::Constant(&self.log_rates),
            sensitivity: Yearly::Constant(&self.sensitivity),
            index: &self.index,
        });
    }

    /// Runs `pass` with a county of these rates and some weighted sums.
    fn with_county(&self, n_weights: usize, pass: impl FnOnce(&County<T>)) {
        let weights =
            vec![Weights { from_age: 60, by_year: Yearly::Constant(&self.weights) }; n_weights];
        pass(&County {
            mortality: Yearly::Constant(&self.multipliers),
            fertility: Fertility {
                level: &self.level,
                asfr: Yearly::Constant(&self.asfr),
                sex_ratio: Yearly::Constant(&T::of(1.09)),
                infant_exposure: Yearly::Constant(&[T::of(0.5); 2]),
            },
            noise: None,
            weights: &weights,
        });
    }
}

/// One county, one block, all years; throughput in person-ages: county × sex × age × year × draw.
fn population_pass(c: &mut Criterion) {
    let mut group = c.benchmark_group("pass");
    group.throughput(Throughput::Elements((CELLS * N_YEARS * LANES) as u64));
    pass_in::<f32>(&mut group, "f32");
    pass_in::<f64>(&mut group, "f64");
}

fn pass_in<T: Mortal>(
    group: &mut criterion::BenchmarkGroup<criterion::measurement::WallTime>,
    precision: &str,
) {
    let rates = Inputs::<T>::new();
    let launch = people_of(&[T::of(1000.0); CELLS]);
    let shift = vec![Lanes::of(0.001); N_YEARS];
    let profile = [T::ONE; AGES];
    let by_rate = RateMigration { level: &shift, profile: &profile };
    let (persons, rate) = ([T::of(900.0); CELLS], vec![[Lanes::of(0.003); AGES]; N_YEARS]);
    let by_number = NetMigrants { persons: Yearly::Constant(&persons), rate: &rate };
    for (name, n_weights, flows) in [
        ("workload", 2, Flows::Left),
        ("flows", 2, Flows::Counted),
        ("10_weights", 10, Flows::Counted),
    ] {
        let columns = Columns::new(&[0, 60, 65, 80], n_weights, flows);
        let mut tile = vec![Lanes::ZERO; N_YEARS * columns.len()];
        rates.with_county(n_weights, |county| {
            group.bench_function(format!("{precision}/rates/{name}"), |b| {
                b.iter_batched_ref(
                    || launch,
                    |people| {
                        project(
                            &rates.hazards,
                            county,
                            &by_rate,
                            &columns,
                            people,
                            black_box(&mut tile),
                        );
                    },
                    BatchSize::SmallInput,
                );
            });
            group.bench_function(format!("{precision}/net_migrants/{name}"), |b| {
                b.iter_batched_ref(
                    || launch,
                    |people| {
                        project(
                            &rates.hazards,
                            county,
                            &by_number,
                            &columns,
                            people,
                            black_box(&mut tile),
                        );
                    },
                    BatchSize::SmallInput,
                );
            });
        });
    }
}

/// National hazards of one block; throughput in hazards.
fn hazards(c: &mut Criterion) {
    let mut group = c.benchmark_group("hazards");
    group.throughput(Throughput::Elements((CELLS * N_YEARS * LANES) as u64));
    let mut rates = Inputs::<f32>::new();
    group.bench_function("f32", |b| b.iter(|| black_box(&mut rates).fill()));
    let mut rates = Inputs::<f64>::new();
    group.bench_function("f64", |b| b.iter(|| black_box(&mut rates).fill()));
}

/// Throughput in numbers.
fn random_numbers(c: &mut Criterion) {
    let streams = Streams::new(1);
    let mut draw = 0;
    let mut next = move || {
        draw += LANES as u32;
        draw
    };
    let (place, purpose) = (RegionCode::NATION, Purpose::Deaths);
    let mut group = c.benchmark_group("random");
    group.throughput(Throughput::Elements(4 * LANES as u64));
    group.bench_function("words4", |b| b.iter(|| streams.words4(next(), place, 0, purpose, 0)));
    group.bench_function("uniforms4", |b| {
        b.iter(|| streams.uniforms4(next(), place, 0, purpose, 0));
    });
    group.bench_function("normals4", |b| b.iter(|| streams.normals4(next(), place, 0, purpose, 0)));
    group.throughput(Throughput::Elements(2 * LANES as u64));
    group.bench_function("students2", |b| {
        b.iter(|| streams.students2(next(), place, 0, purpose, 0, 4.0));
    });
    let table = InverseTable::poisson(0.7);
    group.throughput(Throughput::Elements(4 * LANES as u64));
    group.bench_function("poisson_table", |b| {
        b.iter(|| streams.words4(next(), place, 0, purpose, 0).map(|words| table.counts(words)));
    });
    group.throughput(Throughput::Elements(1));
    let mut rng = streams.rng(0, place, 0, purpose);
    group.bench_function("normal", |b| b.iter(|| normal(&mut rng)));
    group.bench_function("gamma", |b| b.iter(|| gamma(&mut rng, 3.7)));
    group.bench_function("poisson_40", |b| b.iter(|| poisson(&mut rng, 40.0)));
    group.bench_function("binomial_600", |b| b.iter(|| binomial(&mut rng, 600, 0.1)));
}

/// Columns of an indicator, year after year; throughput in samples.
fn reduction(c: &mut Criterion) {
    let probabilities = [0.025, 0.1, 0.5, 0.9, 0.975];
    let mut group = c.benchmark_group("reduction");
    for n_draws in [1000, 10_000] {
        let column = |year: usize, floor: f32| -> Vec<f32> {
            let block = |first: usize, year: usize| {
                Streams::new(1).normals(
                    (first * LANES) as u32,
                    RegionCode::NATION,
                    0,
                    Purpose::Deaths,
                    year as u32,
                )
            };
            let blocks =
                (0..=n_draws / LANES).flat_map(|b| (block(b, 0) + block(b, 1 + year) * 0.3).0);
            blocks.take(n_draws).map(|z| (1e4 + 300.0 * z).max(floor)).collect()
        };
        group.throughput(Throughput::Elements((N_YEARS * n_draws) as u64));
        for (name, floor) in [("people", 0.0), ("shortfall", 1e4)] {
            let columns: Vec<_> = (0..N_YEARS).map(|year| column(year, floor)).collect();
            let columns: Vec<Vec<f32>> = columns
                .into_iter()
                .map(|column| column.iter().map(|x| x - floor).collect())
                .collect();
            let (mut quantiles, mut guesses) = (Quantiles::new(&probabilities), Guesses::default());
            group.bench_function(format!("{name}/{n_draws}"), |b| {
                b.iter(|| {
                    let mut out = [0.0; 5];
                    for column in &columns {
                        let moments = moments(column);
                        quantiles.of(column, &moments, &mut guesses, &mut out);
                        black_box((moments, out));
                    }
                });
            });
            group.bench_function(format!("{name}/{n_draws}/moments"), |b| {
                b.iter(|| columns.iter().map(|column| moments(column).mean).sum::<f64>());
            });
        }
    }
}

/// A kind of bed in one county, year and block; throughput in draws.
fn queue(c: &mut Criterion) {
    let mut group = c.benchmark_group("queue");
    group.throughput(Throughput::Elements(LANES as u64));
    let patience = Patience { stay: 2.5, abandon: 0.5, mark: 0.25 };
    let beds = Lanes::from_fn(|lane| 400.0 + lane as f32);
    for (name, load) in [("spare", 300.0), ("full", 410.0), ("crowded", 600.0)] {
        group.bench_function(format!("service/{name}"), |b| {
            b.iter(|| patience.service(black_box(Lanes::splat(load)), black_box(beds)));
        });
    }
    group.bench_function("blocked", |b| {
        b.iter(|| blocked(black_box(Lanes::splat(410.0)), black_box(beds)));
    });
}

/// Homes that are emptied; throughput in draws, and in reserves that are sized.
fn emergency(c: &mut Criterion) {
    let mut group = c.benchmark_group("emergency");
    let homes = HomeSizes { mean: 120.0, sigma: 0.8 };
    group.throughput(Throughput::Elements(LANES as u64));
    group.bench_function("chance_above", |b| {
        b.iter(|| homes.chance_above(black_box(Lanes::from_fn(|lane| 40.0 * (1 + lane) as f32))));
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("smallest_reserve", |b| {
        b.iter(|| smallest_reserve(black_box(0.01), 0.05, 0.7, &homes));
    });
}

/// A whole scenario without its files: Liaoning's plan at 100 draws; throughput in
/// county × year × draw.
fn reference_run(c: &mut Criterion) {
    let top = shipped::source("liaoning_fyp14").expect("it is shipped");
    let sets = ["run.draws=100".to_owned()];
    let scenario = Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("sound");
    let seeds = Seeds::load(&Bundle::embedded()).expect("sound seeds");
    let model = Model::new(&seeds, &scenario).expect("a sound model");
    let cells = model.baseline.counties.len() * model.baseline.years * model.draws as usize;
    let mut group = c.benchmark_group("reference");
    group.sample_size(10);
    group.bench_function("model", |b| b.iter(|| Model::new(&seeds, &scenario)));
    group.throughput(Throughput::Elements(cells as u64));
    group.bench_function("liaoning_fyp14/100", |b| {
        b.iter(|| simulate(&model, &scenario, &|_| ()));
    });
}

criterion_group!(
    benches,
    population_pass,
    hazards,
    random_numbers,
    reduction,
    queue,
    emergency,
    reference_run
);
criterion_main!(benches);
