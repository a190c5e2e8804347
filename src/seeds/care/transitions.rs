//! Transition rates of the disability models.

use super::{Care, Residence};
use crate::domain::{Sex, words};
use crate::messages;
use crate::problems::{Place, Problems};
use std::ops::RangeInclusive;

/// The ages that every model has rates for.
pub const TRANSITION_AGES: RangeInclusive<u32> = 65..=110;

words! {
    /// Which model of CLHLS a transition rate belongs to.
    TransitionModel {
        /// Without a time trend.
        Static = "fu_static",
        /// With a time trend, for the cohort aged 65 in a given year.
        Trend = "fu_trend",
        /// The same by residence.
        TrendResidence = "fu_trend_residence",
    }
}

/// Yearly rates between the states healthy, disabled and dead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Transitions {
    /// The model.
    pub model: TransitionModel,
    /// Whose.
    pub sex: Sex,
    /// Whose.
    pub residence: Residence,
    /// The year in which the cohort was 65; `None` in the static model.
    pub cohort_65_in: Option<i32>,
    /// Age, 65 to 110.
    pub age: u32,
    /// Falling ill.
    pub healthy_to_disabled: f64,
    /// Recovering.
    pub disabled_to_healthy: f64,
    /// Dying from health.
    pub healthy_to_dead: f64,
    /// Dying from disability.
    pub disabled_to_dead: f64,
}

impl Transitions {
    /// Whose rates they are.
    const fn key(&self) -> (TransitionModel, Residence, Sex, Option<i32>) {
        (self.model, self.residence, self.sex, self.cohort_65_in)
    }
}

impl Care {
    /// A model's rates for one sex, residence and cohort, by age from 65 to 110.
    ///
    /// The static model has no cohort; only `fu_trend_residence` tells city from countryside.
    #[must_use]
    pub fn transitions_of(
        &self,
        model: TransitionModel,
        sex: Sex,
        residence: Residence,
        cohort_65_in: Option<i32>,
    ) -> Option<&[Transitions]> {
        let key = (model, residence, sex, cohort_65_in);
        self.transitions.chunk_by(|a, b| a.key() == b.key()).find(|group| group[0].key() == key)
    }

    /// Holds that each group of rates stands together and has every age once.
    pub(super) fn check_transitions(&self, file: &str, problems: &mut Problems) {
        for group in self.transitions.chunk_by(|a, b| a.key() == b.key()) {
            if !group.iter().map(|row| row.age).eq(TRANSITION_AGES) {
                let Transitions { model, sex, residence, cohort_65_in, .. } = group[0];
                let sex = match sex {
                    Sex::Male => messages::rates_of_men(),
                    Sex::Female => messages::rates_of_women(),
                };
                let cohort = cohort_65_in.map_or_else(messages::cohort_any, messages::cohort_of);
                let said = messages::rates_by_age(model, sex, residence, cohort);
                problems.push(Place::file(file), said);
            }
        }
    }
}
