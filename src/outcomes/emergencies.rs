//! Homes emptied in a year, and who finds room in the county itself.

use super::{
    At,
    aid::{Call, Ledger},
    weather::{Weather, regional_share},
};
use crate::{
    catalogue::Column,
    emergency::{Catalogue, Event, People, Reach, Shelter},
    lanes::{LANES, Lanes},
    streams::{Purpose, normal_quantile},
    tile::Tile,
};

/// Who lives where when an event strikes, and what stands empty.
#[derive(Clone, Copy, Debug)]
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
    /// Reserve beds that are free.
    pub reserve: Lanes<f32>,
}

impl Houses {
    /// What is free in one draw when an event has hit a share of the county.
    pub fn shelter(&self, lane: usize, event: &Event, hit: f64) -> Shelter {
        let usable = event.refuge.usable(hit) as f32;
        Shelter {
            reserve: self.reserve[lane],
            nursing: self.nursing[lane] * usable,
            ordinary: self.ordinary[lane] * usable,
        }
    }

    /// Share of the residents who are disabled.
    pub fn nursing_share(&self) -> Lanes<f32> {
        self.disabled / self.residents.max(Lanes::splat(f32::MIN_POSITIVE))
    }

    /// Residents for each bed of an average home.
    pub fn per_size(&self, catalogue: &Catalogue) -> Lanes<f32> {
        self.residents / (self.homes * catalogue.homes.mean as f32).max(Lanes::splat(1e-3))
    }
}

/// What the events of a year ask of one county.
struct Toll<'a> {
    at: &'a At<'a>,
    year: usize,
    houses: &'a Houses,
    displaced: Lanes<f32>,
    /// The reserve that the worst event asks for.
    required: Lanes<f32>,
    ledger: &'a mut Ledger,
}

/// Draws one year's emergencies and places whom the county itself can.
///
/// Who is left over is noted for the counties that help.
pub(super) fn strike(
    at: &At,
    weather: &Weather,
    year: usize,
    houses: &Houses,
    (ledger, tile): (&mut Ledger, &mut Tile),
) {
    ledger.know(houses);
    let (displaced, required) = (Lanes::ZERO, Lanes::ZERO);
    let mut toll = Toll { at, year, houses, displaced, required, ledger };
    let events = if at.drawn.supply { &at.priors.emergencies.events[..] } else { &[] };
    for (index, event) in events.iter().enumerate() {
        match &event.reach {
            Reach::Home { per_home } => toll.homes(index, event, *per_home),
            Reach::Regional { per_county, share } => {
                let limit = normal_quantile(*per_county) as f32;
                for lane in 0..LANES {
                    if weather[index][year][lane] < limit {
                        let source = (at.streams, at.first_draw + lane as u32);
                        let share = regional_share(at.county, share, source, (index, year));
                        toll.common(lane, (index, event), share);
                    }
                }
            }
            Reach::Province { per_year, share } => {
                let code = at.county.code.province();
                let (time, sort) = (year as u16, index as u32);
                let chance =
                    at.streams.uniforms(at.first_draw, code, time, Purpose::Emergency, sort);
                for lane in 0..LANES {
                    if f64::from(chance[lane]) < *per_year {
                        toll.common(lane, (index, event), *share);
                    }
                }
            }
        }
    }
    tile.set(Column::DisplacedResidents, year, toll.displaced);
    tile.set(Column::ReserveRequired, year, toll.required);
}

impl Toll<'_> {
    /// An event that strikes other counties too: what it leaves free is theirs to ask for.
    fn common(&mut self, lane: usize, event: (usize, &Event), hit: f64) {
        let displaced = self.houses.residents[lane] * hit as f32;
        let shelter = self.houses.shelter(lane, event.1, hit);
        let call = self.place(lane, (event.0, 0), displaced, shelter);
        self.ledger.call(call);
    }

    /// Places so many in the county; who is left over, and what is left free.
    fn place(
        &mut self,
        lane: usize,
        (event, number): (usize, u32),
        displaced: f32,
        mut rest: Shelter,
    ) -> Call {
        let share = self.houses.disabled[lane] / self.houses.residents[lane].max(f32::MIN_POSITIVE);
        let mut left = People::new(displaced, share);
        self.displaced[lane] += displaced;
        let asked = rest.reserve_for(&left);
        self.required[lane] = self.required[lane].max(asked);
        rest.take(&mut left);
        Call { year: self.year, event, lane, number, left, rest }
    }

    /// Single homes: how many, and how large.
    fn homes(&mut self, index: usize, event: &Event, per_home: f64) {
        let (at, sort) = (self.at, index as u32);
        let (code, time) = (at.county.code, self.year as u16);
        let catalogue = &at.priors.emergencies;
        let mean = self.houses.homes * per_home as f32;
        let lots = at.streams.uniforms(at.first_draw, code, time, Purpose::Emergency, sort);
        let per_size = self.houses.per_size(catalogue);
        let events = lots.zip(mean, count_events);
        let most = events.largest() as u32;
        for group in 0..most.div_ceil(4) {
            let index4 = sort * 256 + group;
            let sizes = at.streams.normals4(at.first_draw, code, time, Purpose::Emergency, index4);
            for (number, size) in (4 * group..).zip(sizes) {
                for lane in 0..LANES {
                    if number as f32 >= events[lane] {
                        continue;
                    }
                    let home = catalogue.homes.size(size[lane]) * per_size[lane];
                    let displaced = home.min(self.houses.residents[lane]);
                    let shelter = self.houses.shelter(lane, event, 0.0);
                    let call = self.place(lane, (index, number), displaced, shelter);
                    if call.left.all() > 0.0 {
                        self.ledger.call(call);
                    }
                }
            }
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
