//! The people of each county on 1 November 2020.

use super::{bundle::Bundle, county::by_county, regions::Regions, table::Row};
use crate::domain::Sex;
use crate::problems::Problems;

/// Age groups of the census.
pub const GROUPS: usize = 19;

/// The first age of each group: 0, 1, 5, 10 … 80, and 85, which is open.
pub const GROUP_START: [usize; GROUPS] =
    [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85];

/// Residents of a county by sex and census age group.
///
/// ```
/// use carecast::{domain::Sex, seeds::AgeCounts};
///
/// let mut people = AgeCounts::default();
/// people.0[Sex::Female as usize][18] = 7;
/// assert_eq!((people.from_age(85), people.total()), (7, 7));
/// ```
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct AgeCounts(pub [[u32; GROUPS]; 2]);

impl AgeCounts {
    /// The groups of one sex.
    #[must_use]
    pub const fn of(&self, sex: Sex) -> &[u32; GROUPS] {
        &self.0[sex as usize]
    }

    /// Everyone.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.from_age(0)
    }

    /// Everyone of the groups that begin at `age` or later.
    #[must_use]
    pub fn from_age(&self, age: usize) -> u64 {
        let groups = GROUP_START.iter().zip(self.0[0].iter().zip(&self.0[1]));
        groups
            .filter(|(start, _)| **start >= age)
            .map(|(_, (men, women))| u64::from(*men) + u64::from(*women))
            .sum()
    }
}

/// What else the census says of a county.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Context {
    /// Residents in cities and towns.
    pub urban_population: u32,
    /// Residents in the countryside.
    pub rural_population: u32,
    /// Family households.
    pub family_households: u32,
    /// Family households of one person.
    pub one_person_households: u32,
    /// Family households with anyone aged 65 or over; blank in two island units.
    pub households_with_65plus: Option<u32>,
    /// Of these with one person aged 65 or over.
    pub households_one_65plus: Option<u32>,
    /// Of these with two.
    pub households_two_65plus: Option<u32>,
    /// Residents registered in another township of the same county or city.
    pub hukou_elsewhere_same_county: Option<u32>,
    /// Residents registered in another county of the province.
    pub hukou_other_county_same_province: Option<u32>,
    /// Residents registered in another province.
    pub hukou_other_province: Option<u32>,
    /// Share of ethnic minorities.
    pub minority_share: f64,
}

impl Context {
    /// Share of residents in cities and towns; `None` where nobody lives.
    #[must_use]
    pub fn urban_share(&self) -> Option<f64> {
        let (urban, rural) = (f64::from(self.urban_population), f64::from(self.rural_population));
        (urban + rural > 0.0).then(|| urban / (urban + rural))
    }
}

/// The columns of the population table: `m0, m1_4, …, m85, f0, …, f85`.
pub(super) fn population_columns() -> Vec<String> {
    let groups = GROUP_START.iter().zip(GROUP_START.iter().skip(1));
    let mut labels = vec!["0".to_owned()];
    labels.extend(groups.skip(1).map(|(start, next)| format!("{start}_{}", next - 1)));
    labels.push("85".to_owned());
    let cells =
        ["m", "f"].iter().flat_map(|sex| labels.iter().map(move |ages| format!("{sex}{ages}")));
    std::iter::once("county_code".to_owned()).chain(cells).collect()
}

pub(super) fn population(
    bundle: &Bundle,
    regions: &Regions,
    problems: &mut Problems,
) -> Vec<AgeCounts> {
    let columns = population_columns();
    let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
    by_county(bundle, "census_2020_population", &columns, regions, problems, |row| {
        let mut people = AgeCounts::default();
        people.0.iter_mut().flatten().for_each(|cell| *cell = row.count());
        people
    })
}

/// The columns of the context table.
pub(super) const CONTEXT_COLUMNS: &[&str] = &[
    "county_code",
    "urban_population",
    "rural_population",
    "family_households",
    "one_person_households",
    "households_with_65plus",
    "households_one_65plus",
    "households_two_65plus",
    "hukou_elsewhere_same_county",
    "hukou_other_county_same_province",
    "hukou_other_province",
    "minority_share",
];

pub(super) fn context(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Vec<Context> {
    by_county(bundle, "census_2020_context", CONTEXT_COLUMNS, regions, problems, |row| Context {
        urban_population: row.count(),
        rural_population: row.count(),
        family_households: row.count(),
        one_person_households: row.count(),
        households_with_65plus: row.optional(Row::count),
        households_one_65plus: row.optional(Row::count),
        households_two_65plus: row.optional(Row::count),
        hukou_elsewhere_same_county: row.optional(Row::count),
        hukou_other_county_same_province: row.optional(Row::count),
        hukou_other_province: row.optional(Row::count),
        minority_share: row.share(),
    })
}
