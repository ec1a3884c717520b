//! `verify`: recomputes submissions.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use rules::{Submission, Verdict, verify as recompute};

use crate::{
    Answer,
    input::{self, Failure, shown},
};

/// Prints one line for each submission. One that cannot be read does not stop the others.
pub(crate) fn verify(
    packs: &Path,
    submissions: &[PathBuf],
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let pack_file = packs.to_owned();
    input::once(submissions.iter().chain([&pack_file]))?;
    let packs = input::packs(packs, err)?;
    let mut answer = Answer::Yes;
    let mut unreadable = None;
    for path in submissions {
        let submission: Submission = match input::document(path, "a submission") {
            Ok(submission) => submission,
            Err(failure) => {
                // The last one is told by the caller, those before it here.
                if let Some(earlier) = unreadable.replace(failure) {
                    writeln!(err, "bosang: {earlier}")?;
                }
                continue;
            }
        };
        let verdict = recompute(&submission, &packs);
        writeln!(out, "{}: {}", shown(path), told(&verdict))?;
        answer = answer.and(Answer::of(verdict == Verdict::Equal));
    }
    match unreadable {
        Some(failure) => Err(failure),
        None => Ok(answer),
    }
}

fn told(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Equal => "equal".to_owned(),
        Verdict::Different(difference) => {
            let shown = |value: &Option<String>| value.as_deref().unwrap_or("nothing").to_owned();
            format!(
                "differs at {}: submitted {}, recomputed {}",
                difference.pointer,
                shown(&difference.submitted),
                shown(&difference.recomputed)
            )
        }
        Verdict::UnknownPack(pack) => {
            format!(
                "unknown pack {} {}, sha256 {}",
                pack.id, pack.version, pack.hash
            )
        }
        Verdict::Tampered => "tampered: changed after it was made".to_owned(),
    }
}
