//! What 2010–2020 says of the counties of 2020: their means, and how far they may depart.

use super::profile::AgeProfile;
use crate::{
    calibration::{
        AGES_OF_5, ByCell, COHORTS_OF_5, Dataset, FACTORS, Model, SCALE_COVARIATES, Sample, Scores,
        Subject, atypicality, chance, folds, median, residuals, samples, scale_covariates,
    },
    domain::RegionCode,
    seeds::{Confidence, OUTLOOK_COLUMNS},
};
use std::{collections::BTreeMap, fmt::Write as _};

/// Every county of the second census as a unit of its own.
pub(super) fn single_units(
    counties: &BTreeMap<RegionCode, crate::calibration::BaseCounty>,
) -> Vec<crate::calibration::Unit> {
    counties
        .keys()
        .map(|code| crate::calibration::Unit {
            id: code.to_string(),
            confidence: Confidence::High,
            before: vec![*code],
            after: vec![*code],
            lines: Vec::new(),
        })
        .collect()
}

/// The place of residents from elsewhere among the covariates of the scale.
const ELSEWHERE: usize = 3;

/// What the spread of a county of 2020 depends on.
struct Spread {
    scale: Scores,
    atypicality: f64,
}

/// The table of counties.
pub(super) fn outlook(
    model: &Model,
    (data, truth): (&Dataset, &[ByCell]),
    later: &Dataset,
) -> Vec<u8> {
    let profile = AgeProfile::new();
    let mut rows: BTreeMap<RegionCode, (&str, [f64; AGES_OF_5])> = BTreeMap::new();
    let mut spreads: BTreeMap<RegionCode, Spread> = BTreeMap::new();
    let mean = model.mean.restandardised(later);
    let more = more_from_elsewhere(data, later);
    for subject in &later.subjects {
        let row = mean.row(subject);
        let change = both(subject, &mean.departure(&row));
        rows.insert(subject.code, ("predicted", profile.rates(&change)));
        let atypicality = atypicality(&row);
        let mut covariates = scale_covariates(subject, atypicality);
        covariates[ELSEWHERE] -= more;
        let scale = model.errors.own_scale(&covariates);
        spreads.insert(subject.code, Spread { scale, atypicality });
    }
    let boundary = boundary_variance(model, data, truth);
    for (subject, truth) in data.subjects.iter().zip(truth) {
        let change = shrunk(model, subject, truth, &boundary);
        let rates = profile.rates(&change);
        for code in &subject.unit.after {
            rows.insert(*code, ("observed", rates));
        }
    }
    let mut text = OUTLOOK_COLUMNS.join(",") + "\n";
    for (code, (basis, rates)) in rows {
        // A county of the crosswalk that the later census lacks is not projected.
        let Some(Spread { scale, atypicality }) = spreads.get(&code) else { continue };
        let _ = write!(text, "{code},{basis}");
        for rate in rates {
            let _ = write!(text, ",{rate:.5}");
        }
        for scale in scale {
            let _ = write!(text, ",{scale:.4}");
        }
        let _ = writeln!(text, ",{atypicality:.3}");
    }
    text.into_bytes()
}

/// By how much the covariate of residents from elsewhere rose between the censuses, in the provinces
/// of both: what rose for everyone makes nobody less certain.
fn more_from_elsewhere(data: &Dataset, later: &Dataset) -> f64 {
    let provinces = data.provinces();
    let mean = |of: &Dataset| {
        let values: Vec<f64> = of
            .subjects
            .iter()
            .filter(|subject| provinces.contains(&subject.province))
            .map(|subject| scale_covariates(subject, 0.0)[ELSEWHERE])
            .collect();
        values.iter().sum::<f64>() / values.len().max(1) as f64
    };
    mean(later) - mean(data)
}

const _: () = assert!(ELSEWHERE < SCALE_COVARIATES, "it is one of them");

/// The expected departures of the cohorts, the sexes weighted by people.
fn both(subject: &Subject, departure: &ByCell) -> [f64; COHORTS_OF_5] {
    std::array::from_fn(|cohort| {
        let [men, women] = [0, 1].map(|sex| subject.start[sex][cohort] + 0.5);
        (men * departure[0][cohort] + women * departure[1][cohort]) / (men + women)
    })
}

/// By how much departures of units of each confidence scatter beyond what the model says, as a
/// multiple of its variance: what boundaries do.
fn boundary_variance(model: &Model, data: &Dataset, truth: &[ByCell]) -> BTreeMap<Confidence, f64> {
    let folds = folds(data, truth);
    let fitted = samples(data, truth, &folds);
    let poor = data.subjects.iter().zip(truth).filter(|(s, _)| !s.counts()).filter_map(|(s, t)| {
        let fold = folds.iter().find(|fold| fold.province == s.province)?;
        Some(Sample {
            subject: s,
            residuals: residuals(t, &fold.mean.predict(s)),
            atypicality: atypicality(&fold.mean.row(s)),
        })
    });
    let mut squares: BTreeMap<Confidence, Vec<f64>> = BTreeMap::new();
    for sample in fitted.into_iter().chain(poor) {
        let z = model.errors.scores(&sample.residuals);
        let x = scale_covariates(sample.subject, sample.atypicality);
        let scale = model.errors.own_scale(&x);
        let list = squares.entry(sample.subject.unit.confidence).or_default();
        list.push(z[0] * z[0] / (scale[0] * scale[0]));
    }
    let middle = |of: Confidence| squares.get(&of).map_or(1.0, |list| median(list.iter().copied()));
    let high = middle(Confidence::High).max(1e-6);
    [Confidence::High, Confidence::Medium, Confidence::Low]
        .into_iter()
        .map(|confidence| (confidence, (middle(confidence) / high - 1.0).max(0.0)))
        .collect()
}

/// A unit's own change: prediction, and what the scores of its departure keep after shrinkage.
fn shrunk(
    model: &Model,
    subject: &Subject,
    truth: &ByCell,
    boundary: &BTreeMap<Confidence, f64>,
) -> [f64; COHORTS_OF_5] {
    let row = model.mean.row(subject);
    let predicted = model.mean.predict(subject);
    let z = model.errors.scores(&residuals(truth, &predicted));
    let scale = model.errors.own_scale(&scale_covariates(subject, atypicality(&row)));
    let noise = model.errors.score_variance(&chance(subject, &subject.start));
    let beyond = boundary.get(&subject.unit.confidence).copied().unwrap_or(0.0);
    let kept: [f64; FACTORS] = std::array::from_fn(|k| {
        let own = scale[k] * scale[k] + model.errors.province[k] * model.errors.province[k];
        z[k] * own / (own * (1.0 + beyond) + noise[k])
    });
    let expected = both(subject, &model.mean.departure(&row));
    std::array::from_fn(|cohort| {
        let own: f64 = model.errors.loadings[cohort].iter().zip(&kept).map(|(l, z)| l * z).sum();
        expected[cohort] + own
    })
}
