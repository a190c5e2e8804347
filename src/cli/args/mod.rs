//! The commands and their options.

mod own;
mod planning;
mod research;

pub use own::*;
pub use planning::*;
pub use research::*;

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
    /// Draws of the ensemble  模拟次数
    #[arg(long, value_name = "N")]
    pub draws: Option<u32>,
    /// Seed of every random number  随机数种子
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// Override one key, as `programmes.township_centres.pace=0.5`; may be repeated  改动情景中的一个键，可重复
    #[arg(long = "set", value_name = "KEY=VALUE")]
    pub sets: Vec<String>,
    /// Use the source tables of a directory instead of the built-in ones  改用目录中的数据表
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
pub struct SchemaArgs {
    /// Language of the descriptions  说明的语言
    #[arg(long, value_enum, default_value_t = LangArg::Zh)]
    pub lang: LangArg,
}

#[derive(Args)]
pub struct CompletionsArgs {
    /// The shell  命令行环境
    pub shell: clap_complete::Shell,
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
