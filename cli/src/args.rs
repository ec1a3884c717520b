//! What the command line takes.

use std::{num::NonZero, path::PathBuf};

use clap::{Parser, Subcommand, ValueEnum};
use rules::{Instant, Lang};

const EXIT_CODES: &str = "\
Wherever a file is read, `-` is standard input. Of several files each is judged, whatever the others
are. Results go to standard output, what is wrong to standard error.

Exit codes:
  0  done, and the answer is yes
  1  the answer is no: a pack has faults, an example fails, a part of a claim cannot be used, a
     submission is not equal or its evidence not whole, packs differ, of many claims some are refused
  2  the command line or a file cannot be read, or the results cannot be written";

/// Checks packs of compensation rules, estimates claims and verifies submissions.
#[derive(Debug, Parser)]
#[command(name = "bosang", version, after_help = EXIT_CODES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Begin a pack: a small scheme that works, with notes on each part
    New {
        /// The pack's id, like mail-2024-03-01
        id: String,
        /// The folder of packs to write ID/1.0.0.toml into
        #[arg(long, value_name = "DIR", default_value = "packs")]
        into: PathBuf,
        /// Begin with a scheme for any outage, in English and pounds, in place of one for an
        /// incident
        #[arg(long)]
        standing: bool,
    },
    /// Check packs and list every fault with its place
    Check {
        /// Packs' sources
        #[arg(required = true, value_name = "PACK")]
        packs: Vec<PathBuf>,
        /// Print each finding as a line of JSON, for editors
        #[arg(long)]
        json: bool,
        /// Fail on warnings too
        #[arg(long)]
        deny_warnings: bool,
    },
    /// Compile a pack to the canonical JSON that the app and the back office read
    Compile {
        /// The pack's source
        pack: PathBuf,
        /// The file to write; `-` is standard output
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
    /// Write a pack as a document to read and to print, one HTML file
    Doc {
        /// The pack: its source (.toml) or its compiled form (.json)
        pack: PathBuf,
        /// The language to write it in, `ko` or `en`; the pack's first when left out
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
        /// The file to write; `-` is standard output
        #[arg(short, long, value_name = "FILE", default_value = "-")]
        output: PathBuf,
    },
    /// Run the examples beside the rules of packs
    Test {
        /// Packs' sources
        #[arg(required = true, value_name = "PACK")]
        packs: Vec<PathBuf>,
    },
    /// Say what a pack gives for a claim
    Estimate {
        #[command(flatten)]
        claim: ClaimArgs,
        /// Print the whole estimate as JSON
        #[arg(long, conflicts_with = "lang")]
        json: bool,
    },
    /// Ask what a pack asks, and make a claim of the answers
    Ask {
        /// The pack: its source (.toml) or its compiled form (.json)
        pack: PathBuf,
        /// The file to write the claim to
        #[arg(short, long, value_name = "FILE")]
        output: Option<PathBuf>,
        /// The moment to estimate for, like 2023-02-01T12:00:00+09:00; now when left out
        #[arg(long, value_name = "TIME", value_parser = now)]
        now: Option<Instant>,
        /// The language to ask in, `ko` or `en`; the pack's first when left out
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
    },
    /// Set out the arithmetic behind every line of an estimate
    Explain {
        #[command(flatten)]
        claim: ClaimArgs,
    },
    /// Say which rules of two packs differ, and what that does to claims
    Diff {
        /// The pack as it was: its source (.toml) or its compiled form (.json)
        old: PathBuf,
        /// The pack as it is now
        new: PathBuf,
        /// Claims or submissions, as JSON, or folders of them
        #[arg(long, value_name = "PATH", num_args = 1..)]
        claims: Vec<PathBuf>,
        /// The moment to estimate for; without it a submission's own, and now for a claim
        #[arg(long, value_name = "TIME", value_parser = now)]
        now: Option<Instant>,
        /// The language of the rules, `ko` or `en`; the pack's first when left out
        #[arg(long, value_parser = lang)]
        lang: Option<Lang>,
        /// Print everything that differs as JSON
        #[arg(long)]
        json: bool,
    },
    /// Recompute submissions and compare them, one line for each
    Verify {
        /// A folder of packs, those in its folders too, or one pack
        #[arg(long, value_name = "DIR")]
        packs: PathBuf,
        /// Print each verdict as a line of JSON
        #[arg(long)]
        json: bool,
        /// Submissions, as JSON, or ZIPs of one with its evidence
        #[arg(required = true, value_name = "SUBMISSION")]
        submissions: Vec<PathBuf>,
    },
    /// Verify many submissions, evaluate many claims, and count what they come to
    Analyse {
        /// A folder of packs, those in its folders too, or one pack; sources, which alone say how
        /// claims are parted
        #[arg(long, value_name = "DIR")]
        packs: PathBuf,
        #[command(flatten)]
        counting: Counting,
        /// Submissions and claims: JSON files, JSON lines (.jsonl, .ndjson, and standard input),
        /// ZIPs, and folders of all these
        #[arg(required = true, value_name = "SUBMISSIONS")]
        submissions: Vec<PathBuf>,
    },
    /// Say what claims come to by a draft of a pack, beside the pack as it is: who gains, who loses
    Simulate {
        /// The draft: its source (.toml) or its compiled form (.json)
        #[arg(long)]
        pack: PathBuf,
        /// The pack as it is; the newest other version beside the draft, else in packs/ID, when
        /// left out
        #[arg(long, value_name = "PACK")]
        current: Option<PathBuf>,
        #[command(flatten)]
        counting: Counting,
        /// Claims and submissions: JSON files, JSON lines (.jsonl, .ndjson, and standard input),
        /// ZIPs, and folders of all these
        #[arg(required = true, value_name = "CLAIMS")]
        claims: Vec<PathBuf>,
    },
    /// Make synthetic claims in declared shares, a line of JSON each
    Sample {
        /// The pack's source
        #[arg(long)]
        pack: PathBuf,
        /// How many claims
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
        count: u64,
        /// Of the same seed the claims are always the same
        #[arg(long, value_name = "S", default_value_t = 1)]
        seed: u64,
        /// The share of each category of the pack's breakdowns; all the same when left out
        #[arg(long, value_name = "FILE")]
        shares: Option<PathBuf>,
        /// The moment that the claims are made for; the end of the incident when left out, now in a
        /// scheme for any outage
        #[arg(long, value_name = "TIME", value_parser = now)]
        now: Option<Instant>,
        /// The file to write; `-` is standard output
        #[arg(short, long, value_name = "FILE", default_value = "-")]
        output: PathBuf,
    },
    /// Check operator.json in a folder that is deployed, and write what its web server is told
    Operator {
        /// The folder that `cargo xtask dist` built
        dist: PathBuf,
        /// Write the configuration of nginx to this file
        #[arg(long, value_name = "FILE")]
        nginx: Option<PathBuf>,
        /// Write the response headers to this file, as hosts of static files read them
        #[arg(long, value_name = "FILE")]
        headers: Option<PathBuf>,
    },
    /// Print the JSON Schema of a document
    Schema {
        #[arg(value_enum)]
        document: Document,
    },
}

/// How many claims at once are counted, and how that is told.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(crate) struct Counting {
    /// The moment to evaluate claims for that are no submission; now when left out
    #[arg(long, value_name = "TIME", value_parser = now)]
    pub(crate) now: Option<Instant>,
    /// How many threads judge; as many as there are cores when left out
    #[arg(long, value_name = "N")]
    pub(crate) jobs: Option<NonZero<usize>>,
    /// How many of those that are refused to name; all are counted
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(crate) refused: usize,
    /// How to write the tables
    #[arg(long, value_enum, default_value = "table")]
    pub(crate) format: Format,
    /// The language of the tables, `ko` or `en`; the pack's first when left out
    #[arg(long, value_parser = lang)]
    pub(crate) lang: Option<Lang>,
}

#[derive(Clone, Debug, clap::Args)]
pub(crate) struct ClaimArgs {
    /// The pack: its source (.toml) or its compiled form (.json)
    #[arg(long)]
    pub(crate) pack: PathBuf,
    /// The claim, as JSON; of a submission, the claim in it
    #[arg(value_name = "CLAIM", required_unless_present = "example")]
    pub(crate) claim: Option<PathBuf>,
    /// In place of a claim, the example of that name in the pack's source
    #[arg(long, value_name = "NAME", conflicts_with = "claim")]
    pub(crate) example: Option<String>,
    /// The moment to estimate for, like 2023-02-01T12:00:00+09:00; without it the one that a
    /// submission was made, and now for a claim
    #[arg(long, value_name = "TIME", value_parser = now)]
    pub(crate) now: Option<Instant>,
    /// The language to say it in, `ko` or `en`; the pack's first when left out
    #[arg(long, value_parser = lang)]
    pub(crate) lang: Option<Lang>,
}

/// The documents that have a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Document {
    /// A pack as it is written; for editors
    PackSource,
    /// A pack as it is compiled
    Pack,
    Claim,
    Estimate,
    Submission,
    /// What lies in a ZIP of a submission with its evidence
    Manifest,
    /// What an operator says of the calculator on their server
    Operator,
}

fn lang(tag: &str) -> Result<Lang, String> {
    Lang::ALL
        .into_iter()
        .find(|lang| lang.tag() == tag)
        .ok_or_else(|| "expected `ko` or `en`".to_owned())
}

fn now(text: &str) -> Result<Instant, String> {
    text.parse().map_err(|_| {
        "expected a date, a time and its offset, like 2023-02-01T12:00:00+09:00".to_owned()
    })
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

/// How the tables are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// To read
    Table,
    /// One line for each figure, for spreadsheets
    Csv,
    /// For programs
    Json,
}
