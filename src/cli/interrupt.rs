//! Ctrl-C: nothing half-written, exit code 130.

use super::{failure::Failure, speech};
use crate::{export::directory::Canceller, messages};
use anyhow::Context;
use std::sync::{Arc, Mutex, PoisonError};

/// The exit code of an interrupted run.
const INTERRUPTED: i32 = 130;

/// What a Ctrl-C cleans up.
pub struct Interrupt(Arc<Mutex<Option<Canceller>>>);

/// Exits with 130 on Ctrl-C, after removing what is being written.
pub fn handle() -> Result<Interrupt, Failure> {
    let watched = Arc::new(Mutex::new(None::<Canceller>));
    let seen = Arc::clone(&watched);
    ctrlc::set_handler(move || {
        if let Some(canceller) = seen.lock().unwrap_or_else(PoisonError::into_inner).as_ref() {
            canceller.cancel();
        }
        std::process::exit(INTERRUPTED);
    })
    .context(speech::inline(&messages::listening()))?;
    Ok(Interrupt(watched))
}

impl Interrupt {
    /// From now on a Ctrl-C removes this directory first.
    pub fn watch(&self, canceller: Canceller) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(canceller);
    }
}
