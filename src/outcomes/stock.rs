//! A province's beds, and each county's part in them, in the run or not.

use super::{CountySupply, Drawn, SupplyPriors};
use crate::{
    domain::RegionCode,
    lanes::Lanes,
    streams::{Purpose, Streams},
};

/// A county's part in its province's beds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CountyShare {
    /// Its prefecture: the address of what the prefecture shares.
    pub prefecture: RegionCode,
    /// Elders of the county ÷ elders of the province.
    pub weight: f64,
    /// Elders of the county ÷ elders of the run.
    pub of_run: f64,
}

/// The counties of a province that a run leaves out: they have their part in its beds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outside {
    /// Those whose beds nobody counted.
    pub unknown: Vec<(RegionCode, CountyShare)>,
    /// Beds that planners counted in the others.
    pub counted: f64,
}

impl Outside {
    fn is_none(&self) -> bool {
        self.unknown.is_empty() && self.counted == 0.0
    }
}

/// A province of a run, in one block of draws.
#[derive(Clone, Copy, Debug)]
pub struct ProvinceSupply<'a> {
    /// Its code.
    pub code: RegionCode,
    /// Its counties in the run.
    pub members: &'a [CountySupply],
    /// Its other counties.
    pub outside: &'a Outside,
    /// Its institution beds at the start.
    pub all_beds: Lanes<f32>,
}

/// What a province has to share out among its counties.
pub(super) struct Stock {
    /// Beds of the province.
    pub all: Lanes<f32>,
    /// Beds of its counties in the run.
    pub in_run: Lanes<f32>,
    /// Beds that nobody counted ÷ the sum of the weights of the counties they stand in.
    pub per_weight: Lanes<f32>,
}

impl Stock {
    pub fn new(
        province: &ProvinceSupply,
        (priors, drawn): (&SupplyPriors, Drawn),
        (streams, first_draw): (Streams, u32),
    ) -> Self {
        let ProvinceSupply { members, outside, all_beds, .. } = *province;
        let sum = |counties: &mut dyn Iterator<Item = (RegionCode, CountyShare)>| {
            counties.fold(Lanes::ZERO, |sum, county| {
                sum + uneven_weight(county, priors, drawn, streams, first_draw)
            })
        };
        let unknown = members.iter().filter(|county| county.given.is_none());
        let inside = sum(&mut unknown.map(|county| (county.code, county.share)));
        let weights = inside + sum(&mut outside.unknown.iter().copied());
        // What planners counted is theirs; the others share what is left of the province's total.
        let counted: f64 = members.iter().filter_map(|county| county.given).map(|g| g.beds).sum();
        let known = Lanes::of(counted + outside.counted);
        let per_weight =
            (all_beds - known).max(Lanes::ZERO) / weights.max(Lanes::splat(f32::MIN_POSITIVE));
        let whole = outside.unknown.is_empty() && members.iter().all(|c| c.given.is_some());
        let all = if whole { known } else { all_beds.max(known) };
        let in_run = if outside.is_none() { all } else { Lanes::of(counted) + per_weight * inside };
        Self { all, in_run, per_weight }
    }
}

/// Institution beds of a province's counties in the run, with nothing drawn.
#[must_use]
pub fn central_beds(province: &ProvinceSupply, priors: &SupplyPriors) -> f64 {
    let nothing = Drawn { supply: false, baseline: false };
    f64::from(Stock::new(province, (priors, nothing), (Streams::new(0), 0)).in_run[0])
}

/// A county's elders, uneven as beds per elder are between and within prefectures.
pub(super) fn uneven_weight(
    (code, share): (RegionCode, CountyShare),
    priors: &SupplyPriors,
    drawn: Drawn,
    streams: Streams,
    first_draw: u32,
) -> Lanes<f32> {
    if !drawn.baseline {
        return Lanes::of(share.weight);
    }
    // Lognormal with mean one: the variance of the logarithm is ln(1 + cv²).
    // A prefecture that is its own county has one code for both: the index tells them apart.
    let factor = |region, index, cv: f64| {
        let variance = libm::log1p(cv * cv);
        let z = streams.normals(first_draw, region, 0, Purpose::BedDownscaling, index);
        (z * libm::sqrt(variance) as f32 - Lanes::of(variance / 2.0)).exp()
    };
    factor(share.prefecture, 1, priors.bed_prefecture_cv)
        * factor(code, 2, priors.bed_county_cv)
        * share.weight as f32
}
