//! What a plan builds, when and where: schedules shared out over counties.
//!
//! - Takes: a scenario's programmes, and how many units each county has.
//! - Gives: for each county the lots that fall to it, year by year.
//! - Never: knows a target, or draws what becomes of a lot.

mod due;
mod fate;
mod rollout;

pub use due::Share;
pub use fate::Fate;
pub use rollout::{UnitCount, share_out};

use crate::{
    catalogue::Coverage,
    domain::{Price, UnitKind},
    scenario::{Action, BASE_YEAR, Programme, Scenario},
};

/// The kinds of unit that coverages are counted in, within one county.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Part {
    /// Its subdistricts.
    Subdistricts,
    /// Its towns and townships.
    Townships,
    /// The county itself.
    Whole,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 3] = [Self::Subdistricts, Self::Townships, Self::Whole];

    /// Whether a unit of this part is one of a kind.
    #[must_use]
    pub const fn holds(self, kind: UnitKind) -> bool {
        match kind {
            UnitKind::Subdistrict => matches!(self, Self::Subdistricts),
            UnitKind::Township => matches!(self, Self::Townships),
            UnitKind::TownshipOrSubdistrict => !matches!(self, Self::Whole),
            UnitKind::County | UnitKind::CountyOrCity | UnitKind::Prefecture => {
                matches!(self, Self::Whole)
            }
        }
    }
}

/// So many facilities or beds, due in a year, in one county.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lot {
    /// Years after the base year.
    pub due: usize,
    /// Facilities, or beds.
    pub amount: f64,
}

/// What a programme opens, as far as a county can tell.
#[derive(Clone, Debug, PartialEq)]
pub struct Facility {
    /// What one of them covers, of what counts the units it stands in; by the first of these one
    /// facility a county comes to the uncovered in turn.
    pub covers: Vec<Coverage>,
    /// Beds added by one, on average over built and converted ones.
    pub beds_added: f64,
    /// Share of those beds that are of the nursing type.
    pub nursing_share: f64,
    /// Beds in one of them, added or carved out of the stock.
    pub beds: f64,
    /// Further units of its county that one serves; `None`: the seeds' assumption.
    pub further_units: Option<f64>,
}

/// How a schedule reaches the counties.
#[derive(Clone, Debug, PartialEq)]
pub enum Reach {
    /// Facilities in units of a part of each county: lots by county.
    Units {
        /// The part whose units they cover.
        part: Part,
        /// What they are.
        facility: Facility,
        /// By county: one lot a facility.
        lots: Vec<Vec<Lot>>,
    },
    /// One facility a county at most, the uncovered ones in turn.
    Counties {
        /// What they are.
        facility: Facility,
        /// By year after the base year: facilities due by its end.
        cumulative: Vec<f64>,
        /// By county: its place in the order of opening; none where it is no unit.
        order: Vec<Option<usize>>,
    },
    /// Beds, shared out in proportion to institution beds; those at home, to elders.
    Beds {
        /// How they come to be.
        action: Action,
        /// By year after the base year.
        lots: Vec<Lot>,
    },
}

/// One programme, ready to be evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Keeps its random numbers apart from those of other programmes, whatever their order.
    pub key: u32,
    /// What becomes of its lots.
    pub fate: Fate,
    /// Years for which a lot is being built before it comes.
    pub building: usize,
    /// Money for one of its facilities or beds.
    pub price: Price,
    /// What it does, and where.
    pub reach: Reach,
}

/// What holds for programmes that do not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Usual {
    /// What becomes of a lot.
    pub fate: Fate,
    /// Years to build a facility, new beds, and to rebuild beds; the others build nothing.
    pub building: [f64; 3],
}

impl Usual {
    fn building(&self, action: &Action) -> usize {
        let [facility, beds, rebuilding] = self.building;
        let years = match action {
            Action::Open { .. } => facility,
            Action::Build => beds,
            Action::Rebuild { .. } => rebuilding,
            Action::Recognise | Action::HomeCare => 0.0,
        };
        libm::round(years) as usize
    }
}

/// Everything a scenario builds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Programmes {
    /// In the order of the scenario.
    pub items: Vec<Item>,
}

impl Programmes {
    /// Shares out the programmes of a scenario over its counties.
    ///
    /// `units(part)` gives, for every county, its units of that part; `usual` is what holds unless
    /// the programme says otherwise, `price` gives the money for one of its facilities or beds.
    #[must_use]
    pub fn new(
        scenario: &Scenario,
        units: impl Fn(UnitKind, Part) -> Vec<UnitCount>,
        usual: Usual,
        price: impl Fn(&Programme) -> Price,
    ) -> Self {
        let years = usize::from(scenario.horizon_year() - BASE_YEAR);
        let items = scenario
            .programmes()
            .iter()
            .map(|programme| {
                let fate = Fate {
                    slippage: programme.slippage.unwrap_or(usual.fate.slippage),
                    cancellation: programme.cancellation.unwrap_or(usual.fate.cancellation),
                };
                let building = programme
                    .building_years
                    .map_or_else(|| usual.building(&programme.action), usize::from);
                let due = schedule(programme, years);
                let reach = reach(scenario, programme, &due, &units);
                Item { key: key(&programme.id), fate, building, price: price(programme), reach }
            })
            .collect();
        Self { items }
    }
}

/// Facilities or beds due in each year after the base year, after pace and delay.
fn schedule(programme: &Programme, years: usize) -> Vec<f64> {
    let mut due = vec![0.0; years + 1];
    for (&year, &amount) in &programme.per_year {
        let after = usize::from(year + programme.delay_years - BASE_YEAR);
        if let Some(slot) = due.get_mut(after) {
            *slot += f64::from(amount) * programme.pace;
        }
    }
    due
}

fn reach(
    scenario: &Scenario,
    programme: &Programme,
    due: &[f64],
    units: &impl Fn(UnitKind, Part) -> Vec<UnitCount>,
) -> Reach {
    let Action::Open { facility, unit, converted_share } = programme.action else {
        let lots = due.iter().enumerate().filter(|(_, amount)| **amount > 0.0);
        return Reach::Beds {
            action: programme.action,
            lots: lots.map(|(due, &amount)| Lot { due, amount }).collect(),
        };
    };
    let part = match unit {
        UnitKind::Subdistrict => Part::Subdistricts,
        UnitKind::Township | UnitKind::TownshipOrSubdistrict => Part::Townships,
        UnitKind::County | UnitKind::CountyOrCity | UnitKind::Prefecture => Part::Whole,
    };
    let kind = &scenario.facilities()[facility];
    let mut covers: Vec<Coverage> = Coverage::ALL
        .iter()
        .copied()
        .filter(|coverage| part.holds(coverage.unit()))
        .filter(|coverage| kind.roles.iter().any(|role| role.value == coverage.role()))
        .collect();
    // The first decides whose turn it is: one that counts every unit the programme opens in, else
    // a second house would come where the first is not counted.
    covers.sort_by_key(|coverage| coverage.unit() != unit);
    let counted = if kind.counts_in_institution_beds { kind.beds } else { 0.0 };
    let facility = Facility {
        covers,
        beds_added: counted * (1.0 - converted_share),
        nursing_share: kind.nursing_share,
        beds: kind.beds,
        further_units: kind.further_units,
    };
    let available = units(unit, part);
    if part == Part::Whole {
        let order = rollout::order_of_counties(&available, programme.roll_out, key(&programme.id));
        let mut sum = 0.0;
        let cumulative = due.iter().map(|amount| {
            sum += amount;
            libm::round(sum)
        });
        return Reach::Counties { facility, cumulative: cumulative.collect(), order };
    }
    let lots = share_out(&available, due, programme.roll_out, key(&programme.id));
    Reach::Units { part, facility, lots }
}

/// A number for a programme's name that does not change when others are added (FNV-1a).
fn key(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
