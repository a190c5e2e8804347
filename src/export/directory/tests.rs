use std::sync::atomic::{AtomicU32, Ordering};

use super::{target::manifest_in, *};
use crate::domain::Status;

/// A directory of its own for one test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path =
            std::env::temp_dir().join(format!("carecast-test-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn target(&self) -> PathBuf {
        self.0.join("run")
    }

    /// Names of everything in it, hidden or not.
    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn inputs(seed: u64) -> Inputs {
    Inputs {
        command: "run".to_owned(),
        scenario_id: "example".to_owned(),
        scenario: serde_json::json!({"share": 0.1 + 0.2, "years": [2020, 2035]}),
        seed,
        draws: 1000,
        years: vec![2020, 2035],
        versions: BTreeMap::from([("carecast".to_owned(), "0.1.0".to_owned())]),
        seeds: BTreeMap::from([("census/data.csv".to_owned(), "ab12".to_owned())]),
        options: BTreeMap::new(),
    }
}

fn run(
    target: &Path,
    seed: u64,
    overwrite: Overwrite,
    text: &str,
) -> Result<Manifest, DirectoryError> {
    let directory = ResultDirectory::begin(target, inputs(seed), overwrite)?;
    directory.write("summary.csv", |file| file.write_all(text.as_bytes()))?;
    directory.write("maps/a.svg", |file| file.write_all(b"<svg/>"))?;
    let row = PolicyRow {
        target_id: "share".to_owned(),
        status: Status::NotModelled,
        indicator: "share".to_owned(),
        comparator: None,
        value: None,
        unit: None,
        deadline: None,
        quote_zh: "…".to_owned(),
        note: None,
    };
    directory.finish(vec![row], Timing { simulate_seconds: 1.5, ..Timing::default() })
}

#[test]
fn the_manifest_tells_inputs_files_and_clock() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    let manifest = manifest_in(&scratch.target()).unwrap();
    assert_eq!(
        serde_json::to_string(&manifest["files"]).unwrap(),
        "{\"maps/a.svg\":{\"bytes\":6,\"sha256\":\
         \"d4dc56669143034f31aa309635d4113d9ad76a02b1739da22c965ed2049be9e6\"},\
         \"summary.csv\":{\"bytes\":3,\"sha256\":\
         \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}}"
    );
    assert_eq!(manifest["seed"], 7);
    assert_eq!(manifest["timing"]["simulate_seconds"], 1.5);
    assert_eq!(manifest["policy_rows"][0]["status"], "not_modelled");
}

#[test]
fn nothing_but_the_results_is_left() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    assert_eq!(scratch.names(), ["run"]);
}

#[test]
fn results_of_another_run_are_refused_and_stay() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    let error = run(&scratch.target(), 8, Overwrite::SameInputs, "def").unwrap_err();
    assert!(error.is_refusal() && error.to_string().contains("--overwrite"));
    assert!(matches!(error, DirectoryError::OtherRun { differing, .. } if differing == ["seed"]));
    assert_eq!(fs::read_to_string(scratch.target().join("summary.csv")).unwrap(), "abc");
    assert_eq!(scratch.names(), ["run"]);
    run(&scratch.target(), 8, Overwrite::Anything, "def").unwrap();
    assert_eq!(fs::read_to_string(scratch.target().join("summary.csv")).unwrap(), "def");
}

#[test]
fn a_directory_that_holds_no_results_is_refused_even_if_empty() {
    let scratch = Scratch::new();
    fs::create_dir(scratch.target()).unwrap();
    let error = run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap_err();
    assert!(matches!(error, DirectoryError::NotResults { .. }));
    fs::write(scratch.target().join("note.txt"), "mine").unwrap();
    run(&scratch.target(), 7, Overwrite::Anything, "abc").unwrap();
    assert!(!scratch.target().join("note.txt").exists());
}

#[test]
fn a_file_in_the_place_is_never_replaced() {
    let scratch = Scratch::new();
    fs::write(scratch.target(), "mine").unwrap();
    let error = run(&scratch.target(), 7, Overwrite::Anything, "abc").unwrap_err();
    assert!(matches!(error, DirectoryError::NotADirectory { .. }));
}

#[test]
fn some_directories_are_not_replaced_at_any_price() {
    let scratch = Scratch::new();
    fs::create_dir_all(scratch.target().join(".git")).unwrap();
    for target in [scratch.target(), std::env::current_dir().unwrap()] {
        let error = check(&target, &inputs(7), Overwrite::Anything).unwrap_err();
        assert!(matches!(error, DirectoryError::Protected { .. }), "{error}");
    }
}

#[test]
fn a_full_disk_leaves_earlier_results_and_nothing_else() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    let directory =
        ResultDirectory::begin(&scratch.target(), inputs(8), Overwrite::Anything).unwrap();
    let full = |_: &mut (dyn Write + Send)| Err(io::Error::from(io::ErrorKind::StorageFull));
    let error = directory.write("summary.csv", full).unwrap_err();
    assert!(!error.is_refusal() && matches!(error, DirectoryError::Io { .. }));
    drop(directory);
    assert_eq!(scratch.names(), ["run"]);
    assert_eq!(fs::read_to_string(scratch.target().join("summary.csv")).unwrap(), "abc");
}

#[test]
fn an_unwritable_place_is_an_error_and_not_a_refusal() {
    let scratch = Scratch::new();
    fs::write(scratch.0.join("file"), "").unwrap();
    let error = run(&scratch.0.join("file/run"), 7, Overwrite::SameInputs, "abc").unwrap_err();
    assert!(matches!(error, DirectoryError::Io { .. }), "{error}");
    assert!(!error.is_refusal());
}

#[cfg(unix)]
#[test]
fn a_read_only_directory_stays_as_it_is() {
    use std::os::unix::fs::PermissionsExt;

    let scratch = Scratch::new();
    let closed = scratch.0.join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o555)).unwrap();
    // The superuser may write everywhere.
    if fs::write(closed.join("probe"), "").is_err() {
        let error = run(&closed.join("run"), 7, Overwrite::SameInputs, "abc").unwrap_err();
        assert!(matches!(error, DirectoryError::Io { .. }), "{error}");
        assert_eq!(fs::read_dir(&closed).unwrap().count(), 0);
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn parents_made_for_a_run_that_fails_are_removed() {
    let scratch = Scratch::new();
    let target = scratch.0.join("a/b/run");
    drop(ResultDirectory::begin(&target, inputs(7), Overwrite::SameInputs).unwrap());
    assert!(scratch.names().is_empty());
    run(&target, 7, Overwrite::SameInputs, "abc").unwrap();
    assert!(target.join(MANIFEST).exists());
}

#[test]
fn cancelling_removes_everything_and_stops_the_writer() {
    let scratch = Scratch::new();
    let directory =
        ResultDirectory::begin(&scratch.target(), inputs(7), Overwrite::SameInputs).unwrap();
    let canceller = directory.canceller();
    let error = directory
        .write("summary.csv", |file| {
            canceller.cancel();
            // More than the writer keeps back.
            file.write_all(&vec![0; 1 << 20])
        })
        .unwrap_err();
    assert!(matches!(error, DirectoryError::Cancelled { .. }));
    assert!(matches!(
        directory.write("maps/a.svg", |_| Ok(())),
        Err(DirectoryError::Cancelled { .. })
    ));
    assert!(directory.finish(Vec::new(), Timing::default()).is_err());
    assert!(scratch.names().is_empty());
}

#[test]
fn what_a_killed_run_left_is_removed_or_put_back() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    // Killed while writing, and between the two renames.
    fs::create_dir(scratch.0.join(".run.carecast-writing")).unwrap();
    fs::write(scratch.0.join(".run.carecast-lock"), "").unwrap();
    fs::rename(scratch.target(), scratch.0.join(".run.carecast-replaced")).unwrap();
    let error = run(&scratch.target(), 8, Overwrite::SameInputs, "def").unwrap_err();
    assert!(matches!(error, DirectoryError::OtherRun { .. }));
    assert_eq!(fs::read_to_string(scratch.target().join("summary.csv")).unwrap(), "abc");
    assert_eq!(scratch.names(), ["run"]);
}

#[test]
fn two_runs_at_a_time_do_not_mix() {
    let scratch = Scratch::new();
    let _first =
        ResultDirectory::begin(&scratch.target(), inputs(7), Overwrite::SameInputs).unwrap();
    let second = ResultDirectory::begin(&scratch.target(), inputs(7), Overwrite::SameInputs);
    assert!(matches!(second, Err(DirectoryError::Busy { .. })));
}

#[test]
fn what_a_user_added_outlives_a_repeated_run() {
    let scratch = Scratch::new();
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    for added in ["project.qgz", "maps/mine.svg"] {
        fs::write(scratch.target().join(added), "mine").unwrap();
    }
    run(&scratch.target(), 7, Overwrite::SameInputs, "abc").unwrap();
    for added in ["project.qgz", "maps/mine.svg"] {
        assert_eq!(fs::read_to_string(scratch.target().join(added)).unwrap(), "mine");
    }
}

#[test]
fn files_cannot_leave_the_directory() {
    let scratch = Scratch::new();
    let directory =
        ResultDirectory::begin(&scratch.target(), inputs(7), Overwrite::SameInputs).unwrap();
    for name in ["../escaped", "/tmp/escaped", "", "maps/../../escaped"] {
        assert!(directory.write(name, |_| Ok(())).is_err(), "{name}");
    }
}

#[test]
fn the_same_results_give_the_same_bytes_of_every_file() {
    use crate::export::{
        fixture::results,
        map::{Atlas, MapChoice},
        write_results,
    };

    let scratch = Scratch::new();
    let maps = MapChoice { langs: vec![crate::domain::Lang::Zh], ..MapChoice::default() };
    let atlas = Atlas::new(&results().places, None);
    let of_a_feature = |name: &str| name.ends_with(".parquet") || name == "shortfall.gpkg";
    let files = ["first", "second"].map(|name| {
        let target = scratch.0.join(name);
        let directory = ResultDirectory::begin(&target, inputs(7), Overwrite::SameInputs).unwrap();
        write_results(&directory, &results(), (&atlas, &maps)).unwrap();
        directory.finish(Vec::new(), Timing::default()).unwrap().files
    });
    assert_eq!(files[0], files[1]);
    assert_eq!(
        files[0].keys().filter(|name| !of_a_feature(name)).collect::<Vec<_>>(),
        [
            "emergency.csv",
            "maps/nursing_share.build_2025_p50.zh.svg",
            "maps/nursing_share.build_2025_prob_shortfall.zh.svg",
            "maps/nursing_share.build_2035_p50.zh.svg",
            "maps/nursing_share.build_2035_prob_shortfall.zh.svg",
            "maps/nursing_share_2025_p50.zh.svg",
            "maps/nursing_share_2025_prob_shortfall.zh.svg",
            "maps/nursing_share_2035_p50.zh.svg",
            "maps/nursing_share_2035_prob_shortfall.zh.svg",
            "paces.csv",
            "pyramid.csv",
            "shortfall.csv",
            "shortfall.geojson",
            "shortfall.qml",
            "summary.csv",
            "targets.csv",
        ]
    );
}
