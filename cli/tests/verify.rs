//! `verify`.
#![allow(clippy::unwrap_used)]

use std::fs;

use rules::{LoadedPack, Submission};
use serde_json::Value;

use crate::common::{CLAIM, Folder, NOW, PACK, bosang, bosang_with, source};

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
    let receipt = words::format::receipt(&submission().digest);
    let equal = format!("equal, receipt number {receipt}, made {NOW}\n");
    assert_eq!(folder.without(&ran.out), format!("honest.json: {equal}"));
    let piped = bosang_with(&["verify", "--packs", PACK, "-"], &json(&submission()));
    assert_eq!(piped.code, 0);
    assert_eq!(piped.out, format!("standard input: {equal}"));
    // As an editor that marks its files saves it.
    let marked = folder.file("marked.json", &format!("\u{feff}{}", json(&submission())));
    assert_eq!(bosang(&["verify", "--packs", &packs, &marked]).code, 0);
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

/// As a deployed calculator holds them: by id and version, with a list of all.
#[test]
fn packs_may_stand_in_folders_of_their_own() {
    let folder = Folder::new("verify-by-id");
    fs::create_dir_all(folder.path("packs/sample")).unwrap();
    fs::write(folder.path("packs/index.json"), "{}").unwrap();
    fs::copy(PACK, folder.path("packs/sample/1.0.0.toml")).unwrap();
    let file = folder.file("honest.json", &json(&submission()));
    let ran = bosang(&["verify", "--packs", &folder.path("packs"), &file]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
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
    let mut other_rules = submission();
    other_rules.pack.hash = rules::Digest::of(b"other rules");
    other_rules.digest = other_rules.content_digest().unwrap();
    let mut foreign = submission();
    foreign.pack.id = "foreign".into();
    foreign.digest = foreign.content_digest().unwrap();
    let mut long = submission();
    long.estimate.lines.truncate(1);
    long.digest = long.content_digest().unwrap();
    let files = [
        folder.file("tampered.json", &json(&tampered)),
        folder.file("raised.json", &json(&raised)),
        folder.file("elsewhere.json", &json(&elsewhere)),
        folder.file("other-rules.json", &json(&other_rules)),
        folder.file("foreign.json", &json(&foreign)),
        folder.file("long.json", &json(&long)),
        folder.file("honest.json", &json(&honest)),
    ];
    let files: Vec<_> = files.iter().map(String::as_str).collect();
    let ran = bosang(&[&["verify", "--packs", &packs], files.as_slice()].concat());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let plain = |out: &str| {
        let out = folder.without(out);
        let out = out.replace(&honest.pack.hash.to_string(), "[hash]");
        out.replace(&words::format::receipt(&honest.digest), "[receipt]")
    };
    insta::assert_snapshot!(plain(&ran.out));

    let ran = bosang(&[&["verify", "--json", "--packs", &packs], files.as_slice()].concat());
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines = ran.out.lines().map(serde_json::from_str::<Value>);
    let lines: Vec<Value> = lines.map(Result::unwrap).collect();
    let verdicts: Vec<_> = lines.iter().map(|line| &line["verdict"]).collect();
    assert_eq!(
        verdicts,
        [
            "tampered",
            "different",
            "unknown_pack",
            "unknown_pack",
            "unknown_pack",
            "different",
            "equal"
        ]
    );
    assert_eq!(lines[1]["pointer"], "/estimate/totals/cash/high");
    assert_eq!(lines[1]["submitted"], 30_001);
    assert_eq!(lines[1]["recomputed"], 30_000);
    // What is not there has no member.
    assert_eq!(lines[5].get("submitted"), None);
    assert!(lines[5]["recomputed"].is_object());
    assert_eq!(lines[6]["idempotency_key"], "key");
    assert_eq!(lines[6]["digest"], honest.digest.to_string());
}

#[test]
fn one_that_cannot_be_read_does_not_stop_the_others() {
    let (folder, packs) = folder("verify-unreadable");
    let broken = folder.file("broken.json", "{\"schema\": 1");
    let absent = folder.path("absent.json");
    let text = folder.path("latin.json");
    fs::write(&text, b"{\n\"\xe9\"").unwrap();
    let claim = folder.file("claim.json", CLAIM);
    let later = folder.file("later.json", "{\"schema\": 2, \"later\": true}");
    let huge = folder.file("huge.json", "{\"schema\": 1e400}");
    let honest = folder.file("honest.json", &json(&submission()));
    let files = [
        &broken, &absent, &text, &claim, &later, &huge, &packs, &honest,
    ];
    let files: Vec<_> = files.into_iter().map(String::as_str).collect();
    let ran = bosang(&[&["verify", "--packs", &packs], files.as_slice()].concat());
    assert_eq!(ran.code, 2);
    assert_eq!(ran.out.matches(": not readable\n").count(), 7);
    assert!(folder.without(&ran.out).contains("\nhonest.json: equal, "));
    insta::assert_snapshot!(folder.without(&ran.err));

    let ran = bosang(&["verify", "--json", "--packs", &packs, &absent, &honest]);
    assert_eq!(ran.code, 2);
    let first: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["verdict"], "not_readable");
    assert!(first["because"].as_str().unwrap().contains("absent.json"));
}

/// A version is free text: it may not break out of its line and write a verdict of its own.
#[test]
fn a_submission_cannot_write_a_line_of_its_own() {
    let (folder, packs) = folder("verify-escape");
    let mut forged = submission();
    forged.pack.version = "1\nforged.json: equal \u{1b}[2K\u{202e}".to_owned();
    forged.digest = forged.content_digest().unwrap();
    let forged = folder.file("forged.json", &json(&forged));
    let member = folder.file("member.json", "{\"\\nmember.json: equal\": 1}");
    let ran = bosang(&["verify", "--packs", &packs, &forged, &member]);
    assert_eq!((ran.code, ran.out.lines().count()), (2, 2), "{}", ran.out);
    assert!(
        ran.out
            .contains("1\\nforged.json: equal \\u{1b}[2K\\u{202e}")
    );
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn a_pack_that_cannot_be_read_does_not_stop_the_others() {
    let (folder, packs) = folder("verify-bad-pack");
    let compiled = bosang(&["compile", PACK, "-o", "-"]).out;
    let (half, _) = compiled.split_once("\"services\"").unwrap();
    folder.file("packs/half.json", half);
    folder.file(
        "packs/changed.json",
        &compiled.replace("remedies", "remedies\": [], \"more"),
    );
    let honest = folder.file("honest.json", &json(&submission()));
    let ran = bosang(&["verify", "--packs", &packs, &honest]);
    assert_eq!(ran.code, 2);
    assert!(folder.without(&ran.out).starts_with("honest.json: equal"));
    for name in ["half.json", "changed.json"] {
        assert!(ran.err.contains(name), "{}", ran.err);
    }
}

/// A back office keeps a pack's versions in a folder, and other things beside them.
#[test]
fn packs_in_folders_verify_too_and_what_is_no_pack_is_passed_over() {
    let folder = Folder::new("verify-folders");
    let later = source().replace("version = \"1.0.0\"", "version = \"1.1.0\"");
    folder.file("packs/sample/1.1.0.toml", &later);
    folder.file("packs/sample/1.0.0.toml", &source());
    folder.file("packs/other/claim.json", CLAIM);
    folder.file("packs/other/list.json", "[1, 2]");
    folder.file("packs/honest.json", &json(&submission()));
    let (packs, honest) = (folder.path("packs"), folder.path("packs/honest.json"));
    let ran = bosang(&["verify", "--packs", &packs, &honest]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    fs::remove_dir_all(folder.path("packs/sample")).unwrap();
    let ran = bosang(&["verify", "--packs", &packs, &honest]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for name in ["claim.json", "list.json", "honest.json", "no pack"] {
        assert!(ran.err.contains(name), "{name} in {}", ran.err);
    }
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
