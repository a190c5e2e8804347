//! The cells that many rows share, put into text once.

use super::{
    number::push_int,
    row::{Row, push_certain},
    text::push_cell,
};
use crate::{
    domain::{AGE_GROUPS, PYRAMID},
    results::Results,
};
use std::collections::BTreeMap;

/// Texts that many rows share, each with the comma after it, and the order of the key columns.
pub(super) struct Cells {
    /// `county,210102,`
    place_keys: Vec<Vec<u8>>,
    place_names: Vec<Vec<u8>>,
    place_ranks: Vec<u32>,
    /// The indicator or target.
    item_keys: Vec<Vec<u8>>,
    /// The columns between the region's name and the figures.
    item_texts: Vec<Vec<u8>>,
    item_ranks: Vec<u32>,
    /// Counts that stand for a row's figures in a year, by place and item.
    exact: (u16, BTreeMap<(u32, u16), u64>),
}

impl Cells {
    pub(super) fn new(results: &Results, items: Vec<(&str, Vec<u8>)>) -> Self {
        let items = items.into_iter().map(|(id, text)| (row([id]), text));
        Self::of_keys(results, items.collect())
    }

    /// Of the indicators: counts of the census to the last person, as they were published.
    pub(super) fn summary(results: &Results) -> Self {
        let items = results.indicators.iter().map(|item| (item.id.as_str(), row([&item.unit])));
        let base_year = results.years.first().copied().unwrap_or_default();
        Self { exact: (base_year, results.exact.clone()), ..Self::new(results, items.collect()) }
    }

    /// Of pyramids: sex and group of ages are two columns of the key.
    pub(super) fn pyramid(results: &Results) -> Self {
        let item = |cell| {
            let sex = if cell < AGE_GROUPS { "male" } else { "female" };
            (row([sex, &age_words(cell % AGE_GROUPS)]), row(["persons"]))
        };
        Self::of_keys(results, (0..PYRAMID).map(item).collect())
    }

    /// The keys and texts of the items, each cell with a comma after it.
    fn of_keys(results: &Results, items: Vec<(Vec<u8>, Vec<u8>)>) -> Self {
        let places = &results.places;
        let place_keys: Vec<_> =
            places.iter().map(|place| row([place.level.id(), &place.code.to_string()])).collect();
        let item_keys: Vec<_> = items.iter().map(|(key, _)| key.clone()).collect();
        Self {
            place_names: places.iter().map(|place| row([&place.name_zh])).collect(),
            place_ranks: ranks(&place_keys),
            place_keys,
            item_ranks: ranks(&item_keys),
            item_keys,
            item_texts: items.into_iter().map(|(_, text)| text).collect(),
            exact: (0, BTreeMap::new()),
        }
    }

    /// Of tables whose unit is that of what is missing.
    pub(super) fn shortfall(results: &Results) -> Self {
        let items =
            results.targets.iter().map(|item| (item.id.as_str(), row([&item.shortfall_unit])));
        Self::new(results, items.collect())
    }

    /// Appends one line.
    pub(super) fn line<R: Row>(&self, row: &R, out: &mut Vec<u8>) {
        let (place, item) = (row.place() as usize, row.item() as usize);
        out.extend_from_slice(&self.place_keys[place]);
        if let Some(year) = row.year() {
            push_int(out, year);
            out.push(b',');
        }
        out.extend_from_slice(&self.item_keys[item]);
        out.extend_from_slice(&self.place_names[place]);
        out.extend_from_slice(&self.item_texts[item]);
        let (year, counts) = &self.exact;
        let exact =
            if row.year() == Some(*year) { counts.get(&(row.place(), row.item())) } else { None };
        match exact {
            Some(count) => push_certain(out, *count),
            None => row.push_figures(out),
        }
        out.extend_from_slice(row.basis().id().as_bytes());
        out.push(b'\n');
    }

    /// Sorts rows as their key columns sort.
    pub(super) fn rank<R: Row>(&self, row: &R) -> (u32, u16, u32) {
        let (place, item) = (row.place() as usize, row.item() as usize);
        (self.place_ranks[place], row.year().unwrap_or(0), self.item_ranks[item])
    }
}

/// `00-04`, … `95-99`, `100+`
fn age_words(group: usize) -> String {
    let from = 5 * group;
    if group + 1 < AGE_GROUPS { format!("{from:02}-{:02}", from + 4) } else { format!("{from}+") }
}

/// Cells, each with a comma after it.
pub(super) fn row<T: AsRef<str>, const N: usize>(cells: [T; N]) -> Vec<u8> {
    let mut out = Vec::new();
    for cell in cells {
        push_cell(&mut out, cell.as_ref());
        out.push(b',');
    }
    out
}

/// The rank of each text among all of them.
fn ranks(texts: &[Vec<u8>]) -> Vec<u32> {
    let mut sorted: Vec<_> = (0..texts.len()).collect();
    sorted.sort_by_key(|index| &texts[*index]);
    let mut ranks = vec![0; texts.len()];
    for (rank, index) in sorted.into_iter().enumerate() {
        ranks[index] = rank as u32;
    }
    ranks
}
