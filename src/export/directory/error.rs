use crate::messages::{self, Said};
use std::{io, path::PathBuf};

/// Why a result directory is not written; what stood there before stands there still.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    /// It holds the results of another run.
    #[error(
        "{} holds the results of another run ({} differ): choose another directory with --out, \
         or add --overwrite", .path.display(), .differing.join(", ")
    )]
    OtherRun {
        /// The directory.
        path: PathBuf,
        /// The inputs that differ.
        differing: Vec<String>,
    },
    /// It exists, and no manifest says that carecast wrote it.
    #[error(
        "{} exists and holds no results of carecast: choose another directory with --out, or add \
         --overwrite to replace it with everything in it", .path.display()
    )]
    NotResults {
        /// The directory.
        path: PathBuf,
    },
    /// It exists and is a file.
    #[error("{} is not a directory: choose another one with --out", .path.display())]
    NotADirectory {
        /// The file.
        path: PathBuf,
    },
    /// Replacing it would take more than results.
    #[error(
        "{} is {reason}, which --overwrite does not replace: choose another directory with --out",
        .path.display()
    )]
    Protected {
        /// The directory.
        path: PathBuf,
        /// What it is.
        reason: &'static str,
    },
    /// Another process is writing the same results.
    #[error("another run is writing {}: wait for it, or choose another --out", .path.display())]
    Busy {
        /// The directory.
        path: PathBuf,
    },
    /// [`super::Canceller::cancel`] was called.
    #[error("interrupted: nothing was written to {}", .path.display())]
    Cancelled {
        /// The directory.
        path: PathBuf,
    },
    /// The file system said no.
    #[error("cannot write {}: {source}", .path.display())]
    Io {
        /// The file or directory.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl DirectoryError {
    /// What the planner is told.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::OtherRun { path, differing } => {
                messages::directory_other(path.display(), differing.join(", "))
            }
            Self::NotResults { path } => messages::directory_foreign(path.display()),
            Self::NotADirectory { path } => messages::directory_file(path.display()),
            Self::Protected { path, reason } => {
                messages::directory_protected(path.display(), *reason)
            }
            Self::Busy { path } => messages::directory_busy(path.display()),
            Self::Cancelled { path } => messages::directory_cancelled(path.display()),
            Self::Io { path, source } => {
                messages::directory_io(path.display(), messages::of_system(source))
            }
        }
    }

    /// Whether the request was refused (exit code 2) rather than tried in vain (1).
    #[must_use]
    pub const fn is_refusal(&self) -> bool {
        match self {
            Self::OtherRun { .. }
            | Self::NotResults { .. }
            | Self::NotADirectory { .. }
            | Self::Protected { .. } => true,
            Self::Busy { .. } | Self::Cancelled { .. } | Self::Io { .. } => false,
        }
    }
}
