//! Counties that help one another when homes must be emptied.
//!
//! A county helps with its reserve and with the vacant beds that it could use itself. Events of
//! single homes come one at a time: each meets the whole shelter of every helper. Weather and
//! epidemics strike several counties at once: there a bed is given once, to the county itself
//! first, then to those that ask for it first, each county asking its nearest helper before the
//! next.

use super::{CountySupply, Drawn, SupplyPriors, emergencies::Houses};
use crate::{
    catalogue::Column,
    emergency::{Event, People, Reach, Shelter, in_turn},
    lanes::Lanes,
    tile::Tile,
};

/// Residents of one county whom an event of one draw left without room there, and what beds it left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Call {
    pub year: usize,
    pub event: usize,
    pub lane: usize,
    /// Tells events of one county, kind and year apart.
    pub number: u32,
    pub left: People,
    pub rest: Shelter,
}

/// What the counties of a group have to spare and still lack, in one block of draws.
#[derive(Debug, Default)]
pub struct Ledger {
    /// By county and year.
    houses: Vec<Houses>,
    /// In the order of the counties; the county of each.
    calls: Vec<(usize, Call)>,
    counties: usize,
    /// Room for the work on one event.
    free: Vec<Shelter>,
    left: Vec<People>,
}

impl Ledger {
    /// An empty one: nothing is allocated before it is used.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Opens the account of the next county.
    pub(super) const fn next(&mut self) {
        self.counties += 1;
    }

    pub(super) fn know(&mut self, houses: &Houses) {
        self.houses.push(*houses);
    }

    pub(super) fn call(&mut self, call: Call) {
        self.calls.push((self.counties - 1, call));
    }

    fn clear(&mut self) {
        self.houses.clear();
        self.calls.clear();
        self.counties = 0;
    }
}

/// Finds room in other counties for those without, and fills the columns that follow from it.
///
/// `members` are counties one after another that help nobody outside; `cells` their tiles, each so
/// many cells after the one before; the
/// ledger has an account of each, and is empty afterwards.
pub fn help(
    members: &[CountySupply],
    (priors, drawn): (&SupplyPriors, Drawn),
    ledger: &mut Ledger,
    (cells, stride): (&mut [Lanes<f32>], usize),
) {
    let years = ledger.houses.len() / members.len();
    let mut group = Group { members, priors, years, houses: &ledger.houses, cells, stride };
    let scratch = (&mut ledger.free, &mut ledger.left);
    for county in 0..members.len() {
        for year in 0..years {
            group.chance(county, year, drawn.supply);
        }
    }
    let events = &priors.emergencies.events;
    // Calls of one event stand together, in the order in which they were made.
    let order = |&(county, ref call): &(usize, Call)| {
        (call.year, call.event, call.lane, county, call.number)
    };
    ledger.calls.sort_unstable_by_key(order);
    for calls in ledger
        .calls
        .chunk_by(|(_, a), (_, b)| (a.year, a.event, a.lane) == (b.year, b.event, b.lane))
    {
        let event = &events[calls[0].1.event];
        match event.reach {
            Reach::Home { .. } => calls.iter().for_each(|call| group.alone(event, call)),
            Reach::Regional { .. } | Reach::Province { .. } => {
                group.together(event, calls, (&mut *scratch.0, &mut *scratch.1));
            }
        }
    }
    ledger.clear();
}

/// Counties that help one another, in one block of draws.
pub(super) struct Group<'a> {
    pub(super) members: &'a [CountySupply],
    pub(super) priors: &'a SupplyPriors,
    years: usize,
    houses: &'a [Houses],
    cells: &'a mut [Lanes<f32>],
    /// Cells from the tile of one county to that of the next.
    stride: usize,
}

impl Group<'_> {
    pub(super) fn houses(&self, county: usize, year: usize) -> &Houses {
        &self.houses[county * self.years + year]
    }

    pub(super) fn cell(&mut self, county: usize, column: Column, year: usize) -> &mut Lanes<f32> {
        &mut self.cells[county * self.stride + Tile::place(self.years, column, year)]
    }

    /// The place in the group of a county's helper.
    pub(super) fn helper(&self, county: usize, rank: usize) -> Option<usize> {
        let helper = self.members[county].helpers.get(rank)?;
        Some(helper - self.members[0].index)
    }

    /// One home: every helper has all its beds.
    fn alone(&mut self, event: &Event, (county, call): &(usize, Call)) {
        let mut left = call.left;
        let ranks = self.members[*county].helpers.len();
        for helper in (0..ranks).filter_map(|rank| self.helper(*county, rank)) {
            self.houses(helper, call.year).shelter(call.lane, event, 0.0).take(&mut left);
        }
        self.settle(*county, call, event, left);
    }

    /// Many counties at once: a bed is given once.
    fn together(
        &mut self,
        event: &Event,
        calls: &[(usize, Call)],
        (free, left): (&mut Vec<Shelter>, &mut Vec<People>),
    ) {
        let (year, lane) = (calls[0].1.year, calls[0].1.lane);
        free.clear();
        free.extend(
            (0..self.members.len())
                .map(|county| self.houses(county, year).shelter(lane, event, 0.0)),
        );
        for (county, call) in calls {
            free[*county] = call.rest;
        }
        left.clear();
        left.extend(calls.iter().map(|(_, call)| call.left));
        in_turn(free, left, |asking, rank| self.helper(calls[asking].0, rank));
        for ((county, call), left) in calls.iter().zip(&*left) {
            self.settle(*county, call, event, *left);
        }
    }

    /// Books who was helped and who is left.
    fn settle(&mut self, county: usize, call: &Call, event: &Event, left: People) {
        let (year, lane) = (call.year, call.lane);
        let unplaced = left.all();
        self.cell(county, Column::AidedResidents, year)[lane] += call.left.all() - unplaced;
        self.cell(county, Column::UnplacedResidents, year)[lane] += unplaced;
        self.cell(county, Column::UnplacedDays, year)[lane] += unplaced * event.days as f32;
        if unplaced > 0.0 && !matches!(event.reach, Reach::Home { .. }) {
            self.cell(county, Column::UnplacedChance, year)[lane] = 1.0;
        }
    }

    /// Starts the columns of a county and year: the chance that a single home leaves anyone
    /// without room is exact, not counted, so that rare years are seen in few draws. Where
    /// nothing is drawn, the expected year is booked instead.
    fn chance(&mut self, county: usize, year: usize, drawn: bool) {
        for column in [Column::AidedResidents, Column::UnplacedResidents, Column::UnplacedDays] {
            *self.cell(county, column, year) = Lanes::ZERO;
        }
        let catalogue = &self.priors.emergencies;
        let houses = *self.houses(county, year);
        let share = houses.nursing_share();
        let per_size = houses.per_size(catalogue);
        let (mut reserve, mut nursing, mut ordinary) =
            (houses.reserve, houses.nursing, houses.ordinary);
        for rank in 0..self.members[county].helpers.len() {
            let Some(helper) = self.helper(county, rank) else { continue };
            let helper = self.houses(helper, year);
            reserve += helper.reserve;
            nursing += helper.nursing;
            ordinary += helper.ordinary;
        }
        let mut hazard = Lanes::ZERO;
        for event in &catalogue.events {
            let Reach::Home { per_home } = event.reach else { continue };
            let usable = event.refuge.usable(0.0) as f32;
            let for_disabled = reserve + nursing * usable;
            let room = (for_disabled + ordinary * usable)
                .min(for_disabled / share.max(Lanes::splat(1e-6)));
            let size = room / per_size.max(Lanes::splat(f32::MIN_POSITIVE));
            let beyond = catalogue.homes.chance_above(size.min(Lanes::splat(1e9)));
            let some = room.zip(houses.residents, |room, all| if room < all { 1.0 } else { 0.0 });
            hazard += houses.homes * beyond * some * per_home as f32;
        }
        let chance = Lanes::ONE - (-hazard).exp();
        *self.cell(county, Column::UnplacedChance, year) = if drawn { chance } else { Lanes::ZERO };
        if !drawn {
            self.expect(county, year);
        }
    }
}
