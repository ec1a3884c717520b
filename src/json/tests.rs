use corpus::{Answer, Case, Kind};
use interview::{draft::Draft, testing};
use rules::{Pack, canonical_json};

use super::*;
use crate::state::reopen;

#[test]
fn every_case_has_its_answer() {
    let rules = testing::kakao();
    let mut read = 0;
    for Case {
        name,
        kind,
        bytes,
        answer,
    } in corpus::documents().into_iter().chain(corpus::grammar())
    {
        let is_read = match kind {
            Kind::Pack => read_as::<Pack>(&bytes, &answer),
            Kind::Draft => read_as::<Draft>(&bytes, &answer),
            Kind::Claim | Kind::Submission => {
                let saved = reopen::read(&bytes, rules, "key");
                let is_as_it_is = name.ends_with("as it is");
                assert!(!is_as_it_is || saved.as_ref().is_ok_and(|saved| saved.refused == 0));
                saved.is_ok()
            }
            // A script reads it: tests/e2e/operator.spec.mjs.
            Kind::Operator => continue,
        };
        assert_eq!(is_read, answer.is_read(), "{name}");
        read += usize::from(is_read);
    }
    assert!(read > 60, "{read}");
}

/// Whether it is read, after the code was held against that of the answer.
fn read_as<T: for<'de> Deserialize<'de>>(bytes: &[u8], answer: &Answer) -> bool {
    let code = json::read::<T>(bytes).map_err(|unreadable| unreadable.code().name());
    if let (Err(code), Answer::Refused(expected)) = (&code, answer) {
        assert_eq!(code, expected);
    }
    assert_eq!(code.is_ok(), read::<T>(bytes).is_ok());
    code.is_ok()
}

/// What was added since is left out in a draft of before.
#[test]
fn an_older_draft_is_read() {
    let old = r#"{"schema":1,"pack":"p","version":"1.0.0","idempotency_key":"key","entries":[],"windows":[],"other_losses":[{"what":"","amount":""}],"evidence":[],"passed":[]}"#;
    let draft = read::<Draft>(old.as_bytes()).expect("a draft");
    assert!(draft.daily.is_empty() && draft.set_aside.is_empty());
    assert!(draft.other_losses.iter().all(|loss| loss.files.is_empty()));
}

#[test]
fn the_pack_reads_as_it_was_written() {
    let json = canonical_json(testing::kakao().pack()).expect("JSON");
    assert!(read::<Pack>(json.as_bytes()).as_ref() == Ok(testing::kakao().pack()));
    // Cut anywhere, it is no pack any more.
    for end in (0..json.len())
        .step_by(997)
        .filter(|end| json.is_char_boundary(*end))
    {
        assert_eq!(read::<Pack>(&json.as_bytes()[..end]), Err(Unreadable));
    }
}

#[test]
fn what_is_not_expected_is_not_read() {
    let json = canonical_json(testing::kakao().pack()).expect("JSON");
    for (from, to) in [
        ("\"schema\":1", "\"schema\":1.5"),
        ("\"schema\":1", "\"schema\":-1"),
        ("\"schema\":1", "\"schema\":1,\"extra\":1"),
        ("\"currency\":\"KRW\"", "\"currency\":\"XYZ\""),
        ("\"currency\":\"KRW\"", "\"currency\":7"),
        ("\"currency\":\"KRW\",", ""),
        ("\"yes_no\"", "\"maybe\""),
    ] {
        let changed = json.replacen(from, to, 1);
        assert_ne!(changed, json, "{from}");
        assert_eq!(read::<Pack>(changed.as_bytes()), Err(Unreadable), "{to}");
    }
    let deep = ["[".repeat(200), "]".repeat(200)].concat();
    assert_eq!(read::<Draft>(deep.as_bytes()), Err(Unreadable));
}
