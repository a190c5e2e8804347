//! Rebuilds `seeds/` from the shared tables: `cargo run --example seeds_build -- DIR [--check]`.

use carecast::seeds::{Bundle, build};
use std::{fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(from) = arguments.first() else {
        eprintln!("usage: seeds_build DIR [--check]");
        return ExitCode::from(2);
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut by_hand = Bundle::new("seeds");
    if let Ok(bytes) = fs::read(seeds.join("policy_readings/data.csv")) {
        by_hand.insert("policy_readings/data.csv", bytes);
    }
    let files = match build::all(&|name| fs::read(Path::new(from).join(name)).ok(), &by_hand) {
        Ok(files) => files,
        Err(problems) => {
            eprintln!("error: the seeds cannot be built\n{problems}");
            return ExitCode::from(2);
        }
    };
    let mut differ = 0;
    for (path, bytes) in &files {
        let path = seeds.join(path);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            continue;
        }
        differ += 1;
        println!("{}", path.display());
        if !arguments.iter().any(|argument| argument == "--check") {
            let folder = path.parent().unwrap_or(&seeds);
            if let Err(error) = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes)) {
                eprintln!("error: {}: {error}", path.display());
                return ExitCode::FAILURE;
            }
        }
    }
    println!("{} files, {differ} differ", files.len());
    ExitCode::from(u8::from(differ > 0 && arguments.iter().any(|argument| argument == "--check")))
}
