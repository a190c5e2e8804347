//! The place where results shall appear, and what may be there already.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{DirectoryError, Inputs, manifest::differences};

/// Whether results of other inputs may be replaced.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Overwrite {
    /// Only a directory of the same inputs is replaced: its bytes are the same.
    SameInputs,
    /// Any directory is replaced, but for those it would be a disaster to lose.
    Anything,
}

/// What stands at the place of the results.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Standing {
    Nothing,
    /// Results of the same inputs.
    Same,
    /// Something that may be replaced as it was asked for.
    Other,
}

/// What stands at `target`, if results may take its place.
///
/// # Errors
///
/// A refusal, or that the directory cannot be read.
pub(super) fn standing(
    target: &Path,
    inputs: &Inputs,
    overwrite: Overwrite,
) -> Result<Standing, DirectoryError> {
    let path = || target.to_owned();
    match fs::metadata(target) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Standing::Nothing),
        // A file among the parents: creating the directory will say so.
        Err(error) if error.kind() == io::ErrorKind::NotADirectory => return Ok(Standing::Nothing),
        Err(source) => return Err(DirectoryError::Io { path: path(), source }),
        Ok(metadata) if !metadata.is_dir() => {
            return Err(DirectoryError::NotADirectory { path: path() });
        }
        Ok(_) => {}
    }
    let older = manifest_in(target);
    let differing = older.as_ref().map(|older| differences(older, inputs));
    match (differing, overwrite) {
        (Some(differing), _) if differing.is_empty() => Ok(Standing::Same),
        (Some(differing), Overwrite::SameInputs) => {
            Err(DirectoryError::OtherRun { path: path(), differing })
        }
        (None, Overwrite::SameInputs) => Err(DirectoryError::NotResults { path: path() }),
        (_, Overwrite::Anything) => match protected(target) {
            Some(reason) => Err(DirectoryError::Protected { path: path(), reason }),
            None => Ok(Standing::Other),
        },
    }
}

/// The manifest of a directory that carecast wrote.
pub(super) fn manifest_in(directory: &Path) -> Option<serde_json::Value> {
    let bytes = fs::read(directory.join(super::MANIFEST)).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&bytes).ok()?;
    manifest.get("carecast_manifest")?;
    Some(manifest)
}

/// Why a directory is never replaced, if it is not.
fn protected(target: &Path) -> Option<&'static str> {
    let target = fs::canonicalize(target).ok()?;
    let is_home = |name| {
        std::env::var_os(name)
            .is_some_and(|home| fs::canonicalize(home).is_ok_and(|home| home.starts_with(&target)))
    };
    if std::env::current_dir().is_ok_and(|current| current.starts_with(&target)) {
        Some("the current directory or one above it")
    } else if is_home("HOME") || is_home("USERPROFILE") {
        Some("the home directory or one above it")
    } else if target.join(".git").exists() {
        Some("a repository")
    } else {
        None
    }
}

/// Names beside the target: the results being written, those being replaced, and the lock.
#[derive(Clone, Debug)]
pub(super) struct Neighbours {
    pub(super) target: PathBuf,
    pub(super) parent: PathBuf,
    pub(super) writing: PathBuf,
    pub(super) replaced: PathBuf,
    pub(super) lock: PathBuf,
}

impl Neighbours {
    /// # Errors
    ///
    /// When the target has no name of its own, such as `/`.
    pub(super) fn of(target: &Path) -> Result<Self, DirectoryError> {
        // Where a link points, not the link, is replaced.
        let real = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let absolute = std::path::absolute(&real)
            .map_err(|source| DirectoryError::Io { path: real.clone(), source })?;
        let (Some(parent), Some(name)) = (absolute.parent(), absolute.file_name()) else {
            let reason = "the root of the file system";
            return Err(DirectoryError::Protected { path: target.to_owned(), reason });
        };
        let beside = |suffix: &str| {
            let mut hidden = std::ffi::OsString::from(".");
            hidden.push(name);
            hidden.push(suffix);
            parent.join(hidden)
        };
        Ok(Self {
            parent: parent.to_owned(),
            writing: beside(".carecast-writing"),
            replaced: beside(".carecast-replaced"),
            lock: beside(".carecast-lock"),
            target: absolute.clone(),
        })
    }
}
