//! Work handed out to threads, and collected in order.

#[cfg(feature = "parallel")]
use rayon::prelude::*;

/// `f(0), f(1) … f(n − 1)`, in that order whoever did the work.
pub(super) fn map<T: Send>(n: usize, f: impl Fn(usize) -> T + Sync + Send) -> Vec<T> {
    #[cfg(feature = "parallel")]
    return (0..n).into_par_iter().map(f).collect();
    #[cfg(not(feature = "parallel"))]
    (0..n).map(f).collect()
}

/// Calls `f` with the number of every chunk and the chunk.
pub(super) fn for_each_chunk<T: Send>(
    store: &mut [T],
    size: usize,
    f: impl Fn(usize, &mut [T]) + Sync + Send,
) {
    #[cfg(feature = "parallel")]
    store.par_chunks_mut(size).enumerate().for_each(|(index, chunk)| f(index, chunk));
    #[cfg(not(feature = "parallel"))]
    store.chunks_mut(size).enumerate().for_each(|(index, chunk)| f(index, chunk));
}

/// Runs `work` on so many threads, or on one a core; the number does not change its result.
///
/// # Errors
///
/// When the system gives no threads.
#[cfg_attr(not(feature = "parallel"), expect(unused_variables, reason = "one thread"))]
pub fn with_threads<T: Send>(
    threads: Option<u16>,
    work: impl FnOnce() -> T + Send,
) -> std::io::Result<T> {
    #[cfg(feature = "parallel")]
    {
        let n = usize::from(threads.unwrap_or(0));
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build();
        Ok(pool.map_err(std::io::Error::other)?.install(work))
    }
    #[cfg(not(feature = "parallel"))]
    Ok(work())
}
