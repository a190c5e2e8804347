//! Rule sets for carers: chosen by name, overridden by the scenario's own ratios, told to the reader.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use carecast::{
    catalogue::Column,
    ensemble::simulate_watched,
    model::Model,
    scenario::{Scenario, Source, shipped},
    seeds::{Bundle, GivenSupply, Seeds, checksum},
    tables::Samples,
};
use common::Folder;
use proptest::prelude::*;
use std::{
    collections::BTreeMap,
    sync::{LazyLock, Mutex},
};

static SEEDS: LazyLock<Seeds> = LazyLock::new(|| Seeds::load(&Bundle::embedded()).unwrap());

/// Each asks for as many carers as the one before it, or more, at every level of ability.
const FROM_FEWEST_TO_MOST: [&str; 5] =
    ["mzt187_fewest", "mzt187_most", "support_homes", "three_disabled", "japan_1999"];

type Run = BTreeMap<usize, Samples>;

fn model(seeds: &Seeds, sets: &[&str]) -> (Model, Scenario) {
    let small = ["regions.include=[\"210400\"]", "run.draws=32", "time.horizon_year=2030"];
    let sets: Vec<String> = small.iter().chain(sets).map(|set| (*set).to_owned()).collect();
    let text = "id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n";
    let top = Source { bytes: text.as_bytes().into(), name: "mine.toml".into(), shipped: false };
    let scenario = Scenario::build(top, &|name, _| shipped::source(name), &sets).unwrap();
    (Model::new(seeds, &scenario).unwrap(), scenario)
}

/// The samples of every place of a run of Fushun's seven counties.
fn run(seeds: &Seeds, sets: &[&str]) -> Run {
    let (model, scenario) = model(seeds, sets);
    let found = Mutex::new(Run::new());
    let _ = simulate_watched(&model, &scenario, &|place: usize, samples: &Samples| {
        found.lock().unwrap().insert(place, samples.clone());
    });
    found.into_inner().unwrap()
}

fn rules(set: &str) -> String {
    format!("supply.carer_rules=\"{set}\"")
}

fn ratios(sets: &[&str]) -> [f64; 3] {
    model(&SEEDS, sets).0.care.residents_per_carer
}

/// Calls `law` with every place, year and draw of two runs.
fn paired(runs: [&Run; 2], column: Column, mut law: impl FnMut(f64, f64, usize)) {
    for (place, first) in runs[0] {
        for year in 0..first.years() {
            for draw in 0..first.draws() {
                let of = |samples: &Samples| samples.value(column, year, draw);
                law(of(first), of(&runs[1][place]), year);
            }
        }
    }
}

/// A stricter rule set never needs fewer carers, and in the years named it never serves more
/// residents or staffs more beds; gives how many more carers, and how many fewer beds.
///
/// Between sets whose ratios differ from level to level that is a law of the base year only: the
/// carers of a mix of residents that has since grown lighter stay a while, and may look after a few
/// more than those of the laxer set.
fn hold(lax: &Run, strict: &Run, no_more_in: impl Fn(usize) -> bool) -> [f64; 2] {
    let (mut more, mut fewer) = (0.0, 0.0);
    paired([lax, strict], Column::CarersRequired, |before, after, _| {
        assert!(after >= before * 0.999_99 - 1e-3, "required: {before} {after}");
        more += after - before;
    });
    for column in [Column::Residents, Column::StaffedBeds] {
        paired([lax, strict], column, |before, after, year| {
            let holds = after <= before * 1.000_01 + 0.01;
            assert!(holds || !no_more_in(year), "{column:?} in {year}: {before} {after}");
            fewer += before - after;
        });
    }
    [more, fewer]
}

/// Seven counties whose carers a planner counted: too few by any of the rules.
fn counted() -> Seeds {
    let mut seeds = SEEDS.clone();
    let fushun = seeds.regions.all().iter().find(|region| region.code.to_string() == "210400");
    for position in fushun.unwrap().counties.clone() {
        let given = GivenSupply {
            beds: 2000.0,
            nursing_beds: Some(900.0),
            residents: Some(1200.0),
            carers: Some(60.0),
            public_beds: None,
        };
        seeds.given.insert(position, given);
    }
    seeds
}

#[test]
fn the_sets_are_chosen_by_name_and_the_default_is_what_it_was() {
    assert_eq!(ratios(&[]), [10.0, 6.0, 3.0]);
    assert_eq!(ratios(&[&rules("support_homes")]), [10.0, 6.0, 3.0]);
    assert_eq!(ratios(&[&rules("mzt187_most")]), [15.0, 8.0, 3.0]);
    let named: Vec<&str> = SEEDS.staffing.iter().map(|set| &*set.id).collect();
    assert_eq!(named[0], "support_homes", "the default stands first");
    let mut all = FROM_FEWEST_TO_MOST.to_vec();
    all.sort_unstable();
    assert_eq!(all, {
        let mut named = named.clone();
        named.sort_unstable();
        named
    });
    for set in SEEDS.staffing.iter() {
        for ratio in &set.ratios {
            let unproven = ratio.basis == carecast::domain::Basis::Assumption;
            assert!(unproven || ratio.reason.contains("article"), "{}: {}", set.id, ratio.reason);
        }
    }
}

/// What the scenario says of a ratio goes before the set, and the reader is told.
#[test]
fn own_ratios_go_before_the_set() {
    let own = "assumptions.carer_ratio_moderate=5";
    assert_eq!(ratios(&[own]), [10.0, 5.0, 3.0]);
    assert_eq!(ratios(&[own, &rules("japan_1999")]), [3.0, 5.0, 3.0]);
    let said = model(&SEEDS, &[own, &rules("japan_1999")]).0.carers;
    assert!(said.en.contains("the scenario's own, else Japan") && said.en.contains("moderate 5"));
    assert!(said.zh.contains("情景自定") && said.zh.contains("中度 5 人"), "{}", said.zh);
    let said = model(&SEEDS, &[&rules("japan_1999")]).0.carers;
    assert!(!said.en.contains("own") && said.en.contains("moderate 3"), "{}", said.en);
}

#[test]
fn a_stricter_set_needs_no_fewer_carers_and_staffs_no_more_beds() {
    let counted = counted();
    for (seeds, hired) in [(&*SEEDS, "0.004"), (&*SEEDS, "0.00002"), (&counted, "0.0002")] {
        let hired = format!("assumptions.recruitment_share={hired}");
        let runs = FROM_FEWEST_TO_MOST.map(|set| run(seeds, &[&rules(set), &hired]));
        let moved: Vec<[f64; 2]> =
            runs.windows(2).map(|two| hold(&two[0], &two[1], |year| year == 0)).collect();
        assert!(moved.iter().all(|[more, _]| *more > 0.0), "{moved:?}");
        assert!(moved.iter().any(|[_, fewer]| *fewer > 0.0), "{moved:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Ratios that are stricter by the same part at every level, whoever can be hired.
    #[test]
    fn whoever_asks_for_more_carers_needs_more(
        seed in 1_u32..1_000_000,
        stricter in 0.3_f64..0.95,
        hired in 1e-5_f64..5e-3,
    ) {
        let with = |seeds: &Seeds, factor: f64| {
            let own: Vec<String> = [("light", 10.0), ("moderate", 6.0), ("severe", 3.5)]
                .map(|(level, ratio)| format!("assumptions.carer_ratio_{level}={}", ratio * factor))
                .into_iter()
                .chain([
                    format!("run.seed={seed}"),
                    format!("assumptions.recruitment_share={hired}"),
                ])
                .collect();
            run(seeds, &own.iter().map(String::as_str).collect::<Vec<_>>())
        };
        for seeds in [&*SEEDS, &counted()] {
            let [more, _] = hold(&with(seeds, 1.0), &with(seeds, stricter), |_| true);
            prop_assert!(more > 0.0);
        }
    }
}

#[test]
fn an_unknown_set_is_told_with_the_nearest_and_all_there_are() {
    let folder = Folder::new("carer_rules_unknown");
    folder.write(
        "mine.toml",
        "id = \"mine\"\nbuilds_on = \"liaoning_trend\"\n[supply]\ncarer_rules = \"mzt187_mst\"\n\
         [assumptions]\ncarer_ratio_severe = 0.5\n",
    );
    let errors = folder.fail(2, &["validate", "mine.toml", "--lang", "en"]);
    for part in [
        "mine.toml:4:15",
        "`mzt187_mst` is no rule set for carers: did you mean `mzt187_most`?",
        "known: support_homes, mzt187_fewest",
        "mine.toml:6",
        "`carer_ratio_severe` must lie between 1 and 100",
        "2 to put right",
    ] {
        assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
    }
    let errors = folder.fail(2, &["validate", "mine.toml", "--lang", "zh"]);
    assert!(errors.contains("没有护理员配比规则 `mzt187_mst`"), "{errors}");
}

#[test]
fn terminal_page_workbook_and_manifest_name_the_set() {
    use calamine::{Reader, Xlsx, open_workbook};
    let folder = Folder::new("carer_rules_named");
    folder.write(
        "mine.toml",
        "id = \"mine\"\nbuilds_on = \"liaoning_fyp14\"\n[regions]\ninclude = [\"210402\"]\n\
         [run]\ndraws = 16\n[time]\nhorizon_year = 2026\n[supply]\ncarer_rules = \"three_disabled\"\n",
    );
    let terminal = folder.succeed(&["run", "mine.toml", "--out", "out", "--lang", "en"]);
    assert!(terminal.contains("carers by: three disabled residents a carer (residents per carer: able or light 10, moderate 3, severe or total 3)"), "{terminal}");
    let read = |name: &str| std::fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    let page = read("report.html");
    assert!(page.contains("失能老人与护理员三比一（每名护理员照护自理及轻度 10 人"));
    assert!(page.contains("carers by: "));
    assert!(read("manifest.json").contains("\"carer_rules\": \"three_disabled\""));
    let mut book: Xlsx<_> = open_workbook(folder.path().join("out/report.xlsx")).unwrap();
    let names = book.sheet_names();
    let holds = |name: &String, book: &mut Xlsx<_>, text: &str| {
        let sheet = book.worksheet_range(name).unwrap();
        sheet.used_cells().any(|(.., cell)| cell.to_string().contains(text))
    };
    let said = "护理员配比 carers by 失能老人与护理员三比一";
    assert!(names.iter().any(|name| holds(name, &mut book, said)), "{names:?}");
    let rule = "a rule of thumb that plans and the press repeat";
    assert!(names.iter().any(|name| holds(name, &mut book, rule)), "the ratios with their reason");
}

/// The seed's own mistakes, each with its line.
#[test]
fn a_bad_table_of_rule_sets_is_told_line_by_line() {
    let damage = |change: &dyn Fn(String) -> String| {
        let path = "staffing_rules/data.csv";
        let mut bundle = Bundle::embedded();
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let table = change(text(bundle.get(path).unwrap()));
        let paper = text(bundle.get("staffing_rules/source.toml").unwrap());
        let old = checksum(bundle.get(path).unwrap());
        let paper = paper.replace(&old, &checksum(table.as_bytes()));
        bundle.insert("staffing_rules/source.toml", paper.into_bytes());
        bundle.insert(path, table.into_bytes());
        Seeds::load(&bundle).unwrap_err().to_string()
    };
    let rising = damage(&|text| text.replacen("moderate,12", "moderate,21", 1));
    assert!(rising.contains("data.csv:7: rule set `mzt187_fewest` asks for fewer"), "{rising}");
    let lacking = damage(&|text| {
        text.lines()
            .filter(|line| !line.starts_with("japan_1999") || !line.contains("severe_"))
            .flat_map(|line| [line, "\n"])
            .collect()
    });
    assert!(lacking.contains("rule set `japan_1999` lacks level `severe_or_total`"), "{lacking}");
    let twice = damage(&|text| text.replacen("able_or_light,15", "severe_or_total,15", 1));
    assert!(twice.contains("`mzt187_most` has level `severe_or_total` in an earlier"), "{twice}");
    let outside = damage(&|text| text.replacen("moderate,12", "moderate,0", 1));
    assert!(outside.contains("data.csv:6: `residents_per_carer`"), "{outside}");
    assert!(!outside.contains("lacks level"), "{outside}");

    let mut bundle = Bundle::embedded();
    let path = "assumptions/data.csv";
    let table = String::from_utf8(bundle.get(path).unwrap().to_vec()).unwrap()
        + "carer_ratio_light,fixed,8,0,1,100,residents per carer,甲,a,assumption,乙,mine\n";
    bundle.insert(path, table.into_bytes());
    let old = Seeds::load(&bundle).unwrap_err().to_string();
    assert!(old.contains("`carer_ratio_light` comes from staffing_rules/data.csv"), "{old}");
}
