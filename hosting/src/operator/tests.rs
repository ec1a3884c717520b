use serde::Deserialize;

use super::*;

/// What `static/operator.js` is held to as well: `tests/e2e/operator.spec.mjs`.
#[derive(Deserialize)]
struct Vector {
    /// What it is about.
    about: String,
    /// The file, as text.
    file: String,
    /// Where there are faults, in any order.
    faults: Vec<String>,
    /// What is read, in JSON.
    read: serde_json::Value,
}

#[test]
fn every_vector_is_read_as_it_says() {
    let vectors: Vec<Vector> =
        serde_json::from_str(include_str!("../../vectors.json")).expect("the vectors");
    assert!(vectors.len() > 10);
    for vector in vectors {
        let (operator, faults) = Operator::read(&vector.file, &["kakao-2022-10-15", "other"]);
        let mut at: Vec<&str> = faults.iter().map(|fault| fault.at.as_str()).collect();
        at.sort_unstable();
        let mut expected = vector.faults;
        expected.sort_unstable();
        assert_eq!(at, expected, "{}", vector.about);
        let read = serde_json::to_value(&operator).expect("JSON");
        assert_eq!(read, vector.read, "{}", vector.about);
    }
}

#[test]
fn a_fault_says_where_and_what_to_write() {
    let (_, faults) = Operator::read(r#"{"format": 1, "hosts": ["help.example"]}"#, &[]);
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 1);
    assert!(
        told[0].starts_with("`hosts[0]` has to be an origin"),
        "{told:?}"
    );
}

#[test]
fn what_was_read_reads_the_same_again() {
    let file = r#"{"format": 1, "packs": ["other"], "language": "en",
        "contact": {"name": {"ko": "고객센터"}, "phone": "1577-0000"},
        "endpoint": "https://claims.example/submissions?from=app", "hosts": ["http://localhost:8080"]}"#;
    let (operator, faults) = Operator::read(file, &["other"]);
    assert_eq!(faults, []);
    assert_eq!(
        operator.endpoint_origin().as_deref(),
        Some("https://claims.example")
    );
    let written = serde_json::to_string(&operator).expect("JSON");
    assert_eq!(Operator::read(&written, &["other"]), (operator, vec![]));
}
