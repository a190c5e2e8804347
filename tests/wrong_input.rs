//! Wrong input: every problem told, with its place and what to do; exit code 2; nothing written.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, small};
use std::fs;

/// Runs a scenario file and expects its problems.
fn refused(name: &str, text: &str, expected: &[&str]) {
    let folder = Folder::new(name);
    folder.write("mine.toml", text);
    for command in [&["validate", "mine.toml"][..], &["run", "mine.toml"]] {
        let errors = folder.fail(2, command);
        for part in expected {
            assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
        }
    }
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn every_problem_of_a_scenario_is_told_at_once() {
    refused(
        "many",
        "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n[run]\ndraws = 0\n[time]\nhorizon_year = 2019\n\
         [supply]\ntarget_ocupancy = 0.9\n",
        &["mine.toml:4", "mine.toml:6", "mine.toml:8", "`target_occupancy`", "3 to put right"],
    );
}

#[test]
fn names_that_the_seeds_do_not_know_come_with_the_nearest() {
    refused(
        "region",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[regions]\ninclude = [\"219999\"]\n",
        &["mine.toml:4", "219999"],
    );
    refused(
        "instrument",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[need]\ninstrument = \"clhls_adk\"\n",
        &["mine.toml:4", "`clhls_adl`"],
    );
    refused(
        "instruments",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[need]\ninstrument = [\"clhls_adl\",\n\
         \"bartel\",\n\"drawn\"]\n",
        &["mine.toml:5", "`barthel`", "mine.toml:6", "stands for all", "2 to put right"],
    );
    refused(
        "plan",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[policy]\nplan = \"liaoning_15th\"\n",
        &["mine.toml:4", "`liaoning_14th`"],
    );
    refused(
        "assumption",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[assumptions]\nslippage_probabilty = 0.5\n",
        &["mine.toml:4", "`slippage_probability`"],
    );
}

#[test]
fn a_scenario_that_is_not_there_comes_with_the_nearest() {
    let errors = Folder::new("missing").fail(2, &["run", "liaoning_fyp15"]);
    assert!(errors.contains("`liaoning_fyp14`") && errors.contains("china_trend"), "{errors}");
}

#[test]
fn an_unknown_target_of_fail_on_is_told_before_the_run() {
    let folder = Folder::new("fail_on");
    let errors = folder.fail(2, &small(&["--fail-on", "ln14_nursing_bed_shar"]));
    assert!(errors.contains("`ln14_nursing_bed_share`"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_missed_target_exits_with_ten() {
    let folder = Folder::new("missed");
    folder
        .fail(10, &small(&["--fail-on", "ln14_nursing_bed_share.each_county", "--out", "missed"]));
    assert!(folder.path().join("missed/manifest.json").exists(), "the results are written");
}

#[test]
fn results_of_another_run_are_not_overwritten_unless_asked() {
    let folder = Folder::new("overwrite");
    folder.succeed(&small(&["--out", "here"]));
    let before = folder.results("here");
    let errors = folder.fail(2, &small(&["--seed", "5", "--out", "here"]));
    assert!(errors.contains("--overwrite"), "{errors}");
    assert_eq!(folder.results("here"), before);
    folder.succeed(&small(&["--out", "here"]));
    assert_eq!(folder.results("here"), before, "the same inputs give the same bytes");
    folder.succeed(&small(&["--seed", "5", "--out", "here", "--overwrite"]));
    assert_ne!(folder.results("here"), before);
}

#[test]
fn too_little_memory_is_told_with_what_would_fit() {
    let folder = Folder::new("memory");
    let errors = folder.fail(
        2,
        &[
            "run",
            "liaoning_fyp14",
            "--draws",
            "1000000",
            "--max-memory",
            "300MiB",
            "--threads",
            "2",
            "--lang",
            "en",
        ],
    );
    assert!(errors.contains("more than --max-memory allows (300 MiB)"), "{errors}");
    let most = errors.split("--draws ").nth(1).and_then(|rest| rest.split(',').next());
    let most: u32 = most.and_then(|most| most.parse().ok()).expect("the most that fit");
    assert!((100..10_000).contains(&most), "{errors}");
    let errors = folder.fail(2, &small(&["--max-memory", "1MiB"]));
    assert!(errors.contains("fewer regions"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

/// The seeds as files, to be damaged.
fn seeds(folder: &Folder) {
    let bundle = carecast::seeds::Bundle::embedded();
    for path in bundle.paths() {
        folder.write(&format!("seeds/{path}"), bundle.get(path).unwrap());
    }
}

#[test]
fn damaged_seeds_are_named() {
    let folder = Folder::new("damaged");
    seeds(&folder);
    let path = folder.path().join("seeds/care_supply/data.csv");
    let text = fs::read_to_string(&path).unwrap().replace("206000", "306000");
    fs::write(&path, text).unwrap();
    let errors = folder.fail(2, &small(&["--seeds", "seeds"]));
    assert!(errors.contains("care_supply") && errors.contains("SHA-256"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn whole_seeds_of_a_directory_give_the_same_bytes() {
    let folder = Folder::new("own_seeds");
    seeds(&folder);
    folder.succeed(&small(&["--seeds", "seeds", "--out", "own"]));
    folder.succeed(&small(&["--out", "built_in"]));
    assert_eq!(folder.results("own"), folder.results("built_in"));
}
