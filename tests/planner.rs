//! What the planner holds in hand: page, workbook, comparison, explanation, a scenario to start from.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::Folder;
use std::fs;

const FEW: [&str; 4] = ["--draws", "20", "--set", "time.horizon_year=2025"];

#[test]
fn a_comparison_is_paired_and_the_same_on_any_number_of_threads() {
    let folder = Folder::new("compare");
    let run = |out: &str, threads: &str| {
        let mut arguments = vec!["compare", "liaoning_fyp14", "liaoning_slow", "--quiet"];
        arguments.extend(["--out", out, "--threads", threads]);
        arguments.extend(FEW);
        folder.succeed(&arguments);
        let read = |name: &str| fs::read(folder.path().join(out).join(name)).unwrap();
        (read("compare.csv"), read("compare.html"))
    };
    let one = run("one", "1");
    assert!(one == run("three", "3"), "the bytes differ");
    let table = String::from_utf8(one.0).unwrap();
    let heads: Vec<_> = table.lines().next().unwrap().split(',').collect();
    let at = |name: &str| heads.iter().position(|head| *head == name).unwrap();
    let row: Vec<_> = table
        .lines()
        .find(|line| line.starts_with("province,210000,2025,ln14_regional_centre,"))
        .unwrap()
        .split(',')
        .collect();
    // Half the pace never opens more centres than the whole pace does in the same draw.
    assert_eq!(row[at("prob_better")], "0");
    assert!(row[at("shortfall_difference_mean")].parse::<f64>().unwrap() > 0.0);
}

/// A comparison of targets alone is silent where only need moves.
#[test]
fn faster_ageing_shows_in_need_and_is_split_over_its_changes() {
    let folder = Folder::new("compare_need");
    let mut arguments =
        vec!["compare", "liaoning_fyp14", "liaoning_ageing_fast", "--quiet", "--out", "out"];
    arguments.extend(FEW);
    folder.succeed(&arguments);
    let records = |name: &str| -> Vec<std::collections::HashMap<String, String>> {
        let bytes = fs::read(folder.path().join("out").join(name)).unwrap();
        csv::Reader::from_reader(&*bytes).deserialize().map(Result::unwrap).collect()
    };
    let province = |row: &&std::collections::HashMap<String, String>| {
        row["region_level"] == "province" && row["year"] == "2025"
    };
    let wholes = records("compare_indicators.csv");
    let parts = records("split_indicators.csv");
    let oldest =
        wholes.iter().filter(province).find(|row| row["indicator"] == "pop_80plus").unwrap();
    assert_eq!((&*oldest["prob_more"], &*oldest["prob_less"]), ("1", "0"));
    let mut held = 0;
    for whole in wholes.iter().filter(province) {
        for way in ["chain", "shapley"] {
            let of = parts
                .iter()
                .filter(province)
                .filter(|part| part["indicator"] == whole["indicator"] && part["split"] == way);
            let sum: f64 = of.map(|part| part["part_mean"].parse::<f64>().unwrap()).sum();
            let mean: f64 = whole["difference_mean"].parse().unwrap();
            // Draws are float32, and so are the differences taken inside them.
            let size: f64 = ["base_p50", "difference_mean", "difference_p10", "difference_p90"]
                .iter()
                .map(|name| whole[*name].parse::<f64>().unwrap().abs())
                .sum();
            let off = (sum - mean).abs();
            assert!(off <= 1e-6 * size + 1e-5, "{way} of {}: {sum}, {mean}", whole["indicator"]);
            held += 1;
        }
    }
    assert!(held > 50, "{held} sums");
}

#[test]
fn the_parts_of_a_difference_sum_to_it() {
    let folder = Folder::new("compare_split");
    let mut arguments =
        vec!["compare", "liaoning_fyp14", "liaoning_slow", "--quiet", "--out", "out"];
    arguments.extend(FEW);
    folder.succeed(&arguments);
    let read = |name: &str| fs::read(folder.path().join("out").join(name)).unwrap();
    let records = |name: &str| -> Vec<std::collections::HashMap<String, String>> {
        csv::Reader::from_reader(&*read(name)).deserialize().map(Result::unwrap).collect()
    };
    let key = |row: &std::collections::HashMap<String, String>| {
        ["region_level", "region_code", "year", "target_id"].map(|name| row[name].clone())
    };
    let parts = records("split.csv");
    let wholes = records("compare.csv");
    let number = |row: &std::collections::HashMap<String, String>, name: &str| {
        row[name].parse::<f64>().unwrap()
    };
    let mut held = 0;
    for whole in wholes.iter().filter(|row| row["region_level"] != "county") {
        for way in ["chain", "shapley"] {
            let of = |name: &str| -> f64 {
                let here =
                    parts.iter().filter(|part| key(part) == key(whole) && part["split"] == way);
                here.map(|part| number(part, name)).sum()
            };
            let expected = number(whole, "shortfall_difference_mean");
            // Six digits of a float32.
            assert!((of("shortfall_part_mean") - expected).abs() <= 1e-5 * expected.abs() + 1e-4);
            assert!((of("prob_met_part") - number(whole, "prob_met_difference")).abs() < 1e-6);
            held += 1;
        }
    }
    assert!(held > 300, "{held}");
    // Half the pace and two years' delay, each in its own row.
    let keys: std::collections::BTreeSet<_> =
        parts.iter().map(|part| part["change"].as_str()).collect();
    assert_eq!(Vec::from_iter(keys), ["programme_defaults.delay_years", "programme_defaults.pace"]);
    let map = "maps/liaoning_slow_ln14_regional_centre_2025_difference.zh.svg";
    assert!(String::from_utf8(read(map)).unwrap().contains("缺口变化（均值）"));
}

#[test]
fn a_part_of_a_province_is_told_that_it_carries_the_whole_schedule() {
    let folder = Folder::new("part_told");
    let told = |regions: &str| {
        let set = format!("regions.include=[{regions}]");
        let arguments = ["validate", "liaoning_fyp14", "--lang", "en", "--set", set.as_str()];
        let output = folder.carecast(&arguments);
        assert!(output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let part = told("\"210500\"");
    assert!(part.contains("6 counties of Liaoning only"), "{part}");
    assert!(part.contains("`per_year`"), "{part}");
    assert_eq!(told("\"210000\""), "");
}

#[test]
fn scenarios_of_other_regions_have_no_changes_to_go_through() {
    let folder = Folder::new("compare_regions");
    let few = ["--draws", "2", "--split", "chain"];
    let said = folder.fail(2, &[&["compare", "liaoning_trend", "jilin_2021"][..], &few].concat());
    assert!(said.contains("have no region in common"), "{said}");
    assert!(!folder.path().join("out").exists());
}

/// A square around the middle of every county of Liaoning, as a planner's file would give shapes.
fn squares() -> serde_json::Value {
    use carecast::{domain::Level, seeds};
    let seeds = seeds::Seeds::load(&seeds::Bundle::embedded()).unwrap();
    let province = seeds.regions.get(Level::Province, "210000".parse().unwrap()).unwrap();
    let square = |county: usize| {
        let point = seeds.geography.centroids[county];
        let at = |x: f64, y: f64| [point.longitude + 0.02 * x, point.latitude + 0.02 * y];
        let ring = [at(-1.0, -1.0), at(1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0), at(-1.0, -1.0)];
        let code = seeds.regions.counties()[county].code.to_string();
        serde_json::json!({
            "type": "Feature",
            "properties": {"region_code": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        })
    };
    let features: Vec<_> = province.counties.iter().map(|&county| square(county)).collect();
    serde_json::json!({"type": "FeatureCollection", "features": features})
}

#[test]
fn outlines_are_on_the_maps_the_page_and_the_layer() {
    let folder = Folder::new("outlines");
    let mut layer = squares();
    folder.write("counties.json", layer.to_string());
    let mut arguments = vec!["run", "liaoning_fyp14", "--quiet", "--out", "out"];
    arguments.extend(["--boundaries", "counties.json", "--approval-no", "示例0001"]);
    arguments.extend(FEW);
    folder.succeed(&arguments);
    let read = |name: &str| fs::read_to_string(folder.path().join("out").join(name)).unwrap();
    let page = read("report.html");
    assert!(page.contains("审图号：示例0001") && page.contains("\"outline\":{\"size\""));
    let features: serde_json::Value = serde_json::from_str(&read("shortfall.geojson")).unwrap();
    assert_eq!(features["features"][0]["geometry"]["type"], "MultiPolygon");
    assert!(read("maps/ln14_regional_centre_2025_p50.zh.svg").contains("审图号：示例0001"));
    // A county is missing, and another is there twice.
    let features = layer["features"].as_array_mut().unwrap();
    let twice = features[1].clone();
    features[0] = twice;
    folder.write("counties.json", layer.to_string());
    arguments[4] = "wrong";
    let said = folder.fail(2, &arguments);
    assert!(said.contains("has an outline already") && said.contains("no outline of"), "{said}");
    assert!(!folder.path().join("wrong").exists());
}

#[test]
fn an_explanation_ends_in_the_shortfall_of_its_own_arithmetic() {
    let folder = Folder::new("explain");
    let mut arguments = vec!["explain", "210000", "--year", "2025", "--json"];
    arguments.extend(["--target", "ln14_regional_centre"]);
    arguments.extend(FEW);
    let answer: serde_json::Value = serde_json::from_str(&folder.succeed(&arguments)).unwrap();
    let steps = answer["steps"].as_array().unwrap();
    let last = steps.last().unwrap();
    // "round up 0.6 × 1349 − 700, not below 0"
    let source = last["source"].as_str().unwrap();
    let numbers: Vec<f64> =
        source.split(' ').filter_map(|word| word.trim_matches(',').parse().ok()).collect();
    let lack = (numbers[0] * numbers[1] - numbers[2]).ceil().max(0.0);
    assert_eq!(last["value"].as_f64().unwrap(), lack, "{source}");
    assert!(steps.iter().all(|step| step["basis"].is_string() && step["source"].is_string()));
}

#[test]
fn a_slip_of_the_pen_is_met_with_the_nearest_name() {
    let folder = Folder::new("explain_wrong");
    let said = |region: &str, target: &str, year: &str| {
        folder.fail(2, &["explain", region, "--year", year, "--target", target, "--draws", "2"])
    };
    assert!(said("Shenyangg", "ln14_regional_centre", "2025").contains("did you mean"));
    assert!(said("210000", "ln14_regional_center", "2025").contains("`ln14_regional_centre`"));
    assert!(said("210000", "ln14_regional_centre", "2019").contains("2020 to 2035"));
}

#[test]
fn errors_come_in_the_language_asked_for_or_in_both() {
    let folder = Folder::new("languages");
    folder.write("mine.toml", "builds_on = \"liaoning_fyp14\"\nid = \"mine\"\n[run]\ndraws = 0\n");
    let (zh, en) = ("须改正 1 处", "1 to put right");
    for (arguments, chinese, english) in [
        (&["validate", "mine.toml"][..], true, true),
        (&["validate", "mine.toml", "--lang", "zh"], true, false),
        (&["validate", "mine.toml", "--lang=en"], false, true),
    ] {
        let errors = folder.fail(2, arguments);
        assert_eq!((errors.contains(zh), errors.contains(en)), (chinese, english), "{errors}");
        assert_eq!(errors.contains("应在 1..="), chinese, "{errors}");
        assert_eq!(errors.contains("must lie in 1..="), english, "{errors}");
    }
}

#[test]
fn a_wrong_call_is_told_in_chinese_too_with_the_nearest_word() {
    let folder = Folder::new("calls");
    let errors = folder.fail(2, &["rnu", "liaoning_fyp14"]);
    assert!(errors.contains("没有命令 `rnu`：是否指 `run`？"), "{errors}");
    let errors = folder.fail(2, &["run", "liaoning_fyp14", "--drws", "5", "--lang", "zh"]);
    assert!(errors.contains("`--draws`") && !errors.contains("unexpected"), "{errors}");
    let errors = folder.fail(2, &["run", "--lang", "zz", "liaoning_fyp14"]);
    assert!(errors.contains("`zz` 不对（可选：zh, en）"), "{errors}");
    let errors = folder.fail(2, &["explain", "210000"]);
    assert!(errors.contains("缺少参数：--year"), "{errors}");
    assert!(folder.succeed(&["--help"]).contains("逐格检查并导入自己的表格"));
}

#[test]
fn init_makes_a_scenario_that_runs_and_never_writes_over_one() {
    let folder = Folder::new("init");
    for lang in ["zh", "en"] {
        folder.succeed(&["init", lang, "--lang", lang]);
        folder.succeed(&["validate", lang]);
    }
    let before = fs::read(folder.path().join("zh/scenario.toml")).unwrap();
    assert!(folder.fail(2, &["init", "zh", "--lang", "en"]).contains("already"));
    assert_eq!(fs::read(folder.path().join("zh/scenario.toml")).unwrap(), before);
}

#[test]
fn shells_and_manual_know_the_commands() {
    let folder = Folder::new("shells");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let text = folder.succeed(&["completions", shell]);
        assert!(text.contains("validate") && text.contains("compare"), "{shell}");
    }
    assert!(folder.succeed(&["man"]).contains(".TH carecast"));
}
