//! Rebuilds `seeds/` from the shared tables: `cargo run --example seeds_build -- DIR [--check]`.

use carecast::seeds::{Bundle, build};
use std::{fs, io, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (from, check) = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [from] => (*from, false),
        [from, "--check"] => (*from, true),
        _ => {
            eprintln!("usage: seeds_build DIR [--check]");
            return ExitCode::from(2);
        }
    };
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    match run(Path::new(from), &seeds, check) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(from: &Path, seeds: &Path, check: bool) -> io::Result<ExitCode> {
    let mut now = Bundle::new("seeds");
    for path in Bundle::embedded().paths() {
        if let Ok(bytes) = fs::read(seeds.join(path)) {
            now.insert(path, bytes);
        }
    }
    let made = match build::all(&|name| fs::read(from.join(name)).ok(), &now) {
        Ok(made) => made,
        Err(problems) => {
            eprintln!("error: the seeds cannot be built\n{problems}");
            return Ok(ExitCode::from(2));
        }
    };
    let differ = build::differences(&made, &now);
    for path in &differ {
        println!("{path}");
        if !check {
            fs::write(seeds.join(path), &made[*path])?;
        }
    }
    println!("{} files, {} differed", made.len(), differ.len());
    Ok(ExitCode::from(u8::from(check && !differ.is_empty())))
}
