//! Everything that CI checks, in stages that each say how they went.

mod machine;
mod servers;

use std::{
    path::PathBuf,
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

use self::servers::Servers;

use crate::{
    dist::{self, For},
    npm, packs,
    process::{announce, run as run_command, told},
    size,
    tools::{self, Tools},
    workspace::Workspace,
};

/// One part of the whole, run on its own.
struct Stage {
    name: &'static str,
    run: fn(&mut Run) -> Result<()>,
}

const STAGES: [Stage; 10] = [
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
    /// What Playwright is told beside the configuration.
    playwright: Vec<String>,
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
        playwright,
    };
    let mut results = Vec::new();
    for stage in STAGES.iter().filter(wanted) {
        announce(&format!("Stage {}", stage.name));
        let began = Instant::now();
        let result = (stage.run)(&mut run);
        if let Err(error) = &result {
            eprintln!("\nStage {} failed: {}\n", stage.name, told(error));
        }
        results.push((stage.name, result.is_ok(), began.elapsed()));
    }
    Ok(summarise(&results))
}

fn summarise(results: &[(&str, bool, Duration)]) -> ExitCode {
    println!();
    for (name, passed, took) in results {
        let verdict = if *passed { "passed" } else { "FAILED" };
        println!("{name:<12} {verdict} {:>5} s", took.as_secs());
    }
    let failed = results.iter().filter(|(_, passed, _)| !passed).count();
    println!("\n{} passed, {failed} failed", results.len() - failed);
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

impl Run<'_> {
    /// The folder that the `dist` stage built, or one built now when that stage was not asked for.
    fn dist(&mut self) -> Result<PathBuf> {
        if self.dist.is_none() {
            self.dist = Some(dist::build(self.workspace, &For::default())?);
        }
        self.dist.clone().context("the folder was just built")
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
    // The program as it is shipped, in parts, and as it is tested, whole.
    for features in ["--features=split", "--no-default-features"] {
        run_command(&mut run.cargo(&[
            "clippy",
            "--locked",
            "--package=bosang",
            "--target=wasm32-unknown-unknown",
            "--lib",
            "--bin=app",
            "--test=browser",
            features,
            "--",
            "--deny=warnings",
        ]))?;
    }
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
    run_command(&mut run.cargo(&[
        "test",
        "--locked",
        "--workspace",
        "--all-features",
        "--no-fail-fast",
    ]))?;
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
    for task in [["check", "--deny-warnings"].as_slice(), &["test"]] {
        let mut bosang = run.cargo(&["run", "--locked", "--quiet", "--package=cli", "--"]);
        run_command(bosang.args(task).args(&sources))?;
    }
    Ok(())
}

/// The rules as an npm package, in Node.js, in a page and from TypeScript.
fn npm_package(run: &mut Run) -> Result<()> {
    let chromium = machine::ensure_chromium()?;
    npm::check(run.workspace, &chromium)
}

fn build(run: &mut Run) -> Result<()> {
    run.dist().map(drop)
}

fn measure(run: &mut Run) -> Result<()> {
    let report = size::measure(&run.dist()?)?;
    println!("{report}");
    if !report.fits() {
        bail!("the first visit is over its budget");
    }
    Ok(())
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
    let chromium = machine::ensure_chromium()?;
    let nginx = machine::ensure_nginx()?;
    tools::ensure_node_modules(run.workspace)?;
    let dist = run.dist()?;
    run_command(&mut run.cargo(&["build", "--locked", "--package=cli", "--package=receiver"]))?;
    let [cli, receiver] = ["bosang", "receiver"].map(|program| run.workspace.built(program));
    // What breaks the network for the tests has to break it as it says.
    run_command(
        Command::new("node")
            .current_dir(&run.workspace.root)
            .args(["--test", "tests/e2e/support/faults.check.mjs"])
            .env("BOSANG_CLI", &cli)
            .env("BOSANG_RECEIVER", &receiver),
    )?;
    let servers = Servers::start(&nginx, &dist, run.workspace)?;
    let playwright = run
        .workspace
        .root
        .join("node_modules/@playwright/test/cli.js");
    run_command(
        servers
            .tell(&mut Command::new("node"))
            .current_dir(&run.workspace.root)
            .arg(playwright)
            .args(["test", "--config=tests/e2e"])
            .args(&run.playwright)
            .env("BOSANG_CLI", cli)
            .env("BOSANG_RECEIVER", receiver)
            .env("BOSANG_DIST", &dist)
            .env("CHROMIUM", chromium)
            .env("FIREFOX", machine::ensure_firefox()?),
    )
}
