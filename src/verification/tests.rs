//! A country made up here, projected by a slow twin in steps of five years and groups of five ages.
#![expect(clippy::format_push_string, reason = "a test may be slow")]

use super::*;
use crate::{
    demography::LifeTable,
    domain::Sex,
    seeds::{MIGRATION_START, MORTALITY_START},
};
use std::collections::BTreeMap;

/// What sets one country apart.
#[derive(Clone, Copy)]
struct Country {
    people: f64,
    mortality: f64,
    fertility: f64,
    /// Net migrants of a period as a share of the people at its start; twice as many men.
    migration: f64,
}

const ORDINARY: Country =
    Country { people: 5000.0, mortality: 1.0, fertility: 1.8, migration: -0.002 };

type Files = BTreeMap<String, String>;

impl Country {
    fn rates(self) -> [f64; 22] {
        MORTALITY_START.map(|age| match age {
            0 => 0.01 * self.mortality,
            1 => 0.0006 * self.mortality,
            _ => self.mortality * (0.0002 + 0.000_03 * libm::exp(0.095 * (age as f64 + 2.5))),
        })
    }

    /// The seven files from 2015 to 2060, and the base year 2020 among them.
    fn files(self) -> Files {
        let tables = Sex::BOTH.map(|sex| LifeTable::of_abridged(sex, &self.rates()));
        let lived = tables.each_ref().map(|table| {
            [(); GROUPS_OF_5].map(|()| 0.0).iter().enumerate().fold(
                [0.0; 21],
                |mut sums, (g, _)| {
                    sums[g] = table.lived[5 * g..(5 * g + 5).min(101)].iter().sum();
                    sums
                },
            )
        });
        let mut people = lived.map(|ages| ages.map(|years| self.people * years / 160.0));
        let mut file: [String; 7] = [
            "year,sex,age_lo,thousands\n",
            "period_start,period_end,sex,age_lo,deaths_per_person_year\n",
            "period_start,period_end,children_per_woman\n",
            "period_start,period_end,age_lo,percent_of_total_fertility\n",
            "period_start,period_end,boys_per_girl\n",
            "period_start,period_end,thousands_in_period\n",
            "period_start,period_end,sex,years\n",
        ]
        .map(str::to_owned);
        let pattern =
            [(15, 10.0), (20, 25.0), (25, 30.0), (30, 20.0), (35, 10.0), (40, 4.0), (45, 1.0)];
        for year in (2015..=2060).step_by(5) {
            for (sex, word) in ["male", "female"].into_iter().enumerate() {
                for (age, count) in MIGRATION_START.iter().zip(people[sex]) {
                    file[0] += &format!("{year},{word},{age},{count}\n");
                }
            }
            if year == 2060 {
                break;
            }
            let period = format!("{year},{}", year + 5);
            let net = self.migration * people.iter().flatten().sum::<f64>();
            for (sex, word) in ["male", "female"].into_iter().enumerate() {
                for (age, rate) in MORTALITY_START.iter().zip(self.rates()) {
                    file[1] += &format!("{period},{word},{age},{rate}\n");
                }
                file[6] += &format!("{period},{word},{}\n", tables[sex].life_expectancy());
            }
            file[2] += &format!("{period},{}\n", self.fertility);
            for (age, share) in pattern {
                file[3] += &format!("{period},{age},{share}\n");
            }
            file[4] += &format!("{period},1.05\n");
            file[5] += &format!("{period},{net}\n");
            let before = people;
            for sex in 0..2 {
                let moving = net * if sex == 0 { 2.0 / 3.0 } else { 1.0 / 3.0 };
                for group in 1..GROUPS_OF_5 {
                    let share = if (4..8).contains(&group) { moving / 4.0 } else { 0.0 };
                    people[sex][group] =
                        before[sex][group - 1] * lived[sex][group] / lived[sex][group - 1] + share;
                }
                let last = lived[sex][19] + lived[sex][20];
                people[sex][20] = (before[sex][19] + before[sex][20]) * lived[sex][20] / last;
            }
            let births: f64 = pattern
                .iter()
                .map(|(age, share)| (share, f64::midpoint(before[1][age / 5], people[1][age / 5])))
                .map(|(share, women)| self.fertility * share / 100.0 * women)
                .sum();
            people[0][0] = births * 1.05 / 2.05 * lived[0][0] / 5.0;
            people[1][0] = births / 2.05 * lived[1][0] / 5.0;
        }
        let names = [
            "population_age_sex",
            "mortality_rates",
            "total_fertility",
            "fertility_age_pattern",
            "sex_ratio_at_birth",
            "net_migration",
            "life_expectancy",
        ];
        names.iter().map(|name| format!("made_up_{name}.csv")).zip(file).collect()
    }
}

fn check(files: &Files) -> Result<Report, Problems> {
    verify_files(&|name| files.get(name).map(|text| text.clone().into_bytes()), "made_up", 2020)
}

fn worst(report: &Report, group: impl Fn(&Groups) -> Check) -> f64 {
    report.years.iter().map(|y| group(&y.groups).relative_error.abs()).fold(0.0, f64::max)
}

#[test]
fn the_engine_gives_back_what_the_slow_twin_projected() {
    let countries = [
        ORDINARY,
        Country { migration: 0.08, ..ORDINARY },
        Country { migration: -0.05, ..ORDINARY },
        Country { mortality: 8.0, fertility: 5.5, ..ORDINARY },
        Country { people: 2.0, ..ORDINARY },
        Country { migration: 0.0, ..ORDINARY },
    ];
    for country in countries {
        let report = check(&country.files()).unwrap();
        assert_eq!(
            report.years.iter().map(|y| y.year).collect::<Vec<_>>(),
            [2025, 2030, 2035, 2040, 2045, 2050, 2055, 2060]
        );
        let errors = [
            worst(&report, |g| g.total),
            worst(&report, |g| g.children),
            worst(&report, |g| g.from_60),
            worst(&report, |g| g.from_65),
            worst(&report, |g| g.from_80),
        ];
        // Steps of five years miss the growth within a step: up to 0.6 % of the youngest where
        // fertility is 5.5.
        for (error, allowed) in errors.into_iter().zip([0.003, 0.0065, 0.005, 0.005, 0.015]) {
            assert!(error < allowed, "{errors:?} with migration of {}", country.migration);
        }
    }
}

#[test]
fn the_report_has_the_shape_of_the_contract() {
    let report = check(&ORDINARY.files()).unwrap();
    let json = serde_json::to_value(&report).unwrap();
    let group = &json["years"][0]["groups"]["80plus"];
    assert!(group["projected"].is_f64() && group["relative_error"].is_f64());
    assert!(json["years"][0]["groups"]["0to4"]["published"].as_f64().unwrap() > 0.0);
    assert_eq!(json["life_expectancy"][1]["sex"], "female");
    assert_eq!(json["life_expectancy"][0]["period_start"], 2020);
}

/// A file changed by one mistake, and what is said of it.
#[test]
fn every_mistake_is_told_with_its_place() {
    type Change<'a> = &'a dyn Fn(&str) -> String;
    let mistakes: [(&str, Change<'_>, &str); 7] = [
        ("population_age_sex", &|t| t.replacen("2020,male,0,", "2020,male,0,-", 1), "negative"),
        (
            "population_age_sex",
            &|t| t.replacen("2020,female,100,", "2020,female,95,", 1),
            "repeats",
        ),
        (
            "mortality_rates",
            &|t| t.replacen("2020,2025,male,1,", "2019,2024,male,1,", 1),
            "male of 1",
        ),
        ("total_fertility", &|t| t.replace("children_per_woman", "children"), "is missing"),
        ("sex_ratio_at_birth", &|t| t.replacen("2030,2035", "2030,2031", 1), "five years"),
        (
            "fertility_age_pattern",
            &|t| t.replacen("2040,2045,25,30", "2040,2045,25,10", 1),
            "not to 100",
        ),
        ("life_expectancy", &|t| t.replacen("2020,2025,male", "2020,2025,man", 1), "male"),
    ];
    for (file, change, said) in mistakes {
        let mut files = ORDINARY.files();
        let name = format!("made_up_{file}.csv");
        let text = files[&name].clone();
        files.insert(name.clone(), change(&text));
        let problems = check(&files).unwrap_err();
        let all = problems.0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(all.contains(&name) && all.contains(said), "{file}: {all}");
    }
}

#[test]
fn all_missing_files_and_a_wrong_year_are_told_at_once() {
    let problems = check(&Files::new()).unwrap_err();
    assert_eq!(problems.0.iter().filter(|p| p.message.en == "the file is missing").count(), 7);
    let files = ORDINARY.files();
    let read = |name: &str| files.get(name).map(|text| text.clone().into_bytes());
    let problems = verify_files(&read, "made_up", 2021).unwrap_err();
    assert!(problems.to_string().contains("no population of 2021"), "{problems}");
    assert_eq!(problems.0.len(), 1, "not said again period by period: {problems}");
    assert!(problems.0[0].message.zh.contains("没有 2021 年的人口"), "{problems}");
}
