//! Rows of `emergency.csv`.

use super::{Pool, State, Storm, Tail};
use crate::{
    catalogue::Column as C,
    domain::{Basis, Level},
    emergency::Reach,
    lanes::{LANES, Lanes},
    model::Model,
    outcomes::{four_years, regional_share},
    parallel::map,
    results::EmergencyRow,
    scenario::BASE_YEAR,
    streams::normal_quantile,
    tables::Samples,
};

/// Draws whose states are kept: the chance is exact in each, so few settle it.
const MOST_DRAWS: usize = 128;

/// Years of weather looked at in each draw: the row's own and others drawn with it.
const WEATHERS: usize = 4;

/// A quantile so far out needs so many draws beyond it.
const LEAST_BEYOND: f64 = 10.0;

/// What is noted of a region while its samples are at hand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Noted {
    /// Of a county, by row year: its state, by block of draws.
    states: Vec<Vec<State>>,
    /// By row year.
    found: Vec<Found>,
}

/// What a run itself shows.
#[derive(Clone, Debug, PartialEq)]
struct Found {
    /// Mean of the reserve it has.
    reserve: f32,
    /// By chance: residents without room and their days, where there are draws enough beyond.
    beyond: Vec<[Option<f32>; 2]>,
}

/// Takes down what the rows of a region are made of.
#[must_use]
pub fn note(model: &Model, place: usize, samples: &Samples) -> Noted {
    let draws = samples.draws().min(MOST_DRAWS);
    let is_county = place < model.baseline.counties.len();
    let years = years(model);
    Noted {
        states: years
            .iter()
            .filter(|_| is_county)
            .map(|&year| states(model, samples, year, draws))
            .collect(),
        found: years.iter().map(|&year| found(samples, year)).collect(),
    }
}

/// The rows of every county, and of every region whose counties may share one reserve: no nation
/// does. `noted` is by place; without draws of the supply there are none.
#[must_use]
pub fn emergency_rows(model: &Model, noted: &[Noted]) -> Vec<EmergencyRow> {
    if !model.drawn().supply {
        return Vec::new();
    }
    let n = model.baseline.counties.len();
    let tails = tails(model);
    let counties = map(n, |county| county_rows(model, &tails, county, &noted[county]));
    let years = years(model);
    // Each year apart: the widest region alone takes as long as all others.
    let regions = map(model.members.len() * years.len(), |piece| {
        let (aggregate, index) = (piece / years.len(), piece % years.len());
        let place = n + aggregate;
        if model.regions[place].level > Level::Province {
            return Vec::new();
        }
        let region = (place, &model.members[aggregate][..]);
        region_rows(model, &tails, region, (index, years[index]), noted, &counties)
    });
    counties.into_iter().chain(regions).flatten().collect()
}

fn county_rows(
    model: &Model,
    tails: &[Option<Tail>],
    county: usize,
    noted: &Noted,
) -> Vec<EmergencyRow> {
    let catalogue = &model.supply_priors.emergencies;
    let draws = (model.draws as usize).min(MOST_DRAWS);
    let mut rows = Vec::new();
    for ((year, states), found) in years(model).into_iter().zip(&noted.states).zip(&noted.found) {
        let pool = Pool::county(catalogue, tails, states, draws);
        fill((county, year), &pool, found, None, &mut rows);
    }
    rows
}

fn region_rows(
    model: &Model,
    tails: &[Option<Tail>],
    (place, members): (usize, &[usize]),
    (index, year): (usize, usize),
    noted: &[Noted],
    counties: &[Vec<EmergencyRow>],
) -> Vec<EmergencyRow> {
    let catalogue = &model.supply_priors.emergencies;
    let draws = (model.draws as usize).min(MOST_DRAWS);
    let blocks = draws.div_ceil(LANES);
    let states = (0..blocks)
        .map(|block| members.iter().map(|&i| noted[i].states[index][block]).collect())
        .collect();
    let storms = storms(model, members, year, draws);
    let weather = (&storms[..], WEATHERS);
    let pool = Pool::region(catalogue, tails, states, draws, weather);
    // Of each county's rows: a year's chances follow one another.
    let first = index * EmergencyRow::CHANCES.len();
    let alone: Vec<f32> = (first..first + EmergencyRow::CHANCES.len())
        .map(|row| members.iter().map(|&county| counties[county][row].needed[0]).sum())
        .collect();
    let mut rows = Vec::new();
    fill((place, year), &pool, &noted[place].found[index], Some(&alone), &mut rows);
    rows
}

/// The years of the rows: the last deadline of the plan, and the horizon.
fn years(model: &Model) -> Vec<usize> {
    let horizon = model.baseline.years;
    let deadlines = model.targets.iter().map(|t| t.info.deadline.saturating_sub(BASE_YEAR));
    let last = deadlines.max().map(usize::from).filter(|&year| year > 0 && year < horizon);
    last.into_iter().chain([horizon]).collect()
}

fn tails(model: &Model) -> Vec<Option<Tail>> {
    let events = &model.supply_priors.emergencies.events;
    let tail = |reach: &Reach| match reach {
        Reach::Regional { share, .. } => Tail::new(share),
        Reach::Home { .. } | Reach::Province { .. } => None,
    };
    events.iter().map(|event| tail(&event.reach)).collect()
}

/// A county's state at the end of a year, by block of draws.
fn states(model: &Model, samples: &Samples, year: usize, draws: usize) -> Vec<State> {
    let peacetime = &model.supply_priors.emergencies.peacetime;
    (0..draws.div_ceil(LANES))
        .map(|block| {
            let of = |column: C| {
                let all = samples.column(column, year);
                Lanes::from_fn(|lane| all[(block * LANES + lane).min(all.len() - 1)])
            };
            let (residents, disabled) = (of(C::Residents), of(C::ResidentsNursing));
            let reserve = of(C::ReserveBeds);
            let beds = [of(C::BedsTotal), of(C::BedsNursing)];
            let empty = (beds[0] - reserve - residents).max(Lanes::ZERO);
            let nursing = (beds[1] - reserve - disabled).max(Lanes::ZERO).min(empty);
            let served = (of(C::StaffedBeds) - residents).max(Lanes::ZERO);
            let staffed = (served / empty.max(Lanes::splat(1e-3))).min(Lanes::ONE);
            State {
                homes: of(C::Homes),
                residents,
                disabled,
                nursing: nursing * staffed,
                ordinary: (empty - nursing) * staffed,
                reserve,
                in_use: peacetime.in_use(reserve, beds, [residents, disabled]),
            }
        })
        .collect()
}

/// The storms that the run's own weather brings to these counties in a year and those near it.
fn storms(model: &Model, members: &[usize], year: usize, draws: usize) -> Vec<Storm> {
    let catalogue = &model.supply_priors.emergencies;
    let mut storms: Vec<Storm> = Vec::new();
    for (event, kind) in catalogue.events.iter().enumerate() {
        let Reach::Regional { per_county, share } = &kind.reach else { continue };
        let limit = normal_quantile(*per_county) as f32;
        for block in 0..draws.div_ceil(LANES) {
            let first_draw = model.first_draw + (block * LANES) as u32;
            let mut struck = vec![Vec::new(); WEATHERS * LANES];
            for (index, &member) in members.iter().enumerate() {
                let county = &model.supply[member];
                let source = (model.streams, first_draw);
                let weather = four_years(county, catalogue, source, (event, year / WEATHERS));
                for (back, weather) in weather.iter().enumerate() {
                    let then = year / WEATHERS * WEATHERS + back;
                    for lane in (0..LANES).filter(|&lane| weather[lane] < limit) {
                        let source = (model.streams, first_draw + lane as u32);
                        let hit = regional_share(county, share, source, (event, then));
                        struck[back * LANES + lane].push((index, hit));
                    }
                }
            }
            for (at, struck) in struck.into_iter().enumerate() {
                let draw = block * LANES + at % LANES;
                if !struck.is_empty() && draw < draws {
                    storms.push(Storm { draw, year: at / LANES, event, struck });
                }
            }
        }
    }
    storms
}

/// What the run's own draws show at the end of a year.
fn found(samples: &Samples, year: usize) -> Found {
    let draws = samples.draws() as f64;
    // In most draws nobody is without room: only the others are sorted.
    let sorted = |column| {
        let all = samples.column(column, year).iter().copied();
        let mut values: Vec<f32> = all.filter(|value| *value > 0.0).collect();
        values.sort_unstable_by(f32::total_cmp);
        values
    };
    let beyond = |sorted: &[f32], chance: f64| {
        let noughts = samples.draws() - sorted.len();
        let ranked =
            |rank: usize| rank.checked_sub(noughts).map_or(0.0, |at| f64::from(sorted[at]));
        let at = (1.0 - chance) * (draws - 1.0);
        let (below, part) = (at as usize, at - libm::floor(at));
        let above = ranked((below + 1).min(samples.draws() - 1));
        (ranked(below) + part * (above - ranked(below))) as f32
    };
    let columns = [sorted(C::UnplacedResidents), sorted(C::UnplacedDays)];
    let of = |&chance: &f64| {
        let seen = draws * chance >= LEAST_BEYOND;
        columns.each_ref().map(|sorted| seen.then(|| beyond(sorted, chance)))
    };
    let reserve: f64 =
        samples.column(C::ReserveBeds, year).iter().map(|beds| f64::from(*beds)).sum();
    Found {
        reserve: (reserve / draws) as f32,
        beyond: EmergencyRow::CHANCES.iter().map(of).collect(),
    }
}

/// One row a chance.
fn fill(
    (place, year): (usize, usize),
    pool: &Pool,
    found: &Found,
    alone: Option<&[f32]>,
    rows: &mut Vec<EmergencyRow>,
) {
    let planned = pool.chance_as_planned();
    let smallest = pool.smallest(&EmergencyRow::CHANCES);
    for (index, &[needed, low, high]) in smallest.iter().enumerate() {
        let alone = alone.map_or(needed as f32, |alone| alone[index]);
        let [unplaced, days] = found.beyond[index];
        rows.push(EmergencyRow {
            place: place as u32,
            year: BASE_YEAR + year as u16,
            chance: index as u16,
            reserve: found.reserve,
            prob_unplaced: planned.mean as f32,
            prob_unplaced_mcse: planned.error as f32,
            needed: [needed, low, high].map(|beds| beds as f32),
            needed_alone: alone,
            gain: alone - needed as f32,
            unplaced,
            days,
            basis: Basis::Assumption,
        });
    }
}
