//! What the app relies on in every pack.
#![allow(clippy::unwrap_used)]

use std::{
    fs,
    path::{Path, PathBuf},
};

use compiler::{Compiled, compile, version_numbers};
use rules::{Claim, Instant, LoadedPack, claim::CLAIM_SCHEMA, evaluate, id::PackId};

/// Every version of every pack of the workspace, with its file.
fn packs() -> Vec<(PathBuf, Compiled)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let entries = |folder: &Path| {
        let entries = fs::read_dir(folder).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.collect::<Vec<_>>()
    };
    let packs = entries(&folder)
        .into_iter()
        .flat_map(|pack| entries(&pack))
        .map(|path| {
            let source = fs::read_to_string(&path).unwrap();
            let (compiled, findings) = compile(&path.to_string_lossy(), &source);
            let compiled = compiled.unwrap_or_else(|| panic!("{findings:?}"));
            (path, compiled)
        });
    let packs: Vec<_> = packs.collect();
    assert!(!packs.is_empty());
    packs
}

/// So no version stands there twice, and an old one is found by what a claim says of it.
#[test]
fn each_version_stands_under_its_name() {
    for (path, Compiled { pack, .. }) in packs() {
        let stands = format!("packs/{}/{}.toml", pack.id, pack.version);
        assert!(path.ends_with(&stands), "{} is {stands}", path.display());
    }
}

/// Who comes back under an older version is told what changed since.
#[test]
fn the_newest_version_tells_of_every_other() {
    let packs = packs();
    let versions = |id: &PackId| {
        let own = packs.iter().filter(|(_, it)| it.pack.id == *id);
        own.map(|(_, it)| it).collect::<Vec<_>>()
    };
    for (_, Compiled { pack, .. }) in &packs {
        let mut versions = versions(&pack.id);
        versions.sort_by_key(|it| version_numbers(&it.pack.version));
        let newest = versions.last().unwrap();
        let messages: Vec<_> = newest
            .listing
            .changes
            .iter()
            .map(|it| &it.version)
            .collect();
        for version in &versions {
            assert!(
                messages.contains(&&version.pack.version),
                "{}: {messages:?}",
                pack.id
            );
        }
    }
}

/// The app opens with the first question before it has an estimate.
#[test]
fn the_first_question_is_asked_first() {
    for (_, Compiled { pack, .. }) in packs() {
        let nothing = Claim {
            schema: CLAIM_SCHEMA,
            pack: pack.id.clone(),
            version: pack.version.clone(),
            answers: Default::default(),
            windows: Default::default(),
            other_losses: Vec::new(),
            evidence: Default::default(),
            set_aside: Default::default(),
            by_day: Default::default(),
        };
        let first = pack.questions.first().map(|question| question.id.clone());
        // A scheme for any outage is opened at any time.
        let any: Instant = "2026-01-05T12:00:00+00:00".parse().unwrap();
        let incident = pack.incident.as_ref();
        let now = incident.map_or(any, |incident| incident.window.to);
        let loaded = LoadedPack::new(pack).unwrap();
        let estimate = evaluate(&loaded, &nothing, now);
        assert_eq!(estimate.faults, []);
        assert_eq!(estimate.asked.first(), first.as_ref(), "{}", nothing.pack);
        assert_eq!(estimate.missing.first(), first.as_ref(), "{}", nothing.pack);
    }
}
