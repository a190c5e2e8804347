//! Room for everyone: true places pulled apart until each unit has about one cell.
//!
//! Only `+ − × ÷ √`, which every platform rounds alike.

/// A point in the plane: right, down.
pub(super) type Point = [f64; 2];

/// Rounds of relaxation.
const ROUNDS: usize = 400;
/// How far neighbours come to lie apart, in cells.
const REACH: f64 = 1.1;
/// Nearer than this two units collide.
const CLEARANCE: f64 = 1.0;

/// Two units with nobody between them (a Gabriel graph), and the direction from one to the other.
#[derive(Clone, Debug)]
pub(super) struct Edge {
    pub(super) ends: [usize; 2],
    /// Of length one.
    pub(super) towards: Point,
}

/// Every pair of points whose circle holds no third point.
///
/// # Source
///
/// Gabriel and Sokal (1969), "A new statistical approach to geographic variation analysis",
/// *Systematic Zoology* 18.
pub(super) fn neighbours(points: &[Point]) -> Vec<Edge> {
    let mut edges = Vec::new();
    for (i, a) in points.iter().enumerate() {
        for (j, b) in points.iter().enumerate().skip(i + 1) {
            let distance = length(minus(*b, *a));
            let centre = [f64::midpoint(a[0], b[0]), f64::midpoint(a[1], b[1])];
            let is_clear = points.iter().enumerate().all(|(other, point)| {
                other == i || other == j || length(minus(*point, centre)) >= distance / 2.0
            });
            if is_clear && distance > 0.0 {
                let [x, y] = minus(*b, *a);
                edges.push(Edge { ends: [i, j], towards: [x / distance, y / distance] });
            }
        }
    }
    edges
}

/// Moves points, given in cells, until neighbours lie about a cell apart in their true direction
/// and nobody stands on anybody.
pub(super) fn relax(points: &[Point], edges: &[Edge]) -> Vec<Point> {
    let mut relaxed = points.to_vec();
    for round in 0..ROUNDS {
        let mut shift = vec![[0.0; 2]; points.len()];
        let mut push = |i: usize, j: usize, [x, y]: Point| {
            shift[i] = [shift[i][0] - x, shift[i][1] - y];
            shift[j] = [shift[j][0] + x, shift[j][1] + y];
        };
        for Edge { ends: [i, j], towards } in edges {
            let apart = minus(relaxed[*j], relaxed[*i]);
            let strength = 0.12;
            push(*i, *j, [0, 1].map(|axis| strength * (REACH * towards[axis] - apart[axis])));
        }
        for i in 0..points.len() {
            for j in i + 1..points.len() {
                let apart = minus(relaxed[j], relaxed[i]);
                if apart[0].abs() < CLEARANCE && apart[1].abs() < CLEARANCE {
                    let distance = length(apart);
                    if distance >= CLEARANCE {
                        continue;
                    }
                    // Two in one spot part along the diagonal, the later one to the lower right.
                    let [x, y] = if distance > 1e-9 { apart } else { [0.7, 0.7] };
                    let strength = 0.45 * (CLEARANCE - distance) / distance.max(0.05);
                    push(i, j, [strength * x, strength * y]);
                }
            }
        }
        let cooling = 1.0 - 0.8 * round as f64 / ROUNDS as f64;
        for (point, [x, y]) in relaxed.iter_mut().zip(&shift) {
            // One step never jumps over a neighbour.
            let [x, y] = [x, y].map(|step| (cooling * step).clamp(-0.5, 0.5));
            *point = [point[0] + x, point[1] + y];
        }
    }
    relaxed
}

/// The vector from `b` to `a`.
pub(super) fn minus(a: Point, b: Point) -> Point {
    [a[0] - b[0], a[1] - b[1]]
}

fn length([x, y]: Point) -> f64 {
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_between_two_others_parts_them() {
        let edges = neighbours(&[[0.0, 0.0], [1.0, 0.1], [2.0, 0.0]]);
        assert_eq!(edges.iter().map(|edge| edge.ends).collect::<Vec<_>>(), [[0, 1], [1, 2]]);
    }

    #[test]
    fn crowded_units_get_room_in_their_true_order() {
        let crowded = [[0.0, 0.0], [0.1, 0.0], [0.2, 0.0], [5.0, 0.0]];
        let relaxed = relax(&crowded, &neighbours(&crowded));
        for pair in relaxed.windows(2) {
            let step = pair[1][0] - pair[0][0];
            assert!((0.9..1.3).contains(&step), "{relaxed:?}");
        }
    }

    #[test]
    fn units_in_one_spot_part() {
        let relaxed = relax(&[[0.0, 0.0]; 3], &[]);
        for (i, a) in relaxed.iter().enumerate() {
            assert!(relaxed[..i].iter().all(|b| length(minus(*a, *b)) > 0.5), "{relaxed:?}");
        }
    }
}
