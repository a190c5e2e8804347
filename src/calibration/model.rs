//! The whole fitted model, and the fits that leave one province out.

use super::{
    counts::ByCell,
    dataset::Dataset,
    errors::{Errors, Sample, residuals},
    mean::{Mean, atypicality},
};
use crate::domain::RegionCode;

/// Mean and spread of the change of a unit's cohorts.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The provinces it was fitted on.
    pub provinces: Vec<RegionCode>,
    /// The expected change.
    pub mean: Mean,
    /// Departures from it.
    pub errors: Errors,
}

/// One province left out: the regression on the others.
#[derive(Clone, Debug)]
pub struct Fold {
    /// The province left out.
    pub province: RegionCode,
    /// Fitted on all others.
    pub mean: Mean,
}

/// The regressions that leave out each province in turn, in the order of their codes.
#[must_use]
pub fn folds(data: &Dataset, truth: &[ByCell]) -> Vec<Fold> {
    let provinces = data.provinces();
    provinces
        .iter()
        .map(|&province| {
            let others: Vec<RegionCode> =
                provinces.iter().copied().filter(|code| *code != province).collect();
            Fold { province, mean: Mean::fit(data, truth, &others) }
        })
        .collect()
}

/// Departures of every unit from the fold that left out its province; units of low confidence are
/// left out.
#[must_use]
pub fn samples<'a>(data: &'a Dataset, truth: &[ByCell], folds: &[Fold]) -> Vec<Sample<'a>> {
    let mut samples = Vec::new();
    for (subject, truth) in data.subjects.iter().zip(truth).filter(|(s, _)| s.counts()) {
        let Some(fold) = folds.iter().find(|fold| fold.province == subject.province) else {
            continue;
        };
        samples.push(Sample {
            subject,
            residuals: residuals(truth, &fold.mean.predict(subject)),
            atypicality: atypicality(&fold.mean.row(subject)),
        });
    }
    samples
}

impl Model {
    /// Fits to every province of the data.
    ///
    /// The spread comes from predictions of provinces left out, never from the fit itself.
    #[must_use]
    pub fn fit(data: &Dataset, truth: &[ByCell]) -> Self {
        let folds = folds(data, truth);
        let provinces = data.provinces();
        let mean = Mean::fit(data, truth, &provinces);
        let errors = Errors::fit(&samples(data, truth, &folds));
        Self { provinces, mean, errors }
    }

    /// One model for each province of the data, fitted without it.
    ///
    /// The spread is that of the other provinces' departures.
    #[must_use]
    pub fn fit_leaving_one_out(data: &Dataset, truth: &[ByCell]) -> Vec<(RegionCode, Self)> {
        let folds = folds(data, truth);
        let samples = samples(data, truth, &folds);
        let provinces = data.provinces();
        folds
            .into_iter()
            .map(|fold| {
                let left: Vec<Sample<'_>> = samples
                    .iter()
                    .filter(|sample| sample.subject.province != fold.province)
                    .copied()
                    .collect();
                let others =
                    provinces.iter().copied().filter(|code| *code != fold.province).collect();
                let errors = Errors::fit(&left);
                (fold.province, Self { provinces: others, mean: fold.mean, errors })
            })
            .collect()
    }
}
