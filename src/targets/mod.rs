//! What a plan asks, as something that can be held against a draw.
//!
//! - Takes: the rows of a plan's table.
//! - Gives: for each row that can be simulated, rules that judge a region in a draw.
//! - Never: knows a programme.

mod cost;
mod rule;

pub use cost::{Priced, Prices, bill, priced};
pub use rule::{Judgement, Remedy, Rule};

use crate::{
    catalogue::{Column, Coverage, Denominator, Measure, indicators},
    domain::{Attribute, Comparator, Level, Status, Text, UnitKind},
    results::TargetInfo,
    scenario::Scenario,
    seeds::PolicyTarget,
};
use std::fmt::Write;

/// A target that is simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// How it is reported.
    pub info: TargetInfo,
    /// How a draw is judged.
    pub rule: Rule,
    /// The coverage it is about, if it is about one.
    pub coverage: Option<Coverage>,
    /// The unit of the threshold: 1 for shares, 1000 for "per thousand".
    pub scale: f64,
}

impl Target {
    /// Whether programmes open what it counts, so that it has a pace.
    #[must_use]
    pub fn is_built(&self) -> bool {
        self.coverage.is_some() || self.rule.parts().0 == Column::BedsNursing
    }
}

/// What became of a row of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyRow {
    /// Its id.
    pub id: String,
    /// Its indicator.
    pub indicator: String,
    /// Evaluated, tracked, …
    pub status: Status,
    /// What it would need, where it is not evaluated.
    pub needs_zh: String,
    /// The same in English.
    pub needs_en: String,
}

/// The targets of a plan that can be simulated, with their variants, and the fate of every row.
///
/// Rows about people in extreme hardship are simulated where a planner counted them in every county:
/// `counted` is how many counties have a count, of how many.
#[must_use]
pub fn targets(
    rows: &[PolicyTarget],
    scenario: &Scenario,
    counted: (usize, usize),
) -> (Vec<Target>, Vec<PolicyRow>) {
    let headline = &scenario.output().headline_targets;
    let mut targets = Vec::new();
    let mut fates = Vec::new();
    for row in rows {
        let measured = measured(row);
        let waits = measured.is_some_and(|measured| measured.of.of_guaranteed());
        let (n, all) = counted;
        let status = match (row.status, measured) {
            (Status::Evaluated | Status::NotModelled, Some(_)) if waits && n == all => {
                Status::Evaluated
            }
            (Status::Evaluated, Some(_)) if waits => Status::NotModelled,
            (Status::Evaluated, None) => Status::NotModelled,
            (status, _) => status,
        };
        let (mut needs_zh, mut needs_en) = (row.needs_zh.to_string(), row.needs_en.to_string());
        if waits && status == Status::Evaluated {
            (needs_zh, needs_en) = (String::new(), String::new());
        } else if waits && n > 0 {
            let _ = write!(needs_zh, "（{all} 个县中已有 {n} 个）");
            let _ = write!(needs_en, " ({n} of {all} counties have them)");
        }
        fates.push(PolicyRow {
            id: row.id.to_string(),
            indicator: row.indicator.to_string(),
            status,
            needs_zh,
            needs_en,
        });
        if let (Status::Evaluated, Some(measured)) = (status, measured) {
            let chosen =
                headline.is_empty() || headline.iter().any(|wanted| wanted.value == *row.id);
            variants(row, measured, chosen, &mut targets);
        }
    }
    targets.sort_by(|a, b| a.info.id.cmp(&b.info.id));
    (targets, fates)
}

/// What a row counts, and by what it divides.
#[derive(Clone, Copy, Debug)]
struct Measured {
    of: Column,
    by: Denominator,
    threshold: f64,
    /// The reported actual is per unit of the denominator and of this column.
    actual: Column,
    /// Times this much.
    scale: f64,
    /// What it is called where its subject alone does not tell two rows apart.
    text: Option<Text>,
}

fn measured(row: &PolicyTarget) -> Option<Measured> {
    if row.comparator == Some(Comparator::AtMost) {
        return None;
    }
    let threshold = row.threshold?;
    if &*row.indicator == "emergency_reserve_facilities_per_county" {
        let by = Denominator::Units(Coverage::EmergencyReserve);
        // "One to two": only the lower end makes a shortfall, a county without any.
        let (of, actual) = (Column::Covered(Coverage::EmergencyReserve), Column::ReserveFacilities);
        return Some(Measured { of, by, threshold: 1.0, actual, scale: 1.0, text: None });
    }
    let indicator = indicators().iter().find(|indicator| indicator.id == &*row.indicator)?;
    match indicator.measure {
        Measure::Ratio { of, by, scale } => {
            // "Social workers" stand in a plan for a thousand elders and for a hundred beds.
            let text = (scale > 1.0).then_some(indicator.text);
            Some(Measured { of, by, threshold: threshold / scale, actual: of, scale, text })
        }
        Measure::Count(_)
        | Measure::Difference { .. }
        | Measure::Census { .. }
        | Measure::Closing(_) => None,
    }
}

/// The natural unit of what is missing.
const fn shortfall_unit(of: Column) -> &'static str {
    match of {
        Column::Covered(_) => "facilities",
        Column::SocialWorkers => "persons",
        people if people.of_guaranteed() => "persons",
        _ => "beds",
    }
}

fn variants(row: &PolicyTarget, measured: Measured, headline: bool, targets: &mut Vec<Target>) {
    let coverage = match measured.by {
        Denominator::Units(coverage) => Some(coverage),
        Denominator::Column(_) => None,
    };
    let scale = measured.scale;
    let share = Rule::Share {
        of: measured.of,
        by: measured.by,
        threshold: measured.threshold,
        actual: measured.actual,
        remedy: Remedy::Convert,
    };
    let info = |suffix: &str, zh: &str, en: &str| TargetInfo {
        id: format!("{}{suffix}", row.id),
        zh: format!("{}{zh}", measured.text.map_or(&*row.subject_zh, |text| text.zh)),
        en: format!("{}{en}", measured.text.map_or(&*row.subject_en, |text| text.en)),
        indicator: row.indicator.to_string(),
        comparator: row.comparator.unwrap_or(Comparator::AtLeast),
        threshold: row.threshold.unwrap_or_default(),
        threshold_max: row.threshold_max,
        unit: row.unit.to_string(),
        shortfall_unit: shortfall_unit(measured.of).to_owned(),
        attribute: row.attribute,
        accountable_level: row.accountable_level,
        deadline: row.deadline_year() as u16,
        headline: headline && suffix.is_empty() && row.attribute != Attribute::Definition,
    };
    targets.push(Target { info: info("", "", ""), rule: share.clone(), coverage, scale });
    // Only what is built adds to its own denominator.
    if matches!(measured.by, Denominator::Column(Column::BedsTotal))
        && measured.of == Column::BedsNursing
        && measured.threshold < 1.0
    {
        let Rule::Share { of, by, threshold, actual, .. } = share else { return };
        let rule = Rule::Share { of, by, threshold, actual, remedy: Remedy::Build };
        targets.push(Target {
            info: info(".build", "（只靠新建）", " (by building only)"),
            rule,
            coverage,
            scale,
        });
    }
    if row.accountable_level > Level::County {
        let rule = Rule::EachCounty {
            of: measured.of,
            by: measured.by,
            threshold: measured.threshold,
            actual: measured.actual,
        };
        let info = TargetInfo {
            accountable_level: Level::County,
            ..info(".each_county", "（各县分别达标）", " (met by each county)")
        };
        targets.push(Target { info, rule, coverage, scale });
    }
    if coverage == Some(Coverage::CareType) && row.unit_kind != Some(UnitKind::County) {
        let everywhere = Coverage::CareTypeEverywhere;
        let rule = Rule::Share {
            of: Column::Covered(everywhere),
            by: Denominator::Units(everywhere),
            threshold: measured.threshold,
            actual: Column::Covered(everywhere),
            remedy: Remedy::Convert,
        };
        let info = TargetInfo {
            indicator: everywhere.indicator().to_owned(),
            ..info(".all_counties", "（全部县级单位）", " (all county units)")
        };
        targets.push(Target { info, rule, coverage: Some(everywhere), scale });
    }
}
