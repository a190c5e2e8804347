//! Rows of `targets.csv` and `shortfall.csv`.

use super::{
    BasisOf, Grounds, Region, Samples,
    spread::{Levels, Spreads, share},
};
use crate::{
    domain::Status,
    results::{ShortfallRow, TargetRow},
    targets::Target,
};

/// Levels of assurance at which a requirement is stated.
const ASSURANCE: [f64; 4] = [0.50, 0.80, 0.90, 0.95];

/// Levels of probability whose first year is stated.
const CONFIDENT: [f32; 3] = [0.5, 0.8, 0.9];

/// How a region stands to every target in every year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Judged {
    /// By year and target.
    pub targets: Vec<TargetRow>,
    /// By year and target.
    pub shortfalls: Vec<ShortfallRow>,
}

/// What one region after another is judged with.
#[derive(Debug)]
pub struct TargetDesk {
    column: Vec<f32>,
    spreads: Spreads,
    assurance: Levels<4>,
}

impl Default for TargetDesk {
    fn default() -> Self {
        Self { column: Vec::new(), spreads: Spreads::new(), assurance: Levels::new(ASSURANCE) }
    }
}

/// The share of draws in which a region meets a target in a year counted from the base year, and
/// its Monte Carlo standard error; none where a draw has no denominator.
///
/// The same figures as in the region's [`TargetRow`], before there are rows.
#[must_use]
pub fn chance_met(
    samples: &Samples,
    region: &Region,
    (index, target): (usize, &Target),
    year: usize,
) -> Option<(f32, f32)> {
    let (_, by, _, _) = target.rule.parts();
    let wholes = samples.wholes(by, region, year);
    if !(0..samples.draws()).all(|draw| wholes(draw) > 0.0) {
        return None;
    }
    let shortfalls = samples.shortfalls((index, target), region, year);
    let met = (0..samples.draws()).filter(|&draw| shortfalls(draw) as f32 <= 0.0).count();
    Some(share(met, samples.draws()))
}

/// Judges a region: rows by year and target.
#[must_use]
pub fn target_rows(
    samples: &Samples,
    region: &Region,
    targets: &[Target],
    grounds: Grounds,
    base_year: u16,
    desk: &mut TargetDesk,
) -> Judged {
    let mut judged = Judged::default();
    let TargetDesk { column, spreads, assurance } = desk;
    column.resize(samples.draws(), 0.0);
    spreads.begin();
    assurance.begin();
    for year in 0..samples.years() {
        for (index, target) in targets.iter().enumerate() {
            let (of, by, actual, _) = target.rule.parts();
            let basis = of.basis(grounds, region.level, year == 0).and(by.basis(
                grounds,
                region.level,
                year == 0,
            ));
            let mut row = TargetRow {
                place: region.place,
                year: base_year + year as u16,
                target: index as u16,
                status: Status::NoDenominator,
                actual_p50: None,
                prob_met: None,
                prob_met_mcse: None,
                first_year: [None; 3],
                basis,
            };
            let mut lack = ShortfallRow {
                place: region.place,
                year: row.year,
                target: row.target,
                spread: None,
                prob_shortfall: None,
                required: [None; 4],
                basis,
            };
            let wholes = samples.wholes(by, region, year);
            if (0..samples.draws()).all(|draw| wholes(draw) > 0.0) {
                let counts = samples.column(actual, year);
                for (draw, (value, count)) in column.iter_mut().zip(counts).enumerate() {
                    *value = (target.scale * f64::from(*count) / wholes(draw)) as f32;
                }
                row.status = Status::Evaluated;
                row.actual_p50 = Some(spreads.of(2 * index, column).median());
                let shortfalls = samples.shortfalls((index, target), region, year);
                for (draw, value) in column.iter_mut().enumerate() {
                    *value = shortfalls(draw) as f32;
                }
                let met = column.iter().filter(|&&value| value <= 0.0).count();
                let (p, error) = share(met, column.len());
                (row.prob_met, row.prob_met_mcse) = (Some(p), Some(error));
                lack.spread = Some(spreads.of(2 * index + 1, column));
                lack.prob_shortfall = Some(share(column.len() - met, column.len()).0);
                lack.required = required(p, assurance.of(index, column).1).map(Some);
            }
            judged.targets.push(row);
            judged.shortfalls.push(lack);
        }
    }
    first_years(&mut judged.targets, targets.len());
    judged
}

/// What to add for each level of assurance: the quantile of what is missing, in whole units, and
/// nothing where the target is met that often as it is.
///
/// Between the last draw that meets a target and the first that misses it a quantile lies above
/// nought, and would ask for a unit although the share of draws asked for is there already.
fn required(p_met: f32, quantiles: [f32; 4]) -> [f32; 4] {
    std::array::from_fn(|level| {
        let enough = p_met >= ASSURANCE[level] as f32;
        if enough { 0.0 } else { libm::ceilf(quantiles[level]) }
    })
}

/// The first year in which the chance of meeting a target reaches each level.
fn first_years(rows: &mut [TargetRow], targets: usize) {
    for target in 0..targets {
        let first = CONFIDENT.map(|level| {
            rows.iter()
                .skip(target)
                .step_by(targets)
                .find(|row| row.prob_met.is_some_and(|p| p >= level))
                .map(|row| row.year)
        });
        for row in rows.iter_mut().skip(target).step_by(targets) {
            row.first_year = first;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nine of ten draws meet the target, the tenth lacks five units.
    #[test]
    fn a_target_met_as_often_as_asked_requires_nothing() {
        let column = [0.0, 0.0, 0.0, 0.0, 5.0, 0.0, 0.0, 0.0, 0.0, 0.0];
        let quantiles = Levels::new(ASSURANCE).of(0, &column).1;
        assert!(quantiles[2] > 0.0, "the case is about a quantile between draws: {quantiles:?}");
        assert_eq!(required(share(9, 10).0, quantiles), [0.0, 0.0, 0.0, 3.0]);
    }

    #[test]
    fn a_target_met_less_often_requires_whole_units() {
        assert_eq!(required(0.75, [0.0, 0.2, 4.0, 4.5]), [0.0, 1.0, 4.0, 5.0]);
    }
}
