//! Refuses a run that does not fit in memory, before any work.

use super::failure::Failure;
use crate::{
    ensemble::forecast,
    lanes::LANES,
    messages::{self, Said},
    model::Model,
};

/// The threads of a run: those asked for, or one a core.
pub fn threads(asked: Option<u16>) -> usize {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    asked.map_or_else(cores, usize::from)
}

/// Refuses a run that needs more memory than `--max-memory` allows, than the machine has, or than
/// can be addressed.
pub fn check(model: &Model, asked: Option<u16>, allowed: Option<u64>) -> Result<(), Failure> {
    check_with(model, asked, allowed, &|_| 0)
}

/// The same where more is kept beside the run: so many bytes at so many draws.
pub fn check_with(
    model: &Model,
    asked: Option<u16>,
    allowed: Option<u64>,
    beside: &dyn Fn(u32) -> u64,
) -> Result<(), Failure> {
    let limits = [
        allowed.map(|bytes| (bytes, messages::allowed_memory())),
        memory().map(|bytes| (bytes, messages::machine_memory())),
        Some((isize::MAX as u64, messages::addressable())),
    ];
    let least = limits.into_iter().flatten().min_by_key(|(bytes, _)| *bytes);
    least.map_or(Ok(()), |limit| within((model, beside), threads(asked), limit))
}

/// A run, and what is kept beside it.
type Work<'a> = (&'a Model, &'a dyn Fn(u32) -> u64);

fn within(work: Work<'_>, threads: usize, (limit, whose): (u64, Said)) -> Result<(), Failure> {
    let (model, beside) = work;
    let needed = forecast(model, threads).bytes + beside(model.draws);
    if needed <= limit {
        return Ok(());
    }
    let advice = most_draws(work, threads, limit).map_or_else(
        || {
            let one = Model { draws: 1, ..model.clone() };
            let least = (forecast(&one, 1).bytes + beside(1)) >> 20;
            messages::fewer_regions(least)
        },
        messages::most_draws,
    );
    let fewer = if threads > 1 { messages::fewer_threads() } else { Said::default() };
    let (needed, limit) = (needed.div_ceil(1 << 20), limit >> 20);
    Err(Failure::Refused(messages::memory_short(needed, whose, limit, advice, fewer)))
}

/// The most draws that fit: whole blocks of them, where there is more than one.
fn most_draws((model, beside): Work<'_>, threads: usize, limit: u64) -> Option<u32> {
    let mut trial = model.clone();
    let mut fits = |draws: u32| {
        trial.draws = draws;
        forecast(&trial, threads).bytes + beside(draws) <= limit
    };
    let block = LANES as u32;
    let (mut most, mut too_many) = (0, model.draws.div_ceil(block));
    while too_many - most > 1 {
        let middle = most + (too_many - most) / 2;
        if fits(middle * block) { most = middle } else { too_many = middle }
    }
    if most > 0 { Some(most * block) } else { (1..block).rev().find(|&draws| fits(draws)) }
}

/// The machine's memory, where the system says.
fn memory() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib << 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        scenario::{Scenario, shipped},
        seeds::{Bundle, Seeds},
    };

    fn model(draws: u32) -> Model {
        let top = shipped::source("liaoning_fyp14").expect("it is shipped");
        let sets = [format!("run.draws={draws}"), "regions.include=[\"210500\"]".to_owned()];
        let scenario =
            Scenario::build(top, &|name, _| shipped::source(name), &sets).expect("sound");
        Model::new(&Seeds::load(&Bundle::embedded()).expect("sound seeds"), &scenario)
            .expect("a sound model")
    }

    fn refusal(model: &Model, threads: usize, limit: u64) -> String {
        match within((model, &|_| 0), threads, (limit, messages::allowed_memory())) {
            Err(Failure::Refused(why)) => why.en,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_draws_advised_fit_and_a_block_more_does_not() {
        let model = model(1_000_000);
        for limit in [100_u64 << 20, 500 << 20, 1 << 30] {
            let most = most_draws((&model, &|_| 0), 2, limit).expect("some fit");
            let bytes = |draws| forecast(&Model { draws, ..model.clone() }, 2).bytes;
            assert!(most >= 16 && bytes(most) <= limit && bytes(most + 16) > limit, "{most}");
            let why = refusal(&model, 2, limit);
            assert!(why.contains(&format!("--draws {most}")), "{why}");
            assert!(why.contains(&format!("({} MiB)", limit >> 20)), "{why}");
            assert!(
                within(
                    (&Model { draws: most, ..model.clone() }, &|_| 0),
                    2,
                    (limit, Said::default())
                )
                .is_ok()
            );
        }
    }

    #[test]
    fn what_is_kept_beside_a_run_leaves_room_for_fewer_draws() {
        let model = model(1_000_000);
        let limit = 500 << 20;
        let alone = most_draws((&model, &|_| 0), 2, limit).expect("some fit");
        let beside: &dyn Fn(u32) -> u64 = &|draws| u64::from(draws) * 10_000;
        let most = most_draws((&model, beside), 2, limit).expect("some fit");
        let bytes = forecast(&Model { draws: most, ..model }, 2).bytes + beside(most);
        assert!(most < alone && bytes <= limit, "{most} {alone}");
    }

    #[test]
    fn what_never_fits_is_said_to() {
        let why = refusal(&model(16), 1, 1 << 20);
        assert!(why.contains("fewer regions") && !why.contains("--draws"), "{why}");
    }

    /// More draws than a 32-bit address space holds are refused before any work.
    #[test]
    fn what_cannot_be_addressed_is_refused() {
        let why = refusal(&model(1_000_000), 7, i32::MAX as u64);
        assert!(why.contains("(2047 MiB)") && why.contains("fewer --threads"), "{why}");
    }
}
