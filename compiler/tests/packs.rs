//! What the app relies on in every pack.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use compiler::compile;
use rules::{Claim, Instant, LoadedPack, Pack, claim::CLAIM_SCHEMA, evaluate};

/// Every pack of the workspace, compiled.
fn packs() -> Vec<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../packs");
    let paths = fs::read_dir(folder).unwrap();
    let paths = paths.map(|entry| entry.unwrap().path());
    let sources = paths.filter(|path| path.extension().is_some_and(|ending| ending == "toml"));
    sources
        .map(|path| {
            let source = fs::read_to_string(&path).unwrap();
            let (compiled, findings) = compile(&path.to_string_lossy(), &source);
            compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
        })
        .collect()
}

/// The app opens with the first question before it has an estimate.
#[test]
fn the_first_question_is_asked_first() {
    let packs = packs();
    assert!(!packs.is_empty());
    for pack in packs {
        let nothing = Claim {
            schema: CLAIM_SCHEMA,
            pack: pack.id.clone(),
            version: pack.version.clone(),
            answers: Default::default(),
            windows: Default::default(),
            other_losses: Vec::new(),
            evidence: Default::default(),
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
