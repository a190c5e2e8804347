//! The seeds as shipped, and what becomes of damaged ones.

use carecast::domain::{Level, Status};
use carecast::problems::Problems;
use carecast::seeds::{
    Bundle, Confidence, Residence, Seeds, TownshipCounts, TransitionModel, UnitType, build,
    checksum,
};
use proptest::prelude::*;
use std::path::Path;

fn seeds() -> Seeds {
    Seeds::load(&Bundle::embedded()).expect("the shipped seeds are in order")
}

/// The shipped seeds with one table changed and its checksum written anew.
fn load_with(path: &str, edit: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Result<Seeds, Problems> {
    let mut bundle = Bundle::embedded();
    let old = bundle.get(path).expect("a shipped table").to_vec();
    let new = edit(old.clone());
    let paper = format!("{}/source.toml", path.rsplit_once('/').expect("a folder").0);
    let text = std::str::from_utf8(bundle.get(&paper).expect("a paper")).expect("UTF-8").to_owned();
    bundle.insert(paper, text.replace(&checksum(&old), &checksum(&new)).into_bytes());
    bundle.insert(path, new);
    Seeds::load(&bundle)
}

/// The messages of a load that must fail, after a change to the text of a table.
fn complaints(path: &str, edit: impl FnOnce(String) -> String) -> String {
    load_with(path, |bytes| edit(String::from_utf8(bytes).expect("UTF-8")).into_bytes())
        .expect_err("the damage is noticed")
        .to_string()
}

/// The program trusts the tables it carries: here they are held against their sums.
#[test]
fn the_tables_in_the_program_have_their_sums() {
    let (bundle, seeds) = (Bundle::embedded(), seeds());
    let tables = bundle.paths().filter(|path| !path.ends_with("source.toml")).count();
    assert_eq!(seeds.sources().count(), tables);
    for source in seeds.sources() {
        assert_eq!(checksum(bundle.get(&source.path).unwrap()), source.sha256, "{}", source.path);
    }
}

const POPULATION: &str = "census_2020_population/data.csv";

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
    let liaoning = seeds.regions.resolve("辽宁省").unwrap();
    let sum =
        |age| liaoning.counties.iter().map(|c| seeds.population[*c].from_age(age)).sum::<u64>();
    assert_eq!([sum(0), sum(60), sum(80), sum(85)], [42_591_407, 10_954_467, 1_312_188, 565_639]);

    let prefectures = seeds.regions.all().iter().filter(|region| {
        region.level == Level::Prefecture && region.province == Some(liaoning.code)
    });
    assert_eq!((liaoning.counties.len(), prefectures.count()), (100, 14));
    let types = liaoning.counties.iter().filter_map(|c| seeds.regions.counties()[*c].unit_type);
    assert_eq!(types.filter(|unit| UnitType::is_county_or_city(*unit)).count(), 41);

    let mut in_2020 = TownshipCounts::default();
    let mut in_2023 = TownshipCounts::default();
    for county in &liaoning.counties {
        in_2020 += seeds.townships.counts(*county);
        in_2023 += seeds.townships.counts_2023(*county).expect("no code of Liaoning changed");
    }
    assert_eq!((in_2020.subdistricts, in_2020.towns, in_2020.townships), (508, 640, 201));
    assert_eq!((in_2020.units(), in_2020.other, in_2023.units()), (1_349, 57, 1_350));
    for county in &liaoning.counties {
        assert!(seeds.regions.counties()[*county].name_en.is_some());
    }
}

#[test]
fn a_name_means_the_widest_region_of_its_counties() {
    let regions = seeds().regions;
    assert_eq!(regions.resolve("北京市").unwrap().level, Level::Province);
    assert_eq!(regions.resolve("441900").unwrap().level, Level::Prefecture);
    assert_eq!(
        regions.resolve("harqin zuoyi mongol autonomous county").unwrap().code.get(),
        211_324
    );
    let twice = regions.resolve("铁西区").unwrap_err();
    assert_eq!((twice.ambiguous, twice.candidates.len()), (true, 3));
    assert_eq!(regions.resolve("沈阳是").unwrap_err().candidates, ["210100 沈阳市"]);
}

#[test]
fn the_nations_cohorts_are_those_of_the_two_censuses() {
    let change = seeds().change;
    // People of 0 to 4 in 2010 and of 10 to 14 in 2020, both sexes: modelling rule 3 gives 1.129.
    let both = (22_343_452.0 + 19_580_743.0) / (20_104_314.0 + 17_035_425.0);
    let mean = f64::midpoint(change.national[0][0], change.national[1][0]);
    assert!((mean - both).abs() < 0.002, "{mean} {both}");
    let units = change.counties.iter().flatten();
    assert_eq!(units.clone().count(), 1_561);
    let merged: Vec<_> = units.filter(|unit| unit.confidence == Confidence::Low).collect();
    assert!(!merged.is_empty());
}

#[test]
fn the_un_tables_hold_what_the_model_asks_for() {
    let seeds = seeds();
    let e0 = seeds.un.e0_both.get(2024).unwrap();
    assert_eq!((e0.median, e0.bounds.unwrap().lower95), (78.0171, 76.638));
    assert!(seeds.un.e0[0].get(2023).unwrap().bounds.is_none());
    assert_eq!(seeds.un.mortality.get(2024), seeds.un.mortality.get(2020));
    assert_eq!((seeds.un.mortality.get(1949), seeds.un.mortality.get(2100)), (None, None));
    assert!(seeds.un.vital.get(1961).unwrap().births < 17.0e6);
    let (female, all) = (carecast::domain::Sex::Female, Residence::All);
    let rates = seeds.care.transitions_of(TransitionModel::Static, female, all, None).unwrap();
    assert_eq!((rates.len(), rates[0].healthy_to_disabled), (46, 0.009_954));
}

#[test]
fn every_row_of_the_plans_has_an_honest_status() {
    let seeds = seeds();
    let (ours, published): (Vec<&str>, _) =
        seeds.plan_names().partition(|plan| *plan == "liaoning_outlook_2030");
    let rows = |plans: &[&str]| -> usize {
        plans.iter().map(|plan| seeds.plan(plan).unwrap().len()).sum()
    };
    assert_eq!((rows(&published), rows(&ours)), (71, 6));
    let liaoning = seeds.plan("liaoning_14th").unwrap();
    let evaluated = liaoning.iter().filter(|target| target.status == Status::Evaluated);
    assert_eq!(evaluated.count(), 8);
    let share = liaoning.iter().find(|target| &*target.id == "ln14_nursing_bed_share").unwrap();
    assert_eq!((share.threshold, share.deadline_year()), (Some(0.55), 2025));
}

#[test]
fn priors_are_found_by_name_or_nearly() {
    let assumptions = seeds().assumptions;
    let beta =
        assumptions.get("demonstration_centre_qualifies").unwrap().beta_parameters().unwrap();
    assert!((beta.0 - 4.0).abs() < 0.01 && (beta.1 - 2.0).abs() < 0.01, "{beta:?}");
    let error = assumptions.get("slipage_probability").unwrap_err();
    assert_eq!(error.meant.as_deref(), Some("slippage_probability"));
}

#[test]
fn every_folder_of_seeds_is_embedded() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    files.sort();
    let bundle = Bundle::embedded();
    assert_eq!(files, bundle.paths().collect::<Vec<_>>());
}

#[test]
fn a_damaged_checksum_says_what_to_do() {
    let mut bundle = Bundle::embedded();
    let mut bytes = bundle.get(POPULATION).unwrap().to_vec();
    let last = bytes.len() - 2;
    bytes[last] ^= 1;
    bundle.insert(POPULATION, bytes);
    let message = Seeds::load(&bundle).unwrap_err().to_string();
    assert!(
        message.contains("seeds/census_2020_population/data.csv: its SHA-256 is "),
        "{message}"
    );
    assert!(message.contains("write the new sum there"), "{message}");
}

#[test]
fn a_county_twice_names_both_lines() {
    let message = complaints(POPULATION, |text| {
        let first = text.lines().nth(1).unwrap().to_owned();
        format!("{text}{first}\n")
    });
    assert!(
        message.contains("data.csv:2991: `county_code` repeats the county of line 2"),
        "{message}"
    );
}

#[test]
fn a_missing_county_is_named() {
    let message = complaints(POPULATION, |text| {
        let lines = text.lines().filter(|line| !line.starts_with("210103,"));
        lines.flat_map(|line| [line, "\n"]).collect()
    });
    assert!(message.contains("county 210103 沈河区 has no row"), "{message}");
}

#[test]
fn people_below_zero_are_refused() {
    let message = complaints(POPULATION, |text| text.replacen(",2265,", ",-2265,", 1));
    assert!(message.contains("data.csv:2: `m0` is `-2265`"), "{message}");
}

#[test]
fn an_unknown_county_brings_a_suggestion() {
    let message = complaints(POPULATION, |text| text.replacen("\n210103,", "\n210193,", 1));
    assert!(
        message.contains("`county_code` is 210193: the region table has no such county"),
        "{message}"
    );
    assert!(message.contains("did you mean 2101"), "{message}");
}

#[test]
fn ages_must_agree_with_urban_and_rural_residents() {
    let message = complaints(POPULATION, |text| text.replacen(",2265,", ",2266,", 1));
    assert!(
        message.contains("110101 东城区: urban and rural residents sum to 708829"),
        "{message}"
    );
}

#[test]
fn bytes_that_are_not_utf8_give_their_line() {
    let problems = load_with("names_en/data.csv", |mut bytes| {
        let line = bytes.iter().position(|byte| *byte == b'\n').unwrap();
        bytes[line + 3] = 0xff;
        bytes
    });
    let message = problems.unwrap_err().to_string();
    assert!(message.contains("names_en/data.csv:2: byte 0xff is not UTF-8"), "{message}");
}

#[test]
fn a_file_cut_short_gives_its_last_line() {
    let message = complaints(POPULATION, |text| text[..text.len() / 2].to_owned());
    assert!(message.contains("the row has "), "{message}");
    assert!(message.contains("is the file cut short?"), "{message}");
    let message = complaints(POPULATION, |_| String::new());
    assert!(message.contains("data.csv:1: column `county_code` is missing"), "{message}");
}

#[test]
fn missing_and_unknown_files_are_both_told() {
    let mut bundle = Bundle::embedded();
    bundle.remove("care_supply/source.toml");
    bundle.remove("regions_2020/data.csv");
    bundle.insert("region_2020/data.csv", b"".as_slice());
    let message = Seeds::load(&bundle).unwrap_err().to_string();
    assert!(message.contains("seeds/care_supply/source.toml: the file is missing"), "{message}");
    assert!(message.contains("seeds/regions_2020/data.csv: the file is missing"), "{message}");
    assert!(message.contains("did you mean `regions_2020`?"), "{message}");
}

#[test]
fn a_target_may_not_contradict_itself() {
    let path = "policy/liaoning_14th/targets.csv";
    let message = complaints(path, |text| text.replacen(">=,0.55,,share", ">=,55,,share", 1));
    assert!(message.contains("write 0.55 for 55 %"), "{message}");
    let message = complaints(path, |text| text.replacen(",evaluated,", ",tracked,", 1));
    assert!(message.contains("says in `needs_zh` and `needs_en` what it needs"), "{message}");
    let message = complaints(path, |text| text.replacen(",evaluated,", ",evaluatd,", 1));
    assert!(message.contains("did you mean `evaluated`?"), "{message}");
}

#[test]
fn a_prior_must_be_one_that_can_be_drawn_from() {
    let path = "assumptions/data.csv";
    let message = complaints(path, |text| text.replacen("beta,0.43,0.07", "beta,0.43,0.7", 1));
    assert!(message.contains("mean and sd fit no beta distribution"), "{message}");
    let message = complaints(path, |text| text.replacen("fixed,0.25,0,0,1", "fixed,1.25,0,0,1", 1));
    assert!(message.contains("its mean lies outside its bounds"), "{message}");
}

#[test]
fn building_without_shared_tables_names_them() {
    let message = build::all(&|_| None, &Bundle::embedded()).unwrap_err().to_string();
    assert!(message.contains("census_2020_county.csv: the shared table is missing"), "{message}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_damage_makes_the_loader_panic(
        file in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        keep in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bundle = Bundle::embedded();
        let paths: Vec<String> = bundle.paths().map(str::to_owned).collect();
        let path = file.get(&paths);
        let mut bytes = bundle.get(path).unwrap().to_vec();
        for (place, byte) in &edits {
            let place = place.index(bytes.len());
            bytes[place] = *byte;
        }
        if let Some(keep) = keep {
            bytes.truncate(keep.index(bytes.len()));
        }
        let same = bundle.get(path) == Some(bytes.as_slice());
        bundle.insert(path.clone(), bytes);
        let loaded = Seeds::load(&bundle);
        prop_assert!(same || loaded.is_err() || path.ends_with("source.toml"));
    }
}
