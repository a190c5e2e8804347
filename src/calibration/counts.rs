//! The people of a comparison unit, in the cells that the model compares.

use crate::{
    domain::Sex,
    seeds::{AgeCounts, UnitedNations},
};

/// Five-year ages of a census: 0–4 (infants among them) … 80–84, and 85 and over.
pub const AGES_OF_5: usize = 18;

/// Cohorts followed from one census to the next: aged 0–4 … 70–74, and 75 and over, in the first.
pub const COHORTS_OF_5: usize = 16;

/// Cells predicted for each sex: the cohorts, then those aged 0–4 and 5–9 at the second census.
pub const CELLS_OF_UNIT: usize = COHORTS_OF_5 + 2;

/// Something by sex (men first) and five-year age.
pub type ByAge = [[f64; AGES_OF_5]; 2];

/// Something by sex (men first) and cell.
pub type ByCell = [[f64; CELLS_OF_UNIT]; 2];

/// Census counts in groups of five years.
#[must_use]
pub fn by_age(counts: &AgeCounts) -> ByAge {
    Sex::BOTH.map(|sex| {
        let groups = counts.of(sex);
        std::array::from_fn(|age| match age {
            0 => f64::from(groups[0]) + f64::from(groups[1]),
            _ => f64::from(groups[age + 1]),
        })
    })
}

/// The counts of the second census, in the order of the cells.
#[must_use]
pub fn observed(after: &ByAge) -> ByCell {
    let of_sex = |ages: [f64; AGES_OF_5]| {
        std::array::from_fn(|cell| {
            if cell < COHORTS_OF_5 { ages[cell + 2] } else { ages[cell - COHORTS_OF_5] }
        })
    };
    after.map(of_sex)
}

/// What the cells of the second census are multiples of: cohorts as they were in the first; the
/// oldest weighted by survival; children by the children of the first census.
#[must_use]
pub fn starting(before: &ByAge, survival: &ByAge) -> ByCell {
    let children = f64::midpoint(before[0][0], before[1][0]);
    [0, 1].map(|sex| {
        std::array::from_fn(|cell| match cell {
            0..15 => before[sex][cell],
            15 => (15..AGES_OF_5).map(|age| before[sex][age] * survival[sex][age]).sum(),
            _ => children,
        })
    })
}

/// Survival over the decade, and death rates at its start, of the whole country.
#[derive(Clone, Debug, PartialEq)]
pub struct Decade {
    /// Share of each five-year age alive ten years later.
    pub survival: ByAge,
    /// Deaths per person-year from 2010 to 2015.
    pub rates: ByAge,
}

/// Survival of the open group over ten years beside that of 85–89, and its death rate beside
/// theirs: the group is older. Both are assumptions; the national factor makes up for them.
const OPEN_GROUP: (f64, f64) = (0.75, 1.25);

impl Decade {
    /// From the United Nations' rates of 2010–2015 and 2015–2020; nothing where they are missing.
    #[must_use]
    pub fn of_china(un: &UnitedNations) -> Option<Self> {
        let early = un.mortality.get(2010)?;
        let late = un.mortality.get(2015)?;
        let (mut survival, mut rates) = ([[0.0; AGES_OF_5]; 2], [[0.0; AGES_OF_5]; 2]);
        for sex in [0, 1] {
            let (hazard, lived) = life(&early[sex]);
            let (_, lived_late) = life(&late[sex]);
            for age in 0..AGES_OF_5 {
                survival[sex][age] =
                    lived[age + 1] / lived[age] * lived_late[age + 2] / lived_late[age + 1];
                rates[sex][age] = hazard[age];
            }
            survival[sex][AGES_OF_5 - 1] *= OPEN_GROUP.0;
            rates[sex][AGES_OF_5 - 1] *= OPEN_GROUP.1;
        }
        Some(Self { survival, rates })
    }
}

/// Rates and person-years in groups of five ages, the rate constant within each.
fn life(abridged: &[f64; 22]) -> ([f64; 21], [f64; 21]) {
    let hazard: [f64; 21] = std::array::from_fn(|age| match age {
        0 => 0.2 * abridged[0] + 0.8 * abridged[1],
        _ => abridged[age + 1],
    });
    let mut alive = 1.0;
    let lived = hazard.map(|rate| {
        let next = alive * libm::exp(-5.0 * rate);
        let lived = (alive - next) / rate;
        alive = next;
        lived
    });
    (hazard, lived)
}
