//! Who asks for a place, who gets one, and who looks after them.

use super::{
    At, BedBase, Ledger,
    emergencies::{Houses, strike},
    guaranteed::{Beds, Guaranteed, admit, look_after},
    usage::{Use, use_of_institutions},
    weather::weather,
};
use crate::{
    catalogue::Column,
    domain::RegionCode,
    lanes::Lanes,
    queueing::{Patience, Service},
    streams::Purpose,
    tile::Tile,
};

/// How need turns into places and staff.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CareRules {
    /// Use of institutions by the moderately disabled, as a multiple of other elders'.
    pub use_moderate: f64,
    /// The same for the severely and totally disabled.
    pub use_severe: f64,
    /// Use of institutions at 80 and over, as a multiple of that at 60 to 79 in the same state.
    pub use_oldest: f64,
    /// Share of the disabled at home who use community or visiting services: in the countryside
    /// and in cities, the moderately and the more severely disabled.
    pub community: [[f64; 2]; 2],
    /// Spread of those shares, in log odds.
    pub community_sd: f64,
    /// Share of beds that a plan means to fill.
    pub target_occupancy: f64,
    /// Growth a year of people in extreme hardship; none where they grow with the county's elders.
    pub guaranteed_growth: Option<f64>,
    /// Residents a carer looks after: able or lightly disabled, moderately, severely disabled.
    pub residents_per_carer: [f64; 3],
    /// Stays in nursing-type beds, and waits for them.
    pub nursing_queue: Patience,
    /// The same for ordinary beds.
    pub ordinary_queue: Patience,
}

/// Fills the columns of demand.
///
/// It grows with need from the residents of the base year: what people ask for is taken from what
/// they use, not from what they say they wish. The guaranteed are counted by themselves, so the
/// others are the residents without them.
pub(super) fn demand(base: &BedBase, rules: &CareRules, guaranteed: &Guaranteed, tile: &mut Tile) {
    let start = use_of_institutions(rules, tile, 0);
    let residents = (base.beds * base.occupancy - guaranteed.housed()).max(Lanes::ZERO);
    let per_use = residents / start.all().max(Lanes::splat(f32::MIN_POSITIVE));
    for year in 0..tile.years() {
        let used = use_of_institutions(rules, tile, year);
        let first = guaranteed.asking(tile, year);
        tile.set(Column::Demand, year, used.all() * per_use + first.all());
        tile.set(Column::DemandNursing, year, used.nursing() * per_use + first.disabled);
    }
}

/// Fills the columns of places and staff.
///
/// Nursing-type beds serve anyone, ordinary beds
/// only those who are not disabled. Beds of the emergency reserve are kept empty, but for the share
/// that residents may use in peacetime. Those who come
/// queue for each kind of bed apart, which follows their number from year to year; who gives up
/// waiting is an unmet need. The guaranteed come before them: they wait for nobody, and who comes finds the beds
/// and carers that they leave.
pub(super) fn serve(
    at: &At,
    rules: &CareRules,
    guaranteed: &Guaranteed,
    (ledger, tile): (&mut Ledger, &mut Tile),
) {
    let draw = at.streams.uniforms(at.first_draw, at.county.code, 0, Purpose::Carers, 0);
    let slack = &at.priors.carer_slack;
    let slack = if at.drawn.supply {
        draw * (slack.upper - slack.lower) as f32 + Lanes::of(slack.lower)
    } else {
        Lanes::of(slack.mean)
    };
    let wanted = slack + Lanes::ONE;
    let staffing = at.priors.carers;
    let mut carers = Lanes::ZERO;
    let mut usual = Lanes::ONE;
    let mut courses = [None; 2];
    let peacetime = &at.priors.emergencies.peacetime;
    let weather = weather(at, tile.years());
    let services = services(at, rules);
    for year in 0..tile.years() {
        let used = use_of_institutions(rules, tile, year);
        let demand = tile.get(Column::Demand, year);
        let nursing = tile.get(Column::DemandNursing, year);
        let beds = tile.get(Column::BedsTotal, year);
        let nursing_beds = tile.get(Column::BedsNursing, year);
        let reserve = tile.get(Column::ReserveBeds, year);

        let asking = guaranteed.asking(tile, year);
        let kept = peacetime.kept(reserve);
        let stock = Beds { all: beds - kept, nursing: nursing_beds - kept };
        let (first, free) = admit(guaranteed.coming(tile, year), stock);
        let queue = rules.nursing_queue;
        let in_turn = (nursing - asking.disabled).max(Lanes::ZERO);
        let free_nursing = free.nursing.max(Lanes::ZERO);
        let (for_nursing, course) = queue.year(courses[0].as_ref(), in_turn, free_nursing);
        courses[0] = Some(course);
        let in_nursing = for_nursing.served;
        let left = free.all.max(in_nursing) - in_nursing;
        let in_turn = (demand - asking.all() - in_turn).max(Lanes::ZERO);
        let queue = rules.ordinary_queue;
        let (for_others, course) = queue.year(courses[1].as_ref(), in_turn, left);
        courses[1] = Some(course);
        let others = for_others.served;
        count_waits(&for_nursing, &for_others, year, tile);

        let each = carers_each(rules, &used);
        let [per_other, per_nursing] = each;
        let asked = (others + first.able) * per_other + (in_nursing + first.disabled) * per_nursing;
        let aim = asked * wanted;
        let counted = at.county.given.and_then(|given| given.carers);
        let hired = if year == 0 {
            carers = counted.map_or(aim, Lanes::of);
            carers * staffing.turnover as f32
        } else {
            let hired = staffing.hired(carers, aim, tile.get(Column::Pop15To64, year));
            carers = staffing.stay(carers) + hired;
            hired
        };
        tile.set(Column::CarersHired, year, hired);
        // Homes take in no more than their carers can serve, by the usual of the base year where
        // that is below the rules; they turn away first those who need most.
        if year == 0 {
            let cover = carers / asked.max(Lanes::splat(1e-3));
            usual = cover.min(Lanes::ONE).max(Lanes::splat(1e-3));
        }
        let (first, hands) = look_after(first, carers / usual, each);
        let others = others.min(hands / per_other);
        let in_nursing =
            in_nursing.min((hands - others * per_other).max(Lanes::ZERO) / per_nursing);
        let (others, in_nursing) = (others + first.able, in_nursing + first.disabled);
        tile.set(Column::Guaranteed, year, asking.all());
        tile.set(Column::GuaranteedServed, year, first.all());
        tile.set(Column::GuaranteedDisabled, year, asking.disabled);
        tile.set(Column::GuaranteedDisabledServed, year, first.disabled);
        let housed = in_nursing + others;
        let required = others * per_other + in_nursing * per_nursing;

        let needed = nursing * (1.0 / rules.target_occupancy) as f32;
        tile.set(Column::Residents, year, housed);
        tile.set(Column::ResidentsNursing, year, in_nursing);
        at_home(services, (year, in_nursing, &used), tile);
        tile.set(Column::BedsNeeded, year, demand * (1.0 / rules.target_occupancy) as f32);
        tile.set(Column::BedsNeededNursing, year, needed);
        tile.set(Column::NursingBedsToAdd, year, (needed - nursing_beds).max(Lanes::ZERO));

        tile.set(Column::CarersRequired, year, required);
        tile.set(Column::CarersAvailable, year, carers);

        // Carers beyond those required can serve so many more.
        let spare = housed * (carers / required.max(Lanes::splat(1e-3)) - Lanes::ONE);
        let empty_nursing = (nursing_beds - reserve - in_nursing).max(Lanes::ZERO);
        let empty = (beds - reserve - housed).max(Lanes::ZERO);
        let empty_nursing = empty_nursing.min(empty);
        let spare = spare.max(Lanes::ZERO);
        tile.set(Column::StaffedBeds, year, housed + spare.min(empty));
        let staffed = (spare / empty.max(Lanes::splat(1e-3))).min(Lanes::ONE);
        let in_reserve = peacetime.in_use(reserve, [beds, nursing_beds], [housed, in_nursing]);
        let houses = Houses {
            homes: tile.get(Column::Homes, year),
            residents: housed,
            disabled: in_nursing,
            nursing: empty_nursing * staffed,
            ordinary: (empty - empty_nursing) * staffed,
            reserve: peacetime.free(reserve, in_reserve),
        };
        strike(at, &weather, year, &houses, (&mut *ledger, &mut *tile));
    }
}

/// Shares of the disabled at home who use community or visiting services, the moderately and the
/// more severely disabled, for the county's mix of city and countryside.
///
/// What a draw says of them holds for all counties.
fn services(at: &At, rules: &CareRules) -> [Lanes<f32>; 2] {
    let beside = if at.drawn.supply {
        let nation = RegionCode::NATION;
        let z = at.streams.normals(at.first_draw, nation, 0, Purpose::CareMode, 0);
        z * rules.community_sd as f32
    } else {
        Lanes::ZERO
    };
    let mut shares = [Lanes::ZERO; 2];
    let [rural, urban] = rules.community;
    for (part, means) in [(1.0 - at.county.urban, rural), (at.county.urban, urban)] {
        for (share, mean) in shares.iter_mut().zip(means) {
            let log_odds = Lanes::of(libm::log(mean / (1.0 - mean))) + beside;
            *share += Lanes::of(part) / (Lanes::ONE + (-log_odds).exp());
        }
    }
    shares
}

/// Fills the columns of care at home: whoever is disabled and not in a nursing-type bed.
///
/// Where such beds have more residents than the county has disabled elders of a level, the others
/// come from elsewhere, and nobody of that level is at home.
fn at_home(
    services: [Lanes<f32>; 2],
    (year, in_nursing, used): (usize, Lanes<f32>, &Use),
    tile: &mut Tile,
) {
    let all = used.nursing().max(Lanes::splat(f32::MIN_POSITIVE));
    let severe = tile.get(Column::DisabledSevere, year);
    let moderate = tile.get(Column::Disabled, year) - severe;
    let housed = in_nursing * (used.severe / all);
    let moderate = (moderate - (in_nursing - housed)).max(Lanes::ZERO);
    let severe = (severe - housed).max(Lanes::ZERO);
    let served = moderate * services[0] + severe * services[1];
    tile.set(Column::CareCommunity, year, served);
    tile.set(Column::CareFamily, year, moderate + severe - served);
}

/// Carers for one resident in an ordinary and in a nursing-type bed.
fn carers_each(rules: &CareRules, used: &Use) -> [Lanes<f32>; 2] {
    let severe = used.severe / used.nursing().max(Lanes::splat(f32::MIN_POSITIVE));
    let [able, moderate, most] =
        rules.residents_per_carer.map(|residents| Lanes::of(1.0 / residents));
    [able, (Lanes::ONE - severe) * moderate + severe * most]
}

fn count_waits(nursing: &Service, others: &Service, year: usize, tile: &mut Tile) {
    let nursing_waiting = nursing.entrants * nursing.long_wait;
    tile.set(Column::Entrants, year, nursing.entrants + others.entrants);
    tile.set(Column::EntrantsWaiting, year, nursing_waiting + others.entrants * others.long_wait);
    tile.set(Column::EntrantsNursing, year, nursing.entrants);
    tile.set(Column::EntrantsNursingWaiting, year, nursing_waiting);
    tile.set(Column::PeopleWaiting, year, nursing.waiting + others.waiting);
}
