//! Work spread over the cores, and gathered in order.
//!
//! - Takes: how many pieces there are, and what to do with each.
//! - Gives: the results in the order of the pieces, whatever the number of threads.
//! - Never: adds results up; a sum in another order has other last digits.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// The results of pieces 0 to `n` − 1.
#[cfg(feature = "parallel")]
pub fn map<T: Send>(n: usize, piece: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    use rayon::prelude::*;
    (0..n).into_par_iter().map(piece).collect()
}

/// The results of pieces 0 to `n` − 1.
#[cfg(not(feature = "parallel"))]
pub fn map<T: Send>(n: usize, piece: impl Fn(usize) -> T + Send + Sync) -> Vec<T> {
    (0..n).map(piece).collect()
}

/// The results of two pieces of work, on two cores where there are two.
#[cfg(feature = "parallel")]
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    rayon::join(one, other)
}

/// The results of two pieces of work, one after the other.
#[cfg(not(feature = "parallel"))]
pub fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    (one(), other())
}

/// Sorts by a key that no two items share.
#[cfg(feature = "parallel")]
pub fn sort_by_key<T: Send, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K + Sync) {
    use rayon::prelude::*;
    items.par_sort_unstable_by_key(key);
}

/// Sorts by a key that no two items share.
#[cfg(not(feature = "parallel"))]
pub fn sort_by_key<T: Send, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K + Sync) {
    items.sort_unstable_by_key(key);
}

/// Workspaces that tasks borrow, one for each task that runs at a time.
///
/// What a task finds in its workspace is whatever another left there, so it must not matter.
#[derive(Debug)]
pub struct Workspaces<W, F> {
    free: Mutex<Vec<W>>,
    make: F,
}

impl<W: Send, F: Fn() -> W + Sync> Workspaces<W, F> {
    /// None yet; `make` makes one when none is free.
    pub const fn new(make: F) -> Self {
        Self { free: Mutex::new(Vec::new()), make }
    }

    /// The results of pieces 0 to `n` − 1, each worked out in a workspace.
    pub fn map<T: Send>(
        &self,
        n: usize,
        piece: impl Fn(&mut W, usize) -> T + Send + Sync,
    ) -> Vec<T> {
        map(n, |index| self.lend(|workspace| piece(workspace, index)))
    }

    /// Calls `task` with a workspace, the number of every item, and the item.
    pub fn for_each<T: Send>(
        &self,
        items: &mut [T],
        task: impl Fn(&mut W, usize, &mut T) + Send + Sync,
    ) {
        #[cfg(feature = "parallel")]
        use rayon::prelude::*;
        let task = |(index, item)| self.lend(|workspace| task(workspace, index, item));
        #[cfg(feature = "parallel")]
        items.par_iter_mut().enumerate().for_each(task);
        #[cfg(not(feature = "parallel"))]
        items.iter_mut().enumerate().for_each(task);
    }

    fn lend<T>(&self, work: impl FnOnce(&mut W) -> T) -> T {
        let free = self.lock().pop();
        let mut workspace = free.unwrap_or_else(&self.make);
        let result = work(&mut workspace);
        self.lock().push(workspace);
        result
    }

    fn lock(&self) -> MutexGuard<'_, Vec<W>> {
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many threads, or one a core; their number does not change what work on them results in.
#[derive(Debug)]
pub struct Threads {
    #[cfg(feature = "parallel")]
    pool: rayon::ThreadPool,
}

impl Threads {
    /// Starts them.
    ///
    /// # Errors
    ///
    /// When the system gives no threads.
    #[cfg_attr(not(feature = "parallel"), expect(unused_variables, reason = "one thread"))]
    pub fn new(number: Option<u16>) -> std::io::Result<Self> {
        Ok(Self {
            #[cfg(feature = "parallel")]
            pool: rayon::ThreadPoolBuilder::new()
                .num_threads(usize::from(number.unwrap_or(0)))
                .build()
                .map_err(std::io::Error::other)?,
        })
    }

    /// How many they are.
    #[must_use]
    #[cfg_attr(not(feature = "parallel"), expect(clippy::unused_self, reason = "one thread"))]
    pub fn number(&self) -> usize {
        #[cfg(feature = "parallel")]
        {
            self.pool.current_num_threads()
        }
        #[cfg(not(feature = "parallel"))]
        1
    }

    /// Runs `work` on them.
    pub fn run<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        #[cfg(feature = "parallel")]
        {
            self.pool.install(work)
        }
        #[cfg(not(feature = "parallel"))]
        work()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_order() {
        assert_eq!(super::map(100, |i| i * i), (0..100).map(|i| i * i).collect::<Vec<_>>());
    }
}
