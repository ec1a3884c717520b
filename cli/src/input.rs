//! Reading files and standard input.

mod packs;

use std::{
    fs,
    io::{self, BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
};

use compiler::{Compiled, Diagnostic};
use rules::{
    Claim, Instant, Submission,
    json::{self, Strict, by_serde_json},
};
use serde::{
    Deserialize,
    de::{DeserializeOwned, IgnoredAny},
};
use zip::ZipArchive;

pub(crate) use self::packs::{ReadPack, pack, pack_and_beside, packs, packs_and_beside};
use crate::{
    failure::Failure,
    files::{CLAIM, Kind, MAX_BYTES, SUBMISSION, display_path, is_standard_input},
    findings,
};

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

/// What is in a file.
pub(crate) fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
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
    if bytes.starts_with(b"PK\x03\x04") {
        let because = "`verify` and `analyse` take one by the name of its file";
        return Err(Failure::Zip(path.to_owned(), because.to_owned()));
    }
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

/// The ZIP that a file is; nothing where it is none.
pub(crate) fn zip(path: &Path) -> Result<Option<ZipArchive<BufReader<fs::File>>>, Failure> {
    if is_standard_input(path) || path.is_dir() {
        return Ok(None);
    }
    let unreadable = |error| Failure::Read(path.to_owned(), error);
    let mut file = BufReader::new(fs::File::open(path).map_err(unreadable)?);
    // Every ZIP begins so, and no JSON does.
    if !file.fill_buf().map_err(unreadable)?.starts_with(b"PK") {
        return Ok(None);
    }
    let archive = ZipArchive::new(file);
    let archive = archive.map_err(|error| {
        let because = format!("it is cut off or damaged ({error})");
        Failure::Zip(path.to_owned(), because)
    })?;
    Ok(Some(archive))
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
    let is_submission = by_serde_json::from_str(&text)
        .is_ok_and(|Signs { claim, digest, .. }| claim.or(digest).is_some());
    if is_submission {
        let submission: Submission = parsed(path, &SUBMISSION, &text)?;
        Ok((submission.claim, Some(submission.created)))
    } else {
        Ok((parsed(path, &CLAIM, &text)?, None))
    }
}

/// Some editors begin a file with a byte order mark, which says nothing.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

fn parsed<T: DeserializeOwned>(path: &Path, kind: &'static Kind, text: &str) -> Result<T, Failure> {
    by_serde_json::from_str(text).map_err(|error| {
        let path = path.to_owned();
        // A document of a later format fails on its first new member; the version says more.
        match by_serde_json::from_str(text) {
            Ok(VersionOnly { schema }) if schema != kind.version => Failure::Version {
                path,
                kind,
                version: schema,
            },
            _ => match other_than(kind, without_mark(text)) {
                Some(is) => Failure::OtherDocument { path, kind, is },
                None => Failure::Document { path, kind, error },
            },
        }
    })
}

/// What a document is that people take for one of that kind, and what to do with it.
fn other_than(kind: &Kind, json: &str) -> Option<&'static str> {
    // Of lines of JSON the first says what they are.
    let mut lines = serde_json::Deserializer::from_str(json);
    let Ok(Signs {
        bosang,
        answers,
        claim,
        ..
    }) = Signs::deserialize(Strict(&mut lines))
    else {
        return None;
    };
    if bosang.is_some() {
        Some(LOCKED)
    } else if kind.schema == SUBMISSION.schema && answers.is_some() && claim.is_none() {
        Some(
            "a claim, which is not handed in yet; `bosang estimate` and `bosang analyse` evaluate \
             claims",
        )
    } else {
        None
    }
}

/// What a claim is that was saved with a passphrase (docs/claim-file.md).
pub(crate) const LOCKED: &str = "a saved claim that is locked with a passphrase; open it in the calculator and take the \
     submission from its last page";

/// Members that tell documents apart.
#[derive(Deserialize)]
struct Signs {
    bosang: Option<IgnoredAny>,
    answers: Option<IgnoredAny>,
    claim: Option<IgnoredAny>,
    digest: Option<IgnoredAny>,
}

#[derive(Deserialize)]
struct VersionOnly {
    schema: u32,
}

/// What compiling a source came to.
pub(crate) fn findings(path: &Path) -> Result<(Option<Compiled>, Vec<Diagnostic>), Failure> {
    let source = bytes(path)?;
    if is_compiled(&source) {
        return Err(Failure::NotASource(path.to_owned()));
    }
    Ok(compiler::compile(&display_path(path), &text(path, source)?))
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
    Ok(compiler::check(
        &display_path(path),
        &text(path, source)?,
        explain,
    ))
}

/// Compiles a source, and lists what was found in it. Nothing comes of it when it has faults.
pub(crate) fn compiled(path: &Path, err: &mut dyn Write) -> Result<Option<Compiled>, Failure> {
    let (compiled, found) = findings(path)?;
    findings::tell(&found, err)?;
    Ok(compiled)
}

/// A source never begins with a brace, a compiled pack always does.
fn is_compiled(source: &[u8]) -> bool {
    json::without_mark(source)
        .trim_ascii_start()
        .starts_with(b"{")
}

/// The JSON files that are named, or that stand in folders that are named.
pub(crate) fn json_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    files(paths, &["json"])
}

/// The files that are named, and those of folders that are named which end so.
pub(crate) fn files(paths: &[PathBuf], endings: &[&str]) -> Result<Vec<PathBuf>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            collect(path, endings, &mut files)?;
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
