//! One unit through the projection engine.

use super::{
    national::{National, YEARS},
    profile::five_year_age,
};
use crate::{
    calibration::{AGES_OF_5, ByCell, CELLS_OF_UNIT, COHORTS_OF_5, FACTORS},
    domain::{AGES, CELLS, Sex, cell},
    lanes::{LANES, Lanes},
    projection::{
        BANDS, BySexAge, Columns, County, Fertility, Hazards, Migration, Noise, People, Yearly,
        band_ages, people_of, project,
    },
};

/// The first band of ages with a mortality of its own.
pub(super) const FIRST_BAND: usize = 2;

/// Most of a yearly log rate.
const MOST: f32 = 0.3;

/// Least of a mortality multiplier.
const LEAST_MORTALITY: f64 = 0.3;

/// What is drawn for one unit in 16 draws.
#[derive(Clone, Copy, Debug)]
pub(super) struct Deviates {
    /// Score of each pattern of age.
    pub scores: [Lanes<f32>; FACTORS],
    /// Log change of children aged 0–4 and 5–9 beside what the scores say.
    pub children: [Lanes<f32>; 2],
}

impl Deviates {
    /// Nothing drawn.
    pub const NONE: Self = Self { scores: [Lanes::ZERO; FACTORS], children: [Lanes::ZERO; 2] };
}

/// Chance in small numbers: standard normals.
#[derive(Clone, Debug)]
pub(super) struct Chance {
    pub deaths: [[Lanes<f32>; BANDS]; YEARS],
    pub births: [Lanes<f32>; YEARS],
}

/// Rates of survivors that stay over the decade.
struct Steady<'a>(&'a BySexAge<Lanes<f32>>);

impl Migration<f32> for Steady<'_> {
    type Year = ();

    #[inline(always)]
    fn year(&self, _: usize) {}

    #[inline(always)]
    fn net(&self, (): (), age: usize, survivors: [Lanes<f32>; 2]) -> [Lanes<f32>; 2] {
        Sex::BOTH.map(|sex| survivors[sex as usize] * self.0[cell(sex, age)])
    }
}

/// A unit with the model's medians turned into rates.
pub(super) struct Passage<'a> {
    pub(super) national: &'a National,
    pub(super) launch: BySexAge<f32>,
    pub(super) hazards: Hazards<f32>,
    pub(super) mean_hazards: [f32; CELLS],
    /// Yearly log rates of the centre, by cell: migration, coverage and mortality together.
    pub(super) centre: [f32; CELLS],
    /// The same of a unit of each pattern, by five-year age.
    pub(super) patterns: [[f32; FACTORS]; AGES_OF_5],
    /// Log-linear mortality by band: the centre's, and that of each pattern.
    pub(super) mortality: [(f32, [f32; FACTORS]); BANDS],
    /// Children per woman in the first and the second five years, and boys per girl.
    pub(super) fertility: [(f32, f32); 2],
    /// Log change of children by pattern, beside what the engine makes of it by itself.
    pub(super) children: [[f32; 2]; FACTORS],
    pub(super) death_scale: [f32; BANDS],
    pub(super) columns: Columns,
}

impl Passage<'_> {
    /// The people of the second census in 16 draws.
    pub fn run(&self, deviates: &Deviates, chance: Option<&Chance>) -> People<f32> {
        let z = &deviates.scores;
        let linear = |terms: &[f32; FACTORS]| {
            z.iter().zip(terms).fold(Lanes::ZERO, |sum, (z, term)| sum + *z * *term)
        };
        let mut mortality = [Lanes::ONE; BANDS];
        for band in FIRST_BAND..BANDS {
            let (centre, patterns) = &self.mortality[band];
            mortality[band] =
                (linear(patterns) + Lanes::splat(*centre)).max(Lanes::of(LEAST_MORTALITY));
        }
        let shift: [Lanes<f32>; AGES_OF_5] = std::array::from_fn(|age| linear(&self.patterns[age]));
        let mut rate = [Lanes::ZERO; CELLS];
        let most = Lanes::splat(MOST);
        for band in 0..BANDS {
            let taken_over = mortality[band] - Lanes::ONE;
            for age in band_ages(band) {
                for sex in Sex::BOTH {
                    let i = cell(sex, age);
                    let log = shift[five_year_age(age)]
                        + Lanes::splat(self.centre[i])
                        + taken_over * self.mean_hazards[i];
                    rate[i] = log.min(most).max(-most).exp() - Lanes::ONE;
                }
            }
        }
        let level: [Lanes<f32>; YEARS] = std::array::from_fn(|year| {
            let half = usize::from(year >= YEARS / 2);
            // Children aged 0–4 are born in the second half.
            let child = 1 - half;
            let own = z
                .iter()
                .zip(&self.children)
                .fold(deviates.children[child], |sum, (z, term)| sum + *z * term[child]);
            own.min(Lanes::splat(2.5)).max(Lanes::splat(-2.5)).exp() * self.fertility[half].0
        });
        let sex_ratio: [f32; YEARS] =
            std::array::from_fn(|year| self.fertility[usize::from(year >= YEARS / 2)].1);
        let noise = chance.map(|chance| Noise {
            deaths: &chance.deaths,
            death_scale: Yearly::Constant(&self.death_scale),
            births: &chance.births,
            birth_scale: 1.0,
        });
        let county = County {
            mortality: Yearly::Constant(&mortality),
            fertility: Fertility {
                level: &level,
                asfr: Yearly::ByYear(&self.national.asfr),
                sex_ratio: Yearly::ByYear(&sex_ratio),
                infant_exposure: Yearly::Constant(&self.national.infant_exposure),
            },
            noise,
            weights: &[],
        };
        let mut people = people_of(&self.launch);
        let mut rows = [Lanes::ZERO; YEARS];
        project(&self.hazards, &county, &Steady(&rate), &self.columns, &mut people, &mut rows);
        people
    }
}

/// One draw's people in the cells of the model.
pub(super) fn cells_of(people: &People<f32>, lane: usize) -> ByCell {
    debug_assert!(lane < LANES, "sixteen draws");
    let mut cells = [[0.0; CELLS_OF_UNIT]; 2];
    for sex in Sex::BOTH {
        for age in 0..AGES {
            let place = match five_year_age(age) {
                young @ 0..2 => COHORTS_OF_5 + young,
                older => older - 2,
            };
            cells[sex as usize][place] += f64::from(people[cell(sex, age)][lane]);
        }
    }
    cells
}
