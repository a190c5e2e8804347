//! Source tables, and holding the model against censuses.

use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Args)]
pub struct SeedsArgs {
    #[command(subcommand)]
    pub command: SeedsCommand,
}

#[derive(Subcommand)]
pub enum SeedsCommand {
    /// Rebuild the tables that are made from sources  由原始数据重建数据表
    Build {
        /// Directory of the source tables  原始数据目录
        #[arg(long, value_name = "DIR")]
        from: PathBuf,
        /// Directory of the project's tables  数据表目录
        #[arg(long, value_name = "DIR", default_value = "seeds")]
        into: PathBuf,
        /// Write nothing; say what differs and exit with 1 if anything does  不写文件，只报告差异
        #[arg(long)]
        check: bool,
    },
    /// List the tables with their sources  列出数据表及来源
    List,
    /// Show one table's source and first rows  查看一张表的来源和前几行
    Show {
        /// Its name, such as `care_supply`  表名
        name: String,
    },
}

#[derive(Args)]
pub struct VerifyArgs {
    /// Directory of the revision's tables  数据目录
    #[arg(long, value_name = "DIR")]
    pub rates_dir: PathBuf,
    /// What their names begin with, such as `wpp2019_china`  文件名前缀
    #[arg(long, value_name = "NAME")]
    pub prefix: String,
    /// Year whose population is projected  推算的起始年
    #[arg(long, value_name = "Y", default_value_t = 2020)]
    pub base_year: i32,
    /// Print one JSON document  输出 JSON
    #[arg(long)]
    pub json: bool,
}

/// Two censuses, and what joins their counties.
#[derive(Args)]
pub struct CensusArgs {
    /// Base census by county, sex and age  基期普查：分县、性别、年龄
    #[arg(long, value_name = "FILE")]
    pub base_population: PathBuf,
    /// What else the base census says of its counties  基期普查的其他数据
    #[arg(long, value_name = "FILE")]
    pub base_counties: PathBuf,
    /// The census ten years later, by county, sex and age  十年后的普查
    #[arg(long, value_name = "FILE")]
    pub truth_population: PathBuf,
    /// Which counties of one are which of the other  两次普查的县级对应表
    #[arg(long, value_name = "FILE")]
    pub crosswalk: PathBuf,
}

#[derive(Args)]
pub struct HindcastArgs {
    #[command(flatten)]
    pub census: CensusArgs,
    /// Leave each province out: fit without it, or take the built-in fit where that never saw it  逐省剔除：重新拟合，或用从未见过该省的内置参数
    #[arg(long)]
    pub leave_one_province_out: bool,
    /// Draws  模拟次数
    #[arg(long, value_name = "N", default_value_t = 2000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub draws: u32,
    /// Seed of every random number  随机数种子
    #[arg(long, value_name = "N", default_value_t = 20_101_101)]
    pub seed: u64,
    /// Threads [default: all cores]; results do not depend on it  线程数，不影响结果
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Write the validation report (Markdown)  写出检验报告
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// Write the picture of calibration (SVG)  写出校准图
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
    /// Write the scores as a seed into this directory of tables  把评分写入数据表目录
    #[arg(long, value_name = "DIR", requires_all = ["leave_one_province_out", "rates_dir"])]
    pub write_scores: Option<PathBuf>,
    /// Directory of a published revision, to put the engine's check beside the scores  已公布预测所在目录
    #[arg(long, value_name = "DIR", requires = "prefix")]
    pub rates_dir: Option<PathBuf>,
    /// What the names of its tables begin with, such as `wpp2019_china`  其文件名前缀
    #[arg(long, value_name = "NAME", requires = "rates_dir")]
    pub prefix: Option<String>,
    /// Print one JSON document  输出 JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Args)]
pub struct CalibrateArgs {
    #[command(flatten)]
    pub census: CensusArgs,
    /// What else the later census says of its counties  后一次普查的其他数据
    #[arg(long, value_name = "FILE")]
    pub truth_counties: PathBuf,
    /// Directory of the project's tables  数据表目录
    #[arg(long, value_name = "DIR", default_value = "seeds")]
    pub into: PathBuf,
    /// Write nothing; say what differs and exit with 1 if anything does  不写文件，只报告差异
    #[arg(long)]
    pub check: bool,
}
