use super::*;
use crate::{
    domain::Level,
    export::fixture::{code, results},
};

fn text(table: &Table) -> String {
    let mut out = Vec::new();
    table.write_to(&mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The header and the lines of one region.
fn lines_of(table: &Table, region: &str) -> String {
    let text = text(table);
    let kept: Vec<_> = text
        .lines()
        .enumerate()
        .filter(|(number, line)| *number == 0 || line.split(',').nth(1) == Some(region))
        .map(|(_, line)| line)
        .collect();
    kept.join("\n")
}

#[test]
fn summary_has_the_columns_of_the_contract() {
    let results = results();
    assert_eq!(
        lines_of(&Table::summary(&results), "990102"),
        "region_level,region_code,year,indicator,region_name,unit,\
         mean,sd,mcse,p025,p10,p25,p50,p75,p90,p975,basis\n\
         county,990102,2025,nursing_bed_share,西城区,share,1.5,2,0.25,0,0,0.5,1,1.5,2,3,downscaled\n\
         county,990102,2035,nursing_bed_share,西城区,share,\
         11.5,2,0.25,9,10,10.5,11,11.5,12,13,downscaled"
    );
}

#[test]
fn targets_have_the_columns_of_the_contract() {
    let results = results();
    assert_eq!(
        lines_of(&Table::targets(&results), "990000").lines().take(3).collect::<Vec<_>>(),
        [
            "region_level,region_code,year,target_id,region_name,indicator,comparator,threshold,\
             threshold_max,unit,attribute,accountable_level,status,actual_p50,prob_met,\
             prob_met_mcse,first_year_prob_ge_50,first_year_prob_ge_80,first_year_prob_ge_90,basis",
            "province,990000,2025,nursing_share,例省,nursing_bed_share,>=,0.55,,share,binding,\
             province,evaluated,0.5,0.4,0.015,2027,,,downscaled",
            "province,990000,2025,nursing_share.build,例省,nursing_bed_share,==,0.6,,share,binding,\
             province,evaluated,0.5,0.4,0.015,2027,,,downscaled",
        ]
    );
}

#[test]
fn what_has_no_denominator_is_blank_in_every_column() {
    let results = results();
    assert_eq!(
        lines_of(&Table::shortfall(&results), "990281").lines().take(2).collect::<Vec<_>>(),
        [
            "region_level,region_code,year,target_id,region_name,unit,mean,sd,mcse,\
             p025,p10,p50,p90,p975,prob_shortfall,\
             required_at_50,required_at_80,required_at_90,required_at_95,basis",
            "county,990281,2025,nursing_share,南岛市,beds,,,,,,,,,,,,,,downscaled",
        ]
    );
}

#[test]
fn paces_have_no_year() {
    let results = results();
    assert_eq!(
        lines_of(&Table::paces(&results), "990101").lines().take(2).collect::<Vec<_>>(),
        [
            "region_level,region_code,target_id,region_name,unit,pace_assumed,pace_needed_p50,\
             break_even_pace_50,break_even_pace_90,critical_baseline_50,critical_baseline_90,\
             baseline_p50,baseline_variance_share,basis",
            "county,990101,nursing_share,东城区,beds,1.5,2.5,2.25,,0.48,,0.45,,published",
        ]
    );
}

#[test]
fn every_line_has_a_cell_for_every_column() {
    let results = results();
    for table in Table::all(&results) {
        let columns = table.header().split(',').count();
        for line in text(&table).lines() {
            assert_eq!(line.split(',').count(), columns, "{}: {line}", table.file_name());
        }
    }
}

#[test]
fn rows_stand_in_the_order_of_their_key_columns() {
    let mut results = results();
    results.summary.reverse();
    for table in Table::all(&results) {
        let text = text(&table);
        let key_columns = match table.file_name() {
            "paces.csv" => 3,
            "pyramid.csv" => 5,
            _ => 4,
        };
        let keys: Vec<Vec<_>> =
            text.lines().skip(1).map(|line| line.split(',').take(key_columns).collect()).collect();
        assert!(keys.is_sorted(), "{}", table.file_name());
        let levels: Vec<_> = keys.iter().map(|key| key[0]).collect();
        assert!(levels.is_sorted() && levels.contains(&Level::Nation.id()));
    }
}

#[test]
fn blocks_give_the_bytes_of_the_whole() {
    let results = results();
    let table = Table::summary(&results);
    let mut blocks = table.header().into_bytes();
    for start in 0..table.len() {
        table.format(start..start + 1, &mut blocks);
    }
    assert_eq!(String::from_utf8(blocks).unwrap(), text(&table));
}

#[test]
fn hostile_names_stay_one_harmless_cell() {
    let mut results = results();
    for (place, name) in ["=cmd|' /C calc'!A0", "a,b\n\"c\"", "\u{202e}<script>"].iter().enumerate()
    {
        results.places[place].name_zh = (*name).to_owned();
    }
    let bytes = text(&Table::summary(&results)).into_bytes();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let names: Vec<_> =
        reader.records().map(|record| record.unwrap()[4].to_owned()).step_by(2).take(3).collect();
    assert_eq!(names, ["'=cmd|' /C calc'!A0", "a,b\n\"c\"", "<script>"]);
}

#[test]
fn figures_of_a_region_can_be_found_by_its_code() {
    let results = results();
    let text = text(&Table::targets(&results));
    assert!(text.contains(&format!("prefecture,{},2035,", code("990200"))));
}

/// By hand: cell 41 is the last of the women.
#[test]
fn a_pyramid_names_sex_and_ages() {
    let text = text(&Table::pyramid(&results()));
    assert!(text.lines().any(|line| line
        == "county,990101,2035,female,100+,东城区,persons,141.5,2,0.25,140,141,142,published"));
    assert!(text.contains("county,990101,2020,male,00-04,"));
}
