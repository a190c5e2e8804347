//! Homes emptied in a year, and whether the county finds room for their residents.

use super::At;
use crate::{
    catalogue::Column,
    emergency::{Catalogue, Event, Reach, Shelter},
    lanes::{LANES, Lanes},
    streams::{Purpose, normal_quantile},
    tile::Tile,
};

/// Who lives where when an event strikes, and what stands empty.
pub(super) struct Houses {
    /// Homes of the county.
    pub homes: Lanes<f32>,
    /// Residents.
    pub residents: Lanes<f32>,
    /// Those of them in nursing-type beds.
    pub disabled: Lanes<f32>,
    /// Empty nursing-type beds with carers for them.
    pub nursing: Lanes<f32>,
    /// Empty ordinary beds with carers for them.
    pub ordinary: Lanes<f32>,
    /// Reserve beds.
    pub reserve: Lanes<f32>,
}

/// By kind of event that neighbours share, and year: a normal number that is low when it strikes.
pub(super) type Weather = Vec<Vec<Lanes<f32>>>;

/// The weather of a county: its own and its neighbours', so that neighbours' go together.
///
/// Each county's own is addressed by its code, so all that border on it hear the same.
pub(super) fn weather(at: &At, years: usize) -> Weather {
    let catalogue = &at.priors.emergencies;
    let near = catalogue.neighbour_weight as f32;
    let count = at.county.neighbours.len() as f32;
    let scale = 1.0 / (1.0 + near * near * count).sqrt();
    let of = |code, index: usize, group: usize| {
        let index = (index * 64 + group) as u32;
        at.streams.normals4(at.first_draw, code, 0, Purpose::RegionalHazard, index)
    };
    (0..catalogue.events.len())
        .map(|index| {
            if !matches!(catalogue.events[index].reach, Reach::Regional { .. }) || !at.drawn.supply
            {
                return Vec::new();
            }
            let mut by_year = Vec::with_capacity(years + 4);
            for group in 0..years.div_ceil(4) {
                let mut sum = of(at.county.code, index, group);
                for &neighbour in &at.county.neighbours {
                    for (sum, other) in sum.iter_mut().zip(of(neighbour, index, group)) {
                        *sum += other * near;
                    }
                }
                by_year.extend(sum.map(|z| z * scale));
            }
            by_year
        })
        .collect()
}

/// What the events of a year add up to.
struct Toll {
    displaced: Lanes<f32>,
    unplaced: Lanes<f32>,
    days: Lanes<f32>,
    /// The reserve that the worst event asks for.
    required: Lanes<f32>,
    /// The chance that everyone is placed.
    all_placed: Lanes<f32>,
}

/// Fills the columns of one year's emergencies.
pub(super) fn strike(at: &At, weather: &Weather, year: usize, houses: &Houses, tile: &mut Tile) {
    let mut toll = Toll {
        displaced: Lanes::ZERO,
        unplaced: Lanes::ZERO,
        days: Lanes::ZERO,
        required: Lanes::ZERO,
        all_placed: Lanes::ONE,
    };
    let catalogue = &at.priors.emergencies;
    for (index, event) in catalogue.events.iter().enumerate() {
        if at.drawn.supply {
            match &event.reach {
                Reach::Home { per_home } => {
                    toll.homes(at, catalogue, (index, event), *per_home, (year, houses));
                }
                Reach::Regional { per_county, share } => {
                    let limit = normal_quantile(*per_county) as f32;
                    for lane in 0..LANES {
                        if weather[index][year][lane] < limit {
                            let (draw, time) = (at.first_draw + lane as u32, year + 256 * index);
                            let code = at.county.code;
                            let mut rng =
                                at.streams.rng(draw, code, time as u16, Purpose::RegionalHazard);
                            let share = share.sample(&mut rng);
                            let displaced = houses.residents[lane] * share as f32;
                            toll.count(lane, displaced, event, houses, share);
                        }
                    }
                }
                Reach::Province { per_year, share } => {
                    let code = at.county.code.province();
                    let chance = at.streams.uniforms(
                        at.first_draw,
                        code,
                        year as u16,
                        Purpose::Emergency,
                        index as u32,
                    );
                    for lane in 0..LANES {
                        if f64::from(chance[lane]) < *per_year {
                            let displaced = houses.residents[lane] * *share as f32;
                            toll.count(lane, displaced, event, houses, *share);
                        }
                    }
                }
            }
        } else {
            toll.expect(event, houses);
        }
    }
    tile.set(Column::DisplacedResidents, year, toll.displaced);
    tile.set(Column::UnplacedResidents, year, toll.unplaced);
    tile.set(Column::UnplacedDays, year, toll.days);
    tile.set(Column::UnplacedChance, year, Lanes::ONE - toll.all_placed);
    tile.set(Column::ReserveRequired, year, toll.required);
}

impl Houses {
    fn shelter(&self, lane: usize, event: &Event, hit: f64) -> Shelter {
        let usable = event.refuge.usable(hit) as f32;
        Shelter {
            reserve: self.reserve[lane],
            nursing: self.nursing[lane] * usable,
            ordinary: self.ordinary[lane] * usable,
            nursing_share: self.disabled[lane] / self.residents[lane].max(f32::MIN_POSITIVE),
        }
    }
}

impl Toll {
    /// One event of a draw, after which so many must leave.
    fn count(&mut self, lane: usize, displaced: f32, event: &Event, houses: &Houses, hit: f64) {
        let unplaced = self.add(lane, displaced, event, &houses.shelter(lane, event, hit));
        if unplaced > 0.0 {
            self.all_placed[lane] = 0.0;
        }
    }

    fn add(&mut self, lane: usize, displaced: f32, event: &Event, shelter: &Shelter) -> f32 {
        let placed = shelter.place(displaced);
        self.displaced[lane] += displaced;
        self.unplaced[lane] += placed.unplaced;
        self.days[lane] += placed.unplaced * event.days as f32;
        let asked = displaced - Shelter { reserve: 0.0, ..*shelter }.room();
        self.required[lane] = self.required[lane].max(asked);
        placed.unplaced
    }

    /// Single homes: how many, and how large. Their chance of leaving anyone out is exact, not
    /// counted, so that rare years are seen in few draws.
    fn homes(
        &mut self,
        at: &At,
        catalogue: &Catalogue,
        (index, event): (usize, &Event),
        per_home: f64,
        (year, houses): (usize, &Houses),
    ) {
        let (code, time) = (at.county.code, year as u16);
        let mean = houses.homes * per_home as f32;
        let sort = index as u32;
        let lots = at.streams.uniforms(at.first_draw, code, time, Purpose::Emergency, sort);
        let per_size =
            houses.residents / (houses.homes * catalogue.homes.mean as f32).max(Lanes::splat(1e-3));
        let events = lots.zip(mean, count_events);
        let most = events.largest() as u32;
        let sizes: Vec<_> = (0..most.div_ceil(4))
            .flat_map(|group| {
                let index = sort * 256 + group;
                at.streams.normals4(at.first_draw, code, time, Purpose::Emergency, index)
            })
            .collect();
        let mut rooms = Lanes::ZERO;
        for lane in 0..LANES {
            let shelter = houses.shelter(lane, event, 0.0);
            rooms[lane] = shelter.room();
            for size in &sizes[..events[lane] as usize] {
                let home = catalogue.homes.size(size[lane]) * per_size[lane];
                self.add(lane, home.min(houses.residents[lane]), event, &shelter);
            }
        }
        let limit = rooms / per_size.max(Lanes::splat(f32::MIN_POSITIVE));
        let beyond = catalogue.homes.chance_above(limit.min(Lanes::splat(1e9)));
        let some = rooms.zip(houses.residents, |room, all| if room < all { 1.0 } else { 0.0 });
        self.all_placed *= (-(mean * beyond * some)).exp();
    }

    /// The expected number, and what a mean event leaves out.
    fn expect(&mut self, event: &Event, houses: &Houses) {
        for lane in 0..LANES {
            let residents = houses.residents[lane];
            let (times, displaced, hit) = match &event.reach {
                Reach::Home { per_home } => {
                    let homes = houses.homes[lane].max(1.0);
                    (houses.homes[lane] * *per_home as f32, residents / homes, 0.0)
                }
                Reach::Regional { per_county, share } => {
                    (*per_county as f32, residents * share.mean as f32, share.mean)
                }
                Reach::Province { per_year, share } => {
                    (*per_year as f32, residents * *share as f32, *share)
                }
            };
            let placed = houses.shelter(lane, event, hit).place(displaced);
            self.displaced[lane] += times * displaced;
            self.unplaced[lane] += times * placed.unplaced;
            self.days[lane] += times * placed.unplaced * event.days as f32;
        }
    }
}

/// A Poisson number by its mean, from one uniform number: more where the mean is higher.
fn count_events(lot: f32, mean: f32) -> f32 {
    const MOST: u32 = 200;
    let mut chance = libm::expf(-mean);
    let (mut events, mut below) = (0, chance);
    while lot > below && events < MOST {
        events += 1;
        chance *= mean / events as f32;
        below += chance;
    }
    events as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn worked_example_of_counting_events() {
        // With mean 1: none below 0.3679, one below 0.7358, two below 0.9197.
        let counts = [0.3, 0.4, 0.75, 0.95].map(|lot| count_events(lot, 1.0));
        assert_eq!(counts, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(count_events(0.999_999_9, 0.0), 0.0);
    }
}
