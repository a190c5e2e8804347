//! Results follow from scenario, seed and data alone.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, rows, small};

#[test]
fn threads_change_no_byte() {
    let folder = Folder::new("threads");
    let on = |threads: &str| {
        folder.succeed(&small(&["--threads", threads, "--out", threads]));
        folder.results(threads)
    };
    let one = on("1");
    assert!(one.len() > 10);
    assert_eq!(one, on("2"));
    assert_eq!(one, on("7"));
}

/// A shipped scenario builds on a shipped one, whatever lies in the folder it is called from.
#[test]
fn the_folder_it_is_called_from_changes_no_byte() {
    let (here, elsewhere) = (Folder::new("called-here"), Folder::new("called-there"));
    elsewhere.write("scenarios/liaoning_trend/scenario.toml", "[run]\ndraws = 3\n");
    let results = [here, elsewhere].map(|folder| {
        folder.succeed(&small(&["--out", "results"]));
        folder.results("results")
    });
    assert_eq!(results[0], results[1]);
}

#[test]
fn another_seed_gives_other_numbers() {
    let folder = Folder::new("seed");
    folder.succeed(&small(&["--out", "one"]));
    folder.succeed(&small(&["--seed", "7", "--out", "other"]));
    assert_ne!(folder.results("one")["summary.csv"], folder.results("other")["summary.csv"]);
}

/// With one draw mean and quantiles are the draw itself: draw 0 is the same in a longer run only if
/// draws are a prefix. The mean of two draws is then half of their sum.
#[test]
fn fewer_draws_are_a_prefix_of_more() {
    let folder = Folder::new("prefix");
    let with = |draws: &str| {
        let arguments = [
            "run",
            "liaoning_fyp14",
            "--draws",
            draws,
            "--quiet",
            "--set",
            "regions.include=[\"210500\"]",
            "--set",
            "time.horizon_year=2026",
            "--out",
            draws,
        ];
        folder.succeed(&arguments);
        rows(&folder.results(draws)["summary.csv"])
    };
    let (one, three, seventeen) = (with("1"), with("3"), with("17"));
    for ((one, three), many) in one.iter().zip(&three).zip(&seventeen) {
        assert_eq!(one["indicator"], many["indicator"]);
        if one["p50"].is_empty() {
            continue;
        }
        let at = |row: &std::collections::BTreeMap<String, String>, column: &str| -> f64 {
            row[column].parse().unwrap()
        };
        // The first draw lies within the range of the longer runs, and three draws pin it: it is
        // one of their least, middle and greatest.
        let first = at(one, "p50");
        let [p025, p50, p975] = ["p025", "p50", "p975"].map(|column| at(three, column));
        // Type 7 with n = 3: p025 = x0 + 0.05 (x1 − x0), p975 = x2 − 0.05 (x2 − x1).
        let (least, greatest) = ((p025 - 0.05 * p50) / 0.95, (p975 - 0.05 * p50) / 0.95);
        let scale = first.abs().max(greatest.abs()).max(1e-3);
        let near = |value: f64| (first - value).abs() <= 2e-5 * scale;
        assert!(
            near(least) || near(p50) || near(greatest),
            "{} {}: {first} is none of {least}, {p50}, {greatest}",
            one["year"],
            one["indicator"]
        );
    }
}

/// A change in one county's region leaves every number of another province's counties as it was.
#[test]
fn a_change_elsewhere_changes_nothing_here() {
    let folder = Folder::new("elsewhere");
    let run = |regions: &str, out: &str| {
        let include = format!("regions.include={regions}");
        let arguments = [
            "run",
            "liaoning_trend",
            "--draws",
            "20",
            "--quiet",
            "--set",
            &include,
            "--set",
            "time.horizon_year=2024",
            "--out",
            out,
        ];
        folder.succeed(&arguments);
        rows(&folder.results(out)["summary.csv"])
    };
    let alone = run("[\"210000\"]", "alone");
    let both = run("[\"210000\", \"220000\"]", "both");
    let of_liaoning = |rows: Vec<std::collections::BTreeMap<String, String>>| -> Vec<_> {
        rows.into_iter().filter(|row| row["region_code"].starts_with("21")).collect()
    };
    let (alone, both) = (of_liaoning(alone), of_liaoning(both));
    assert_eq!(alone.len(), both.len());
    for (alone, both) in alone.iter().zip(&both) {
        assert_eq!(alone, both);
    }
}
