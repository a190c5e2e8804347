//! The county model against an independent implementation, and through the whole hindcast.

#![expect(clippy::format_push_string, reason = "a test may be slow")]
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use carecast::{
    calibration::{Base, Dataset, Decade, Input, Model},
    hindcast::{Inputs, Options, hindcast},
    problems::Problems,
    seeds::{Bundle, Seeds},
};
use serde_json::Value;

fn fixture() -> Value {
    serde_json::from_str(include_str!("fixtures/county_model.json")).unwrap()
}

fn shipped() -> Model {
    let bundle = Bundle::embedded();
    Model::from_csv("county_model", bundle.get("county_model/data.csv").unwrap()).unwrap()
}

fn csv(rows: &Value) -> String {
    let rows = rows.as_array().unwrap().iter();
    let line = |row: &Value| {
        let cells: Vec<&str> =
            row.as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
        cells.join(",") + "\n"
    };
    rows.map(line).collect()
}

fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(list) => list.iter().flat_map(numbers).collect(),
        Value::Null => vec![f64::NAN],
        _ => vec![value.as_f64().unwrap()],
    }
}

fn assert_near(got: &[f64], expected: &[f64], tolerance: f64, what: &str) {
    assert_eq!(got.len(), expected.len(), "{what}");
    for (i, (got, expected)) in got.iter().zip(expected).enumerate() {
        let near = (got - expected).abs() <= tolerance * expected.abs().max(1.0);
        assert!(near || (got.is_nan() && expected.is_nan()), "{what} {i}: {got} for {expected}");
    }
}

#[test]
fn features_of_a_unit_are_those_of_the_reference() {
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    for unit in fixture()["units"].as_array().unwrap() {
        let (counties, people) = (csv(&unit["counties"]), csv(&unit["people"]));
        let code = unit["people"][1][0].as_str().unwrap();
        let crosswalk = format!(
            "county_code_2010,county_code_2020,unit_id,confidence\n{code},{code},u{code},high\n"
        );
        let input = |name: &'static str, text: &'static str| Input { name, bytes: text.as_bytes() };
        let mut problems = Problems::default();
        let base = Base::read(
            input("people", people.leak()),
            input("counties", counties.leak()),
            input("crosswalk", crosswalk.leak()),
            &mut problems,
        );
        assert_eq!(problems, Problems::default());
        let data = Dataset::new(&base, Decade::of_china(&seeds.un).unwrap());
        let subject = &data.subjects[0];
        assert_near(&subject.features, &numbers(&unit["features"]), 1e-6, "feature");
        assert_near(subject.start.as_flattened(), &numbers(&unit["start"]), 1e-6, "start");
        assert_near(subject.chance.as_flattened(), &numbers(&unit["chance"]), 1e-6, "chance");
    }
}

#[test]
fn shipped_parameters_are_those_of_the_reference() {
    let (model, full) = (shipped(), &fixture()["full"]);
    let errors = &model.errors;
    assert_near(model.mean.national.as_flattened(), &numbers(&full["national"]), 1e-6, "national");
    let coefficients = &model.mean.coefficients[0][11];
    assert_near(coefficients, &numbers(&full["coefficients_of_male_55_59"]), 1e-5, "coefficient");
    assert_near(errors.loadings.as_flattened(), &numbers(&full["loadings"]), 1e-5, "loading");
    assert_near(errors.scale.as_flattened(), &numbers(&full["log_scale"]), 1e-4, "scale");
    assert_near(&errors.prefecture, &numbers(&full["prefecture"]), 1e-5, "prefecture");
    assert_near(&errors.province, &numbers(&full["province"]), 1e-5, "province");
    assert_near(errors.children.as_flattened(), &numbers(&full["children"]), 1e-5, "children");
    assert_near(&errors.children_rest, &numbers(&full["children_rest"]), 1e-5, "rest");
}

/// Two provinces of eight counties each, made up; sizes and growth differ from county to county.
struct Files {
    people: String,
    counties: String,
    truth: String,
    crosswalk: String,
}

const AGES: [usize; 19] = [0, 1, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85];

fn made_up() -> Files {
    let unit = &fixture()["units"][0]["counties"];
    let head = csv(&Value::Array(vec![unit[0].clone()]));
    let template: Vec<&str> =
        unit[1].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
    let columns: Vec<&str> = head.trim_end().split(',').collect();
    let mut files = Files {
        people: "county_code,sex,age_lo,population\n".to_owned(),
        counties: head.clone(),
        truth: "county_code,sex,age_lo,population\n".to_owned(),
        crosswalk: "county_code_2010,county_code_2020,unit_id,confidence\n".to_owned(),
    };
    for county in 0..16_usize {
        let code = 210_101 + (county / 8) * 20_000 + county % 8 + (county % 8 / 4) * 100;
        let size = 400 + 300 * (county % 5);
        for sex in ["male", "female"] {
            for age in AGES {
                let width = if age == 0 {
                    1
                } else if age == 1 {
                    4
                } else {
                    5
                };
                let old = age.saturating_sub(50) * age.saturating_sub(50) / 2;
                let before = size * width * 1000 / (1000 + old);
                let after = before * (90 + county % 7) / 100;
                files.people += &format!("{code},{sex},{age},{before}\n");
                files.truth += &format!("{code},{sex},{age},{after}\n");
            }
        }
        let cells: Vec<String> = columns
            .iter()
            .zip(&template)
            .map(|(column, cell)| match *column {
                "county_code" => code.to_string(),
                "prefecture_code" => (code / 100 * 100).to_string(),
                "province_code" => (code / 10_000 * 10_000).to_string(),
                "urban_population" => (size * 10).to_string(),
                _ => (*cell).to_owned(),
            })
            .collect();
        files.counties += &(cells.join(",") + "\n");
        files.crosswalk += &format!("{code},{code},u{code},high\n");
    }
    // The truth and the crosswalk may hold more.
    files.crosswalk += "330102,330102,u330102,low\n";
    files
}

fn run(
    files: &Files,
    draws: u32,
    leave_one_province_out: bool,
) -> Result<carecast::hindcast::Report, Problems> {
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    let input = |name: &'static str, text: &str| (name, text.as_bytes().to_vec());
    let owned = [
        input("people.csv", &files.people),
        input("counties.csv", &files.counties),
        input("truth.csv", &files.truth),
        input("crosswalk.csv", &files.crosswalk),
    ];
    let [base_population, base_counties, truth_population, crosswalk] =
        owned.each_ref().map(|(name, bytes)| Input { name, bytes });
    let inputs = Inputs { base_population, base_counties, truth_population, crosswalk };
    hindcast(inputs, &seeds.un, &shipped(), Options { draws, seed: 7, leave_one_province_out })
}

#[test]
fn a_hindcast_of_made_up_provinces_has_the_shape_of_the_contract() {
    let files = made_up();
    for left_out in [false, true] {
        let report = run(&files, 40, left_out).unwrap();
        let json = serde_json::to_value(&report).unwrap();
        assert_eq!((json["units"].as_u64(), json["draws"].as_u64()), (Some(16), Some(40)));
        for group in ["total", "10plus", "60plus", "65plus", "80plus", "85plus"] {
            let score = &json["scores"][group];
            for key in ["n", "mdape", "mape", "bias", "crps", "cov50", "cov80", "cov90", "cov95"] {
                assert!(score[key].is_number(), "{group} {key}");
            }
            assert_eq!(score["pit"].as_array().unwrap().len(), 10);
            assert!(json["baselines"]["national_ccr"][group]["crps"].is_number());
            assert!(json["baselines"]["constant_shares"][group]["bias"].is_number());
        }
        assert_eq!(json["by_confidence"]["high"]["units"], 16);
        assert!(json["by_size"]["100k_300k"]["scores"]["65plus"]["cov80"].is_number());
        assert!(json["by_size"]["under_100k"]["units"].is_number());
    }
}

/// What counties share makes their sum less certain than counties by themselves would be.
#[test]
fn independent_counties_would_make_provincial_intervals_too_narrow() {
    let totals = run(&made_up(), 400, false).unwrap().provinces.from_65;
    assert!(totals.width80 > 1.3 * totals.independent_width80, "{totals:?}");
}

#[test]
fn draws_of_a_short_run_are_those_of_a_long_one_and_the_truth_moves_no_projection() {
    let files = made_up();
    let one = run(&files, 32, false).unwrap();
    assert_eq!(one, run(&files, 32, false).unwrap());
    let mut other = made_up();
    other.truth = other.truth.replace("210101,male,65,", "210101,male,65,1");
    let changed = run(&other, 32, false).unwrap();
    assert_eq!(one.scores.from_80, changed.scores.from_80);
    assert_ne!(one.scores.from_60, changed.scores.from_60);
}

#[test]
fn every_mistake_is_told_with_its_place() {
    type Change = fn(&mut Files);
    let mistakes: [(Change, &str); 11] = [
        (|f| f.people = f.people.replacen("210101,male,5,", "210101,male,5,-", 1), "people.csv:4"),
        (
            |f| f.people = f.people.replacen("210101,male,5,2000", "210101,male,5,2000.5", 1),
            "people.csv:4",
        ),
        (|f| f.people = f.people.replacen("210101,male,10,", "210101,male,5,", 1), "repeats"),
        (|f| f.people = f.people.replacen("210101,male,10,2000\n", "", 1), "37 of the 38 rows"),
        (|f| f.people = f.people.replace("population", "people"), "`population` is missing"),
        (
            |f| f.counties = f.counties.replace("mean_years_schooling", "schooling"),
            "mean_years_schooling",
        ),
        (|f| f.counties = f.counties.replacen("\n210102,", "\n210199,", 1), "counties.csv:3"),
        (|f| f.crosswalk = f.crosswalk.replacen("210101,210101", "210101,219999", 1), "219999"),
        (|f| f.crosswalk = f.crosswalk.replacen("210101,210101,u210101,high\n", "", 1), "210101"),
        (|f| f.crosswalk += "210101,210101,u210101,high\n", "repeats the link of line 2"),
        (
            |f| f.truth = f.truth.replace("\n21", "\n51").replace("\n23", "\n53"),
            "no comparison unit",
        ),
    ];
    for (change, said) in mistakes {
        let mut files = made_up();
        change(&mut files);
        let problems = run(&files, 16, false).unwrap_err();
        let all = problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(all.contains(said), "{said} is not in:\n{all}");
    }
}

/// What is missing is named, with the line at which to look, and no mistake hides another.
#[test]
fn missing_rows_and_unknown_units_are_told_together() {
    let mut files = made_up();
    files.people = files.people.replacen("210102,female,40,", "210102,female,85,", 1);
    files.counties =
        files.counties.lines().filter(|l| !l.starts_with("210104,")).collect::<Vec<_>>().join("\n");
    files.crosswalk = files.crosswalk.replacen("210103,210103", "210103,888888", 1);
    let problems = run(&files, 16, false).unwrap_err();
    let all = problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
    for said in [
        "people.csv:40: county 210102 has 37 of the 38 rows of both sexes and 19 ages: female 40 is missing",
        "people.csv: county 210104 has no row in the file of counties",
        "crosswalk.csv:4: unit u210103 names county 888888, which truth.csv lacks",
    ] {
        assert!(all.contains(said), "{said} is not in:\n{all}");
    }
}

/// The province of the first eight counties alone, as if of a country the model never saw.
#[test]
fn one_province_is_left_out_where_the_shipped_model_never_saw_it() {
    let mut files = made_up();
    let only = |text: &str| {
        let (head, rows) = text.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().filter(|line| line.starts_with("21")).collect();
        format!("{head}\n{}\n", rows.join("\n"))
    };
    (files.people, files.counties) = (only(&files.people), only(&files.counties));
    let refused = run(&files, 16, true).unwrap_err();
    assert!(refused.to_string().contains("one province"), "{refused}");
    // 370000 is no province of the fit.
    for text in [&mut files.people, &mut files.counties, &mut files.truth, &mut files.crosswalk] {
        *text = text.replace("\n21", "\n37").replace(",21", ",37");
    }
    let report = run(&files, 16, true).unwrap();
    assert_eq!((report.units, report.left_out), (8, true));
}

#[test]
fn all_mistakes_are_told_at_once() {
    let mut files = made_up();
    files.people = files.people.replacen("210101,male,5,", "210101,male,5,x", 1);
    files.truth = files.truth.replacen("210102,female,85,", "210102,woman,85,", 1);
    files.counties = files.counties.replacen("district", "", 1);
    let problems = run(&files, 16, false).unwrap_err();
    for file in ["people.csv", "truth.csv", "counties.csv"] {
        assert!(problems.0.iter().any(|p| p.place.source == file), "{file}: {problems}");
    }
}
