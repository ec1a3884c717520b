//! `verify`.
#![allow(clippy::unwrap_used)]

mod common;

use std::fs;

use common::{CLAIM, Folder, NOW, PACK, bosang, bosang_with, source};
use rules::{LoadedPack, Submission};

fn submission() -> Submission {
    let (compiled, _) = compiler::compile("pack.toml", &source());
    let loaded = LoadedPack::new(compiled.unwrap().pack).unwrap();
    let claim = serde_json::from_str(CLAIM).unwrap();
    Submission::new(&loaded, claim, NOW.parse().unwrap(), "key".to_owned()).unwrap()
}

fn json(submission: &Submission) -> String {
    serde_json::to_string(submission).unwrap()
}

/// A folder with the pack in it and nothing else to read.
fn folder(name: &str) -> (Folder, String) {
    let folder = Folder::new(name);
    let packs = folder.path("packs");
    fs::create_dir(&packs).unwrap();
    fs::copy(PACK, folder.path("packs/sample.toml")).unwrap();
    fs::write(folder.path("packs/notes.txt"), "not a pack").unwrap();
    (folder, packs)
}

#[test]
fn an_honest_submission_is_equal() {
    let (folder, packs) = folder("verify-equal");
    let file = folder.file("honest.json", &json(&submission()));
    let ran = bosang(&["verify", "--packs", &packs, &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(folder.without(&ran.out), "honest.json: equal\n");
    let piped = bosang_with(&["verify", "--packs", PACK, "-"], &json(&submission()));
    assert_eq!(
        (piped.code, piped.out.as_str()),
        (0, "standard input: equal\n")
    );
}

#[test]
fn compiled_packs_verify_too() {
    let folder = Folder::new("verify-compiled");
    let packs = folder.path("packs");
    fs::create_dir(&packs).unwrap();
    bosang(&["compile", PACK, "-o", &folder.path("packs/sample.json")]);
    let file = folder.file("honest.json", &json(&submission()));
    assert_eq!(bosang(&["verify", "--packs", &packs, &file]).code, 0);
}

#[test]
fn every_file_gets_its_verdict() {
    let (folder, packs) = folder("verify-many");
    let honest = submission();
    let mut raised = submission();
    raised.estimate.totals.cash.high += 1;
    let tampered = raised.clone();
    raised.digest = raised.content_digest().unwrap();
    let mut elsewhere = submission();
    elsewhere.pack.version = "9.9.9".to_owned();
    elsewhere.digest = elsewhere.content_digest().unwrap();
    let files = [
        folder.file("tampered.json", &json(&tampered)),
        folder.file("raised.json", &json(&raised)),
        folder.file("elsewhere.json", &json(&elsewhere)),
        folder.file("honest.json", &json(&honest)),
    ];
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let ran = bosang(&[&["verify", "--packs", &packs], files.as_slice()].concat());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let hash = honest.pack.hash.to_string();
    insta::assert_snapshot!(folder.without(&ran.out).replace(&hash, "[hash]"));
}

#[test]
fn one_that_cannot_be_read_does_not_stop_the_others() {
    let (folder, packs) = folder("verify-unreadable");
    let broken = folder.file("broken.json", "{\"schema\": 1");
    let absent = folder.path("absent.json");
    let honest = folder.file("honest.json", &json(&submission()));
    let ran = bosang(&["verify", "--packs", &packs, &broken, &absent, &honest]);
    assert_eq!(ran.code, 2);
    assert_eq!(folder.without(&ran.out), "honest.json: equal\n");
    insta::assert_snapshot!(folder.without(&ran.err));
}

#[test]
fn packs_that_cannot_be_read_are_told() {
    let folder = Folder::new("verify-no-packs");
    let honest = folder.file("honest.json", &json(&submission()));
    let empty = folder.path("empty");
    fs::create_dir(&empty).unwrap();
    let absent = folder.path("absent");
    for packs in [empty.as_str(), absent.as_str(), "-"] {
        let ran = bosang(&["verify", "--packs", packs, &honest, "-"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{packs}");
    }
}
