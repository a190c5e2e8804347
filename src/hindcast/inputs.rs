//! From files to a report.

use super::{
    national::National,
    profile::AgeProfile,
    report::{Baselines, ByConfidence, BySize, Class, Report, Totals},
    run::{Outcome, Sharing, outcome},
    score::{ByGroup, FROM_AGE, GROUPS, Verdict, interval, point_score, score},
};
use crate::{
    calibration::{
        Base, ByAge, ByCell, Dataset, Input, Model, Subject, observed, read_people, truth_of_units,
    },
    domain::RegionCode,
    parallel,
    problems::{Place, Problems},
    seeds::{Confidence, UnitedNations},
    streams::Streams,
};
use std::collections::BTreeMap;

/// The four files.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The base census by county, sex and age.
    pub base_population: Input<'a>,
    /// What else it says of counties.
    pub base_counties: Input<'a>,
    /// The census to be foreseen, by county, sex and age.
    pub truth_population: Input<'a>,
    /// Which counties of one are which of the other.
    pub crosswalk: Input<'a>,
}

/// How to go about it.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Draws.
    pub draws: u32,
    /// The root of all random numbers.
    pub seed: u64,
    /// Fit anew without each province in turn, and project it with what the others say.
    pub leave_one_province_out: bool,
}

/// Draws of the negative control.
const CONTROL_DRAWS: u32 = 400;

/// Projects the base census and scores it.
///
/// `shipped` is the fitted model of the seeds; unused where provinces are left out.
///
/// # Errors
///
/// Everything wrong with the files; fewer than two provinces to leave one out of.
pub fn hindcast(
    inputs: Inputs<'_>,
    un: &UnitedNations,
    shipped: &Model,
    options: Options,
) -> Result<Report, Problems> {
    let mut problems = Problems::default();
    let base =
        Base::read(inputs.base_population, inputs.base_counties, inputs.crosswalk, &mut problems);
    let people = read_people(inputs.truth_population, &mut problems);
    let names = (inputs.truth_population.name, inputs.crosswalk.name);
    let truth = if problems.0.is_empty() {
        truth_of_units(&base.units, &people, names, &mut problems)
    } else {
        Vec::new()
    };
    let Some(national) = National::new(un) else {
        let message = "lacks the rates of 2010 to 2020";
        problems.push(Place::file("un_china_mortality/data.csv"), message);
        return Err(problems);
    };
    if !problems.0.is_empty() {
        return Err(problems);
    }
    let data = Dataset::new(&base, national.decade.clone());
    let truth: BTreeMap<&str, ByAge> = base
        .units
        .iter()
        .zip(truth)
        .filter_map(|(unit, truth)| Some((unit.id.as_str(), truth?)))
        .collect();
    let truth_of = |subject: &Subject| truth.get(subject.unit.id.as_str()).copied();
    let observed_cells: Vec<ByCell> = data
        .subjects
        .iter()
        .map(|subject| observed(&truth_of(subject).unwrap_or([[0.0; 18]; 2])))
        .collect();
    let left_out = if options.leave_one_province_out {
        if data.provinces().len() < 2 {
            let message = "holds one province: leaving one out takes two, project it without";
            return Err(Problems::one(Place::file(inputs.base_population.name), message));
        }
        Model::fit_leaving_one_out(&data, &observed_cells)
    } else {
        Vec::new()
    };
    let model_of = |subject: &Subject| {
        left_out
            .iter()
            .find(|(province, _)| *province == subject.province)
            .map_or(shipped, |(_, model)| model)
    };
    let streams = Streams::new(options.seed);
    let profile = AgeProfile::new();
    let all = |draws: u32, sharing: Sharing, province: RegionCode| -> Vec<(usize, Outcome)> {
        let members: Vec<usize> =
            (0..data.subjects.len()).filter(|&i| data.subjects[i].province == province).collect();
        parallel::map(members.len(), |place| {
            let subject = &data.subjects[members[place]];
            let model = model_of(subject);
            let draws = (streams, draws);
            (members[place], outcome(&national, &profile, (model, subject), draws, sharing))
        })
    };
    let mut verdicts: Vec<[Option<Verdict>; GROUPS]> = vec![[None; GROUPS]; data.subjects.len()];
    let mut totals = [Totals::default(); GROUPS];
    for province in data.provinces() {
        let mut joint = all(options.draws, Sharing::Joint, province);
        let control = all(options.draws.min(CONTROL_DRAWS), Sharing::Independent, province);
        add_totals(&mut totals, &data, &observed_cells, (&joint, &control));
        for (i, outcome) in &mut joint {
            for group in 0..GROUPS {
                let observed = count(&observed_cells[*i], group);
                let (centre, draws) = (outcome.centre[group], &mut outcome.draws[group]);
                verdicts[*i][group] = Verdict::new(observed, centre, draws);
            }
        }
    }
    for total in &mut totals {
        let n = (total.n as f64).max(1.0);
        total.cov80 /= n;
        total.cov95 /= n;
        total.width80 /= n;
        total.independent_cov80 /= n;
        total.independent_width80 /= n;
    }
    let class = |chosen: &dyn Fn(&Subject) -> bool| {
        let members: Vec<usize> =
            (0..data.subjects.len()).filter(|&i| chosen(&data.subjects[i])).collect();
        Class {
            units: members.len(),
            scores: ByGroup::from_fn(|group| {
                score(members.iter().filter_map(|&i| verdicts[i][group].as_ref()))
            }),
        }
    };
    let of_confidence = |confidence| class(&|s: &Subject| s.unit.confidence == confidence);
    let of_size =
        |from: f64, to: f64| class(&|s: &Subject| s.counts() && (from..to).contains(&s.population));
    let scored = class(&Subject::counts);
    Ok(Report {
        units: scored.units,
        draws: options.draws,
        scores: scored.scores,
        baselines: rivals(&data, &observed_cells),
        by_confidence: ByConfidence {
            high: of_confidence(Confidence::High),
            medium: of_confidence(Confidence::Medium),
            low: of_confidence(Confidence::Low),
        },
        by_size: BySize {
            under_100k: of_size(0.0, 1e5),
            to_300k: of_size(1e5, 3e5),
            to_600k: of_size(3e5, 6e5),
            over_600k: of_size(6e5, f64::INFINITY),
        },
        left_out: options.leave_one_province_out,
        provinces: ByGroup::from_fn(|group| totals[group]),
    })
}

/// People of a group among cells of the second census.
fn count(cells: &ByCell, group: usize) -> f64 {
    let from = FROM_AGE[group];
    cells
        .iter()
        .map(|cells| {
            if from == 0 { cells.iter().sum::<f64>() } else { cells[from / 5 - 2..16].iter().sum() }
        })
        .sum()
}

/// One province's totals against their intervals.
fn add_totals(
    totals: &mut [Totals; GROUPS],
    data: &Dataset,
    truth: &[ByCell],
    (joint, control): (&[(usize, Outcome)], &[(usize, Outcome)]),
) {
    for (group, total) in totals.iter_mut().enumerate() {
        let sum = |outcomes: &[(usize, Outcome)]| {
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
fn rivals(data: &Dataset, truth: &[ByCell]) -> Baselines {
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
