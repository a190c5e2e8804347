//! A bar on a terminal, nothing elsewhere.

use super::clock::Clock;
use crate::{
    domain::{Attribute, Lang, Level},
    ensemble::Watch,
    messages,
    model::Model,
    tables::{Samples, chance_met},
};
use indicatif::{ProgressBar, ProgressStyle};
use std::{
    io::IsTerminal,
    sync::{Mutex, PoisonError},
    time::Duration,
};

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

/// Looks on while a model runs: moves a bar, times the reduction, and shows regions to `see`.
pub struct Onlooker<'a> {
    pub bar: &'a ProgressBar,
    pub clock: &'a Clock,
    pub see: &'a (dyn Fn(usize, &Samples) + Sync),
}

impl Watch for Onlooker<'_> {
    fn done(&self, pieces: usize) {
        self.bar.inc(pieces as u64);
    }

    fn seen(&self, place: usize, samples: &Samples) {
        (self.see)(place, samples);
    }

    fn reduce(&self, work: &mut dyn FnMut()) {
        self.clock.reduction(work);
    }
}

/// Tells the chance of the plan's first target, with its Monte Carlo error, of each prefecture and
/// wider region as soon as all its draws are in; a narrower region never takes a wider one's place.
///
/// Until then the bar says the most that the error can be.
pub fn headline<'a>(
    bar: &'a ProgressBar,
    model: &'a Model,
    lang: Lang,
) -> impl Fn(usize, &Samples) + Sync + 'a {
    let first = first_target(model).filter(|_| !bar.is_hidden());
    let widest = Mutex::new(Level::Prefecture);
    move |place, samples| {
        let Some((index, year)) = first else { return };
        let (region, target) = (&model.places[place], &model.targets[index]);
        if region.level < *widest.lock().unwrap_or_else(PoisonError::into_inner) {
            return;
        }
        let Some(found) = chance_met(samples, &model.regions[place], (index, target), year) else {
            return;
        };
        let said = match lang {
            Lang::Zh => (&region.name_zh, &target.info.zh),
            Lang::En => (&region.name_en, &target.info.en),
        };
        let [chance, error] = [found.0, found.1].map(|part| format!("{:.1}", 100.0 * part));
        // Held while it is shown, so that no narrower one slips in between.
        let mut widest = widest.lock().unwrap_or_else(PoisonError::into_inner);
        if region.level >= *widest {
            *widest = region.level;
            let said = messages::chance_so_far(said.0, said.1, chance, error);
            bar.set_message(said.get(lang).to_owned());
        }
    }
}

/// The first binding headline target, or else the first of the headline, and its deadline or the
/// horizon as a year of the run.
fn first_target(model: &Model) -> Option<(usize, usize)> {
    let shown = || model.targets.iter().enumerate().filter(|(_, target)| target.info.headline);
    let binding = shown().find(|(_, target)| target.info.attribute == Attribute::Binding);
    let (index, target) = binding.or_else(|| shown().next())?;
    let years = model.years();
    let year = years.iter().rposition(|year| *year <= target.info.deadline)?;
    Some((index, year))
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
