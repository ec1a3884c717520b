//! Playwright over the folder that is deployed, and what its tests need beside it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;
use serde::Deserialize;

use super::{Programs, machine, servers::Servers};
use crate::{
    process::{announce, run as run_command},
    tools,
    workspace::Workspace,
};

/// Where Playwright keeps which tests failed.
const LAST_RUN: &str = "test-results/.last-run.json";
/// More than so many have one reason, which the first of them tells.
const MOST_AGAIN: usize = 20;
/// What is left of those that were run again.
const AGAIN: &str = "test-results-traced";

/// Runs the tests, with what Playwright is told beside the configuration. What fails is run once
/// more with a trace, which costs too much to keep of every test; it has failed all the same.
pub(super) fn run(
    workspace: &Workspace,
    programs: &Programs,
    dist: &Path,
    more: &[String],
) -> Result<()> {
    let browsers = Browsers {
        chromium: machine::ensure_chromium()?,
        firefox: machine::ensure_firefox()?,
        webkit: machine::ensure_webkit()?,
    };
    let nginx = machine::ensure_nginx()?;
    tools::ensure_node_modules(workspace)?;
    // What breaks the network for the tests has to break it as it says.
    run_command(
        programs
            .tell(&mut Command::new("node"))
            .current_dir(&workspace.root)
            .args(["--test", "tests/e2e/support/faults.check.mjs"]),
    )?;
    let servers = Servers::start(&nginx, dist, workspace)?;
    let playwright = || {
        let mut command = Command::new("node");
        programs.tell(servers.tell(browsers.tell(&mut command)));
        command
            .current_dir(&workspace.root)
            .arg(workspace.root.join("node_modules/@playwright/test/cli.js"))
            .args(["test", "--config=tests/e2e"])
            .env("BOSANG_DIST", dist);
        command
    };
    let last_run = workspace.root.join(LAST_RUN);
    if last_run.exists() {
        fs::remove_file(&last_run)?;
    }
    let result = run_command(playwright().args(more));
    if result.is_err() && (1..=MOST_AGAIN).contains(&failures(&last_run)) {
        announce(&format!("Once more with a trace, what failed: {AGAIN}/"));
        let again = run_command(
            playwright()
                .args(["--last-failed", "--trace=on", "--last-failed-file"])
                .arg(&last_run)
                .arg(format!("--output={AGAIN}")),
        );
        if again.is_ok() {
            announce("This time they passed; they count as failed");
        }
    }
    result
}

/// How many tests failed; none where Playwright did not come as far as to say so.
fn failures(last_run: &Path) -> usize {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct LastRun {
        failed_tests: Vec<String>,
    }
    let said = fs::read(last_run).unwrap_or_default();
    serde_json::from_slice(&said).map_or(0, |last: LastRun| last.failed_tests.len())
}

struct Browsers {
    chromium: PathBuf,
    firefox: PathBuf,
    webkit: PathBuf,
}

impl Browsers {
    /// Tells `command` where they are.
    fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("CHROMIUM", &self.chromium)
            .env("FIREFOX", &self.firefox)
            .env("WEBKIT", &self.webkit)
    }
}

impl Programs {
    /// Tells `command` where they are.
    fn tell<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command
            .env("BOSANG_CLI", &self.bosang)
            .env("BOSANG_RECEIVER", &self.receiver)
    }
}
