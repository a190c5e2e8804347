//! How long what the last decade showed of a county is expected to last.

use super::{National, migration::Decade};
use crate::{
    domain::RegionCode,
    priors::Priors,
    problems::Problems,
    seeds::{AgeCounts, Seeds},
};
use std::collections::BTreeMap;

/// The census group from which a departure is wholly mortality: 75 to 79.
const OLD_GROUP: usize = 16;

/// What is left of the decade's means, year by year.
#[derive(Clone, Debug)]
pub(super) struct Fading {
    /// Of migration.
    pub migration: Vec<f64>,
    province: Vec<f64>,
    county: Vec<f64>,
    means: BTreeMap<RegionCode, f64>,
}

impl Fading {
    /// For years after the base year.
    ///
    /// A province's mean departure of mortality is that of all its counties, whichever of them are
    /// simulated, weighted by residents of 75 and over.
    ///
    /// # Errors
    ///
    /// When an assumption is missing.
    pub fn new(
        seeds: &Seeds,
        priors: &Priors,
        national: &National,
        years: usize,
    ) -> Result<Self, Problems> {
        let left = |id: &str| -> Result<Vec<f64>, Problems> {
            let share = priors.mean(id)?;
            Ok((1..=years).map(|year| libm::pow(share, (year as f64 - 0.5) / 5.0)).collect())
        };
        let mut sums: BTreeMap<RegionCode, (f64, f64)> = BTreeMap::new();
        for (position, region) in seeds.regions.counties().iter().enumerate() {
            let old = old(&seeds.population[position]);
            let sum = sums.entry(region.province.unwrap_or(region.code)).or_default();
            let decade = Decade::new(&seeds.outlook[position], &national.death_rates);
            sum.0 += old * decade.mortality;
            sum.1 += old;
        }
        Ok(Self {
            migration: left("migration_persistence_5y")?,
            province: left("mortality_persistence_5y_province")?,
            county: left("mortality_persistence_5y_county")?,
            means: sums.into_iter().map(|(code, (sum, old))| (code, sum / old.max(1.0))).collect(),
        })
    }

    /// A county's mean log mortality beside the nation by year, from the decade's.
    pub fn mortality(&self, province: RegionCode, decade: f64) -> Vec<f64> {
        let common = self.means.get(&province).copied().unwrap_or(0.0);
        let own = decade - common;
        self.province.iter().zip(&self.county).map(|(p, c)| common * p + own * c).collect()
    }
}

fn old(census: &AgeCounts) -> f64 {
    census.0.iter().flat_map(|groups| &groups[OLD_GROUP..]).map(|&count| f64::from(count)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeds::GROUP_START;

    #[test]
    fn the_old_are_75_and_over() {
        assert_eq!(GROUP_START[OLD_GROUP], 75);
    }

    /// A province 0.1 above the nation, a county 0.3: after five years 0.9 of the one, 0.7 of the
    /// other 0.2: 0.09 + 0.14.
    #[test]
    fn a_province_outlasts_its_counties() {
        let code = RegionCode::NATION;
        let fading = Fading {
            migration: vec![0.7],
            province: vec![0.9],
            county: vec![0.7],
            means: BTreeMap::from([(code, 0.1)]),
        };
        assert!((fading.mortality(code, 0.3)[0] - 0.23).abs() < 1e-12);
    }
}
