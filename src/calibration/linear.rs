//! A little linear algebra, the same on every machine.

/// Solves A x = b for a symmetric positive definite A, by Cholesky's decomposition.
///
/// # Shapes
///
/// | argument | shape    | note                                          |
/// |----------|----------|-----------------------------------------------|
/// | `a`      | `(n, n)` | by rows; only its lower half is read; spoilt  |
/// | `b`      | `(n)`    | becomes x                                     |
///
/// A direction without information (a pivot not above nought) gets 0.
pub(super) fn solve(a: &mut [f64], b: &mut [f64]) {
    let n = b.len();
    for i in 0..n {
        let (above, row) = a.split_at_mut(i * n);
        for j in 0..=i {
            let other: &[f64] = if j < i { &above[j * n..j * n + j] } else { &[] };
            if j < i {
                let dot: f64 = row[..j].iter().zip(other).map(|(x, y)| x * y).sum();
                let pivot = above[j * n + j];
                row[j] = if pivot > 0.0 { (row[j] - dot) / pivot } else { 0.0 };
            } else {
                let dot: f64 = row[..i].iter().map(|x| x * x).sum();
                let left = row[i] - dot;
                row[i] = if left > 0.0 { left.sqrt() } else { 0.0 };
            }
        }
    }
    for i in 0..n {
        let dot: f64 = a[i * n..i * n + i].iter().zip(&b[..i]).map(|(x, y)| x * y).sum();
        let pivot = a[i * n + i];
        b[i] = if pivot > 0.0 { (b[i] - dot) / pivot } else { 0.0 };
    }
    for i in (0..n).rev() {
        let pivot = a[i * n + i];
        b[i] = if pivot > 0.0 { b[i] / pivot } else { 0.0 };
        let x = b[i];
        for j in 0..i {
            b[j] -= a[i * n + j] * x;
        }
    }
}

/// The inverse of a symmetric positive definite matrix.
#[must_use]
pub fn inverse<const N: usize>(a: &[[f64; N]; N]) -> [[f64; N]; N] {
    let mut inverse = [[0.0; N]; N];
    for column in 0..N {
        let mut matrix: Vec<f64> = a.iter().flatten().copied().collect();
        let mut unit = [0.0; N];
        unit[column] = 1.0;
        solve(&mut matrix, &mut unit);
        for row in 0..N {
            inverse[row][column] = unit[row];
        }
    }
    inverse
}

/// Eigenvalues of a symmetric matrix, the largest first, each with its vector of length one.
///
/// # Source
///
/// Golub and Van Loan (2013), *Matrix Computations*, 8.5: Jacobi's cyclic rotations.
pub(super) fn eigen<const N: usize>(a: &[[f64; N]; N]) -> Vec<(f64, [f64; N])> {
    let mut a = *a;
    let mut vectors = [[0.0; N]; N];
    for (i, row) in vectors.iter_mut().enumerate() {
        row[i] = 1.0;
    }
    for _ in 0..60 {
        for p in 0..N {
            for q in p + 1..N {
                if a[p][q] == 0.0 {
                    continue;
                }
                let theta = (a[q][q] - a[p][p]) / (2.0 * a[p][q]);
                let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sine = tangent * cosine;
                for row in &mut a {
                    let (x, y) = (row[p], row[q]);
                    (row[p], row[q]) = (cosine * x - sine * y, sine * x + cosine * y);
                }
                for column in 0..N {
                    let (x, y) = (a[p][column], a[q][column]);
                    a[p][column] = cosine * x - sine * y;
                    a[q][column] = sine * x + cosine * y;
                }
                for row in &mut vectors {
                    let (x, y) = (row[p], row[q]);
                    (row[p], row[q]) = (cosine * x - sine * y, sine * x + cosine * y);
                }
            }
        }
    }
    let mut pairs: Vec<(f64, [f64; N])> =
        (0..N).map(|i| (a[i][i], std::array::from_fn(|row| vectors[row][i]))).collect();
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    pairs
}

/// The middle value, or the mean of the two in the middle; nought of none.
pub fn median(values: impl IntoIterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    match n {
        0 => 0.0,
        _ if n % 2 == 1 => sorted[n / 2],
        _ => f64::midpoint(sorted[n / 2 - 1], sorted[n / 2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// [[4, 2], [2, 3]] x = [8, 7]: x = [1.25, 1.5].
    #[test]
    fn a_small_system_by_hand() {
        let (mut a, mut b) = (vec![4.0, 2.0, 2.0, 3.0], vec![8.0, 7.0]);
        solve(&mut a, &mut b);
        assert!((b[0] - 1.25).abs() < 1e-12 && (b[1] - 1.5).abs() < 1e-12);
    }

    /// [[2, 1], [1, 2]] has eigenvalues 3 along (1, 1) and 1 along (1, −1).
    #[test]
    fn eigenvalues_by_hand() {
        let pairs = eigen(&[[2.0, 1.0], [1.0, 2.0]]);
        assert!((pairs[0].0 - 3.0).abs() < 1e-12 && (pairs[1].0 - 1.0).abs() < 1e-12);
        assert!((pairs[0].1[0] - pairs[0].1[1]).abs() < 1e-12);
    }
}
