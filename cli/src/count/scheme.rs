//! Packs made ready for counting.

use std::{io::Write, path::Path};

use compiler::{Breakdown, plain};
use rules::{
    Claim, Formula, Instant, LoadedPack,
    evaluate::{Outcomes, outcomes},
};

use crate::{
    Answer,
    failure::Failure,
    files::display_path,
    input::{self, ReadPack},
};

/// A pack, and how its claims are parted.
#[derive(Debug)]
pub(crate) struct Scheme {
    pub(crate) breakdowns: Vec<Breakdown>,
    /// Of each breakdown the tests, for a claim that names no other losses and one that does.
    tests: [Vec<Vec<Formula>>; 2],
}

impl Scheme {
    pub(crate) fn of(breakdowns: Vec<Breakdown>) -> Self {
        let tests = [false, true]
            .map(|has_losses| breakdowns.iter().map(|it| it.tests(has_losses)).collect());
        Self { breakdowns, tests }
    }

    /// What its pack gives for a claim, and the claim's place in each breakdown.
    pub(crate) fn outcomes(&self, loaded: &LoadedPack, claim: &Claim, now: Instant) -> Outcomes {
        let tests = &self.tests[usize::from(!claim.other_losses.is_empty())];
        outcomes(loaded, claim, now, tests)
    }
}

/// Every pack of a folder, or the one that `path` is, each with how its claims are parted. A
/// compiled pack does not say that, which is told.
pub(crate) fn schemes(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(Vec<LoadedPack>, Vec<Scheme>, Answer), Failure> {
    let (read, answer) = input::packs_and_beside(path, err)?;
    let mut packs = Vec::with_capacity(read.len());
    let mut schemes = Vec::with_capacity(read.len());
    for ReadPack { loaded, beside } in read {
        let breakdowns = match beside {
            Some(beside) => beside.breakdowns,
            None => {
                let message = format!(
                    "{}: {} {} is a compiled pack, which does not say how claims are parted; give \
                     its source (.toml) for these tables",
                    display_path(path),
                    loaded.pack().id,
                    loaded.pack().version
                );
                writeln!(err, "bosang: {}", plain(&message))?;
                Vec::new()
            }
        };
        packs.push(loaded);
        schemes.push(Scheme::of(breakdowns));
    }
    Ok((packs, schemes, answer))
}
