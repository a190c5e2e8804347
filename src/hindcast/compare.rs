//! What a projection is held against: totals of provinces, and rivals.

use super::{
    report::{Baselines, Totals},
    run::Outcome,
    score::{ByGroup, FROM_AGE, GROUPS, interval, point_score},
};
use crate::calibration::{ByCell, Dataset, Subject, observed};

/// A unit's place in the data set, and what became of it.
pub(super) type Numbered = (usize, Outcome);

impl Totals {
    /// Sums over provinces to means.
    pub(super) fn average(&mut self) {
        let n = (self.n as f64).max(1.0);
        self.cov80 /= n;
        self.cov95 /= n;
        self.width80 /= n;
        self.independent_cov80 /= n;
        self.independent_width80 /= n;
    }
}

/// People of a group among cells of the second census.
pub(super) fn count(cells: &ByCell, group: usize) -> f64 {
    let from = FROM_AGE[group];
    cells
        .iter()
        .map(|cells| {
            if from == 0 { cells.iter().sum::<f64>() } else { cells[from / 5 - 2..16].iter().sum() }
        })
        .sum()
}

/// One province's totals against their intervals.
pub(super) fn add_totals(
    totals: &mut [Totals; GROUPS],
    data: &Dataset,
    truth: &[ByCell],
    (joint, control): (&[Numbered], &[Numbered]),
) {
    for (group, total) in totals.iter_mut().enumerate() {
        let sum = |outcomes: &[Numbered]| {
            let counted = outcomes.iter().filter(|(i, _)| data.subjects[*i].counts());
            let mut draws: Vec<f32> = Vec::new();
            let mut sums: Vec<f64> = Vec::new();
            for (_, outcome) in counted {
                sums.resize(outcome.draws[group].len(), 0.0);
                for (sum, draw) in sums.iter_mut().zip(&outcome.draws[group]) {
                    *sum += f64::from(*draw);
                }
            }
            draws.extend(sums.iter().map(|sum| *sum as f32));
            draws.sort_unstable_by(f32::total_cmp);
            draws
        };
        let counted = joint.iter().filter(|(i, _)| data.subjects[*i].counts());
        let observed: f64 = counted.map(|(i, _)| count(&truth[*i], group)).sum();
        let (joint, control) = (sum(joint), sum(control));
        if observed <= 0.0 || joint.is_empty() {
            continue;
        }
        let inside = |(low, high): (f64, f64)| {
            if (low..=high).contains(&observed) { 1.0 } else { 0.0 }
        };
        let width = |(low, high): (f64, f64)| (high - low) / observed;
        total.n += 1;
        total.cov80 += inside(interval(&joint, 0.8));
        total.cov95 += inside(interval(&joint, 0.95));
        total.width80 += width(interval(&joint, 0.8));
        total.independent_cov80 += inside(interval(&control, 0.8));
        total.independent_width80 += width(interval(&control, 0.8));
    }
}

/// Two projections that know nothing of counties, over units of high and medium confidence.
///
/// National cohort change: cohorts as those of all units together; children by the change of the
/// children of their age. Constant shares: everything as at the first census.
pub(super) fn rivals(data: &Dataset, truth: &[ByCell]) -> Baselines {
    let scored: Vec<(&Subject, &ByCell)> =
        data.subjects.iter().zip(truth).filter(|(subject, _)| subject.counts()).collect();
    // What grows into each cell: the cohort ten years younger, or children of the same age.
    let before = |subject: &Subject, sex: usize, cell: usize| -> f64 {
        let people = &subject.people[sex];
        match cell {
            15 => people[15..].iter().sum(),
            16 | 17 => people[cell - 16],
            _ => people[cell],
        }
    };
    let ratio: [[f64; 18]; 2] = [0, 1].map(|sex| {
        std::array::from_fn(|cell| {
            let after: f64 = scored.iter().map(|(_, truth)| truth[sex][cell]).sum();
            after / scored.iter().map(|(s, _)| before(s, sex, cell)).sum::<f64>().max(1.0)
        })
    });
    let errors = |projected: &dyn Fn(&Subject) -> ByCell, group: usize| -> Vec<f64> {
        scored
            .iter()
            .map(|(subject, truth)| (count(&projected(subject), group), count(truth, group)))
            .filter(|(_, observed)| *observed > 0.0)
            .map(|(projected, observed)| projected / observed - 1.0)
            .collect()
    };
    let grown = |subject: &Subject| -> ByCell {
        [0, 1].map(|sex| std::array::from_fn(|cell| before(subject, sex, cell) * ratio[sex][cell]))
    };
    let still = |subject: &Subject| observed(&subject.people);
    Baselines {
        national_ccr: ByGroup::from_fn(|g| point_score(errors(&grown, g).into_iter())),
        constant_shares: ByGroup::from_fn(|g| point_score(errors(&still, g).into_iter())),
    }
}
