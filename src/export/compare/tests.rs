//! Table and page of the synthetic province.

use super::*;
use crate::{domain::Basis, export::fixture, results::Spread};

fn paired(place: u32) -> Paired {
    let change = Difference {
        base_p50: 0.5,
        other_p50: 0.4,
        spread: Spread { mean: -0.1, ..fixture::spread(0.0) },
    };
    Paired {
        place,
        year: 2025,
        target: 0,
        actual: change,
        lack: change,
        prob_met: [0.4, 0.6],
        prob_met_difference_mcse: 0.01,
        prob_better: 0.7,
        prob_worse: 0.1,
        basis: Basis::Assumption,
    }
}

fn split(name: &str) -> SplitOf {
    use crate::comparison::SplitBy;
    let change = Change {
        key: "population.longevity".to_owned(),
        name: Bilingual { zh: name.to_owned(), en: name.to_owned() },
        from: Some("\"median\"".to_owned()),
        to: Some(name.to_owned()),
    };
    let part = |place, by| Part {
        place,
        year: 2025,
        target: 0,
        by,
        change: 0,
        prob_met: [0.2, 0.01],
        lack: [-0.1, 0.02],
    };
    let parts = vec![part(7, SplitBy::Chain), part(8, SplitBy::Chain), part(8, SplitBy::Shapley)];
    let value = [-0.1, 0.02];
    let indicator =
        IndicatorPart { place: 8, year: 2025, indicator: 0, by: SplitBy::Chain, change: 0, value };
    SplitOf { changes: vec![change], parts, indicators: vec![indicator], why_not: None }
}

#[test]
fn each_part_is_a_row_with_what_was_changed() {
    let results = fixture::results();
    let split = split("寿命,更长");
    let table = split_table(
        &results,
        &[Versus { results: &results, rows: &[], indicators: &[], split: &split }],
    );
    let text = String::from_utf8(table).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 4);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for record in reader.records() {
        let record = record.unwrap();
        assert_eq!(record.len(), PART_COLUMNS.split(',').count());
        assert_eq!(
            (&record[7], &record[9], &record[16]),
            ("population.longevity", "寿命,更长", "-0.1")
        );
    }
}

#[test]
fn the_table_has_a_cell_for_every_column() {
    let results = fixture::results();
    let rows = [paired(0), paired(7)];
    let split = split("name");
    let table = comparison_table(
        &results,
        &[Versus { results: &results, rows: &rows, indicators: &[], split: &split }],
    );
    let text = String::from_utf8(table).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines.iter().all(|line| line.split(',').count() == COLUMNS.split(',').count()));
    assert!(
        lines[1].starts_with("county,990101,2025,nursing_share,example,example,东城区,0.4,0.6,")
    );
}

#[test]
fn indicators_stand_in_both_tables_and_on_the_page() {
    let mut results = fixture::results();
    results.indicators[0].zh = "<b>占比".to_owned();
    let row = PairedIndicator {
        place: 8,
        year: 2025,
        indicator: 0,
        value: paired(8).actual,
        prob_more: 0.25,
        prob_less: 0.75,
        basis: Basis::Estimated,
    };
    let split = split("name");
    let versus = [Versus { results: &results, rows: &[], indicators: &[row], split: &split }];
    let text = String::from_utf8(indicator_table(&results, &versus)).unwrap();
    assert_eq!(
        text.lines().nth(1),
        Some(
            "nation,100000,2025,nursing_bed_share,example,example,全国,share,0.5,0.4,-0.1,0.25,\
             0,0,1,0.25,0.75,estimated"
        )
    );
    let text = String::from_utf8(indicator_split_table(&results, &versus)).unwrap();
    let columns = INDICATOR_PART_COLUMNS.split(',').count();
    assert!(text.lines().all(|line| line.split(',').count() == columns), "{text}");
    assert!(text.lines().nth(1).unwrap().ends_with(",share,-0.1,0.02"));
    let page = comparison_page(&results, &versus);
    // A tenth less is ten points of per cent, in three quarters of the draws.
    assert!(page.contains("<td>50.0 → 40.0</td><td>−10.0 ± 25.0</td>") && !page.contains("<b>"));
}

#[test]
fn hostile_titles_are_inert_on_the_page() {
    let mut results = fixture::results();
    results.title_zh = "<script>alert(1)</script>\u{202e}".to_owned();
    results.places[0].name_en = "<img src=x onerror=alert(1)>".to_owned();
    let rows = [paired(0), paired(8)];
    let split = split("<script>alert(2)</script>");
    let page = comparison_page(
        &results,
        &[Versus { results: &results, rows: &rows, indicators: &[], split: &split }],
    );
    assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'));
    assert!(page.contains("default-src 'none'") && page.contains("假设 assumption"));
}
