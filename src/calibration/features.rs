//! What the base census says of a unit, as numbers a prediction can rest on.

use super::{
    counties::{BaseCounty, COUNTS, RATES},
    counts::{AGES_OF_5, ByAge, Decade},
};

/// Features of a unit, in the order of [`FEATURE_NAMES`].
pub const FEATURES: usize = FEATURE_NAMES.len();

/// Their names, as in the seed.
pub const FEATURE_NAMES: [&str; 50] = [
    "log_registered_ratio",
    "sqrt_hukou_same_county",
    "sqrt_hukou_same_province",
    "sqrt_hukou_other_province",
    "urban_share",
    "nonagricultural_share",
    "log_death_rate_ratio",
    "log_births_per_20_34",
    "log_child_woman",
    "sqrt_minority",
    "log_household_size",
    "sqrt_one_person_hh",
    "sqrt_one_generation_hh",
    "sqrt_three_generation_hh",
    "sqrt_four_generation_hh",
    "log_in_family_hh",
    "share_hh65_with_one",
    "log_share_hh65",
    "schooling_years",
    "sqrt_illiterate",
    "log_widowed",
    "log_dwelling_area",
    "share_toilet",
    "share_bathing",
    "log_population",
    "log_share_0",
    "log_share_5",
    "log_share_10",
    "log_share_15",
    "log_share_20",
    "log_share_25",
    "log_share_30",
    "log_share_40",
    "log_ratio_50",
    "log_ratio_55",
    "log_ratio_60",
    "log_ratio_65",
    "log_ratio_70",
    "log_ratio_75",
    "log_ratio_80",
    "log_ratio_85",
    "sex_ratio_0",
    "sex_ratio_20",
    "sex_ratio_30",
    "sex_ratio_50",
    "sex_ratio_65",
    "sex_ratio_75",
    "illiterate_hinge",
    "is_district",
    "is_city",
];

/// Places of features that other parts of the model use.
pub(super) const SAME_PROVINCE: usize = 2;
pub(super) const OTHER_PROVINCE: usize = 3;
pub(super) const URBAN: usize = 4;
pub(super) const DWELLING: usize = 21;
pub(super) const LOG_POPULATION: usize = 24;
pub(super) const RATIO_80: usize = 39;
pub(super) const DISTRICT: usize = 48;

/// Groups of five-year ages whose share of the population is a feature.
const SHARES: [(usize, usize); 8] =
    [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 6), (6, 8), (8, 10)];

/// Groups of five-year ages whose sex ratio is a feature.
const SEX_RATIOS: [(usize, usize); 6] = [(0, 2), (4, 6), (6, 10), (10, 13), (13, 15), (15, 17)];

/// The features of a unit from its counties; not a number where the census is blank.
///
/// Shares enter by their square root and ratios by their logarithm. Counts are summed over the
/// counties that have them, and rates averaged by population.
#[must_use]
pub fn features<'a>(
    members: impl Iterator<Item = &'a BaseCounty> + Clone,
    (is_district, is_city): (bool, bool),
    people: &ByAge,
    decade: &Decade,
) -> [f64; FEATURES] {
    let count = |name: &str| {
        let at = COUNTS.iter().position(|known| *known == name).unwrap_or_default();
        let mut known = members.clone().filter_map(|county| county.counts[at]).peekable();
        if known.peek().is_some() { known.sum() } else { f64::NAN }
    };
    let rate = |name: &str| {
        let at = RATES.iter().position(|known| *known == name).unwrap_or_default();
        let (mut sum, mut weight) = (0.0, 0.0);
        for county in members.clone() {
            if let Some(rate) = county.rates[at] {
                sum += rate * county.population;
                weight += county.population;
            }
        }
        sum / weight
    };
    let both: [f64; AGES_OF_5] = std::array::from_fn(|age| people[0][age] + people[1][age]);
    let sum = |from: usize, to: usize| both[from..to].iter().sum::<f64>();
    let population = sum(0, AGES_OF_5);
    let (ln, root) = (libm::log, libm::sqrt);
    let households = count("family_households");
    let with_old = count("households_with_65plus");
    let expected_deaths: f64 =
        people.iter().flatten().zip(decade.rates.iter().flatten()).map(|(n, m)| n * m).sum();
    let women: f64 = people[1][4..8].iter().sum();
    let illiterate = count("illiterate_15plus") / sum(3, AGES_OF_5);
    let longform = count("longform_family_households");
    let death_rate = rate("crude_death_rate_per_1000");
    let mut row = vec![
        ln(count("registered_population") / population).clamp(-2.5, 1.0),
        root(count("hukou_elsewhere_same_county") / population),
        root(count("hukou_other_county_same_province") / population),
        root(count("hukou_other_province") / population),
        count("urban_population") / population,
        rate("nonagricultural_hukou_percent") / 100.0,
        ln(death_rate / (1000.0 * expected_deaths / population)).clamp(-2.0, 0.8),
        ln(rate("crude_birth_rate_per_1000") / (sum(4, 7) / population)),
        ln((both[0] + 1.0) / (women + 1.0)),
        root(rate("minority_percent") / 100.0),
        ln(count("family_household_population") / households),
        root(count("one_person_households") / households),
        root(count("one_generation_households") / households),
        root(count("three_generation_households") / households),
        root(count("four_plus_generation_households") / households),
        ln(count("family_household_population") / population),
        count("households_one_65plus") / with_old,
        ln(with_old / households),
        rate("mean_years_schooling"),
        root(illiterate),
        ln(count("longform_widowed_15plus") / count("longform_population_15plus")),
        ln(rate("dwelling_area_m2_per_person")),
        count("longform_households_with_toilet") / longform,
        count("longform_households_with_bathing") / longform,
        ln(population),
    ];
    row.extend(SHARES.map(|(from, to)| ln((sum(from, to) + 2.0) / (population + 3.0))));
    row.extend((10..17).map(|age| ln((both[age] + 2.0) / (sum(age + 1, AGES_OF_5) + 3.0))));
    row.push(ln((both[17] + 2.0) / (both[16] + 5.0)));
    row.extend(SEX_RATIOS.map(|(from, to)| {
        let of = |sex: usize| people[sex][from..to].iter().sum::<f64>() + 3.0;
        ln(of(0) / of(1)).clamp(-1.0, 1.0)
    }));
    row.push(if illiterate.is_nan() { f64::NAN } else { (illiterate - 0.2).max(0.0) });
    row.extend([is_district, is_city].map(|is| f64::from(u8::from(is))));
    std::array::from_fn(|i| if row[i].is_finite() { row[i] } else { f64::NAN })
}
