//! Packs, from their sources or their compiled form.

use std::{
    io::Write,
    path::{Path, PathBuf},
};

use compiler::{Breakdown, Change};
use rules::{LoadedPack, json::by_serde_json};
use serde::de::IgnoredAny;

use super::{bytes, collect, is_compiled, text};
use crate::{Answer, failure::Failure, files::display_path, findings};

/// A pack with what stands beside its rules.
#[derive(Debug)]
pub(crate) struct ReadPack {
    pub(crate) loaded: LoadedPack,
    /// Nothing of a compiled pack: only a source tells it.
    pub(crate) beside: Option<Beside>,
}

/// What stands beside the rules.
#[derive(Debug)]
pub(crate) struct Beside {
    pub(crate) changes: Vec<Change>,
    pub(crate) breakdowns: Vec<Breakdown>,
}

/// A pack from its source or its compiled form.
pub(crate) fn pack(path: &Path, err: &mut dyn Write) -> Result<LoadedPack, Failure> {
    pack_and_beside(path, err).map(|read| read.loaded)
}

/// The same with what stands beside the rules.
pub(crate) fn pack_and_beside(path: &Path, err: &mut dyn Write) -> Result<ReadPack, Failure> {
    let source = bytes(path)?;
    let json = path
        .extension()
        .is_some_and(|extension| extension == "json");
    let (loaded, beside) = if json || is_compiled(&source) {
        (LoadedPack::from_json(&source), None)
    } else {
        let (compiled, findings) = compiler::compile(&display_path(path), &text(path, source)?);
        let Some(compiled) = compiled else {
            findings::tell(&findings, err)?;
            return Err(Failure::Faults(path.to_owned()));
        };
        let beside = Beside {
            changes: compiled.listing.changes,
            breakdowns: compiled.breakdowns,
        };
        (LoadedPack::new(compiled.pack), Some(beside))
    };
    let loaded = loaded.map_err(|error| Failure::Pack(path.to_owned(), error))?;
    Ok(ReadPack { loaded, beside })
}

/// Every pack of a folder and of those in it, in the order of their names; or the one pack that
/// `path` is. One that cannot be used is told, and the answer says so. JSON that is something else
/// is told only where there is no pack at all.
pub(crate) fn packs(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(Vec<LoadedPack>, Answer), Failure> {
    let (packs, answer) = packs_and_beside(path, err)?;
    let packs = packs.into_iter().map(|read| read.loaded).collect();
    Ok((packs, answer))
}

/// The same with what stands beside the rules.
pub(crate) fn packs_and_beside(
    path: &Path,
    err: &mut dyn Write,
) -> Result<(Vec<ReadPack>, Answer), Failure> {
    if !path.is_dir() {
        return Ok((vec![pack_and_beside(path, err)?], Answer::Yes));
    }
    let mut files: Vec<PathBuf> = Vec::new();
    collect(path, &["toml", "json"], &mut files)?;
    let (others, files): (Vec<_>, Vec<_>) = files.into_iter().partition(|it| is_other_json(it));
    let (mut packs, mut answer) = (Vec::with_capacity(files.len()), Answer::Yes);
    for file in &files {
        match pack_and_beside(file, err) {
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
        by_serde_json::from_slice(&json).is_ok_and(|PackProbe { remedies }| remedies.is_some());
    !has_remedies && by_serde_json::from_slice::<IgnoredAny>(&json).is_ok()
}

/// What every compiled pack has, of whichever version of its format.
#[derive(serde::Deserialize)]
struct PackProbe {
    remedies: Option<IgnoredAny>,
}
