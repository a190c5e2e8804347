//! Every command that the documents show does what it says.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::Folder;
use std::{fs, path::Path};

/// Documents whose commands are run.
const DOCUMENTS: [&str; 1] = ["README.md"];

#[test]
fn every_command_of_the_documents_runs() {
    let folder = Folder::new("readme");
    let mut ran = 0;
    for command in commands() {
        let Some(arguments) = command.strip_prefix("cargo run --release -- ") else {
            assert_eq!(command, "cargo test", "a command that no test runs");
            continue;
        };
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        folder.succeed(&arguments);
        ran += 1;
    }
    assert!(ran >= 5, "the documents show commands");
    let results = folder.results("out/liaoning_fyp14");
    for name in [
        "summary.csv",
        "targets.csv",
        "shortfall.csv",
        "paces.csv",
        "emergency.csv",
        "shortfall.geojson",
        "report.html",
        "report.xlsx",
    ] {
        assert!(results.contains_key(name), "{name} is written");
    }
    assert!(results.keys().any(|name| name.starts_with("maps/") && name.ends_with(".zh.svg")));
}

#[test]
fn readme_names_every_shipped_scenario() {
    let readme = read("README.md");
    for shipped in carecast::scenario::shipped::ALL {
        assert!(readme.contains(&format!("`{}`", shipped.id)), "{} is missing", shipped.id);
    }
}

/// The lines of the shell blocks.
fn commands() -> Vec<String> {
    let mut commands = Vec::new();
    for document in DOCUMENTS {
        let mut inside = false;
        for line in read(document).lines() {
            match line {
                "```sh" => inside = true,
                "```" => inside = false,
                _ if inside => commands.push(line.to_owned()),
                _ => {}
            }
        }
    }
    commands
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}
