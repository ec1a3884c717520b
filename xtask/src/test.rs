//! Everything that CI checks, in stages that each say how they went.

mod end_to_end;
mod machine;
#[cfg(test)]
mod modules;
#[cfg(test)]
mod rooms;
mod servers;
mod tasks;

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use crate::{
    dist::{self, For},
    npm, packs,
    process::{announce, run as run_command, with_causes},
    size,
    tools::{self, Tools},
    workspace::Workspace,
};

/// One part of the whole, run on its own.
struct Stage {
    name: &'static str,
    run: fn(&mut Run) -> Result<()>,
}

const STAGES: [Stage; 11] = [
    Stage {
        name: "format",
        run: format,
    },
    Stage {
        name: "clippy",
        run: clippy,
    },
    Stage {
        name: "tests",
        run: tests,
    },
    Stage {
        name: "packs",
        run: check_packs,
    },
    Stage {
        name: "npm",
        run: npm_package,
    },
    Stage {
        name: "dist",
        run: build,
    },
    Stage {
        name: "size",
        run: measure,
    },
    Stage {
        name: "tasks",
        run: try_tasks,
    },
    Stage {
        name: "clippy-wasm",
        run: clippy_wasm,
    },
    Stage {
        name: "browser",
        run: browser,
    },
    Stage {
        name: "e2e",
        run: end_to_end,
    },
];

/// What stages share.
struct Run<'a> {
    workspace: &'a Workspace,
    /// The folder that the `dist` stage built, for those after it; or one that was given.
    dist: Option<PathBuf>,
    /// Our own programs, once a stage built them.
    programs: Option<Programs>,
    /// What Playwright is told beside the configuration.
    playwright: Vec<String>,
}

/// What people and other programs call, as `cargo test` builds it too.
#[derive(Clone)]
struct Programs {
    bosang: PathBuf,
    receiver: PathBuf,
}

/// Runs the stages, or only those named, to the end whatever fails.
pub(crate) fn run(
    workspace: &Workspace,
    only: &[String],
    dist: Option<PathBuf>,
    playwright: Vec<String>,
) -> Result<ExitCode> {
    let names: Vec<&str> = STAGES.iter().map(|stage| stage.name).collect();
    if let Some(unknown) = only.iter().find(|name| !names.contains(&name.as_str())) {
        bail!(
            "There is no stage `{unknown}`; there are {}.",
            names.join(", ")
        );
    }
    let wanted = |stage: &&Stage| only.is_empty() || only.iter().any(|name| name == stage.name);
    let mut run = Run {
        workspace,
        dist,
        programs: None,
        playwright,
    };
    let mut results = Vec::new();
    for stage in STAGES.iter().filter(wanted) {
        announce(&format!("Stage {}", stage.name));
        let began = Instant::now();
        let result = (stage.run)(&mut run);
        if let Err(error) = &result {
            eprintln!("\nStage {} failed: {}\n", stage.name, with_causes(error));
        }
        results.push((stage.name, result.is_ok(), began.elapsed()));
    }
    Ok(summarise(&results))
}

fn summarise(results: &[(&str, bool, Duration)]) -> ExitCode {
    println!();
    for (name, passed, took) in results {
        let verdict = if *passed { "passed" } else { "FAILED" };
        println!("{name:<12} {verdict} {:>5.1} min", minutes(*took));
    }
    let all = results.iter().map(|(_, _, took)| *took).sum();
    println!("{:<12}        {:>5.1} min", "all", minutes(all));
    let failed = results.iter().filter(|(_, passed, _)| !passed).count();
    println!("\n{} passed, {failed} failed", results.len() - failed);
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn minutes(took: Duration) -> f64 {
    took.as_secs_f64() / 60.0
}

impl Run<'_> {
    /// The folder that the `dist` stage built, or one built now when that stage was not asked for.
    fn dist(&mut self) -> Result<PathBuf> {
        if self.dist.is_none() {
            self.dist = Some(dist::build(self.workspace, &For::default())?);
        }
        self.dist.clone().context("the folder was just built")
    }

    /// Our own programs: those that the `tests` stage built, or built now.
    fn programs(&mut self) -> Result<Programs> {
        if let Some(built) = &self.programs {
            return Ok(built.clone());
        }
        run_command(&mut self.cargo(&[
            "build",
            "--locked",
            "--package=cli",
            "--package=receiver",
        ]))?;
        Ok(self.are_built())
    }

    /// From now on stages take the programs that are built.
    fn are_built(&mut self) -> Programs {
        let [bosang, receiver] = ["bosang", "receiver"].map(|name| self.workspace.built(name));
        self.programs.insert(Programs { bosang, receiver }).clone()
    }

    /// Cargo with the lock file held fixed, and no snapshot changed.
    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.workspace.cargo();
        command.args(arguments).env("INSTA_UPDATE", "no");
        command
    }
}

fn format(run: &mut Run) -> Result<()> {
    machine::ensure_component("rustfmt", "fmt")?;
    run_command(&mut run.cargo(&["fmt", "--all", "--check"]))
}

fn clippy(run: &mut Run) -> Result<()> {
    machine::ensure_component("clippy", "clippy")?;
    run_command(&mut run.cargo(&[
        "clippy",
        "--locked",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--",
        "--deny=warnings",
    ]))
}

fn clippy_wasm(run: &mut Run) -> Result<()> {
    machine::ensure_component("clippy", "clippy")?;
    run_command(&mut run.cargo(&[
        "clippy",
        "--locked",
        "--package=bosang",
        "--target=wasm32-unknown-unknown",
        "--lib",
        "--bin=app",
        "--test=browser",
        "--",
        "--deny=warnings",
    ]))?;
    run_command(&mut run.cargo(&[
        "clippy",
        "--locked",
        "--package=npm-rules",
        "--target=wasm32-unknown-unknown",
        "--",
        "--deny=warnings",
    ]))
}

fn tests(run: &mut Run) -> Result<()> {
    // The arithmetic is compared with an engine that runs in Node.js.
    tools::ensure_node_modules(run.workspace)?;
    let all = ["--locked", "--workspace", "--all-features"];
    run_command(run.cargo(&["test", "--no-run"]).args(all))?;
    run.are_built();
    run_command(run.cargo(&["test", "--no-fail-fast"]).args(all))?;
    // Forged packs that take the most steps there are: minutes without optimisation, seconds with.
    run_command(
        run.cargo(&["test", "--locked", "--release", "--package=rules", "--lib"])
            .args(["hostile", "--", "--ignored"])
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    )
}

/// Nothing is known against any pack, and each reproduces its own published examples.
fn check_packs(run: &mut Run) -> Result<()> {
    let sources = packs::sources(&run.workspace.root)?;
    let Programs { bosang, .. } = run.programs()?;
    for task in [["check", "--deny-warnings"].as_slice(), &["test"]] {
        let mut bosang = Command::new(&bosang);
        bosang.current_dir(&run.workspace.root);
        run_command(bosang.args(task).args(&sources))?;
    }
    Ok(())
}

/// The rules as an npm package, in Node.js, in a page and from TypeScript.
fn npm_package(run: &mut Run) -> Result<()> {
    let chromium = machine::ensure_chromium()?;
    let Programs { bosang, .. } = run.programs()?;
    npm::check(run.workspace, &bosang, &chromium)
}

fn build(run: &mut Run) -> Result<()> {
    run.dist().map(drop)
}

fn measure(run: &mut Run) -> Result<()> {
    let report = size::measure(&run.dist()?)?;
    println!("{report}");
    if !report.fits() {
        bail!("a visit is over its bound");
    }
    Ok(())
}

/// What the README tells to run, and no other stage does.
fn try_tasks(run: &mut Run) -> Result<()> {
    let Programs { bosang, .. } = run.programs()?;
    tasks::run(run.workspace, &bosang, &run.dist()?)
}

/// The app's edges to the browser, each in a real one.
fn browser(run: &mut Run) -> Result<()> {
    let driver = machine::ensure_chromedriver()?;
    let tools = Tools::ensure(run.workspace)?;
    let runner = tools.find("wasm-bindgen-test-runner").context(
        "wasm-bindgen-test-runner comes with wasm-bindgen-cli and is not there. Remove \
         wasm-bindgen-cli from ~/.cache/bosang/tools, then run the same command again.",
    )?;
    run_command(
        run.cargo(&[
            "test",
            "--locked",
            "--package=bosang",
            "--target=wasm32-unknown-unknown",
            "--test=browser",
        ])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", driver)
        // For all tests together; the runner's own 20 seconds are too few on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60")
        .env_remove("WASM_BINDGEN_TEST_ONLY_NODE"),
    )
}

/// Whole journeys through the release build, served by nginx under the configuration that is deployed.
fn end_to_end(run: &mut Run) -> Result<()> {
    let programs = run.programs()?;
    let dist = run.dist()?;
    end_to_end::run(run.workspace, &programs, &dist, &run.playwright)
}
