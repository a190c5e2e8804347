//! `carecast init`: a working scenario to start from.

use super::{args::InitArgs, failure::Failure, inputs};
use crate::domain::{Lang, Text};
use anyhow::Context;
use std::{
    fs::{self, OpenOptions},
    io::{ErrorKind, Write},
    path::Path,
    process::ExitCode,
};

const HEAD: Text = Text {
    zh: "# 由 carecast init 生成：所有键都写出，默认值已填。改好后运行：\n#   carecast validate .\n#   carecast run .\n",
    en: "# Made by carecast init: every key is written out with its value. Change it, then run:\n#   carecast validate .\n#   carecast run .\n",
};
const MADE: Text = Text { zh: "已生成", en: "made" };

/// Writes `scenario.toml` into a directory, with a comment at each key; never over a file.
pub fn init(args: &InitArgs) -> Result<ExitCode, Failure> {
    let lang = Lang::from(args.lang);
    let scenario = inputs::scenario(&args.from, &[])?;
    let file = args.dir.join("scenario.toml");
    fs::create_dir_all(&args.dir)
        .with_context(|| format!("making the directory {}", args.dir.display()))?;
    write_new(&file, &format!("{}\n{}", HEAD.get(lang), scenario.annotated(lang)))?;
    println!("{}: {}", MADE.get(lang), file.display());
    Ok(ExitCode::SUCCESS)
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let opened = OpenOptions::new().write(true).create_new(true).open(path);
    match opened {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(Failure::Refused(format!(
            "{} is there already and stays as it is: give another directory",
            path.display()
        ))),
        Err(error) => {
            Err(anyhow::Error::new(error).context(format!("making {}", path.display())).into())
        }
        Ok(mut file) => {
            file.write_all(text.as_bytes())
                .with_context(|| format!("writing {}", path.display()))?;
            Ok(())
        }
    }
}
