//! `carecast map`

use super::{args::MapArgs, failure::Failure, inputs, speech};
use crate::{
    domain::{Lang, Level, RegionCode},
    export::{
        Column,
        map::{ColumnWords, MapSource, column_map, sheets},
    },
    messages,
    problems::Problems,
    results::Place,
    seeds::{Bundle, Seeds},
};
use anyhow::Context;
use std::{fs, path::Path, process::ExitCode};

/// Draws one column of a result directory's tables.
pub fn map(args: &MapArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let manifest = manifest(&args.results)?;
    let seeds =
        Seeds::load(&Bundle::embedded()).map_err(Failure::input(messages::seeds_damaged()))?;
    let (column, table) = column(args)?;
    let places = places(&column, &seeds);
    let outlines = match &args.boundaries {
        None => None,
        Some(file) => Some(inputs::outlines(file, &places, &seeds, args.approval_no.clone())?.0),
    };
    let text = |path: &[&str]| {
        let mut value = &manifest;
        for key in path {
            value = &value[*key];
        }
        value.as_str().unwrap_or_default().to_owned()
    };
    let title = match lang {
        Lang::Zh => text(&["scenario", "title", "zh"]),
        Lang::En => text(&["scenario", "title", "en"]),
    };
    let item = super::names::of_item(&args.indicator, &seeds, lang);
    let words = ColumnWords {
        item: &item,
        scenario: &title,
        year: args.year,
        draws: manifest["draws"].as_u64().unwrap_or_default() as u32,
    };
    let sheets = sheets(&places, outlines.as_ref());
    if sheets.is_empty() {
        return Err(Failure::Refused(messages::nothing_on_map(table)));
    }
    for sheet in &sheets {
        let svg = column_map(sheet, &places, &column, words, lang, &MapSource::default());
        let file = match &args.out {
            Some(file) if sheets.len() == 1 => file.clone(),
            Some(file) => file.with_extension(format!("{}.svg", sheet.region.code)),
            None => args.results.join("maps").join(format!(
                "{}_{}_{}_{}.svg",
                args.indicator, args.year, args.statistic, sheet.region.code
            )),
        };
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).with_context(|| speech::making(folder))?;
        }
        fs::write(&file, svg).with_context(|| speech::writing(&file))?;
        super::say!("{}", file.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn manifest(results: &Path) -> Result<serde_json::Value, Failure> {
    let path = results.join("manifest.json");
    let bytes = fs::read(&path).map_err(|error| {
        Failure::Refused(messages::no_results(path.display(), messages::of_system(&error)))
    })?;
    serde_json::from_slice(&bytes)
        .map_err(|error| Failure::Refused(messages::damaged(path.display(), error)))
}

/// The column, from whichever table has it: indicators before targets.
fn column(args: &MapArgs) -> Result<(Column, &'static str), Failure> {
    let mut complaints = Problems::default();
    for table in ["summary.csv", "targets.csv", "shortfall.csv"] {
        let path = args.results.join(table);
        let bytes = fs::read(&path).map_err(|error| {
            Failure::Refused(messages::no_results(path.display(), messages::of_system(&error)))
        })?;
        let name = path.display().to_string();
        match Column::read_shown(&name, &bytes, &args.indicator, args.year, &args.statistic) {
            Ok(column) => return Ok((column, table)),
            Err(problems) => complaints.0.extend(problems.0),
        }
    }
    Err(Failure::input(messages::figure_unfit())(complaints))
}

/// The regions of a column, as the region table knows them.
fn places(column: &Column, seeds: &Seeds) -> Vec<Place> {
    let of = |(level, code): &(Level, RegionCode)| -> Option<Place> {
        let region = seeds.regions.get(*level, *code)?;
        let point = region.counties.first().map(|&county| seeds.geography.centroids[county]);
        Some(Place {
            level: *level,
            code: *code,
            name_zh: region.name(Lang::Zh).to_owned(),
            name_en: region.name(Lang::En).to_owned(),
            prefecture: region.prefecture.filter(|_| *level <= Level::Prefecture),
            centroid: point
                .filter(|_| *level == Level::County)
                .map(|point| [point.longitude, point.latitude]),
        })
    };
    column.figures.keys().filter_map(of).collect()
}
