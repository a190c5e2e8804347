//! Wrong input: every problem told, with its place and what to do; exit code 2; nothing written.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, small};
use std::fs;

/// Runs a scenario file and expects its problems.
fn refused(name: &str, text: &str, expected: &[&str]) {
    let folder = Folder::new(name);
    folder.write("mine.toml", text);
    for command in [&["validate", "mine.toml"][..], &["run", "mine.toml"]] {
        let errors = folder.fail(2, command);
        for part in expected {
            assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
        }
    }
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn every_problem_of_a_scenario_is_told_at_once() {
    refused(
        "many",
        "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n[run]\ndraws = 0\n[time]\nhorizon_year = 2019\n\
         [supply]\ntarget_ocupancy = 0.9\n",
        &["mine.toml:4", "mine.toml:6", "mine.toml:8", "`target_occupancy`", "3 to put right"],
    );
}

#[test]
fn names_that_the_seeds_do_not_know_come_with_the_nearest() {
    refused(
        "region",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[regions]\ninclude = [\"219999\"]\n",
        &["mine.toml:4", "219999"],
    );
    refused(
        "instrument",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[need]\ninstrument = \"clhls_adk\"\n",
        &["mine.toml:4", "`clhls_adl`"],
    );
    refused(
        "instruments",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[need]\ninstrument = [\"clhls_adl\",\n\
         \"bartel\",\n\"drawn\"]\n",
        &["mine.toml:5", "`barthel`", "mine.toml:6", "stands for all", "2 to put right"],
    );
    refused(
        "plan",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[policy]\nplan = \"liaoning_15th\"\n",
        &["mine.toml:4", "`liaoning_14th`"],
    );
    refused(
        "assumption",
        "builds_on = \"liaoning_trend\"\nid = \"mine\"\n[assumptions]\nslippage_probabilty = 0.5\n",
        &["mine.toml:4", "`slippage_probability`"],
    );
}

/// The same, in one language after the other.
fn refused_in_both(folder: &Folder, arguments: &[&str], zh: &[&str], en: &[&str]) {
    for (lang, expected) in [("zh", zh), ("en", en)] {
        let errors = folder.fail(2, &[arguments, &["--lang", lang]].concat());
        for part in expected {
            assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
        }
    }
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

const PLANNED: &str = "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n";

fn programme(id: &str, rest: &str) -> String {
    format!(
        "[[programmes]]\nid = \"{id}\"\nzh = \"多\"\nen = \"more\"\nwhat = \"facility\"\n\
         source = \"test\"\nfacility = \"regional_centre\"\n{rest}"
    )
}

#[test]
fn a_programme_cannot_open_more_than_there_are_units() {
    let folder = Folder::new("units");
    let aid = |id, county, helper| {
        format!(
            "[[mutual_aid]]\nid = \"{id}\"\ncounties = [\"{county}\"]\nhelpers = [\"{helper}\"]\n\
             source = \"test\"\n"
        )
    };
    let text = programme("lots", "unit = \"subdistrict\"\nper_year = { 2021 = 300, 2022 = 209 }\n")
        + &programme("both", "per_year = { 2021 = 5 }\n")
        + &aid("a", "210402", "210403")
        + &aid("b", "210403", "210402");
    folder.write("mine.toml", format!("{PLANNED}{text}"));
    // 508 subdistricts of Liaoning.
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &[
            "mine.toml:3",
            "509",
            "508 个街道",
            "请减少开办数",
            "mine.toml:12",
            "请写明",
            "mine.toml:22",
            "循环",
            "3 处",
        ],
        &[
            "mine.toml:3",
            "opens 509 facilities",
            "have 508 subdistricts",
            "mine.toml:12",
            "say subdistrict",
            "circle",
            "3 to put right",
        ],
    );
    let head = "[need]\ninstrument = \"none\"\n[policy]\nplan = \"liaoning_15th\"\n\
        [assumptions]\nslippage_probabilty = 0.5\n";
    folder.write("mine.toml", format!("{PLANNED}{head}"));
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &["mine.toml:4", "mine.toml:6", "mine.toml:8", "3 处"],
        &["mine.toml:4", "mine.toml:6", "mine.toml:8", "3 to put right"],
    );
    let head = "[output]\nheadline_targets = [\"ln14_none\"]\n";
    folder.write("mine.toml", format!("{PLANNED}{head}{text}"));
    let (zh, en) = ("4 处", "4 to put right");
    refused_in_both(&folder, &["run", "mine.toml"], &["mine.toml:4", zh], &["mine.toml:4", en]);
    let fits = programme("lots", "unit = \"subdistrict\"\nper_year = { 2021 = 300, 2022 = 208 }\n");
    folder.write("mine.toml", format!("{PLANNED}{fits}"));
    folder.succeed(&["validate", "mine.toml"]);
}

/// A key that is none leaves the rest to be judged; so does a table that cannot be used.
#[test]
fn scenario_plan_and_tables_are_told_in_one_round() {
    let folder = Folder::new("one_round");
    let aid = |id, county, helper| {
        format!(
            "[[mutual_aid]]\nid = \"{id}\"\ncounties = [\"{county}\"]\nhelpers = [\"{helper}\"]\n\
             source = \"test\"\n"
        )
    };
    let text = "[supply]\ncounty_table = \"homes.csv\"\n[assumptions]\nslippage_probability = 2\n\
        [output]\nheadline_targets = [\"ln14_none\"]\n"
        .to_owned()
        + &programme(
            "aim",
            "per_year = { 2021 = 5 }\ntarget = \"ln14_regional_centre\"\nunit = \"subdistrict\"\n",
        )
        + &programme("lots", "unit = \"subdistrict\"\nper_year = { 2021 = 509 }\n")
        + &aid("a", "210402", "210403")
        + &aid("b", "210403", "210402");
    folder.write(
        "homes.csv",
        "name,county,kind,beds,nursing_beds,opened,staff\nA,望花区,养老院,100,150,2010,5\n\
         B,无名县,养老院,100,10,0,5\n",
    );
    folder.write("mine.toml", format!("{PLANNED}{text}"));
    let places = [
        "mine.toml:6",
        "mine.toml:8",
        "mine.toml:17",
        "mine.toml:19",
        "homes.csv:2:5",
        "homes.csv:3:2",
        "homes.csv:3:6",
    ];
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &[&places[..], &["循环", "8 处"]].concat(),
        &[&places[..], &["circle", "8 to put right"]].concat(),
    );
    // With nothing but the plan and the table wrong, both are told.
    let sound = text
        .replace("probability = 2", "probability = 0.2")
        .replace("target = \"ln14_regional_centre\"\n", "");
    folder.write("mine.toml", format!("{PLANNED}{sound}"));
    let errors = folder.fail(2, &["run", "mine.toml", "--lang", "en"]);
    assert!(
        errors.contains("6 to put right") && errors.contains("mine.toml cannot be run"),
        "{errors}"
    );
    assert!(!folder.path().join("out").exists(), "nothing is written");
}

#[test]
fn wrong_values_and_names_that_the_seeds_do_not_know_are_told_together() {
    let folder = Folder::new("together");
    folder.write(
        "mine.toml",
        "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n[run]\ndraws = 0\n[time]\nhorizon_year = 2019\n\
         [regions]\ninclude = [\"219999\"]\n[need]\ninstrument = \"clhls_adk\"\n[supply]\n\
         carer_rules = \"japan\"\ncounty_table = \"none.csv\"\n[policy]\nplan = \"liaoning_15th\"\n\
         [assumptions]\nslippage_probabilty = 0.5\ncancellation_probability = 7\nclosure_hazard = \"x\"\n",
    );
    let lines = [4, 6, 8, 10, 12, 13, 15, 17, 18, 19].map(|line| format!("mine.toml:{line}:"));
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &[&lines[..], &["10 处"]].concat(),
        &[&lines[..], &["10 to put right", "`japan_1999`", "`slippage_probability`"]].concat(),
    );
}

#[test]
fn a_role_that_nothing_counts_and_a_programme_with_a_target_are_refused() {
    let folder = Folder::new("roles");
    let house = "[[facilities]]\nid = \"house\"\nzh = \"房\"\nen = \"house\"\nunit = \"county\"\n\
        roles = [\"regional_center\", \"care_type\"]\nbeds = 10\n\
        counts_in_institution_beds = false\nsource = \"test\"\n";
    let text = programme("aim", "per_year = { 2021 = 5 }\ntarget = \"ln14_regional_centre\"\n");
    folder.write("mine.toml", format!("{PLANNED}{house}{text}"));
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &["mine.toml:8", "没有角色 `regional_center`", "是否指 `regional_centre`"],
        &["mine.toml:8", "`regional_center` is no role", "did you mean `regional_centre`"],
    );
    folder.write("mine.toml", format!("{PLANNED}{text}"));
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &["mine.toml:11", "项目不引用目标"],
        &["mine.toml:11", "a programme never refers to a target"],
    );
}

#[test]
fn a_planners_table_is_refused_cell_by_cell_in_the_planners_language() {
    let folder = Folder::new("cells");
    folder.write("mine.toml", format!("{PLANNED}[supply]\ncounty_table = \"homes.csv\"\n"));
    folder.write(
        "homes.csv",
        "name,county,kind,beds,nursing_beds,opened,staff\nA,望花区,养老院,100,150,2010,5\n\
         B,无名县,养老院,100,10,0,5\n",
    );
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &[
            "homes.csv:2:5",
            "不能超过床位总数 100",
            "homes.csv:3:2",
            "没有这个县级单位",
            "homes.csv:3:6",
            "年份",
            "3 处",
        ],
        &[
            "homes.csv:2:5",
            "may not exceed the 100 beds",
            "homes.csv:3:2",
            "no county unit",
            "homes.csv:3:6",
            "a year from",
            "3 to put right",
        ],
    );
    let rest = "[policy]\nplan = \"liaoning_14th\"\nactuals_table = \"actuals.csv\"\n";
    folder.write("mine.toml", format!("{PLANNED}{rest}"));
    folder.write(
        "actuals.csv",
        "target_id,region_code,year,value,source\nln14_nursing_bed_sare,210000,2021,0.5,x\n\
         ln14_regional_centre,219999,1999,much,\n",
    );
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &[
            "actuals.csv:2",
            "不是该情景规划中的指标",
            "不是地区",
            "应在 2020 至 2100 之间",
            "应为数字",
            "为空",
        ],
        &[
            "actuals.csv:2",
            "is no row of",
            "is no region",
            "must lie in 2020 to 2100",
            "must be a number",
            "is blank",
        ],
    );
}

/// Excel saves Chinese text in GBK unless asked not to, and columns get other names.
#[test]
fn a_planners_table_that_is_no_such_table_is_refused_in_both_languages() {
    let folder = Folder::new("no_table");
    let rest = "[policy]\nplan = \"liaoning_14th\"\nactuals_table = \"actuals.csv\"\n";
    folder.write("mine.toml", format!("{PLANNED}{rest}"));
    let run = ["run", "mine.toml"];
    folder.write("actuals.csv", "target_id,region_code,year,value,sources\n");
    refused_in_both(
        &folder,
        &run,
        &["actuals.csv:1", "没有列 `sources`：是否指 `source`？", "缺少列 `source`"],
        &["actuals.csv:1", "unknown column `sources`: did you mean `source`?", "is missing"],
    );
    folder.write("actuals.csv", b"target_id,region_code,year,value,source\nx,y,2021,1,\xcd\xf8\n");
    refused_in_both(&folder, &run, &["actuals.csv:2", "不是 UTF-8"], &["is not UTF-8"]);
    folder.write(
        "actuals.csv",
        "target_id,region_code,year,value,source\nln14_regional_centre,210000\n",
    );
    refused_in_both(&folder, &run, &["actuals.csv:2", "该行有 2 格"], &["the row has 2 cells"]);
}

/// The planner wrote the key, not the source table.
#[test]
fn a_year_without_published_beds_is_told_where_the_scenario_asks_for_it() {
    let folder = Folder::new("reset");
    folder.write("mine.toml", format!("{PLANNED}[supply]\nreset_beds_year = 2023\n"));
    refused_in_both(
        &folder,
        &["run", "mine.toml"],
        &["mine.toml:4", "supply.reset_beds_year"],
        &["mine.toml:4", "no institution beds of 210000 at the end of 2023"],
    );
}

#[test]
fn scenarios_apart_or_of_one_id_are_not_compared() {
    let folder = Folder::new("apart");
    refused_in_both(
        &folder,
        &["compare", "liaoning_trend", "jilin_2021", "--draws", "2"],
        &["liaoning_trend", "jilin_2021", "没有共同的地区"],
        &["liaoning_trend and jilin_2021 have no region in common"],
    );
    // `init` keeps the id of the scenario it starts from.
    refused_in_both(
        &folder,
        &["compare", "liaoning_trend", "liaoning_fyp14", "liaoning_fyp14", "--draws", "2"],
        &["有两个情景的 id 都是 liaoning_fyp14"],
        &["two of the scenarios have the id liaoning_fyp14"],
    );
}

#[test]
fn a_scenario_that_is_not_there_comes_with_the_nearest() {
    let errors = Folder::new("missing").fail(2, &["run", "liaoning_fyp15"]);
    assert!(errors.contains("`liaoning_fyp14`") && errors.contains("china_trend"), "{errors}");
}

#[test]
fn an_unknown_target_of_fail_on_is_told_before_the_run() {
    let folder = Folder::new("fail_on");
    let errors = folder.fail(2, &small(&["--fail-on", "ln14_nursing_bed_shar"]));
    assert!(errors.contains("`ln14_nursing_bed_share`"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

/// A target that the run never reaches would count as met.
#[test]
fn a_target_of_fail_on_beyond_the_horizon_is_refused() {
    refused_in_both(
        &Folder::new("later"),
        &small(&["--set", "time.horizon_year=2024", "--fail-on", "ln14_nursing_bed_share"]),
        &["到 2025 年末才到期，而模拟只到 2024 年末"],
        &["due at the end of 2025, and the run ends with 2024"],
    );
}

/// Faku, which comes first, gets a care-type home; Xinfu is a district, for which none is scheduled.
#[test]
fn a_target_missed_in_any_of_the_widest_regions_exits_with_ten() {
    let target = "ln14_care_type_tekun_county.all_counties";
    let regions = "regions.include=[\"210124\", \"210402\"]";
    Folder::new("any").fail(
        10,
        &["run", "liaoning_fyp14", "--draws", "16", "--set", regions, "--fail-on", target],
    );
}

/// 210422 has no subdistrict, which the target counts by; its neighbour in the list has some.
#[test]
fn a_target_that_no_region_can_be_judged_by_is_no_success() {
    let target = "ln14_street_comprehensive";
    let run = |include: &'static str| {
        ["run", "liaoning_fyp14", "--draws", "16", "--set", include, "--fail-on", target]
    };
    let folder = Folder::new("unjudged");
    let errors = folder.fail(1, &run("regions.include=[\"210422\"]"));
    for words in ["ln14_street_comprehensive` cannot be judged", "均无分母"] {
        assert!(errors.contains(words), "{errors}");
    }
    // A region that cannot be judged is left out beside one that can.
    let folder = Folder::new("judged");
    let errors = folder.carecast(&run("regions.include=[\"210422\", \"210102\"]")).stderr;
    assert!(!String::from_utf8_lossy(&errors).contains("cannot be judged"));
}

#[test]
fn a_missed_target_exits_with_ten() {
    let folder = Folder::new("missed");
    folder.fail(10, &small(&["--fail-on", "ln14_social_worker_per_1000", "--out", "missed"]));
    assert!(folder.path().join("missed/manifest.json").exists(), "the results are written");
}

#[test]
fn assumptions_beyond_what_they_can_be_are_all_told() {
    let folder = Folder::new("beyond");
    let sets = [
        "assumptions.dementia_bed_share=1.5",
        "assumptions.able_institution_share=0",
        "assumptions.closure_hazard=-0.1",
    ];
    let more: Vec<&str> = sets.iter().flat_map(|set| ["--set", set]).collect();
    let errors = folder.fail(2, &small(&more));
    for (id, bound) in [
        ("dementia_bed_share", "between 0 and 1"),
        ("able_institution_share", "between 0.0001 and 1"),
        ("closure_hazard", "between 0 and 1"),
    ] {
        assert!(errors.contains(id) && errors.contains(bound), "{id}\n{errors}");
    }
    // The ends are allowed.
    folder.succeed(&small(&["--set", "assumptions.occupancy_province=1.0"]));
}

#[test]
fn results_of_another_run_are_not_overwritten_unless_asked() {
    let folder = Folder::new("overwrite");
    folder.succeed(&small(&["--out", "here"]));
    let before = folder.results("here");
    let errors = folder.fail(2, &small(&["--seed", "5", "--out", "here"]));
    assert!(errors.contains("--overwrite"), "{errors}");
    assert_eq!(folder.results("here"), before);
    folder.succeed(&small(&["--out", "here"]));
    assert_eq!(folder.results("here"), before, "the same inputs give the same bytes");
    folder.succeed(&small(&["--seed", "5", "--out", "here", "--overwrite"]));
    assert_ne!(folder.results("here"), before);
}

#[test]
fn too_little_memory_is_told_with_what_would_fit() {
    let folder = Folder::new("memory");
    let errors = folder.fail(
        2,
        &[
            "run",
            "liaoning_fyp14",
            "--draws",
            "1000000",
            "--max-memory",
            "300MiB",
            "--threads",
            "2",
            "--lang",
            "en",
        ],
    );
    assert!(errors.contains("more than --max-memory allows (300 MiB)"), "{errors}");
    let most = errors.split("--draws ").nth(1).and_then(|rest| rest.split(',').next());
    let most: u32 = most.and_then(|most| most.parse().ok()).expect("the most that fit");
    assert!((100..10_000).contains(&most), "{errors}");
    let errors = folder.fail(2, &small(&["--max-memory", "1MiB"]));
    assert!(errors.contains("fewer regions"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

/// The seeds as files, to be damaged.
fn seeds(folder: &Folder) {
    let bundle = carecast::seeds::Bundle::embedded();
    for path in bundle.paths() {
        folder.write(&format!("seeds/{path}"), bundle.get(path).unwrap());
    }
}

/// Edits a table of the seeds, and its checksum with it.
fn edit(folder: &Folder, table: &str, change: impl Fn(&str) -> String) {
    let path = folder.path().join("seeds").join(table);
    let text = fs::read_to_string(&path).unwrap();
    let changed: String = text.lines().map(|line| change(line) + "\n").collect();
    assert_ne!(text, changed, "{table}");
    let paper = path.with_file_name("source.toml");
    let sum = |text: &str| carecast::seeds::checksum(text.as_bytes());
    let source = fs::read_to_string(&paper).unwrap().replace(&sum(&text), &sum(&changed));
    fs::write(&path, changed).unwrap();
    fs::write(paper, source).unwrap();
}

/// The cells of a line without quotes, changed.
fn cells(line: &str, change: impl Fn(&mut Vec<&str>)) -> String {
    let mut cells: Vec<&str> = line.split(',').collect();
    change(&mut cells);
    cells.join(",")
}

#[test]
fn an_instrument_without_level_or_split_is_refused() {
    let folder = Folder::new("no_level");
    seeds(&folder);
    edit(&folder, "need_instruments/data.csv", |line| match line.split(',').next() {
        Some("barthel") => cells(line, |cells| cells[3] = ""),
        Some("pooled_literature") => cells(line, |cells| {
            let light = cells.iter().position(|cell| *cell == "0.7").unwrap();
            cells[light] = "";
        }),
        _ => line.to_owned(),
    });
    let file = "need_instruments/data.csv";
    refused_in_both(
        &folder,
        &small(&["--seeds", "seeds"]),
        &[&format!("{file}:4"), "`level` 为空", &format!("{file}:6"), "`light` 为空"],
        &[
            &format!("{file}:4"),
            "`level` is blank",
            &format!("{file}:6"),
            "`light` is blank",
            "must sum to 1",
        ],
    );
}

#[test]
fn a_target_where_nobody_is_old_is_refused() {
    let folder = Folder::new("no_elders");
    seeds(&folder);
    // The plan's first row turns to one of Hainan's islands, whose elders are all made 59.
    edit(&folder, "policy/liaoning_14th/targets.csv", |line| {
        if line.starts_with("ln14_nursing_bed_share,") {
            line.replacen("210000", "460323", 1)
        } else {
            line.to_owned()
        }
    });
    edit(&folder, "census_2020_population/data.csv", |line| {
        if !line.starts_with("460323,") {
            return line.to_owned();
        }
        let mut counts: Vec<u64> = line.split(',').map(|cell| cell.parse().unwrap()).collect();
        for at_55 in [13, 32] {
            let old: u64 = counts.splice(at_55 + 1..at_55 + 7, [0; 6]).sum();
            counts[at_55] += old;
        }
        counts.iter().map(u64::to_string).collect::<Vec<_>>().join(",")
    });
    refused_in_both(
        &folder,
        &small(&["--seeds", "seeds"]),
        &["targets.csv:2", "460323 没有60岁及以上人口"],
        &["targets.csv:2", "nobody aged 60 or over lives in 460323"],
    );
}

#[test]
fn damaged_seeds_are_named() {
    let folder = Folder::new("damaged");
    seeds(&folder);
    let path = folder.path().join("seeds/care_supply/data.csv");
    let text = fs::read_to_string(&path).unwrap().replace("206000", "306000");
    fs::write(&path, text).unwrap();
    let errors = folder.fail(2, &small(&["--seeds", "seeds"]));
    assert!(errors.contains("care_supply") && errors.contains("SHA-256"), "{errors}");
    assert!(!folder.path().join("out").exists());
}

#[test]
fn whole_seeds_of_a_directory_give_the_same_bytes() {
    let folder = Folder::new("own_seeds");
    seeds(&folder);
    folder.succeed(&small(&["--seeds", "seeds", "--out", "own"]));
    folder.succeed(&small(&["--out", "built_in"]));
    assert_eq!(folder.results("own"), folder.results("built_in"));
}
