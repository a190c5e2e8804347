//! City and countryside: who lives where, and how need and recovery differ between them.

use crate::{
    domain::Sex,
    need::{ELDER, ELDER_AGES, Transitions, elder},
    seeds::{Care, Context, Persons, Residence, TransitionModel},
};

/// What tells city from countryside, the countryside first.
pub(super) struct Residences {
    /// Share of the nation's elders.
    pub share: [f64; 2],
    /// Prevalence in the base year relative to the nation.
    pub prevalence: [f64; 2],
}

/// The share of a county's elders who live in cities and towns.
pub(super) fn urban_elders(context: &Context, shift: f64) -> f64 {
    let share = context.urban_share().unwrap_or(0.5);
    if share <= 0.0 || share >= 1.0 {
        return share;
    }
    let odds = share / (1.0 - share) * libm::exp(shift);
    odds / (1.0 + odds)
}

impl Residences {
    /// From published shares of the disabled by age, at the nation's own mix.
    pub fn new(
        care: &Care,
        people: &[f64; 2 * ELDER_AGES],
        contexts: &[Context],
        shift: f64,
    ) -> Self {
        let standardised = |residence: Residence| -> f64 {
            care.prevalence
                .iter()
                .filter(|row| row.residence == residence && row.persons == Persons::Both)
                .filter(|row| &*row.definition == "not independent in all ADLs")
                .map(|row| {
                    let ages =
                        (row.age_lo as usize).max(ELDER)..=row.age_hi.map_or(100, |hi| hi as usize);
                    let weight: f64 = Sex::BOTH
                        .iter()
                        .flat_map(|&sex| ages.clone().map(move |age| elder(sex, age)))
                        .map(|i| people[i])
                        .sum();
                    row.value * weight
                })
                .sum()
        };
        let ratio = standardised(Residence::Urban) / standardised(Residence::Rural);
        let ratio = if ratio.is_finite() { ratio } else { 1.0 };
        let (mut urban, mut all) = (0.0, 0.0);
        for context in contexts {
            let residents =
                f64::from(context.urban_population) + f64::from(context.rural_population);
            urban += residents * urban_elders(context, shift);
            all += residents;
        }
        let rural = 1.0 / (1.0 - urban / all + ratio * urban / all);
        Self { share: [1.0 - urban / all, urban / all], prevalence: [rural, rural * ratio] }
    }

    /// The nation's rates as they are in the countryside and in cities.
    ///
    /// The published model tells them apart by age at onset, recovery and death alike. Onset is
    /// fitted to the shares of the base year and deaths to the life table, so what stays is that
    /// more recover in the countryside.
    pub fn rates(&self, care: &Care, sex: Sex, nation: &Transitions) -> [Transitions; 2] {
        let at = |residence: Residence, age: u32| {
            care.transitions.iter().find(|row| {
                row.model == TransitionModel::TrendResidence
                    && (row.sex, row.residence, row.age) == (sex, residence, age)
            })
        };
        let mut both = [nation.clone(), nation.clone()];
        for i in 0..ELDER_AGES {
            let age = (ELDER + i).max(65) as u32;
            let rates = [at(Residence::Rural, age), at(Residence::Urban, age)];
            let [Some(rural), Some(urban)] = rates else { continue };
            let recovery = [rural.disabled_to_healthy, urban.disabled_to_healthy];
            let mean = self.share[0] * recovery[0] + self.share[1] * recovery[1];
            for (rates, recovery) in both.iter_mut().zip(recovery) {
                rates.recovery[i] *= recovery / mean;
            }
        }
        both
    }
}
