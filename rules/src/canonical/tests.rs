use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn spell(document: &Value) -> String {
    canonical_json(document).unwrap()
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        proptest::bool::ANY.prop_map(Value::Bool),
        proptest::num::i64::ANY.prop_map(Value::from),
        "\\PC{0,8}|[\\x00-\\x1f\"\\\\]{0,4}".prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::vec(("\\PC{0,6}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn is_json_of_the_same_document_and_idempotent(document in any_json()) {
        let canonical = spell(&document);
        let read: Value = serde_json::from_str(&canonical).unwrap();
        prop_assert_eq!(&read, &document);
        prop_assert_eq!(spell(&read), canonical);
    }

    #[test]
    fn agrees_with_serde_json_where_maps_are_sorted(document in any_json()) {
        prop_assert_eq!(spell(&document), document.to_string());
    }

    #[test]
    fn pieces_digest_as_the_whole(
        bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300),
        cut in 0..300_usize,
    ) {
        let (start, end) = bytes.split_at(cut.min(bytes.len()));
        let mut hasher = Hasher::default();
        hasher.update(start);
        hasher.update(end);
        prop_assert_eq!(hasher.finish(), Digest::of(&bytes));
    }

    #[test]
    fn text_goes_there_and_back(bytes in proptest::array::uniform32(proptest::num::u8::ANY)) {
        let digest = Digest(bytes);
        prop_assert_eq!(digest.to_string().parse(), Ok(digest));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC{0,70}|[0-9a-fA-F]{63,65}") {
        if let Ok(digest) = text.parse::<Digest>() {
            prop_assert_eq!(digest.to_string(), text);
        }
    }
}

#[test]
fn digest_is_sha_256() {
    // FIPS 180-2, appendix B.1.
    assert_eq!(
        Digest::of(b"abc").to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn spells_as_rfc_8785_does() {
    let document = json!({ "b": [true, null, 1], "a": "\u{8}\t\n\u{c}\r\"\\\u{1}/é한", "": {} });
    assert_eq!(
        spell(&document),
        r#"{"":{},"a":"\b\t\n\f\r\"\\\u0001/é한","b":[true,null,1]}"#
    );
}

#[test]
fn what_no_document_holds_is_refused() {
    assert_eq!(canonical_json(&1.5), Err(Unwritable));
    assert_eq!(canonical_json(&[(1, 2)].map(Some)), Ok("[[1,2]]".into()));
    let numbered = std::collections::BTreeMap::from([(1, 2)]);
    assert_eq!(canonical_json(&numbered), Err(Unwritable));
}
