//! Starting from one's own scenario and tables.

use super::LangArg;
use clap::Args;
use std::path::PathBuf;

#[derive(Args)]
pub struct InitArgs {
    /// Directory to write `scenario.toml` into  写入情景文件和填报模板的目录
    pub dir: PathBuf,
    /// The scenario to start from: a file or a shipped name  起始情景
    #[arg(long, value_name = "NAME", default_value = "liaoning_fyp14")]
    pub from: String,
    /// Language of the comments  注释的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
}

#[derive(Args)]
pub struct ImportArgs {
    /// Workbooks (.xlsx) or CSV files: tables by county, lists of facilities  工作簿或 CSV：分县表、机构名单
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// File to write [default: `county_supply.csv` beside the first]  写出的文件
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write over another table  覆盖已有的表
    #[arg(long)]
    pub overwrite: bool,
    /// Use the source tables of a directory instead of the built-in ones  改用目录中的数据表
    #[arg(long, value_name = "DIR")]
    pub seeds: Option<PathBuf>,
    /// Language of what is printed  显示的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print one JSON document  输出 JSON
    #[arg(long)]
    pub json: bool,
}
