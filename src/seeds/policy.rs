//! What the plans ask for, one row a target, with the sentence it comes from.

use super::{
    census::AgeCounts,
    regions::Regions,
    table::{File, Row},
};
use crate::domain::{Attribute, Comparator, Level, RegionCode, Status, UnitKind};
use crate::messages::{self, Said};
use crate::problems::{Place, Problems};
use std::collections::BTreeMap;

/// One row of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyTarget {
    /// Its name in results.
    pub id: Box<str>,
    /// The indicator it is about.
    pub indicator: Box<str>,
    /// 对象
    pub subject_zh: Box<str>,
    /// What it is about.
    pub subject_en: Box<str>,
    /// The units whose coverage it counts, if it counts coverage.
    pub unit_kind: Option<UnitKind>,
    /// How the actual figure is held against the threshold.
    pub comparator: Option<Comparator>,
    /// The threshold, shares as fractions; `None` where the text gives no number.
    pub threshold: Option<f64>,
    /// The upper end of a range.
    pub threshold_max: Option<f64>,
    /// The unit of the threshold; `share` for fractions.
    pub unit: Box<str>,
    /// By when, as year-month-day.
    pub deadline: Box<str>,
    /// How strongly the plan commits to it.
    pub attribute: Attribute,
    /// The region that committed itself.
    pub region: RegionCode,
    /// The level at which it is judged.
    pub accountable_level: Level,
    /// What becomes of it here.
    pub status: Status,
    /// 需要什么才能模拟或跟踪
    pub needs_zh: Box<str>,
    /// What it would need to be simulated or followed; blank if nothing.
    pub needs_en: Box<str>,
    /// 文件
    pub document_zh: Box<str>,
    /// 出处
    pub place_zh: Box<str>,
    /// 原文
    pub quote_zh: Box<str>,
    /// How it is read.
    pub note_en: Box<str>,
    /// 读法
    pub note_zh: Box<str>,
}

impl PolicyTarget {
    /// The year of the deadline.
    #[must_use]
    pub fn deadline_year(&self) -> i32 {
        self.deadline.get(..4).and_then(|year| year.parse().ok()).unwrap_or_default()
    }
}

/// The columns of a plan's table.
pub const POLICY_COLUMNS: &[&str] = &[
    "target_id",
    "indicator",
    "subject_zh",
    "subject_en",
    "unit_kind",
    "comparator",
    "threshold",
    "threshold_max",
    "unit",
    "deadline",
    "attribute",
    "region_code",
    "accountable_level",
    "status",
    "needs_zh",
    "needs_en",
    "document_zh",
    "place_zh",
    "quote_zh",
    "note_en",
    "note_zh",
];

/// Reads a plan's table: one of the seeds, or one that a scenario brings.
///
/// # Errors
///
/// Every problem of the table, with its line.
pub fn read_policy(file: File<'_>, regions: &Regions) -> Result<Vec<PolicyTarget>, Problems> {
    let mut problems = Problems::default();
    let targets = targets(file, (regions, &[]), &mut problems);
    problems.or(targets)
}

pub(super) fn targets(
    file: File<'_>,
    (regions, population): (&Regions, &[AgeCounts]),
    problems: &mut Problems,
) -> Vec<PolicyTarget> {
    let mut lines: BTreeMap<Box<str>, usize> = BTreeMap::new();
    let before = problems.0.len();
    let targets = file.rows(POLICY_COLUMNS, problems, |row| {
        let target = target(row, regions);
        if let Some(wrong) = wrong_with(&target) {
            row.reject(messages::target_wrong(&target.id, wrong));
        }
        if target.status == Status::Evaluated && nobody_is_old(&target, regions, population) {
            let said = messages::target_without_elders(&target.id, target.region);
            row.reject(said);
        }
        if let Some(earlier) = lines.insert(target.id.clone(), row.line()) {
            row.reject(messages::target_twice(&target.id, earlier));
        }
        target
    });
    if targets.is_empty() && problems.0.len() == before {
        problems.push(Place::file(file.name), messages::no_target_rows());
    }
    targets
}

fn target(row: &mut Row<'_>, regions: &Regions) -> PolicyTarget {
    PolicyTarget {
        id: row.filled().into(),
        indicator: row.filled().into(),
        subject_zh: row.filled().into(),
        subject_en: row.filled().into(),
        unit_kind: row.optional(|row| row.word(UnitKind::County)),
        comparator: row.optional(|row| row.word(Comparator::AtLeast)),
        threshold: row.optional(Row::amount),
        threshold_max: row.optional(Row::amount),
        unit: row.filled().into(),
        deadline: row.date().into(),
        attribute: row.word(Attribute::Assumption),
        region: row.region(regions),
        accountable_level: row.level(),
        status: row.word(Status::Tracked),
        needs_zh: row.text().into(),
        needs_en: row.text().into(),
        document_zh: row.filled().into(),
        place_zh: row.text().into(),
        quote_zh: row.text().into(),
        note_en: row.text().into(),
        note_zh: row.text().into(),
    }
}

/// Whether its region is known to have nobody aged 60 and over.
fn nobody_is_old(target: &PolicyTarget, regions: &Regions, population: &[AgeCounts]) -> bool {
    regions.widest(target.region).is_some_and(|region| {
        let mut counties = region.counties.iter();
        counties.all(|&county| population.get(county).is_some_and(|c| c.from_age(60) == 0))
    })
}

/// What contradicts itself in a target.
fn wrong_with(target: &PolicyTarget) -> Option<Said> {
    let PolicyTarget { threshold, threshold_max, comparator, status, .. } = target;
    if target.unit.starts_with("share") && threshold.is_some_and(|share| share > 1.0) {
        return Some(messages::share_is_fraction());
    }
    if threshold.is_some() != comparator.is_some() {
        return Some(messages::threshold_alone());
    }
    if (*comparator == Some(Comparator::Between)) != threshold_max.is_some() {
        return Some(messages::between_alone());
    }
    if threshold.zip(*threshold_max).is_some_and(|(lower, upper)| upper < lower) {
        return Some(messages::threshold_order());
    }
    match status {
        Status::Evaluated | Status::Calibration if threshold.is_none() => {
            Some(messages::threshold_needed(status))
        }
        Status::Tracked | Status::NotModelled
            if target.needs_en.is_empty() || target.needs_zh.is_empty() =>
        {
            Some(messages::needs_blank(status))
        }
        Status::NoDenominator => Some(messages::status_is_result()),
        Status::Evaluated
        | Status::Calibration
        | Status::Tracked
        | Status::Definition
        | Status::NotModelled => None,
    }
}
