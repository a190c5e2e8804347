//! The scenarios that come with the program.

use super::layers::{NoBase, Source};

/// One of them.
#[derive(Clone, Copy, Debug)]
pub struct Shipped {
    /// Its id, which is also its folder under `scenarios/`.
    pub id: &'static str,
    /// Its file.
    pub toml: &'static str,
    /// The question it asks, in Chinese and English.
    pub readme: &'static str,
}

/// Takes the files of `scenarios/ID/` into the program.
macro_rules! shipped {
    ($($id:literal),+ $(,)?) => {
        &[$(Shipped {
            id: $id,
            toml: include_str!(concat!("../../scenarios/", $id, "/scenario.toml")),
            readme: include_str!(concat!("../../scenarios/", $id, "/README.md")),
        }),+]
    };
}

/// All of them, each after those it builds on.
pub const ALL: &[Shipped] = shipped!(
    "liaoning_trend",
    "liaoning_fyp14",
    "liaoning_slow",
    "liaoning_ageing_fast",
    "liaoning_outlook_2030",
    "jilin_2021",
    "sichuan_2021",
    "china_trend",
);

impl Shipped {
    /// Its file, under the name that messages call it by.
    #[must_use]
    pub fn source(&self) -> Source<'static> {
        let name = format!("scenarios/{}/scenario.toml", self.id);
        Source { name, bytes: self.toml.as_bytes().into(), shipped: true }
    }
}

/// The shipped scenario of that id, as a [`Bases`](super::Bases) gives it.
///
/// ```
/// use carecast::scenario::{Scenario, Source, shipped};
///
/// let top = shipped::source("liaoning_slow")?;
/// let base = |name: &str, _: &Source<'_>| shipped::source(name);
/// let scenario = Scenario::build(top, &base, &["run.draws=10".to_owned()]).unwrap();
/// assert_eq!((scenario.n_draws(), scenario.programmes()[0].pace), (10, 0.5));
/// # Ok::<(), carecast::scenario::NoBase>(())
/// ```
///
/// # Errors
///
/// [`NoBase::Unknown`], with the ids there are.
pub fn source(id: &str) -> Result<Source<'static>, NoBase> {
    let known = || ALL.iter().map(|shipped| shipped.id.to_owned()).collect();
    let shipped = ALL.iter().find(|shipped| shipped.id == id);
    shipped.map(Shipped::source).ok_or_else(|| NoBase::Unknown { known: known() })
}
