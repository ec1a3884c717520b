use serde_json::{Value, json};

use super::*;
use crate::{
    evaluate,
    testing::{Builder, sample},
};

fn json_of(loaded: &LoadedPack) -> Value {
    serde_json::to_value(loaded.pack()).expect("serialisable")
}

fn refused(json: &Value) -> LoadError {
    LoadedPack::from_json(json.to_string().as_bytes()).expect_err("refused")
}

#[test]
fn json_and_compiler_give_the_same_pack() {
    let made = sample::pack();
    let json = canonical_json(made.pack()).expect("serialisable");
    let read = LoadedPack::from_json(json.as_bytes()).expect("a pack");
    assert_eq!(read.pack(), made.pack());
    assert_eq!(read.hash(), made.hash());
    assert_eq!(read.hash(), Digest::of(json.as_bytes()));
    let claim = sample::full_claim(&made);
    let now = sample::now();
    assert_eq!(evaluate(&read, &claim, now), evaluate(&made, &claim, now));
}

#[test]
fn parts_are_found_by_id() {
    let loaded = sample::pack();
    for (at, question) in loaded.pack().questions.iter().enumerate() {
        let found = loaded.question(question.id.as_str());
        assert_eq!(found.map(Ref::index), Some(at), "{}", question.id);
    }
    for (at, service) in loaded.pack().services.iter().enumerate() {
        let found = loaded.service(service.id.as_str());
        assert_eq!(found.map(Ref::index), Some(at), "{}", service.id);
    }
    assert_eq!(loaded.question("no_such"), None);
    assert_eq!(loaded.service(""), None);
    assert_eq!(loaded.services_question().map(Ref::index), Some(1));
    assert_eq!(Builder::new().load().services_question(), None);
}

#[test]
fn another_schema_is_named_before_its_new_fields() {
    let mut json = json_of(&sample::pack());
    json["schema"] = json!(2);
    assert!(matches!(refused(&json), LoadError::Schema { schema: 2 }));
    json["novelty"] = json!([]);
    assert!(matches!(refused(&json), LoadError::Schema { schema: 2 }));
    json["schema"] = json!(PACK_SCHEMA);
    assert!(matches!(refused(&json), LoadError::Json { .. }));
    assert!(refused(&json).to_string().contains("novelty"));
}

#[test]
fn what_is_not_a_pack_is_refused() {
    for text in ["", "{}", "[]", "null", "{\"schema\":1}", "\u{feff}{}"] {
        let loaded = LoadedPack::from_json(text.as_bytes());
        assert!(matches!(loaded, Err(LoadError::Json { .. })), "{text}");
    }
    assert!(LoadedPack::from_json(&[0xff, 0xfe]).is_err());
}

#[test]
fn a_wrong_file_does_not_fill_the_memory() {
    let mut json = vec![b' '; LoadedPack::MAX_BYTES];
    assert!(matches!(
        LoadedPack::from_json(&json),
        Err(LoadError::Json { .. })
    ));
    json.push(b' ');
    let bytes = json.len();
    match LoadedPack::from_json(&json) {
        Err(LoadError::TooLarge { bytes: told }) => assert_eq!(told, bytes),
        other => panic!("{other:?}"),
    }
}

#[test]
fn lists_have_a_bound() {
    let mut b = Builder::new();
    for at in 0..LoadedPack::MAX_LIST {
        b.reason(&format!("r{at}"));
    }
    let at_most = b.load();
    assert_eq!(at_most.pack().reasons.len(), LoadedPack::MAX_LIST);
    b.reason("one_more");
    let error = LoadedPack::new(b.0).expect_err("refused");
    assert!(matches!(
        error,
        LoadError::ListTooLong {
            list: "reasons",
            length: 4097
        }
    ));
    assert!(error.to_string().contains("reasons has 4097"));
}

/// Deep nesting is refused by the reader; it does not exhaust the stack.
#[test]
fn a_deep_formula_is_refused() {
    let mut json = json_of(&sample::pack());
    let depth = 100_000;
    let deep = format!(
        "{}{{\"flag\":true}}{}",
        "{\"not\":".repeat(depth),
        "}".repeat(depth)
    );
    json["remedies"][0]["conditions"][0]["test"] = json!("HERE");
    let text = json.to_string().replace("\"HERE\"", &deep);
    let loaded = LoadedPack::from_json(text.as_bytes());
    assert!(matches!(loaded, Err(LoadError::Json { .. })));
}

#[test]
fn each_refusal_says_what_to_do() {
    let errors = [
        LoadError::TooLarge { bytes: 5_000_000 },
        LoadError::Schema { schema: 9 },
        refused(&json!({})),
        LoadError::ListTooLong {
            list: "values",
            length: 5000,
        },
    ];
    let advice = [
        "check that",
        "compile it again",
        "compile the pack's source again",
        "split the pack",
    ];
    for (error, advice) in errors.iter().zip(advice) {
        let text = error.to_string();
        assert!(text.contains(advice), "{text}");
        let has_source = std::error::Error::source(error).is_some();
        assert_eq!(has_source, matches!(error, LoadError::Json { .. }));
    }
}
