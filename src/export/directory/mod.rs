//! A result directory that is complete or absent: the only place where export touches files.
//!
//! Files are written into `.<name>.carecast-writing` beside the target, the manifest last; then
//! the directory takes the target's place. Dropping an unfinished one removes it. What a killed
//! run leaves behind is removed, or put back, by the next run to the same target.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Component, Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

mod error;
mod manifest;
mod place;
mod sum;
mod target;

pub use error::DirectoryError;
pub use manifest::{FORMAT, FileSum, Inputs, Manifest, PolicyRow, Timing};
pub use target::Overwrite;

use crate::seeds::Validation;
use place::{recover, remove_parents, remove_traces, take_lock, take_place};
use sum::{Summing, interrupted};
use target::{Neighbours, standing};

/// The manifest's name; a directory without one holds no results.
pub const MANIFEST: &str = "manifest.json";

/// Whether results of these inputs may be written to `target`: `run` asks before it simulates.
///
/// # Errors
///
/// A refusal, or that what is there cannot be read.
pub fn check(target: &Path, inputs: &Inputs, overwrite: Overwrite) -> Result<(), DirectoryError> {
    standing(target, inputs, overwrite).map(|_| ())
}

/// A result directory being written.
#[derive(Debug)]
pub struct ResultDirectory {
    at: Neighbours,
    inputs: Inputs,
    overwrite: Overwrite,
    files: Mutex<BTreeMap<String, FileSum>>,
    calibration: Option<Validation>,
    state: Arc<Mutex<State>>,
    /// Parents made for it, the outermost first.
    made: Vec<PathBuf>,
    /// Holds the lock until dropped; the system frees it if the process dies.
    _lock: File,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum State {
    Writing,
    Cancelled,
    Finished,
}

/// Stops a [`ResultDirectory`] from another thread, such as that of a Ctrl-C handler.
#[derive(Clone, Debug)]
pub struct Canceller {
    at: Neighbours,
    made: Vec<PathBuf>,
    state: Arc<Mutex<State>>,
}

impl Canceller {
    /// Removes what was written so far; further writes fail. Does nothing once the directory
    /// stands, and waits while it is being put in place.
    pub fn cancel(&self) {
        let mut state = locked(&self.state);
        if *state == State::Writing {
            *state = State::Cancelled;
            remove_traces(&self.at, &self.made);
        }
    }
}

impl ResultDirectory {
    /// Makes room beside `target`.
    ///
    /// # Errors
    ///
    /// A refusal, a run to the same target at work, or what the file system says.
    pub fn begin(
        target: &Path,
        inputs: Inputs,
        overwrite: Overwrite,
    ) -> Result<Self, DirectoryError> {
        check(target, &inputs, overwrite)?;
        let at = Neighbours::of(target)?;
        let mut made: Vec<_> = at.parent.ancestors().map(Path::to_owned).collect();
        made.retain(|parent| !parent.exists());
        made.reverse();
        let lock = take_lock(&at).inspect_err(|_| remove_parents(&made))?;
        let directory = Self {
            files: Mutex::default(),
            calibration: None,
            state: Arc::new(Mutex::new(State::Writing)),
            _lock: lock,
            made,
            inputs,
            overwrite,
            at,
        };
        recover(&directory.at)?;
        standing(&directory.at.target, &directory.inputs, overwrite)?;
        fs::create_dir(&directory.at.writing).map_err(io_at(&directory.at.writing))?;
        Ok(directory)
    }

    /// Writes one file; `name` may have folders, parted by `/`. Several may be written at a time.
    ///
    /// # Errors
    ///
    /// What `fill` or the file system says, or that the run was interrupted.
    pub fn write(
        &self,
        name: &str,
        fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
    ) -> Result<(), DirectoryError> {
        let path = self.at.writing.join(name);
        let is_plain =
            Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
        if !is_plain || name.is_empty() {
            let source = io::Error::new(io::ErrorKind::InvalidInput, "not a name in a directory");
            return Err(DirectoryError::Io { path, source });
        }
        let summed = self.fill(&path, fill);
        if *locked(&self.state) == State::Cancelled {
            return Err(DirectoryError::Cancelled { path: self.at.target.clone() });
        }
        let sum = summed.map_err(io_at(&path))?;
        locked(&self.files).insert(name.to_owned(), sum);
        Ok(())
    }

    fn fill(
        &self,
        path: &Path,
        fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>,
    ) -> io::Result<FileSum> {
        let summing = Summing::new(self.create(path)?, Arc::clone(&self.state));
        let mut writer = BufWriter::with_capacity(1 << 18, summing);
        fill(&mut writer)?;
        Ok(writer.into_inner().map_err(io::IntoInnerError::into_error)?.sum())
    }

    /// Creates a file and the folders above it, never after the run was cancelled.
    fn create(&self, path: &Path) -> io::Result<File> {
        let state = locked(&self.state);
        if *state == State::Cancelled {
            return Err(interrupted());
        }
        let folder = path.parent().unwrap_or(path);
        if folder != self.at.writing {
            fs::create_dir_all(folder)?;
        }
        File::create_new(path)
    }

    /// A handle that stops it from elsewhere.
    #[must_use]
    pub fn canceller(&self) -> Canceller {
        let (at, made) = (self.at.clone(), self.made.clone());
        Canceller { at, made, state: Arc::clone(&self.state) }
    }

    /// What the manifest is to say of the model's own scores.
    pub fn show_calibration(&mut self, scores: Validation) {
        self.calibration = Some(scores);
    }

    /// Writes the manifest and puts the directory in its place.
    ///
    /// Files that a user added to earlier results of the same inputs stay with the new ones.
    ///
    /// # Errors
    ///
    /// What the file system says, that the run was interrupted, or that something else has taken
    /// the place meanwhile. Earlier results are then as they were.
    pub fn finish(
        self,
        policy_rows: Vec<PolicyRow>,
        timing: Timing,
    ) -> Result<Manifest, DirectoryError> {
        let manifest = Manifest {
            carecast_manifest: FORMAT,
            inputs: self.inputs.clone(),
            files: std::mem::take(&mut *locked(&self.files)),
            policy_rows,
            calibration: self.calibration.clone(),
            timing,
        };
        self.write(MANIFEST, |file| {
            serde_json::to_writer_pretty(&mut *file, &manifest)?;
            file.write_all(b"\n")
        })?;
        let mut state = locked(&self.state);
        if *state == State::Cancelled {
            return Err(DirectoryError::Cancelled { path: self.at.target.clone() });
        }
        let before = standing(&self.at.target, &self.inputs, self.overwrite)?;
        take_place(&self.at, &before)?;
        *state = State::Finished;
        drop(state);
        Ok(manifest)
    }
}

impl Drop for ResultDirectory {
    fn drop(&mut self) {
        match *locked(&self.state) {
            State::Writing => remove_traces(&self.at, &self.made),
            State::Finished => remove_traces(&self.at, &[]),
            // Done, and by now another run may be at work here.
            State::Cancelled => {}
        }
    }
}

/// What a lock keeps, whatever became of a thread that held it.
fn locked<T>(kept: &Mutex<T>) -> MutexGuard<'_, T> {
    kept.lock().unwrap_or_else(PoisonError::into_inner)
}

fn io_at(path: &Path) -> impl Fn(io::Error) -> DirectoryError + use<'_> {
    |source| DirectoryError::Io { path: path.to_owned(), source }
}

#[cfg(test)]
mod tests;
