//! `bosang`: checks packs, runs their examples, estimates claims and verifies submissions.

mod args;
mod catalogue;
mod check;
mod claim;
mod estimate;
mod explain;
mod figures;
mod input;
mod schema;
mod verify;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    args::{Args, Command},
    input::Failure,
};

/// What a command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Yes,
    No,
}

impl Answer {
    /// `Yes` when both are.
    fn and(self, other: Self) -> Self {
        if self == Self::Yes { other } else { Self::No }
    }

    fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}

fn main() -> ExitCode {
    let args = Args::parse();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let answer = run(&args.command, &mut out, &mut err);
    let answer = answer.and_then(|answer| out.flush().map(|()| answer).map_err(Failure::from));
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        // Whoever reads the results has read enough.
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            // Nobody is left to tell when standard error is closed too.
            let _ = writeln!(err, "bosang: {failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs a command: results go to `out`, what is wrong goes to `err`.
fn run(command: &Command, out: &mut dyn Write, err: &mut dyn Write) -> Result<Answer, Failure> {
    match command {
        Command::Check { packs } => check::check(packs, out, err),
        Command::Compile { pack, output } => check::compile(pack, output, out, err),
        Command::Test { packs } => check::test(packs, out, err),
        Command::Estimate { claim, json } => estimate::estimate(claim, *json, out, err),
        Command::Explain { claim } => explain::explain(claim, out, err),
        Command::Verify { packs, submissions } => verify::verify(packs, submissions, out, err),
        Command::Schema { document } => schema::schema(*document, out),
    }
}
