//! Makes the seeds from the shared source tables, byte for byte the same each time.
//!
//! Tables kept by hand (assumptions, instruments, English names, readings of the plans) are not
//! made here.

mod care;
mod census;
mod change;
mod places;
mod policy;
mod un;
mod workshop;

pub use workshop::Read;

use super::bundle::Bundle;
use crate::problems::Problems;
use std::collections::BTreeMap;
use workshop::{Recipe, Workshop};

/// Every file that can be made anew, by its path inside `seeds/`.
///
/// `read` gives a shared table by its file name; `by_hand` holds the seeds kept by hand.
///
/// # Errors
///
/// Shared tables that are missing or cannot be read.
pub fn all(read: Read<'_>, by_hand: &Bundle) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut shop = Workshop { read, by_hand, problems: Problems::default() };
    let mut files = BTreeMap::new();
    for recipe in recipes() {
        let data = (recipe.make)(&mut shop);
        files.insert(format!("{}/source.toml", recipe.folder), recipe.paper(&data).into_bytes());
        files.insert(format!("{}/{}", recipe.folder, recipe.table), data);
    }
    shop.problems.or(files)
}

fn recipes() -> impl Iterator<Item = &'static Recipe> {
    [census::RECIPES, places::RECIPES, change::RECIPES, un::RECIPES, care::RECIPES, policy::RECIPES]
        .into_iter()
        .flatten()
}
