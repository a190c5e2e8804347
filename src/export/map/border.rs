//! Where one group of outlines meets another.

use std::collections::BTreeMap;

use crate::domain::RegionCode;

/// Two positions, the lesser first, in millionths of a degree.
type Side = [[i64; 2]; 2];

/// The lines along which rings of different groups meet, each once.
///
/// Neighbours must share their positions, as outlines of one source do; where they do not, no
/// border is found.
pub(super) fn group_borders<'a>(
    rings: impl Iterator<Item = (RegionCode, &'a [[f64; 2]])> + Clone,
) -> Vec<Vec<[f64; 2]>> {
    // Per side the first group and, where there is another, the lesser of the two.
    let mut sides: BTreeMap<Side, (RegionCode, Option<RegionCode>)> = BTreeMap::new();
    for (group, ring) in rings.clone() {
        for pair in ring.windows(2) {
            let (first, parting) = sides.entry(side(pair)).or_insert((group, None));
            if *first != group {
                *parting = Some(group.min(*first));
            }
        }
    }
    let mut lines = Vec::new();
    for (group, ring) in rings {
        let mut line: Vec<[f64; 2]> = Vec::new();
        for pair in ring.windows(2) {
            if sides.get(&side(pair)).is_some_and(|(_, parting)| *parting == Some(group)) {
                if line.is_empty() {
                    line.push(pair[0]);
                }
                line.push(pair[1]);
            } else if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
        }
        lines.extend((!line.is_empty()).then_some(line));
    }
    lines
}

fn side(pair: &[[f64; 2]]) -> Side {
    let [a, b] =
        [pair[0], pair[1]].map(|point| point.map(|degrees| (degrees * 1e6).round() as i64));
    if a <= b { [a, b] } else { [b, a] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::fixture::code;

    #[test]
    fn the_shared_side_of_two_groups_is_found_once() {
        let left = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        let right = [[1.0, 0.0], [2.0, 0.0], [2.0, 1.0], [1.0, 1.0], [1.0, 0.0]];
        let rings =
            |group: &str| vec![(code("990100"), left.as_slice()), (code(group), right.as_slice())];
        let borders = group_borders(rings("990200").into_iter());
        assert_eq!(borders, [[[1.0, 0.0], [1.0, 1.0]]]);
        assert!(group_borders(rings("990100").into_iter()).is_empty());
    }
}
