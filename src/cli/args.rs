//! The commands and their options.

use crate::domain::Lang;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Will an aged-care plan hold, where will it fail, and what must be built.
///
/// 养老服务能力规划：规划能否实现，哪里不足，需要建什么。
#[derive(Parser)]
#[command(name = "carecast", version, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Simulate a scenario and write its results  模拟一个情景并写出结果
    Run(RunArgs),
    /// Hold scenarios against a base, draw by draw  在相同抽样下对比情景
    Compare(CompareArgs),
    /// Explain one figure from the census to the shortfall  逐步说明一个缺口的来历
    Explain(ExplainArgs),
    /// Write a scenario with comments to start from  生成带注释的情景文件
    Init(InitArgs),
    /// Read a planner's own tables, cell by cell  逐格检查并导入自己的表格
    Import(ImportArgs),
    /// Print completions for a shell  输出命令补全脚本
    Completions(CompletionsArgs),
    /// Print the manual page  输出手册页
    Man,
    /// Check scenarios, and predict time, memory and rows  检查情景，预计时间、内存和行数
    Validate(ValidateArgs),
    /// List, show or rebuild the source tables  列出、查看或重建数据表
    Seeds(SeedsArgs),
    /// Draw one figure of a result directory as a map  把结果目录中的一项指标绘成地图
    Map(MapArgs),
    /// Hold the projection engine against a published projection  用已公布的预测检验推算引擎
    VerifyProjection(VerifyArgs),
    /// Project one census to the next and score the forecast  用一次普查推算下一次并评分
    Hindcast(HindcastArgs),
    /// Fit the county model to two censuses  用两次普查拟合县域模型
    Calibrate(CalibrateArgs),
    /// Print the JSON Schema of scenario files  输出情景文件的 JSON Schema
    Schema(SchemaArgs),
}

/// What changes a scenario from the command line.
#[derive(Args, Clone)]
pub struct Overrides {
    /// Draws of the ensemble
    #[arg(long, value_name = "N")]
    pub draws: Option<u32>,
    /// Seed of every random number
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Override one key, as `programmes.township_centres.pace=0.5`; may be repeated
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub sets: Vec<String>,
    /// Use the source tables of a directory instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub seeds: Option<PathBuf>,
}

impl Overrides {
    /// All of them as `--set` would say them.
    pub fn all_sets(&self) -> Vec<String> {
        let draws = self.draws.map(|draws| format!("run.draws={draws}"));
        let seed = self.seed.map(|seed| format!("run.seed={seed}"));
        self.sets.iter().cloned().chain(draws).chain(seed).collect()
    }
}

#[derive(Args)]
pub struct RunArgs {
    /// A scenario file, or the name of a shipped scenario such as `liaoning_fyp14`
    pub scenario: String,
    /// Result directory [default: out/<scenario id>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Threads [default: all cores]; results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Replace a result directory of another run
    #[arg(long)]
    pub overwrite: bool,
    /// Refuse to start if more memory is needed, such as `2GiB`
    #[arg(long, value_name = "SIZE", value_parser = memory_size)]
    pub max_memory: Option<u64>,
    /// Outlines of the counties, as GeoJSON or TopoJSON, for the maps, the page and the layer
    #[arg(long, value_name = "FILE")]
    pub boundaries: Option<PathBuf>,
    /// 审图号 printed on maps with outlines [default: the scenario's `output.map_approval_no`]
    #[arg(long, value_name = "TEXT", requires = "boundaries")]
    pub approval_no: Option<String>,
    /// Exit with 10 if a target is missed at its deadline (met in fewer than half of the draws)
    #[arg(long, value_name = "TARGET", num_args = 1..)]
    pub fail_on: Vec<String>,
    /// Language of what is printed and drawn
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print errors only
    #[arg(long)]
    pub quiet: bool,
    /// Print one JSON document instead of a table
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct CompareArgs {
    /// The scenario that the others are held against: a file or a shipped name
    pub base: String,
    /// The others
    #[arg(required = true)]
    pub others: Vec<String>,
    /// Result directory [default: out/<base>_vs_<other>]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How the difference is split over the changes between two scenarios
    #[arg(long, value_enum, default_value_t = SplitArg::Auto)]
    pub split: SplitArg,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Threads [default: all cores]; results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Replace a result directory of another run
    #[arg(long)]
    pub overwrite: bool,
    /// Language of what is printed
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print errors only
    #[arg(long)]
    pub quiet: bool,
    /// Print one JSON document instead of tables
    #[arg(long)]
    pub json: bool,
}

/// How a difference is split.
#[derive(Clone, Copy, ValueEnum)]
pub enum SplitArg {
    /// Both ways for four changes or fewer, else the chain  自动
    Auto,
    /// Not at all  不分解
    None,
    /// Each change counts for what it adds to those before it  逐项累加
    Chain,
    /// Each also counts for what it adds on average over all orders  沙普利分解
    Shapley,
}

impl SplitArg {
    /// As on the command line.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::None => "none",
            Self::Chain => "chain",
            Self::Shapley => "shapley",
        }
    }
}

#[derive(Args)]
pub struct ExplainArgs {
    /// A region's code or name, such as `210102` or `和平区`
    pub region: String,
    /// The state at the end of this year
    #[arg(long, value_name = "Y")]
    pub year: u16,
    /// A target of the plan
    #[arg(long, value_name = "TARGET")]
    pub target: String,
    /// A scenario file, or the name of a shipped scenario
    #[arg(long, value_name = "NAME", default_value = "liaoning_fyp14")]
    pub scenario: String,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Language of what is printed
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct InitArgs {
    /// Directory to write `scenario.toml` into
    pub dir: PathBuf,
    /// The scenario to start from: a file or a shipped name
    #[arg(long, value_name = "NAME", default_value = "liaoning_fyp14")]
    pub from: String,
    /// Language of the comments
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
}

#[derive(Args)]
pub struct ImportArgs {
    /// Workbooks (.xlsx) or CSV files: tables by county, lists of facilities
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// File to write [default: county_supply.csv beside the first]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Write over another table
    #[arg(long)]
    pub overwrite: bool,
    /// Use the source tables of a directory instead of the built-in ones
    #[arg(long, value_name = "DIR")]
    pub seeds: Option<PathBuf>,
    /// Language of what is printed
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

#[derive(Args)]
pub struct ValidateArgs {
    /// Scenario files, or names of shipped scenarios
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// Hold the float32 projection against float64 at the deterministic centre
    #[arg(long)]
    pub float64: bool,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct SeedsArgs {
    #[command(subcommand)]
    pub command: SeedsCommand,
}

#[derive(Subcommand)]
pub enum SeedsCommand {
    /// Rebuild the tables that are made from sources
    Build {
        /// Directory of the source tables
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// Directory of the project's tables
        #[arg(long, value_name = "DIR", default_value = "seeds")]
        into: PathBuf,
        /// Write nothing; say what differs and exit with 1 if anything does
        #[arg(long)]
        check: bool,
    },
    /// List the tables with their sources
    List,
    /// Show one table's source and first rows
    Show {
        /// Its name, such as `care_supply`
        name: String,
    },
}

#[derive(Args)]
pub struct MapArgs {
    /// A directory that `carecast run` wrote
    pub results: PathBuf,
    /// Indicator or target, such as `share_60plus` or `ln14_regional_centre`
    #[arg(long, value_name = "ID")]
    pub indicator: String,
    /// 31 December of this year
    #[arg(long, value_name = "Y")]
    pub year: u16,
    /// Column of the table, such as `p50`, `prob_shortfall` or `required_at_90`
    #[arg(long, value_name = "COLUMN", default_value = "p50")]
    pub statistic: String,
    /// Outlines of the counties, as GeoJSON or TopoJSON
    #[arg(long, value_name = "FILE")]
    pub boundaries: Option<PathBuf>,
    /// 审图号 printed on a map with outlines
    #[arg(long, value_name = "TEXT")]
    pub approval_no: Option<String>,
    /// File to write [default: beside the other maps of the results]
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language of the map
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
}

#[derive(Args)]
pub struct VerifyArgs {
    /// Directory of the revision's tables
    #[arg(long, value_name = "DIR")]
    pub rates_dir: PathBuf,
    /// What their names begin with, such as `wpp2019_china`
    #[arg(long, value_name = "NAME")]
    pub prefix: String,
    /// Year whose population is projected
    #[arg(long, value_name = "Y", default_value_t = 2020)]
    pub base_year: i32,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// Two censuses, and what joins their counties.
#[derive(Args)]
pub struct CensusArgs {
    /// Base census by county, sex and age
    #[arg(long, value_name = "FILE")]
    pub base_population: PathBuf,
    /// What else the base census says of its counties
    #[arg(long, value_name = "FILE")]
    pub base_counties: PathBuf,
    /// The census ten years later, by county, sex and age
    #[arg(long, value_name = "FILE")]
    pub truth_population: PathBuf,
    /// Which counties of one are which of the other
    #[arg(long, value_name = "FILE")]
    pub crosswalk: PathBuf,
}

#[derive(Args)]
pub struct HindcastArgs {
    #[command(flatten)]
    pub census: CensusArgs,
    /// Fit anew without each province in turn
    #[arg(long)]
    pub leave_one_province_out: bool,
    /// Draws
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub draws: u32,
    /// Seed of every random number
    #[arg(long, value_name = "N", default_value_t = 20_101_101)]
    pub seed: u64,
    /// Threads [default: all cores]; results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Write the validation report (Markdown)
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Write the picture of calibration (SVG)
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
    /// Write the scores as a seed into this directory of tables
    #[arg(long, value_name = "DIR", requires_all = ["leave_one_province_out", "rates_dir"])]
    pub write_scores: Option<PathBuf>,
    /// Directory of a published revision, to put the engine's check beside the scores
    #[arg(long, value_name = "DIR", requires = "prefix")]
    pub rates_dir: Option<PathBuf>,
    /// What the names of its tables begin with, such as `wpp2019_china`
    #[arg(long, value_name = "NAME", requires = "rates_dir")]
    pub prefix: Option<String>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct CalibrateArgs {
    #[command(flatten)]
    pub census: CensusArgs,
    /// What else the later census says of its counties
    #[arg(long, value_name = "FILE")]
    pub truth_counties: PathBuf,
    /// Directory of the project's tables
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    pub into: PathBuf,
    /// Write nothing; say what differs and exit with 1 if anything does
    #[arg(long)]
    pub check: bool,
}

#[derive(Args)]
pub struct SchemaArgs {
    /// Language of the descriptions
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
}

/// A language on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub enum LangArg {
    /// 中文
    Zh,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::En => Self::En,
        }
    }
}

/// Bytes from `800MiB`, `2GiB`, `500MB` or a plain number.
fn memory_size(text: &str) -> Result<u64, String> {
    const UNITS: [(&str, u64); 6] = [
        ("KiB", 1 << 10),
        ("MiB", 1 << 20),
        ("GiB", 1 << 30),
        ("KB", 1_000),
        ("MB", 1_000_000),
        ("GB", 1_000_000_000),
    ];
    let (number, unit) = UNITS
        .iter()
        .find_map(|(name, unit)| Some((text.strip_suffix(name)?, *unit)))
        .unwrap_or((text, 1));
    number
        .trim()
        .parse::<f64>()
        .ok()
        .filter(|number| *number > 0.0 && number.is_finite())
        .map(|number| (number * unit as f64) as u64)
        .ok_or_else(|| format!("`{text}` is no size: expected such as 800MiB or 2GiB"))
}
