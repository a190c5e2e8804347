//! The supply side of the counties: units, shares and rules.

use crate::{
    baseline::{Baseline, Province},
    catalogue::Coverage,
    domain::UnitKind,
    outcomes::{
        BedTypes, CareRules, Closures, CountyShare, CountySupply, CoverageBase, Outside, Staffing,
        SupplyPriors,
    },
    priors::Priors,
    problems::Problems,
    programmes::{Part, UnitCount},
    queueing::Patience,
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

/// The priors of the supply side.
pub(super) fn priors(priors: &Priors) -> Result<SupplyPriors, Problems> {
    let covered = Coverage::ALL
        .iter()
        .map(|coverage| {
            priors
                .get(match coverage {
                    Coverage::RegionalCentre | Coverage::TownshipCentre => {
                        "demonstration_centre_qualifies"
                    }
                    Coverage::StreetComprehensive => "comprehensive_subdistrict_share",
                    Coverage::EmergencyReserve => "reserve_county_share",
                    Coverage::CareType | Coverage::CareTypeEverywhere => "care_type_county_share",
                })
                .cloned()
        })
        .collect::<Result<_, _>>()?;
    Ok(SupplyPriors {
        bed_growth: priors.get("institution_bed_growth")?.clone(),
        nursing_share: priors.get("nursing_share_province")?.clone(),
        nursing_county_sd: priors.mean("nursing_share_county_logit_sd")?,
        occupancy: priors.get("occupancy_province")?.clone(),
        occupancy_county_sd: priors.mean("occupancy_county_sd")?,
        bed_prefecture_cv: priors.mean("bed_prefecture_cv")?,
        bed_county_cv: priors.mean("bed_county_cv")?,
        covered,
        reserve_beds: priors.mean("reserve_beds_per_facility")?,
        further_units: priors.mean("centre_further_units")?,
        recognition_pool: priors.mean("recognition_pool_share")?,
        carer_slack: priors.get("carer_slack")?.clone(),
        known_beds: Vec::new(),
        emergencies: super::emergencies::catalogue(priors)?,
        carers: Staffing {
            turnover: priors.mean("carer_turnover")?,
            half_life: priors.mean("hiring_half_life_years")?,
            recruits: priors.mean("recruitment_share")?,
        },
        social_workers_start: priors.get("social_workers_baseline_per_1000")?.clone(),
        social_workers: Staffing {
            turnover: priors.mean("social_worker_turnover")?,
            half_life: priors.mean("social_worker_hiring_half_life_years")?,
            recruits: priors.mean("social_worker_recruitment_share")?,
        },
        dementia_share: priors.get("dementia_bed_share")?.clone(),
        bed_types: BedTypes {
            home_care_start: priors.mean("home_care_beds_baseline_per_1000")?,
            dementia_use: priors.mean("dementia_institution_use")?,
            dementia_unit: priors.mean("dementia_unit_share")?,
        },
        closures: Closures {
            hazard: priors.mean("closure_hazard")?,
            low_factor: priors.mean("closure_low_occupancy_factor")?,
            mark: priors.mean("closure_low_occupancy_mark")?,
            width: priors.mean("closure_low_occupancy_width")?,
        },
        public_share: priors.get("public_bed_share")?.clone(),
        public_county_sd: priors.mean("public_share_county_logit_sd")?,
        slippage_correlation: priors.mean("slippage_correlation")?,
    })
}

const DAYS_IN_A_YEAR: f64 = 365.25;

/// How need turns into places and staff.
pub(super) fn rules(priors: &Priors, scenario: &Scenario) -> Result<CareRules, Problems> {
    let able = priors.mean("able_institution_share")?;
    let abandon = priors.mean("wait_abandon_years")?;
    let mark = priors.mean("wait_mark_days")? / DAYS_IN_A_YEAR;
    let community = |id: &str| priors.mean(id);
    Ok(CareRules {
        community: [
            [
                community("community_share_rural_moderate")?,
                community("community_share_rural_severe")?,
            ],
            [
                community("community_share_urban_moderate")?,
                community("community_share_urban_severe")?,
            ],
        ],
        community_sd: priors.mean("community_share_logit_sd")?,
        use_moderate: priors.mean("moderate_institution_share")? / able,
        use_severe: priors.mean("severe_institution_share")? / able,
        use_oldest: priors.mean("institution_use_80plus_ratio")?,
        target_occupancy: scenario.supply().target_occupancy,
        guaranteed_growth: scenario.supply().tekun_growth,
        residents_per_carer: [
            priors.mean("carer_ratio_light")?,
            priors.mean("carer_ratio_moderate")?,
            priors.mean("carer_ratio_severe")?,
        ],
        nursing_queue: Patience { stay: priors.mean("nursing_stay_years")?, abandon, mark },
        ordinary_queue: Patience { stay: priors.mean("ordinary_stay_years")?, abandon, mark },
    })
}
