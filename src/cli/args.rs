use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

#[derive(Parser)]
#[command(version, about)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Simulate a scenario and write its results
    Run(RunArgs),
}

#[derive(Args)]
pub struct RunArgs {
    pub scenario: String,
    #[arg(long)]
    pub out: Option<PathBuf>,
    #[arg(long)]
    pub draws: Option<u32>,
    #[arg(long)]
    pub threads: Option<usize>,
}
