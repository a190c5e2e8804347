//! What the programmes schedule towards each target, region by region.

use super::beds::ProvinceBeds;
use crate::{
    baseline::Baseline,
    catalogue::Coverage,
    domain::Level,
    outcomes::{CountySupply, Outside, ProvinceSupply, SupplyPriors, central_beds},
    programmes::{Part, Programmes, Share},
    scenario::BASE_YEAR,
    streams::Streams,
    tables::Region,
    targets::Target,
};

/// By place: units scheduled to each target's deadline, for provinces and the nation; none for
/// what is smaller, whose part in a schedule of beds is drawn.
pub(super) fn scheduled(
    (regions, members): (&[Region], &[Vec<usize>]),
    (supply, priors): (&[CountySupply], &SupplyPriors),
    (programmes, targets): (&Programmes, &[Target]),
    provinces: &[(std::ops::Range<usize>, f64)],
) -> Vec<Vec<f64>> {
    let all_beds: f64 = provinces.iter().map(|(_, beds)| beds).sum();
    let chance = |coverage: Coverage, county: usize| {
        let candidates = supply[county].coverage.candidates[coverage as usize];
        let covered = priors.covered[coverage.start() as usize].mean;
        1.0 - covered * candidates[Part::Whole as usize] as f64
    };
    let of = |(place, region): (usize, &Region)| {
        if region.level < Level::Province {
            return Vec::new();
        }
        let counties = &members[place - supply.len()];
        let inside = |range: &std::ops::Range<usize>| counties.contains(&range.start);
        let beds: f64 = provinces.iter().filter(|(range, _)| inside(range)).map(|(_, b)| b).sum();
        let share = if all_beds > 0.0 {
            beds / all_beds
        } else {
            counties.iter().map(|&county| supply[county].share.of_run).sum()
        };
        let part = Share { counties, beds: share };
        targets
            .iter()
            .map(|target| {
                let years = usize::from(target.info.deadline.saturating_sub(BASE_YEAR));
                let due = || programmes.due_in(part, target.coverage, years, chance);
                if target.is_built() { due() } else { 0.0 }
            })
            .collect()
    };
    regions.iter().enumerate().map(of).collect()
}

/// By province: its counties in the run, and their institution beds with nothing drawn.
pub(super) fn provinces(
    baseline: &Baseline,
    (supply, outside): (&[CountySupply], &[Outside]),
    (priors, beds): (&SupplyPriors, &ProvinceBeds),
    streams: Streams,
) -> Vec<(std::ops::Range<usize>, f64)> {
    let of = |(province, outside): (&crate::baseline::Province, &Outside)| {
        let whole = ProvinceSupply {
            code: province.code,
            members: &supply[province.members.clone()],
            outside,
            all_beds: beds.draw(province.code, false, streams, 0),
        };
        (province.members.clone(), central_beds(&whole, priors))
    };
    baseline.selection.provinces.iter().zip(outside).map(of).collect()
}
