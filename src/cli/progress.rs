//! A bar on a terminal, nothing elsewhere.

use crate::{domain::Lang, messages};
use indicatif::{ProgressBar, ProgressStyle};
use std::{io::IsTerminal, time::Duration};

/// A bar for so many pieces of work: time gone and left, and how sure a chance from so many draws
/// will be.
pub fn bar(pieces: u64, draws: u32, lang: Lang, quiet: bool) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(pieces);
    bar.set_style(
        ProgressStyle::with_template("{bar:30} {percent:>3} %  {elapsed} {prefix} {eta}  {msg}")
            .expect("the template is fixed and valid"),
    );
    bar.set_prefix(messages::time_left().get(lang).to_owned());
    let error = format!("{:.1}", 100.0 * largest_error(draws));
    bar.set_message(messages::chance_error(error).get(lang).to_owned());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

/// The largest Monte Carlo error of a chance: that of one half, √(¼ ÷ draws).
fn largest_error(draws: u32) -> f64 {
    0.5 / f64::from(draws.max(1)).sqrt()
}

#[cfg(test)]
mod tests {
    use super::largest_error;

    #[test]
    fn a_hundred_draws_know_a_chance_to_five_points() {
        assert_eq!(largest_error(100), 0.05);
        assert_eq!(largest_error(10_000), 0.005);
    }
}
