//! The edge: arguments in, exit code out.

fn main() -> std::process::ExitCode {
    carecast::cli::main()
}
