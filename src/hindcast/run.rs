//! All units, all draws.

use super::{
    national::{FIRST, National, YEARS},
    profile::AgeProfile,
    score::{FROM_AGE, GROUPS},
    unit::{Chance, Deviates, Passage},
};
use crate::{
    calibration::{FREEDOM, Model, Subject, atypicality, scale_covariates, widening},
    domain::{AGES, Sex, cell},
    lanes::{LANES, Lanes},
    projection::{BANDS, People},
    streams::{Purpose, Streams},
};

/// Whether counties share what their prefecture and province have in common.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sharing {
    /// As fitted.
    Joint,
    /// Every county by itself, with the same spread: the negative control.
    Independent,
}

/// One unit's people of the second census, by group.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    /// With nothing drawn.
    pub centre: [f64; GROUPS],
    /// In each draw.
    pub draws: [Vec<f32>; GROUPS],
}

/// Projects one unit in all draws.
pub(super) fn outcome(
    national: &National,
    profile: &AgeProfile,
    (model, subject): (&Model, &Subject),
    (streams, draws): (Streams, u32),
    sharing: Sharing,
) -> Outcome {
    let passage = Passage::new(national, profile, model, subject);
    let centre = groups(&passage.run(&Deviates::NONE, None)).map(|lanes| f64::from(lanes[0]));
    let mut found: [Vec<f32>; GROUPS] =
        std::array::from_fn(|_| Vec::with_capacity(draws as usize + LANES));
    for first in (0..draws).step_by(LANES) {
        let deviates = deviates(model, subject, (streams, first), sharing);
        let chance = chance(subject, (streams, first));
        let people = passage.run(&deviates, Some(&chance));
        for (list, lanes) in found.iter_mut().zip(groups(&people)) {
            list.extend_from_slice(&lanes.0);
        }
    }
    for list in &mut found {
        list.truncate(draws as usize);
    }
    Outcome { centre, draws: found }
}

/// People of each group of ages.
fn groups(people: &People<f32>) -> [Lanes<f32>; GROUPS] {
    let mut sums = [Lanes::ZERO; GROUPS];
    let mut from = Lanes::ZERO;
    for age in (0..AGES).rev() {
        for sex in Sex::BOTH {
            from += people[cell(sex, age)];
        }
        if let Some(group) = FROM_AGE.iter().position(|first| *first == age) {
            sums[group] = from;
        }
    }
    sums
}

/// Scores of the four patterns: the province's, the prefecture's and the county's own.
fn deviates(
    model: &Model,
    subject: &Subject,
    (streams, first): (Streams, u32),
    sharing: Sharing,
) -> Deviates {
    let errors = &model.errors;
    let atypicality = atypicality(&model.mean.row(subject));
    let scale = errors.own_scale(&scale_covariates(subject, atypicality));
    let wide = widening(atypicality);
    let normals = |region, purpose, index| streams.normals4(first, region, FIRST, purpose, index);
    let (province, prefecture) = match sharing {
        Sharing::Joint => (
            normals(subject.province, Purpose::ProvinceMigration, 0),
            normals(subject.prefecture, Purpose::PrefectureMigration, 0),
        ),
        Sharing::Independent => (
            normals(subject.code, Purpose::CountyMortality, 0),
            normals(subject.code, Purpose::CountyMortality, 1),
        ),
    };
    let own = normals(subject.code, Purpose::CountyMigration, 0);
    let [more, young, old, _] = normals(subject.code, Purpose::CountyMigration, 1);
    let uniform = streams.uniforms(first, subject.code, FIRST, Purpose::CountyMigration, 0);
    // Chi-square with three degrees of freedom: two from a uniform, one from a normal.
    let tail: Lanes<f32> = uniform.zip(more, |uniform, normal| {
        let square = -2.0 * libm::log(f64::from(uniform)) + f64::from(normal) * f64::from(normal);
        libm::sqrt(FREEDOM / square) as f32
    });
    Deviates {
        scores: std::array::from_fn(|k| {
            let shared = libm::sqrt(errors.prefecture[k]) as f32;
            let alone = libm::sqrt(1.0 - errors.prefecture[k]) as f32;
            let local = (prefecture[k] * shared + own[k] * alone) * tail;
            province[k] * (errors.province[k] * wide[k]) as f32 + local * scale[k] as f32
        }),
        children: [young * errors.children_rest[0] as f32, old * errors.children_rest[1] as f32],
    }
}

fn chance(subject: &Subject, (streams, first): (Streams, u32)) -> Chance {
    let at = |year: usize, purpose, index| {
        streams.normals4(first, subject.code, FIRST + 1 + year as u16, purpose, index)
    };
    Chance {
        deaths: std::array::from_fn(|year| {
            let quads = [0, 1, 2].map(|index| at(year, Purpose::Deaths, index));
            let mut bands = [Lanes::ZERO; BANDS];
            for (band, lanes) in bands.iter_mut().enumerate() {
                *lanes = quads[band / 4][band % 4];
            }
            bands
        }),
        births: std::array::from_fn(|year: usize| at(year, Purpose::Births, 0)[0]),
    }
}

const _: () = assert!(YEARS == 10, "the parameters are those of a decade");
