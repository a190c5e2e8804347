//! Tables with a row for each county.

use super::{bundle::Bundle, regions::Regions, table::Row};
use crate::domain::RegionCode;
use crate::messages::{self, Said};
use crate::problems::{Place, Problems};

/// Reads a table that must have one row for each county; the first column is its code.
///
/// The rows may stand in any order; what is given back is by position. After a problem some
/// counties hold a stand-in: the caller gives the problems back, not the table.
pub(super) fn by_county<T: Clone + Default>(
    bundle: &Bundle,
    folder: &str,
    columns: &[&str],
    regions: &Regions,
    problems: &mut Problems,
    parse: impl FnMut(&mut Row<'_>) -> T,
) -> Vec<T> {
    let (found, lines) = read(bundle, folder, columns, regions, problems, parse);
    if lines.iter().any(Option::is_some) {
        for (county, _) in regions.counties().iter().zip(&lines).filter(|(_, line)| line.is_none())
        {
            problems.push(
                Place::file(bundle.name(&format!("{folder}/data.csv"))),
                messages::county_without_row(county.code, &county.name_zh),
            );
        }
    }
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// The same for a table that may leave counties out.
pub(super) fn sparse_by_county<T: Clone>(
    bundle: &Bundle,
    folder: &str,
    columns: &[&str],
    regions: &Regions,
    problems: &mut Problems,
    parse: impl FnMut(&mut Row<'_>) -> T,
) -> Vec<Option<T>> {
    read(bundle, folder, columns, regions, problems, parse).0
}

/// What each county's row holds, and on which line it stands.
fn read<T: Clone>(
    bundle: &Bundle,
    folder: &str,
    columns: &[&str],
    regions: &Regions,
    problems: &mut Problems,
    mut parse: impl FnMut(&mut Row<'_>) -> T,
) -> (Vec<Option<T>>, Vec<Option<usize>>) {
    let mut found = vec![None; regions.n_counties()];
    let mut lines = vec![None; regions.n_counties()];
    let Some(file) = bundle.file(&format!("{folder}/data.csv")) else { return (found, lines) };
    let before = problems.0.len();
    let rows = file.rows(columns, problems, |row| {
        let position = county(row, regions);
        let earlier = position.and_then(|position| lines[position].replace(row.line()));
        if let Some(earlier) = earlier {
            row.complain(messages::county_repeats(earlier));
        }
        (position, parse(row))
    });
    if rows.is_empty() && problems.0.len() == before {
        problems.push(Place::file(file.name), messages::table_without_rows());
    }
    for (position, value) in rows {
        if let Some(position) = position {
            found[position] = Some(value);
        }
    }
    (found, lines)
}

impl Row<'_> {
    /// The next cell as the code of a region of any level that the region table knows.
    pub fn region(&mut self, regions: &Regions) -> RegionCode {
        let Some(code) = self.region_code() else { return RegionCode::NATION };
        if regions.widest(code).is_none() {
            let meant = meant(code, regions);
            self.complain(messages::region_not_in_table(code).and(meant));
        }
        code
    }
}

/// `: did you mean …?`, or nothing.
fn meant(code: RegionCode, regions: &Regions) -> Said {
    let candidates = regions.resolve(&code.to_string()).err().map(|error| error.candidates);
    let first = candidates.and_then(|candidates| candidates.into_iter().next());
    first.map(messages::region_nearest).unwrap_or_default()
}

/// The next cell as the position of a county.
pub(super) fn county(row: &mut Row<'_>, regions: &Regions) -> Option<usize> {
    let code = row.region_code()?;
    let position = regions.position(code);
    if position.is_none() {
        let meant = meant(code, regions);
        row.complain(messages::county_not_in_table(code).and(meant));
    }
    position
}
