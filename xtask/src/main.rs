//! `cargo xtask`: builds, serves, measures and tests the app. Run it with `--help`.
//!
//! # What holds here, and what enforces it
//!
//! - An opening and the whole program keep to their bounds: stage `size`, which counts what
//!   each opening links and what its program loads.
//! - No modules of any crate import each other in a circle, but a module and what is inside it:
//!   `xtask/src/test/rooms.rs`.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool talks to its user"
)]

mod bench;
mod compress;
mod dist;
mod embed;
mod finder;
mod jobs;
mod nginx;
mod notices;
mod npm;
mod offline;
mod operator;
mod packs;
mod process;
mod rules_page;
mod scripts;
mod serve;
mod single_file;
mod site;
mod size;
mod test;
mod tools;
mod workspace;

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{dist::For, workspace::Workspace};

#[derive(Debug, Parser)]
#[command(
    name = "cargo xtask",
    about = "Builds, serves, measures and tests the app"
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Installs what lacks, builds the release app and serves it on this machine
    Serve {
        /// The port to serve on; the next free one when it is taken
        #[arg(long, default_value_t = serve::DEFAULT_PORT)]
        port: u16,
        /// Serves this folder as it is, and builds nothing
        #[arg(long, value_name = "DIR")]
        dist: Option<PathBuf>,
    },
    /// Builds the folder to deploy, dist/, and the configuration of nginx for it, deploy/nginx.conf
    Dist {
        /// The operator's configuration, which goes beside the app
        #[arg(long, value_name = "FILE")]
        operator: Option<PathBuf>,
        /// The packs that dist/bosang.html, the app in one file, is for; else all that are offered
        #[arg(long, value_name = "ID,ID", value_delimiter = ',')]
        single: Vec<String>,
    },
    /// Writes what stands beside the program; Trunk's hook calls it, and nobody else
    #[command(hide = true)]
    Site,
    /// Prints what a first visit downloads, and fails when it is over the budget
    Size {
        /// Measures this folder as it is, and builds nothing
        #[arg(long, value_name = "DIR")]
        dist: Option<PathBuf>,
    },
    /// Prints how long one estimate takes in the release WebAssembly
    Bench {
        /// Measures instead how fast many claims are counted by one core
        #[arg(long)]
        claims: bool,
    },
    /// Builds the npm package of the rules: target/npm/rules/
    Npm {
        /// Prints how long its calls take
        #[arg(long)]
        bench: bool,
    },
    /// Runs everything that CI checks
    Test {
        /// Runs only these stages
        #[arg(value_name = "STAGE")]
        only: Vec<String>,
        /// Tests this folder as it is, and builds nothing
        #[arg(long, value_name = "DIR")]
        dist: Option<PathBuf>,
        /// What Playwright is told, such as the name of a spec
        #[arg(last = true, value_name = "ARGUMENT")]
        playwright: Vec<String>,
    },
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\n{}", process::with_causes(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    let workspace = Workspace::find()?;
    let built = |given: Option<PathBuf>| match given {
        Some(folder) => Ok(folder),
        None => dist::build(&workspace, &For::default()),
    };
    match task {
        Task::Serve { port, dist } => serve::forever(&built(dist)?, port)?,
        Task::Dist { operator, single } => {
            let dist = dist::build(&workspace, &For { operator, single })?;
            let site = workspace.root.join(site::NGINX);
            println!("The folder to deploy is {}", dist.display());
            println!("The configuration of nginx is {}", site.display());
        }
        Task::Site => site::write(&workspace)?,
        Task::Size { dist } => {
            let report = size::measure(&built(dist)?)?;
            println!("{report}");
            return Ok(report.verdict());
        }
        Task::Bench { claims: true } => bench::claims::run_all(&workspace)?,
        Task::Bench { claims: false } => bench::run_all(&workspace)?,
        Task::Npm { bench: true } => npm::bench(&workspace)?,
        Task::Npm { bench: false } => {
            npm::build(&workspace)?;
        }
        Task::Test {
            only,
            dist,
            playwright,
        } => return test::run(&workspace, &only, dist, playwright),
    }
    Ok(ExitCode::SUCCESS)
}
