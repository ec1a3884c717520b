//! The pack as it is, where only the draft is named.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use compiler::version_numbers;
use rules::Pack;

use crate::{failure::Failure, files};

/// The newest version of a draft's scheme other than the draft: beside it, else in `packs/ID`.
pub(super) fn beside(draft: &Path, pack: &Pack) -> Result<PathBuf, Failure> {
    let siblings = draft.parent().filter(|_| !files::is_standard_input(draft));
    let usual = Path::new("packs").join(pack.id.as_str());
    let folders = siblings.into_iter().chain([usual.as_path()]);
    folders
        .filter_map(|folder| newest(folder, draft))
        .next()
        .ok_or_else(|| Failure::NoCurrent(draft.to_owned(), pack.id.to_string()))
}

/// The file of a folder that is named by the highest version, and is not `draft`.
fn newest(folder: &Path, draft: &Path) -> Option<PathBuf> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let entries = folder.read_dir().ok()?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let named = files.filter_map(|file| Some((version(&file)?, file)));
    let others = named.filter(|(_, file)| file.canonicalize().ok() != draft.canonicalize().ok());
    others.max().map(|(_, file)| file)
}

/// The version that a source is named by.
fn version(file: &Path) -> Option<Vec<u32>> {
    let is_source = file.extension() == Some(OsStr::new("toml"));
    let name = file.file_stem().filter(|_| is_source)?.to_str()?;
    let parts = name.split('.');
    let is_version =
        parts.clone().count() == 3 && parts.clone().all(|it| it.parse::<u32>().is_ok());
    is_version.then(|| version_numbers(name))
}
