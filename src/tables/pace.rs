//! How fast a plan builds towards a target, and how fast it would have to.

use super::{BasisOf, Grounds, Region, Samples, spread::Levels};
use crate::{
    results::PaceRow,
    targets::{Remedy, Rule, Target},
};

/// The pace of a target in a region, or none where it is due outside the run, counts nothing, or
/// counts what nobody builds. Nor has a target its own pace by building only: programmes also
/// convert, and what is missing by building would be held against what they convert.
///
/// In a draw the programmes deliver `n(deadline) − n(base)` of the `scheduled` units. The pace that
/// just meets the target is the assumed pace × what is missing ÷ what was delivered; where the
/// programmes deliver nothing, it is what is missing over the years. The critical baseline is the
/// value of the base year at which the target would just be met, all else as in the draw.
#[must_use]
pub fn pace_row(
    samples: &Samples,
    region: &Region,
    (index, target): (usize, &Target),
    scheduled: f64,
    grounds: Grounds,
    base_year: u16,
) -> Option<PaceRow> {
    let (of, by, _, threshold) = target.rule.parts();
    let Rule::Share { remedy: Remedy::Convert, .. } = target.rule else { return None };
    if !target.is_built() {
        return None;
    }
    let years = usize::from(target.info.deadline.checked_sub(base_year)?);
    if years == 0 || years >= samples.years() {
        return None;
    }
    let draws = samples.draws();
    let mut needed = Vec::with_capacity(draws);
    let mut critical = Vec::with_capacity(draws);
    let mut start = Vec::with_capacity(draws);
    let mut end = Vec::with_capacity(draws);
    let assumed = scheduled / years as f64;
    for draw in 0..draws {
        let (whole_then, whole) =
            (samples.whole(by, region, 0, draw), samples.whole(by, region, years, draw));
        if whole_then <= 0.0 || whole <= 0.0 {
            return None;
        }
        let [from, to] = [0, years].map(|year| samples.value(of, year, draw));
        let missing = threshold * whole - from;
        let delivered = to - from;
        let pace = if delivered > 0.0 && assumed > 0.0 {
            assumed * missing / delivered
        } else {
            missing / years as f64
        };
        needed.push(pace.max(0.0) as f32);
        critical.push(((threshold * whole - delivered) / whole_then).clamp(0.0, 1.0) as f32);
        start.push((from / whole_then) as f32);
        end.push((to / whole) as f32);
    }
    let share = correlation(&start, &end).map(|r| (r * r) as f32);
    let mut levels = Levels::new([0.5, 0.9]);
    let break_even = levels.of(0, &needed).1;
    let critical = levels.of(1, &critical).1;
    let [baseline, _] = levels.of(2, &start).1;
    Some(PaceRow {
        place: region.place,
        target: index as u16,
        pace_assumed: assumed as f32,
        pace_needed: Some(break_even[0]),
        break_even: break_even.map(Some),
        critical_baseline: critical.map(Some),
        baseline_p50: Some(baseline),
        baseline_variance_share: share,
        basis: of.basis(grounds, region.level, false).and(by.basis(grounds, region.level, false)),
    })
}

/// Pearson's correlation; none where either does not vary.
fn correlation(x: &[f32], y: &[f32]) -> Option<f64> {
    let n = x.len() as f64;
    let mean = |column: &[f32]| column.iter().map(|&v| f64::from(v)).sum::<f64>() / n;
    let (mx, my) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (&a, &b) in x.iter().zip(y) {
        let (a, b) = (f64::from(a) - mx, f64::from(b) - my);
        xx += a * a;
        yy += b * b;
        xy += a * b;
    }
    (xx > 0.0 && yy > 0.0).then(|| xy / libm::sqrt(xx * yy))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_correlates_fully() {
        assert!((correlation(&[1.0, 2.0, 3.0], &[5.0, 3.0, 1.0]).unwrap() + 1.0).abs() < 1e-12);
        assert_eq!(correlation(&[1.0, 1.0], &[2.0, 3.0]), None);
    }
}
