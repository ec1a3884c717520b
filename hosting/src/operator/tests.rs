use std::collections::BTreeMap;

use serde::Deserialize;

use super::*;

/// What `static/operator.js` is held to as well: `tests/e2e/operator.spec.mjs`.
#[derive(Deserialize)]
struct Vector {
    /// What it is about.
    about: String,
    /// The file: a text, or bytes where it is none.
    file: File,
    /// What is said of it, by place.
    faults: BTreeMap<String, String>,
    /// What is read, in JSON.
    read: serde_json::Value,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum File {
    Text(String),
    Bytes(Vec<u8>),
}

#[test]
fn every_vector_is_read_as_it_says() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("../../vectors.json")).expect("the vectors");
    assert!(vectors.len() > 50);
    for vector in vectors {
        let file = match &vector.file {
            File::Text(text) => text.as_bytes(),
            File::Bytes(bytes) => bytes,
        };
        let (operator, faults) = Operator::read(file, &["kakao-2022-10-15", "other"]);
        let messages: BTreeMap<_, _> = faults
            .iter()
            .map(|fault| (fault.at.clone(), fault.why.clone()))
            .collect();
        assert_eq!(messages, vector.faults, "{}", vector.about);
        assert_eq!(messages.len(), faults.len(), "{}", vector.about);
        let read = serde_json::to_value(&operator).expect("JSON");
        assert_eq!(read, vector.read, "{}", vector.about);
    }
}

#[test]
fn a_fault_says_where_and_what_to_write() {
    let (_, faults) = Operator::read(br#"{"format": 1, "hosts": ["help.example"]}"#, &[]);
    let messages: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].starts_with("`hosts[0]` has to be an origin"),
        "{messages:?}"
    );
    let (_, faults) = Operator::read(b"{\n\"format\": 1,}", &[]);
    assert_eq!(
        faults[0].to_string(),
        "The file cannot be read: it is not JSON. (trailing comma at line 2 column 13)"
    );
}

#[test]
fn what_was_read_reads_the_same_again() {
    let file = r#"{"format": 1, "packs": ["other"], "language": "en",
        "contact": {"name": {"ko": "고객센터"}, "phone": "1577-0000"},
        "endpoint": "https://claims.example/submissions?from=app", "hosts": ["http://localhost:8080"]}"#;
    let (operator, faults) = Operator::read(file.as_bytes(), &["other"]);
    assert_eq!(faults, []);
    assert_eq!(
        operator.endpoint_origin().as_deref(),
        Some("https://claims.example")
    );
    let written = serde_json::to_vec(&operator).expect("JSON");
    assert_eq!(Operator::read(&written, &["other"]), (operator, vec![]));
}
