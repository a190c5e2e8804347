//! `docs/performance.md`, measured anew.
//!
//! Every run is a process of its own, so that its peak of memory is its own. What is compared runs
//! in alternation, and the median of the rounds is told.

use std::{
    error::Error,
    fmt::Write as _,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

/// Counties, draws, years, further columns, threads.
pub type Size = [usize; 5];

/// One run.
#[derive(Clone, Copy)]
struct Cost {
    /// By the clock.
    seconds: f64,
    /// Of all cores together.
    cpu: f64,
    mib: f64,
}

impl Cost {
    /// Marks a figure that neither the clock nor the work shared out over two cores keeps under.
    fn beyond(self, seconds: f64) -> &'static str {
        missed(self.seconds.min(self.cpu / 2.0) > seconds)
    }
}

/// The sizes of the reference workload, and the seconds they should stay under on two cores.
const SIZES: [(&str, Size, f64); 4] = [
    ("W-S", [100, 1_000, 15, 0, 2], 0.08),
    ("W-M", [100, 10_000, 15, 0, 2], 0.62),
    ("W-L", [2_850, 1_000, 15, 0, 2], 1.9),
    ("W-XL", [2_850, 10_000, 15, 0, 2], 16.0),
];

/// Scenario, draws, and the seconds and MiB a run should stay under.
const SCENARIOS: [(&str, u32, f64, f64); 4] = [
    ("liaoning_fyp14", 1_000, 3.0, 500.0),
    ("liaoning_fyp14", 10_000, 12.0, 1024.0),
    ("china_trend", 100, 20.0, 2048.0),
    ("china_trend", 1_000, 60.0, 2048.0),
];

/// What grows, from a middling size, and to what.
const GROWTH: [(&str, usize, [usize; 3]); 4] = [
    ("counties", 0, [200, 400, 800]),
    ("draws", 1, [2_000, 4_000, 8_000]),
    ("years", 2, [15, 30, 60]),
    ("columns a year", 3, [0, 7, 21]),
];
const MIDDLING: Size = [200, 2_000, 15, 0, 2];

/// Multiplications and additions for one county, sex, age, year and draw: survivors 1, migrants 1,
/// sums over ages 1, half a migration factor 1, old ages' weighted sums 4 × 42 of 101, fertile
/// women's births 4 × 36 of 202, and the hazard's polynomial, of degree 3.85 on average, 7.7 + 1.
const OPERATIONS: f64 = 4.0 + 4.0 * 42.0 / 101.0 + 4.0 * 36.0 / 202.0 + 8.7;

pub fn write(path: &Path, rounds: usize, peers: Option<&Path>) -> Outcome<()> {
    let mut text = String::from(HEAD);
    machine(&mut text)?;
    workload(&mut text, rounds)?;
    growth(&mut text, rounds)?;
    scenarios(&mut text, rounds.div_ceil(2))?;
    start(&mut text, rounds)?;
    race(&mut text, rounds, peers)?;
    std::fs::write(path, text)?;
    Ok(())
}

const HEAD: &str = "# Performance\n\n\
    Written by `cargo bench --bench workload -- --write docs/performance.md`: medians of runs in\n\
    alternation, each a process of its own. The reference workload projects closed-form counties by\n\
    single year of age and sex through random mortality, migration and fertility, with seven\n\
    indicators a year, summed upward and reduced to exact quantiles; a cell is one county, sex, age,\n\
    year and draw. It runs on the driver, projection, streams and summary that scenarios run on.\n";

fn machine(text: &mut String) -> Outcome<()> {
    let read = |path| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let name = cpu.lines().find_map(|line| line.strip_prefix("model name"));
    let name = name.map_or("unknown", |name| name.trim_start_matches(['\t', ' ', ':']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("?");
    writeln!(
        text,
        "\nMachine: {name}, {cores} cores, {}; load before the first run {load}. A load above 1 means \
         that other work took its share of the cores, and times are longer than they would be alone.",
        std::env::consts::ARCH,
    )?;
    Ok(())
}

fn workload(text: &mut String, rounds: usize) -> Outcome<()> {
    let peak = operations_a_second();
    writeln!(
        text,
        "\n## Reference workload\n\n\
         The arithmetic limit counts {OPERATIONS:.1} multiplications and additions a cell, unfused, at two \
         vectors a cycle (assumption), which at the clock and vector length that the system names is {:.0} \
         billion a second on one core: {:.3} ns of CPU time a cell, without random numbers, \
         reduction and memory. Where other work shares the cores, the CPU time of a run tells what it costs; it counts as in time if either the clock or half the \
         CPU time does.\n\n\
         | size | counties × draws | s | CPU s | to stay under | CPU ns a cell | of the limit | MiB |\n\
         |---|---|---|---|---|---|---|---|",
        peak / 1e9,
        OPERATIONS / peak * 1e9,
    )?;
    let costs = alternate(rounds, SIZES.len(), |index| run(SIZES[index].1))?;
    for ((name, size, limit), cost) in SIZES.iter().zip(costs) {
        let Cost { seconds, cpu, mib } = cost;
        let ns = cpu * 1e9 / cells(*size);
        let share = OPERATIONS / peak * 1e9 / ns;
        let ([counties, draws, ..], missed) = (size, cost.beyond(*limit));
        writeln!(
            text,
            "| {name} | {counties} × {draws} | {seconds:.3}{missed} | {cpu:.2} | {limit} | {ns:.3} | {:.0} % \
             | {mib:.0} |",
            100.0 * share,
        )?;
    }
    let [one, two] = [1, 2].map(|threads| [100, 10_000, 15, 0, threads]);
    let costs = alternate(rounds, 2, |index| run([one, two][index]))?;
    let scaling = costs[0].seconds / costs[1].seconds;
    writeln!(
        text,
        "\nW-M on two threads is {scaling:.2} times as fast as on one{}.",
        missed(scaling < 1.85),
    )?;
    Ok(())
}

/// Single-precision operations of one core, at two vectors a cycle.
fn operations_a_second() -> f64 {
    let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let clock = cpu.lines().find_map(|line| line.strip_prefix("cpu MHz"));
    let mhz = clock.and_then(|clock| clock.rsplit(' ').next()?.parse().ok()).unwrap_or(3000.0);
    let lanes = if cpu.contains("avx512f") { 16.0 } else { 8.0 };
    2.0 * lanes * mhz * 1e6
}

fn growth(text: &mut String, rounds: usize) -> Outcome<()> {
    let [counties, draws, years, ..] = MIDDLING;
    writeln!(
        text,
        "\n## How cost grows\n\n\
         From {counties} counties, {draws} draws, {years} years and 7 columns a year; CPU time a unit of \
         what grows, against the first. Further columns are summed upward and reduced, not projected.\n\n\
         | what | sizes | CPU s | a unit |\n|---|---|---|---|",
    )?;
    for (what, place, sizes) in GROWTH {
        let size = |index: usize| {
            let mut size = MIDDLING;
            size[place] = sizes[index];
            size
        };
        let costs = alternate(rounds, sizes.len(), |index| run(size(index)))?;
        let units = sizes.map(|n| (if place == 3 { n + 7 } else { n }) as f64);
        let of = |f: &dyn Fn(usize) -> String| [0, 1, 2].map(f).join(", ");
        writeln!(
            text,
            "| {what} | {} | {} | {} |",
            of(&|i| units[i].to_string()),
            of(&|i| format!("{:.2}", costs[i].cpu)),
            of(&|i| format!("{:.2}", costs[i].cpu / units[i] / (costs[0].cpu / units[0]))),
        )?;
    }
    Ok(())
}

fn scenarios(text: &mut String, rounds: usize) -> Outcome<()> {
    writeln!(
        text,
        "\n## Scenarios\n\n\
         `carecast run`, the whole process with all its files; memory beside what `validate` predicts.\n\n\
         | scenario | draws | s | CPU s | to stay under | MiB | predicted | to stay under |\n\
         |---|---|---|---|---|---|---|---|",
    )?;
    let costs = alternate(rounds, SCENARIOS.len(), |index| {
        let (name, draws, ..) = SCENARIOS[index];
        scenario(name, draws)
    })?;
    for ((name, draws, most_seconds, most_mib), cost) in SCENARIOS.iter().zip(costs) {
        let Cost { seconds, cpu, mib } = cost;
        let draws = draws.to_string();
        let told = carecast(&["validate", name, "--draws", &draws, "--json"])?;
        let told: serde_json::Value = serde_json::from_slice(&told)?;
        writeln!(
            text,
            "| {name} | {draws} | {seconds:.2}{} | {cpu:.2} | {most_seconds} | {mib:.0}{} | {} | {most_mib} |",
            cost.beyond(*most_seconds),
            missed(mib > *most_mib),
            told[0]["memory_mib"],
        )?;
    }
    Ok(())
}

fn start(text: &mut String, rounds: usize) -> Outcome<()> {
    let costs = alternate(2 * rounds, 2, |index| match index {
        0 => {
            let timed = Timed::start();
            carecast(&["--help"])?;
            Ok(timed.cost(0.0))
        }
        _ => scenario("liaoning_fyp14", 1),
    })?;
    let [help, one] = [costs[0], costs[1]].map(|cost| 1e3 * cost.seconds);
    writeln!(
        text,
        "\nStart: `carecast --help` takes {help:.0} ms{} (to stay under 20), a run of Liaoning with one \
         draw and all its files {one:.0} ms{} (to stay under 150).",
        missed(help > 20.0),
        missed(one > 150.0),
    )?;
    Ok(())
}

/// Peers: `numpy_ref.py` and `numba_ref.py` of a directory, run by `python3`.
fn race(text: &mut String, rounds: usize, peers: Option<&Path>) -> Outcome<()> {
    writeln!(text, "\n## Against others\n")?;
    let Some(peers) = peers else {
        writeln!(text, "Not raced: `--peers DIRECTORY` names the scripts to race against.")?;
        return Ok(());
    };
    let able = |module: &&str| {
        let mut python = Command::new("python3");
        let python = python.args(["-c", &format!("import {module}")]).stderr(Stdio::null());
        python.status().is_ok_and(|status| status.success())
    };
    let (raced, skipped): (Vec<_>, Vec<_>) = ["numpy", "numba"].into_iter().partition(able);
    let size = SIZES[0].1;
    let costs = alternate(rounds, 1 + raced.len(), |index| {
        let Some(peer) = index.checked_sub(1) else { return run(size) };
        let script = peers.join(format!("{}_ref.py", raced[peer]));
        let [counties, draws, years, _, threads] = size.map(|n| n.to_string());
        let mut python = Command::new("python3");
        python.arg(script).args(["--counties", &counties, "--draws", &draws]);
        measured(python.args(["--years", &years, "--threads", &threads]))
    })?;
    writeln!(
        text,
        "W-S on two threads or processes, their own times.\n\n| | s | times |\n|---|---|---|"
    )?;
    for (name, cost) in std::iter::once("carecast").chain(raced).zip(&costs) {
        writeln!(
            text,
            "| {name} | {:.3} | {:.1} |",
            cost.seconds,
            cost.seconds / costs[0].seconds
        )?;
    }
    for name in skipped {
        writeln!(text, "\nSkipped: {name} is not installed.")?;
    }
    Ok(())
}

fn missed(missed: bool) -> &'static str {
    if missed { " (not reached)" } else { "" }
}

fn cells([counties, draws, years, ..]: Size) -> f64 {
    (counties * draws * years * carecast::domain::CELLS) as f64
}

/// The median cost of each of `n` runs, taken in turn.
fn alternate(rounds: usize, n: usize, run: impl Fn(usize) -> Outcome<Cost>) -> Outcome<Vec<Cost>> {
    let mut costs = vec![Vec::new(); n];
    for _ in 0..rounds {
        for (index, costs) in costs.iter_mut().enumerate() {
            costs.push(run(index)?);
        }
    }
    for costs in &mut costs {
        costs.sort_by(|a, b| a.seconds.total_cmp(&b.seconds));
    }
    Ok(costs.into_iter().map(|costs| costs[costs.len() / 2]).collect())
}

fn run(size: Size) -> Outcome<Cost> {
    let mut command = Command::new(std::env::current_exe()?);
    for (option, value) in
        ["--counties", "--draws", "--years", "--columns", "--threads"].iter().zip(size)
    {
        command.args([*option, &value.to_string()]);
    }
    measured(&mut command)
}

/// A program that prints its seconds and its peak of memory as JSON, on its last line.
fn measured(command: &mut Command) -> Outcome<Cost> {
    let timed = Timed::start();
    let output = command.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().last().ok_or_else(|| format!("{command:?} printed nothing"))?;
    let line: serde_json::Value = serde_json::from_str(line)?;
    let number = |key: &str| line[key].as_f64().unwrap_or(f64::NAN);
    Ok(Cost { seconds: number("seconds"), ..timed.cost(number("peak_rss_mib")) })
}

/// When a child began, and the CPU time of the children before it.
struct Timed(Instant, f64);

impl Timed {
    fn start() -> Self {
        Self(Instant::now(), Self::children())
    }

    /// What the children since took; nought CPU time where the system does not say.
    fn cost(&self, mib: f64) -> Cost {
        let (seconds, cpu) = (self.0.elapsed().as_secs_f64(), Self::children() - self.1);
        Cost { seconds, cpu, mib }
    }

    /// User and system time of all children that have ended, in seconds; a tick is 10 ms on Linux.
    fn children() -> f64 {
        let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
        let after_name = stat.rsplit(')').next().unwrap_or_default();
        let ticks = after_name.split_whitespace().skip(13).take(2);
        ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
    }
}

/// A scenario with all its files.
fn scenario(name: &str, draws: u32) -> Outcome<Cost> {
    let folder = std::env::temp_dir().join(format!("carecast-bench-{}", std::process::id()));
    let out = folder.to_string_lossy();
    let timed = Timed::start();
    carecast(&["run", name, "--draws", &draws.to_string(), "--quiet", "--out", &out])?;
    let cost = timed.cost(0.0);
    let manifest = std::fs::read_to_string(folder.join("manifest.json"))?;
    let manifest: serde_json::Value = serde_json::from_str(&manifest)?;
    std::fs::remove_dir_all(&folder)?;
    Ok(Cost { mib: manifest["timing"]["peak_rss_mib"].as_f64().unwrap_or(f64::NAN), ..cost })
}

fn carecast(arguments: &[&str]) -> Outcome<Vec<u8>> {
    let output = Command::new(env!("CARGO_BIN_EXE_carecast")).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(output.stdout)
}
