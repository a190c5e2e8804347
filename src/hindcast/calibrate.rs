//! Fits the model, and says what it means for the counties of 2020.

use super::{
    inputs::Inputs,
    outlook::{outlook, single_units},
};
use crate::{
    calibration::{
        Base, ByCell, Dataset, Decade, Input, Model, observed, read_counties_after, read_people,
        truth_of_units,
    },
    domain::Basis,
    messages,
    problems::{Place, Problems},
    seeds::{Source, UnitedNations, checksum},
};
use std::collections::BTreeMap;

/// Fits to the files and gives the seeds that hold the result, by their path inside `seeds/`.
///
/// `counties_after` is what the second census says of counties beside their ages: where the first
/// is not published, what cohorts did is predicted from it.
///
/// # Errors
///
/// Everything wrong with the files; fewer than two provinces.
pub fn calibrate(
    inputs: Inputs<'_>,
    counties_after: Input<'_>,
    un: &UnitedNations,
) -> Result<BTreeMap<String, Vec<u8>>, Problems> {
    let mut problems = Problems::default();
    let base =
        Base::read(inputs.base_population, inputs.base_counties, inputs.crosswalk, &mut problems);
    let people = read_people(inputs.truth_population, &mut problems);
    let after = read_counties_after(counties_after, &people, &mut problems);
    let names = (inputs.truth_population.name, inputs.crosswalk.name);
    let truth = if !people.is_empty() && !base.units.is_empty() {
        truth_of_units(&base.units, &people, names, &mut problems)
    } else {
        Vec::new()
    };
    let decade = Decade::of_china(un);
    if decade.is_none() {
        let place = Place::file("un_china_mortality/data.csv");
        problems.push(place, messages::decade_missing());
    }
    let (Some(decade), true) = (decade, problems.0.is_empty()) else { return Err(problems) };
    let data = Dataset::new(&base, decade.clone());
    if data.provinces().len() < 2 {
        let message = messages::one_province_to_fit();
        return Err(Problems::one(Place::file(inputs.base_population.name), message));
    }
    let truths: BTreeMap<&str, ByCell> = base
        .units
        .iter()
        .zip(&truth)
        .filter_map(|(unit, truth)| Some((unit.id.as_str(), observed(truth.as_ref()?))))
        .collect();
    let truth: Vec<ByCell> = data
        .subjects
        .iter()
        .map(|s| truths.get(s.unit.id.as_str()).copied().unwrap_or([[0.0; 18]; 2]))
        .collect();
    let model = Model::fit(&data, &truth);
    let later = Dataset::new(&Base { units: single_units(&after), counties: after }, decade);
    let outlook = outlook(&model, (&data, &truth), &later);
    let mut files = BTreeMap::new();
    add(&mut files, MODEL, model.to_csv());
    add(&mut files, OUTLOOK, outlook);
    Ok(files)
}

/// A table and its paper.
pub(super) struct Paper {
    pub folder: &'static str,
    pub title: &'static str,
    pub unit: &'static str,
    pub note: &'static str,
}

const MODEL: Paper = Paper {
    folder: "county_model",
    title: "How the cohorts of a county change in ten years: fitted parameters",
    unit: "coefficients of log changes on standardised features; log scales; shares; log changes",
    note: "Made by `carecast calibrate`. Cells 0 to 15 are cohorts by five-year age in 2010 (15 is 75 \
        and over), 16 and 17 those aged 0-4 and 5-9 in 2020. Factors are numbered from 0 where they \
        stand as cells. What it means: docs/validation.md.",
};

const OUTLOOK: Paper = Paper {
    folder: "county_outlook_2020",
    title: "What 2010-2020 says of the migration and mortality of each county of 2020",
    unit: "log change per year of age group, relative to the nation; scales of scores",
    note: "Made by `carecast calibrate`. g0 is ages 0-4, g85 85 and over; migration below 60, mortality \
        from 75, shared between. observed: the unit's own change, departures from the fitted model \
        shrunk by the chance of small numbers and by how well boundaries agree; predicted: the \
        model on the census of 2020, features standardised within 2020, where the census of 2010 is \
        not published by county. scale_1 to scale_4: how far the county's own scores of the four \
        patterns of age may lie from it in a decade, and atypicality, which widens its province's; \
        by its census of 2020, residents from elsewhere relative to the change of their mean.",
};

/// Adds a table with its paper.
pub(super) fn add(files: &mut BTreeMap<String, Vec<u8>>, paper: Paper, table: Vec<u8>) {
    let source = Source {
        name: paper.folder.to_owned(),
        path: format!("{}/data.csv", paper.folder),
        title: paper.title.to_owned(),
        publisher: "fitted here to the censuses of 2010 and 2020 (National Bureau of Statistics)"
            .to_owned(),
        reference: "Tabulations of the 2010 and 2020 population census by county, as digitised in \
            leiii/census (commit 0ba0f1ef), joined by the project's crosswalk of comparison units; \
            World Population Prospects 2024 for survival"
            .to_owned(),
        licence: "MIT".to_owned(),
        period: "2010-11-01/2020-11-01".to_owned(),
        unit: paper.unit.to_owned(),
        kind: Basis::Estimated,
        built_from: Vec::new(),
        note: paper.note.to_owned(),
        sha256: checksum(&table),
    };
    let text = toml::to_string(&source).expect("a struct of strings is always TOML");
    files.insert(format!("{}/source.toml", paper.folder), text.into_bytes());
    files.insert(format!("{}/data.csv", paper.folder), table);
}
