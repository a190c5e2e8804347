//! The seeds as shipped: totals a demographer knows, and every kind of damage.

use carecast::domain::Level;
use carecast::seeds::{Bundle, Seeds, UnitType};

fn seeds() -> Seeds {
    Seeds::load(&Bundle::embedded()).expect("the shipped seeds are in order")
}

#[test]
fn china_has_the_people_of_the_bulletin() {
    let seeds = seeds();
    let sum = |age| seeds.population.iter().map(|county| county.from_age(age)).sum::<u64>();
    assert_eq!(seeds.regions.n_counties(), 2_989);
    assert_eq!([sum(0), sum(65)], [1_409_778_724, 190_635_280]);
}

#[test]
fn liaoning_has_the_people_and_units_it_should() {
    let seeds = seeds();
    let liaoning = seeds.regions.get(Level::Province, "210000".parse().unwrap()).unwrap();
    let sum =
        |age| liaoning.counties.iter().map(|c| seeds.population[*c].from_age(age)).sum::<u64>();
    assert_eq!([sum(0), sum(60), sum(80), sum(85)], [42_591_407, 10_954_467, 1_312_188, 565_639]);
    let prefectures = seeds.regions.all().iter().filter(|region| {
        region.level == Level::Prefecture && region.province == Some(liaoning.code)
    });
    assert_eq!((liaoning.counties.len(), prefectures.count()), (100, 14));
    let types = liaoning.counties.iter().filter_map(|c| seeds.regions.counties()[*c].unit_type);
    assert_eq!(types.filter(|unit| UnitType::is_county_or_city(*unit)).count(), 41);
}
