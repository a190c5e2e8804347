//! What a plan does to futures: beds, places, coverage and staff.
//!
//! - Takes: futures (population and need of one county, which no lever touches), programmes, and
//!   what is drawn for the county's province.
//! - Gives: beds, residents, coverage and staff, by year and draw.
//! - Never: changes a future, or knows a target.

mod aid;
mod bed_types;
mod beds;
mod bill;
mod care;
mod closures;
mod coverage;
mod emergencies;
mod expected;
mod guaranteed;
mod pipeline;
mod priors;
mod recognition;
mod shared;
mod staff;
mod stock;
mod usage;
mod weather;

pub use aid::{Ledger, help};
pub use bed_types::BedTypes;
pub use beds::BedBase;
pub use care::CareRules;
pub use closures::Closures;
pub use coverage::CoverageBase;
pub use priors::SupplyPriors;
pub use shared::ProvinceDraws;
pub use staff::Staffing;
pub use stock::{CountyShare, Outside, ProvinceSupply, central_beds};
pub use weather::{four_years, regional_share};

use crate::{
    domain::RegionCode,
    programmes::Programmes,
    seeds::{GivenGuaranteed, GivenSupply},
    streams::Streams,
    tile::Tile,
};
use guaranteed::Guaranteed;

/// What the supply side knows of a county.
#[derive(Clone, Debug, PartialEq)]
pub struct CountySupply {
    /// Its code: the address of its random numbers.
    pub code: RegionCode,
    /// Share of its elders who live in cities and towns.
    pub urban: f64,
    /// Its place among the counties that programmes are shared out over.
    pub index: usize,
    /// Its place in its province's draws.
    pub member: usize,
    /// What a planner knows of it.
    pub given: Option<GivenSupply>,
    /// Its people in extreme hardship, if a planner counted them.
    pub guaranteed: Option<GivenGuaranteed>,
    /// The counties that border on it.
    pub neighbours: Vec<RegionCode>,
    /// The counties that take in its displaced residents, the first to be asked first, by index.
    pub helpers: Vec<usize>,
    /// Its share in its province's beds.
    pub share: CountyShare,
    /// Its units, and what covers them at the start.
    pub coverage: CoverageBase,
}

/// Which parts of the supply side are drawn; the others stay at their centre.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Drawn {
    /// Slippage, cancellation, bed growth, occupancy.
    pub supply: bool,
    /// Baselines that no source gives.
    pub baseline: bool,
}

/// Works out what becomes of one county in one block of draws.
///
/// `tile` holds the futures; the columns of supply are written beside them. What emergencies leave
/// undone goes into the ledger, for [`help`] to finish when all counties that help are there.
pub fn evaluate(
    county: &CountySupply,
    programmes: &Programmes,
    draws: &ProvinceDraws,
    (priors, rules, drawn): (&SupplyPriors, &CareRules, Drawn),
    (streams, first_draw): (Streams, u32),
    (ledger, tile): (&mut Ledger, &mut Tile),
) {
    ledger.next();
    let at = At { county, draws, priors, drawn, streams, first_draw };
    let base = beds::BedBase::new(&at);
    let opened = coverage::open(&at, programmes, tile);
    let guaranteed = Guaranteed::new(county.guaranteed.as_ref(), rules);
    care::demand(&base, rules, &guaranteed, tile);
    beds::fill(&at, (&base, &guaranteed), programmes, &opened, tile);
    care::serve(&at, rules, &guaranteed, (ledger, tile));
    staff::social_workers(&at, tile);
    bed_types::dementia_units(&at, rules, tile);
    bed_types::care_at_home(tile);
}

/// Where in the ensemble we are.
struct At<'a> {
    county: &'a CountySupply,
    draws: &'a ProvinceDraws,
    priors: &'a SupplyPriors,
    drawn: Drawn,
    streams: Streams,
    first_draw: u32,
}
