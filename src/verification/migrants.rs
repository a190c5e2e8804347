//! Who moves, where a revision publishes only how many.

use super::published::{GROUPS_OF_5, Period};
use crate::{
    demography::LifeTable,
    domain::{AGES, CELLS, OPEN_AGE, Sex, cell},
    projection::BySexAge,
    seeds::MOTHER_START,
};

/// How readily people of an age move: Rogers and Castro's standard schedule.
///
/// Children with their parents, a labour-force bump in the twenties with its slow decline, and a
/// constant.
///
/// # Source
///
/// Rogers and Castro (1981), *Model Migration Schedules*, IIASA RR-81-30: the seven-parameter form
/// with the parameters of their standard schedule (a1 0.02, α1 0.1, a2 0.06, α2 0.1, μ2 20, λ2 0.4,
/// c 0.003).
fn standard_schedule(age: usize) -> f64 {
    // Migrants come at the end of a year of the projection, half a year older than in its middle.
    let x = age as f64 + 1.0;
    let labour = -0.1 * (x - 20.0) - libm::exp(-0.4 * (x - 20.0));
    0.02 * libm::exp(-0.1 * x) + 0.06 * libm::exp(labour) + 0.003
}

/// Where the migrants of one period come from and go to.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    /// As in an earlier period, by sex and age group at the period's end, thousands; multiplied.
    Own(Box<[[f64; GROUPS_OF_5]; 2]>, f64),
    /// By the standard schedule; thousands in the period.
    Standard(f64),
}

impl Pattern {
    /// Of a period to come, from those that have passed.
    ///
    /// The published populations before the base year, less the survivors and births of their
    /// period, leave the net migrants of that period by sex and age. Where they sum to what is
    /// published, the latest of them that went the same way is repeated in proportion.
    #[must_use]
    pub fn new(net: f64, past: &[Unexplained]) -> Self {
        let own = past.iter().rev().find(|one| one.is_sound() && one.net * net > 0.0);
        own.map_or(Self::Standard(net), |one| Self::Own(Box::new(one.people), net / one.net))
    }

    /// Net migrants of one year of the period (0 to 4) by sex and age at the year's start.
    ///
    /// Each age group at the period's end gains a fifth of its migrants a year. No more leave than
    /// nine tenths of any age; who can not be taken there is taken elsewhere.
    #[must_use]
    pub fn of_year(
        &self,
        year: usize,
        survivors: &BySexAge<f64>,
        alive: &[[f64; AGES]; 2],
    ) -> BySexAge<f64> {
        let (wanted, net) = match self {
            Self::Own(groups, scale) => {
                let net = groups.iter().flatten().sum::<f64>() * scale * 200.0;
                (of_cohorts(groups, scale * 200.0, year), net)
            }
            Self::Standard(net) => (spread(net * 200.0, survivors, alive), net * 200.0),
        };
        let kept: BySexAge<f64> =
            std::array::from_fn(|i| wanted[i].max(-MOST_LEAVING * survivors[i]));
        let missing = net - kept.iter().sum::<f64>();
        if missing > -0.5 || matches!(self, Self::Standard(_)) {
            return kept;
        }
        let left: BySexAge<f64> = std::array::from_fn(|i| survivors[i] + kept[i]);
        let more = spread(missing, &left, alive);
        std::array::from_fn(|i| (kept[i] + more[i]).max(-MOST_LEAVING * survivors[i]))
    }
}

/// The open age group.
const LAST: usize = GROUPS_OF_5 - 1;

/// The share of an age that may leave in a year.
const MOST_LEAVING: f64 = 0.9;

/// Migrants of one year of a period, from those by five-year age at its end, times `scale`.
///
/// Whoever is aged `y` at the end was `y − 5 + year` at the start of the year. The engine moves
/// nobody in the year of birth, so that the youngest group's migrants come in ten of the
/// twenty-five years of age that it lives through.
fn of_cohorts(groups: &[[f64; GROUPS_OF_5]; 2], scale: f64, year: usize) -> BySexAge<f64> {
    let mut migrants = [0.0; CELLS];
    for sex in Sex::BOTH {
        for (group, people) in groups[sex as usize].iter().enumerate() {
            let share = people * scale;
            if group + 1 == GROUPS_OF_5 {
                migrants[cell(sex, OPEN_AGE)] += share;
                continue;
            }
            let weight = if group == 0 { 2.5 / 5.0 } else { 1.0 / 5.0 };
            for at_end in 5 * group..5 * group + 5 {
                if let Some(age) = (at_end + year).checked_sub(5) {
                    migrants[cell(sex, age)] += share * weight;
                }
            }
        }
    }
    migrants
}

/// Migrants by the standard schedule, `total` persons.
///
/// Who comes has the ages of the schedule in a stationary population, women as many as men; who
/// leaves is taken from those there, each age in proportion to the schedule.
fn spread(total: f64, people: &BySexAge<f64>, alive: &[[f64; AGES]; 2]) -> BySexAge<f64> {
    let mut weights = [0.0; CELLS];
    for sex in Sex::BOTH {
        for age in 0..AGES {
            let there = if total < 0.0 { people[cell(sex, age)] } else { alive[sex as usize][age] };
            weights[cell(sex, age)] = standard_schedule(age) * there;
        }
    }
    let whole: f64 = weights.iter().sum();
    if whole <= 0.0 { [0.0; CELLS] } else { weights.map(|weight| total * weight / whole) }
}

/// What survival and births leave unexplained of a population five years later.
#[derive(Clone, Debug)]
pub(super) struct Unexplained {
    /// By sex and age group at the end, thousands.
    people: [[f64; GROUPS_OF_5]; 2],
    /// Net migrants published, thousands.
    net: f64,
    /// Everyone at the start, thousands.
    population: f64,
}

impl Unexplained {
    /// Of one period, in groups of five years as the revision was made.
    #[must_use]
    pub fn new(
        period: &Period,
        tables: &[LifeTable; 2],
        before: &[[f64; GROUPS_OF_5]; 2],
        after: &[[f64; GROUPS_OF_5]; 2],
    ) -> Self {
        let women = |age: usize| f64::midpoint(before[1][age / 5], after[1][age / 5]);
        let births: f64 = MOTHER_START
            .iter()
            .zip(&period.pattern)
            .map(|(&age, share)| period.fertility * share * women(age))
            .sum();
        let boys = period.sex_ratio / (1.0 + period.sex_ratio);
        let people = Sex::BOTH.map(|sex| {
            let lived: [f64; GROUPS_OF_5] = std::array::from_fn(|group| {
                let end = if group + 1 < GROUPS_OF_5 { 5 * group + 5 } else { AGES };
                tables[sex as usize].lived[5 * group..end].iter().sum()
            });
            let people = &before[sex as usize];
            let born = births * if sex == Sex::Male { boys } else { 1.0 - boys };
            std::array::from_fn(|group| {
                let expected = match group {
                    0 => born * lived[0] / 5.0,
                    LAST => {
                        let both = lived[LAST - 1] + lived[LAST];
                        (people[LAST - 1] + people[LAST]) * lived[LAST] / both
                    }
                    _ => people[group - 1] * lived[group] / lived[group - 1],
                };
                after[sex as usize][group] - expected
            })
        });
        let population = before.iter().flatten().sum();
        Self { people, net: period.migrants, population }
    }

    /// Whether it is migration: as many as published, and not mostly comings set off by goings.
    fn is_sound(&self) -> bool {
        let sum: f64 = self.people.iter().flatten().sum();
        let gross: f64 = self.people.iter().flatten().map(|people| people.abs()).sum();
        let near = (sum - self.net).abs() <= 0.05 * self.net.abs().max(1e-4 * self.population);
        near && sum.abs() >= 0.2 * gross
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn those_who_leave_were_there() {
        let mut people = [0.0; CELLS];
        people[cell(Sex::Female, 25)] = 10.0;
        people[cell(Sex::Male, 60)] = 10.0;
        let alive = [[1.0; AGES]; 2];
        let leaving = Pattern::Standard(-0.015).of_year(0, &people, &alive);
        assert!((leaving.iter().sum::<f64>() + 3.0).abs() < 1e-12);
        assert!(leaving[cell(Sex::Female, 25)] < leaving[cell(Sex::Male, 60)]);
        for pattern in
            [Pattern::Standard(-0.5), Pattern::Own(Box::new([[-1.0; GROUPS_OF_5]; 2]), 0.1)]
        {
            let too_many = pattern.of_year(3, &people, &alive);
            assert!(too_many.iter().zip(&people).all(|(net, there)| there + net >= 0.0));
        }
    }

    #[test]
    fn those_who_come_are_as_many_as_published() {
        let alive = [[1.0; AGES]; 2];
        let coming = Pattern::Standard(5.0).of_year(0, &[0.0; CELLS], &alive);
        assert!((coming.iter().sum::<f64>() - 1000.0).abs() < 1e-9);
        assert!(coming[25] > coming[70] && coming[25] > coming[12]);
    }

    #[test]
    fn every_group_gets_its_migrants_by_the_end_of_the_period() {
        let groups = [0, 1].map(|sex| std::array::from_fn(|group| (group + sex) as f64));
        let mut whole = 0.0;
        for year in 0..5 {
            whole += of_cohorts(&groups, 1.0 / 5.0, year).iter().sum::<f64>();
        }
        assert!((whole - groups.iter().flatten().sum::<f64>()).abs() < 1e-9, "{whole}");
    }
}
