//! The cheapest way to give every unit a cell of its own.

/// For each row, the column it gets: distinct columns, smallest sum of costs.
///
/// Shortest augmenting paths with potentials, one row at a time: O(rows² × columns).
///
/// # Panics
///
/// When there are more rows than columns.
///
/// # Source
///
/// Jonker and Volgenant (1987), "A shortest augmenting path algorithm for dense and sparse linear
/// assignment problems", *Computing* 38.
pub(super) fn cheapest_columns(
    n_rows: usize,
    n_columns: usize,
    cost: impl Fn(usize, usize) -> f64,
) -> Vec<usize> {
    assert!(n_rows <= n_columns, "every row needs a column of its own");
    let mut row_potential = vec![0.0; n_rows];
    let mut column_potential = vec![0.0; n_columns];
    let mut row_of: Vec<Option<usize>> = vec![None; n_columns];
    for start in 0..n_rows {
        // Dijkstra over reduced costs, from the new row to the nearest free column.
        let mut distance = vec![f64::INFINITY; n_columns];
        let mut reached_from: Vec<Option<usize>> = vec![None; n_columns];
        let mut done = vec![false; n_columns];
        let (mut row, mut via, mut travelled) = (start, None, 0.0);
        let free = loop {
            for column in 0..n_columns {
                let reduced = cost(row, column) - row_potential[row] - column_potential[column];
                if !done[column] && travelled + reduced < distance[column] {
                    distance[column] = travelled + reduced;
                    reached_from[column] = via;
                }
            }
            let nearest = (0..n_columns)
                .filter(|column| !done[*column])
                .min_by(|a, b| distance[*a].total_cmp(&distance[*b]))
                .expect("a column is free, as there are no more rows than columns");
            done[nearest] = true;
            travelled = distance[nearest];
            via = Some(nearest);
            match row_of[nearest] {
                None => break nearest,
                Some(taken_by) => row = taken_by,
            }
        };
        for column in (0..n_columns).filter(|column| done[*column]) {
            column_potential[column] += distance[column] - travelled;
            if let Some(row) = row_of[column] {
                row_potential[row] += travelled - distance[column];
            }
        }
        row_potential[start] += travelled;
        let mut column = free;
        while let Some(previous) = reached_from[column] {
            row_of[column] = row_of[previous];
            column = previous;
        }
        row_of[column] = Some(start);
    }
    let mut column_of = vec![0; n_rows];
    for (column, row) in row_of.into_iter().enumerate() {
        if let Some(row) = row {
            column_of[row] = column;
        }
    }
    column_of
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn total(columns: &[usize], cost: impl Fn(usize, usize) -> f64) -> f64 {
        columns.iter().enumerate().map(|(row, column)| cost(row, *column)).sum()
    }

    /// The slow twin: every way to choose.
    fn cheapest_by_trying_all(n_rows: usize, n_columns: usize, costs: &[Vec<f64>]) -> f64 {
        fn go(row: usize, used: &mut Vec<bool>, costs: &[Vec<f64>], n_rows: usize) -> f64 {
            if row == n_rows {
                return 0.0;
            }
            let mut best = f64::INFINITY;
            for column in 0..used.len() {
                if !used[column] {
                    used[column] = true;
                    best = best.min(costs[row][column] + go(row + 1, used, costs, n_rows));
                    used[column] = false;
                }
            }
            best
        }
        go(0, &mut vec![false; n_columns], costs, n_rows)
    }

    #[test]
    fn a_dear_second_choice_is_avoided() {
        // Row 0 gladly gives way: 2 + 1 beats 1 + 9.
        let costs = [[1.0, 2.0], [1.0, 9.0]];
        assert_eq!(cheapest_columns(2, 2, |row, column| costs[row][column]), [1, 0]);
    }

    proptest! {
        #[test]
        fn no_choice_is_cheaper(
            costs in (1_usize..5).prop_flat_map(|n_rows| (n_rows..6).prop_flat_map(
                move |n_columns| prop::collection::vec(
                    prop::collection::vec((0_u16..50).prop_map(f64::from), n_columns), n_rows)))
        ) {
            let (n_rows, n_columns) = (costs.len(), costs[0].len());
            let columns = cheapest_columns(n_rows, n_columns, |row, column| costs[row][column]);
            let mut distinct = columns.clone();
            distinct.sort_unstable();
            distinct.dedup();
            prop_assert_eq!(distinct.len(), n_rows);
            let found = total(&columns, |row, column| costs[row][column]);
            prop_assert!((found - cheapest_by_trying_all(n_rows, n_columns, &costs)).abs() < 1e-9);
        }
    }
}
