//! Schedules that no county can carry out.

use super::supply;
use crate::{
    baseline::Baseline,
    domain::{Text, UnitKind},
    messages,
    problems::Problems,
    programmes::Part,
    scenario::{Action, Scenario},
    seeds::Seeds,
};

/// Holds that programmes open facilities in units of one part of a county, and no more of them
/// than there are.
///
/// A run of a part of a province may carry the province's schedule, of which the part takes as
/// many as it has units: what counts here are the units of the provinces that the run touches.
pub(super) fn check(
    seeds: &Seeds,
    scenario: &Scenario,
    baseline: &Baseline,
    problems: &mut Problems,
) {
    let inside = baseline.selection.provinces.iter().filter_map(|province| {
        seeds.regions.all().iter().find(|region| region.code == province.code)
    });
    let counties: Vec<usize> = inside.flat_map(|region| region.counties.iter().copied()).collect();
    for programme in scenario.programmes() {
        let Action::Open { unit, .. } = programme.action else { continue };
        if matches!(unit, UnitKind::TownshipOrSubdistrict | UnitKind::Prefecture) {
            problems.push(programme.place.clone(), messages::unit_wide(&programme.id, unit));
            continue;
        }
        let units: usize = counties
            .iter()
            .flat_map(|&county| Part::ALL.map(|part| (county, part)))
            .map(|(county, part)| supply::units_of(seeds, scenario, county, unit, part))
            .sum();
        let asked: u64 = programme.per_year.values().copied().map(u64::from).sum();
        if asked > units as u64 {
            let message = messages::units_few(&programme.id, asked, units, named(unit));
            problems.push(programme.place.clone(), message);
        }
    }
}

const fn named(unit: UnitKind) -> Text {
    match unit {
        UnitKind::County => Text { zh: "县级单位", en: "county units" },
        UnitKind::CountyOrCity => Text { zh: "县（市）", en: "counties and cities" },
        UnitKind::Subdistrict => Text { zh: "街道", en: "subdistricts" },
        UnitKind::Township => Text { zh: "乡镇", en: "towns and townships" },
        UnitKind::TownshipOrSubdistrict => {
            Text { zh: "乡镇（街道）", en: "townships and subdistricts" }
        }
        UnitKind::Prefecture => Text { zh: "地市", en: "prefectures" },
    }
}
