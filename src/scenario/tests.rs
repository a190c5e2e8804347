use super::*;
use crate::domain::UnitKind;
use std::{fs, path::Path};

pub(super) fn base(name: &str, _: &Source<'_>) -> Result<Source<'static>, NoBase> {
    shipped::source(name)
}

pub(super) fn build(toml: &str, sets: &[&str]) -> Result<Scenario, Problems> {
    let source =
        Source { name: "test.toml".into(), bytes: toml.as_bytes().to_vec().into(), shipped: false };
    Scenario::build(source, &base, &sets.iter().map(|set| (*set).to_owned()).collect::<Vec<_>>())
}

/// A scenario that changes fyp14.
fn over(toml: &str, sets: &[&str]) -> Result<Scenario, Problems> {
    build(&format!("id = \"over\"\nbuilds_on = \"liaoning_fyp14\"\n{toml}"), sets)
}

pub(super) fn told(result: Result<Scenario, Problems>) -> Vec<String> {
    result.err().map_or_else(Vec::new, |p| p.0.iter().map(ToString::to_string).collect())
}

fn programme<'a>(scenario: &'a Scenario, id: &str) -> &'a Programme {
    scenario.programmes().iter().find(|programme| programme.id == id).expect("it is there")
}

#[test]
fn every_shipped_scenario_can_be_run() {
    for shipped in shipped::ALL {
        let scenario = Scenario::build(shipped.source(), &base, &[]);
        let scenario = scenario.unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(scenario.id(), shipped.id);
        assert!(shipped.readme.starts_with(&format!("# {}\n", shipped.id)));
    }
}

/// Each file opens with what must be told: `# expect LINE:COLUMN MESSAGE`, or, of another file,
/// `# expect FILE MESSAGE`.
#[test]
fn every_mistake_is_told_where_it_stands() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| Source {
        name: name.to_owned(),
        bytes: fs::read(root.join(name)).expect("a file of tests/invalid").into(),
        shipped: false,
    };
    let base = |name: &str, _: &Source<'_>| {
        if name.starts_with("tests/invalid/") { Ok(read(name)) } else { shipped::source(name) }
    };
    let entries = fs::read_dir(root.join("tests/invalid")).unwrap().flatten();
    let mut wrong = Vec::new();
    for entry in entries {
        let name = format!("tests/invalid/{}", entry.file_name().display());
        let source = read(&name);
        let text = String::from_utf8(source.bytes.to_vec()).unwrap();
        let expected: Vec<_> = text
            .lines()
            .filter_map(|line| line.strip_prefix("# expect ")?.split_once(' '))
            .collect();
        let told = Scenario::build(source, &base, &[]).expect_err(&name).0;
        let as_expected = told.len() == expected.len()
            && told.iter().zip(&expected).all(|(told, (place, message))| {
                let here = told.place.to_string() == format!("{name}:{place}");
                (here || told.place.source == *place) && told.message.en.starts_with(message)
            });
        if !as_expected {
            wrong.push(format!("{name}\nexpected {expected:#?}\ntold {}", Problems(told)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn a_later_layer_outweighs_an_earlier_one() {
    let base = |name: &str, _: &Source<'_>| match name {
        "middle" => Ok(Source {
            name: "middle.toml".into(),
            bytes: b"builds_on = \"liaoning_fyp14\"\nid = \"middle\"\n[run]\ndraws = 20\nseed = 2"
                .into(),
            shipped: false,
        }),
        name => shipped::source(name),
    };
    let top = b"builds_on = \"middle\"\nid = \"top\"\n[run]\nseed = 3\n[time]\nhorizon_year = 2030";
    let top = Source { name: "top.toml".into(), bytes: top.into(), shipped: false };
    let sets = ["time.horizon_year=2028".to_owned(), "time.horizon_year=2027".to_owned()];

    let scenario = Scenario::build(top, &base, &sets).unwrap();

    assert_eq!((scenario.id(), scenario.n_draws(), scenario.seed()), ("top", 20, 3));
    assert_eq!(scenario.years(), 2021..=2027);
    assert_eq!(
        scenario.layers(),
        [
            "scenarios/liaoning_trend/scenario.toml",
            "scenarios/liaoning_fyp14/scenario.toml",
            "middle.toml",
            "top.toml",
            "--set time.horizon_year=2028",
            "--set time.horizon_year=2027",
        ]
    );
}

#[test]
fn rows_merge_by_their_id() {
    let scenario = over(
        "[[programmes]]\nid = \"care_type_homes\"\nremove = true\n\
         [[programmes]]\nid = \"township_centres\"\nper_year.2022 = 5\nper_year.2026 = 7\n\
         [[programmes]]\nid = \"more\"\nzh = \"多\"\nen = \"more\"\nwhat = \"building\"\n\
         per_year = { 2030 = 9 }\nsource = \"assumption: a test\"",
        &[],
    )
    .unwrap();

    let ids: Vec<_> = scenario.programmes().iter().map(|programme| programme.id.as_str()).collect();
    assert_eq!(ids[1..3], ["township_centres", "emergency_reserves"]);
    assert_eq!((ids.len(), ids[6]), (7, "more"));
    let centres = programme(&scenario, "township_centres");
    assert_eq!(centres.per_year.values().copied().collect::<Vec<_>>(), [97, 5, 96, 96, 96, 7]);
    assert_eq!(scenario.facilities()[0].id, "regional_centre");
    assert!(matches!(centres.action, Action::Open { facility: 0, unit: UnitKind::Township, .. }));
}

#[test]
fn a_programme_takes_the_common_pace_unless_it_has_its_own() {
    let scenario = over(
        "[programme_defaults]\npace = 0.5\n[[programmes]]\nid = \"care_type_homes\"\npace = 2",
        &["programmes.emergency_reserves.delay_years=3"],
    )
    .unwrap();
    let timing = |id| {
        let programme = programme(&scenario, id);
        (programme.pace, programme.delay_years)
    };
    assert_eq!(timing("subdistrict_centres"), (0.5, 0));
    assert_eq!(timing("care_type_homes"), (2.0, 0));
    assert_eq!(timing("emergency_reserves"), (0.5, 3));
}

#[test]
fn set_takes_toml_and_bare_words() {
    let scenario = over(
        "",
        &[
            "population.longevity = upper_95",
            "regions.include=[\"210100\", \"210200\"]",
            "title.en=Two cities (with a name)",
            "assumptions.reserve_beds.mean=40",
            "programmes.care_type_homes.per_year={2030=4}",
            "programmes.township_centres.remove=true",
            "time.horizon_year=2030",
        ],
    )
    .unwrap();
    assert_eq!(scenario.population().longevity, Longevity::Upper95);
    assert_eq!(scenario.regions().include[1].value.to_string(), "210200");
    assert_eq!(scenario.title().en, "Two cities (with a name)");
    let mean = Override::Prior { mean: Some(40.0), sd: None, lower: None, upper: None };
    assert_eq!(scenario.assumptions()["reserve_beds"].value, mean);
    assert_eq!(programme(&scenario, "care_type_homes").per_year[&2030], 4);
    assert_eq!(scenario.programmes().len(), 6);
}

#[test]
fn a_wrong_set_is_told_like_a_wrong_line() {
    let wrong = [
        ("draws", "--set draws: expected KEY=VALUE"),
        ("run.draw=5", "--set run.draw=5: unknown key `draw` in run: did you mean `draws`?"),
        ("run.draws=0", "--set run.draws=0: run.draws 0 must lie in 1..=1000000"),
        ("run.draws=[1", "--set run.draws=[1: `[1` is no TOML value"),
        ("programmes.pace=2", "--set programmes.pace=2: expected programmes.ID.KEY=VALUE"),
        ("programmes.care_homes.pace=2", "--set programmes.care_homes.pace=2: no `care_homes` in"),
        ("builds_on=china_trend", "--set builds_on=china_trend: builds_on cannot be set"),
        ("=5", "--set =5: `` is no key"),
        ("a.b.c.d.e.f=5", "--set a.b.c.d.e.f=5: `a.b.c.d.e.f` is no key"),
    ];
    for (set, expected) in wrong {
        let told = told(over("", &[set]));
        assert!(told.len() == 1 && told[0].starts_with(expected), "{told:#?}");
    }
    let all = wrong.map(|(set, _)| set);
    assert_eq!(told(over("", &all)).len(), wrong.len());
}

#[test]
fn a_nearer_horizon_cuts_schedules() {
    let scenario = over("", &["time.horizon_year=2023"]).unwrap();
    let years = |scenario: &Scenario| programme(scenario, "care_type_homes").per_year.len();
    assert_eq!(years(&scenario), 3);
    assert_eq!(years(&build(&scenario.to_toml(), &[]).unwrap()), 3);
}

#[test]
fn the_echo_is_the_same_scenario() {
    for shipped in shipped::ALL {
        let scenario = Scenario::build(shipped.source(), &base, &[]).unwrap();
        let echo = scenario.to_toml();
        let again = build(&echo, &[]).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(again.to_toml(), echo);
        assert_eq!(again.regions(), scenario.regions());
        assert_eq!(again.layers(), ["test.toml"]);
        assert_eq!(serde_json::to_value(&again).unwrap(), serde_json::to_value(&scenario).unwrap());
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(build(&scenario.annotated(lang), &[]).unwrap().to_toml(), echo);
        }
    }
}

#[test]
fn without_its_base_a_file_is_judged_by_what_it_says() {
    let lost = "id = \"lost\"\nbuilds_on = \"liaoning_fyp\"\n[run]\ndraws = 0";
    let told = told(build(lost, &["programmes.care_type_homes.pace=11"]));
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("--set programmes.care_type_homes.pace=11: programmes.care"));
    assert!(told[1].starts_with("test.toml:2:13: builds_on: there is no scenario"));
    assert!(told[2].starts_with("test.toml:4:9: run.draws 0"));
}
