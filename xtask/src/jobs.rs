//! Long builds side by side, with their progress.

use std::{
    fs::{self, File},
    io::{IsTerminal as _, Write as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// A build by cargo.
#[derive(Debug)]
pub(crate) struct Job {
    pub(crate) name: String,
    pub(crate) command: Command,
    /// What the user can do when it fails.
    pub(crate) remedy: String,
}

struct Running {
    name: String,
    remedy: String,
    child: Child,
    log: PathBuf,
    ended: Option<ExitStatus>,
}

/// Runs `jobs` at the same time and waits for all; their output goes to files in `logs`.
///
/// # Errors
/// When one fails, with the end of its output. The others are stopped.
pub(crate) fn run_together(jobs: Vec<Job>, logs: &Path) -> Result<()> {
    fs::create_dir_all(logs)?;
    let mut running = jobs
        .into_iter()
        .map(|job| start(job, logs))
        .collect::<Result<Vec<_>>>()?;
    let began = Instant::now();
    let mut progress = Progress::default();
    loop {
        for job in running.iter_mut().filter(|job| job.ended.is_none()) {
            job.ended = job.child.try_wait()?;
        }
        if let Some(failed) = running
            .iter()
            .position(|job| job.ended.is_some_and(|status| !status.success()))
        {
            let failed = running.swap_remove(failed);
            progress.end();
            for job in &mut running {
                // One that has just ended by itself needs no stopping.
                let _ = job.child.kill();
            }
            bail!(
                "{} could not be built. The end of what it said:\n\n{}\n\nAll of it is in {}.\n{}",
                failed.name,
                last_lines(&failed.log, 25),
                failed.log.display(),
                failed.remedy,
            );
        }
        progress.show(&running, began);
        if running.iter().all(|job| job.ended.is_some()) {
            progress.end();
            return Ok(());
        }
        thread::sleep(Duration::from_millis(500));
    }
}

fn start(job: Job, logs: &Path) -> Result<Running> {
    let Job {
        name,
        mut command,
        remedy,
    } = job;
    let log = logs.join(format!("{}.log", name.replace(' ', "-")));
    let file = File::create(&log).with_context(|| format!("could not write {}", log.display()))?;
    let child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("could not start the build of {name}"))?;
    Ok(Running {
        name,
        remedy,
        child,
        log,
        ended: None,
    })
}

/// One line that is written over on a terminal; elsewhere a line now and then.
#[derive(Default)]
struct Progress {
    last: Option<Instant>,
    open: bool,
}

impl Progress {
    const PAUSE: Duration = Duration::from_secs(20);

    fn show(&mut self, jobs: &[Running], began: Instant) {
        let terminal = std::io::stderr().is_terminal();
        if !terminal && self.last.is_some_and(|last| last.elapsed() < Self::PAUSE) {
            return;
        }
        self.last = Some(Instant::now());
        let states: Vec<String> = jobs
            .iter()
            .map(|job| match (job.ended, crates_begun(&job.log)) {
                (Some(_), _) => format!("{} ready", job.name),
                (None, 0) => format!("{} downloading", job.name),
                (None, begun) => format!("{} {begun} crates", job.name),
            })
            .collect();
        let seconds = began.elapsed().as_secs();
        let (minutes, seconds) = (seconds / 60, seconds % 60);
        let line = format!("    {minutes}:{seconds:02}  {}", states.join(" · "));
        if terminal {
            eprint!("\r\x1b[K{line}");
            // A line that cannot be shown now is shown at the next turn.
            let _ = std::io::stderr().flush();
            self.open = true;
        } else {
            eprintln!("{line}");
        }
    }

    fn end(&mut self) {
        if self.open {
            eprintln!();
            self.open = false;
        }
    }
}

fn crates_begun(log: &Path) -> usize {
    let said = fs::read_to_string(log).unwrap_or_default();
    said.lines()
        .filter(|line| line.trim_start().starts_with("Compiling "))
        .count()
}

fn last_lines(log: &Path, count: usize) -> String {
    let said = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<&str> = said.lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}
