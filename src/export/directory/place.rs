//! Putting results in their place, and taking traces away.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use super::{
    DirectoryError, MANIFEST, io_at,
    target::{Neighbours, Standing, manifest_in},
};

/// Makes the parent, and holds its lock for this target until the file is closed; the system
/// closes it if the process dies.
pub(super) fn take_lock(at: &Neighbours) -> Result<File, DirectoryError> {
    fs::create_dir_all(&at.parent).map_err(io_at(&at.parent))?;
    let lock = File::create(&at.lock).map_err(io_at(&at.lock))?;
    match lock.try_lock() {
        Err(fs::TryLockError::WouldBlock) => Err(DirectoryError::Busy { path: at.target.clone() }),
        // On a file system without locks, two runs at a time are the user's affair.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(lock),
    }
}

/// Puts back or removes what a killed run left.
pub(super) fn recover(at: &Neighbours) -> Result<(), DirectoryError> {
    if at.replaced.exists() && !at.target.exists() {
        fs::rename(&at.replaced, &at.target).map_err(io_at(&at.target))?;
    }
    for leftover in [&at.writing, &at.replaced] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).map_err(io_at(leftover))?;
        }
    }
    Ok(())
}

/// Moves the written directory to the target, and what stood there away.
pub(super) fn take_place(at: &Neighbours, before: &Standing) -> Result<(), DirectoryError> {
    if *before == Standing::Nothing {
        return fs::rename(&at.writing, &at.target).map_err(io_at(&at.target));
    }
    fs::rename(&at.target, &at.replaced).map_err(io_at(&at.target))?;
    if let Err(source) = fs::rename(&at.writing, &at.target) {
        // Back to what stood there; if that fails too, the next run tries again.
        let _ = fs::rename(&at.replaced, &at.target);
        return Err(DirectoryError::Io { path: at.target.clone(), source });
    }
    if *before == Standing::Same {
        let listed = manifest_in(&at.replaced).map(|manifest| manifest["files"].clone());
        keep_additions(&at.replaced, &at.target, &listed.unwrap_or_default(), "");
    }
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&at.replaced);
    Ok(())
}

/// Moves files that no manifest lists from older results to newer ones of the same inputs.
fn keep_additions(older: &Path, newer: &Path, listed: &serde_json::Value, prefix: &str) {
    let Ok(entries) = fs::read_dir(older) else { return };
    for entry in entries.flatten() {
        let (from, place) = (entry.path(), newer.join(entry.file_name()));
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if from.is_dir() && place.is_dir() {
            keep_additions(&from, &place, listed, &format!("{name}/"));
        } else if name != MANIFEST && listed.get(&name).is_none() && !place.exists() {
            let _ = fs::rename(from, place);
        }
    }
}

/// Removes an unfinished directory, the lock, and parents made for it.
pub(super) fn remove_traces(at: &Neighbours, made: &[PathBuf]) {
    // What cannot be removed now is removed by the next run.
    let _ = fs::remove_dir_all(&at.writing);
    let _ = fs::remove_file(&at.lock);
    remove_parents(made);
}

/// Removes parents made for it, unless something else lies in them by now.
pub(super) fn remove_parents(made: &[PathBuf]) {
    for parent in made.iter().rev() {
        let _ = fs::remove_dir(parent);
    }
}
