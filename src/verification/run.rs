//! The projection of one country through the engine.

use super::{
    Check, Groups, LifeCheck, Report, YearCheck,
    migrants::{Pattern, Unexplained},
    published::{GROUPS_OF_5, PERIOD, Period, Published},
};
use crate::{
    demography::LifeTable,
    domain::{AGES, CELLS, OPEN_AGE, Sex, cell},
    lanes::Lanes,
    projection::{
        BANDS, BySexAge, Columns, County, FERTILE, FERTILE_AGES, Fertility, FixedMigrants, Flows,
        Hazards, Yearly, people_of, project,
    },
    seeds::MOTHER_START,
};

/// Projects the population of the base year to the end of the revision and compares.
#[must_use]
pub fn verify(published: &Published) -> Report {
    let tables: Vec<[LifeTable; 2]> = published.periods.iter().map(life_tables).collect();
    let life_expectancy = published
        .periods
        .iter()
        .zip(&tables)
        .flat_map(|(period, tables)| {
            Sex::BOTH.map(|sex| LifeCheck {
                period_start: period.start,
                sex,
                computed: tables[sex as usize].life_expectancy(),
                published: period.life_expectancy[sex as usize],
            })
        })
        .collect();
    let Some((tables_of_base, base)) =
        tables.first().zip(published.population.get(&published.base_year))
    else {
        return Report { years: Vec::new(), life_expectancy };
    };
    let mut people = launch(base, tables_of_base);
    let past = unexplained(published);
    let mut years = Vec::new();
    for (period, tables) in published.periods.iter().zip(&tables) {
        let migrants = Pattern::new(period.migrants, &past);
        for year in 0..PERIOD as usize {
            people = next_year(&people, period, tables, |survivors, alive| {
                migrants.of_year(year, survivors, alive)
            });
        }
        let year = period.start + PERIOD;
        if let Some(truth) = published.population.get(&year) {
            years.push(YearCheck { year, groups: compare(&people, truth) });
        }
    }
    Report { years, life_expectancy }
}

/// Net migrants of the periods before the base year.
fn unexplained(published: &Published) -> Vec<Unexplained> {
    let of = |period: &Period| {
        let before = published.population.get(&period.start)?;
        let after = published.population.get(&(period.start + PERIOD))?;
        Some(Unexplained::new(period, &life_tables(period), before, after))
    };
    published.past.iter().filter_map(of).collect()
}

fn life_tables(period: &Period) -> [LifeTable; 2] {
    Sex::BOTH.map(|sex| LifeTable::of_abridged(sex, &period.mortality[sex as usize]))
}

/// Single years of age, persons: within each group as in the stationary population.
///
/// The revision itself was projected in groups of five, whose survivors are those of a stationary
/// population; a smoother graduation would depart from it, not from the truth.
fn launch(base: &[[f64; GROUPS_OF_5]; 2], tables: &[LifeTable; 2]) -> BySexAge<f64> {
    let mut people = [0.0; CELLS];
    for sex in Sex::BOTH {
        let lived = &tables[sex as usize].lived;
        for (group, thousands) in base[sex as usize].iter().enumerate() {
            let (from, to) =
                (5 * group, if group + 1 < GROUPS_OF_5 { 5 * group + 5 } else { AGES });
            let whole: f64 = lived[from..to].iter().sum();
            for age in from..to {
                people[cell(sex, age)] = thousands * 1000.0 * lived[age] / whole;
            }
        }
    }
    people
}

/// One year of the engine, in double precision.
fn next_year(
    people: &BySexAge<f64>,
    period: &Period,
    tables: &[LifeTable; 2],
    migrants: impl Fn(&BySexAge<f64>, &[[f64; AGES]; 2]) -> BySexAge<f64>,
) -> BySexAge<f64> {
    let mut cells = [0.0; CELLS];
    for sex in Sex::BOTH {
        cells[cell(sex, 0)..=cell(sex, OPEN_AGE)].copy_from_slice(&tables[sex as usize].hazards());
    }
    let mut hazards = Hazards::<f64>::new(1);
    hazards.fill(|_, i| Lanes::splat(cells[i]));
    let survivors: BySexAge<f64> = std::array::from_fn(|i| people[i] * libm::exp(-cells[i]));
    let alive = Sex::BOTH.map(|sex| tables[sex as usize].lived);
    let migrants = migrants(&survivors, &alive);
    // Children live through more than the hazard of age 0, which is that of later infancy.
    let exposure = Sex::BOTH.map(|sex| {
        let survival = tables[sex as usize].newborn_survival();
        -libm::log(survival) / cells[cell(sex, 0)].max(1e-12)
    });
    let level = [Lanes::splat(period.fertility)];
    let asfr = even_asfr(&period.pattern);
    let county = County {
        mortality: Yearly::Constant(&[Lanes::ONE; BANDS]),
        fertility: Fertility {
            level: &level,
            asfr: Yearly::Constant(&asfr),
            sex_ratio: Yearly::Constant(&period.sex_ratio),
            infant_exposure: Yearly::Constant(&exposure),
        },
        noise: None,
        weights: &[],
    };
    let columns = Columns::new(&[0], 0, Flows::Left);
    let mut tile = vec![Lanes::ZERO; columns.len()];
    let mut lanes = people_of(people);
    let migration = FixedMigrants { persons: Yearly::Constant(&migrants) };
    project(&hazards, &county, &migration, &columns, &mut lanes, &mut tile);
    std::array::from_fn(|i| lanes[i][0])
}

/// Shares of total fertility by single year of age, the same throughout each group of five.
///
/// As the revision has it, which was projected in groups of five. Births before 15 and from 50 on
/// are counted at the nearest age.
fn even_asfr(pattern: &[f64; MOTHER_START.len()]) -> [f64; FERTILE_AGES] {
    let mut asfr = [0.0; FERTILE_AGES];
    for (share, start) in pattern.iter().zip(MOTHER_START) {
        for age in start..start + 5 {
            asfr[age.clamp(FERTILE.start, FERTILE.end - 1) - FERTILE.start] += share / 5.0;
        }
    }
    asfr
}

fn compare(people: &BySexAge<f64>, truth: &[[f64; GROUPS_OF_5]; 2]) -> Groups {
    let check = |from: usize, to: usize| {
        let ages = from..to.min(AGES);
        let projected =
            Sex::BOTH.iter().flat_map(|&sex| ages.clone().map(move |age| people[cell(sex, age)]));
        let groups = from / 5..(to / 5).min(GROUPS_OF_5);
        let published: f64 = truth.iter().flat_map(|sex| &sex[groups.clone()]).sum();
        Check::new(projected.sum(), published * 1000.0)
    };
    let everyone = 5 * GROUPS_OF_5;
    Groups {
        total: check(0, everyone),
        children: check(0, 5),
        from_60: check(60, everyone),
        from_65: check(65, everyone),
        from_80: check(80, everyone),
    }
}
