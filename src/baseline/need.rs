//! Care need of the whole country under the scenario's instrument.

use super::{
    National,
    residence::{Residences, urban_elders},
};
use crate::{
    domain::{CELLS, Lang, Sex, cell},
    messages,
    need::{ELDER, ELDER_AGES, Prevalence, Transitions, effective_years, elder, synthetic_cohort},
    priors::Priors,
    problems::{Place, Problems},
    scenario::{BASE_YEAR, Located, Scenario},
    seeds::{Care, Context, Instrument, Residence, Seeds, TransitionModel},
};

/// In place of an instrument's id: every draw takes one of all there are.
pub const DRAWN: &str = "drawn";

/// What one instrument makes of the whole country; years count from the base year.
#[derive(Clone, Debug)]
pub struct Measured {
    /// Its id.
    pub instrument: String,
    /// Its name in Chinese and English.
    pub name: [String; 2],
    /// In the countryside and in cities, by year and elder cell: share disabled to a moderate
    /// degree or worse.
    pub disabled: [Vec<[f64; 2 * ELDER_AGES]>; 2],
    /// Shares of moderate, severe and total disability among the disabled.
    pub levels: [f64; 3],
    /// Lightly disabled people for each who is disabled.
    pub light: f64,
    /// Weight of those shares in their Dirichlet distribution.
    pub levels_weight: f64,
    /// By year: log of the nation's prevalence, at the ages of the base year, relative to that year's.
    pub log_trend: Vec<f64>,
}

/// Shares of elders by need; years count from the base year.
#[derive(Clone, Debug)]
pub struct NationalNeed {
    /// By the scenario's instrument; where every draw takes one of several, by each of them, the
    /// one that finds the fewest disabled first.
    pub measured: Vec<Measured>,
    /// By elder cell: share with dementia.
    pub dementia: [f64; 2 * ELDER_AGES],
    /// Standard deviation of the logarithm of the level.
    pub level_sd: f64,
    /// Log odds of the urban share of elders beside that of all residents.
    urban_shift: f64,
}

impl NationalNeed {
    /// Under the scenario's instrument and trend.
    ///
    /// # Errors
    ///
    /// An unknown instrument; a table of transitions with ages missing.
    pub fn new(
        seeds: &Seeds,
        scenario: &Scenario,
        priors: &Priors,
        national: &National,
    ) -> Result<Self, Problems> {
        let instruments = instruments(&seeds.care, &scenario.need().instruments)?;
        let rates = [transitions(&seeds.care, Sex::Male)?, transitions(&seeds.care, Sex::Female)?];
        let mx = elders(&national.death_rates);
        let people = elders(&national.census);
        let initial = priors.mean("disabled_share_at_65")?;
        let shape = by_sex(|sex| {
            let half = std::array::from_fn(|i| mx[elder(sex, ELDER + i)]);
            synthetic_cohort(&rates[sex as usize], &half, initial)
        });
        let damping = priors.mean("need_trend_damping")?;
        let years: Vec<f64> = (BASE_YEAR + 1..=scenario.horizon_year())
            .map(|year| effective_years(scenario.need().trend, damping, year))
            .collect();
        let trend = trend(&seeds.care)?;
        let light_beside = priors.mean("light_per_disabled")?;
        let disabled = |shares: &[f64; 2 * ELDER_AGES]| -> f64 {
            shares.iter().zip(&people).map(|(share, count)| share * count).sum()
        };
        let urban_shift = priors.mean("elder_urban_logit_shift")?;
        let homes = Residences::new(&seeds.care, &people, &seeds.context, urban_shift);
        let [men, women] = Sex::BOTH.map(|sex| homes.rates(&seeds.care, sex, &rates[sex as usize]));
        let measure = |instrument: &Instrument| {
            let [light, levels @ ..] = instrument.split;
            let start = scaled(&shape, &people, instrument, 1.0 - light);
            let paths = [0, 1].map(|home| {
                let rates = [&men[home], &women[home]];
                let mut path = Prevalence::project(start, rates, &mx, trend, &years).by_year;
                path.iter_mut().flatten().for_each(|share| *share *= homes.prevalence[home]);
                path
            });
            let all = |year: usize| {
                (0..2).map(|home| homes.share[home] * disabled(&paths[home][year])).sum::<f64>()
            };
            Measured {
                instrument: instrument.id.to_string(),
                name: [instrument.name_zh.to_string(), instrument.name_en.to_string()],
                log_trend: (0..=years.len()).map(|year| libm::log(all(year) / all(0))).collect(),
                disabled: paths,
                levels: levels.map(|share| share / (1.0 - light)),
                light: if light > 0.0 { light / (1.0 - light) } else { light_beside },
                levels_weight: instrument.dirichlet_weight,
            }
        };
        let mut measured: Vec<_> = instruments.into_iter().map(measure).collect();
        measured
            .sort_by(|a, b| disabled(&a.disabled[0][0]).total_cmp(&disabled(&b.disabled[0][0])));
        Ok(Self {
            measured,
            dementia: dementia(&seeds.care, &people)?,
            level_sd: priors.mean("need_level_log_sd")?,
            urban_shift,
        })
    }

    /// What a reader is told of who counts as disabled.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        let names: Vec<&str> = self.measured.iter().map(|m| &*m.name[lang as usize]).collect();
        match (lang, names.len()) {
            (_, 1) => names[0].to_owned(),
            (Lang::Zh, _) => format!("每次抽样等概率取一种：{}", names.join("；")),
            (Lang::En, _) => {
                format!("one per draw, all equally likely: {}", names.join("; "))
            }
        }
    }

    /// The instrument that stands for all where none is drawn: the one in the middle.
    #[must_use]
    pub const fn central(&self) -> usize {
        self.measured.len() / 2
    }

    /// The share of a county's elders who live in cities and towns.
    #[must_use]
    pub fn urban_elders(&self, context: &Context) -> f64 {
        urban_elders(context, self.urban_shift)
    }
}

/// The instruments that a scenario names; [`DRAWN`] alone stands for all.
pub(super) fn instruments<'a>(
    care: &'a Care,
    asked: &[Located<String>],
) -> Result<Vec<&'a Instrument>, Problems> {
    if let [one] = asked
        && one.value == DRAWN
    {
        return Ok(care.instruments.iter().collect());
    }
    let mut problems = Problems::default();
    let mut found = Vec::with_capacity(asked.len());
    for id in asked {
        match care.instrument(&id.value) {
            Ok(instrument) => found.push(instrument),
            Err(_) if id.value == DRAWN => {
                problems.push(id.place.clone(), messages::drawn_alone(DRAWN));
            }
            Err(unknown) => problems.push(id.place.clone(), unknown.said()),
        }
    }
    problems.or(found)
}

/// The age shape, moved so that the instrument's group has the instrument's level.
fn scaled(
    shape: &[f64; 2 * ELDER_AGES],
    people: &[f64; 2 * ELDER_AGES],
    instrument: &Instrument,
    counted: f64,
) -> [f64; 2 * ELDER_AGES] {
    let from = (instrument.age_lo as usize).max(ELDER);
    let group = Sex::BOTH.into_iter().flat_map(|sex| (from..=100).map(move |age| elder(sex, age)));
    let (mut disabled, mut all) = (0.0, 0.0);
    for i in group {
        disabled += people[i] * shape[i];
        all += people[i];
    }
    let factor = instrument.level * counted * all / disabled;
    // Through the odds, so that no share passes one.
    shape.map(|share| {
        let odds = share / (1.0 - share) * factor;
        if factor > 3.0 { odds / (1.0 + odds) } else { (share * factor).min(0.98) }
    })
}

fn transitions(care: &Care, sex: Sex) -> Result<Transitions, Problems> {
    let at = |age: usize| {
        care.transitions.iter().find(|row| {
            row.model == TransitionModel::Static
                && row.sex == sex
                && row.residence == Residence::All
                && row.age as usize == age
        })
    };
    let mut rates = Transitions {
        onset: [0.0; ELDER_AGES],
        recovery: [0.0; ELDER_AGES],
        mortality_ratio: [1.0; ELDER_AGES],
    };
    for i in 0..ELDER_AGES {
        let age = (ELDER + i).max(65);
        let row = at(age).ok_or_else(|| missing(age))?;
        rates.onset[i] = row.healthy_to_disabled;
        rates.recovery[i] = row.disabled_to_healthy;
        rates.mortality_ratio[i] = (row.disabled_to_dead / row.healthy_to_dead).max(1.0);
    }
    Ok(rates)
}

/// Change of the log rates of onset and recovery per calendar year, averaged over sexes and ages.
fn trend(care: &Care) -> Result<(f64, f64), Problems> {
    let rows = || {
        care.transitions
            .iter()
            .filter(|row| row.model == TransitionModel::Trend && row.residence == Residence::All)
    };
    let (mut onset, mut recovery, mut pairs) = (0.0, 0.0, 0.0);
    for early in rows().filter(|row| row.cohort_65_in == Some(1998) && row.age <= 95) {
        let late = rows()
            .find(|row| (row.sex, row.age, row.cohort_65_in) == (early.sex, early.age, Some(2014)));
        if let Some(late) = late {
            onset += libm::log(late.healthy_to_disabled / early.healthy_to_disabled) / 16.0;
            recovery += libm::log(late.disabled_to_healthy / early.disabled_to_healthy) / 16.0;
            pairs += 1.0;
        }
    }
    if pairs > 0.0 { Ok((onset / pairs, recovery / pairs)) } else { Err(missing(65)) }
}

fn missing(age: usize) -> Problems {
    let place = Place::file("disability_transitions/data.csv");
    Problems::one(place, format!("no row for age {age}, which the need model relies on"))
}

/// Dementia by age: the published share of those aged 60 and over, doubling every five years of age.
///
/// # Source
///
/// Jorm, Korten and Henderson (1987), The prevalence of dementia: a quantitative integration of the
/// literature, *Acta Psychiatrica Scandinavica* 76: doubling every 5.1 years; capped at a half.
fn dementia(
    care: &Care,
    people: &[f64; 2 * ELDER_AGES],
) -> Result<[f64; 2 * ELDER_AGES], Problems> {
    let level = care.dementia.iter().find(|row| row.age_lo as usize == ELDER).ok_or_else(|| {
        let place = Place::file("dementia_prevalence/data.csv");
        Problems::one(place, "no row for people aged 60 and over, which the need model relies on")
    })?;
    let mut shares = by_sex(|_| std::array::from_fn(|i| 0.01 * libm::exp2(i as f64 / 5.1)));
    for _ in 0..50 {
        let (mut ill, mut all) = (0.0, 0.0);
        for (count, share) in people.iter().zip(&shares) {
            ill += count * share;
            all += count;
        }
        let factor = level.level * all / ill;
        shares = shares.map(|share| (share * factor).min(0.5));
    }
    Ok(shares)
}

fn by_sex(half: impl Fn(Sex) -> [f64; ELDER_AGES]) -> [f64; 2 * ELDER_AGES] {
    let halves = Sex::BOTH.map(half);
    std::array::from_fn(|i| halves[i / ELDER_AGES][i % ELDER_AGES])
}

fn elders(cells: &[f64; CELLS]) -> [f64; 2 * ELDER_AGES] {
    by_sex(|sex| std::array::from_fn(|i| cells[cell(sex, ELDER + i)]))
}
