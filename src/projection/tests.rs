use super::*;
use crate::{
    domain::{AGES, CELLS, OPEN_AGE, Sex, cell},
    lanes::Lanes,
};
use proptest::prelude::*;

/// Owned inputs of a county, the same in every draw.
struct Fixture<T> {
    launch: BySexAge<T>,
    hazards: Hazards<T>,
    multipliers: [Lanes<T>; BANDS],
    level: Vec<Lanes<T>>,
    asfr: [T; FERTILE_AGES],
    sex_ratio: T,
    infant_exposure: [T; 2],
    columns: Columns,
}

impl<T: Mortal> Fixture<T> {
    /// Nobody lives, dies, moves or is born.
    fn new(n_years: usize) -> Self {
        Self {
            launch: [T::ZERO; CELLS],
            hazards: Hazards::new(n_years),
            multipliers: [Lanes::ONE; BANDS],
            level: vec![Lanes::ZERO; n_years],
            asfr: [T::ZERO; FERTILE_AGES],
            sex_ratio: T::ONE,
            infant_exposure: [T::ZERO; 2],
            columns: Columns::new(&[0, 60, 65, 80], 0, Flows::Counted),
        }
    }

    fn county(&self) -> County<'_, T> {
        County {
            mortality: Yearly::Constant(&self.multipliers),
            fertility: Fertility {
                level: &self.level,
                asfr: Yearly::Constant(&self.asfr),
                sex_ratio: Yearly::Constant(&self.sex_ratio),
                infant_exposure: Yearly::Constant(&self.infant_exposure),
            },
            noise: None,
            weights: &[],
        }
    }

    fn run(&self, migration: &impl Migration<T>) -> (People<T>, Vec<Lanes<T>>) {
        self.run_county(&self.county(), migration)
    }

    fn run_county(
        &self,
        county: &County<T>,
        migration: &impl Migration<T>,
    ) -> (People<T>, Vec<Lanes<T>>) {
        let mut people = people_of(&self.launch);
        let mut tile = vec![Lanes::ZERO; self.hazards.n_years() * self.columns.len()];
        project(&self.hazards, county, migration, &self.columns, &mut people, &mut tile);
        (people, tile)
    }
}

/// 200 women of 30, half of whom die in the year, have 40 children; half of the boys die.
#[test]
fn worked_example_of_births_and_deaths() {
    let mut f = Fixture::<f64>::new(1);
    let half = std::f64::consts::LN_2;
    f.launch[cell(Sex::Female, 30)] = 200.0;
    f.hazards.fill(|_, _| Lanes::splat(half / 2.0));
    f.multipliers = [Lanes::splat(2.0); BANDS];
    f.level = vec![Lanes::splat(2.0)];
    f.asfr[30 - 15] = 0.1;
    f.asfr[31 - 15] = 0.2;
    f.sex_ratio = 1.5;
    f.infant_exposure = [1.0, 0.0];

    let (people, row) = f.run(&NoMigration);

    // Level 2 × (0.1 × (200 + 0) / 2 + 0.2 × (0 + 100) / 2) = 40: 24 boys and 16 girls.
    let expected = [(Sex::Female, 31, 100.0), (Sex::Male, 0, 12.0), (Sex::Female, 0, 16.0)];
    for (sex, age, count) in expected {
        assert!((people[cell(sex, age)][9] - count).abs() < 1e-9, "{sex:?} of {age}");
    }
    let columns = [0, 1, 2, 3, 4, 5, 6].map(|column| row[column][9]);
    // all, 60+, 65+, 80+, births, deaths, net migrants
    for (got, expected) in columns.iter().zip([128.0, 0.0, 0.0, 0.0, 40.0, 112.0, 0.0]) {
        assert!((got - expected).abs() < 1e-9, "{columns:?}");
    }
}

/// 100 people of 70 in a band of their own; z = 1 and a scale of 2 make 1 + 2 / √100 times the
/// deaths.
#[test]
fn worked_example_of_small_area_noise() {
    let mut f = Fixture::<f64>::new(1);
    f.launch[cell(Sex::Male, 70)] = 60.0;
    f.launch[cell(Sex::Female, 70)] = 40.0;
    f.hazards.fill(|_, _| Lanes::splat(0.01));
    let (scale, births) = ([2.0; BANDS], [Lanes::ZERO]);
    let normals = [[Lanes::ONE; BANDS]];
    let noise = Noise {
        deaths: &normals,
        death_scale: Yearly::Constant(&scale),
        births: &births,
        birth_scale: 1.0,
    };

    let (_, row) = f.run_county(&County { noise: Some(noise), ..f.county() }, &NoMigration);

    let deaths = row[f.columns.deaths().unwrap()][0];
    assert!((deaths - 100.0 * -libm::expm1(-0.012)).abs() < 1e-9, "{deaths}");
}

#[test]
fn noise_takes_no_more_than_all_births_away() {
    let mut f = Fixture::<f64>::new(1);
    f.launch[cell(Sex::Female, 20)] = 8.0;
    f.asfr[5] = 1.0;
    f.level = vec![Lanes::from_fn(|draw| draw as f64)];
    let births = [Lanes::splat(-9.0)];
    let noise = Noise {
        deaths: &[[Lanes::ZERO; BANDS]],
        death_scale: Yearly::Constant(&[1.0; BANDS]),
        births: &births,
        birth_scale: 1.0,
    };

    let (_, row) = f.run_county(&County { noise: Some(noise), ..f.county() }, &NoMigration);

    // 4 × level expected: nought below 81 births, as 1 − 9 / √n is.
    let births = row[f.columns.births().unwrap()];
    assert_eq!(births, Lanes::ZERO);
}

#[test]
fn null_rates_only_make_people_older() {
    let mut f = Fixture::<f32>::new(3);
    f.launch = std::array::from_fn(|cell| cell as f32);

    let (people, tile) = f.run(&NoMigration);

    let total = f.launch.iter().sum::<f32>();
    for row in tile.chunks(f.columns.len()) {
        assert_eq!(row[0], Lanes::splat(total));
    }
    for sex in Sex::BOTH {
        for age in 3..OPEN_AGE {
            assert_eq!(people[cell(sex, age)], Lanes::splat(f.launch[cell(sex, age - 3)]));
        }
    }
}

#[test]
fn open_age_keeps_its_survivors() {
    let mut f = Fixture::<f64>::new(2);
    f.launch[cell(Sex::Female, OPEN_AGE)] = 64.0;
    f.hazards.fill(|_, _| Lanes::splat(std::f64::consts::LN_2));
    let (people, _) = f.run(&NoMigration);
    assert!((people[cell(Sex::Female, OPEN_AGE)][0] - 16.0).abs() < 1e-10);
}

#[test]
fn hazards_beyond_every_polynomial_are_right() {
    let mut f = Fixture::<f32>::new(1);
    f.launch[cell(Sex::Male, 40)] = 1e6;
    f.hazards.fill(|_, _| Lanes::splat(2.0));
    f.multipliers = [Lanes::splat(2.0); BANDS];
    let (people, _) = f.run(&NoMigration);
    let expected = 1e6 * libm::expf(-4.0);
    assert!((people[cell(Sex::Male, 41)][0] / expected - 1.0).abs() < 2e-5);
}

#[test]
fn watched_migration_tells_how_many_are_missing() {
    let mut f = Fixture::<f64>::new(1);
    f.launch = [10.0; CELLS];
    let mut persons = [-1.0; CELLS];
    persons[cell(Sex::Female, 7)] = -12.5;
    let watched = Watched::new(FixedMigrants { persons: Yearly::Constant(&persons) });
    f.run(&watched);
    assert!((watched.lowest() + 2.5).abs() < 1e-12);
}

/// Half of the residents of the central path leave an age a year; a draw soon has fewer than that.
#[test]
fn no_more_leave_than_there_are() {
    let f = Fixture::<f64>::new(4);
    let (persons, rate) = ([900.0; CELLS], vec![[Lanes::splat(-0.5); AGES]; 4]);
    let migration = NetMigrants { persons: Yearly::Constant(&persons), rate: &rate };
    let watched = Watched::new(migration);
    let (people, _) = f.run(&watched);
    assert_eq!(watched.lowest(), 0.0, "some age is emptied, and none below nought");
    assert!(people.iter().all(|cell| cell[0] >= 0.0));
    assert!(largest_imbalance(&f, &migration) < 1e-12);
}

/// Rates in plausible ranges, different in every draw.
fn plausible<T: Mortal>(seed: u32) -> Fixture<T> {
    let mut f = Fixture::<T>::new(4);
    // A sequence that fills (0, 1) evenly.
    let mut state = f64::from(seed) / 1e3;
    let mut next = |low: f64, high: f64| {
        state = (state + 0.618_033_988_749_894_9).fract();
        T::of(low + (high - low) * state)
    };
    f.launch = std::array::from_fn(|_| next(0.0, 9000.0));
    f.hazards.fill(|_, cell| {
        let age = (cell % AGES) as f64;
        let typical = 3e-5 * libm::exp(0.1 * age);
        Lanes::from_fn(|_| next(0.5 * typical, 1.5 * typical))
    });
    f.multipliers = std::array::from_fn(|_| Lanes::from_fn(|_| next(0.6, 1.6)));
    f.level = (0..4).map(|_| Lanes::from_fn(|_| next(0.2, 3.0))).collect();
    f.asfr = std::array::from_fn(|_| next(0.0, 0.06));
    f.sex_ratio = next(1.0, 1.2);
    f.infant_exposure = [next(0.0, 1.0), next(0.0, 1.0)];
    f
}

/// The balancing equation: people = people before + births − deaths + net migrants.
fn largest_imbalance<T: Mortal>(f: &Fixture<T>, migration: &impl Migration<T>) -> f64 {
    let (_, tile) = f.run(migration);
    let mut before = Lanes::splat(f.launch.iter().map(|p| p.to_f64()).sum::<f64>());
    let mut worst = 0.0_f64;
    for row in tile.chunks(f.columns.len()) {
        let row: Vec<Lanes<f64>> = row.iter().map(|lanes| lanes.cast()).collect();
        let [births, deaths, net] = [row[4], row[5], row[6]];
        let difference = (before + births - deaths + net - row[0]) / row[0];
        worst = worst.max(difference.map(f64::abs).largest());
        before = row[0];
    }
    worst
}

proptest! {
    #[test]
    fn population_balances(seed in 0..100_000_u32) {
        let f = plausible::<f32>(seed);
        let level = vec![Lanes::splat(-0.01); 4];
        let moving = RateMigration { level: &level, profile: &[2.0; AGES] };
        prop_assert!(largest_imbalance(&f, &moving) < 1e-6);

        let f = plausible::<f64>(seed);
        let level = vec![Lanes::splat(-0.01); 4];
        let moving = RateMigration { level: &level, profile: &[2.0; AGES] };
        prop_assert!(largest_imbalance(&f, &moving) < 1e-12);
        let persons = [1.0; CELLS];
        let moving = FixedMigrants { persons: Yearly::Constant(&persons) };
        prop_assert!(largest_imbalance(&f, &moving) < 1e-12);
    }

    #[test]
    fn more_mortality_never_leaves_more_people(seed in 0..100_000_u32, more in 1.0..3.0_f64) {
        let mut f = plausible::<f64>(seed);
        let (people, _) = f.run(&NoMigration);
        f.multipliers = f.multipliers.map(|multiplier| multiplier * more);
        let (fewer, _) = f.run(&NoMigration);
        for (one, other) in people.iter().zip(&fewer) {
            for draw in 0..16 {
                prop_assert!(other[draw] <= one[draw] * (1.0 + 1e-12));
            }
        }
    }

    /// The running sums are those of the people themselves.
    #[test]
    fn columns_hold_what_they_say(seed in 0..100_000_u32, from_age in 1..AGES) {
        let mut f = plausible::<f64>(seed);
        f.columns = Columns::new(&[60, from_age, 0], 1, Flows::Left).with_room_for(1);
        let table: BySexAge<f64> = std::array::from_fn(|cell| (cell % 7) as f64);
        let weights = [Weights { from_age, by_year: Yearly::Constant(&table) }];
        let (people, tile) =
            f.run_county(&County { weights: &weights, ..f.county() }, &NoMigration);

        let sum = |from: usize, weight: &dyn Fn(usize) -> f64| -> f64 {
            let cells = (0..CELLS).filter(|cell| cell % AGES >= from);
            cells.map(|cell| people[cell][2] * weight(cell)).sum()
        };
        let all = |_| 1.0;
        let weighted = sum(from_age, &|cell| table[cell]);
        let expected = [sum(60, &all), sum(from_age, &all), sum(0, &all), weighted, 0.0];
        let row = &tile[3 * f.columns.len()..];
        for (lanes, expected) in row.iter().zip(expected) {
            prop_assert!((lanes[2] - expected).abs() <= 1e-12 * expected, "{row:?}");
        }
    }

    /// The pass compiled for the least instruction set, against the one in use.
    #[test]
    fn every_instruction_set_gives_the_same_bytes(seed in 0..100_000_u32) {
        let f = plausible::<f32>(seed);
        let level = vec![Lanes::splat(0.01); 4];
        let moving = RateMigration { level: &level, profile: &[0.7; AGES] };
        let (people, tile) = f.run(&moving);

        let (mut same_people, mut same_tile) = (people_of(&f.launch), vec![Lanes::ZERO; tile.len()]);
        pass::all_years::<f32, _, true>(
            &f.hazards, &f.county(), &moving, &f.columns, &mut same_people, &mut same_tile,
        );
        prop_assert_eq!(people, same_people);
        prop_assert_eq!(tile, same_tile);
    }
}
