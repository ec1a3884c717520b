use std::fmt::Debug;

use rules::{Claim, LoadedPack, Pack, Submission, canonical_json};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::*;

const STANDING: &str = include_str!("../../../../compiler/tests/standing.toml");
const KAKAO: &str = include_str!("../../../../packs/kakao-2022-10-15/1.0.0.toml");

fn compiled(source: &str) -> compiler::Compiled {
    let (compiled, findings) = compiler::compile("pack.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}"))
}

/// Holds this reader against serde_json's: both take the text, and make the same of it, or neither
/// does.
fn hold<T>(text: &[u8])
where
    T: Serialize + Debug + for<'de> Deserialize<'de>,
{
    let theirs = serde_json::from_slice::<T>(text);
    let ours = read::<T>(text);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => {
            let json = |it: &T| canonical_json(it).expect("JSON");
            assert_eq!(json(ours), json(theirs));
        }
        (Err(unreadable), Err(_)) => assert!(!unreadable.what.is_empty()),
        _ => panic!(
            "ours {:?}, theirs {:?} of {}",
            ours.map(drop),
            theirs.map(drop),
            String::from_utf8_lossy(text)
        ),
    }
}

/// Every place in a document, as a JSON Pointer.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Array(list) => {
            for (place, item) in list.iter().enumerate() {
                places(item, &format!("{at}/{place}"), all);
            }
        }
        Value::Object(members) => {
            for (name, member) in members {
                places(member, &format!("{at}/{name}"), all);
            }
        }
        _ => {}
    }
}

/// Holds the readers against each other over the document with each of its parts, or one of every
/// `step`, taken out, doubled, or put in another's place.
fn hold_changed<T>(document: &Value, step: usize)
where
    T: Serialize + Debug + for<'de> Deserialize<'de>,
{
    hold::<T>(document.to_string().as_bytes());
    let mut all = Vec::new();
    places(document, "", &mut all);
    let others = [
        Value::Null,
        json!(true),
        json!(7),
        json!(-1),
        json!(70_000),
        json!(1.5),
        json!("x"),
        json!([]),
        json!({}),
        json!({ "money": 1 }),
    ];
    for (count, place) in all.iter().step_by(step).enumerate() {
        for other in others.iter().skip(count % 3).step_by(3) {
            let mut changed = document.clone();
            if let Some(part) = changed.pointer_mut(place) {
                *part = other.clone();
            }
            hold::<T>(changed.to_string().as_bytes());
        }
        let mut changed = document.clone();
        let (parent, name) = place.rsplit_once('/').unwrap_or_default();
        match changed.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                let taken = members.remove(name);
                hold::<T>(changed.to_string().as_bytes());
                if let Some(Value::Object(members)) = changed.pointer_mut(parent) {
                    members.insert("another".into(), taken.unwrap_or_default());
                }
            }
            Some(Value::Array(list)) => {
                let first = list.first().cloned();
                list.extend(first);
            }
            _ => {}
        }
        hold::<T>(changed.to_string().as_bytes());
    }
}

#[test]
fn packs_are_read_as_serde_json_reads_them() {
    for (source, step) in [(STANDING, 3), (KAKAO, 97)] {
        let pack = serde_json::to_value(compiled(source).pack).expect("JSON");
        hold_changed::<Pack>(&pack, step);
    }
}

#[test]
fn claims_and_submissions_are_read_as_serde_json_reads_them() {
    for (source, step) in [(STANDING, 3), (KAKAO, 31)] {
        let compiled = compiled(source);
        let loaded = LoadedPack::new(compiled.pack).expect("a pack");
        for example in compiled.examples.into_iter().step_by(step.min(9)) {
            let claim = serde_json::to_value(&example.claim).expect("JSON");
            hold_changed::<Claim>(&claim, 1);
            let submission = Submission::new(&loaded, example.claim, example.now, "k".into());
            let submission = submission.expect("a submission");
            let submission = serde_json::to_value(submission).expect("JSON");
            hold_changed::<Submission>(&submission, step);
        }
    }
}

#[test]
fn what_is_no_json_is_refused_alike() {
    let claim = r#"{"schema":1,"pack":"p","version":"1.0.0","answers":{"a":{"choice":"ab\u00e9\n"},"b":{"money":-10}},"other_losses":[{"what":"가","amount":0}]}"#;
    for at in 0..claim.len() {
        for bytes in [
            "", "\"", "\\", "{", "]", ",", " ", "0", "-", ".", "e", "\u{1}", "\\u", "\\ud800",
        ] {
            let changed = [
                &claim.as_bytes()[..at],
                bytes.as_bytes(),
                &claim.as_bytes()[at..],
            ];
            hold::<Claim>(&changed.concat());
            let changed = [
                &claim.as_bytes()[..at],
                bytes.as_bytes(),
                &claim.as_bytes()[at + 1..],
            ];
            hold::<Claim>(&changed.concat());
        }
        hold::<Claim>(&claim.as_bytes()[..at]);
    }
    for depth in [126, 127, 128, 129, 10_000] {
        let deep = ["{\"more\":", &"[".repeat(depth), &"]".repeat(depth), "}"].concat();
        hold::<Claim>(deep.as_bytes());
    }
}

#[test]
fn the_place_of_a_fault_is_told() {
    for (more, path) in [
        (
            r#""answers":{"a":{"yes_no":true},"b":{"date":"x"}}"#,
            "/answers/b/date",
        ),
        (r#""answers":{"b":{"nothing":1}}"#, "/answers/b/nothing"),
        (r#""answers":{"b":{"money":1.5}}"#, "/answers/b/money"),
        (
            r#""answers":{"a":{"items":[{},{"c":"none"}]}}"#,
            "/answers/a/items/1/c",
        ),
        (
            r#""windows":{"s":[{"from":"a","to":"b"}]}"#,
            "/windows/s/0/from",
        ),
        (r#""windows":{"s":[{}]}"#, "/windows/s/0/from"),
        (
            r#""other_losses":[{"what":"","amount":1,"x":2}]"#,
            "/other_losses/0/x",
        ),
        (r#""evidence":{"a~b/c":3}"#, "/evidence/a~0b~1c"),
        (
            r#""answers":{"a":{"money":1},"a":{"money":2}}"#,
            "/answers/a",
        ),
        (r#""more":1"#, "/more"),
    ] {
        let claim = format!(r#"{{"schema":1,"pack":"p","version":"1.0.0",{more}}}"#);
        let unreadable = read::<Claim>(claim.as_bytes()).expect_err("a fault");
        assert_eq!(unreadable.path, path, "{claim}: {}", unreadable.what);
    }
    assert_eq!(schema(br#"{"schema":2}"#), Some(2));
    assert_eq!(schema(b"[]"), None);
}
