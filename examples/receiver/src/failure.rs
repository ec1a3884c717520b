//! Why a command could not be carried out, and what to do about it.

use std::{fmt, io, net::SocketAddr, path::PathBuf};

use compiler::plain;
use rules::pack::LoadError;

/// Why a command could not be carried out.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file or a folder could not be read.
    Read(PathBuf, io::Error),
    /// A compiled pack cannot be used.
    Pack(PathBuf, LoadError),
    /// A pack's source has faults, told here.
    Faults(PathBuf, String),
    /// Two files hold the same version of a pack, with other rules.
    TwoOfOne(String, PathBuf),
    /// A folder holds no pack.
    NoPacks(PathBuf),
    /// The database cannot be used.
    Database(PathBuf, rusqlite::Error),
    /// The file is the database of something else.
    OtherDatabase(PathBuf),
    /// The database was written by a later release.
    LaterDatabase(PathBuf, i64),
    /// The address cannot be listened on.
    Bind(SocketAddr, io::Error),
    /// The system gave no threads, or no signals.
    System(io::Error),
    /// Results could not be written.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |path: &PathBuf| plain(&path.display().to_string());
        match self {
            Self::Read(path, error) => write!(f, "{} cannot be read: {error}", name(path)),
            Self::Pack(path, error) => {
                write!(f, "{}: {}", name(path), plain(&error.to_string()))
            }
            Self::Faults(path, faults) => write!(
                f,
                "{faults}{} cannot be used until its faults are mended",
                name(path)
            ),
            Self::TwoOfOne(pack, path) => write!(
                f,
                "{} is pack {} with other rules than a file before it; keep the one that your \
                 calculator serves",
                name(path),
                plain(pack)
            ),
            Self::NoPacks(path) => write!(
                f,
                "{} holds no pack; put sources (.toml) or compiled packs (.json) there",
                name(path)
            ),
            Self::Database(path, error) => {
                write!(f, "the database {} cannot be used: {error}", name(path))
            }
            Self::OtherDatabase(path) => write!(
                f,
                "{} is a database of something else and was left as it is; name another file",
                name(path)
            ),
            Self::LaterDatabase(path, version) => write!(
                f,
                "{} has format {version}, of a later release of the receiver; use that release",
                name(path)
            ),
            Self::Bind(address, error) => write!(
                f,
                "{address} cannot be listened on: {error}; give another with --bind"
            ),
            Self::System(error) => write!(f, "the receiver cannot run here: {error}"),
            Self::Output(error) => write!(f, "the results cannot be written: {error}"),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
