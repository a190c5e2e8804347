//! Priors and rules of the supply side, from the assumptions.

use crate::{
    catalogue::Coverage,
    outcomes::{BedTypes, CareRules, Closures, Staffing, SupplyPriors},
    priors::Priors,
    problems::Problems,
    programmes::{Fate, Usual},
    queueing::Patience,
    scenario::Scenario,
};

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

/// What becomes of a lot, and how long it is built, where a programme says nothing else.
pub(super) fn usual(priors: &Priors) -> Result<Usual, Problems> {
    Ok(Usual {
        fate: Fate {
            slippage: priors.mean("slippage_probability")?,
            cancellation: priors.mean("cancellation_probability")?,
        },
        building: [
            priors.mean("building_years_facility")?,
            priors.mean("building_years_bed")?,
            priors.mean("building_years_rebuilding")?,
        ],
    })
}
