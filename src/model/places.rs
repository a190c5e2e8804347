//! The regions that results are reported for.

use super::ProvinceBeds;
use crate::{
    baseline::Baseline,
    catalogue::Coverage,
    domain::{Lang, Level, RegionCode},
    outcomes::CountySupply,
    priors::Priors,
    problems::Problems,
    results::Place,
    scenario::BASE_YEAR,
    seeds::Seeds,
    service_circle::{CircleRow, Walk, circle_rows},
    tables::{Counted, Grounds, Region},
    targets::Priced,
};
use std::sync::Arc;

/// Ages from which the census is counted.
const CENSUS_AGES: [usize; 5] = [0, 60, 65, 80, 85];

/// Counties in the baseline's order, then what lies wholly inside the run; with the counties of
/// each of the latter.
pub(super) fn places(
    seeds: &Seeds,
    baseline: &Baseline,
    supply: &[CountySupply],
    priced: &Arc<[Priced]>,
) -> (Vec<Place>, Vec<Region>, Vec<Vec<usize>>) {
    let mut places = Vec::new();
    let mut regions = Vec::new();
    let mut members = Vec::new();
    let counties = (0..baseline.counties.len())
        .map(|index| (Level::County, baseline.counties[index].code, vec![index]));
    let aggregates = baseline.selection.aggregates(seeds);
    for (level, code, inside) in counties.chain(aggregates) {
        places.push(place(seeds, baseline, level, code, &inside));
        regions.push(region((places.len() - 1, level), baseline, supply, priced, &inside));
        if level > Level::County {
            members.push(inside);
        }
    }
    (places, regions, members)
}

fn place(
    seeds: &Seeds,
    baseline: &Baseline,
    level: Level,
    code: RegionCode,
    inside: &[usize],
) -> Place {
    let named = seeds.regions.get(level, code);
    let name = |lang| named.map_or_else(|| code.to_string(), |region| region.name(lang).to_owned());
    let first = &baseline.counties[inside[0]];
    Place {
        level,
        code,
        name_zh: name(Lang::Zh),
        name_en: name(Lang::En),
        prefecture: (level <= Level::Prefecture).then_some(first.prefecture),
        centroid: (level == Level::County).then(|| {
            let point = seeds.geography.centroids[first.position];
            [point.longitude, point.latitude]
        }),
    }
}

fn region(
    (place, level): (usize, Level),
    baseline: &Baseline,
    supply: &[CountySupply],
    priced: &Arc<[Priced]>,
    inside: &[usize],
) -> Region {
    let units = std::array::from_fn(|coverage| {
        let coverage = Coverage::ALL[coverage];
        inside.iter().map(|&i| supply[i].coverage.denominator(coverage)).sum::<usize>() as f64
    });
    let census = CENSUS_AGES.map(|age| {
        inside.iter().map(|&i| baseline.counties[i].census.from_age(age)).sum::<u64>() as f64
    });
    let counted = |county: &CountySupply| county.guaranteed.is_some();
    let guaranteed = if inside.iter().all(|&i| counted(&supply[i])) {
        Counted::Wholly
    } else if supply.iter().any(counted) {
        Counted::InPart
    } else {
        Counted::Nowhere
    };
    Region { place: place as u32, level, units, guaranteed, priced: Arc::clone(priced), census }
}

/// What the beds of each place rest on: counties, then the sums of `members`.
pub(super) fn grounds(
    beds: &ProvinceBeds,
    baseline: &Baseline,
    supply: &[CountySupply],
    members: &[Vec<usize>],
) -> Vec<Grounds> {
    let of_county = |i: usize| Grounds {
        beds_published: beds.published(baseline.counties[i].province),
        beds_given: supply[i].given.is_some(),
    };
    let counties: Vec<_> = (0..supply.len()).map(of_county).collect();
    let of_sum = |inside: &Vec<usize>| Grounds {
        beds_published: inside.iter().all(|&i| counties[i].beds_published),
        beds_given: inside.iter().all(|&i| counties[i].beds_given),
    };
    let sums: Vec<_> = members.iter().map(of_sum).collect();
    counties.into_iter().chain(sums).collect()
}

/// The fifteen-minute circle, where a planner gave points and settlements.
pub(super) fn circle(
    seeds: &Seeds,
    priors: &Priors,
    baseline: &Baseline,
    members: &[Vec<usize>],
) -> Result<Vec<CircleRow>, Problems> {
    let Some(geodata) = &seeds.geodata else { return Ok(Vec::new()) };
    let years: Vec<u16> = (0..=baseline.years as u16).map(|year| BASE_YEAR + year).collect();
    let regions = (&baseline.selection.positions[..], members);
    Ok(circle_rows(geodata, &Walk::new(priors)?, regions, &years))
}
