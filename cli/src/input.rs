//! Reading files and standard input.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use compiler::{Change, Compiled, Diagnostic};
use rules::{
    Claim, Instant, LoadedPack, Submission, claim::CLAIM_SCHEMA, submission::SUBMISSION_SCHEMA,
};
use serde::de::{DeserializeOwned, IgnoredAny};

use crate::{Answer, failure::Failure, findings};

/// The largest file that is read, in bytes: more than any pack, claim or submission has, and less
/// than fills a machine's memory.
pub(crate) const MAX_BYTES: u64 = 64 << 20;

/// A kind of document that is read as JSON.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What it is called, with its article.
    pub(crate) name: &'static str,
    /// What `bosang schema` calls it.
    pub(crate) schema: &'static str,
    /// The version of its format that is read.
    pub(crate) version: u32,
}

pub(crate) const CLAIM: Kind = Kind {
    name: "a claim",
    schema: "claim",
    version: CLAIM_SCHEMA,
};

pub(crate) const SUBMISSION: Kind = Kind {
    name: "a submission",
    schema: "submission",
    version: SUBMISSION_SCHEMA,
};

pub(crate) fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// What messages call a file.
pub(crate) fn shown(path: &Path) -> String {
    if is_standard_input(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

/// Refuses a command that would read standard input more than once.
pub(crate) fn once<'p, P: AsRef<Path> + ?Sized + 'p>(
    paths: impl IntoIterator<Item = &'p P>,
) -> Result<(), Failure> {
    let streams = paths
        .into_iter()
        .filter(|path| is_standard_input(path.as_ref()))
        .count();
    if streams > 1 {
        Err(Failure::StandardInputTwice)
    } else {
        Ok(())
    }
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = if is_standard_input(path) {
        io::stdin()
            .lock()
            .take(MAX_BYTES + 1)
            .read_to_end(&mut bytes)
    } else if path.is_dir() {
        return Err(Failure::Folder(path.to_owned()));
    } else {
        fs::File::open(path).and_then(|file| file.take(MAX_BYTES + 1).read_to_end(&mut bytes))
    };
    match read {
        Err(error) => Err(Failure::Read(path.to_owned(), error)),
        Ok(_) if bytes.len() as u64 > MAX_BYTES => Err(Failure::TooLarge(path.to_owned())),
        Ok(_) => Ok(bytes),
    }
}

fn text(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let sound = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + sound.iter().filter(|byte| **byte == b'\n').count();
        Failure::NotText(path.to_owned(), line)
    })
}

/// A text, without a byte order mark.
pub(crate) fn utf8(path: &Path) -> Result<String, Failure> {
    let text = text(path, bytes(path)?)?;
    Ok(without_mark(&text).to_owned())
}

/// A JSON document of that type.
pub(crate) fn document<T: DeserializeOwned>(
    path: &Path,
    kind: &'static Kind,
) -> Result<T, Failure> {
    parsed(path, kind, &text(path, bytes(path)?)?)
}

/// A claim by itself, or that of a submission with the moment it was made.
pub(crate) fn claim(path: &Path) -> Result<(Claim, Option<Instant>), Failure> {
    let text = text(path, bytes(path)?)?;
    let is_submission = serde_json::from_str(without_mark(&text))
        .is_ok_and(|Probe { claim, digest }| claim.or(digest).is_some());
    if is_submission {
        let submission: Submission = parsed(path, &SUBMISSION, &text)?;
        Ok((submission.claim, Some(submission.created)))
    } else {
        Ok((parsed(path, &CLAIM, &text)?, None))
    }
}

/// The members that a submission has and a claim has not.
#[derive(serde::Deserialize)]
struct Probe {
    claim: Option<IgnoredAny>,
    digest: Option<IgnoredAny>,
}

/// Some editors begin a file with a byte order mark, which says nothing.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn parsed<T: DeserializeOwned>(path: &Path, kind: &'static Kind, text: &str) -> Result<T, Failure> {
    let json = without_mark(text);
    serde_json::from_str(json).map_err(|error| {
        let path = path.to_owned();
        // A document of a later format fails on its first new member; the version says more.
        match serde_json::from_str(json) {
            Ok(VersionOnly { schema }) if schema != kind.version => Failure::Version {
                path,
                kind,
                version: schema,
            },
            _ => Failure::Document { path, kind, error },
        }
    })
}

#[derive(serde::Deserialize)]
struct VersionOnly {
    schema: u32,
}

/// What compiling a source came to.
pub(crate) fn findings(path: &Path) -> Result<(Option<Compiled>, Vec<Diagnostic>), Failure> {
    let source = bytes(path)?;
    if is_compiled(&source) {
        return Err(Failure::NotASource(path.to_owned()));
    }
    Ok(compiler::compile(&shown(path), &text(path, source)?))
}

/// What checking a source came to.
pub(crate) fn checked(
    path: &Path,
    explain: compiler::Explain<'_>,
) -> Result<(Option<Compiled>, Vec<Diagnostic>), Failure> {
    let source = bytes(path)?;
    if is_compiled(&source) {
        return Err(Failure::NotASource(path.to_owned()));
    }
    Ok(compiler::check(&shown(path), &text(path, source)?, explain))
}

/// Compiles a source, and lists what was found in it. Nothing comes of it when it has faults.
pub(crate) fn compiled(path: &Path, err: &mut dyn Write) -> Result<Option<Compiled>, Failure> {
    let (compiled, found) = findings(path)?;
    findings::tell(&found, err)?;
    Ok(compiled)
}

/// A source never begins with a brace, a compiled pack always does.
fn is_compiled(source: &[u8]) -> bool {
    source.trim_ascii_start().starts_with(b"{")
}

/// A pack from its source or its compiled form.
pub(crate) fn pack(path: &Path, err: &mut dyn Write) -> Result<LoadedPack, Failure> {
    pack_and_changes(path, err).map(|(pack, _)| pack)
}

/// The same with what each version changed, which only a source tells.
pub(crate) fn pack_and_changes(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(LoadedPack, Vec<Change>), Failure> {
    let source = bytes(path)?;
    let json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let (loaded, changes) = if json || is_compiled(&source) {
        (LoadedPack::from_json(&source), Vec::new())
    } else {
        let (compiled, findings) = compiler::compile(&shown(path), &text(path, source)?);
        let Some(compiled) = compiled else {
            findings::tell(&findings, err)?;
            return Err(Failure::Faults(path.to_owned()));
        };
        (LoadedPack::new(compiled.pack), compiled.listing.changes)
    };
    let loaded = loaded.map_err(|error| Failure::Pack(path.to_owned(), error))?;
    Ok((loaded, changes))
}

/// The JSON files that are named, or that stand in folders that are named.
pub(crate) fn json_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            collect(path, &["json"], &mut files)?;
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

/// The files of a folder and of those in it that end so, in the order of their names.
fn collect(folder: &Path, endings: &[&str], files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable = |error| Failure::Read(folder.to_owned(), error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        entries.push(entry.map_err(unreadable)?);
    }
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        // Links to folders may lead in a circle.
        if entry.file_type().map_err(unreadable)?.is_dir() {
            collect(&path, endings, files)?;
        } else if ending.is_some_and(|ending| endings.contains(&ending)) && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}

/// Every pack of a folder and of those in it, in the order of their names; or the one pack that
/// `path` is. One that cannot be used is told, and the answer says so. JSON that is something else
/// is told only where there is no pack at all.
pub(crate) fn packs(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(Vec<LoadedPack>, Answer), Failure> {
    if !path.is_dir() {
        return Ok((vec![pack(path, err)?], Answer::Yes));
    }
    let mut files = Vec::new();
    collect(path, &["toml", "json"], &mut files)?;
    let (others, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|it| is_other_json(it));
    let (mut packs, mut answer) = (Vec::with_capacity(files.len()), Answer::Yes);
    for file in &files {
        match pack(file, err) {
            Ok(pack) => packs.push(pack),
            Err(failure) => {
                failure.tell(err)?;
                answer = Answer::Unread;
            }
        }
    }
    if packs.is_empty() {
        for file in &others {
            if let Err(failure) = pack(file, err) {
                failure.tell(err)?;
            }
        }
        return Err(Failure::NoPacks(path.to_owned()));
    }
    Ok((packs, answer))
}

/// Whether it is whole JSON and has not what every compiled pack has. A pack that was damaged is
/// none of these: it is told.
fn is_other_json(path: &Path) -> bool {
    let is_json = path.extension().is_some_and(|ending| ending == "json");
    let Some(json) = is_json.then(|| bytes(path).ok()).flatten() else {
        return false;
    };
    let has_remedies =
        serde_json::from_slice(&json).is_ok_and(|PackProbe { remedies }| remedies.is_some());
    !has_remedies && serde_json::from_slice::<IgnoredAny>(&json).is_ok()
}

/// What every compiled pack has, of whichever version of its format.
#[derive(serde::Deserialize)]
struct PackProbe {
    remedies: Option<IgnoredAny>,
}
