//! Life expectancy of the drawn paths against the United Nations' intervals.

use carecast::{
    demography::{AbridgedRates, FiveQuantiles, MortalityPath, Z_GRID, Z_NODES, life_expectancy},
    domain::Sex,
    seeds::{Bundle, Seeds},
};

/// The index at a deviate, straight between the nodes, as draws read it.
fn index_at(table: &[f64; Z_NODES], z: f64) -> f64 {
    let left = (0..Z_NODES - 1).rev().find(|node| Z_GRID(*node) <= z).unwrap_or(0);
    let weight = (z - Z_GRID(left)) / (Z_GRID(left + 1) - Z_GRID(left));
    table[left] * (1.0 - weight) + table[left + 1] * weight
}

#[test]
fn quantiles_of_life_expectancy_are_the_united_nations() {
    const DEVIATES: [f64; 5] = [-1.959_964, -1.281_552, 0.0, 1.281_552, 1.959_964];
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    for sex in Sex::BOTH {
        let periods: Vec<AbridgedRates> = seeds
            .un
            .mortality
            .iter()
            .filter(|(start, _)| *start >= 2010)
            .map(|(start, rates)| AbridgedRates {
                middle: f64::from(start) + 3.0,
                rates: rates[sex as usize],
            })
            .collect();
        let quantiles: Vec<FiveQuantiles> = (2025..=2050)
            .map(|year| {
                let e0 = seeds.un.e0[sex as usize].get(year).unwrap();
                let b = e0.bounds.unwrap();
                let values = [b.lower95, b.lower80, e0.median, b.upper80, b.upper95];
                FiveQuantiles { values }
            })
            .collect();
        let path = MortalityPath::new(&periods, 2025, &quantiles);
        for year in (0..quantiles.len()).step_by(5) {
            for (z, expected) in DEVIATES.iter().zip(quantiles[year].values) {
                let got = life_expectancy(&path.rates(year, index_at(&path.index[year], *z)));
                let at = 2025 + year;
                assert!((got - expected).abs() < 0.2, "{sex:?} {at} at {z}: {got} for {expected}");
            }
        }
    }
}
