//! Which units are covered: at the start by chance, then by what opens.

use super::{At, Drawn, bill, pipeline};
use crate::{
    catalogue::{Column, Coverage},
    domain::RegionCode,
    lanes::Lanes,
    programmes::{Facility, Item, Part, Programmes, Reach},
    queueing::upper_tail,
    streams::{Purpose, Streams},
    tile::Tile,
};

/// The units of a county, and what may cover them at the start.
#[derive(Clone, Debug, PartialEq)]
pub struct CoverageBase {
    /// By coverage and part: units it counts.
    pub units: [[usize; 3]; Coverage::ALL.len()],
    /// By coverage and part: units that may be covered at the start, each with the same chance.
    pub candidates: [[usize; 3]; Coverage::ALL.len()],
}

impl CoverageBase {
    /// Units that a coverage counts.
    #[must_use]
    pub fn denominator(&self, coverage: Coverage) -> usize {
        self.units[coverage as usize].iter().sum()
    }

    /// Units covered at the start, by part.
    ///
    /// A chance that rises covers more in every draw. Not drawn, it is the expected number.
    pub(super) fn at_start(
        &self,
        coverage: Coverage,
        chance: Lanes<f32>,
        drawn: Drawn,
        (streams, first_draw, code): (Streams, u32, RegionCode),
    ) -> [Lanes<f32>; 3] {
        Part::ALL.map(|part| {
            let candidates = self.candidates[coverage as usize][part as usize];
            if !drawn.baseline {
                return chance * candidates as f32;
            }
            let mut covered = Lanes::ZERO;
            for unit in 0..candidates {
                let index = (part as u32) << 16 | unit as u32;
                let year = 16 + coverage.start() as u16; // years name the coverage: the start has none
                let lot =
                    streams.uniforms(first_draw, code, year, Purpose::BaselineCoverage, index);
                covered += lot.zip(chance, |lot, chance| f32::from(u8::from(lot < chance)));
            }
            covered
        })
    }
}

/// Beds that came with what opened, by year.
pub(super) struct Opened {
    /// Beds.
    pub beds: Vec<Lanes<f32>>,
    /// Nursing beds among them.
    pub nursing: Vec<Lanes<f32>>,
}

/// Fills the coverage columns of the tile.
pub(super) fn open(at: &At, programmes: &Programmes, tile: &mut Tile) -> Opened {
    let years = tile.years();
    let base = &at.county.coverage;
    let start = |coverage| {
        let chance = at.draws.covered[coverage as usize];
        base.at_start(coverage, chance, at.drawn, (at.streams, at.first_draw, at.county.code))
    };
    let mut covered: Vec<Vec<[Lanes<f32>; 3]>> =
        Coverage::ALL.iter().map(|&coverage| vec![start(coverage); years]).collect();
    // A demonstration centre that qualifies has the functions of a comprehensive institution.
    for year in 0..years {
        let centres = covered[Coverage::RegionalCentre as usize][year][0];
        let comprehensive = &mut covered[Coverage::StreetComprehensive as usize][year][0];
        *comprehensive = comprehensive.max(centres);
    }
    let further = at.priors.further_units as f32;
    // By coverage: further units that what covers its own serves; blank where nobody asks.
    let mut reach: Vec<Vec<Lanes<f32>>> = Coverage::ALL
        .iter()
        .zip(&covered)
        .map(|(coverage, years)| {
            let asked = if coverage.readings().is_some() { years.as_slice() } else { &[] };
            asked.iter().map(|parts| sum(parts) * further).collect()
        })
        .collect();
    let mut opened = Opened { beds: vec![Lanes::ZERO; years], nursing: vec![Lanes::ZERO; years] };
    let mut reserve = covered[Coverage::EmergencyReserve as usize].clone();
    pipeline::clear(tile);
    bill::clear(tile);
    for (index, item) in programmes.items.iter().enumerate() {
        let Some((part, facility)) = item.facility() else { continue };
        let open = item.opened(at, index, &covered, tile);
        bill::pay(item.price, &open, tile);
        for year in 0..years {
            let beds = open[year] * facility.beds_added as f32;
            opened.beds[year] += beds;
            opened.nursing[year] += beds * facility.nursing_share as f32;
            for &coverage in &facility.covers {
                let units = base.units[coverage as usize][part as usize] as f32;
                let cell = &mut covered[coverage as usize][year][part as usize];
                let before = *cell;
                *cell = (before + open[year]).min(Lanes::splat(units));
                if let Some(reach) = reach[coverage as usize].get_mut(year) {
                    let further = facility.further_units.unwrap_or(at.priors.further_units);
                    *reach += (*cell - before) * further as f32;
                }
                if coverage == Coverage::EmergencyReserve {
                    reserve[year][part as usize] += open[year];
                }
            }
        }
    }
    for year in 0..years {
        for &coverage in Coverage::ALL {
            let contain = sum(&covered[coverage as usize][year]);
            tile.set(Column::Covered(coverage), year, contain);
            let Some([served, elders]) = coverage.readings() else { continue };
            let units = base.denominator(coverage) as f32;
            let reached = contain + reach[coverage as usize][year];
            tile.set(served, year, reached.min(Lanes::splat(units)));
            // No source counts the elders of a unit: within a county its units are alike.
            let share = contain * (1.0 / units.max(1.0));
            tile.set(elders, year, tile.get(Column::Pop60, year) * share);
        }
        let facilities = sum(&reserve[year]);
        tile.set(Column::ReserveFacilities, year, facilities);
        tile.set(Column::ReserveBeds, year, facilities * at.priors.reserve_beds as f32);
    }
    opened
}

/// Over the parts of a county.
fn sum(parts: &[Lanes<f32>; 3]) -> Lanes<f32> {
    parts[0] + parts[1] + parts[2]
}

impl Item {
    fn facility(&self) -> Option<(Part, &Facility)> {
        match &self.reach {
            Reach::Units { part, facility, .. } => Some((*part, facility)),
            Reach::Counties { facility, .. } => Some((Part::Whole, facility)),
            Reach::Beds { .. } => None,
        }
    }

    /// Facilities open in the county by the end of each year.
    fn opened(
        &self,
        at: &At,
        index: usize,
        covered: &[Vec<[Lanes<f32>; 3]>],
        tile: &mut Tile,
    ) -> Vec<Lanes<f32>> {
        let years = tile.years();
        let mut open = vec![Lanes::ZERO; years];
        match &self.reach {
            Reach::Units { lots, facility, .. } => {
                for (number, lot) in lots[at.county.index].iter().enumerate() {
                    let amount = (Lanes::of(lot.amount), facility.beds);
                    self.deliver(at, (index, number), lot.due, amount, (&mut open, tile));
                }
            }
            Reach::Counties { facility, cumulative, order } => {
                let (Some(_), Some(&coverage)) = (order[at.county.index], facility.covers.first())
                else {
                    return open;
                };
                let missing = Lanes::ONE - covered[coverage as usize][0][Part::Whole as usize];
                let place = at.draws.queue[index][at.county.member];
                for due in 1..years {
                    // Its turn comes in the year in which the schedule passes its place.
                    let turn = place.zip(missing, |place, missing| {
                        let now = f64::from(place) + 0.5 < cumulative[due];
                        let before = f64::from(place) + 0.5 < cumulative[due - 1];
                        if now && !before { missing } else { 0.0 }
                    });
                    let amount = (turn, facility.beds);
                    self.deliver(at, (index, 0), due, amount, (&mut open, tile));
                }
            }
            Reach::Beds { .. } => {}
        }
        open
    }

    /// Adds a lot of so many, each with so many beds, to all years from the one in which it comes,
    /// and its beds to the pipeline.
    ///
    /// A programme's lots slip together: the fate of each is partly that of the programme.
    pub(super) fn deliver(
        &self,
        at: &At,
        (programme, number): (usize, usize),
        due: usize,
        (amount, beds): (Lanes<f32>, f64),
        (open, tile): (&mut [Lanes<f32>], &mut Tile),
    ) {
        let beds = amount * beds as f32;
        if !at.drawn.supply {
            pipeline::expect(self, due, beds, tile);
            for (year, open) in open.iter_mut().enumerate().skip(due) {
                *open += amount * self.fate.delivered(year - due) as f32;
            }
            return;
        }
        let index = self.key & 0xffff_fc00 | number as u32;
        let own = at.streams.normals(at.first_draw, at.county.code, 0, Purpose::Openings, index);
        let common = at.priors.slippage_correlation as f32;
        let progress = at.draws.progress[programme] * common.sqrt() + own * (1.0 - common).sqrt();
        let lots = upper_tail(-progress);
        for lane in 0..lots.0.len() {
            let delay = self.fate.delay(lots[lane]);
            pipeline::follow((self.building, due, delay), (lane, beds[lane]), tile);
            if let Some(late) = delay {
                for open in open.iter_mut().skip(due + late) {
                    open[lane] += amount[lane];
                }
            }
        }
    }
}
