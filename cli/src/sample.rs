//! `sample`: synthetic claims in declared shares.
//!
//! The shares are of the categories in which a pack's claims are counted. How many claims each
//! category gets is worked out first, to the claim; then claims are made by answering the interview
//! at random, and each takes the place that waits for one like it.

mod answers;
mod claims;
mod quota;
mod shares;

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::Path,
};

use rules::{Instant, canonical_json};

use self::{claims::Claims, quota::Quotas, shares::Shares};
use crate::{
    Answer, claim,
    count::{Progress, Scheme},
    failure::Failure,
    files,
    input::{self, ReadPack},
};

/// What claims are made, and where they go.
#[derive(Debug)]
pub(crate) struct SampleArgs<'a> {
    pub(crate) pack: &'a Path,
    pub(crate) count: u64,
    pub(crate) seed: u64,
    pub(crate) shares: Option<&'a Path>,
    pub(crate) now: Option<Instant>,
    pub(crate) output: &'a Path,
}

pub(crate) fn sample(
    args: &SampleArgs<'_>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    input::once([Some(args.pack), args.shares].into_iter().flatten())?;
    let ReadPack { loaded, beside } = input::pack_and_beside(args.pack, err)?;
    let breakdowns = beside.map_or_else(Vec::new, |beside| beside.breakdowns);
    let shares = match args.shares {
        Some(path) => Shares::read(path, loaded.pack(), &breakdowns)?,
        None => Shares::even(&breakdowns),
    };
    let pack = loaded.pack();
    let now = match (args.now, &pack.incident) {
        (Some(now), _) => now,
        // The same each day, so that a seed always gives the same claims.
        (None, Some(incident)) => incident.window.to,
        (None, None) => claim::clock(pack.offset_minutes)?,
    };
    let mut quotas = Quotas::new(&shares, args.count);
    let scheme = Scheme::of(breakdowns);
    let mut claims = Claims::new(&loaded, &scheme, now, args.seed);
    if files::is_standard_input(args.output) {
        return write(&mut claims, &mut quotas, args, out);
    }
    let file = File::create(args.output);
    let file = file.map_err(|error| Failure::Write(args.output.to_owned(), error))?;
    let mut file = BufWriter::new(file);
    let answer = write(&mut claims, &mut quotas, args, &mut file);
    let answer = answer.and_then(|answer| file.flush().map(|()| answer).map_err(Failure::Output));
    answer.map_err(|failure| match failure {
        Failure::Output(error) => Failure::Write(args.output.to_owned(), error),
        failure => failure,
    })
}

/// Writes each claim as a line of JSON.
fn write(
    claims: &mut Claims<'_>,
    quotas: &mut Quotas,
    args: &SampleArgs<'_>,
    out: &mut dyn Write,
) -> Result<Answer, Failure> {
    let mut progress = Progress::of(args.count);
    for _ in 0..args.count {
        let wanted = quotas.draw(claims.random());
        let Some(claim) = claims.one(&wanted) else {
            progress.finish();
            let names = claims.names(&wanted);
            return Err(Failure::NoSuchClaim(args.pack.to_owned(), names));
        };
        let json = canonical_json(&claim);
        let json = json.map_err(|error| Failure::Unwritable(args.output.to_owned(), error))?;
        writeln!(out, "{json}")?;
        progress.advance(1);
    }
    progress.finish();
    Ok(Answer::Yes)
}
