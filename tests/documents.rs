//! Documents made from the code say what the code says.

#![allow(clippy::unwrap_used, reason = "a test may stop where it stands")]

use carecast::{
    catalogue::{Denominator, Measure, indicators},
    domain::UnitKind,
    scenario::shipped,
    seeds::{Bundle, Seeds},
};
use std::{fmt::Write, fs, path::Path};

/// `docs/indicators.md` is made from the catalogue: write what this test expects when it changes.
#[test]
fn the_list_of_indicators_is_that_of_the_catalogue() {
    let mut text = String::from(
        "# Indicators 指标\n\nMade from the catalogue (`src/catalogue/indicator.rs`). Regions above \
         counties sum their counties within a draw; ratios are ratios of sums.\n\n\
         | id | 名称 | name | unit | formula | better |\n|---|---|---|---|---|---|\n",
    );
    for indicator in indicators() {
        let formula = match indicator.measure {
            Measure::Count(column) => format!("{column:?}"),
            Measure::Difference { of, less } => {
                let parts: Vec<_> = less.iter().map(|part| format!("{part:?}")).collect();
                format!("{of:?} − {}", parts.join(" − "))
            }
            Measure::Ratio { of, by: Denominator::Column(by), scale } => {
                let times =
                    if (scale - 1.0).abs() > 1e-9 { format!("{scale} × ") } else { String::new() };
                format!("{times}{of:?} / {by:?}")
            }
            Measure::Ratio { of, by: Denominator::Units(units), .. } => {
                format!("{of:?} / units of {units:?} ({})", units.unit())
            }
            Measure::Closing(assurance) => format!("closing the shortfalls, {assurance:?}"),
            Measure::Census { from_age } => format!("census of 2020, aged {from_age} and over"),
        };
        let better = match indicator.larger_is_better {
            Some(true) => "more",
            Some(false) => "less",
            None => "",
        };
        writeln!(
            text,
            "| `{}` | {} | {} | {} | {formula} | {better} |",
            indicator.id, indicator.text.zh, indicator.text.en, indicator.unit
        )
        .unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/indicators.md");
    let found = fs::read_to_string(&path).unwrap_or_default();
    if found != text {
        let expected = Path::new(env!("CARGO_TARGET_TMPDIR")).join("indicators.md");
        fs::write(&expected, &text).unwrap();
        panic!("docs/indicators.md is out of date: replace it by {}", expected.display());
    }
}

#[test]
fn ids_are_snake_case_sorted_and_unique() {
    let ids: Vec<&str> = indicators().iter().map(|indicator| indicator.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    assert!(ids.iter().all(|id| id.chars().all(plain)));
}

/// A network belongs to a row of some plan, and a tier that is simulated to an indicator.
#[test]
fn tiers_of_networks_are_known_rows_and_indicators() {
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    let rows: Vec<&str> =
        seeds.plan_names().flat_map(|plan| seeds.plan(plan).unwrap()).map(|row| &*row.id).collect();
    assert_eq!(seeds.networks.len(), 6, "two networks of three tiers");
    for tier in &seeds.networks {
        assert!(rows.contains(&&*tier.target_id), "{}", tier.id());
        if let Some(wanted) = &tier.indicator {
            assert!(indicators().iter().any(|indicator| indicator.id == &**wanted), "{wanted}");
        }
    }
}

#[test]
fn every_shipped_scenario_has_a_readme_in_both_languages() {
    for shipped in shipped::ALL {
        let chinese = shipped.readme.chars().filter(|c| ('一'..='龥').contains(c)).count();
        let english = shipped.readme.split_whitespace().filter(|word| word.is_ascii()).count();
        assert!(chinese > 20 && english > 20, "{}", shipped.id);
    }
}

/// 60 % of Liaoning's 1,349 townships and subdistricts are 810; if each county must reach 60 % of
/// its own, 846.
#[test]
fn sixty_per_cent_overall_is_less_than_sixty_per_cent_everywhere() {
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    let liaoning = seeds.regions.resolve("210000").unwrap();
    let units: Vec<u32> = liaoning
        .counties
        .iter()
        .map(|&county| seeds.townships.counts(county).of(UnitKind::TownshipOrSubdistrict).unwrap())
        .collect();
    let needed = |units: u32| (6 * units).div_ceil(10);
    assert_eq!(units.iter().sum::<u32>(), 1349);
    assert_eq!(needed(1349), 810);
    assert_eq!(units.iter().map(|&units| needed(units)).sum::<u32>(), 846);
}

/// `docs/validation.md` and the seed of scores are written by one command: they say the same.
#[test]
fn the_validation_states_the_figures_of_the_seed() {
    let seeds = Seeds::load(&Bundle::embedded()).unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/validation.md");
    let text = fs::read_to_string(path).unwrap();
    let again = "run `carecast hindcast` as the document's head says";
    let hindcast = &seeds.validation.hindcast;
    let head =
        format!("{} units of high and medium confidence, {} draws", hindcast.units, hindcast.draws);
    assert!(text.contains(&head), "`{head}` is not in it: {again}");
    assert_eq!(hindcast.groups.len(), 6);
    for (group, s) in &hindcast.groups {
        let cells =
            [s.mdape, s.mape, s.bias, s.crps, s.cov50, s.cov80, s.cov90, s.cov95, s.width80];
        let cells = cells.map(|value| format!("{:.1}", 100.0 * value)).join(" | ");
        let row = format!("| {group} | {} | {cells} |", s.n);
        assert!(text.lines().any(|line| line == row), "`{row}` is not in it: {again}");
    }
    let projection = &seeds.validation.projection;
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip_while(|line| !line.starts_with("## 引擎核对"))
        .filter(|line| line.starts_with("| 2"))
        .map(|line| line.split(" | ").map(|cell| cell.trim_matches(['|', ' '])).collect())
        .collect();
    assert_eq!(rows.first().unwrap()[0], projection.first_year.to_string());
    assert_eq!(rows.last().unwrap()[0], projection.last_year.to_string());
    for (column, group) in ["total", "0to4", "60plus", "65plus", "80plus"].into_iter().enumerate() {
        let errors = rows.iter().map(|row| row[1 + column].parse::<f64>().unwrap().abs());
        let worst = errors.fold(0.0, f64::max);
        assert!((worst - 100.0 * projection.largest[group]).abs() < 0.0051, "{group}: {again}");
    }
    let life = format!("at most {:.3} years", projection.life_expectancy);
    assert!(text.contains(&life), "`{life}` is not in it: {again}");
}
