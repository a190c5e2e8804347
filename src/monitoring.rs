//! A plan held against what has been reached: yearly, half-way and at its end.
//!
//! - Takes: the rows of a plan, a planner's own figures, and the results of a run.
//! - Gives: for every row that names a figure, and every year to its deadline, the path to it,
//!   what was simulated and what was reached.
//! - Never: judges a row that nobody measured and nothing simulates.

use crate::{
    domain::{Attribute, Comparator, RegionCode, Status, words},
    results::{Results, TargetRow},
    scenario::BASE_YEAR,
    seeds::{Actual, NetworkTier, PolicyTarget},
};

words! {
    /// Which evaluation of the plan a year belongs to.
    Evaluation {
        /// A year between.
        Annual = "annual",
        /// The year half-way to the deadline.
        MidTerm = "mid_term",
        /// The year of the deadline.
        Final = "final",
    }
}

words! {
    /// How a figure stands to the path.
    Course {
        /// The target is reached.
        Met = "met",
        /// On the straight way to the target, or ahead of it.
        OnPath = "on_path",
        /// Behind that way.
        Behind = "behind",
        /// Nobody has given a figure.
        NoFigure = "no_figure",
        /// Given, and the plan names none to hold it against.
        Recorded = "recorded",
    }
}

/// One row of the plan in one region and year.
#[derive(Clone, Debug, PartialEq)]
pub struct MonitoringRow {
    /// How strongly the plan commits to it.
    pub attribute: Attribute,
    /// The row of the plan.
    pub target_id: Box<str>,
    /// The region.
    pub region: RegionCode,
    /// 31 December of this year.
    pub year: u16,
    /// The evaluation it belongs to.
    pub evaluation: Evaluation,
    /// 对象
    pub subject_zh: Box<str>,
    /// What it is about.
    pub subject_en: Box<str>,
    /// How the figure is held against the threshold; `None` where the plan names none.
    pub comparator: Option<Comparator>,
    /// The figure of the plan, if it names one.
    pub threshold: Option<f64>,
    /// Its unit.
    pub unit: Box<str>,
    /// Simulated, or tracked from the planner's table.
    pub status: Status,
    /// Where a straight line from the start to the deadline stands.
    pub path: Option<f64>,
    /// Median of the run.
    pub simulated_p50: Option<f32>,
    /// Share of draws that meet it.
    pub prob_met: Option<f32>,
    /// The planner's figure.
    pub actual: Option<f64>,
    /// That figure less the path.
    pub margin: Option<f64>,
    /// How it stands.
    pub course: Course,
    /// Where the figure is written.
    pub source: Box<str>,
}

/// What is followed: a row of the plan with a figure, or a tier of a network that a row names.
struct Followed<'a> {
    target: &'a PolicyTarget,
    id: Box<str>,
    subject_zh: &'a str,
    subject_en: &'a str,
    asked: Option<(Comparator, f64)>,
    unit: &'a str,
    tier: Option<&'a NetworkTier>,
}

impl<'a> Followed<'a> {
    fn row(target: &'a PolicyTarget) -> Option<Self> {
        Some(Self {
            target,
            id: target.id.clone(),
            subject_zh: &target.subject_zh,
            subject_en: &target.subject_en,
            asked: Some(target.comparator.zip(target.threshold)?),
            unit: &target.unit,
            tier: None,
        })
    }

    fn tier(target: &'a PolicyTarget, tier: &'a NetworkTier) -> Self {
        Self {
            target,
            id: tier.id().into(),
            subject_zh: &tier.subject_zh,
            subject_en: &tier.subject_en,
            asked: None,
            unit: "share",
            tier: Some(tier),
        }
    }

    /// Median of the run and share of draws that meet it; none where nothing simulates it.
    fn simulated(
        &self,
        results: &Results,
        region: RegionCode,
        year: u16,
    ) -> Option<(Option<f32>, Option<f32>)> {
        let Some(tier) = self.tier else {
            let row = simulated(results, self.target, region, year)?;
            return Some((row.actual_p50, row.prob_met));
        };
        let wanted = tier.indicator.as_deref()?;
        let index = results.indicators.iter().position(|info| *info.id == *wanted)?;
        let place = place(results, region)?;
        let row = results.summary.iter().find(|row| {
            (row.place as usize, usize::from(row.indicator), row.year) == (place, index, year)
        })?;
        Some((row.spread.map(|spread| spread.median()), None))
    }
}

/// Binding rows first, then anticipated ones, then projects; each by id, region and year.
///
/// The path starts from the planner's figure for 2020, else from the simulated median of 2020;
/// without either there is none. A row stands for the plan's own region and for every region that
/// the planner has figures for. A network of several tiers has one row a tier, without a path: the
/// plans name no figure for it.
#[must_use]
pub fn monitoring_rows(
    (plan, networks): (&[PolicyTarget], &[NetworkTier]),
    actuals: &[Actual],
    results: &Results,
) -> Vec<MonitoringRow> {
    let mut rows = Vec::new();
    for target in plan.iter().filter(|target| monitored(target, results)) {
        let Ok(deadline) = u16::try_from(target.deadline_year()) else { continue };
        let tiers = networks.iter().filter(|tier| tier.target_id == target.id);
        let followed = Followed::row(target).into_iter();
        for followed in followed.chain(tiers.map(|tier| Followed::tier(target, tier))) {
            follow(&followed, deadline, actuals, results, &mut rows);
        }
    }
    rows.sort_by(|a, b| {
        let rank = |row: &MonitoringRow| row.attribute as usize;
        rank(a)
            .cmp(&rank(b))
            .then_with(|| (&a.target_id, a.region, a.year).cmp(&(&b.target_id, b.region, b.year)))
    });
    rows
}

/// One row a region and year.
fn follow(
    followed: &Followed<'_>,
    deadline: u16,
    actuals: &[Actual],
    results: &Results,
    rows: &mut Vec<MonitoringRow>,
) {
    let given = || actuals.iter().filter(|actual| actual.target_id == followed.id);
    let mut regions: Vec<RegionCode> = given().map(|actual| actual.region).collect();
    regions.push(followed.target.region);
    regions.sort_unstable();
    regions.dedup();
    for region in regions {
        let figure = |year| given().find(|a| a.region == region && a.year == year);
        let simulated = |year| followed.simulated(results, region, year);
        let start = figure(BASE_YEAR)
            .map(|actual| actual.value)
            .or_else(|| simulated(BASE_YEAR).and_then(|(median, _)| median).map(f64::from));
        for year in BASE_YEAR + 1..=deadline {
            let path = start.zip(followed.asked).map(|(start, (_, threshold))| {
                let part = f64::from(year - BASE_YEAR) / f64::from(deadline - BASE_YEAR);
                start + (threshold - start) * part
            });
            let run = simulated(year);
            let actual = figure(year);
            let value = actual.map(|actual| actual.value);
            rows.push(MonitoringRow {
                attribute: followed.target.attribute,
                target_id: followed.id.clone(),
                region,
                year,
                evaluation: evaluation(year, deadline),
                subject_zh: followed.subject_zh.into(),
                subject_en: followed.subject_en.into(),
                comparator: followed.asked.map(|(comparator, _)| comparator),
                threshold: followed.asked.map(|(_, threshold)| threshold),
                unit: followed.unit.into(),
                status: if run.is_some() { Status::Evaluated } else { Status::Tracked },
                path,
                simulated_p50: run.and_then(|(median, _)| median),
                prob_met: run.and_then(|(_, met)| met),
                actual: value,
                margin: value.zip(path).map(|(value, path)| value - path),
                course: course(value, path, followed.asked),
                source: actual.map(|actual| actual.source.clone()).unwrap_or_default(),
            });
        }
    }
}

/// Facts of the start, definitions and rows without a figure are not monitored; rows that wait for
/// a planner's counts are, once the run has them.
fn monitored(target: &PolicyTarget, results: &Results) -> bool {
    matches!(target.attribute, Attribute::Binding | Attribute::Anticipated | Attribute::Project)
        && (matches!(target.status, Status::Evaluated | Status::Tracked)
            || results.targets.iter().any(|info| *info.id == *target.id))
}

fn evaluation(year: u16, deadline: u16) -> Evaluation {
    // Half-way through 2021 to 2025 is the end of 2023: the middle year, the later of two.
    let middle = u16::midpoint(BASE_YEAR + 1, deadline);
    if year == deadline {
        Evaluation::Final
    } else if year == middle {
        Evaluation::MidTerm
    } else {
        Evaluation::Annual
    }
}

fn course(value: Option<f64>, path: Option<f64>, asked: Option<(Comparator, f64)>) -> Course {
    let Some(value) = value else { return Course::NoFigure };
    let Some((comparator, threshold)) = asked else { return Course::Recorded };
    let reaches = |mark: f64| match comparator {
        Comparator::AtMost => value <= mark,
        _ => value >= mark,
    };
    if reaches(threshold) {
        Course::Met
    } else if path.is_some_and(reaches) {
        Course::OnPath
    } else {
        Course::Behind
    }
}

/// A prefecture that is its own county has one code: the wider region is meant.
fn place(results: &Results, region: RegionCode) -> Option<usize> {
    results.places.iter().rposition(|place| place.code == region)
}

fn simulated<'a>(
    results: &'a Results,
    target: &PolicyTarget,
    region: RegionCode,
    year: u16,
) -> Option<&'a TargetRow> {
    let index = results.targets.iter().position(|info| *info.id == *target.id)?;
    let place = place(results, region)?;
    results
        .target_rows
        .iter()
        .find(|row| (row.place as usize, usize::from(row.target), row.year) == (place, index, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example_of_an_evaluation() {
        let stages: Vec<_> = (2021..=2025).map(|year| evaluation(year, 2025)).collect();
        assert_eq!(stages[2], Evaluation::MidTerm);
        assert_eq!(stages[4], Evaluation::Final);
        assert_eq!(stages.iter().filter(|stage| **stage == Evaluation::Annual).count(), 3);
        // From 0.43 to 0.55 in five years: 0.502 after three.
        let path = Some(0.502);
        assert_eq!(course(Some(0.51), path, Some((Comparator::AtLeast, 0.55))), Course::OnPath);
        assert_eq!(course(Some(0.50), path, Some((Comparator::AtLeast, 0.55))), Course::Behind);
        assert_eq!(course(Some(0.56), path, Some((Comparator::AtLeast, 0.55))), Course::Met);
        assert_eq!(course(Some(0.50), path, Some((Comparator::AtMost, 0.45))), Course::OnPath);
        assert_eq!(course(Some(0.3), None, None), Course::Recorded);
        assert_eq!(course(None, path, Some((Comparator::AtLeast, 0.55))), Course::NoFigure);
    }
}
