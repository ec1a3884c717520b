//! The OpenAPI document, and answers held against it.

use std::{fs, sync::OnceLock};

use serde_json::{Value, json};

use crate::{program::run, submissions, wire::Reply};

const STORED: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../docs/receiving.openapi.json"
);

fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| {
        let ran = run(&["openapi"]);
        assert!(ran.status.success());
        serde_json::from_slice(&ran.stdout).unwrap()
    })
}

fn schema_holds(schema: &Value, instance: &Value) -> Result<(), String> {
    let root = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "components": document()["components"],
        "allOf": [schema],
    });
    let validator = jsonschema::validator_for(&root).unwrap();
    validator
        .validate(instance)
        .map_err(|error| error.to_string())
}

/// Requires that an answer is one that the document tells of.
#[track_caller]
pub(crate) fn holds(reply: &Reply, path: &str, method: &str) {
    let responses = &document()["paths"][path][method]["responses"];
    let response = &responses[reply.status.to_string()];
    assert!(
        response.is_object(),
        "{} of {method} {path} is not told of",
        reply.status
    );
    let content = &response["content"][reply.header("content-type").unwrap()];
    assert!(content.is_object(), "{reply:?}");
    schema_holds(&content["schema"], &reply.json()).unwrap_or_else(|error| panic!("{error}"));
    let tells = response["headers"]["Retry-After"].is_object();
    assert!(tells || reply.header("retry-after").is_none(), "{reply:?}");
}

#[test]
fn the_document_is_up_to_date() {
    let ran = run(&["openapi"]);
    assert!(ran.status.success());
    assert!(
        fs::read(STORED).is_ok_and(|stored| stored == ran.stdout),
        "docs/receiving.openapi.json is not that of the program any more; if the change is meant, \
         run\n  cargo run -p receiver -- openapi > docs/receiving.openapi.json\n\
         and say in CHANGELOG.md what changed for those who send"
    );
}

/// The submission in it is the one of `schemas/`, but for where its parts are.
#[test]
fn its_submission_is_that_of_the_schema() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../schemas/submission.schema.json"
    );
    let schema = fs::read_to_string(path).unwrap();
    let moved = schema.replace("#/$defs/", "#/components/schemas/");
    let moved: Value = serde_json::from_str(&moved).unwrap();
    let schemas = &document()["components"]["schemas"];
    for (name, part) in moved["$defs"].as_object().unwrap() {
        assert_eq!(&schemas[name], part, "{name}");
    }
    assert_eq!(schemas["Submission"]["properties"], moved["properties"]);
    assert_eq!(schemas["Submission"]["required"], moved["required"]);
    // No part of it took the place of one of the document's own.
    let own = ["Submission", "Received", "Problem"];
    assert!(own.iter().all(|name| moved["$defs"].get(name).is_none()));
}

#[test]
fn it_takes_every_example_and_not_everything() {
    let submission = json!({ "$ref": "#/components/schemas/Submission" });
    for example in 0..submissions::examples() {
        let honest = submissions::submission(example, "key");
        let mut honest: Value = serde_json::from_str(&submissions::json(&honest)).unwrap();
        assert_eq!(schema_holds(&submission, &honest), Ok(()));
        honest["more"] = json!(1);
        assert!(schema_holds(&submission, &honest).is_err());
    }
}

/// What clients decide by is told in the contract, each code under its status.
#[test]
fn every_code_stands_in_the_contract() {
    let contract = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/receiving.md");
    let contract = fs::read_to_string(contract).unwrap();
    let problem = &document()["components"]["schemas"]["Problem"];
    let mut codes = Vec::new();
    for code in problem["properties"]["code"]["enum"].as_array().unwrap() {
        let code = code.as_str().unwrap();
        let row = contract
            .lines()
            .find(|line| line.contains(&format!("| `{code}` |")));
        let row = row.unwrap_or_else(|| panic!("`{code}` has no row in docs/receiving.md"));
        let status = row.split('|').nth(1).unwrap().trim();
        let responses = &document()["paths"]["/submissions"]["post"]["responses"];
        let named = responses[status]["content"].to_string();
        let elsewhere = ["404", "405"].contains(&status);
        assert!(elsewhere || named.contains(&format!("\"{code}\"")), "{row}");
        codes.push(code);
    }
    assert!(codes.len() > 10);
}
