//! How long a run takes: the only clock of the program.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Instant,
};

/// Tells the time that threads reduce samples from the time that they simulate.
#[derive(Debug)]
pub struct Clock {
    started: Instant,
    /// Nanoseconds of all threads.
    reducing: AtomicU64,
}

impl Clock {
    /// Begins now.
    pub fn start() -> Self {
        Self { started: Instant::now(), reducing: AtomicU64::new(0) }
    }

    /// Does a piece of reduction.
    pub fn reduction(&self, work: &mut dyn FnMut()) {
        let started = Instant::now();
        work();
        let nanoseconds = u64::try_from(started.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.reducing.fetch_add(nanoseconds, Ordering::Relaxed);
    }

    /// Wall time since the start in seconds, as simulation and as reduction: a thread's share of
    /// the reduction is taken from the whole.
    pub fn parted(&self, threads: usize) -> [f64; 2] {
        let wall = self.started.elapsed().as_secs_f64();
        let reducing = self.reducing.load(Ordering::Relaxed) as f64 / 1e9;
        let reducing = (reducing / threads.max(1) as f64).min(wall);
        [wall - reducing, reducing]
    }
}
