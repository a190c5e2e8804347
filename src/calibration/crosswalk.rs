//! What joins the counties of two censuses: comparison units.

use super::{
    census::Input,
    counties::BaseCounty,
    counts::{ByAge, by_age},
};
use crate::{
    domain::RegionCode,
    messages,
    problems::{Place, Problems},
    seeds::{AgeCounts, Confidence},
};
use std::collections::{BTreeMap, BTreeSet};

/// A comparison unit whose counties of the first census are all in the base files.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its name in the crosswalk.
    pub id: String,
    /// How well its boundaries agree. Never an input of a prediction: it was worked out with the
    /// second census.
    pub confidence: Confidence,
    /// Codes in the first census, in order.
    pub before: Vec<RegionCode>,
    /// Codes in the second census, in order.
    pub after: Vec<RegionCode>,
    /// The line of the crosswalk that first names each of them; none for a unit of another making.
    pub lines: Vec<usize>,
}

/// The units all of whose counties are in the base files.
pub(super) fn read_units(
    input: Input<'_>,
    (counties, named): (&BTreeMap<RegionCode, BaseCounty>, &BTreeSet<RegionCode>),
    problems: &mut Problems,
) -> Vec<Unit> {
    #[derive(Default)]
    struct Links {
        confidence: Option<Confidence>,
        before: BTreeSet<RegionCode>,
        after: BTreeMap<RegionCode, usize>,
    }
    let mut order = Vec::new();
    let mut links: BTreeMap<String, Links> = BTreeMap::new();
    let mut lines = BTreeMap::new();
    let columns = ["county_code_2010", "county_code_2020", "unit_id", "confidence"];
    let before_rows = problems.0.len();
    input.file().rows_among(&columns, problems, |row| {
        let (before, after) = (row.code(), row.code());
        let id = row.filled().to_owned();
        let confidence = row.word(Confidence::Low);
        if let Some(earlier) = lines.insert((before, after), row.line()) {
            return row.reject(messages::link_twice(earlier));
        }
        if !links.contains_key(&id) {
            order.push(id.clone());
        }
        let unit = links.entry(id).or_default();
        if unit.confidence.is_some_and(|known| known != confidence) {
            row.complain(messages::unit_differs());
        }
        unit.confidence = Some(confidence);
        unit.before.insert(before);
        unit.after.entry(after).or_insert(row.line());
    });
    let linked: BTreeSet<RegionCode> =
        links.values().flat_map(|unit| &unit.before).copied().collect();
    let place = Place::file(input.name);
    if problems.0.len() == before_rows {
        for code in named.iter().filter(|code| !linked.contains(code)) {
            problems.push(place.clone(), messages::county_without_link(code));
        }
    }
    order
        .into_iter()
        .filter_map(|id| {
            let unit = links.remove(&id)?;
            let whole = unit.before.iter().all(|code| counties.contains_key(code));
            whole.then(|| Unit {
                id,
                confidence: unit.confidence.unwrap_or(Confidence::Low),
                before: unit.before.into_iter().collect(),
                lines: unit.after.values().copied().collect(),
                after: unit.after.into_keys().collect(),
            })
        })
        .collect()
}

/// The second census by unit, in the order of the units; `None` where it lacks a county.
#[must_use]
pub fn truth_of_units(
    units: &[Unit],
    people: &BTreeMap<RegionCode, AgeCounts>,
    (truth, crosswalk): (&str, &str),
    problems: &mut Problems,
) -> Vec<Option<ByAge>> {
    let found: Vec<Option<ByAge>> = units
        .iter()
        .map(|unit| {
            let mut sum = [[0.0; 18]; 2];
            for code in &unit.after {
                for (total, count) in
                    sum.iter_mut().flatten().zip(by_age(people.get(code)?).into_iter().flatten())
                {
                    *total += count;
                }
            }
            Some(sum)
        })
        .collect();
    if found.iter().all(Option::is_none) {
        let message = messages::no_comparison_unit();
        problems.push(Place::file(truth), message);
        return found;
    }
    for (unit, _) in units.iter().zip(&found).filter(|(_, sum)| sum.is_none()) {
        for (i, code) in
            unit.after.iter().enumerate().filter(|(_, code)| !people.contains_key(code))
        {
            let message = messages::unit_county_missing(&unit.id, code, truth);
            let line = unit.lines.get(i).copied();
            problems.push(Place { line, ..Place::file(crosswalk) }, message);
        }
    }
    found
}
