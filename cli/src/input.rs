//! Reading files and standard input, and what goes wrong with it.

use std::{
    fmt, fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use compiler::Compiled;
use rules::{LoadedPack, pack::LoadError};
use serde::de::DeserializeOwned;

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file or a folder could not be read.
    Read(PathBuf, io::Error),
    /// A file could not be written.
    Write(PathBuf, io::Error),
    /// Results could not be written.
    Output(io::Error),
    /// A file is not the document it should be.
    Document {
        path: PathBuf,
        what: &'static str,
        error: serde_json::Error,
    },
    /// A compiled pack cannot be used.
    Pack(PathBuf, LoadError),
    /// A pack's source has faults, which were listed.
    Faults(PathBuf),
    /// Standard input can be read once.
    StandardInputTwice,
    /// A folder holds no pack.
    NoPacks(PathBuf),
    /// The system clock shows no moment that can be written down.
    Clock,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "{} cannot be read: {error}", shown(path)),
            Self::Write(path, error) => write!(f, "{} cannot be written: {error}", shown(path)),
            Self::Output(error) => write!(f, "the results cannot be written: {error}"),
            Self::Document { path, what, error } => {
                write!(f, "{} is not {what}: {error}", shown(path))
            }
            Self::Pack(path, error) => write!(f, "{}: {error}", shown(path)),
            Self::Faults(path) => {
                write!(
                    f,
                    "{} cannot be used until its faults are mended",
                    shown(path)
                )
            }
            Self::StandardInputTwice => {
                f.write_str("standard input can be read once; name a file for one of the two")
            }
            Self::NoPacks(path) => write!(
                f,
                "{} holds no pack; put sources (.toml) or compiled packs (.json) there",
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
    let read = if is_standard_input(path) {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|error| Failure::Read(path.to_owned(), error))
}

pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(bytes(path)?).map_err(|error| {
        let error = io::Error::new(io::ErrorKind::InvalidData, error.utf8_error());
        Failure::Read(path.to_owned(), error)
    })
}

/// A JSON document of that type.
pub(crate) fn document<T: DeserializeOwned>(path: &Path, what: &'static str) -> Result<T, Failure> {
    serde_json::from_slice(&bytes(path)?).map_err(|error| Failure::Document {
        path: path.to_owned(),
        what,
        error,
    })
}

/// Compiles a source, and lists what was found in it. Nothing comes of it when it has faults.
pub(crate) fn compiled(path: &Path, err: &mut dyn Write) -> Result<Option<Compiled>, Failure> {
    let (compiled, findings) = compiler::compile(&shown(path), &text(path)?);
    for finding in findings {
        writeln!(err, "{finding}\n")?;
    }
    Ok(compiled)
}

/// A pack from its source or its compiled form.
pub(crate) fn pack(path: &Path, err: &mut dyn Write) -> Result<LoadedPack, Failure> {
    let is_json = if is_standard_input(path) {
        None
    } else {
        Some(
            path.extension()
                .is_some_and(|extension| extension == "json"),
        )
    };
    let source = bytes(path)?;
    // A source never begins with a brace, a compiled pack always does.
    let is_json = is_json.unwrap_or_else(|| source.trim_ascii_start().starts_with(b"{"));
    let loaded = if is_json {
        LoadedPack::from_json(&source)
    } else {
        let source = String::from_utf8(source).map_err(|error| {
            let error = io::Error::new(io::ErrorKind::InvalidData, error.utf8_error());
            Failure::Read(path.to_owned(), error)
        })?;
        let (compiled, findings) = compiler::compile(&shown(path), &source);
        let Some(compiled) = compiled else {
            for finding in findings {
                writeln!(err, "{finding}\n")?;
            }
            return Err(Failure::Faults(path.to_owned()));
        };
        LoadedPack::new(compiled.pack)
    };
    loaded.map_err(|error| Failure::Pack(path.to_owned(), error))
}

/// Every pack of a folder, in the order of their names; or the one pack that `path` is.
pub(crate) fn packs(path: &Path, err: &mut dyn Write) -> Result<Vec<LoadedPack>, Failure> {
    if !path.is_dir() {
        return Ok(vec![pack(path, err)?]);
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
    if files.is_empty() {
        return Err(Failure::NoPacks(path.to_owned()));
    }
    files.sort();
    files.iter().map(|file| pack(file, err)).collect()
}
