//! What goes wrong beside packs' faults, and what to do about it.

use std::{
    fmt,
    io::{self, Write},
    path::PathBuf,
};

use compiler::plain;
use hosting::folder::Unreadable;
use rules::{Lang, pack::LoadError};

use crate::files::{Kind, MAX_BYTES, display_path};

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
    /// A ZIP cannot be opened.
    Zip(PathBuf, String),
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
    /// A file is another document than it should be; what it is, and what to do with it.
    OtherDocument {
        path: PathBuf,
        kind: &'static Kind,
        is: &'static str,
    },
    /// A document is of a version of its format that is not read.
    Version {
        path: PathBuf,
        kind: &'static Kind,
        version: u32,
    },
    /// A pack cannot be written as JSON.
    Unwritable(PathBuf, rules::canonical::Unwritable),
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
    /// A claim is of a pack that it is not held against.
    OtherPack(PathBuf, String),
    /// It cannot be the id of a pack.
    BadId(String),
    /// A pack has no example of that name; its examples, if any.
    NoExample(PathBuf, String, Vec<String>),
    /// A pack of that id is there already.
    AlreadyThere(PathBuf),
    /// A file of shares cannot be used.
    Shares(PathBuf, Vec<String>),
    /// A draft and what it is held against are of two schemes, with their ids.
    OtherScheme([(PathBuf, String); 2]),
    /// No other version of a draft is known, of the scheme of that id.
    NoCurrent(PathBuf, String),
    /// No claim is of these categories.
    NoSuchClaim(PathBuf, Vec<String>),
    /// The answers to an interview could not be read.
    Answers(io::Error),
    /// The answers to an interview ended before it was done.
    Unfinished,
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
            Self::Read(path, error) => write!(f, "{} cannot be read: {error}", display_path(path)),
            Self::Folder(path) => {
                write!(f, "{} is a folder; name a file in it", display_path(path))
            }
            Self::TooLarge(path) => write!(
                f,
                "{} has more than {MAX_BYTES} bytes, which no pack, claim or submission has; check \
                 that it is the right file",
                display_path(path)
            ),
            Self::NotText(path, line) => write!(
                f,
                "{} is not UTF-8 text from line {line} on; save it as UTF-8",
                display_path(path)
            ),
            Self::Zip(path, because) => write!(f, "{} is a ZIP: {because}", display_path(path)),
            Self::Write(path, error) => {
                write!(f, "{} cannot be written: {error}", display_path(path))
            }
            Self::Output(error) => write!(f, "the results cannot be written: {error}"),
            Self::Document { path, kind, error } => write!(
                f,
                "{} is not {}: {error}; `bosang schema {}` prints what it has to be",
                display_path(path),
                kind.name,
                kind.schema
            ),
            Self::OtherDocument { path, kind, is } => {
                write!(f, "{} is not {} but {is}", display_path(path), kind.name)
            }
            Self::Version {
                path,
                kind,
                version,
            } => write!(
                f,
                "{} is {} of format {version} and this program reads format {}; use the release of \
                 bosang that made it",
                display_path(path),
                kind.name,
                kind.version
            ),
            Self::Unwritable(path, error) => {
                write!(
                    f,
                    "{} cannot be written as JSON: {error}",
                    display_path(path)
                )
            }
            Self::Pack(path, error) => write!(f, "{}: {error}", display_path(path)),
            Self::NotASource(path) => write!(
                f,
                "{} is a compiled pack; give the source (.toml) that it was compiled from",
                display_path(path)
            ),
            Self::Faults(path) => {
                write!(
                    f,
                    "{} cannot be used until its faults are mended",
                    display_path(path)
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
            Self::Answers(error) => write!(f, "the answers cannot be read: {error}"),
            Self::Unfinished => f.write_str(
                "the answers ended before the interview did, and nothing was written; answer what \
                 was asked last",
            ),
            Self::StandardInputTwice => {
                f.write_str("standard input can be read once; name files for the others")
            }
            Self::NoPacks(path) => write!(
                f,
                "{} holds no pack that can be used; put sources (.toml) or compiled packs (.json) \
                 there",
                display_path(path)
            ),
            Self::OtherPack(path, pack) => write!(
                f,
                "{} is a claim under the pack `{pack}`; give the packs that it is to be held against",
                display_path(path)
            ),
            Self::BadId(id) => write!(
                f,
                "`{id}` cannot be the id of a pack; take lower-case letters, digits and hyphens, \
                 beginning with a letter, at most 64 in all, like `mail-2024-03-01`"
            ),
            Self::NoExample(path, _, names) if names.is_empty() => write!(
                f,
                "{} has no examples; they stand in a pack's source, not in its compiled form",
                display_path(path)
            ),
            Self::NoExample(path, name, names) => write!(
                f,
                "{} has no example `{name}`; it has {}",
                display_path(path),
                names.join(", ")
            ),
            Self::AlreadyThere(folder) => write!(
                f,
                "{} is there already and nothing was written; take another id, or copy its newest \
                 version to a file named by the next one",
                display_path(folder)
            ),
            Self::Shares(path, faults) => {
                write!(
                    f,
                    "{} cannot be used: {}",
                    display_path(path),
                    faults.join("; ")
                )
            }
            Self::OtherScheme([(draft, id), (current, other)]) => write!(
                f,
                "{} is of the scheme `{id}` and {} of `{other}`; a draft is held against another \
                 version of its own scheme",
                display_path(draft),
                display_path(current)
            ),
            Self::NoCurrent(path, id) => write!(
                f,
                "no other version stands beside {} or in packs/{id}; name the pack as it is with \
                 --current",
                display_path(path)
            ),
            Self::NoSuchClaim(path, categories) => write!(
                f,
                "no claim of {} was found that is of {}; declare no share for what cannot be",
                display_path(path),
                categories.join(" and ")
            ),
            Self::Clock => f.write_str("the system clock cannot be read; give --now"),
        }
    }
}

impl From<Unreadable> for Failure {
    fn from(Unreadable { path, error }: Unreadable) -> Self {
        Self::Read(path, error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
