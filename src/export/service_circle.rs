//! The fifteen-minute circle by region and year, as CSV.

use super::{
    cells::row,
    number::{push_int, push_some},
};
use crate::{results::Place, service_circle::CircleRow};

/// The header line of `service_circle.csv`; of the shares `_slow` are at the slowest pace and by the
/// longest way, `_fast` at the fastest and by the shortest.
const COLUMNS: &str = "region_level,region_code,year,region_name,service_points_open,\
    counties_known,counties,elders_urban,share_urban,share_urban_slow,share_urban_fast,elders,\
    share,share_slow,share_fast,basis";

/// `service_circle.csv`: in the order of its key columns.
#[must_use]
pub fn circle_csv(rows: &[CircleRow], places: &[Place]) -> Vec<u8> {
    let mut sorted: Vec<&CircleRow> = rows.iter().collect();
    sorted.sort_by_key(|row| {
        let place = &places[row.place as usize];
        (place.level.id(), place.code, row.year)
    });
    let mut out = format!("{COLUMNS}\n").into_bytes();
    for line in sorted {
        let place = &places[line.place as usize];
        let keys = [place.level.id(), &place.code.to_string(), &line.year.to_string()];
        out.extend(row(keys));
        out.extend(row([&place.name_zh]));
        for count in [line.points, line.counties[0], line.counties[1]] {
            push_int(&mut out, count);
            out.push(b',');
        }
        for reached in [line.urban, line.all] {
            let shares = reached.shares().map_or([None; 3], |shares| shares.map(Some));
            for figure in std::iter::once(Some(reached.elders)).chain(shares) {
                push_some(&mut out, figure.map(|figure| figure as f32));
                out.push(b',');
            }
        }
        out.extend_from_slice(line.basis.id().as_bytes());
        out.push(b'\n');
    }
    out
}
