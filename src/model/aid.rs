//! Which counties help which when homes must be emptied.

use crate::{
    baseline::Baseline,
    messages,
    outcomes::CountySupply,
    problems::Problems,
    scenario::{Located, Scenario},
    seeds::Seeds,
};
use std::ops::Range;

/// Gives every county its helpers, and the circles that help nobody outside.
///
/// Counties of a prefecture help one another: those with a common border first, then those whose
/// middle lies within `far` kilometres, each from near to far. An agreement takes the place of
/// that order for the counties it names.
///
/// # Errors
///
/// Agreements with unknown counties, counties outside the run, across provinces, of a county with
/// itself or with two agreements, and agreements that run in a circle.
pub(super) fn arrange(
    seeds: &Seeds,
    scenario: &Scenario,
    baseline: &Baseline,
    far: f64,
    supply: &mut [CountySupply],
) -> Result<Vec<Range<usize>>, Problems> {
    for (county, helpers) in nearest(seeds, baseline, far).into_iter().enumerate() {
        supply[county].helpers = helpers;
    }
    let mut problems = Problems::default();
    let mut agreed: Vec<Option<Vec<usize>>> = vec![None; supply.len()];
    for row in scenario.mutual_aid() {
        let mut find = |code: &Located<_>| position(seeds, baseline, code, &mut problems);
        let counties: Vec<_> = row.counties.iter().map(|code| (code, find(code))).collect();
        let helpers: Vec<_> = row.helpers.iter().map(|code| (code, find(code))).collect();
        for (code, county) in counties {
            let Some(county) = county else { continue };
            let mut list = Vec::new();
            for &(helper_code, helper) in &helpers {
                let Some(helper) = helper else { continue };
                let province = |i: usize| baseline.counties[i].province;
                if helper == county {
                    let message = messages::aid_itself(code.value);
                    problems.push(helper_code.place.clone(), message);
                } else if province(helper) == province(county) {
                    list.push(helper);
                } else {
                    let message = messages::aid_across(helper_code.value, code.value);
                    problems.push(helper_code.place.clone(), message);
                }
            }
            if agreed[county].is_some() {
                problems.push(code.place.clone(), messages::aid_twice(code.value));
            }
            agreed[county] = Some(list);
        }
    }
    if problems.0.is_empty()
        && let Some(circle) = first_circle(&agreed)
    {
        let names: Vec<String> =
            circle.iter().map(|&i| baseline.counties[i].code.to_string()).collect();
        let place = scenario
            .mutual_aid()
            .iter()
            .flat_map(|row| &row.counties)
            .find(|code| code.value == baseline.counties[circle[0]].code)
            .map(|code| code.place.clone())
            .unwrap_or_default();
        problems.push(place, messages::aid_circle(names.join(" → ")));
    }
    for (county, list) in supply.iter_mut().zip(agreed) {
        if let Some(list) = list {
            county.helpers = list;
        }
    }
    problems.or(circles(baseline, supply))
}

/// The place in the run of a county that an agreement names.
fn position(
    seeds: &Seeds,
    baseline: &Baseline,
    code: &Located<crate::domain::RegionCode>,
    problems: &mut Problems,
) -> Option<usize> {
    let found = baseline.counties.iter().position(|county| county.code == code.value);
    if found.is_none() {
        let message = match seeds.regions.resolve(&code.value.to_string()) {
            Err(unknown) => unknown.said(),
            Ok(region) if region.counties.len() > 1 => messages::aid_no_county(code.value),
            Ok(_) => messages::aid_outside(code.value),
        };
        problems.push(code.place.clone(), message);
    }
    found
}

fn nearest(seeds: &Seeds, baseline: &Baseline, far: f64) -> Vec<Vec<usize>> {
    let counties = &baseline.counties;
    let centre = |i: usize| seeds.geography.centroids[counties[i].position];
    (0..counties.len())
        .map(|county| {
            let borders = &seeds.geography.neighbours[counties[county].position];
            let mut near: Vec<(bool, f64, usize)> = (0..counties.len())
                .filter(|&other| other != county)
                .filter(|&other| {
                    let of = |i: usize| (counties[i].province, counties[i].prefecture);
                    of(other) == of(county)
                })
                .map(|other| {
                    let apart = !borders.iter().any(|n| n.county == counties[other].position);
                    (apart, centre(county).kilometres(centre(other)), other)
                })
                .filter(|&(apart, distance, _)| far > 0.0 && (!apart || distance <= far))
                .collect();
            near.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
            near.into_iter().map(|(.., other)| other).collect()
        })
        .collect()
}

/// Counties that wait for one another by agreement, the first again at the end.
fn first_circle(agreed: &[Option<Vec<usize>>]) -> Option<Vec<usize>> {
    // Counties from which no circle can be reached.
    let mut clear = vec![false; agreed.len()];
    for start in 0..agreed.len() {
        let mut path = vec![(start, 0)];
        while let Some(&mut (county, ref mut next)) = path.last_mut() {
            let helper = agreed[county].as_ref().and_then(|list| list.get(*next)).copied();
            *next += 1;
            match helper {
                None => {
                    clear[county] = true;
                    path.pop();
                }
                Some(helper) if clear[helper] => {}
                Some(helper) => {
                    if let Some(from) = path.iter().position(|&(on, _)| on == helper) {
                        let mut circle: Vec<usize> = path[from..].iter().map(|p| p.0).collect();
                        circle.push(helper);
                        return Some(circle);
                    }
                    path.push((helper, 0));
                }
            }
        }
    }
    None
}

/// Runs of counties that hold all helpers of their members.
fn circles(baseline: &Baseline, supply: &[CountySupply]) -> Vec<Range<usize>> {
    let mut circles: Vec<Range<usize>> = Vec::new();
    for county in 0..supply.len() {
        let of = |i: usize| (baseline.counties[i].province, baseline.counties[i].prefecture);
        match circles.last_mut() {
            Some(last) if of(last.start) == of(county) => last.end = county + 1,
            _ => circles.push(county..county + 1),
        }
    }
    // An agreement between prefectures ties them, and what lies between, together.
    let mut joined: Vec<Range<usize>> = Vec::new();
    for circle in circles {
        joined.push(circle);
        while let [.., before, last] = &joined[..] {
            let reaches = |from: &Range<usize>, to: usize| {
                from.clone().any(|i| supply[i].helpers.iter().any(|&helper| helper >= to))
            };
            let back = last.clone().any(|i| supply[i].helpers.iter().any(|&h| h < last.start));
            if !back && !reaches(before, last.start) {
                break;
            }
            let whole = before.start..last.end;
            joined.truncate(joined.len() - 2);
            joined.push(whole);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreements_in_a_circle_are_found_and_others_are_not() {
        let list = |helpers: &[usize]| Some(helpers.to_vec());
        assert_eq!(first_circle(&[list(&[1, 2]), list(&[2]), None]), None);
        let round = [list(&[1]), list(&[3, 2]), list(&[1]), None];
        assert_eq!(first_circle(&round), Some(vec![1, 2, 1]));
    }
}
