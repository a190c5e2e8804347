//! How cohorts changed between the censuses of 2010 and 2020.

use super::{bundle::Bundle, county::sparse_by_county, regions::Regions, table::Row};
use crate::domain::{Sex, words};
use crate::{
    messages,
    problems::{Place, Problems},
};

/// Age groups of a cohort in 2020: 10 to 14, 15 to 19 … 80 to 84, and 85 and over.
pub const COHORTS: usize = 16;

/// The first age of each cohort in 2020.
pub const COHORT_START: [usize; COHORTS] =
    [10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85];

words! {
    /// How well a comparison unit's boundaries of 2010 and 2020 agree.
    Confidence {
        /// Fully documented, and the cohorts balance.
        High = "high",
        /// They nearly balance, or part rests on township lists.
        Medium = "medium",
        /// They do not balance, or nothing better than a guess joined them.
        Low = "low",
    }
}

/// The change of a county's cohorts, as a ratio to that of all train provinces together.
#[derive(Clone, Debug, PartialEq)]
pub struct CountyChange {
    /// The comparison unit; the counties of a merged one share its figures.
    pub unit: Box<str>,
    /// How well its boundaries agree.
    pub confidence: Confidence,
    /// Its residents in 2010.
    pub population_2010: u32,
    /// ln(unit's ratio / national ratio), both sexes; `None` where either census counts nobody.
    pub log_ratio: [Option<f64>; COHORTS],
}

/// What the decade did to cohorts, without any shrinkage.
#[derive(Clone, Debug, Default)]
pub struct Change {
    /// By position; `None` in provinces whose census of 2010 is held out.
    pub counties: Vec<Option<CountyChange>>,
    /// People in 2020 ÷ people ten years younger in 2010, all train provinces, by sex and cohort.
    pub national: [[f64; COHORTS]; 2],
}

impl Change {
    pub(super) fn load(bundle: &Bundle, regions: &Regions, problems: &mut Problems) -> Self {
        let columns = county_columns();
        let columns: Vec<&str> = columns.iter().map(String::as_str).collect();
        let counties = sparse_by_county(
            bundle,
            "county_change_2010_2020",
            &columns,
            regions,
            problems,
            |row| CountyChange {
                unit: row.filled().into(),
                confidence: row.word(Confidence::Low),
                population_2010: row.count(),
                log_ratio: std::array::from_fn(|_| row.optional(Row::number)),
            },
        );
        Self { counties, national: national(bundle, problems) }
    }

    /// The national ratio of a sex and cohort.
    #[must_use]
    pub const fn national_of(&self, sex: Sex) -> &[f64; COHORTS] {
        &self.national[sex as usize]
    }
}

/// The columns of the county table: `c10` is the cohort aged 10 to 14 in 2020.
pub(super) fn county_columns() -> Vec<String> {
    let head = ["county_code", "unit_id", "confidence", "population_2010"].map(str::to_owned);
    head.into_iter().chain(COHORT_START.map(|age| format!("c{age}"))).collect()
}

/// The columns of the national table.
pub(super) const NATIONAL_COLUMNS: &[&str] =
    &["sex", "age_lo", "population_2010", "population_2020", "ratio"];

fn national(bundle: &Bundle, problems: &mut Problems) -> [[f64; COHORTS]; 2] {
    let mut ratios = [[f64::NAN; COHORTS]; 2];
    let Some(file) = bundle.file("national_change_2010_2020/data.csv") else { return ratios };
    let before = problems.0.len();
    file.rows(NATIONAL_COLUMNS, problems, |row| {
        let sex = row.sex();
        let cohort = row.one_of(&COHORT_START);
        let _counts = (row.count(), row.count());
        ratios[sex as usize][cohort] = row.amount();
    });
    if problems.0.len() == before && ratios.iter().flatten().any(|ratio| ratio.is_nan()) {
        problems.push(Place::file(file.name), messages::cohort_rows());
    }
    ratios
}
