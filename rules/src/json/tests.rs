use std::{collections::BTreeMap, fmt};

use proptest::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::*;
use crate::{Claim, LoadedPack, Pack, Submission, canonical_json, testing::sample};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    text: String,
    list: Vec<i64>,
    some: Option<u16>,
    #[serde(deserialize_with = "crate::unique_keys::map")]
    map: BTreeMap<String, bool>,
    #[serde(default, deserialize_with = "left_out::list")]
    kinds: Vec<Kind>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Kind {
    Unit,
    One(String),
    Two(i64, bool),
    Named { a: i64, b: Option<i64> },
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Unit),
        any::<String>().prop_map(Kind::One),
        (whole(), any::<bool>()).prop_map(|(a, b)| Kind::Two(a, b)),
        (whole(), proptest::option::of(whole())).prop_map(|(a, b)| Kind::Named { a, b }),
    ]
}

fn whole() -> impl Strategy<Value = i64> {
    prop_oneof![LEAST..=MOST, Just(LEAST), Just(MOST), -10..10_i64]
}

fn samples() -> impl Strategy<Value = Sample> {
    (
        any::<String>(),
        prop::collection::vec(whole(), 0..4),
        any::<Option<u16>>(),
        any::<BTreeMap<String, bool>>(),
        prop::collection::vec(kind(), 0..4),
    )
        .prop_map(|(text, list, some, map, kinds)| Sample {
            text,
            list,
            some,
            map,
            kinds,
        })
}

/// Holds this reader against serde_json's: both take the text and make the same of it, or neither
/// does.
fn hold<T: DeserializeOwned + PartialEq + fmt::Debug>(json: &[u8]) -> Result<T, Unreadable> {
    let ours = read::<T>(json);
    let theirs = by_serde_json::from_slice::<T>(json);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => assert_eq!(ours, theirs),
        (Err(unreadable), Err(_)) => assert!(!unreadable.path(json).contains("//")),
        _ => panic!(
            "ours {ours:?}, theirs {theirs:?} of {}",
            String::from_utf8_lossy(json)
        ),
    }
    ours
}

proptest! {
    #[test]
    fn what_is_written_is_read(sample in samples()) {
        let json = serde_json::to_string(&sample).expect("JSON");
        prop_assert_eq!(hold::<Sample>(json.as_bytes()), Ok(sample.clone()));
        let spaced = serde_json::to_string_pretty(&sample).expect("JSON");
        prop_assert_eq!(hold::<Sample>(spaced.as_bytes()), Ok(sample.clone()));
        let canonical = canonical_json(&sample).expect("JSON");
        prop_assert_eq!(hold::<Sample>(canonical.as_bytes()), Ok(sample));
    }

    #[test]
    fn texts_are_read_as_serde_json_reads_them(
        inner in "(\\\\[\"\\\\/bfnrtu]|[0-9a-dA-D+]|\\\\ud83d\\\\ude00|\\\\ud83d|[\\x00-\\x20]|.){0,12}",
    ) {
        let _ = hold::<String>(["\"", &inner, "\""].concat().as_bytes());
    }

    #[test]
    fn numbers_are_read_as_serde_json_reads_them(number in "-?[0-9]{0,21}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?") {
        let _ = hold::<i64>(number.as_bytes());
        let _ = hold::<u64>(number.as_bytes());
        let _ = hold::<i8>(number.as_bytes());
        let _ = hold::<Option<u32>>(number.as_bytes());
    }

    #[test]
    fn reading_never_panics(json in any::<Vec<u8>>()) {
        let _ = hold::<Sample>(&json);
    }

    #[test]
    fn anything_put_anywhere_is_read_alike(
        sample in samples(),
        at in any::<prop::sample::Index>(),
        put in "[\\[\\]{}\",:0-9eE.+ nul\\\\-]{0,3}",
        taken in 0..4_usize,
    ) {
        let json = serde_json::to_string(&sample).expect("JSON").into_bytes();
        let at = at.index(json.len());
        let rest = json.get(at + taken..).unwrap_or_default();
        let _ = hold::<Sample>(&[&json[..at], put.as_bytes(), rest].concat());
    }
}

#[test]
fn a_pack_reads_as_it_was_written_and_no_part_of_it_is_one() {
    let pack = sample::pack();
    let json = canonical_json(pack.pack()).expect("JSON");
    assert!(read::<Pack>(json.as_bytes()).as_ref() == Ok(pack.pack()));
    for end in (0..json.len()).step_by(97) {
        let code = read::<Pack>(&json.as_bytes()[..end]).map_err(|unreadable| unreadable.code());
        assert_eq!(code.err(), Some(Code::NotJson), "{end}");
    }
}

#[test]
fn every_kind_of_fault_has_its_code_and_its_place() {
    let claim = |more: &str| format!(r#"{{"schema":1,"pack":"p","version":"1.0.0",{more}}}"#);
    for (more, code, path) in [
        (
            r#""answers":{"a":{"yes_no":true},"b":{"date":"x"}}"#,
            Code::WrongForm,
            "/answers/b/date",
        ),
        (
            r#""answers":{"b":{"nothing":1}}"#,
            Code::WrongType,
            "/answers/b/nothing",
        ),
        (r#""answers":{"b":{}}"#, Code::WrongType, "/answers/b"),
        (r#""answers":{"b":"money"}"#, Code::WrongType, "/answers/b"),
        (
            r#""answers":{"b":{"money":1.5}}"#,
            Code::WrongType,
            "/answers/b/money",
        ),
        (
            r#""answers":{"b":{"money":9007199254740992}}"#,
            Code::OutOfRange,
            "/answers/b/money",
        ),
        (
            r#""answers":{"b":{"money":1e2}}"#,
            Code::WrongType,
            "/answers/b/money",
        ),
        (
            r#""answers":{"a":{"items":[{},{"c":"none"}]}}"#,
            Code::WrongType,
            "/answers/a/items/1/c",
        ),
        (r#""answers":null"#, Code::WrongType, "/answers"),
        (
            r#""windows":{"s":[{"from":"a","to":"b"}]}"#,
            Code::WrongForm,
            "/windows/s/0/from",
        ),
        (
            r#""windows":{"s":[{}]}"#,
            Code::Missing,
            "/windows/s/0/from",
        ),
        (
            r#""other_losses":[{"what":"","amount":1,"x":2}]"#,
            Code::Unknown,
            "/other_losses/0/x",
        ),
        // A name that is misspelt says more than that the right one is missing.
        (
            r#""other_losses":[{"waht":"","amount":1}]"#,
            Code::Unknown,
            "/other_losses/0/waht",
        ),
        (
            r#""evidence":{"a~b/c":3}"#,
            Code::WrongType,
            "/evidence/a~0b~1c",
        ),
        (
            r#""answers":{"a":{"money":1},"a":{"money":2}}"#,
            Code::Twice,
            "/answers/a",
        ),
        (r#""pack":"q""#, Code::Twice, "/pack"),
        (r#""more":1"#, Code::Unknown, "/more"),
        (r#""answers":{"a":{"money":01}}"#, Code::NotJson, ""),
        (r#""answers":{"a":{"money":1},}"#, Code::NotJson, ""),
    ] {
        let claim = claim(more);
        let unreadable = hold::<Claim>(claim.as_bytes()).expect_err("a fault");
        assert_eq!(unreadable.code(), code, "{claim}: {unreadable}");
        assert_eq!(
            unreadable.path(claim.as_bytes()),
            path,
            "{claim}: {unreadable}"
        );
    }
    let [short, long] = ["[1]", "[1,true,2]"].map(|json| hold::<(i64, bool)>(json.as_bytes()));
    assert_eq!(
        short.map_err(|it| it.to_string()),
        Err("the list is too short".into())
    );
    assert_eq!(
        long.map_err(|it| it.to_string()),
        Err("the list is too long".into())
    );
    assert_eq!(schema(br#"{"schema":2}"#), Some(2));
    assert_eq!(schema(b"[]"), None);
}

#[test]
fn a_struct_is_no_list_of_its_members() {
    for json in [
        r#"["",[],null,{}]"#,
        r#"{"text":"","list":[],"map":{},"kinds":[{"named":[1,null]}]}"#,
    ] {
        assert!(hold::<Sample>(json.as_bytes()).is_err(), "{json}");
        assert!(serde_json::from_str::<Sample>(json).is_ok(), "{json}");
    }
    let loaded = sample::pack();
    let claim = sample::full_claim(&loaded);
    let submission = Submission::new(&loaded, claim, sample::now(), "key".into());
    let serde_json::Value::Object(members) =
        serde_json::to_value(submission.expect("a submission")).expect("JSON")
    else {
        panic!("no object");
    };
    let order = [
        "schema",
        "created",
        "idempotency_key",
        "pack",
        "claim",
        "estimate",
        "evidence_manifest",
        "digest",
    ];
    let list = serde_json::Value::from(order.map(|name| members[name].clone()).to_vec());
    let list = list.to_string();
    assert!(serde_json::from_str::<Submission>(&list).is_ok());
    assert!(hold::<Submission>(list.as_bytes()).is_err());
}

#[test]
fn a_mark_in_front_says_nothing() {
    let loaded = sample::pack();
    let json = canonical_json(loaded.pack()).expect("JSON");
    let marked = ["\u{feff}", &json].concat();
    assert!(hold::<Pack>(marked.as_bytes()).is_ok());
    let read = LoadedPack::from_json(marked.as_bytes()).expect("a pack");
    assert_eq!(read.hash(), loaded.hash());
    // One is no white space, and half of one is nothing.
    for json in [
        &b"\xef\xbb\xbf\xef\xbb\xbf1"[..],
        b" \xef\xbb\xbf1",
        b"\xef\xbb1",
        b"1\xef\xbb\xbf",
    ] {
        assert!(hold::<i64>(json).is_err());
    }
    let unreadable = read_fault("\u{feff}[1,x]");
    assert_eq!(
        unreadable,
        ("it is not JSON from byte 6 on".into(), String::new())
    );
}

fn read_fault(json: &str) -> (String, String) {
    let unreadable = hold::<Vec<i64>>(json.as_bytes()).expect_err("a fault");
    (unreadable.to_string(), unreadable.path(json.as_bytes()))
}

#[test]
fn depth_is_bounded() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Deep(Option<Box<Deep>>, Option<Box<Deep>>);
    for depth in [1, MAX_DEPTH, MAX_DEPTH + 1, 100_000] {
        let deep = ["[null,".repeat(depth), "null".into(), "]".repeat(depth)].concat();
        let read = hold::<Deep>(deep.as_bytes());
        assert_eq!(read.is_ok(), depth <= MAX_DEPTH, "{depth}");
    }
    let deep = "[".repeat(100_000);
    let code = read::<Vec<i64>>(deep.as_bytes()).map_err(|it| it.code());
    assert_eq!(code, Err(Code::TooDeep));
}

#[test]
fn many_names_are_looked_through_quickly() {
    // In no order, and the last stands twice.
    let mut json = "{".to_owned();
    for at in 0..100_000_u64 {
        json += &format!("\"{:016x}\":true,", at.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    }
    json += "\"0000000000000000\":false}";
    let began = std::time::Instant::now();
    let code = read::<BTreeMap<String, bool>>(json.as_bytes()).map_err(|it| it.code());
    assert_eq!(code, Err(Code::Twice));
    assert!(began.elapsed().as_secs() < 20);
}

#[test]
fn parts_of_a_document_are_found() {
    let json = br#"{"a":[1,{"b":"text"}],"n":null}"#;
    let document = Document::parse(json).expect("a document");
    let root = document.root();
    let items: Vec<Part<'_, '_>> = root.member("a").into_iter().flat_map(Part::items).collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].read::<u8>(), Ok(1));
    assert_eq!(items[1].member("b").and_then(Part::text), Some("text"));
    assert!(
        root.member("n").is_none() && root.member("c").is_none() && items[0].member("").is_none()
    );
    assert_eq!(root.items().count(), 0);
    assert!(root.text().is_none());
}
