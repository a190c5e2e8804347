//! The files of a set of seeds, wherever they come from.

use super::table::File;
use std::{borrow::Cow, collections::BTreeMap};

/// Embeds the files of the named folders of `seeds/`.
macro_rules! embed {
    ($($folder:literal / $data:literal),+ $(,)?) => {
        /// The folders of `seeds/`, each with the name of its table.
        pub(crate) const FOLDERS: &[(&str, &str)] = &[$(($folder, $data)),+];

        /// Every file of `seeds/`, by its path there.
        const EMBEDDED: &[(&str, &[u8])] = &[$(
            (
                concat!($folder, "/", $data),
                include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/", $folder, "/", $data)),
            ),
            (
                concat!($folder, "/source.toml"),
                include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/", $folder, "/source.toml")),
            ),
        )+];
    };
}

embed! {
    "regions_2020" / "data.csv",
    "names_en" / "data.csv",
    "names_en_by_rule" / "data.csv",
    "census_2020_population" / "data.csv",
    "census_2020_context" / "data.csv",
    "townships_2020" / "data.csv",
    "township_counts_2023" / "data.csv",
    "centroids_2020" / "data.csv",
    "adjacency_2020" / "data.csv",
    "un_china_mortality" / "data.csv",
    "un_china_life_expectancy" / "data.csv",
    "un_china_total_fertility" / "data.csv",
    "un_china_fertility_pattern" / "data.csv",
    "un_china_sex_ratio_at_birth" / "data.csv",
    "un_china_net_migration" / "data.csv",
    "un_china_net_migration_age" / "data.csv",
    "un_china_births" / "data.csv",
    "un_age_85plus_shares" / "data.csv",
    "county_change_2010_2020" / "data.csv",
    "national_change_2010_2020" / "data.csv",
    "county_model" / "data.csv",
    "county_outlook_2020" / "data.csv",
    "validation_scores" / "data.csv",
    "disability_prevalence" / "data.csv",
    "disability_transitions" / "data.csv",
    "need_instruments" / "data.csv",
    "dementia_prevalence" / "data.csv",
    "care_supply" / "data.csv",
    "staffing_rules" / "data.csv",
    "assumptions" / "data.csv",
    "policy_readings" / "data.csv",
    "policy_networks" / "data.csv",
    "policy/liaoning_14th" / "targets.csv",
    "policy/jilin_2021" / "targets.csv",
    "policy/sichuan_2021" / "targets.csv",
    "policy/liaoning_outlook_2030" / "targets.csv",
}

/// Files by their path inside a seeds folder, such as `regions_2020/data.csv`.
///
/// ```
/// use carecast::seeds::Bundle;
///
/// let mut bundle = Bundle::embedded();
/// assert!(bundle.get("regions_2020/data.csv").is_some());
/// bundle.insert("regions_2020/data.csv", b"county_code\n".as_slice());
/// ```
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Stands before each path in messages.
    root: String,
    files: BTreeMap<String, Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    name: String,
    bytes: Cow<'static, [u8]>,
    /// Whether the program carries it: its sum was checked when the program was tested.
    built_in: bool,
}

impl Bundle {
    /// No files yet; messages call them `root/path`.
    #[must_use]
    pub fn new(root: impl Into<String>) -> Self {
        Self { root: root.into(), files: BTreeMap::new() }
    }

    /// The seeds that carecast ships.
    #[must_use]
    pub fn embedded() -> Self {
        let mut bundle = Self::new("seeds");
        for (path, bytes) in EMBEDDED {
            bundle.put((*path).to_owned(), (*bytes).into(), true);
        }
        bundle
    }

    /// Adds a file, or replaces it.
    pub fn insert(&mut self, path: impl Into<String>, bytes: impl Into<Cow<'static, [u8]>>) {
        self.put(path.into(), bytes.into(), false);
    }

    fn put(&mut self, path: String, bytes: Cow<'static, [u8]>, built_in: bool) {
        let name = format!("{}/{path}", self.root);
        self.files.insert(path, Entry { name, bytes, built_in });
    }

    /// Whether a file is one that the program carries.
    pub(super) fn is_built_in(&self, path: &str) -> bool {
        self.files.get(path).is_some_and(|entry| entry.built_in)
    }

    /// Takes a file out.
    pub fn remove(&mut self, path: &str) {
        self.files.remove(path);
    }

    /// The bytes of a file.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(|entry| entry.bytes.as_ref())
    }

    /// A file with the name that messages use.
    pub(crate) fn file(&self, path: &str) -> Option<File<'_>> {
        self.files.get(path).map(|entry| File { name: &entry.name, bytes: &entry.bytes })
    }

    /// What messages call a path.
    pub(crate) fn name(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// The paths of all files, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }
}
