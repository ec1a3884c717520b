//! `verify`: recomputes submissions.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use compiler::plain;
use rules::{LoadedPack, PackRef, Submission, Verdict, submission::Difference, verify};
use serde_json::{Value, json};
use words::format;

use crate::{
    Answer,
    archive::{self, ArchiveFault, Checked},
    count::Progress,
    failure::Failure,
    files::{self, display_path},
    input,
};

/// How much of what differs a line shows; `--json` shows all.
const MAX_SHOWN: usize = 120;

/// Prints one line for each submission. One that cannot be read does not stop the others.
pub(crate) fn verify_all(
    packs: &Path,
    submissions: &[PathBuf],
    json: bool,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Result<Answer, Failure> {
    let pack_file = packs.to_owned();
    input::once(submissions.iter().chain([&pack_file]))?;
    let (packs, mut answer) = input::packs(packs, err)?;
    for path in submissions {
        let judged = match judged(path, &packs) {
            Ok(judged) => judged,
            Err(failure) => {
                failure.tell(err)?;
                Judged::Unread(failure)
            }
        };
        answer = answer.and(judged.answer());
        if json {
            writeln!(out, "{}", judged.as_json(path))?;
        } else {
            let line = format!("{}: {}", display_path(path), judged.message(&packs));
            writeln!(out, "{}", plain(&line))?;
            for fault in judged.faults() {
                writeln!(out, "  {}", plain(&fault.to_string()))?;
            }
        }
    }
    Ok(answer)
}

fn judged(path: &Path, packs: &[LoadedPack]) -> Result<Judged, Failure> {
    let Some(mut archive) = input::zip(path)? else {
        let submission = input::document(path, &files::SUBMISSION)?;
        return Ok(Judged::of(submission, packs));
    };
    let mut progress = Progress::bytes(None);
    let mut checked = archive::check(&mut archive, &mut progress);
    progress.finish();
    let submission = checked.submission.take();
    let judged = submission.map(|submission| Box::new(Judged::of(*submission, packs)));
    Ok(Judged::Archive(checked, judged))
}

/// A file held against its recomputation.
enum Judged {
    Read(Box<Submission>, Verdict),
    /// A ZIP, and the submission in it.
    Archive(Checked, Option<Box<Judged>>),
    Unread(Failure),
}

impl Judged {
    fn of(submission: Submission, packs: &[LoadedPack]) -> Self {
        let verdict = verify(&submission, packs);
        Self::Read(Box::new(submission), verdict)
    }

    fn answer(&self) -> Answer {
        match self {
            Self::Read(_, verdict) => Answer::of(*verdict == Verdict::Equal),
            Self::Archive(checked, judged) => {
                let judged = judged.as_ref().map_or(Answer::No, |judged| judged.answer());
                judged.and(Answer::of(checked.faults.is_empty()))
            }
            Self::Unread(_) => Answer::Unread,
        }
    }

    /// What is wrong with a ZIP.
    fn faults(&self) -> &[ArchiveFault] {
        match self {
            Self::Archive(checked, _) => &checked.faults,
            Self::Read(..) | Self::Unread(_) => &[],
        }
    }

    fn message(&self, packs: &[LoadedPack]) -> String {
        let (submission, verdict) = match self {
            Self::Read(submission, verdict) => (submission, verdict),
            Self::Archive(checked, judged) => {
                let judged = judged.as_ref();
                let judged = judged.map_or_else(
                    || "no submission in it".to_owned(),
                    |judged| judged.message(packs),
                );
                return archive_message(checked, &judged);
            }
            Self::Unread(_) => return "not readable".to_owned(),
        };
        match verdict {
            Verdict::Equal => format!(
                "equal, receipt number {}, made {}",
                format::receipt(&submission.digest),
                submission.created
            ),
            Verdict::Different(difference) => shortened(difference),
            Verdict::UnknownPack(pack) => format!(
                "unknown pack {} {}, sha256 {}: {}",
                pack.id,
                pack.version,
                pack.hash,
                nearest(pack, packs)
            ),
            Verdict::Tampered => "tampered: changed after it was made".to_owned(),
        }
    }

    /// The same for programs.
    fn as_json(&self, path: &Path) -> Value {
        let mut line = json!({ "file": display_path(path) });
        let (submission, verdict) = match self {
            Self::Read(submission, verdict) => (submission, verdict),
            Self::Archive(checked, judged) => {
                return archive_as_json(line, checked, judged.as_ref().map(|it| it.as_json(path)));
            }
            Self::Unread(failure) => {
                line["verdict"] = json!("not_readable");
                line["because"] = json!(failure.to_string());
                return line;
            }
        };
        line["verdict"] = json!(match verdict {
            Verdict::Equal => "equal",
            Verdict::Different(_) => "different",
            Verdict::UnknownPack(_) => "unknown_pack",
            Verdict::Tampered => "tampered",
        });
        line["idempotency_key"] = json!(submission.idempotency_key);
        line["digest"] = json!(submission.digest);
        line["pack"] = json!(submission.pack);
        if let Verdict::Different(Difference {
            pointer,
            submitted,
            recomputed,
        }) = verdict
        {
            line["pointer"] = json!(pointer);
            for (name, side) in [("submitted", submitted), ("recomputed", recomputed)] {
                // What is not there has no member, for null is a value too.
                if let Some(value) = side.as_deref().and_then(|it| serde_json::from_str(it).ok()) {
                    line[name] = value;
                }
            }
        }
        line
    }
}

/// A ZIP in a line: whether all is there, then what its submission is.
fn archive_message(checked: &Checked, judged: &str) -> String {
    let Checked { files, bytes, .. } = checked;
    match checked.faults.len() {
        0 => format!("{judged}; whole: {files} files of {bytes} bytes, each as listed"),
        1 => format!("not whole, 1 fault; {judged}"),
        faults => format!("not whole, {faults} faults; {judged}"),
    }
}

/// The members of its submission, with the faults of the ZIP; they decide where there are any.
fn archive_as_json(mut line: Value, checked: &Checked, judged: Option<Value>) -> Value {
    if let Some(judged) = judged {
        line = judged;
    }
    if !checked.faults.is_empty() {
        let of_submission = line["verdict"].take();
        line["submission_verdict"] = of_submission;
        line["verdict"] = json!("not_whole");
    }
    let faults = checked.faults.iter().map(|fault| {
        json!({ "path": fault.path, "fault": fault.fault.code(), "told": fault.fault.to_string() })
    });
    line["archive"] = json!({
        "files": checked.files,
        "bytes": checked.bytes,
        "faults": faults.collect::<Vec<_>>(),
    });
    line
}

/// The first place that differs, with what both sides have there.
pub(crate) fn shortened(difference: &Difference) -> String {
    format!(
        "differs at {}: submitted {}, recomputed {}",
        difference.pointer,
        short(difference.submitted.as_deref()),
        short(difference.recomputed.as_deref())
    )
}

/// One side of a difference, the beginning of it when it is long.
fn short(side: Option<&str>) -> String {
    let side = side.unwrap_or("nothing");
    match side.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", side.get(..end).unwrap_or(side)),
        None => side.to_owned(),
    }
}

/// What there is instead of a pack that there is not.
pub(crate) fn nearest(wanted: &PackRef, packs: &[LoadedPack]) -> String {
    let same = packs.iter().filter(|loaded| loaded.pack().id == wanted.id);
    let same: Vec<PackRef> = same.map(LoadedPack::reference).collect();
    if same.is_empty() {
        return "no pack here has that id".to_owned();
    }
    if let Some(other) = same.iter().find(|it| it.version == wanted.version) {
        return format!("the one here has sha256 {}", other.hash);
    }
    let versions: Vec<_> = same.iter().map(|it| it.version.as_str()).collect();
    format!("here it is in version {}", versions.join(", "))
}
