//! The reference workload W through the production engine: one line of JSON.
//!
//! ```text
//! cargo bench --bench workload -- --counties 100 --draws 1000 --years 15 --seed 1 --threads 2
//! cargo bench --bench workload -- --write docs/performance.md --rounds 5 --peers DIRECTORY
//! ```

mod inputs;
mod model;
mod report;

use carecast::{
    domain::CELLS,
    driver::{Plan, Reduce, Tiles, Tree, run},
    parallel::Threads,
    summary::Moments,
    tables::Levels,
};
use model::{AGED_65, AGED_80, DEMAND, DEPENDANTS, SHORTFALL, TOTAL, Workload};
use std::{error::Error, path::PathBuf, time::Instant};

/// 2.5, 10, 50, 90 and 97.5 per cent.
const PROBABILITIES: [f64; 5] = [0.025, 0.1, 0.5, 0.9, 0.975];

struct Arguments {
    counties: usize,
    draws: usize,
    years: usize,
    columns: usize,
    seed: u64,
    threads: u16,
    write: Option<PathBuf>,
    rounds: usize,
    peers: Option<PathBuf>,
}

impl Arguments {
    /// `None` without any, so that a plain `cargo bench` goes on to the other suites.
    fn parse() -> Result<Option<Self>, Box<dyn Error>> {
        let words: Vec<String> =
            std::env::args().skip(1).filter(|word| word != "--bench").collect();
        let mut arguments = Self {
            counties: 100,
            draws: 1000,
            years: 15,
            columns: 0,
            seed: 1,
            threads: 2,
            write: None,
            rounds: 5,
            peers: None,
        };
        for pair in words.chunks(2) {
            let [name, value] = pair else {
                return Err(format!("{} needs a value", pair[0]).into());
            };
            match name.as_str() {
                "--counties" => arguments.counties = value.parse()?,
                "--draws" => arguments.draws = value.parse()?,
                "--years" => arguments.years = value.parse()?,
                "--columns" => arguments.columns = value.parse()?,
                "--write" => arguments.write = Some(value.into()),
                "--rounds" => arguments.rounds = value.parse()?,
                "--peers" => arguments.peers = Some(value.into()),
                "--seed" => arguments.seed = value.parse()?,
                "--threads" => arguments.threads = value.parse()?,
                _ => return Err(format!("unknown option {name}").into()),
            }
        }
        if [arguments.counties, arguments.draws, arguments.years].contains(&0) {
            return Err("--counties, --draws and --years must be 1 or more".into());
        }
        Ok((!words.is_empty()).then_some(arguments))
    }
}

/// Ten counties in a prefecture, ten prefectures in a province: the counties of each, by level.
fn sums(n_counties: usize) -> [Vec<Vec<usize>>; 3] {
    [10, 100, n_counties].map(|size| {
        let members = |first: usize| (first..(first + size).min(n_counties)).collect();
        (0..n_counties).step_by(size).map(members).collect()
    })
}

/// Mean, spread and quantiles of every column.
struct Summarise {
    n_columns: usize,
}

/// By year and column.
type Statistics = Vec<(Moments, [f32; 5])>;

impl Reduce for Summarise {
    type Workspace = (Levels<5>, Vec<f32>);
    type Output = Statistics;

    fn workspace(&self) -> Self::Workspace {
        (Levels::new(PROBABILITIES), Vec::new())
    }

    fn reduce(&self, _: usize, tiles: Tiles<'_>, work: &mut Self::Workspace) -> Statistics {
        let (levels, buffer) = work;
        let mut statistics = Vec::with_capacity(tiles.n_columns());
        levels.begin();
        tiles.for_each_column(buffer, |column, samples| {
            statistics.push(levels.of(column % self.n_columns, samples));
        });
        statistics
    }
}

/// What the workload's definition compares implementations by, all of the final year.
#[derive(Default)]
struct Checksums {
    national: Option<Statistics>,
    county_q50_80: Mean,
    county_q025_demand: Mean,
    prefecture_q90_shortfall: Mean,
    province_sd_total: Mean,
    rows: usize,
}

#[derive(Default)]
struct Mean {
    sum: f64,
    n: f64,
}

impl Mean {
    fn add(&mut self, value: f64) {
        self.sum += value;
        self.n += 1.0;
    }

    fn get(&self) -> f64 {
        self.sum / self.n
    }
}

impl Checksums {
    fn add(&mut self, level: usize, statistics: Statistics, last_year: usize) {
        let quantile =
            |column: usize, index: usize| f64::from(statistics[last_year + column].1[index]);
        self.rows += statistics.len();
        match level {
            0 => {
                self.county_q50_80.add(quantile(AGED_80, 2));
                self.county_q025_demand.add(quantile(DEMAND, 0));
            }
            1 => self.prefecture_q90_shortfall.add(quantile(SHORTFALL, 3)),
            2 => self.province_sd_total.add(statistics[last_year + TOTAL].0.sd),
            _ => self.national = Some(statistics),
        }
    }
}

/// The largest memory this process has held, in MiB; nought where the system does not say.
fn peak_rss_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<f64> = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    kib.map_or(0.0, |kib| kib / 1024.0)
}

fn main() -> Result<(), Box<dyn Error>> {
    let Some(arguments) = Arguments::parse()? else { return Ok(()) };
    if let Some(path) = &arguments.write {
        return report::write(path, arguments.rounds, arguments.peers.as_deref());
    }
    let Arguments { counties, draws, years, columns, seed, threads, .. } = arguments;
    let start = Instant::now();
    let pool = Threads::new(Some(threads))?;
    let workload = pool.run(|| Workload::new(counties, years, columns, seed));
    let n_columns = workload.n_columns();
    let sums = sums(counties);
    let plan = Plan {
        tree: Tree::new(counties, &sums.concat())?,
        branches: std::iter::once(0..counties).collect(),
        circles: (0..counties).map(|county| county..county + 1).collect(),
        n_draws: draws,
        n_columns: years * n_columns,
        n_derived: 0,
        largest_group: 32,
        memory: 160 << 20,
    };
    let levels: Vec<usize> = std::iter::once(counties)
        .chain(sums.iter().map(Vec::len))
        .enumerate()
        .flat_map(|(level, n)| std::iter::repeat_n(level, n))
        .collect();
    let last_year = (years - 1) * n_columns;
    let mut sums = Checksums::default();
    pool.run(|| {
        run(&plan, &workload, &Summarise { n_columns }, |unit, statistics| {
            sums.add(levels[unit], statistics, last_year);
        });
    });
    let seconds = start.elapsed().as_secs_f64();

    let cells = (counties * CELLS * years * draws) as f64;
    let national = sums.national.expect("the nation is complete");
    let moments = |column: usize| national[last_year + column].0;
    let line = serde_json::json!({
        "impl": "carecast",
        "counties": counties,
        "draws": draws,
        "years": years,
        "dtype": "f32",
        "threads": threads,
        "seconds": seconds,
        "ns_per_cell": seconds * 1e9 / cells,
        "draw_counties_per_s": (counties * draws) as f64 / seconds,
        "peak_rss_mib": peak_rss_mib(),
        "nat_mean_65_final": moments(AGED_65).mean,
        "nat_sd_65_final": moments(AGED_65).sd,
        "nat_mean_total_final": moments(TOTAL).mean,
        "nat_mean_dep_final": moments(DEPENDANTS).mean,
        "nat_q975_shortfall_final": national[last_year + SHORTFALL].1[4],
        "mean_county_q50_80_final": sums.county_q50_80.get(),
        "mean_county_q025_demand_final": sums.county_q025_demand.get(),
        "mean_pref_q90_shortfall_final": sums.prefecture_q90_shortfall.get(),
        "mean_prov_sd_total_final": sums.province_sd_total.get(),
        "rows": sums.rows,
    });
    println!("{line}");
    Ok(())
}
