//! The plans' tables: what the documents say, joined with how it is read here.

use super::workshop::{Recipe, Sheet, Workshop};
use crate::domain::Basis;
use crate::messages;
use crate::problems::Place;
use crate::seeds::policy::POLICY_COLUMNS;
use std::collections::{BTreeMap, BTreeSet};

const TARGETS: &str = "policy_targets.csv";
const READINGS: &str = "policy_readings/data.csv";
const NOTE: &str = "One row a target, baseline or definition, with the sentence quoted. Shares are \
    fractions. status, accountable_level, needs and the Chinese and English wordings are the \
    project's reading, kept in seeds/policy_readings.";

pub(super) const RECIPES: &[Recipe] = &[
    Recipe {
        folder: "policy/liaoning_14th",
        table: "targets.csv",
        title: "What Liaoning's plans and work programmes of 2020-2025 ask of aged care",
        publisher: "辽宁省民政厅",
        reference: "辽宁省民政事业发展第十四个五年规划; 辽民发〔2021〕4号; 2020年上半年工作情况",
        licence: "public documents, quoted",
        period: "2020/2025",
        unit: "each row's unit",
        kind: Basis::Published,
        built_from: &[TARGETS],
        note: NOTE,
        make: |shop| targets(shop, "ln"),
    },
    Recipe {
        folder: "policy/jilin_2021",
        table: "targets.csv",
        title: "What Jilin's work programme of 2021 asks of aged care",
        publisher: "吉林省民政厅",
        reference: "吉林省2021年全省民政工作要点（吉民发〔2021〕1号）",
        licence: "public documents, quoted",
        period: "2021",
        unit: "each row's unit",
        kind: Basis::Published,
        built_from: &[TARGETS],
        note: NOTE,
        make: |shop| targets(shop, "jl"),
    },
    Recipe {
        folder: "policy/sichuan_2021",
        table: "targets.csv",
        title: "What Sichuan's work programme of 2021 asks of aged care",
        publisher: "四川省民政厅",
        reference: "四川省民政厅2021年工作要点",
        licence: "public documents, quoted",
        period: "2021",
        unit: "each row's unit",
        kind: Basis::Published,
        built_from: &[TARGETS],
        note: NOTE,
        make: |shop| targets(shop, "sc"),
    },
];

/// The columns that our reading adds to a row.
const READING_COLUMNS: &[&str] = &[
    "target_id",
    "subject_en",
    "unit_kind",
    "accountable_level",
    "status",
    "needs_zh",
    "needs_en",
    "note_zh",
];

/// How a row is read: [`READING_COLUMNS`] after the first.
type Reading = [String; 7];

fn readings(shop: &mut Workshop<'_>) -> BTreeMap<String, Reading> {
    let Some(file) = shop.by_hand.file(READINGS) else {
        shop.problems.push(Place::file(READINGS), messages::file_missing());
        return BTreeMap::new();
    };
    let rows = file.rows(READING_COLUMNS, &mut shop.problems, |row| {
        (row.filled().to_owned(), [(); 7].map(|()| row.text().to_owned()))
    });
    rows.into_iter().collect()
}

const SHARED_COLUMNS: &[&str] = &[
    "target_id",
    "indicator_id",
    "facility_or_subject",
    "comparator",
    "value",
    "unit",
    "deadline",
    "attribute",
    "region_code",
    "document_title_zh",
    "place_in_document",
    "quote_zh",
    "reading_note",
];

fn targets(shop: &mut Workshop<'_>, prefix: &str) -> Vec<u8> {
    let readings = readings(shop);
    let mut used = BTreeSet::new();
    let mut sheet = Sheet::new(POLICY_COLUMNS);
    shop.rows(TARGETS, SHARED_COLUMNS, |row| {
        let [id, indicator, subject, comparator] = [(); 4].map(|()| row.text());
        let value = row.text();
        let (threshold, maximum, unit) = threshold(value, row.text());
        let [deadline, attribute, region, document, place, quote, note] =
            [(); 7].map(|()| row.text());
        if !id.starts_with(prefix) {
            return;
        }
        used.insert(id.to_owned());
        let Some([subject_en, kind, level, status, needs_zh, needs_en, note_zh]) = readings.get(id)
        else {
            return row.reject(messages::target_unread(id, READINGS));
        };
        let comparator = if comparator == "=" { "==" } else { comparator };
        sheet.row([
            id, indicator, subject, subject_en, kind, comparator, &threshold, &maximum, &unit,
            deadline, attribute, region, level, status, needs_zh, needs_en, document, place, quote,
            note, note_zh,
        ]);
    });
    for id in readings.keys().filter(|id| id.starts_with(prefix) && !used.contains(*id)) {
        shop.problems.push(Place::file(READINGS), messages::reading_without_target(id, TARGETS));
    }
    sheet.finish()
}

/// Threshold, upper end and unit, with percentages as shares.
fn threshold(value: &str, unit: &str) -> (String, String, String) {
    if let Some((lower, upper)) = value.split_once("..") {
        return (lower.to_owned(), upper.to_owned(), unit.to_owned());
    }
    let percent = unit.strip_prefix("percent");
    let (Some(rest), Ok(number)) = (percent, value.parse::<f64>()) else {
        return (value.to_owned(), String::new(), unit.to_owned());
    };
    let of_whom = rest.split(" (").next().unwrap_or_default();
    (format!("{}", number / 100.0), String::new(), format!("share{of_whom}"))
}
