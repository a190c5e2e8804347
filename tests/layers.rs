//! The order of modules in `lib.rs` is the order of the data flow, and the only direction in which
//! modules may depend on one another; packages and platform have homes.

use std::{fs, path::Path};

/// Packages with one home each.
const HOMES: [(&str, &str); 14] = [
    ("clap", "cli"),
    ("anyhow", "cli"),
    ("indicatif", "cli"),
    ("comfy_table", "cli"),
    ("ctrlc", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("rust_xlsxwriter", "export"),
    ("calamine", "import"),
    ("encoding_rs", "import"),
    ("ZipArchive", "import"),
    ("parquet", "export"),
    ("rusqlite", "export"),
    ("pinyin", "seeds"),
];

/// What only some modules may touch: cores, files, the clock, and what is printed.
const PLATFORM: [(&str, &[&str]); 5] = [
    ("rayon", &["parallel"]),
    ("fs", &["export", "cli"]),
    ("Instant", &["cli"]),
    ("println", &["cli"]),
    ("eprintln", &["cli"]),
];

#[test]
fn modules_use_only_the_modules_above_them() {
    let order = modules();
    assert!(order.len() > 15, "lib.rs lists its modules one a line: {order:?}");
    for (rank, module) in order.iter().enumerate() {
        let code = code(module);
        // Everything between `crate::` and the end of its statement.
        for path in code.split("crate::").skip(1).filter_map(|rest| rest.split([';', '(']).next()) {
            // Names in braces at the top of a grouped import, or the first word of a path.
            for later in &order[rank + 1..] {
                assert!(!tops(path).any(|word| word == later), "`{module}` uses `{later}`: {path}");
            }
        }
    }
}

#[test]
fn packages_stay_at_home() {
    for module in modules() {
        let code = code(&module);
        for (package, home) in HOMES {
            let used = words(&code).any(|word| word == package);
            assert!(!used || module == home, "`{module}` uses `{package}`");
        }
        for (name, homes) in PLATFORM {
            let used = words(&code).any(|word| word == name);
            assert!(!used || homes.contains(&module.as_str()), "`{module}` uses `{name}`");
        }
    }
}

#[test]
fn half_the_files_are_short() {
    let mut lines: Vec<usize> = modules()
        .iter()
        .flat_map(|module| files(module))
        .map(|text| text.lines().count())
        .collect();
    lines.sort_unstable();
    assert!(lines[lines.len() / 2] < 250, "median of {} lines", lines[lines.len() / 2]);
}

/// The `pub mod` lines of `lib.rs`, in their order.
fn modules() -> Vec<String> {
    let lib = fs::read_to_string(source().join("lib.rs")).expect("lib.rs is there");
    lib.lines()
        .filter_map(|line| Some(line.strip_prefix("pub mod ")?.strip_suffix(';')?.to_owned()))
        .collect()
}

/// The text of a module without its tests and comments.
fn code(module: &str) -> String {
    let without_tests = |text: String| {
        text.lines()
            .take_while(|line| !line.starts_with("#[cfg(test)]") && !line.starts_with("mod tests"))
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n")
    };
    files(module).into_iter().map(without_tests).collect::<Vec<_>>().join("\n")
}

/// The texts of a module's files, tests in files of their own left out.
fn files(module: &str) -> Vec<String> {
    let file = source().join(format!("{module}.rs"));
    let mut texts = Vec::new();
    let mut paths = vec![file, source().join(module)];
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("a readable folder");
            paths.extend(entries.flatten().map(|entry| entry.path()));
        } else if path.exists() && !for_tests(&path) {
            texts.push(fs::read_to_string(&path).expect("a readable file"));
        }
    }
    assert!(!texts.is_empty(), "a source file for `{module}`");
    texts
}

fn for_tests(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with("tests.rs") || name == "fixture.rs"
}

/// The first words of a path, or of each path in the braces it opens with.
fn tops(path: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    let grouped = path.trim_start().starts_with('{');
    let mut tops = Vec::new();
    let mut fresh = true;
    for part in path.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        if !word.is_empty() && fresh && depth <= usize::from(grouped) {
            tops.push(word);
            fresh = false;
        }
        for c in part.chars() {
            match c {
                '{' => {
                    depth += 1;
                    fresh = depth == 1 && grouped;
                }
                '}' => depth -= usize::from(depth > 0),
                ',' if depth == 1 && grouped => fresh = true,
                _ => {}
            }
        }
    }
    tops.into_iter()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_')
}

fn source() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
