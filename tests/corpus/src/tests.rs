//! What the reader of `rules` says, and serde_json as the back office has it.

use std::fmt::Debug;

use rules::{
    Claim, LoadedPack, Pack, Submission, canonical_json,
    json::{self, Document, Unreadable, by_serde_json},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::*;

const STANDING: &str = include_str!("../../../compiler/tests/standing.toml");
const KAKAO: &str = include_str!("../../../packs/kakao-2022-10-15/1.0.0.toml");
const NOW: &str = "2022-11-30T12:00:00+09:00";

fn compiled(source: &str) -> compiler::Compiled {
    let (compiled, findings) = compiler::compile("pack.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}"))
}

#[test]
fn the_right_documents_are_as_the_program_makes_them() {
    let pack = compiled(include_str!("../pack.toml")).pack;
    let pack = canonical_json(&pack).expect("JSON");
    assert_eq!(
        Kind::Pack.right().trim_end(),
        pack,
        "compile pack.toml again"
    );
    let kakao = LoadedPack::new(compiled(KAKAO).pack).expect("a pack");
    let claim = json::read(Kind::Claim.right().as_bytes()).expect("a claim");
    let now = NOW.parse().expect("a moment");
    let submission = Submission::new(&kakao, claim, now, "key".into()).expect("a submission");
    assert!(submission.estimate.faults.is_empty());
    let submission = canonical_json(&submission).expect("JSON");
    assert_eq!(Kind::Submission.right().trim_end(), submission);
}

/// Both readers take the text and make the same of it, or neither does.
fn hold<T>(text: &[u8]) -> Result<(), Unreadable>
where
    T: Serialize + Debug + DeserializeOwned,
{
    let theirs = by_serde_json::from_slice::<T>(text);
    let ours = json::read::<T>(text);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => {
            let json = |it: &T| canonical_json(it).expect("JSON");
            assert_eq!(json(ours), json(theirs));
        }
        (Err(unreadable), Err(_)) => {
            assert!(!unreadable.to_string().is_empty());
            let _ = unreadable.path(text);
        }
        _ => panic!(
            "ours {:?}, theirs {:?} of {}",
            ours.map(drop),
            theirs.map(drop),
            String::from_utf8_lossy(text)
        ),
    }
    ours.map(drop)
}

#[test]
fn every_case_has_its_answer() {
    let mut read = 0;
    for Case {
        name,
        kind,
        bytes,
        answer,
    } in documents().into_iter().chain(grammar())
    {
        let said = match kind {
            Kind::Pack => hold::<Pack>(&bytes),
            Kind::Claim => hold::<Claim>(&bytes),
            Kind::Submission => hold::<Submission>(&bytes),
            Kind::Operator => {
                let text = str::from_utf8(&bytes).unwrap_or_default();
                let (_, faults) = hosting::Operator::read(text.as_bytes(), &["kakao-2022-10-15"]);
                assert_eq!(answer.is_read(), faults.is_empty(), "{name}: {faults:?}");
                continue;
            }
            // The page's own: src/json/tests.rs.
            Kind::Draft => continue,
        };
        match (&answer, said) {
            (Answer::Read, said) => assert_eq!(said, Ok(()), "{name}"),
            (Answer::Refused(code), Err(unreadable)) => {
                let said = unreadable.code().name();
                assert!(code.is_empty() || said == code, "{name}: {said}");
            }
            (Answer::Refused(_), Ok(())) => panic!("{name}: it is read"),
        }
        read += usize::from(answer.is_read());
    }
    assert!(read > 60, "{read}");
}

/// The honest submission stays one, however it is spelled.
#[test]
fn another_spelling_is_the_same_submission() {
    let kakao = LoadedPack::new(compiled(KAKAO).pack).expect("a pack");
    let cases = documents().into_iter();
    for case in cases.filter(|case| case.kind == Kind::Submission && case.answer.is_read()) {
        let submission: Submission = json::read(&case.bytes).expect("a submission");
        let verdict = rules::verify(&submission, std::slice::from_ref(&kakao));
        let tampered = case.name.contains("a text");
        assert_eq!(verdict == rules::Verdict::Equal, !tampered, "{}", case.name);
    }
}

#[test]
fn the_grammar_is_that_of_json() {
    let syntax = syntax();
    assert!(syntax.len() > 300, "{}", syntax.len());
    for Syntax {
        name,
        bytes,
        is_json,
    } in syntax
    {
        let ours = Document::parse(&bytes).map(drop);
        assert_eq!(ours.is_ok(), is_json, "{name}: {ours:?}");
        // What is a matter of values and not of grammar is left to a reader, as numbers are here.
        if name.starts_with("i_number") || name.contains("duplicated_key") {
            continue;
        }
        let theirs = by_serde_json::from_slice::<Value>(&bytes).map(drop);
        // It calls whole numbers beyond the bound no value.
        let is_alike = theirs.is_ok() == is_json || name == "y_number_minus_zero.json";
        assert!(is_alike, "{name}: {theirs:?}");
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
    T: Serialize + Debug + DeserializeOwned,
{
    let hold = |text: &[u8]| {
        let _ = hold::<T>(text);
    };
    hold(document.to_string().as_bytes());
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
            hold(changed.to_string().as_bytes());
        }
        let mut changed = document.clone();
        let (parent, name) = place.rsplit_once('/').unwrap_or_default();
        match changed.pointer_mut(parent) {
            Some(Value::Object(members)) => {
                let taken = members.remove(name);
                hold(changed.to_string().as_bytes());
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
        hold(changed.to_string().as_bytes());
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
    let claim = claim.as_bytes();
    for at in 0..claim.len() {
        let (before, after) = claim.split_at(at);
        for bytes in [
            "", "\"", "\\", "{", "]", ",", " ", "0", "-", ".", "e", "\u{1}", "\\u", "\\ud800",
        ] {
            let _ = hold::<Claim>(&[before, bytes.as_bytes(), after].concat());
            let rest = after.get(1..).unwrap_or_default();
            let _ = hold::<Claim>(&[before, bytes.as_bytes(), rest].concat());
        }
        let _ = hold::<Claim>(before);
    }
    for depth in [126, 127, 128, 129, 10_000] {
        let deep = ["{\"more\":", &"[".repeat(depth), &"]".repeat(depth), "}"].concat();
        let _ = hold::<Claim>(deep.as_bytes());
    }
}
