//! `carecast init`: a working scenario and tables to fill in, to start from.

use super::{args::InitArgs, failure::Failure, inputs, speech};
use crate::{
    baseline::Selection,
    domain::{Lang, Text},
    export::template,
    messages,
    seeds::Region,
};
use anyhow::Context;
use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::PathBuf,
    process::ExitCode,
};

const HEAD: Text = Text {
    zh: "# 由 carecast init 生成：所有键都写出，默认值已填。改好后运行：\n#   carecast validate .\n#   carecast run .\n",
    en: "# Made by carecast init: every key is written out with its value. Change it, then run:\n#   carecast validate .\n#   carecast run .\n",
};

/// Writes `scenario.toml`, with a comment at each key, and templates of the planner's own tables
/// into a directory; never over a file.
pub fn init(args: &InitArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let scenario = inputs::scenario(&args.from, &[])?;
    let seeds = inputs::seeds(None)?;
    let selection = Selection::new(&seeds, scenario.regions())
        .map_err(Failure::input(messages::named_unfit(&args.from)))?;
    let mut counties: Vec<&Region> =
        selection.positions.iter().map(|&position| &seeds.regions.counties()[position]).collect();
    counties.sort_by_key(|county| county.code);
    let files = [
        ("scenario.toml", format!("{}\n{}", HEAD.get(lang), scenario.annotated(lang)).into_bytes()),
        ("county_table.xlsx", workbook(&counties, lang)?),
        ("county_table.csv", template::county_csv(&counties, lang).into_bytes()),
        ("facilities.csv", template::facility_csv(lang).into_bytes()),
        ("service_points.csv", template::service_point_csv(lang).into_bytes()),
        ("settlements.csv", template::settlement_csv(lang).into_bytes()),
    ];
    let files: Vec<(PathBuf, Vec<u8>)> = files
        .into_iter()
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(name, bytes)| (args.dir.join(name), bytes))
        .collect();
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        return Err(Failure::Refused(messages::there_already(there.display())));
    }
    fs::create_dir_all(&args.dir).with_context(|| speech::making(&args.dir))?;
    for (path, bytes) in &files {
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(path)
            .and_then(|mut file| file.write_all(bytes))
            .with_context(|| speech::writing(path))?;
        super::say!("{}", messages::made(path.display()).get(lang));
    }
    Ok(ExitCode::SUCCESS)
}

#[cfg(feature = "workbook")]
fn workbook(counties: &[&Region], lang: Lang) -> Result<Vec<u8>, Failure> {
    Ok(template::workbook(counties, lang).context(speech::inline(&messages::making_workbook()))?)
}

#[cfg(not(feature = "workbook"))]
fn workbook(_counties: &[&Region], _lang: Lang) -> Result<Vec<u8>, Failure> {
    Ok(Vec::new())
}
