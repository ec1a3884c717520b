//! Times how fast many claims are counted by one core: as many as were made to Kakao in 2022.

use std::{fs, path::Path, process::Command, time::Instant};

use anyhow::{Result, ensure};

use crate::{
    process::{announce, output, run},
    workspace::Workspace,
};

const PACK: &str = "packs/kakao-2022-10-15/1.0.0.toml";
const SHARES: &str = "examples/shares/kakao-2022-10-15.toml";
const COUNT: u32 = 105_116;
/// As many show that the task runs.
const FEW: u32 = 500;

/// A core may take so many seconds.
const BOUND: f64 = 1.0;

/// Clock ticks a second in `/proc`, on every Linux there is.
const TICKS: f64 = 100.0;

/// Prints how long a core takes for synthetic claims in the published shares, the best of some
/// runs: others work on the machine too.
pub(crate) fn run_all(workspace: &Workspace) -> Result<()> {
    announce("Building the command line (some minutes)");
    run(workspace
        .cargo()
        .args(["build", "--locked", "--release", "--package=cli"]))?;
    let bosang = workspace.metadata.target_directory.join("release/bosang");
    announce("Making the claims (half a minute)");
    let best = time(workspace, &bosang, COUNT, 5)?;
    println!("{COUNT} claims, one core: {best:.2} s");
    ensure!(best < BOUND, "more than {BOUND} s");
    Ok(())
}

/// Shows that the task runs, by a `bosang` that need not be built for speed.
pub(crate) fn try_out(workspace: &Workspace, bosang: &Path) -> Result<()> {
    let took = time(workspace, bosang, FEW, 1)?;
    println!("{FEW} claims, one core, a program without optimisation: {took:.2} s");
    Ok(())
}

/// How long a core takes for so many claims, the best of so many runs.
fn time(workspace: &Workspace, bosang: &Path, count: u32, runs: u32) -> Result<f64> {
    let folder = workspace.metadata.target_directory.join("bench");
    fs::create_dir_all(&folder)?;
    let claims = folder.join("claims.jsonl");
    run(Command::new(bosang)
        .current_dir(&workspace.root)
        .args(["sample", "--pack", PACK, "--shares", SHARES])
        .args(["--count", &count.to_string(), "--output"])
        .arg(&claims))?;
    let mut best = f64::INFINITY;
    for _ in 0..runs {
        let (before, started) = (core_seconds(), Instant::now());
        output(
            Command::new(bosang)
                .current_dir(&workspace.root)
                .args(["analyse", "--packs", "packs", "--jobs", "1"])
                .args(["--now", "2023-02-01T12:00:00+09:00", "--format", "json"])
                .arg(&claims),
        )?;
        let taken = match before.zip(core_seconds()) {
            Some((before, after)) => after - before,
            // Reading and judging overlap, so where only the clock can be read it says less.
            None => started.elapsed().as_secs_f64(),
        };
        best = best.min(taken);
    }
    Ok(best)
}

/// How long the programs that ended have kept a core busy, where the system tells.
fn core_seconds() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name in brackets may hold anything; after it, the times of children are 14th and 15th.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(13);
    let mut next = || fields.next()?.parse::<f64>().ok();
    Some((next()? + next()?) / TICKS)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_child_that_works_is_counted() {
        let before = core_seconds().unwrap();
        let busy = "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done";
        let status = Command::new("sh").args(["-c", busy]).status().unwrap();
        assert!(status.success());
        assert!(core_seconds().unwrap() > before);
    }
}
