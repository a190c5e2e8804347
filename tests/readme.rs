//! Every command that the documents show does what it says.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::Folder;
use std::{fs, path::Path};

#[test]
fn every_command_of_the_readme_runs() {
    let folder = Folder::new("readme");
    let ran = follow(&folder, "README.md");
    assert!(ran >= 5, "the readme shows commands");
    let results = folder.results("out/liaoning_fyp14");
    for name in [
        "summary.csv",
        "targets.csv",
        "shortfall.csv",
        "paces.csv",
        "emergency.csv",
        "pyramid.csv",
        "shortfall.geojson",
        "report.html",
        "report.xlsx",
    ] {
        assert!(results.contains_key(name), "{name} is written");
    }
    assert!(results.keys().any(|name| name.starts_with("maps/") && name.ends_with(".zh.svg")));
}

#[test]
fn the_book_is_followed_from_the_first_run_to_the_map() {
    for lang in ["zh", "en"] {
        let folder = Folder::new(&format!("book_{lang}"));
        let ran: usize = chapters(lang)
            .iter()
            .map(|name| follow(&folder, &format!("docs/book/{lang}/{name}")))
            .sum();
        assert!(ran >= 14, "the book shows commands: {ran}");
        // The planner's own beds of chapter 4 are in the results.
        let rows = common::rows(&folder.results("out/own")["summary.csv"]);
        let own = rows.iter().find(|row| {
            (row["region_code"].as_str(), row["year"].as_str(), row["indicator"].as_str())
                == ("210203", "2020", "beds_total")
        });
        let own = own.unwrap();
        assert_eq!((own["p50"].as_str(), own["basis"].as_str()), ("1800", "user"), "{lang}");
        assert!(fs::read_to_string(folder.path().join("shortfall.svg")).unwrap().contains("<svg"));
    }
}

#[test]
fn both_books_have_the_same_chapters_and_commands() {
    assert_eq!(chapters("zh"), chapters("en"));
    for name in chapters("zh") {
        let bare = |lang: &str| -> Vec<String> {
            let steps = steps(&read(&format!("docs/book/{lang}/{name}")));
            let commands = steps.into_iter().filter_map(|step| match step {
                Step::Run(command) | Step::Fail(command) => Some(command),
                Step::Write(..) => None,
            });
            commands.map(|command| command.replace("--lang zh", "--lang en")).collect()
        };
        assert_eq!(bare("zh"), bare("en"), "{name}");
    }
}

/// The pictures are made by the commands beside them, and stay small.
#[test]
fn the_gallery_is_made_by_its_commands() {
    let folder = Folder::new("gallery");
    follow(&folder, "docs/gallery/README.md");
    let page = read("docs/gallery/README.md");
    let mut bytes = 0;
    let pictures: Vec<&str> = page
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next())
        .filter(|name| name.strip_suffix(".svg").is_some_and(|stem| !stem.contains('/')))
        .collect();
    assert!(pictures.len() >= 4, "{pictures:?}");
    for name in pictures {
        let made = fs::read_to_string(folder.path().join("docs/gallery").join(name)).unwrap();
        let kept = read(&format!("docs/gallery/{name}"));
        assert!(made.contains("<svg") && kept.contains("<svg"), "{name}");
        bytes += kept.len();
    }
    assert!(bytes < 1_000_000, "{bytes} bytes of pictures");
}

#[test]
fn readme_names_every_shipped_scenario() {
    let readme = read("README.md");
    for shipped in carecast::scenario::shipped::ALL {
        assert!(readme.contains(&format!("`{}`", shipped.id)), "{} is missing", shipped.id);
    }
}

/// What a document asks its reader to do.
enum Step {
    Run(String),
    /// Exits with 2.
    Fail(String),
    /// A file by name, with what to write into it.
    Write(String, String),
}

/// The blocks of a document in their order: `sh`, `sh fails`, and `toml` or `csv` with a file's name.
fn steps(text: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let block: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        match info.split_once(' ') {
            None if info == "sh" => {
                steps.extend(block.iter().map(|line| Step::Run((*line).into())));
            }
            Some(("sh", "fails")) => {
                steps.extend(block.iter().map(|line| Step::Fail((*line).into())));
            }
            Some(("toml" | "csv", file)) => {
                steps.push(Step::Write(file.to_owned(), block.join("\n") + "\n"));
            }
            _ => {}
        }
    }
    steps
}

/// Does what a document says, in a folder; gives the number of commands.
fn follow(folder: &Folder, document: &str) -> usize {
    let mut ran = 0;
    for step in steps(&read(document)) {
        let (command, fails) = match step {
            Step::Write(file, text) => {
                folder.write(&file, text);
                continue;
            }
            Step::Run(command) => (command, false),
            Step::Fail(command) => (command, true),
        };
        let called = command.strip_prefix("cargo run --release -- ");
        let Some(arguments) = called.or(command.strip_prefix("carecast ")) else {
            assert_eq!(command, "cargo test", "a command that no test runs");
            continue;
        };
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        if fails {
            folder.fail(2, &arguments);
        } else {
            folder.succeed(&arguments);
        }
        ran += 1;
    }
    ran
}

/// The chapters of the book in a language, in their order.
fn chapters(lang: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/book").join(lang);
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    names.sort();
    names
}

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}
