//! Running the program as a planner does.

#![allow(dead_code, reason = "each test file uses its part")]

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of its own for one test, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    /// Empty, under cargo's folder for tests.
    pub fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        path
    }

    /// Runs the program in this folder.
    pub fn carecast(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_carecast"))
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    /// Runs it and expects success.
    pub fn succeed(&self, arguments: &[&str]) -> String {
        let output = self.carecast(arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {}\n{errors}", output.status);
        String::from_utf8(output.stdout).unwrap()
    }

    /// Runs it, expects the exit code, and gives what it said on stderr.
    pub fn fail(&self, code: i32, arguments: &[&str]) -> String {
        let output = self.carecast(arguments);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{errors}");
        assert!(!errors.contains("panicked"), "{errors}");
        errors
    }

    /// Every file of a result directory but the manifest, by its path.
    pub fn results(&self, directory: &str) -> BTreeMap<String, Vec<u8>> {
        let root = self.0.join(directory);
        let mut found = BTreeMap::new();
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with("manifest.json") {
                    let name = path.strip_prefix(&root).unwrap().display().to_string();
                    found.insert(name, fs::read(path).unwrap());
                }
            }
        }
        found
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The rows of a CSV table as text, by column name.
pub fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let header = reader.headers().unwrap().clone();
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            header.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
        })
        .collect()
}

/// The shipped scenario of a few counties, quick to run.
pub const SMALL: &[&str] = &[
    "run",
    "liaoning_fyp14",
    "--draws",
    "40",
    "--quiet",
    "--set",
    "regions.include=[\"210100\", \"210500\"]",
    "--set",
    "time.horizon_year=2028",
];

/// Those arguments and more.
pub fn small<'a>(more: &[&'a str]) -> Vec<&'a str> {
    SMALL.iter().copied().chain(more.iter().copied()).collect()
}
