//! Makes the seeds from the shared source tables, byte for byte the same each time.
//!
//! Tables kept by hand (assumptions, instruments, English names, readings of the plans) are not
//! made here; names by rule only with the feature `romanise`.

mod care;
mod census;
mod change;
#[cfg(feature = "romanise")]
mod names;
mod places;
mod policy;
#[cfg(feature = "romanise")]
mod readings;
#[cfg(feature = "romanise")]
mod romanise;
mod un;
mod workshop;

pub use workshop::Read;

use super::{
    bundle::{self, Bundle},
    source::Source,
};
use crate::problems::Problems;
use std::collections::BTreeMap;
use workshop::{Recipe, Workshop};

/// Every file that can be made anew, by its path inside `seeds/`.
///
/// `read` gives a shared table by its file name; `by_hand` holds the seeds kept by hand.
///
/// # Errors
///
/// Shared tables that are missing or cannot be read, and seeds kept by hand that are damaged.
pub fn all(read: Read<'_>, by_hand: &Bundle) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut shop = Workshop { read, by_hand, problems: Problems::default() };
    for folder in
        bundle::FOLDERS.iter().filter(|(name, _)| recipes().all(|made| made.folder != *name))
    {
        Source::check(by_hand, *folder, &mut shop.problems);
    }
    let mut files = BTreeMap::new();
    for recipe in recipes() {
        let data = (recipe.make)(&mut shop);
        files.insert(format!("{}/source.toml", recipe.folder), recipe.paper(&data).into_bytes());
        files.insert(format!("{}/{}", recipe.folder, recipe.table), data);
    }
    shop.problems.or(files)
}

/// The files of `made` that a set of seeds lacks or holds otherwise, for `seeds build --check`.
#[must_use]
pub fn differences<'a>(made: &'a BTreeMap<String, Vec<u8>>, seeds: &Bundle) -> Vec<&'a str> {
    let differ = made.iter().filter(|(path, bytes)| seeds.get(path) != Some(bytes.as_slice()));
    differ.map(|(path, _)| path.as_str()).collect()
}

fn recipes() -> impl Iterator<Item = &'static Recipe> {
    [
        census::RECIPES,
        #[cfg(feature = "romanise")]
        names::RECIPES,
        places::RECIPES,
        change::RECIPES,
        un::RECIPES,
        care::RECIPES,
        policy::RECIPES,
    ]
    .into_iter()
    .flatten()
}
