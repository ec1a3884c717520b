//! A terminal, or what stands in for one: lines in, lines out.

use std::io::{BufRead, Write};

use compiler::plain;

use crate::failure::Failure;

/// What a person may answer to a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Reply {
    /// Nothing.
    Blank,
    /// To go back.
    Back,
    /// This.
    Text(String),
}

/// Lines in, lines out.
pub(super) struct Terminal<'a> {
    pub(super) input: &'a mut dyn BufRead,
    pub(super) out: &'a mut dyn Write,
}

/// A line of an answer is not longer than this.
const MOST: u64 = 64 << 10;

impl Terminal<'_> {
    /// Says a line. Nothing of a pack or an answer steers the terminal.
    pub(super) fn say(&mut self, text: &str) -> Result<(), Failure> {
        for line in text.lines() {
            writeln!(self.out, "{}", plain(line))?;
        }
        Ok(())
    }

    /// Parts what follows from what was said.
    pub(super) fn blank(&mut self) -> Result<(), Failure> {
        Ok(writeln!(self.out)?)
    }

    /// Says numbered lines.
    pub(super) fn list<'a>(
        &mut self,
        names: impl IntoIterator<Item = &'a str>,
    ) -> Result<usize, Failure> {
        let mut count = 0;
        for name in names {
            count += 1;
            self.say(&format!("  {count}  {name}"))?;
        }
        Ok(count)
    }

    /// Reads the next answer.
    pub(super) fn reply(&mut self) -> Result<Reply, Failure> {
        write!(self.out, "> ")?;
        self.out.flush()?;
        let mut line = Vec::new();
        let mut limited = std::io::Read::take(&mut *self.input, MOST);
        let read = limited.read_until(b'\n', &mut line);
        let there = read.map_err(Failure::Answers)?;
        // What was typed ends its line by itself, where it was not piped in.
        if there == 0 {
            writeln!(self.out)?;
            return Err(Failure::Unfinished);
        }
        let text = String::from_utf8_lossy(&line);
        Ok(match text.trim() {
            "" => Reply::Blank,
            "<" => Reply::Back,
            text => Reply::Text(text.to_owned()),
        })
    }
}
