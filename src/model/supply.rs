//! The supply side of the counties: units and shares.

use crate::{
    baseline::{Baseline, Province},
    catalogue::Coverage,
    domain::UnitKind,
    outcomes::{CountyShare, CountySupply, CoverageBase, Outside},
    programmes::{Part, UnitCount},
    scenario::{Scenario, TownshipList},
    seeds::{PolicyTarget, Seeds, UnitType},
};

/// Every county's units, weights and candidates for coverage at the start.
pub(super) fn counties(
    seeds: &Seeds,
    scenario: &Scenario,
    baseline: &Baseline,
    plan: &[PolicyTarget],
) -> Vec<CountySupply> {
    let demonstration = demonstration_centres(seeds, baseline, plan);
    let of_run = elders(seeds, &baseline.selection.positions);
    let mut supply = Vec::with_capacity(baseline.counties.len());
    for province in &baseline.selection.provinces {
        let whole = elders(seeds, whole(seeds, province));
        for (member, index) in province.members.clone().enumerate() {
            let county = &baseline.counties[index];
            let mut units = [[0; 3]; Coverage::ALL.len()];
            for &coverage in Coverage::ALL {
                for part in Part::ALL {
                    let kind = counted_in(coverage, scenario);
                    units[coverage as usize][part as usize] =
                        units_of(seeds, scenario, county.position, kind, part);
                }
            }
            let mut candidates = units;
            let centres = &mut candidates[Coverage::RegionalCentre as usize];
            let part = usize::from(centres[Part::Subdistricts as usize] == 0);
            *centres = [0; 3];
            centres[part] =
                demonstration[index].min(units[Coverage::RegionalCentre as usize][part]);
            let townships = centres[Part::Townships as usize];
            candidates[Coverage::TownshipCentre as usize] = [0, townships, 0];
            supply.push(CountySupply {
                code: county.code,
                given: seeds.given.get(&county.position).copied(),
                guaranteed: seeds.guaranteed.get(&county.position).copied(),
                neighbours: seeds.geography.neighbours[county.position]
                    .iter()
                    .map(|neighbour| seeds.regions.counties()[neighbour.county].code)
                    .collect(),
                helpers: Vec::new(),
                urban: county.urban,
                index,
                member,
                share: CountyShare {
                    prefecture: county.prefecture,
                    weight: elders(seeds, &[county.position]) / whole,
                    of_run: elders(seeds, &[county.position]) / of_run,
                },
                coverage: CoverageBase { units, candidates },
            });
        }
    }
    supply
}

/// The positions of all counties of a province, in the run or not.
fn whole<'a>(seeds: &'a Seeds, province: &Province) -> &'a [usize] {
    let found = seeds.regions.all().iter().find(|region| region.code == province.code);
    found.map_or(&[], |region| &region.counties)
}

/// By province: its counties that are not in the run.
pub(super) fn outside(seeds: &Seeds, baseline: &Baseline) -> Vec<Outside> {
    let of = |province: &Province| {
        let inside = &baseline.selection.positions[province.members.clone()];
        let whole = whole(seeds, province);
        let all = elders(seeds, whole);
        let mut outside = Outside::default();
        for position in whole.iter().filter(|position| !inside.contains(position)) {
            if let Some(given) = seeds.given.get(position) {
                outside.counted += given.beds;
                continue;
            }
            let county = &seeds.regions.counties()[*position];
            let share = CountyShare {
                prefecture: county.prefecture.unwrap_or(county.code),
                weight: elders(seeds, &[*position]) / all,
                of_run: 0.0,
            };
            outside.unknown.push((county.code, share));
        }
        outside
    };
    baseline.selection.provinces.iter().map(of).collect()
}

/// The units that a programme may serve in each county.
pub(super) fn units(
    seeds: &Seeds,
    scenario: &Scenario,
    baseline: &Baseline,
    kind: UnitKind,
    part: Part,
) -> Vec<UnitCount> {
    baseline
        .counties
        .iter()
        .map(|county| UnitCount {
            county: county.code,
            units: units_of(seeds, scenario, county.position, kind, part),
            elders: elders(seeds, &[county.position]),
        })
        .collect()
}

/// What a coverage counts under the scenario's reading of the plan.
fn counted_in(coverage: Coverage, scenario: &Scenario) -> UnitKind {
    match coverage {
        Coverage::CareType => scenario.policy().care_type_units,
        other => other.unit(),
    }
}

pub(super) fn units_of(
    seeds: &Seeds,
    scenario: &Scenario,
    position: usize,
    kind: UnitKind,
    part: Part,
) -> usize {
    let list = seeds.townships.counts(position);
    let counts = match scenario.policy().township_list {
        TownshipList::Y2020 => list,
        TownshipList::Y2023 => seeds.townships.counts_2023(position).unwrap_or(list),
    };
    let subdistricts = counts.subdistricts as usize;
    let townships = (counts.towns + counts.townships) as usize;
    match (kind, part) {
        (UnitKind::Subdistrict | UnitKind::TownshipOrSubdistrict, Part::Subdistricts) => {
            subdistricts
        }
        (UnitKind::Township | UnitKind::TownshipOrSubdistrict, Part::Townships) => townships,
        (UnitKind::County, Part::Whole) => 1,
        (UnitKind::CountyOrCity, Part::Whole) => {
            let kind = seeds.regions.counties()[position].unit_type;
            usize::from(kind.is_some_and(UnitType::is_county_or_city))
        }
        _ => 0,
    }
}

/// Demonstration centres that stand by the end of 2021, by county: the plan's number, in proportion
/// to elders (largest remainders).
fn demonstration_centres(seeds: &Seeds, baseline: &Baseline, plan: &[PolicyTarget]) -> Vec<usize> {
    let mut centres = vec![0; baseline.counties.len()];
    let Some(row) = plan.iter().find(|row| &*row.indicator == "demonstration_centres") else {
        return centres;
    };
    let Some(province) = baseline.selection.provinces.iter().find(|p| p.code == row.region) else {
        return centres;
    };
    let Some(total) = row.threshold else { return centres };
    let Some(region) = seeds.regions.widest(row.region) else { return centres };
    let all = elders(seeds, &region.counties);
    let mut shares: Vec<(f64, usize)> = province
        .members
        .clone()
        .map(|index| {
            let exact = total * elders(seeds, &[baseline.counties[index].position]) / all;
            centres[index] = exact as usize;
            (exact - libm::floor(exact), index)
        })
        .collect();
    shares.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let given: usize = centres.iter().sum();
    let left = (total as usize).saturating_sub(given).min(shares.len());
    // A part of a province gets its part of the centres.
    let left = if shares.len() == region.counties.len() { left } else { 0 };
    for &(_, index) in &shares[..left] {
        centres[index] += 1;
    }
    centres
}

fn elders(seeds: &Seeds, counties: &[usize]) -> f64 {
    counties.iter().map(|&i| seeds.population[i].from_age(60)).sum::<u64>() as f64
}
