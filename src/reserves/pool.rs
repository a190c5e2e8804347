//! Counties that share one reserve, given their state in many draws.

use super::{Chance, State, Storm, Tail};
use crate::{
    emergency::{Catalogue, Event, Reach, Refuge},
    lanes::{LANES, Lanes},
};

/// A storm, as far as the chance needs it: of the county where it asks for most, the share is open.
struct Strike {
    draw: usize,
    year: usize,
    event: usize,
    /// Chance that it strikes at all.
    chance: f64,
    /// All, and the disabled: beds asked for by the other counties less vacant beds.
    fixed: [f64; 2],
    /// The same: beds asked for by a share of one of the open county.
    open: [f64; 2],
}

/// Counties that share one reserve, in many draws.
pub struct Pool<'a> {
    catalogue: &'a Catalogue,
    /// By event: how large a share weather strikes.
    tails: &'a [Option<Tail>],
    /// By block of draws, then by county.
    pub(super) states: Vec<Vec<State>>,
    pub(super) draws: usize,
    strikes: Vec<Strike>,
    /// Years of weather in each draw.
    years: usize,
}

impl<'a> Pool<'a> {
    /// One county, whose weather strikes by its rate.
    #[must_use]
    pub fn county(
        catalogue: &'a Catalogue,
        tails: &'a [Option<Tail>],
        states: &[State],
        draws: usize,
    ) -> Self {
        let by_block = states.iter().map(|&state| vec![state]).collect();
        let mut pool =
            Self { catalogue, tails, states: by_block, draws, strikes: Vec::new(), years: 1 };
        for draw in 0..draws {
            for (event, kind) in catalogue.events.iter().enumerate() {
                if let Reach::Regional { per_county, .. } = kind.reach {
                    let storm = Storm { draw, year: 0, event, struck: vec![(0, 0.0)] };
                    pool.strikes.push(pool.strike(&storm, per_county));
                }
            }
        }
        pool
    }

    /// Several counties, by block of draws, whose storms are known for so many years of each draw.
    #[must_use]
    pub fn region(
        catalogue: &'a Catalogue,
        tails: &'a [Option<Tail>],
        states: Vec<Vec<State>>,
        draws: usize,
        (storms, years): (&[Storm], usize),
    ) -> Self {
        let mut pool = Self { catalogue, tails, states, draws, strikes: Vec::new(), years };
        pool.strikes = storms.iter().map(|storm| pool.strike(storm, 1.0)).collect();
        pool.strikes.sort_by_key(|strike| (strike.draw, strike.year, strike.event));
        pool
    }

    fn strike(&self, storm: &Storm, chance: f64) -> Strike {
        let (block, lane) = (storm.draw / LANES, storm.draw % LANES);
        let of = |lanes: &Lanes<f32>| f64::from(lanes[lane]);
        let event = &self.catalogue.events[storm.event];
        let usable = event.refuge.usable(0.0);
        let outside = matches!(event.refuge, Refuge::Outside(_));
        let mut fixed = [0.0; 2];
        for state in &self.states[block] {
            fixed[0] -= usable * (of(&state.nursing) + of(&state.ordinary));
            fixed[1] -= usable * of(&state.nursing);
        }
        // A share that is struck leaves its home, and closes as large a share of the vacant beds.
        let asks = |county: usize| {
            let state = &self.states[block][county];
            let closed = if outside { usable } else { 0.0 };
            let nursing = closed * of(&state.nursing);
            [
                of(&state.residents) + nursing + closed * of(&state.ordinary),
                of(&state.disabled) + nursing,
            ]
        };
        let largest = storm.struck.iter().map(|&(county, _)| (asks(county)[0], county));
        let open = largest.max_by(|a, b| a.0.total_cmp(&b.0)).map_or(0, |(_, county)| county);
        for &(county, share) in storm.struck.iter().filter(|(county, _)| *county != open) {
            for (fixed, asked) in fixed.iter_mut().zip(asks(county)) {
                *fixed += share * asked;
            }
        }
        Strike {
            draw: storm.draw,
            year: storm.year,
            event: storm.event,
            chance,
            fixed,
            open: asks(open),
        }
    }

    /// The chance that a year leaves anyone without room, with so many reserve beds; by draw.
    #[must_use]
    pub fn by_draw(&self, reserve: impl Fn(usize) -> f64) -> Vec<f64> {
        let mut clear = vec![1.0; self.draws];
        for (block, counties) in self.states.iter().enumerate() {
            let first = block * LANES;
            let beds = Lanes::from_fn(|lane| reserve((first + lane).min(self.draws - 1)) as f32);
            let hazard = self.homes(counties, beds);
            let waves = self.waves(counties, beds);
            for lane in 0..LANES.min(self.draws - first) {
                clear[first + lane] = libm::exp(-f64::from(hazard[lane])) * waves[lane];
            }
        }
        // In each draw the mean over its years of weather.
        let mut weather = vec![0.0; self.draws];
        for year in self.strikes.chunk_by(|a, b| (a.draw, a.year) == (b.draw, b.year)) {
            let draw = year[0].draw;
            let spared = year.iter().fold(1.0, |spared, strike| {
                spared * (1.0 - strike.chance * self.beyond(strike, reserve(draw)))
            });
            weather[draw] += (1.0 - spared) / self.years as f64;
        }
        clear.iter().zip(&weather).map(|(clear, weather)| 1.0 - clear * (1.0 - weather)).collect()
    }

    /// The chance that the open county is struck beyond what is free.
    fn beyond(&self, strike: &Strike, reserve: f64) -> f64 {
        let mark = |i: usize| {
            let free = reserve - strike.fixed[i];
            if strike.open[i] > 0.0 {
                free / strike.open[i]
            } else if free < 0.0 {
                -1.0
            } else {
                f64::INFINITY
            }
        };
        let mark = mark(0).min(mark(1));
        match &self.tails[strike.event] {
            _ if mark < 0.0 => 1.0,
            Some(tail) => tail.above(mark),
            None => 0.0,
        }
    }

    /// Expected number of homes a year that leave anyone without room.
    fn homes(&self, counties: &[State], reserve: Lanes<f32>) -> Lanes<f32> {
        let sizes = &self.catalogue.homes;
        let tiny = Lanes::splat(f32::MIN_POSITIVE);
        let sum = |of: fn(&State) -> Lanes<f32>| {
            counties.iter().fold(Lanes::ZERO, |sum, state| sum + of(state))
        };
        let (nursing, ordinary) = (sum(|s| s.nursing), sum(|s| s.ordinary));
        let mut hazard = Lanes::ZERO;
        for Event { reach, refuge, .. } in &self.catalogue.events {
            let Reach::Home { per_home } = *reach else { continue };
            let usable = refuge.usable(0.0) as f32;
            let for_disabled = reserve + nursing * usable;
            let all = for_disabled + ordinary * usable;
            for state in counties {
                let share = state.disabled / state.residents.max(tiny);
                let room = all.min(for_disabled / share.max(Lanes::splat(1e-6)));
                let per_bed =
                    state.residents / (state.homes * sizes.mean as f32).max(Lanes::splat(1e-3));
                let size = (room / per_bed.max(tiny)).min(Lanes::splat(1e9));
                let some =
                    room.zip(state.residents, |room, all| if room < all { 1.0 } else { 0.0 });
                hazard += state.homes * sizes.chance_above(size) * some * per_home as f32;
            }
        }
        hazard
    }

    /// The chance that no epidemic leaves anyone without room.
    fn waves(&self, counties: &[State], reserve: Lanes<f32>) -> [f64; LANES] {
        let mut clear = [1.0; LANES];
        for event in &self.catalogue.events {
            let Reach::Province { per_year, share } = event.reach else { continue };
            let usable = event.refuge.usable(share);
            for (lane, clear) in clear.iter_mut().enumerate() {
                let sum = |of: fn(&State) -> Lanes<f32>| -> f64 {
                    counties.iter().map(|state| f64::from(of(state)[lane])).sum()
                };
                let (nursing, ordinary) =
                    (sum(|s| s.nursing) * usable, sum(|s| s.ordinary) * usable);
                let free = f64::from(reserve[lane]);
                let short = share * sum(|s| s.residents) > free + nursing + ordinary
                    || share * sum(|s| s.disabled) > free + nursing;
                if short {
                    *clear *= 1.0 - per_year;
                }
            }
        }
        clear
    }

    /// The chance with so many reserve beds in every draw, of which residents use as many as the
    /// simulated ones have, as far as they may.
    #[must_use]
    pub fn chance(&self, reserve: f64) -> Chance {
        mean(&self.by_draw(|draw| self.catalogue.peacetime.free_of(reserve, self.in_use(draw))))
    }

    /// The chance with the reserve that the scenario has in each draw.
    #[must_use]
    pub fn chance_as_planned(&self) -> Chance {
        let beds = |draw: usize| {
            let counties = &self.states[draw / LANES];
            let peacetime = &self.catalogue.peacetime;
            let free = |state: &State| peacetime.free(state.reserve, state.in_use);
            counties.iter().map(|state| f64::from(free(state)[draw % LANES])).sum()
        };
        mean(&self.by_draw(beds))
    }

    /// Reserve beds with residents in a draw.
    pub(super) fn in_use(&self, draw: usize) -> f64 {
        let counties = &self.states[draw / LANES];
        counties.iter().map(|state| f64::from(state.in_use[draw % LANES])).sum()
    }
}

fn mean(chances: &[f64]) -> Chance {
    let n = chances.len() as f64;
    let mean = chances.iter().sum::<f64>() / n;
    let squares: f64 = chances.iter().map(|chance| (chance - mean) * (chance - mean)).sum();
    let error = if n > 1.0 { libm::sqrt(squares / (n - 1.0) / n) } else { 0.0 };
    Chance { mean, error }
}
