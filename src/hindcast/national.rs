//! The decade 2010–2020 as the whole country lived it.

use crate::{
    calibration::Decade,
    demography::{BirthHistory, FERTILE, Graduation, LifeTable, single_year_asfr, survivorship},
    domain::{AGES, CELLS, Sex, cell},
    seeds::UnitedNations,
};

/// Census years projected.
pub(super) const YEARS: usize = 10;

/// The year of the first census.
pub(super) const FIRST: u16 = 2010;

/// What every unit's pass has in common.
#[derive(Clone, Debug)]
pub(super) struct National {
    /// Survival between the censuses by five-year age.
    pub decade: Decade,
    /// By year and cell.
    pub hazards: Vec<[f64; CELLS]>,
    /// Their mean over the years.
    pub mean_hazards: [f64; CELLS],
    /// Person-years at each age of a life, both sexes.
    pub lived: [f64; AGES],
    /// How the first census is taken apart, by sex.
    pub graduation: [Graduation; 2],
    /// By year: shares of total fertility from 15 to 49.
    pub asfr: Vec<[f32; FERTILE.end - FERTILE.start]>,
    /// Years of the hazard of age 0 that the newborn live through, by sex.
    pub infant_exposure: [f32; 2],
}

impl National {
    /// From the United Nations' tables; nothing where the decade is not in them.
    pub fn new(un: &UnitedNations) -> Option<Self> {
        let decade = Decade::of_china(un)?;
        let tables = [2010, 2015].map(|start| {
            un.mortality
                .get(start)
                .map(|rates| Sex::BOTH.map(|sex| LifeTable::of_abridged(sex, &rates[sex as usize])))
        });
        let [Some(early), Some(late)] = tables else { return None };
        let by_cell = |tables: &[LifeTable; 2]| {
            let mut cells = [0.0; CELLS];
            for sex in Sex::BOTH {
                let hazards = tables[sex as usize].hazards();
                cells[cell(sex, 0)..=cell(sex, AGES - 1)].copy_from_slice(&hazards);
            }
            cells
        };
        let halves = [by_cell(&early), by_cell(&late)];
        let rows: Vec<(i32, f64)> =
            un.vital.iter().map(|(year, vital)| (year, vital.births)).collect();
        let first = rows.first().map_or(1950, |(year, _)| *year);
        let births = BirthHistory::new(first as u16, rows.iter().map(|(_, b)| *b).collect());
        let graduation = Sex::BOTH.map(|sex| {
            let alive = survivorship(&early[sex as usize].rates);
            let open = un
                .oldest
                .get(i32::from(FIRST))
                .map_or([0.7, 0.25, 0.04, 0.01], |shares| shares[sex as usize]);
            Graduation::new(FIRST, &births, &alive, open)
        });
        let asfr = (0..YEARS)
            .map(|year| {
                let at = i32::from(FIRST + 1 + year as u16);
                un.fertility_pattern
                    .get(at)
                    .map(|groups| single_year_asfr(groups).map(|share| share as f32))
            })
            .collect::<Option<_>>()?;
        Some(Self {
            decade,
            hazards: (0..YEARS).map(|year| halves[usize::from(year >= YEARS / 2)]).collect(),
            mean_hazards: std::array::from_fn(|i| f64::midpoint(halves[0][i], halves[1][i])),
            lived: std::array::from_fn(|age| early[0].lived[age] + early[1].lived[age]),
            graduation,
            asfr,
            infant_exposure: Sex::BOTH.map(|sex| {
                let table = &early[sex as usize];
                (-libm::log(table.newborn_survival()) / table.hazards()[0]) as f32
            }),
        })
    }
}
