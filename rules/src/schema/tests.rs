use serde_json::{Value, json};

use super::*;
use crate::{Submission, testing::sample};

/// Whether `value` is what `schema` says, as far as the keywords go that these schemas use.
/// Patterns are taken as met: reading the document checks those.
fn fits(root: &Value, schema: &Value, value: &Value) -> bool {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#'));
        return fits(root, target.expect("a definition"), value);
    }
    let is_type = |name: &Value| match name.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_i64() || value.is_u64(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        other => panic!("{other:?} is no type of these schemas"),
    };
    let is_one_of = |choices: &Value| {
        choices
            .as_array()
            .is_none_or(|choices| choices.iter().any(|choice| fits(root, choice, value)))
    };
    let typed = match &schema["type"] {
        Value::Null => true,
        Value::Array(names) => names.iter().any(is_type),
        name => is_type(name),
    };
    typed
        && is_one_of(&schema["oneOf"])
        && is_one_of(&schema["anyOf"])
        && schema["enum"]
            .as_array()
            .is_none_or(|list| list.contains(value))
        && schema.get("const").is_none_or(|only| only == value)
        && value.as_object().is_none_or(|members| {
            let required = schema["required"].as_array();
            required.is_none_or(|names| {
                names
                    .iter()
                    .all(|name| members.contains_key(name.as_str().expect("a name")))
            }) && members.iter().all(|(name, member)| {
                let by_pattern = schema["patternProperties"].as_object();
                let declared = schema["properties"].get(name);
                let declared = declared.or_else(|| by_pattern?.values().next());
                match declared.or_else(|| schema.get("additionalProperties")) {
                    None => true,
                    Some(Value::Bool(allowed)) => *allowed,
                    Some(schema) => fits(root, schema, member),
                }
            })
        })
        && value.as_array().is_none_or(|items| {
            let first = schema["prefixItems"].as_array();
            items.iter().enumerate().all(|(at, item)| {
                let schema = first.map_or_else(|| schema.get("items"), |first| first.get(at));
                schema.is_none_or(|schema| fits(root, schema, item))
            })
        })
}

fn documents() -> [(Value, Value); 4] {
    let loaded = sample::pack();
    let full = sample::full_claim(&loaded);
    let submitted = Submission::new(&loaded, full.clone(), sample::now(), "key".into());
    let estimated = crate::evaluate(&loaded, &full, sample::now());
    [
        (
            pack(),
            serde_json::to_value(loaded.pack()).expect("serialisable"),
        ),
        (claim(), serde_json::to_value(full).expect("serialisable")),
        (
            estimate(),
            serde_json::to_value(estimated).expect("serialisable"),
        ),
        (
            submission(),
            serde_json::to_value(submitted.expect("serialisable")).expect("serialisable"),
        ),
    ]
}

#[test]
fn documents_are_what_their_schema_says() {
    for (schema, document) in documents() {
        assert!(fits(&schema, &schema, &document), "{}", schema["title"]);
    }
}

#[test]
fn what_reading_refuses_the_schema_refuses_too() {
    for (schema, document) in documents() {
        let mut extra = document.clone();
        extra["novelty"] = json!(1);
        assert!(!fits(&schema, &schema, &extra), "{}", schema["title"]);
        // An estimate travels within a submission, whose version is its own.
        if document.get("schema").is_none() {
            continue;
        }
        let mut later = document.clone();
        later["schema"] = json!(2);
        let mut untyped = document.clone();
        untyped["schema"] = json!("1");
        let mut without = document;
        without.as_object_mut().expect("an object").remove("schema");
        for refused in [later, untyped, without] {
            assert!(!fits(&schema, &schema, &refused), "{}", schema["title"]);
        }
    }
    let (schema, mut document) = documents()[0].clone();
    document["remedies"][0]["award"]["bands"]["rows"][0]["outcome"]["gives"] = json!("gift");
    assert!(!fits(&schema, &schema, &document));
}

#[test]
fn ids_dates_and_figures_carry_their_pattern() {
    let schema = submission();
    for name in [
        "PackId", "RemedyId", "date", "instant", "ratio", "sha256", "currency",
    ] {
        let pattern = schema["$defs"][name]["pattern"].as_str();
        let whole = pattern.is_some_and(|text| text.starts_with('^') && text.ends_with('$'));
        assert!(whole, "{name}: {pattern:?}");
    }
}

#[test]
fn descriptions_are_for_readers_of_json() {
    fn check(value: &Value) {
        match value {
            Value::Object(members) => {
                if let Some(text) = members.get("description").and_then(Value::as_str) {
                    assert!(!text.contains("```") && !text.contains("[`"), "{text}");
                }
                members.values().for_each(check);
            }
            Value::Array(items) => items.iter().for_each(check),
            _ => {}
        }
    }
    for (schema, _) in documents() {
        check(&schema);
    }
}
