//! Files that are summed as they are written.

use std::{
    fmt::Write as _,
    fs::File,
    io::{self, Write},
    sync::{Arc, Mutex},
};

use sha2::{Digest, Sha256};

use super::{FileSum, State, locked};

/// A file that sums what it is given, and takes no more once the run is cancelled.
pub(super) struct Summing {
    file: File,
    sum: Sha256,
    bytes: u64,
    state: Arc<Mutex<State>>,
}

impl Summing {
    pub(super) fn new(file: File, state: Arc<Mutex<State>>) -> Self {
        Self { file, sum: Sha256::new(), bytes: 0, state }
    }

    pub(super) fn sum(self) -> FileSum {
        let mut sha256 = String::new();
        for byte in self.sum.finalize() {
            write!(sha256, "{byte:02x}").expect("memory takes all");
        }
        FileSum { bytes: self.bytes, sha256 }
    }
}

impl Write for Summing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if *locked(&self.state) == State::Cancelled {
            return Err(interrupted());
        }
        self.file.write_all(bytes)?;
        self.sum.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

/// What a writer says once the run is cancelled.
pub(super) fn interrupted() -> io::Error {
    io::Error::other("interrupted")
}
