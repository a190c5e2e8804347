//! The one place that hands out work.

use std::sync::{Mutex, PoisonError};

/// Workspaces that tasks borrow, one for each task that runs at a time.
///
/// What a task finds in its workspace is whatever another left there, so it must not matter.
pub(super) struct Workspaces<W, F> {
    free: Mutex<Vec<W>>,
    make: F,
}

impl<W: Send, F: Fn() -> W + Sync> Workspaces<W, F> {
    pub const fn new(make: F) -> Self {
        Self { free: Mutex::new(Vec::new()), make }
    }

    /// Runs `task` on each item, in any order, on as many threads as there are.
    pub fn for_each<T: Send>(&self, items: Vec<T>, task: impl Fn(&mut W, T) + Sync) {
        for_each(items, |item| {
            let free = self.lock().pop();
            let mut workspace = free.unwrap_or_else(&self.make);
            task(&mut workspace, item);
            self.lock().push(workspace);
        });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<W>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(feature = "parallel")]
fn for_each<T: Send>(items: Vec<T>, task: impl Fn(T) + Sync) {
    use rayon::prelude::*;
    items.into_par_iter().for_each(&task);
}

#[cfg(not(feature = "parallel"))]
fn for_each<T: Send>(items: Vec<T>, task: impl Fn(T) + Sync) {
    items.into_iter().for_each(task);
}

/// Runs `work` with a number of threads of its own; on one where threads are left out.
///
/// # Errors
///
/// When the system gives no threads.
pub fn on_threads<R: Send>(
    n_threads: usize,
    work: impl FnOnce() -> R + Send,
) -> Result<R, ThreadsRefused> {
    #[cfg(feature = "parallel")]
    {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n_threads).build();
        let pool = pool.map_err(|error| ThreadsRefused { n_threads, reason: error.to_string() })?;
        Ok(pool.install(work))
    }
    #[cfg(not(feature = "parallel"))]
    {
        let _ = n_threads;
        Ok(work())
    }
}

/// The system gave no threads.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("cannot start {n_threads} threads: {reason}; ask for fewer with --threads")]
pub struct ThreadsRefused {
    /// How many were asked for.
    pub n_threads: usize,
    /// What the system said.
    pub reason: String,
}
