//! Reading files and standard input, and what goes wrong with it.

use std::{
    fmt, fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use compiler::{Compiled, Diagnostic, plain};
use rules::{
    Lang, LoadedPack, claim::CLAIM_SCHEMA, pack::LoadError, submission::SUBMISSION_SCHEMA,
};
use serde::de::DeserializeOwned;

use crate::{Answer, findings};

/// The largest file that is read, in bytes: more than any pack, claim or submission has, and less
/// than fills a machine's memory.
const MAX_BYTES: u64 = 64 << 20;

/// A kind of document that is read as JSON.
#[derive(Debug)]
pub(crate) struct Kind {
    /// What it is called, with its article.
    name: &'static str,
    /// What `bosang schema` calls it.
    schema: &'static str,
    /// The version of its format that is read.
    version: u32,
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

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file or a folder could not be read.
    Read(PathBuf, io::Error),
    /// A folder stands where a file is wanted.
    Folder(PathBuf),
    /// A file is larger than any document.
    TooLarge(PathBuf),
    /// A file is not text; the number of the first line that is not.
    NotText(PathBuf, usize),
    /// A file could not be written.
    Write(PathBuf, io::Error),
    /// Results could not be written.
    Output(io::Error),
    /// A file is not the document it should be.
    Document {
        path: PathBuf,
        kind: &'static Kind,
        error: serde_json::Error,
    },
    /// A document is of a version of its format that is not read.
    Version {
        path: PathBuf,
        kind: &'static Kind,
        version: u32,
    },
    /// A pack cannot be written as JSON.
    Unwritable(PathBuf, serde_json::Error),
    /// A compiled pack cannot be used.
    Pack(PathBuf, LoadError),
    /// A compiled pack stands where a source is wanted.
    NotASource(PathBuf),
    /// A pack's source has faults, which were listed.
    Faults(PathBuf),
    /// A pack is not written in the language asked for, only in these.
    Language(Lang, Vec<Lang>),
    /// Standard input can be read once.
    StandardInputTwice,
    /// A folder holds no pack that can be used.
    NoPacks(PathBuf),
    /// The system clock shows no moment that can be written down.
    Clock,
}

impl Failure {
    /// Says it on standard error, in one line.
    pub(crate) fn tell(&self, err: &mut dyn Write) -> io::Result<()> {
        writeln!(err, "bosang: {}", plain(&self.to_string()))
    }

    /// Whether whoever reads the results has stopped reading.
    pub(crate) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "{} cannot be read: {error}", shown(path)),
            Self::Folder(path) => write!(f, "{} is a folder; name a file in it", shown(path)),
            Self::TooLarge(path) => write!(
                f,
                "{} has more than {MAX_BYTES} bytes, which no pack, claim or submission has; check \
                 that it is the right file",
                shown(path)
            ),
            Self::NotText(path, line) => write!(
                f,
                "{} is not UTF-8 text from line {line} on; save it as UTF-8",
                shown(path)
            ),
            Self::Write(path, error) => write!(f, "{} cannot be written: {error}", shown(path)),
            Self::Output(error) => write!(f, "the results cannot be written: {error}"),
            Self::Document { path, kind, error } => write!(
                f,
                "{} is not {}: {error}; `bosang schema {}` prints what it has to be",
                shown(path),
                kind.name,
                kind.schema
            ),
            Self::Version {
                path,
                kind,
                version,
            } => write!(
                f,
                "{} is {} of format {version} and this program reads format {}; use the release of \
                 bosang that made it",
                shown(path),
                kind.name,
                kind.version
            ),
            Self::Unwritable(path, error) => {
                write!(f, "{} cannot be written as JSON: {error}", shown(path))
            }
            Self::Pack(path, error) => write!(f, "{}: {error}", shown(path)),
            Self::NotASource(path) => write!(
                f,
                "{} is a compiled pack; give the source (.toml) that it was compiled from",
                shown(path)
            ),
            Self::Faults(path) => {
                write!(
                    f,
                    "{} cannot be used until its faults are mended",
                    shown(path)
                )
            }
            Self::Language(lang, there) => {
                let there: Vec<_> = there.iter().map(|lang| lang.tag()).collect();
                write!(
                    f,
                    "the pack is not written in `{}`; give --lang {}",
                    lang.tag(),
                    there.join(" or ")
                )
            }
            Self::StandardInputTwice => {
                f.write_str("standard input can be read once; name files for the others")
            }
            Self::NoPacks(path) => write!(
                f,
                "{} holds no pack that can be used; put sources (.toml) or compiled packs (.json) \
                 there",
                shown(path)
            ),
            Self::Clock => f.write_str("the system clock cannot be read; give --now"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

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
pub(crate) fn once<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<(), Failure> {
    let streams = paths
        .into_iter()
        .filter(|path| is_standard_input(path))
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

/// A JSON document of that type.
pub(crate) fn document<T: DeserializeOwned>(
    path: &Path,
    kind: &'static Kind,
) -> Result<T, Failure> {
    let text = text(path, bytes(path)?)?;
    // Some editors begin a file with a byte order mark, which says nothing.
    let json = text.strip_prefix('\u{feff}').unwrap_or(&text);
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
    let source = bytes(path)?;
    let json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let loaded = if json || is_compiled(&source) {
        LoadedPack::from_json(&source)
    } else {
        let (compiled, findings) = compiler::compile(&shown(path), &text(path, source)?);
        let Some(compiled) = compiled else {
            findings::tell(&findings, err)?;
            return Err(Failure::Faults(path.to_owned()));
        };
        LoadedPack::new(compiled.pack)
    };
    loaded.map_err(|error| Failure::Pack(path.to_owned(), error))
}

/// Every pack of a folder, in the order of their names; or the one pack that `path` is. One of a
/// folder that cannot be used is told, and the answer says so.
pub(crate) fn packs(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(Vec<LoadedPack>, Answer), Failure> {
    if !path.is_dir() {
        return Ok((vec![pack(path, err)?], Answer::Yes));
    }
    let unreadable = |error| Failure::Read(path.to_owned(), error);
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let file = entry.map_err(unreadable)?.path();
        let extension = file.extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("toml" | "json")) && file.is_file() {
            files.push(file);
        }
    }
    files.sort();
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
        return Err(Failure::NoPacks(path.to_owned()));
    }
    Ok((packs, answer))
}
