//! The OpenAPI document: made of the codes and the types themselves, so that it cannot say
//! something else than the program does.

use std::io::Write;

use serde_json::{Map, Value, json};

use crate::{
    failure::Failure,
    problem::{self, Code},
    submissions::MAX_KEY,
};

/// Prints the document, its members in the order of their names.
pub(crate) fn print(out: &mut dyn Write) -> Result<(), Failure> {
    let mut document = document();
    // Any crate of the build can turn on serde_json's `preserve_order`.
    document.sort_all_objects();
    serde_json::to_writer_pretty(&mut *out, &document)
        .map_err(|error| Failure::Output(error.into()))?;
    writeln!(out)?;
    Ok(())
}

fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Receiver of Bosang submissions",
            "version": env!("CARGO_PKG_VERSION"),
            "license": { "name": "Apache-2.0 OR MIT", "identifier": "Apache-2.0 OR MIT" },
            "description": "Verifies each submission by recomputing it, stores it once for an \
                idempotency key and answers with the receipt. `docs/receiving.md` is the contract \
                in words.",
        },
        "servers": [{ "url": "http://127.0.0.1:8790", "description": "As it starts by itself" }],
        "security": [],
        "paths": {
            "/submissions": { "post": submissions() },
            "/health": { "get": health() },
        },
        "components": { "schemas": schemas() },
    })
}

fn submissions() -> Value {
    let stored = json!({ "application/json": { "schema": refers_to("Received") } });
    let mut responses = Map::from_iter([
        (
            "201".to_owned(),
            json!({ "description": "Stored now.", "content": stored }),
        ),
        (
            "200".to_owned(),
            json!({
                "description": "It was stored before under this key; the very same receipt.",
                "content": stored,
            }),
        ),
    ]);
    // What no request to this address is answered with.
    let elsewhere = [Code::NotFound, Code::WrongMethod];
    let codes = Code::ALL.into_iter().filter(|it| !elsewhere.contains(it));
    responses.extend(problems(&codes.collect::<Vec<_>>()));
    json!({
        "operationId": "receiveSubmission",
        "summary": "Hand in a submission",
        "description": "Sent again under its key, a submission is stored once and gets the same \
            receipt, so whoever did not hear the answer sends the same again.",
        "parameters": [{
            "name": "Idempotency-Key",
            "in": "header",
            "required": true,
            "description": "The submission's `idempotency_key`.",
            "schema": {
                "type": "string",
                "minLength": 1,
                "maxLength": MAX_KEY,
                "pattern": "^[!-~]+$",
            },
        }],
        "requestBody": {
            "required": true,
            "description": "The submission, at most 4 MiB.",
            "content": { "application/json": { "schema": refers_to("Submission") } },
        },
        "responses": responses,
    })
}

fn health() -> Value {
    let mut responses = Map::from_iter([(
        "200".to_owned(),
        json!({
            "description": "Submissions can be stored.",
            "content": { "application/json": { "schema": {
                "type": "object",
                "required": ["status"],
                "properties": { "status": { "const": "ok" } },
                "additionalProperties": false,
            } } },
        }),
    )]);
    responses.extend(problems(&[Code::Busy, Code::NotStored]));
    json!({
        "operationId": "health",
        "summary": "Whether submissions can be stored",
        "responses": responses,
    })
}

/// A response for each status of these codes, which names the codes.
fn problems(codes: &[Code]) -> Vec<(String, Value)> {
    let mut statuses: Vec<_> = codes.iter().map(|code| code.status()).collect();
    statuses.sort_unstable();
    statuses.dedup();
    let response = |status| {
        let codes: Vec<_> = codes.iter().filter(|it| it.status() == status).collect();
        let descriptions: Vec<_> = codes
            .iter()
            .map(|code| format!("`{}`: {}.", code.name(), code.title()))
            .collect();
        let names: Vec<_> = codes.iter().map(|code| code.name()).collect();
        let mut response = json!({
            "description": descriptions.join(" "),
            "content": { problem::MEDIA_TYPE: { "schema": {
                "allOf": [refers_to("Problem")],
                "properties": { "code": { "enum": names } },
            } } },
        });
        if codes.iter().any(|code| code.retry_after().is_some()) {
            response["headers"] = json!({ "Retry-After": {
                "description": "After how many seconds to send the same again.",
                "schema": { "type": "integer", "minimum": 1 },
            } });
        }
        response
    };
    statuses
        .into_iter()
        .map(|status| (status.as_u16().to_string(), response(status)))
        .collect()
}

/// What the document calls its parts: the schemas of the types, and those of the answers.
fn schemas() -> Value {
    let mut submission = rules::schema::submission();
    within_components(&mut submission);
    let mut schemas = Map::new();
    if let Value::Object(members) = &mut submission {
        if let Some(Value::Object(parts)) = members.remove("$defs") {
            schemas.extend(parts);
        }
        // The document says which dialect it is in.
        members.remove("$schema");
    }
    schemas.insert("Submission".to_owned(), submission);
    schemas.insert("Received".to_owned(), received());
    schemas.insert("Problem".to_owned(), problem());
    Value::Object(schemas)
}

fn received() -> Value {
    json!({
        "type": "object",
        "required": ["receipt"],
        "additionalProperties": false,
        "properties": { "receipt": {
            "type": "object",
            "required": ["number", "digest", "idempotency_key", "received"],
            "additionalProperties": false,
            "properties": {
                "number": {
                    "description": "The receipt number, as the calculator shows it.",
                    "type": "string",
                    "pattern": "^[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}$",
                    "examples": ["3F2A-91BC-04DE"],
                },
                "digest": refers_to("sha256"),
                "idempotency_key": { "type": "string" },
                "received": {
                    "description": "When it was stored first, by the receiver's clock.",
                    "type": "string",
                    "format": "date-time",
                    "examples": ["2022-10-20T09:00:00+09:00"],
                },
            },
        } },
    })
}

fn problem() -> Value {
    let codes: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
    json!({
        "description": "What went wrong (RFC 9457). Programs decide by `code`; the list is closed.",
        "type": "object",
        "required": ["type", "code", "status", "title", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri" },
            "code": { "enum": codes },
            "status": { "type": "integer" },
            "title": { "type": "string" },
            "detail": { "description": "What to do.", "type": "string" },
            "pointer": {
                "description": "Of `different`: the first place that differs, as a JSON Pointer.",
                "type": "string",
            },
        },
    })
}

fn refers_to(schema: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{schema}") })
}

/// References of a schema by itself, as those of one in the document.
fn within_components(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(to)) = members.get_mut("$ref") {
                *to = to.replace("#/$defs/", "#/components/schemas/");
            }
            members.values_mut().for_each(within_components);
        }
        Value::Array(items) => items.iter_mut().for_each(within_components),
        _ => {}
    }
}
