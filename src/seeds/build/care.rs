//! Disability and care supply.

use super::{
    census::share,
    workshop::{Recipe, Sheet, Workshop},
};
use crate::domain::Basis;
use crate::messages;
use crate::seeds::care::{PREVALENCE_COLUMNS, SUPPLY_COLUMNS, TRANSITION_COLUMNS};
use crate::seeds::table::Row;
use std::collections::BTreeMap;

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "disability_prevalence",
        table: "data.csv",
        title: "Published prevalence and incidence of disability among older people",
        publisher: "the publications named in each row",
        reference: "each row's source",
        licence: "figures quoted with their source",
        period: "1997/2021",
        unit: "share; incidence a person-year",
        kind: Basis::Published,
        built_from: &["disability_prevalence.csv"],
        note: "Definitions differ tenfold: 2.34 % of people 60+ cannot look after themselves by \
            the census, 26.2 % have some ADL disability in the pooled literature. Survey years \
            blank where the source gives none.",
        make: prevalence,
    },
    Recipe {
        folder: "disability_transitions",
        table: "data.csv",
        title: "Yearly rates between healthy, disabled and dead at ages 65 to 110 (CLHLS)",
        publisher: "Fu, Sherris, Xu (2022), Annals of Actuarial Science",
        reference: "doi 10.1017/S1748499521000233; mengyi-git/FunctionalDisabilityChinaUS \
            (commit 8b914172)",
        licence: "BSD-3-Clause",
        period: "1998/2014",
        unit: "events per person-year",
        kind: Basis::Published,
        built_from: &["disability_transition_rates_clhls.csv"],
        note: "fu_static has no time trend; the trend models follow the cohort aged 65 in \
            cohort_65_in, so that its calendar year at an age is cohort_65_in + age - 65. High \
            ages are extrapolated. CLHLS over-samples the oldest old and ends in 2014.",
        make: transitions,
    },
    Recipe {
        folder: "care_supply",
        table: "data.csv",
        title: "Institutions, beds, residents and occupancy, as published",
        publisher: "the documents named in each row",
        reference: "each row's source",
        licence: "figures quoted with their source",
        period: "2015/2024",
        unit: "each row's unit",
        kind: Basis::Published,
        built_from: &["care_supply_facts.csv"],
        note: "beds_institutions, beds_community and beds_all_kinds must not be mixed. Rows whose \
            note says secondary or derived are not first-hand.",
        make: supply,
    },
];

fn prevalence(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = [
        "geography_name_zh",
        "year",
        "definition",
        "sex",
        "residence",
        "age_lo",
        "age_hi",
        "measure",
        "sample_size",
        "source",
        "unit",
        "value",
        "lower95",
        "upper95",
    ];
    let mut sheet = Sheet::new(PREVALENCE_COLUMNS);
    shop.rows("disability_prevalence.csv", &columns, |row| {
        let head = [(); 8].map(|()| row.text().to_owned());
        let (sample, source) = (row.text().to_owned(), row.filled().to_owned());
        let percent = match row.filled() {
            "percent" => 1.0,
            "per 1000 person-years" => 0.1,
            unit => {
                row.complain(messages::unit_unknown(unit));
                1.0
            }
        };
        let mut cell = || row.optional(|row| share(row.number() * percent, 4)).unwrap_or_default();
        let value = [cell(), cell(), cell()];
        sheet.row(head.into_iter().chain(value).chain([sample, source]));
    });
    sheet.finish()
}

fn transitions(shop: &mut Workshop<'_>) -> Vec<u8> {
    let kinds = &TRANSITION_COLUMNS[5..];
    let columns =
        ["model", "sex", "residence", "age", "calendar_year", "transition", "rate_per_year"];
    let mut rows: BTreeMap<_, [String; 4]> = BTreeMap::new();
    shop.rows("disability_transition_rates_clhls.csv", &columns, |row| {
        let model = row.filled().to_owned();
        let (sex, residence) = (row.filled().to_owned(), row.filled().to_owned());
        let age = row.count();
        let born = row.optional(Row::year).map(|year| year.saturating_sub_unsigned(age));
        let cohort = born.map_or_else(String::new, |born| (born + 65).to_string());
        let kind = row.filled();
        let Some(place) = kinds.iter().position(|known| *known == kind) else {
            return row.complain(messages::transition_unknown(kind));
        };
        row.number();
        if model.starts_with("fu_") {
            let rates = rows.entry((model, residence, sex, cohort, age)).or_default();
            row.again().clone_into(&mut rates[place]);
        }
    });
    let mut sheet = Sheet::new(TRANSITION_COLUMNS);
    for ((model, residence, sex, cohort, age), rates) in rows {
        let head = [model, sex, residence, cohort, age.to_string()];
        sheet.row(head.into_iter().chain(rates));
    }
    sheet.finish()
}

/// The facts that calibrate a baseline, check a forecast or are printed beside it.
const FACTS: &[&str] = &[
    "institutions",
    "beds_institutions",
    "beds_community",
    "beds_all_kinds",
    "residents_institutions",
    "occupancy_institutions",
    "nursing_beds_share_of_institution_beds",
    "beds_per_1000_aged_60plus",
    "community_facilities",
    "beds_social_welfare_homes",
    "residents_social_welfare_homes",
    "beds_destitute_support_homes",
    "residents_destitute_support_homes",
    "people_receiving_nursing_subsidy",
];

fn supply(shop: &mut Workshop<'_>) -> Vec<u8> {
    let columns = ["geography_code", "date", "indicator", "value", "unit", "source", "note"];
    let mut sheet = Sheet::new(SUPPLY_COLUMNS);
    shop.rows("care_supply_facts.csv", &columns, |row| {
        let cells = columns.map(|_| row.text().to_owned());
        if FACTS.contains(&cells[2].as_str()) {
            sheet.row(cells);
        }
    });
    sheet.finish()
}
