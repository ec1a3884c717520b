//! What a release published stays as it was published.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use rules::{Digest, canonical_json};
use serde_json::Value;

/// Claims and submissions name their rules by this hash: under another one they verify no more.
#[test]
fn every_published_pack_compiles_to_the_same_bytes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut seen = 0;
    for release in fs::read_dir(root.join("tests/earlier")).unwrap() {
        // Beside the releases lie the scripts that make them.
        let Ok(list) = fs::read_to_string(release.unwrap().path().join("packs.json")) else {
            continue;
        };
        let published: Value = serde_json::from_str(&list).unwrap();
        for (id, listed) in published.as_object().unwrap() {
            let name = format!("packs/{id}/{}.toml", listed["version"].as_str().unwrap());
            let source = fs::read_to_string(root.join(&name))
                .unwrap_or_else(|error| panic!("{name} was published and has to stay: {error}"));
            let (compiled, findings) = compiler::compile(&name, &source);
            let pack = compiled.unwrap_or_else(|| panic!("{findings:?}")).pack;
            let digest = Digest::of(canonical_json(&pack).unwrap().as_bytes());
            assert_eq!(
                digest.to_string(),
                listed["sha256"].as_str().unwrap(),
                "{name} was published, and a published pack never changes, not by a byte of what it \
                 compiles to: new content is a new version, a file of its own beside this one"
            );
            seen += 1;
        }
    }
    assert!(seen >= 5, "{seen} packs in tests/earlier/*/packs.json");
}
