//! From files to a report.

use super::{
    compare::{add_totals, count, rivals},
    national::National,
    profile::AgeProfile,
    report::{ByConfidence, BySize, Class, Report, Totals},
    run::{Outcome, Sharing, outcome},
    score::{ByGroup, GROUPS, Verdict, score},
};
use crate::{
    calibration::{
        Base, ByAge, ByCell, Dataset, Input, Model, Subject, observed, read_people, truth_of_units,
    },
    domain::RegionCode,
    messages, parallel,
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
    /// Project each province with a fit that left it out: on the others of the files, or the
    /// shipped one where that never saw it and was fitted on as many.
    pub leave_one_province_out: bool,
}

/// Draws of the negative control.
const CONTROL_DRAWS: u32 = 400;

/// Projects the base census and scores it.
///
/// `shipped` is the fitted model of the seeds; where provinces are left out, it projects those that
/// it was not fitted on.
///
/// # Errors
///
/// Everything wrong with the files; fewer than two provinces to leave one out of.
#[expect(clippy::too_many_lines, reason = "one step after the other, none of use elsewhere")]
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
    let truth = if !people.is_empty() && !base.units.is_empty() {
        truth_of_units(&base.units, &people, names, &mut problems)
    } else {
        Vec::new()
    };
    let Some(national) = National::new(un) else {
        problems.push(Place::file("un_china_mortality/data.csv"), messages::decade_missing());
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
    let provinces = data.provinces();
    // The shipped model has left a province out that it was not fitted on, and may know more others.
    let never_seen = |province: &RegionCode| {
        !shipped.provinces.contains(province) && shipped.provinces.len() >= provinces.len()
    };
    let left_out = if !options.leave_one_province_out || provinces.iter().all(never_seen) {
        Vec::new()
    } else if provinces.len() < 2 {
        let message = messages::one_province_to_leave_out();
        return Err(Problems::one(Place::file(inputs.base_population.name), message));
    } else {
        Model::fit_leaving_one_out(&data, &observed_cells)
    };
    let model_of = |subject: &Subject| {
        left_out
            .iter()
            .find(|(province, _)| *province == subject.province && !never_seen(province))
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
    totals.iter_mut().for_each(Totals::average);
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
