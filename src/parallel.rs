//! Work spread over the cores, and gathered in order.
//!
//! - Takes: how many pieces there are, and what to do with each.
//! - Gives: the results in the order of the pieces, whatever the number of threads.
//! - Never: adds results up; a sum in another order has other last digits.

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

/// Calls `f` with the number of every chunk and the chunk.
pub fn for_each_chunk<T: Send>(
    store: &mut [T],
    size: usize,
    f: impl Fn(usize, &mut [T]) + Sync + Send,
) {
    #[cfg(feature = "parallel")]
    use rayon::prelude::*;
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

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_order() {
        assert_eq!(super::map(100, |i| i * i), (0..100).map(|i| i * i).collect::<Vec<_>>());
    }
}
