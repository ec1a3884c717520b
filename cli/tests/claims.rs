//! `estimate` and `explain`.
#![allow(clippy::unwrap_used)]

mod common;

use common::{CLAIM, Folder, NOW, PACK, Ran, bosang, bosang_with};
use rules::{Estimate, Instant};

fn with_claim(command: &str, claim: &str, more: &[&str]) -> Ran {
    let args = [&[command, "--pack", PACK, "-"], more].concat();
    bosang_with(&args, claim)
}

#[test]
fn an_estimate_in_korean() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("30,000원"), "{}", ran.out);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_in_english() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW, "--lang", "en"]);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_of_nothing_answered() {
    let claim = r#"{ "schema": 1, "pack": "sample", "version": "1.0.0" }"#;
    let ran = with_claim(
        "estimate",
        claim,
        &["--now", "2024-01-01T00:00:00+00:00", "--lang", "en"],
    );
    assert_eq!(ran.code, 0);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn an_estimate_as_json_is_what_the_rules_say() {
    let ran = with_claim("estimate", CLAIM, &["--now", NOW, "--json"]);
    assert_eq!(ran.code, 0);
    let estimate: Estimate = serde_json::from_str(&ran.out).unwrap();
    let loaded = loaded();
    let claim = serde_json::from_str(CLAIM).unwrap();
    assert_eq!(
        estimate,
        rules::evaluate(&loaded, &claim, NOW.parse().unwrap())
    );
}

fn loaded() -> rules::LoadedPack {
    let (compiled, _) = compiler::compile("pack.toml", &common::source());
    rules::LoadedPack::new(compiled.unwrap().pack).unwrap()
}

#[test]
fn now_is_the_present_on_the_packs_clock() {
    let ran = with_claim("estimate", CLAIM, &["--json"]);
    let estimate: Estimate = serde_json::from_str(&ran.out).unwrap();
    let since = std::time::UNIX_EPOCH.elapsed().unwrap().as_secs();
    let now = Instant::from_seconds(since.try_into().unwrap(), 540).unwrap();
    assert_eq!(estimate.now.offset_minutes(), 540);
    assert!((now.seconds() - estimate.now.seconds()).abs() < 60);
}

#[test]
fn a_compiled_pack_gives_the_same() {
    let folder = Folder::new("estimate-compiled");
    let pack = folder.path("pack.json");
    let claim = folder.file("claim.json", CLAIM);
    assert_eq!(bosang(&["compile", PACK, "-o", &pack]).code, 0);
    let args = |pack| ["estimate", "--pack", pack, claim.as_str(), "--now", NOW];
    assert_eq!(bosang(&args(&pack)).out, bosang(&args(PACK)).out);
    let json = std::fs::read_to_string(&pack).unwrap();
    assert_eq!(bosang_with(&args("-"), &json).out, bosang(&args(PACK)).out);
}

#[test]
fn what_cannot_be_used_is_told() {
    let claim = CLAIM
        .replace("\"count\": 2", "\"count\": 200")
        .replace("\"mail\"", "\"post\"")
        .replace("1.0.0", "0.9.0");
    let ran = with_claim("estimate", &claim, &["--now", NOW]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("30,000원"));
    insta::assert_snapshot!(ran.err);
}

#[test]
fn what_cannot_be_read_is_no_answer() {
    let folder = Folder::new("estimate-unreadable");
    let claim = folder.file("claim.json", CLAIM);
    let faulty = folder.file("faulty.toml", "schema = 1\n");
    let other = folder.file("other.json", "{}");
    for args in [
        vec!["estimate", "--pack", PACK, &other],
        vec!["estimate", "--pack", &other, &claim],
        vec!["estimate", "--pack", &faulty, &claim],
        vec!["estimate", "--pack", "-", "-"],
        vec!["estimate", "--pack", PACK, &claim, "--now", "2023-02-01"],
        vec!["estimate", "--pack", PACK, &claim, "--lang", "fr"],
        vec!["estimate", &claim],
        vec!["explain", "--pack", PACK],
    ] {
        let ran = bosang(&args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(!ran.err.is_empty(), "{args:?}");
    }
}

#[test]
fn steps_read_like_arithmetic_on_paper() {
    let ran = with_claim("explain", CLAIM, &["--now", NOW, "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn steps_in_korean() {
    let ran = with_claim("explain", CLAIM, &["--now", NOW]);
    insta::assert_snapshot!(ran.out);
}
