//! Beds and nursing beds of a county.

use super::{
    At, bed_types, bill, coverage::Opened, guaranteed::Guaranteed, pipeline,
    recognition::Recognised, stock::uneven_weight,
};
use crate::{
    catalogue::{BedType, Column},
    lanes::Lanes,
    programmes::{Programmes, Reach},
    scenario::Action,
    seeds::GivenSupply,
    streams::Purpose,
    tile::Tile,
};

/// A county's beds at the start, in one block of draws.
pub struct BedBase {
    /// Institution beds.
    pub beds: Lanes<f32>,
    /// Nursing share of them.
    pub nursing_share: Lanes<f32>,
    /// Occupied share of them.
    pub occupancy: Lanes<f32>,
    /// Share of them in public homes.
    pub public_share: Lanes<f32>,
}

impl BedBase {
    pub(super) fn new(at: &At) -> Self {
        let (priors, code) = (at.priors, at.county.code);
        let weight =
            uneven_weight((code, at.county.share), priors, at.drawn, at.streams, at.first_draw);
        let spread = |log_odds: Lanes<f32>, sd: f64, purpose, on: bool| {
            let z = if on {
                at.streams.normals(at.first_draw, code, 0, purpose, 0)
            } else {
                Lanes::ZERO
            };
            let odds = (log_odds + z * sd as f32).exp();
            odds / (odds + Lanes::ONE)
        };
        // A spread of shares around their mean, as a spread of log odds.
        let occupancy_sd = priors.occupancy_log_odds_sd();
        let estimated = Self {
            beds: weight * at.draws.beds_per_weight,
            nursing_share: spread(
                at.draws.nursing_log_odds,
                priors.nursing_county_sd,
                Purpose::NursingShare,
                at.drawn.baseline,
            ),
            occupancy: spread(
                at.draws.occupancy_log_odds,
                occupancy_sd,
                Purpose::Occupancy,
                at.drawn.supply,
            ),
            public_share: spread(
                at.draws.public_log_odds,
                priors.public_county_sd,
                Purpose::PublicBeds,
                at.drawn.supply,
            ),
        };
        match at.county.given {
            Some(given) => estimated.with(given),
            None => estimated,
        }
    }

    /// A planner's own counts, where there are any, without the uncertainty they do away with.
    fn with(self, given: GivenSupply) -> Self {
        let of_beds = |count: Option<f64>, estimated| {
            count.map_or(estimated, |count| Lanes::of(count / given.beds.max(1.0)))
        };
        Self {
            beds: Lanes::of(given.beds),
            nursing_share: of_beds(given.nursing_beds, self.nursing_share),
            occupancy: of_beds(given.residents, self.occupancy),
            public_share: of_beds(given.public_beds, self.public_share),
        }
    }
}

/// By how much more private beds close in the county in a year than where homes are as full as elsewhere.
///
/// The province's growth is net of closures as they are on average. What counts is the county's
/// distance from an occupancy that has grown from the province's mean as its own demand has: where
/// demand grows alike everywhere, provinces grow as drawn. Beds of programmes are left out of it: what
/// a programme adds closes nothing, and more beds are never fewer. So are those of the guaranteed who
/// came after the base year: they keep no bed open for others.
fn closures(
    at: &At,
    guaranteed: &Guaranteed,
    kept: Lanes<f32>,
    tile: &Tile,
    year: usize,
) -> Lanes<f32> {
    if year <= at.draws.known_year {
        return Lanes::ZERO;
    }
    let before = year - 1;
    let asked = |year| tile.get(Column::Demand, year) - guaranteed.new_ones(tile, year).all();
    let demand = asked(before);
    let tiny = Lanes::splat(1e-3);
    let own = demand / kept.max(tiny);
    let grown = demand / asked(0).max(tiny) / at.draws.growth[before];
    let odds = at.draws.occupancy_log_odds.exp();
    let usual = odds / (odds + Lanes::ONE) * grown;
    let closures = &at.priors.closures;
    closures.at(own) - closures.among(usual, at.priors.occupancy_log_odds_sd())
}

/// Fills the columns of beds and nursing beds.
///
/// Ordinary beds become nursing beds by recognition (at no loss, from a bounded pool) and by
/// rebuilding (which gives beds up and closes others for a while); new ones are built.
pub(super) fn fill(
    at: &At,
    (base, guaranteed): (&BedBase, &Guaranteed),
    programmes: &Programmes,
    opened: &Opened,
    tile: &mut Tile,
) {
    let years = tile.years();
    let ordinary = base.beds * (Lanes::ONE - base.nursing_share);
    // Schedules fall to the run's counties in proportion to their beds; to their elders where no
    // county has a bed.
    let by_elders = at.county.share.of_run as f32;
    let share =
        base.beds.zip(at.draws.run_beds, |own, all| if all > 0.0 { own / all } else { by_elders });
    let pool = ordinary * at.priors.recognition_pool as f32;
    let (mut recognised, mut gained) = (vec![Lanes::ZERO; years], vec![Lanes::ZERO; years]);
    let (mut built, mut lost) = (vec![Lanes::ZERO; years], vec![Lanes::ZERO; years]);
    let mut came = Vec::with_capacity(programmes.items.len());
    let mut at_home = vec![Lanes::ZERO; years];
    for (index, item) in programmes.items.iter().enumerate() {
        let Reach::Beds { action, lots } = &item.reach else { continue };
        let mut come = vec![Lanes::ZERO; years];
        let institutional = action.bed_type().is_some_and(BedType::counts_in_institution_beds);
        let share = if institutional { share } else { Lanes::splat(by_elders) };
        for (number, lot) in lots.iter().enumerate() {
            let amount = (share * lot.amount as f32, 1.0);
            item.deliver(at, (index, number), lot.due, amount, (&mut come, tile));
        }
        for year in 0..years {
            match *action {
                Action::Recognise => recognised[year] += come[year],
                Action::Build => built[year] += come[year],
                Action::HomeCare => at_home[year] += come[year],
                Action::Rebuild { beds_lost_per_bed, downtime_years } => {
                    gained[year] += come[year];
                    let before = if year > 0 { come[year - 1] } else { Lanes::ZERO };
                    let closed = (come[year] - before) * downtime_years.min(1.0) as f32;
                    lost[year] += come[year] * beds_lost_per_bed as f32 + closed;
                }
                Action::Open { .. } => {}
            }
        }
        came.push((item.price, *action == Action::Recognise, come));
    }
    let mut left = Recognised::new(recognised.iter().map(|&come| come.min(pool)).collect());
    let mut waiting = came.iter().filter(|(_, recognises, _)| *recognises).count();
    for (price, recognises, come) in &mut came {
        if *recognises {
            // Nobody pays for a bed that is not there.
            waiting -= 1;
            left.give(come, waiting == 0);
        }
        bill::pay(*price, come, tile);
    }
    pipeline::settle(tile);
    bed_types::set_up_at_home(at, &at_home, tile);
    let homes_per_bed = (1.0 / at.priors.emergencies.homes.mean) as f32;
    let mut kept = base.beds;
    let mut public = base.beds * base.public_share;
    for year in 0..years {
        let come = recognised[year];
        let recognised = come.min(pool);
        pipeline::find_no_bed(come - recognised, year, tile);
        let conversions = recognised + gained[year];
        if year > 0 {
            let net = at.draws.growth[year] / at.draws.growth[year - 1];
            let closing = (kept - public) * closures(at, guaranteed, kept, tile, year);
            kept = kept * net - closing;
            public *= net;
        }
        let beds = (kept + built[year] + opened.beds[year] - lost[year]).max(Lanes::ZERO);
        let nursing = kept * base.nursing_share + conversions + built[year] + opened.nursing[year];
        // What programmes open is public; beds that they build or rebuild are so as the stock is.
        let share = public / kept.max(Lanes::splat(1e-3));
        let in_public = (beds - opened.beds[year]).max(Lanes::ZERO) * share + opened.beds[year];
        tile.set(Column::BedsPublic, year, in_public.min(beds));
        // Homes follow the beds of the start; what programmes add is wards in them.
        tile.set(Column::Homes, year, kept * homes_per_bed);
        tile.set(Column::BedsRecognised, year, recognised);
        tile.set(Column::BedsRebuilt, year, gained[year]);
        tile.set(Column::BedsBuilt, year, built[year]);
        tile.set(Column::BedsTotal, year, beds);
        tile.set(Column::BedsNursing, year, nursing.min(beds));
    }
}
