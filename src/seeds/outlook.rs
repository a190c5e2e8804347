//! What the last decade says of each county's migration and mortality.

use super::{bundle::Bundle, county::by_county, regions::Regions};
use crate::{domain::words, problems::Problems};

/// Five-year ages: 0 to 4 … 80 to 84, and 85 and over.
pub const OUTLOOK_AGES: usize = 18;

words! {
    /// Where a county's figures come from.
    Evidence {
        /// Its own change between the censuses, shrunk.
        Observed = "observed",
        /// A prediction from the census of 2020.
        Predicted = "predicted",
    }
}

/// Patterns of age in which a county may depart from its figures.
pub const OUTLOOK_PATTERNS: usize = 4;

/// Yearly log change of a county's people beside the nation's, by age, and how uncertain it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Where the figures come from.
    pub evidence: Evidence,
    /// By five-year age: migration below 60, mortality from 75, shared between.
    pub rates: [f64; OUTLOOK_AGES],
    /// Scale of the county's own score of each pattern, for the mean of a decade.
    pub scale: [f64; OUTLOOK_PATTERNS],
    /// How unlike the fitted units it is; widens what its province shares.
    pub atypicality: f64,
}

impl Default for Outlook {
    fn default() -> Self {
        Self {
            evidence: Evidence::Predicted,
            rates: [0.0; OUTLOOK_AGES],
            scale: [0.0; OUTLOOK_PATTERNS],
            atypicality: 0.0,
        }
    }
}

/// The columns of the table.
pub const OUTLOOK_COLUMNS: [&str; 3 + OUTLOOK_AGES + OUTLOOK_PATTERNS] = [
    "county_code",
    "evidence",
    "g0",
    "g5",
    "g10",
    "g15",
    "g20",
    "g25",
    "g30",
    "g35",
    "g40",
    "g45",
    "g50",
    "g55",
    "g60",
    "g65",
    "g70",
    "g75",
    "g80",
    "g85",
    "scale_1",
    "scale_2",
    "scale_3",
    "scale_4",
    "atypicality",
];

/// Reads the table: a row for each county.
pub(super) fn outlook(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Vec<Outlook> {
    by_county(bundle, "county_outlook_2020", &OUTLOOK_COLUMNS, regions, problems, |row| Outlook {
        evidence: row.word(Evidence::Predicted),
        rates: std::array::from_fn(|_| row.within(-1.0..=1.0)),
        scale: std::array::from_fn(|_| row.within(0.0..=10.0)),
        atypicality: row.within(-5.0..=5.0),
    })
}
