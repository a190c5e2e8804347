//! Simulating, comparing, explaining and drawing.

use super::{LangArg, Overrides};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

#[derive(Args)]
pub struct RunArgs {
    /// A scenario file, or the name of a shipped scenario such as `liaoning_fyp14`  情景文件，或自带情景的名称
    pub scenario: String,
    /// Result directory [default: out/<scenario id>]  结果目录
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Threads [default: all cores]; results do not depend on it  线程数，不影响结果
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Replace a result directory of another run  覆盖其他模拟的结果目录
    #[arg(long)]
    pub overwrite: bool,
    /// Refuse to start if more memory is needed, such as `2GiB`  内存不够时不启动
    #[arg(long, value_name = "SIZE", value_parser = memory_size)]
    pub max_memory: Option<u64>,
    /// Outlines of the counties (GeoJSON or TopoJSON) for maps, page and layer  地图、网页和图层所用的县级边界
    #[arg(long, value_name = "FILE")]
    pub boundaries: Option<PathBuf>,
    /// Map approval number [default: the scenario's `output.map_approval_no`]  印在地图上的审图号
    #[arg(long, value_name = "TEXT", requires = "boundaries")]
    pub approval_no: Option<String>,
    /// Exit with 10 if a target is missed at its deadline (met in fewer than half of the draws)  目标到期未实现（不到半数）时退出码为10
    #[arg(long, value_name = "TARGET", num_args = 1..)]
    pub fail_on: Vec<String>,
    /// Language of what is printed and drawn  显示和绘图的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print errors only  只显示错误
    #[arg(long)]
    pub quiet: bool,
    /// Print one JSON document instead of a table  输出 JSON 而不是表格
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
pub struct CompareArgs {
    /// The scenario that the others are held against: a file or a shipped name  作为基准的情景
    pub base: String,
    /// The others  其他情景
    #[arg(required = true)]
    pub others: Vec<String>,
    /// Result directory [default: out/<base>_vs_<other>]  结果目录
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// How the difference is split over the changes between two scenarios  差异如何分解到各项改变
    #[arg(long, value_enum, default_value_t = SplitArg::Auto)]
    pub split: SplitArg,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Threads [default: all cores]; results do not depend on it  线程数，不影响结果
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Replace a result directory of another run  覆盖其他模拟的结果目录
    #[arg(long)]
    pub overwrite: bool,
    /// Refuse to start if more memory is needed, such as `2GiB`  内存不够时不启动
    #[arg(long, value_name = "SIZE", value_parser = memory_size)]
    pub max_memory: Option<u64>,
    /// Language of what is printed  显示的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print errors only  只显示错误
    #[arg(long)]
    pub quiet: bool,
    /// Print one JSON document instead of tables  输出 JSON 而不是表格
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ExplainArgs {
    /// A region's code or name, such as `210102` or `和平区`  地区代码或名称
    pub region: String,
    /// The state at the end of this year  该年年末
    #[arg(long, value_name = "Y")]
    pub year: u16,
    /// A target of the plan  规划目标
    #[arg(long, value_name = "TARGET")]
    pub target: String,
    /// A scenario file, or the name of a shipped scenario  情景文件，或自带情景的名称
    #[arg(long, value_name = "NAME", default_value = "liaoning_fyp14")]
    pub scenario: String,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Language of what is printed  显示的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print one JSON document  输出 JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct ValidateArgs {
    /// Scenario files, or names of shipped scenarios  情景文件，或自带情景的名称
    #[arg(required = true)]
    pub scenarios: Vec<String>,
    /// Hold the float32 projection against float64 at the deterministic centre  用双精度核对单精度推算
    #[arg(long)]
    pub float64: bool,
    #[command(flatten)]
    pub overrides: Overrides,
    /// Language of what is printed  显示的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
    /// Print one JSON document  输出 JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct MapArgs {
    /// A directory that `carecast run` wrote  carecast run 写出的目录
    pub results: PathBuf,
    /// Indicator or target, such as `share_60plus` or `ln14_regional_centre`  指标或目标
    #[arg(long, value_name = "ID")]
    pub indicator: String,
    /// 31 December of this year  该年年末
    #[arg(long, value_name = "Y")]
    pub year: u16,
    /// Column of the table, such as `p50`, `prob_shortfall` or `required_at_90`, or `p50_uncertainty`
    /// 表中的列，或兼示不确定性的 `p50_uncertainty`
    #[arg(long, value_name = "COLUMN", default_value = "p50")]
    pub statistic: String,
    /// Outlines of the counties, as GeoJSON or TopoJSON  县界文件
    #[arg(long, value_name = "FILE")]
    pub boundaries: Option<PathBuf>,
    /// 审图号 printed on a map with outlines  印在地图上的审图号
    #[arg(long, value_name = "TEXT")]
    pub approval_no: Option<String>,
    /// File to write [default: beside the other maps of the results]  写出的文件
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Language of the map  地图的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
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
