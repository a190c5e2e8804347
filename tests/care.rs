//! Laws of the care system, held in whole runs.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{Folder, rows};
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

/// Fushun's seven counties, few draws.
const SMALL: &str = "builds_on = \"liaoning_trend\"\nid = \"mine\"\n\
    [regions]\ninclude = [\"210400\"]\n[run]\ndraws = 48\n[time]\nhorizon_year = 2028\n";

/// The three tables of a scenario run in a folder of its own.
fn run(name: &str, rest: &str, table: Option<&str>) -> BTreeMap<String, Vec<u8>> {
    let folder = Folder::new(name);
    folder.write("mine.toml", format!("{SMALL}{rest}"));
    if let Some(table) = table {
        folder.write("beds.csv", table);
    }
    folder.succeed(&["run", "mine.toml", "--out", "out", "--quiet"]);
    folder.results("out")
}

fn figure(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

fn of<'a>(rows: &'a [Row], indicator: &str) -> Vec<&'a Row> {
    let found: Vec<_> = rows.iter().filter(|row| row["indicator"] == indicator).collect();
    assert!(!found.is_empty(), "{indicator}");
    found
}

fn opens(programme: &str) -> String {
    format!(
        "[[programmes]]\nid = \"more\"\nzh = \"多\"\nen = \"more\"\nsource = \"test\"\n{programme}"
    )
}

#[test]
fn need_is_served_or_unmet_and_nobody_lies_in_a_bed_that_is_not_there() {
    let results = run("laws", "", None);
    let summary = rows(&results["summary.csv"]);
    let asked = of(&summary, "institution_demand");
    let served = of(&summary, "residents_institutions");
    let unmet = of(&summary, "unmet_bed_need");
    for ((asked, served), unmet) in asked.iter().zip(&served).zip(&unmet) {
        let (asked, served) = (figure(asked, "mean"), figure(served, "mean"));
        let sum = served + figure(unmet, "mean");
        assert!((asked - sum).abs() < 1e-4 * asked, "{asked} {sum}");
    }
    let (staffed, beds) = (of(&summary, "staffed_beds"), of(&summary, "beds_total"));
    for ((served, staffed), beds) in served.iter().zip(staffed).zip(beds) {
        let [served, staffed, beds] = [*served, staffed, beds].map(|row| figure(row, "mean"));
        assert!(served <= staffed * 1.000_01 && staffed <= beds * 1.000_01);
    }
    for row in of(&summary, "occupancy") {
        assert!(figure(row, "p975") <= 1.0 + 1e-6);
    }
    for indicator in ["wait_over_30_days_prob", "wait_over_30_days_prob_nursing", "unplaced_prob"] {
        for row in of(&summary, indicator) {
            assert!(figure(row, "p025") >= 0.0 && figure(row, "p975") <= 1.0, "{row:?}");
        }
    }
    let displaced = of(&summary, "displaced_residents");
    for (displaced, unplaced) in displaced.iter().zip(of(&summary, "unplaced_residents")) {
        assert!(figure(unplaced, "mean") <= figure(displaced, "mean") * 1.000_01);
    }
}

/// Whom other counties take in are those who would have been without room.
#[test]
fn counties_that_help_take_in_residents_who_had_no_room() {
    let alone = run("alone", "[assumptions]\nmutual_aid_km = 0\n", None);
    let (alone, together) =
        (rows(&alone["summary.csv"]), rows(&run("together", "", None)["summary.csv"]));
    assert!(of(&alone, "aided_residents").iter().all(|row| figure(row, "mean") == 0.0));
    let before = of(&alone, "unplaced_residents");
    let (aided, after) = (of(&together, "aided_residents"), of(&together, "unplaced_residents"));
    let mut helped = 0.0;
    for ((before, aided), after) in before.iter().zip(&aided).zip(&after) {
        let [before, aided, after] = [before, aided, after].map(|row| figure(row, "mean"));
        assert!(
            (aided + after - before).abs() <= 1e-4 * before.max(1.0),
            "{before} {aided} {after}"
        );
        helped += aided;
    }
    assert!(helped > 10.0, "{helped}");
    let chance =
        |rows: &[Row]| of(rows, "unplaced_prob").iter().map(|row| figure(row, "mean")).sum::<f64>();
    assert!(chance(&together) < 0.9 * chance(&alone));
}

/// The chance by formula is that of the simulated years, where no other county helps.
#[test]
fn reserves_by_formula_agree_with_the_simulated_years() {
    let alone = run("sized", "[assumptions]\nmutual_aid_km = 0\n", None);
    let (summary, sized) = (rows(&alone["summary.csv"]), rows(&alone["emergency.csv"]));
    let mut checked = 0;
    for chance in of(&summary, "unplaced_prob") {
        let here = |row: &&Row| {
            row["region_code"] == chance["region_code"] && row["year"] == chance["year"]
        };
        let Some(row) = sized.iter().find(here).filter(|_| chance["region_level"] == "county")
        else {
            continue;
        };
        let (formula, counted) = (figure(row, "prob_unplaced"), figure(chance, "mean"));
        // Storms are counted in 48 draws and by their rate in the formula: four standard errors.
        let error = 4.0 * figure(chance, "mcse").max((0.05_f64 / 48.0).sqrt());
        assert!((formula - counted).abs() < error, "{formula} {counted} {error}");
        checked += 1;
    }
    assert_eq!(checked, 14, "seven counties at the deadline and at the horizon");
    for row in &sized {
        let needed =
            ["reserve_needed_low", "reserve_needed", "reserve_needed_high"].map(|c| figure(row, c));
        assert!(needed.is_sorted(), "{row:?}");
        let gain = figure(row, "reserve_needed_alone") - needed[1];
        assert!((gain - figure(row, "gain_from_pooling")).abs() < 0.5);
        assert!(row["region_level"] != "county" || gain == 0.0);
        // Bad years of several counties seldom fall together: for rare ones sharing saves beds.
        assert!(figure(row, "chance") > 0.01 || gain >= 0.0, "{row:?}");
    }
}

#[test]
fn an_agreement_says_who_helps_and_bad_ones_are_all_told() {
    let agreed = "[[mutual_aid]]\nid = \"a\"\ncounties = [\"210402\", \"210403\"]\n\
        helpers = [\"210411\"]\nsource = \"test\"\n";
    let results = run("agreed", agreed, None);
    let summary = rows(&results["summary.csv"]);
    let plain = run("not_agreed", "", None);
    let plain = rows(&plain["summary.csv"]);
    let mut moved = 0;
    for (before, after) in of(&plain, "aided_residents").iter().zip(of(&summary, "aided_residents"))
    {
        let named = ["210402", "210403"].contains(&before["region_code"].as_str());
        moved += usize::from(named && *before != after);
    }
    assert!(moved > 0);

    let folder = Folder::new("agreed_bad");
    let row = |id: &str, counties: &str, helpers: &str| {
        format!(
            "[[mutual_aid]]\nid = \"{id}\"\ncounties = [\"{counties}\"]\nhelpers = [\"{helpers}\"]\n\
             source = \"test\"\n"
        )
    };
    let wrong = row("a", "219999", "210411")
        + &row("b", "210402", "210402")
        + &row("c", "210403", "210102")
        + &row("d", "210402", "210411");
    folder.write("mine.toml", format!("{SMALL}{wrong}"));
    let errors = folder.fail(2, &["run", "mine.toml"]);
    for part in
        ["219999", "cannot help itself", "not among the regions", "has an agreement already"]
    {
        assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
    }
    let circle = row("a", "210402", "210403")
        + &row("b", "210403", "210411")
        + &row("c", "210411", "210402");
    folder.write("mine.toml", format!("{SMALL}{circle}"));
    let errors = folder.fail(2, &["run", "mine.toml"]);
    assert!(errors.contains("210402 → 210403 → 210411 → 210402"), "{errors}");
    assert!(errors.contains("mine.toml:"), "{errors}");
}

/// Whatever it would open: no file but the manifest has another byte, or is there only once.
#[test]
fn a_programme_that_opens_nothing_changes_nothing() {
    let base = run("null_base", "", None);
    let house = "[[facilities]]\nid = \"house\"\nzh = \"所\"\nen = \"house\"\nunit = \"UNIT\"\n\
        roles = [\"ROLE\"]\nbeds = 50\ncounts_in_institution_beds = true\nsource = \"test\"\n";
    let houses = |unit: &str, role: &str| {
        house.replace("UNIT", unit).replace("ROLE", role)
            + &opens("what = \"facility\"\nfacility = \"house\"\nper_year = { 2021 = 0 }\n")
    };
    for null in [
        opens("what = \"building\"\nper_year = { 2021 = 0 }\n"),
        opens("what = \"building\"\nper_year = { 2022 = 500 }\npace = 0.0\n"),
        opens("what = \"building\"\nper_year = {}\n"),
        opens("what = \"recognition\"\nper_year = { 2021 = 0 }\n"),
        opens(
            "what = \"rebuilding\"\nbeds_lost_per_bed = 0.5\ndowntime_years = 1.0\nper_year = { 2021 = 0 }\n",
        ),
        opens("what = \"home_care_beds\"\nper_year = { 2021 = 0 }\n"),
        houses("subdistrict", "regional_centre"),
        houses("county", "emergency_reserve"),
        houses("county", "care_type"),
    ] {
        let other = run("null_other", &null, None);
        assert!(base.keys().eq(other.keys()), "{null}");
        for (name, bytes) in &base {
            assert!(other[name] == *bytes, "{name} of {null}");
        }
    }
}

#[test]
fn more_beds_never_leave_more_people_without() {
    let more = opens("what = \"building\"\nper_year = { 2021 = 400, 2023 = 400 }\n");
    let (base, other) = (run("more_base", "", None), run("more_other", &more, None));
    let (base, other) = (rows(&base["summary.csv"]), rows(&other["summary.csv"]));
    let mut helped = false;
    for indicator in ["unmet_bed_need", "nursing_beds_to_add", "people_waiting"] {
        for (base, other) in of(&base, indicator).into_iter().zip(of(&other, indicator)) {
            for column in ["mean", "p10", "p50", "p90", "p975"] {
                let (before, after) = (figure(base, column), figure(other, column));
                assert!(after <= before * 1.000_1 + 0.05, "{other:?} {before}");
                helped |= after < before - 1.0;
            }
        }
    }
    assert!(helped);
}

const TABLE: &str =
    "county_code,beds,nursing_beds,residents,carers,public_beds\n210402,3000,1500,1800,400,1200\n";

#[test]
fn a_planners_own_beds_replace_the_estimate_and_its_uncertainty() {
    let rest = "[supply]\ncounty_table = \"beds.csv\"\n";
    let results = run("own", rest, Some(TABLE));
    let summary = rows(&results["summary.csv"]);
    let own = |indicator: &str| {
        of(&summary, indicator)
            .into_iter()
            .find(|row| row["region_code"] == "210402" && row["year"] == "2020")
            .unwrap()
    };
    for (indicator, expected) in [
        ("beds_total", 3000.0),
        ("beds_nursing", 1500.0),
        ("beds_public", 1200.0),
        ("institution_demand", 1800.0),
    ] {
        let row = own(indicator);
        assert!(
            (figure(row, "p50") - expected).abs() < 0.01 && figure(row, "sd") < 0.01,
            "{row:?}"
        );
    }
    assert_eq!(own("beds_total")["basis"], "user");

    // A change in one county leaves every other bit as it was.
    let changed = run("own_changed", rest, Some(&TABLE.replace("1800", "2400")));
    let changed = rows(&changed["summary.csv"]);
    let mut moved = 0;
    for (before, after) in summary.iter().zip(&changed) {
        // The counties that it helps feel it, and nobody else does.
        let help =
            ["aided_residents", "unplaced_prob", "unplaced_residents", "unplaced_person_days"]
                .contains(&before["indicator"].as_str());
        if before["region_level"] == "county" && before["region_code"] != "210402" && !help {
            assert_eq!(before, after);
        } else {
            moved += usize::from(before != after);
        }
    }
    assert!(moved > 0);
}

#[test]
fn every_bad_cell_of_a_planners_table_is_told_with_its_line() {
    let folder = Folder::new("own_bad");
    folder.write("mine.toml", format!("{SMALL}[supply]\ncounty_table = \"beds.csv\"\n"));
    let errors = folder.fail(2, &["run", "mine.toml"]);
    assert!(errors.contains("beds.csv") && errors.contains("mine.toml"), "{errors}");
    folder.write(
        "beds.csv",
        "county_code,beds,nursing_beds,residents,carers,public_beds\n210402,100,150,,,\n\
         219999,5,,,,\n210403,many,,,,\n210402,100,,,,\n210404,100,,,,101\n",
    );
    let errors = folder.fail(2, &["run", "mine.toml"]);
    for part in [
        "beds.csv:2",
        "nursing-type beds may not exceed",
        "beds.csv:3",
        "beds.csv:4",
        "beds.csv:6",
        "public beds may not exceed",
        "at beds.csv:2:1",
    ] {
        assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
    }
}

const ACTUALS: &str = "target_id,region_code,year,value,source\n\
    ln14_nursing_bed_share,210400,2020,0.40,台账\nln14_nursing_bed_share,210400,2023,0.50,台账\n\
    ln14_carers_trained,210000,2021,30000,台账\n\
    ln21_three_tier_rural.township,210400,2023,0.2,台账\n\
    ln21_three_tier_rural.village,210400,2023,0.35,台账\n";

/// The sheet of the workbook: heads in the third row, then one row for each of `monitoring.csv`.
fn sheet_says_the_same(folder: &Folder, monitoring: &[Row]) {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let mut book: Xlsx<_> = open_workbook(folder.path().join("out/report.xlsx")).unwrap();
    let sheet = book.worksheet_range("监测 monitoring").unwrap();
    let cells: Vec<&[Data]> = sheet.rows().skip(3).collect();
    assert_eq!(cells.len(), monitoring.len());
    let heads: Vec<String> = sheet.rows().nth(2).unwrap().iter().map(ToString::to_string).collect();
    let at = |head: &str| heads.iter().position(|found| found.ends_with(head)).unwrap();
    for (cells, row) in cells.iter().zip(monitoring) {
        assert!(cells[0].to_string().ends_with(&row["attribute"]), "{cells:?} {row:?}");
        assert_eq!(cells[at("target")], Data::String(row["subject_zh"].clone()));
        for (head, column) in [("\npath", "path"), ("\nactual", "actual"), ("P(met)", "prob_met")] {
            let given = row[column].parse().ok().map_or(Data::Empty, Data::Float);
            assert_eq!(cells[at(head)], given, "{column} of {row:?}");
        }
    }
}

#[test]
fn a_plan_is_held_against_the_planners_own_figures() {
    let folder = Folder::new("monitored");
    let rest = "[policy]\nplan = \"liaoning_14th\"\nactuals_table = \"actuals.csv\"\n";
    folder.write("mine.toml", format!("{SMALL}{rest}"));
    folder.write("actuals.csv", ACTUALS);
    folder.succeed(&["run", "mine.toml", "--out", "out", "--quiet"]);
    let monitoring = rows(&folder.results("out")["monitoring.csv"]);
    let attributes: Vec<&str> = monitoring.iter().map(|row| row["attribute"].as_str()).collect();
    let first_other = attributes.iter().position(|attribute| *attribute != "binding").unwrap();
    assert!(first_other > 0 && !attributes[first_other..].contains(&"binding"));
    let row = |target: &str, region: &str, year: &str| {
        let at = |row: &&Row| {
            (row["target_id"].as_str(), row["region_code"].as_str(), row["year"].as_str())
                == (target, region, year)
        };
        monitoring.iter().find(at).unwrap()
    };
    // From 0.40 to 0.55 in five years: 0.49 after three.
    let nursing = row("ln14_nursing_bed_share", "210400", "2023");
    assert!((figure(nursing, "path") - 0.49).abs() < 1e-6);
    assert!((figure(nursing, "margin") - 0.01).abs() < 1e-6);
    assert_eq!((&*nursing["course"], &*nursing["evaluation"]), ("on_path", "mid_term"));
    assert_eq!(nursing["status"], "evaluated");
    assert!(figure(nursing, "simulated_p50") > 0.2);
    let trained = row("ln14_carers_trained", "210000", "2021");
    assert_eq!((&*trained["course"], &*trained["status"]), ("behind", "tracked"));
    assert_eq!(row("ln14_carers_trained", "210000", "2022")["evaluation"], "final");
    assert_eq!(row("ln14_project_investment", "210000", "2025")["course"], "no_figure");
    // A network without figures of the plan: towns and townships are simulated, villages tracked.
    let network = ["township", "village"]
        .map(|tier| row(&format!("ln21_three_tier_rural.{tier}"), "210400", "2023"));
    assert_eq!(network.map(|row| &*row["status"]), ["evaluated", "tracked"]);
    assert_eq!(network.map(|row| &*row["course"]), ["recorded", "recorded"]);
    assert_eq!(network.map(|row| figure(row, "actual")), [0.2, 0.35]);
    assert!(network.iter().all(|row| row["path"].is_empty() && row["threshold"].is_empty()));
    assert!((0.0..=1.0).contains(&figure(network[0], "simulated_p50")));
    assert_eq!(network[1]["simulated_p50"], "");
    sheet_says_the_same(&folder, &monitoring);

    folder.write(
        "actuals.csv",
        "target_id,region_code,year,value,source\n\
        ln14_nursing_bed_sare,210000,2021,0.5,x\nln14_regional_centre,219999,1999,much,\n\
        ln21_three_tier_rural.vilage,210400,2021,0.5,x\n",
    );
    let errors = folder.fail(2, &["run", "mine.toml", "--overwrite"]);
    for part in [
        "actuals.csv:2",
        "`ln14_nursing_bed_share`",
        "actuals.csv:3",
        "no region",
        "rural.village`",
    ] {
        assert!(errors.contains(part), "`{part}` is not in:\n{errors}");
    }
}
