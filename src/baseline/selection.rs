//! Which counties are simulated.

use crate::{
    domain::{Level, RegionCode},
    messages,
    problems::Problems,
    scenario::Regions,
    seeds::Seeds,
};
use std::ops::Range;

/// A province, or the part of it that is simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Province {
    /// Its code.
    pub code: RegionCode,
    /// Its counties, as a range of the selection.
    pub members: Range<usize>,
    /// Whether all its counties are simulated.
    pub whole: bool,
}

/// The counties of a run, province by province and prefecture by prefecture.
#[derive(Clone, Debug, PartialEq)]
pub struct Selection {
    /// Positions in the region table.
    pub positions: Vec<usize>,
    /// The provinces, in the order of their codes.
    pub provinces: Vec<Province>,
    /// Whether it is the whole country.
    pub whole_nation: bool,
}

impl Selection {
    /// The counties that a scenario includes and does not exclude.
    ///
    /// # Errors
    ///
    /// Codes that are no region, and a selection with nobody in it.
    pub fn new(seeds: &Seeds, wanted: &Regions) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let mut chosen = vec![false; seeds.regions.n_counties()];
        for (codes, value) in [(&wanted.include, true), (&wanted.exclude, false)] {
            for code in codes {
                match seeds.regions.resolve(&code.value.to_string()) {
                    Ok(region) => region.counties.iter().for_each(|&i| chosen[i] = value),
                    Err(unknown) => problems.push(code.place.clone(), unknown.said()),
                }
            }
        }
        if problems.0.is_empty() && !chosen.contains(&true) {
            let place = wanted.include.first().map(|code| code.place.clone()).unwrap_or_default();
            problems.push(place, messages::no_county_left());
        }
        let counties = seeds.regions.counties();
        let mut positions: Vec<usize> = (0..chosen.len()).filter(|&i| chosen[i]).collect();
        positions
            .sort_by_key(|&i| (counties[i].province, counties[i].prefecture, counties[i].code));
        let mut provinces: Vec<Province> = Vec::new();
        for (index, &position) in positions.iter().enumerate() {
            let Some(code) = counties[position].province else { continue };
            match provinces.last_mut() {
                Some(last) if last.code == code => last.members.end = index + 1,
                _ => provinces.push(Province { code, members: index..index + 1, whole: false }),
            }
        }
        for province in &mut provinces {
            let all = counties.iter().filter(|county| county.province == Some(province.code));
            province.whole = all.count() == province.members.len();
        }
        let whole_nation = positions.len() == chosen.len();
        problems.or(Self { positions, provinces, whole_nation })
    }

    /// The regions above counties that lie wholly inside the selection, with their members.
    #[must_use]
    pub fn aggregates(&self, seeds: &Seeds) -> Vec<(Level, RegionCode, Vec<usize>)> {
        let mut place_of = vec![None; seeds.regions.n_counties()];
        for (index, &position) in self.positions.iter().enumerate() {
            place_of[position] = Some(index);
        }
        let mut found = Vec::new();
        for region in seeds.regions.all().iter().filter(|region| region.level > Level::County) {
            let members: Option<Vec<usize>> =
                region.counties.iter().map(|&position| place_of[position]).collect();
            if let Some(members) = members.filter(|members| !members.is_empty()) {
                found.push((region.level, region.code, members));
            }
        }
        found
    }
}
