//! What the command line takes.

use std::{net::SocketAddr, path::PathBuf, time::Duration};

use axum::http::HeaderValue;
use clap::{Parser, Subcommand};

use crate::cors;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  no submission has that number
  2  the command line, the packs or the database cannot be used";

/// Receives submissions, verifies them and stores each once.
#[derive(Debug, Parser)]
#[command(name = "receiver", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Receive submissions until told to end by SIGTERM or Ctrl-C
    Serve(Settings),
    /// List what was received, the oldest first, without what claimants said
    List {
        /// The database that `serve` writes
        #[arg(long, value_name = "FILE")]
        database: PathBuf,
        /// Print each as a line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a submission as it was received, for `bosang verify` and your own tools
    Show {
        /// The database that `serve` writes
        #[arg(long, value_name = "FILE")]
        database: PathBuf,
        /// The receipt number, like 3F2A-91BC-04DE
        number: String,
    },
    /// Print the OpenAPI document of what `serve` answers
    Openapi,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Settings {
    /// A folder of packs, those in its folders too, or one pack: sources (.toml) or compiled (.json)
    #[arg(long, value_name = "DIR")]
    pub(crate) packs: PathBuf,
    /// The SQLite database to store in; made when it is not there
    #[arg(long, value_name = "FILE")]
    pub(crate) database: PathBuf,
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8790")]
    pub(crate) bind: SocketAddr,
    /// An origin whose pages may send, like https://help.example.com; may be given several times.
    /// `null` is every page without an origin: a file on a disk, a sandboxed frame
    #[arg(long = "allow-origin", value_name = "ORIGIN", value_parser = cors::origin)]
    pub(crate) origins: Vec<HeaderValue>,
    /// How long a request's body may take to arrive, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "30", value_parser = seconds)]
    pub(crate) body_time: Duration,
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=600) => Ok(Duration::from_secs(seconds)),
        _ => Err("expected a whole number of seconds from 1 to 600".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }
}
