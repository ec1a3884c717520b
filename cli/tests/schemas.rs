//! The checked-in JSON Schemas are those of the types.
#![allow(clippy::unwrap_used)]

use crate::common::{CLAIM, bosang};

#[test]
fn the_schemas_are_up_to_date() {
    for document in [
        "pack",
        "claim",
        "estimate",
        "submission",
        "manifest",
        "operator",
    ] {
        let ran = bosang(&["schema", document]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let file = format!("schemas/{document}.schema.json");
        let path = format!("{}/../{file}", env!("CARGO_MANIFEST_DIR"));
        let stored = std::fs::read_to_string(path).unwrap();
        assert!(
            stored == ran.out,
            "{file} is not that of the types any more; if the change is meant, run\n  \
             cargo run -p cli -- schema {document} > {file}\n\
             and say in CHANGELOG.md what changed for those who read such documents"
        );
    }
}

#[test]
fn an_unknown_document_is_refused() {
    let ran = bosang(&["schema", "receipt"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

/// The members that the claim schema asks for and allows are those of a claim.
#[test]
fn the_claim_schema_names_a_claims_members() {
    let schema: serde_json::Value =
        serde_json::from_str(&bosang(&["schema", "claim"]).out).unwrap();
    let claim: serde_json::Value = serde_json::from_str(CLAIM).unwrap();
    for member in claim.as_object().unwrap().keys() {
        assert!(schema["properties"].get(member).is_some(), "{member}");
    }
    assert_eq!(schema["additionalProperties"], false);
}
