//! The packs that submissions are held against.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use rules::{
    LoadedPack, PackRef,
    json::{self, by_serde_json},
};
use serde::de::IgnoredAny;

use crate::failure::Failure;

/// Every pack of a folder and of those in it, or the one pack that `path` is.
///
/// A receiver that passed over a pack it cannot use would turn away everyone who claims under it,
/// so one such pack is a failure of the whole.
pub(crate) fn load(path: &Path) -> Result<Vec<LoadedPack>, Failure> {
    let mut files = Vec::new();
    if path.is_dir() {
        collect(path, &mut files)?;
    } else {
        files.push(path.to_owned());
    }
    let mut packs: Vec<LoadedPack> = Vec::new();
    for file in files {
        let Some(loaded) = read(&file)? else { continue };
        let PackRef { id, version, hash } = loaded.reference();
        let mut others = packs.iter().map(LoadedPack::reference);
        match others.find(|other| other.id == id && other.version == version) {
            None => packs.push(loaded),
            // A source and its compiled form may lie side by side.
            Some(same) if same.hash == hash => {}
            Some(_) => return Err(Failure::TwoOfOne(format!("{id} {version}"), file)),
        }
    }
    if packs.is_empty() {
        return Err(Failure::NoPacks(path.to_owned()));
    }
    Ok(packs)
}

/// The files of a folder and of those in it that may be packs, in the order of their names.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let unreadable = |error| Failure::Read(folder.to_owned(), error);
    let entries = fs::read_dir(folder).map_err(unreadable)?;
    let mut entries: Vec<_> = entries.collect::<Result<_, _>>().map_err(unreadable)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str());
        // Links to folders may lead in a circle.
        if entry.file_type().map_err(unreadable)?.is_dir() {
            collect(&path, files)?;
        } else if matches!(ending, Some("toml" | "json")) {
            files.push(path);
        }
    }
    Ok(())
}

/// The pack of a file; none when it is JSON of something else, like the list of packs that a
/// calculator keeps beside them.
fn read(path: &Path) -> Result<Option<LoadedPack>, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::Read(path.to_owned(), error))?;
    let unusable = |error| Failure::Pack(path.to_owned(), error);
    let json = json::without_mark(&bytes);
    if json.trim_ascii_start().starts_with(b"{") {
        return match by_serde_json::from_slice(&bytes) {
            Ok(Probe { remedies: None }) => Ok(None),
            _ => LoadedPack::from_json(&bytes).map(Some).map_err(unusable),
        };
    }
    if path.extension().is_some_and(|ending| ending == "json") {
        let is_other = by_serde_json::from_slice::<IgnoredAny>(&bytes).is_ok();
        let loaded = || LoadedPack::from_json(&bytes).map(Some).map_err(unusable);
        return if is_other { Ok(None) } else { loaded() };
    }
    let source = String::from_utf8_lossy(&bytes);
    let (compiled, findings) = compiler::compile(&path.display().to_string(), &source);
    let Some(compiled) = compiled else {
        let faults = findings.iter().fold(String::new(), |mut text, finding| {
            // Writing to a String does not fail.
            let _ = writeln!(text, "{finding}\n");
            text
        });
        return Err(Failure::Faults(path.to_owned(), faults));
    };
    LoadedPack::new(compiled.pack).map(Some).map_err(unusable)
}

/// What every compiled pack has, of whichever version of its format.
#[derive(serde::Deserialize)]
struct Probe {
    remedies: Option<IgnoredAny>,
}
