//! What is published on the need for care and on the beds there are.

mod rows;
mod transitions;

pub(super) use rows::{PREVALENCE_COLUMNS, SUPPLY_COLUMNS, TRANSITION_COLUMNS};
pub use transitions::{TRANSITION_AGES, TransitionModel, Transitions};

use super::{bundle::Bundle, regions::Regions};
use crate::domain::{Basis, RegionCode, words};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems, nearest};
use rows::{
    DEMENTIA_COLUMNS, INSTRUMENT_COLUMNS, dementia, instrument, prevalence, supply_fact,
    transitions,
};

words! {
    /// Where people live, as surveys tell it.
    Residence {
        /// Everywhere.
        All = "all",
        /// Cities and towns.
        Urban = "urban",
        /// The countryside.
        Rural = "rural",
    }
}

words! {
    /// Whom a published figure counts.
    Persons {
        /// Both sexes.
        Both = "both",
        /// Men.
        Male = "male",
        /// Women.
        Female = "female",
    }
}

/// A published prevalence (a share) or incidence (a yearly rate).
#[derive(Clone, Debug, PartialEq)]
pub struct Prevalence {
    /// Where.
    pub geography_zh: Box<str>,
    /// When; `None` where the source does not say.
    pub year: Option<i32>,
    /// Of what.
    pub definition: Box<str>,
    /// Whose.
    pub persons: Persons,
    /// Whose.
    pub residence: Residence,
    /// From this age …
    pub age_lo: u32,
    /// … to this; `None` is open.
    pub age_hi: Option<u32>,
    /// `prevalence` or `incidence`.
    pub measure: Box<str>,
    /// The share, or the rate a person-year.
    pub value: f64,
    /// Its 95 % interval.
    pub interval: Option<(f64, f64)>,
    /// People asked.
    pub sample_size: Option<u32>,
    /// Which publication.
    pub source: Box<str>,
}

/// A definition of need: a published level, an age shape, and a split into levels of ability.
#[derive(Clone, Debug, PartialEq)]
pub struct Instrument {
    /// Its name in scenarios.
    pub id: Box<str>,
    /// 名称
    pub name_zh: Box<str>,
    /// English name.
    pub name_en: Box<str>,
    /// Share of the people from `age_lo` on.
    pub level: f64,
    /// The youngest it counts.
    pub age_lo: u32,
    /// The year the level speaks of.
    pub year: i32,
    /// Which age shape carries the level to single ages.
    pub age_shape: Box<str>,
    /// Shares of 轻度, 中度, 重度 and 完全失能; they sum to one.
    pub split: [f64; 4],
    /// Weight of the split in its Dirichlet distribution.
    pub dirichlet_weight: f64,
    /// What the level rests on; the split is an assumption.
    pub basis: Basis,
    /// Which publication.
    pub source: Box<str>,
}

/// A published share of people with dementia.
#[derive(Clone, Debug, PartialEq)]
pub struct Dementia {
    /// Its name in scenarios.
    pub id: Box<str>,
    /// The youngest it counts.
    pub age_lo: u32,
    /// The year it speaks of.
    pub year: i32,
    /// Share of the people from `age_lo` on.
    pub level: f64,
    /// Which publication.
    pub source: Box<str>,
}

/// A published fact on beds, institutions or residents.
#[derive(Clone, Debug, PartialEq)]
pub struct SupplyFact {
    /// Where.
    pub region: RegionCode,
    /// When, as year-month-day.
    pub date: Box<str>,
    /// What.
    pub indicator: Box<str>,
    /// How many.
    pub value: f64,
    /// Of what.
    pub unit: Box<str>,
    /// Which document.
    pub source: Box<str>,
    /// What to mind.
    pub note: Box<str>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Care {
    /// Published prevalences.
    pub prevalence: Vec<Prevalence>,
    /// Published transition rates.
    pub transitions: Vec<Transitions>,
    /// Definitions of need to choose from.
    pub instruments: Vec<Instrument>,
    /// Published prevalences of dementia.
    pub dementia: Vec<Dementia>,
    /// Published facts on supply.
    pub supply: Vec<SupplyFact>,
}

/// No instrument of that name.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("{}", self.said().en)]
pub struct UnknownInstrument {
    /// The text as it stood in the input.
    pub got: String,
    /// The nearest name.
    pub meant: Option<String>,
    /// All names.
    pub known: Vec<String>,
}

impl UnknownInstrument {
    /// What the planner is told.
    #[must_use]
    pub fn said(&self) -> Said {
        let meant = self.meant.as_ref().map(messages::did_you_mean).unwrap_or_default();
        messages::instrument_unknown(&self.got)
            .and(meant)
            .and(messages::there_are(self.known.join(", ")))
    }
}

impl Care {
    /// The instrument of a name.
    ///
    /// # Errors
    ///
    /// [`UnknownInstrument`] with the names there are.
    pub fn instrument(&self, id: &str) -> Result<&Instrument, UnknownInstrument> {
        let found = self.instruments.iter().find(|instrument| &*instrument.id == id);
        found.ok_or_else(|| UnknownInstrument {
            got: id.to_owned(),
            meant: nearest(id, self.instruments.iter().map(|one| &*one.id)).map(str::to_owned),
            known: self.instruments.iter().map(|one| one.id.to_string()).collect(),
        })
    }

    /// A fact on supply.
    #[must_use]
    pub fn fact(&self, region: RegionCode, indicator: &str, date: &str) -> Option<&SupplyFact> {
        let mut facts = self.supply.iter().filter(|fact| fact.region == region);
        facts.find(|fact| &*fact.indicator == indicator && &*fact.date == date)
    }

    pub(super) fn load(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Self {
        let read = |name: &str| bundle.file(&format!("{name}/data.csv"));
        let care = Self {
            prevalence: read("disability_prevalence")
                .map(|file| file.rows(PREVALENCE_COLUMNS, problems, prevalence))
                .unwrap_or_default(),
            transitions: read("disability_transitions")
                .map(|file| file.rows(TRANSITION_COLUMNS, problems, transitions))
                .unwrap_or_default(),
            instruments: read("need_instruments")
                .map(|file| file.rows(INSTRUMENT_COLUMNS, problems, instrument))
                .unwrap_or_default(),
            dementia: read("dementia_prevalence")
                .map(|file| file.rows(DEMENTIA_COLUMNS, problems, dementia))
                .unwrap_or_default(),
            supply: read("care_supply")
                .map(|file| file.rows(SUPPLY_COLUMNS, problems, |row| supply_fact(row, regions)))
                .unwrap_or_default(),
        };
        care.check_transitions(&bundle.name("disability_transitions/data.csv"), problems);
        care.check_instruments(&bundle.name("need_instruments/data.csv"), problems);
        care
    }

    /// Holds that there is an instrument, and no two of one name.
    fn check_instruments(&self, file: &str, problems: &mut Problems) {
        let mut ids: Vec<&str> = self.instruments.iter().map(|one| &*one.id).collect();
        ids.sort_unstable();
        if ids.is_empty() {
            problems.push(Place::file(file), messages::no_instrument_rows());
        }
        for twice in ids.windows(2).filter(|pair| pair[0] == pair[1]) {
            problems.push(Place::file(file), messages::instrument_twice(twice[0]));
        }
    }
}
