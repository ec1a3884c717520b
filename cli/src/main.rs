//! `bosang`: checks packs, runs their examples, estimates claims and verifies submissions.
//!
//! # What holds here, and what enforces it
//!
//! - One byte turned in a ZIP of evidence is found: `cli/src/archive.rs`: SHA-256 of every file
//!   by a manifest in its one spelling, both ways; `cli/tests/archive.rs` turns bytes all over
//!   a ZIP.
//! - A ZIP unpacks no more than its manifest says, and nothing in it leads elsewhere: the same;
//!   a bomb and unsafe paths in the same tests.
//! - Counting by many threads comes to the same as by one: each record is judged by itself,
//!   tallies add up in any order; `cli/tests/analyse.rs`.
//! - No change between two packs goes untold by `bosang diff`: it takes each struct of a pack
//!   apart in full, so a new member does not compile until it is told; lists it does not know
//!   are compared as JSON.
//! - JSON Schemas are those of the types: a test in `cli` regenerates and compares.

mod analyse;
mod archive;
mod args;
mod ask;
mod check;
mod claim;
mod count;
mod diff;
mod doc;
mod estimate;
mod explain;
mod failure;
mod files;
mod findings;
mod input;
mod new;
mod operator;
mod sample;
mod schema;
mod simulate;
mod verify;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    args::{Args, Command},
    ask::AskArgs,
    check::CheckAs,
    diff::DiffArgs,
    failure::Failure,
    operator::OperatorArgs,
    sample::SampleArgs,
    simulate::SimulateArgs,
};

/// What a command came to, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Yes,
    No,
    /// One of several files could not be read, which was told; the others were judged.
    Unread,
}

impl Answer {
    /// The worse of both.
    fn and(self, other: Self) -> Self {
        self.max(other)
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
        Ok(Answer::Unread) => ExitCode::from(2),
        Err(failure) => {
            // Whoever closed the pipe has read enough and wants no message; the answer is not known
            // to be yes all the same. Nobody is left to tell when standard error is closed too.
            if !failure.is_closed_pipe() {
                let _ = failure.tell(&mut err);
            }
            ExitCode::from(2)
        }
    }
}

/// Runs a command: results go to `out`, what is wrong goes to `err`.
fn run(command: &Command, out: &mut dyn Write, err: &mut dyn Write) -> Result<Answer, Failure> {
    match command {
        Command::New { id, into, standing } => new::new(id, into, *standing, out),
        Command::Check {
            packs,
            json,
            deny_warnings,
        } => {
            let as_asked = CheckAs {
                json: *json,
                deny_warnings: *deny_warnings,
            };
            check::check(packs, as_asked, out, err)
        }
        Command::Doc { pack, lang, output } => doc::doc(pack, *lang, output, out, err),
        Command::Compile { pack, output } => check::compile(pack, output, out, err),
        Command::Test { packs } => check::test(packs, out, err),
        Command::Estimate { claim, json } => estimate::estimate(claim, *json, out, err),
        Command::Ask {
            pack,
            output,
            now,
            lang,
        } => {
            let args = AskArgs {
                pack,
                output: output.as_deref(),
                now: *now,
                lang: *lang,
            };
            ask::ask(&args, &mut io::stdin().lock(), out, err)
        }
        Command::Explain { claim } => explain::explain(claim, out, err),
        Command::Diff {
            old,
            new,
            claims,
            now,
            lang,
            json,
        } => {
            let args = DiffArgs {
                old,
                new,
                claims,
                now: *now,
                lang: *lang,
                json: *json,
            };
            diff::diff(&args, out, err)
        }
        Command::Verify {
            packs,
            json,
            submissions,
        } => verify::verify_all(packs, submissions, *json, out, err),
        Command::Analyse {
            packs,
            counting,
            submissions,
        } => analyse::analyse(packs, submissions, *counting, out, err),
        Command::Simulate {
            pack,
            current,
            counting,
            claims,
        } => {
            let args = SimulateArgs {
                pack,
                current: current.as_deref(),
                claims,
                counting: *counting,
            };
            simulate::simulate(&args, out, err)
        }
        Command::Sample {
            pack,
            count,
            seed,
            shares,
            now,
            output,
        } => {
            let args = SampleArgs {
                pack,
                count: *count,
                seed: *seed,
                shares: shares.as_deref(),
                now: *now,
                output,
            };
            sample::sample(&args, out, err)
        }
        Command::Operator {
            dist,
            nginx,
            headers,
        } => {
            let args = OperatorArgs {
                dist,
                nginx: nginx.as_deref(),
                headers: headers.as_deref(),
            };
            operator::operator(&args, out, err)
        }
        Command::Schema { document } => schema::schema(*document, out),
    }
}
