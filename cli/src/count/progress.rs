//! How far long work is, on a terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How often it is drawn anew at most.
const TIMES_A_SECOND: u8 = 10;

/// Work that takes less is over before anybody wonders.
const QUIET: Duration = Duration::from_millis(500);

/// A bar on standard error. Where that is no terminal nothing is drawn.
#[derive(Debug)]
pub(crate) struct Progress {
    bar: ProgressBar,
    is_shown: bool,
}

impl Progress {
    /// Of work that is so many bytes, or is not known to be.
    pub(crate) fn bytes(all: Option<u64>) -> Self {
        let style = match all {
            Some(_) => "{bar:30} {percent} % of {total_bytes}, {eta} left",
            None => "{spinner} {bytes} read, {elapsed}",
        };
        Self::new(all, style)
    }

    /// Of so many things.
    pub(crate) fn of(all: u64) -> Self {
        Self::new(Some(all), "{bar:30} {human_pos} of {human_len}, {eta} left")
    }

    fn new(all: Option<u64>, style: &str) -> Self {
        let bar = ProgressBar::with_draw_target(all, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template(style) {
            bar.set_style(style);
        }
        Self {
            bar,
            is_shown: false,
        }
    }

    pub(crate) fn advance(&mut self, by: u64) {
        self.bar.inc(by);
        if !self.is_shown && self.bar.elapsed() >= QUIET {
            // It draws nothing where standard error is no terminal.
            let target = ProgressDrawTarget::stderr_with_hz(TIMES_A_SECOND);
            self.bar.set_draw_target(target);
            self.is_shown = true;
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
