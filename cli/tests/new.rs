//! `new`.
#![allow(clippy::unwrap_used)]

use std::{fs, path::Path};

use crate::common::{Folder, bosang};

#[test]
fn a_new_pack_is_sound_and_its_examples_hold() {
    let folder = Folder::new("new");
    let packs = folder.path("packs");
    let ran = bosang(&["new", "mail-2024-03-01", "--into", &packs]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let pack = folder.path("packs/mail-2024-03-01/1.0.0.toml");
    assert!(
        ran.out.ends_with(&format!("bosang check {pack}\n")),
        "{}",
        ran.out
    );
    let ran = bosang(&["check", &pack, "--deny-warnings"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("mail-2024-03-01 1.0.0"), "{}", ran.out);
    let ran = bosang(&["test", &pack]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "9 passed, 0 failed\n"));
    for lang in ["ko", "en"] {
        assert_eq!(bosang(&["doc", &pack, "--lang", lang]).code, 0);
    }
}

/// The app opens with the first question of the file.
#[test]
fn a_new_pack_opens_as_the_app_needs_it() {
    let folder = Folder::new("new-first");
    assert_eq!(bosang(&["new", "a", "--into", &folder.path("")]).code, 0);
    let pack = folder.path("a/1.0.0.toml");
    let claim = folder.file(
        "claim.json",
        r#"{ "schema": 1, "pack": "a", "version": "1.0.0" }"#,
    );
    let ran = bosang(&["estimate", "--pack", &pack, &claim, "--json"]);
    assert_eq!(ran.code, 0);
    let estimate: rules::Estimate = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(estimate.asked.first().unwrap().as_str(), "claimant");
}

#[test]
fn nothing_is_written_over() {
    let folder = Folder::new("new-twice");
    let into = folder.path("");
    assert_eq!(bosang(&["new", "mail", "--into", &into]).code, 0);
    let pack = folder.file("mail/1.0.0.toml", "mine");
    let ran = bosang(&["new", "mail", "--into", &into]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("already"), "{}", ran.err);
    assert_eq!(fs::read_to_string(pack).unwrap(), "mine");
}

#[test]
fn an_id_that_cannot_be_one_is_refused() {
    let folder = Folder::new("new-bad");
    for id in ["Mail", "../mail", "2024", "", "메일"] {
        let ran = bosang(&["new", id, "--into", &folder.path("packs")]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{id}");
        assert!(ran.err.contains("lower-case"), "{}", ran.err);
    }
    assert!(!Path::new(&folder.path("packs")).exists());
}

#[test]
fn a_new_scheme_for_any_outage_is_sound_and_explains_its_examples() {
    let folder = Folder::new("new-standing");
    let into = folder.path("");
    let ran = bosang(&["new", "cuts", "--into", &into, "--standing"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let pack = folder.path("cuts/1.0.0.toml");
    let ran = bosang(&["check", &pack, "--deny-warnings"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = bosang(&["test", &pack]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "8 passed, 0 failed\n"));
    let example = ["explain", "--pack", &pack, "--example"];
    let ran = bosang(&[&example[..], &["one cut of 37 hours"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(folder.without(&ran.out));
    let ran = bosang(&[&example[..], &["no such"]].concat());
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("`one cut of 37 hours`"), "{}", ran.err);
}
