use std::collections::BTreeMap;

use proptest::prelude::*;
use rules::{Pack, canonical_json};
use serde::{Serialize, de::DeserializeOwned};

use super::*;
use crate::{draft::Draft, testing};

fn same_as_serde_json<T: DeserializeOwned + PartialEq + fmt::Debug>(json: &str) -> bool {
    read::<T>(json.as_bytes()).ok() == serde_json::from_str(json).ok()
}

#[test]
fn the_pack_reads_as_serde_json_reads_it() {
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

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sample {
    text: String,
    list: Vec<i64>,
    some: Option<u16>,
    map: BTreeMap<String, bool>,
    kind: Vec<Kind>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Unit,
    One(String),
    Two(i64, bool),
    Named { a: i64 },
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Unit),
        any::<String>().prop_map(Kind::One),
        any::<(i64, bool)>().prop_map(|(a, b)| Kind::Two(a, b)),
        any::<i64>().prop_map(|a| Kind::Named { a }),
    ]
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read(
        text in any::<String>(),
        list in any::<Vec<i64>>(),
        some in any::<Option<u16>>(),
        map in any::<BTreeMap<String, bool>>(),
        kind in prop::collection::vec(kind(), 0..4),
    ) {
        let sample = Sample { text, list, some, map, kind };
        let json = serde_json::to_string(&sample).expect("JSON");
        prop_assert_eq!(read::<Sample>(json.as_bytes()), Ok(sample.clone()));
        let spaced = serde_json::to_string_pretty(&sample).expect("JSON");
        prop_assert_eq!(read::<Sample>(spaced.as_bytes()), Ok(sample));
    }

    #[test]
    fn strings_are_read_as_serde_json_reads_them(inner in "(\\\\[\"\\\\/bfnrtu]|[0-9a-dA-D]|\\\\ud83d\\\\ude00|.){0,12}") {
        prop_assume!(!inner.chars().any(|c| c < ' '));
        let json = ["\"", &inner, "\""].concat();
        prop_assert!(same_as_serde_json::<String>(&json), "{}", json);
    }

    #[test]
    fn reading_never_panics(json in any::<Vec<u8>>()) {
        let _ = read::<Sample>(&json);
    }
}
