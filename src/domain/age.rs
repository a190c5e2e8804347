use serde::{Deserialize, Serialize};

/// Single years of age 0 to 100; the last is open (100 and over).
pub const AGES: usize = 101;

/// The open age.
pub const OPEN_AGE: usize = AGES - 1;

/// Cells of a population: sex × single year of age, men first.
pub const CELLS: usize = 2 * AGES;

/// The sexes, as censuses count them.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sex {
    /// Men and boys: cells 0 to 100.
    Male,
    /// Women and girls: cells 101 to 201.
    Female,
}

impl Sex {
    /// Both, in the order of the cells.
    pub const BOTH: [Self; 2] = [Self::Male, Self::Female];
}

/// The place of a sex and age among the [`CELLS`].
///
/// # Panics
///
/// When the age is over 100.
///
/// ```
/// use carecast::domain::{CELLS, OPEN_AGE, Sex, cell};
///
/// assert_eq!(cell(Sex::Male, 0), 0);
/// assert_eq!(cell(Sex::Female, OPEN_AGE), CELLS - 1);
/// ```
#[must_use]
pub const fn cell(sex: Sex, age: usize) -> usize {
    assert!(age < AGES, "ages run from 0 to 100");
    match sex {
        Sex::Male => age,
        Sex::Female => AGES + age,
    }
}

/// Groups of five years of age: 0 to 4, … 95 to 99, and 100 and over.
pub const AGE_GROUPS: usize = 21;

/// Cells of a population pyramid: sex × group of ages, men first.
pub const PYRAMID: usize = 2 * AGE_GROUPS;

/// The group of five years that an age belongs to.
///
/// ```
/// use carecast::domain::age_group;
///
/// assert_eq!((age_group(4), age_group(5), age_group(100)), (0, 1, 20));
/// ```
#[must_use]
pub const fn age_group(age: usize) -> usize {
    let group = age / 5;
    if group < AGE_GROUPS { group } else { AGE_GROUPS - 1 }
}
