//! What `validate` predicts is what a run takes.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::Folder;

/// Two prefectures over eight years, at sizes from a few draws to what the samples dominate.
#[test]
fn memory_is_predicted_to_a_fifth() {
    let folder = Folder::new("predicted");
    for draws in ["16", "2000", "8000"] {
        let about = [
            "liaoning_fyp14",
            "--draws",
            draws,
            "--set",
            "regions.include=[\"210100\", \"210500\"]",
            "--set",
            "time.horizon_year=2028",
        ];
        let of = |command: &[&'static str], more: &[&'static str]| {
            folder.succeed(&[command, &about, more].concat())
        };
        let told: serde_json::Value =
            serde_json::from_str(&of(&["validate"], &["--json"])).unwrap();
        let predicted = told[0]["memory_mib"].as_f64().unwrap();
        of(&["run"], &["--quiet", "--out", "out", "--overwrite"]);
        let manifest = std::fs::read(folder.path().join("out/manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        let taken = manifest["timing"]["peak_rss_mib"].as_f64().unwrap();
        // Nought where the system does not say.
        assert!(
            taken == 0.0 || (predicted / taken - 1.0).abs() < 0.2,
            "{draws} draws: {predicted} MiB predicted, {taken} taken"
        );
    }
}
