//! A bar on a terminal, nothing elsewhere.

use indicatif::{ProgressBar, ProgressStyle};
use std::{io::IsTerminal, time::Duration};

/// A bar for so many pieces of work.
pub fn bar(pieces: u64, quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(pieces);
    bar.set_style(
        ProgressStyle::with_template("{bar:40} {percent:>3} %  {elapsed} / {duration}")
            .expect("the template is fixed and valid"),
    );
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
