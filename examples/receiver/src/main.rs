//! A receiver of submissions: verifies each with the crate that made it, stores it once and answers
//! with the receipt. Small on purpose, for operators to start from; `docs/receiving.md` is the
//! contract that it keeps.
//!
//! # What holds here, and what enforces it
//!
//! - A submission is stored once for its key, and its receipt never changes: key unique, write
//!   lock taken before it is looked for; `examples/receiver/tests/contract/lasting.rs` with
//!   equal requests at one instant, two programs on one file, a kill.
//! - Nothing that was received is served, and no log names anybody: the receiver has no route
//!   that reads; `examples/receiver/tests/contract/received.rs` reads the log.
//! - The OpenAPI document is that of the receiver:
//!   `examples/receiver/tests/contract/openapi.rs` regenerates and compares, and holds the
//!   answers of `/submissions` against it.

mod args;
mod body;
mod cors;
mod failure;
mod openapi;
mod packs;
mod problem;
mod routes;
mod server;
mod shelf;
mod store;
mod submissions;

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Parser;

use crate::{
    args::{Args, Command},
    failure::Failure,
};

fn main() -> ExitCode {
    match run(Args::parse().command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            // Nobody is left to tell when standard error is closed.
            let _ = writeln!(io::stderr(), "{failure}");
            ExitCode::from(2)
        }
    }
}

/// Runs a command; whether its answer is yes.
fn run(command: Command) -> Result<bool, Failure> {
    let mut out = io::stdout();
    match command {
        Command::Serve(settings) => server::serve(settings).map(|()| true),
        Command::List { database, json } => shelf::list(&database, json, &mut out),
        Command::Show { database, number } => shelf::show(&database, &number, &mut out),
        Command::Openapi => openapi::print(&mut out).map(|()| true),
    }
}
