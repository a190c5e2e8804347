//! The inputs of workload W: closed forms of county, sex and age.

use carecast::{
    domain::{AGES, CELLS, Sex, cell},
    projection::{BySexAge, FERTILE, FERTILE_AGES},
};

/// What all counties share.
pub struct Common {
    pub log_rates: BySexAge<f32>,
    pub sensitivity: BySexAge<f32>,
    pub migration_profile: [f32; AGES],
    pub asfr: [f32; FERTILE_AGES],
    /// People dependent in daily living, and people who would be in an institution.
    pub weights: [BySexAge<f32>; 2],
}

/// What a county has of its own.
pub struct Local {
    pub launch: BySexAge<f32>,
    pub mortality_offset: f64,
    pub migration_mean: f32,
    pub fertility_mean: f32,
    pub projects_a_year: f64,
    /// Beds before any project, by year.
    pub beds: Vec<f32>,
}

fn fraction(v: f64) -> f64 {
    v - v.floor()
}

fn square(v: f64) -> f64 {
    v * v
}

fn by_sex_age(value: impl Fn(f64, f64) -> f64) -> BySexAge<f64> {
    let mut table = [0.0; CELLS];
    for (number, sex) in (0_u8..).zip(Sex::BOTH) {
        for age in 0..AGES {
            table[cell(sex, age)] = value(age as f64, f64::from(number));
        }
    }
    table
}

impl Common {
    pub fn new() -> Self {
        let log_rate = |x: f64, sex: f64| {
            let (infant, floor, level, slope) = if sex == 0.0 {
                (0.0050, 0.0004, 0.000_035, 0.096)
            } else {
                (0.0045, 0.0002, 0.000_012, 0.105)
            };
            libm::log(infant * libm::exp(-x) + floor + level * libm::exp(slope * x))
        };
        let bump = |x: f64, at: f64, width: f64| libm::exp(-square((x - at) / width));
        let dependent = |x: f64, sex: f64| {
            let odds = 4.6 - 0.105 * (x - 60.0) - 0.15 * sex;
            if x < 60.0 { 0.0 } else { 1.0 / (1.0 + libm::exp(odds)) }
        };
        let institution =
            |x: f64, sex: f64| 0.35 * dependent(x, sex) * (0.4 + 0.6 * (x - 60.0) / 40.0);
        let narrow = |table: BySexAge<f64>| table.map(|value| value as f32);
        let births = |age: usize| bump(age as f64, 28.0, 6.5);
        let all_births: f64 = FERTILE.map(births).sum();
        Self {
            log_rates: narrow(by_sex_age(log_rate)),
            sensitivity: narrow(by_sex_age(|x, _| (1.2 - 0.9 * x / 100.0) / 75.75)),
            migration_profile: std::array::from_fn(|age| {
                let x = age as f64;
                (0.3 + 2.5 * bump(x, 22.0, 8.0) + 0.5 * bump(x, 65.0, 6.0)) as f32
            }),
            asfr: std::array::from_fn(|age| (births(FERTILE.start + age) / all_births) as f32),
            weights: [narrow(by_sex_age(dependent)), narrow(by_sex_age(institution))],
        }
    }
}

impl Local {
    pub fn new(county: usize, n_years: usize) -> Self {
        let [h1, h2, h3] = [0.618_033_988_7, 0.754_877_666_2, 0.569_840_291_0]
            .map(|step| fraction(step * county as f64));
        let people = 50_000.0 * libm::pow(10.0, 1.3 * h1);
        let weight = by_sex_age(|x, sex| {
            let wave = std::f64::consts::TAU * (x - 52.0 - 6.0 * h2) / 58.0;
            let women = libm::exp(-libm::pow(x / 88.0, 7.0)) * (1.0 + 0.5 * libm::cos(wave));
            if sex == 0.0 { women * (1.06 - 0.002 * x) } else { women }
        });
        let all: f64 = weight.iter().sum();
        let launch = weight.map(|weight| people * weight / all);
        let aged = |from: usize| -> f64 {
            (from..AGES).flat_map(|age| Sex::BOTH.map(|sex| launch[cell(sex, age)])).sum()
        };
        let growth = |year: usize| libm::pow(1.01, (year + 1) as f64);
        Self {
            launch: launch.map(|people| people as f32),
            mortality_offset: 0.10 * (2.0 * h1 - 1.0),
            migration_mean: (0.010 * (2.0 * h2 - 1.2)) as f32,
            fertility_mean: (0.9 + 0.6 * h3) as f32,
            projects_a_year: 0.2 + h3,
            beds: (0..n_years).map(|year| (0.008 * aged(65) * growth(year)) as f32).collect(),
        }
    }
}
