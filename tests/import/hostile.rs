//! Workbooks that would fill the memory.

use super::{common::Folder, filled, liaoning, save};
use std::{io::Write, time::Instant};
use zip::{ZipWriter, write::SimpleFileOptions};

/// Runs an import within 100 MiB of memory, and says how long it took.
fn confined(folder: &Folder, file: &str) -> (String, f64) {
    let started = Instant::now();
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -v 102400; exec \"$0\" import \"$1\" --lang en"])
        .args([env!("CARGO_BIN_EXE_carecast"), file])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{errors}");
    (errors, started.elapsed().as_secs_f64())
}

#[test]
#[cfg(target_os = "linux")]
fn bombs_and_far_cells_are_refused_at_once() {
    let folder = Folder::new("bombs");
    let mut sheet = filled(&liaoning());
    sheet.write_number(1_048_575, 16_383, 1).unwrap();
    save(&folder, "far.xlsx", sheet);
    let (errors, seconds) = confined(&folder, "far.xlsx");
    assert!(errors.contains("床位!XFD1048576"), "{errors}");
    assert!(seconds < 1.0, "{seconds} s");

    // A sheet of 100 MiB of blanks, once as it is and once with a directory that says 1,000 bytes.
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
    for _ in 0..100 {
        archive.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let honest = archive.finish().unwrap().into_inner();
    let mut lying = honest.clone();
    let entry = lying.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
    lying[entry + 24..entry + 28].copy_from_slice(&1000_u32.to_le_bytes());
    for (name, bytes) in [("bomb.xlsx", honest), ("lying.xlsx", lying)] {
        folder.write(name, bytes);
        let (errors, seconds) = confined(&folder, name);
        let told = ["sheet1.xml in the workbook unpacks", "larger than its declared"];
        assert!(told.iter().any(|word| errors.contains(word)), "{name}: {errors}");
        assert!(seconds < 1.0, "{name}: {seconds} s");
    }
}
