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

#[cfg(test)]
mod tests {
    #[test]
    fn results_stand_in_order() {
        assert_eq!(super::map(100, |i| i * i), (0..100).map(|i| i * i).collect::<Vec<_>>());
    }
}
