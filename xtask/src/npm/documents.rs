//! The TypeScript types of documents, made from their JSON Schema.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};

/// The types of a submission's schema: a submission holds a claim and an estimate, so all that
/// goes in and out is among them.
pub(crate) fn types(schema: &str) -> Result<String> {
    let schema: Value = serde_json::from_str(schema)?;
    let mut text = "// Made by `cargo xtask npm` from schemas/submission.schema.json.\n".to_owned();
    let parts = schema["$defs"]
        .as_object()
        .context("the schema has no $defs")?;
    for (name, part) in parts {
        declare(&named(name), part, &mut text)?;
    }
    declare("Submission", &schema, &mut text)?;
    Ok(text)
}

/// `Date` is a type of JavaScript itself.
fn named(part: &str) -> String {
    match part {
        "date" => "DateText".to_owned(),
        _ => {
            let (first, rest) = part.split_at(1);
            first.to_uppercase() + rest
        }
    }
}

fn declare(name: &str, schema: &Value, text: &mut String) -> Result<()> {
    let typescript = of(schema).with_context(|| format!("{name} has no type in TypeScript"))?;
    text.push('\n');
    document(schema, "", text);
    writeln!(text, "export type {name} = {typescript};")?;
    Ok(())
}

fn document(schema: &Value, indent: &str, text: &mut String) {
    if let Some(description) = schema["description"].as_str() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{indent}/** {} */", description.replace('\n', " "));
    }
}

/// The type of what fits `schema`.
fn of(schema: &Value) -> Result<String> {
    let schema = schema.as_object().context("a schema that is no object")?;
    if let Some(part) = schema.get("$ref").and_then(Value::as_str) {
        let part = part.strip_prefix("#/$defs/");
        return Ok(named(part.context("a reference to elsewhere")?));
    }
    if let Some(value) = schema.get("const") {
        return Ok(value.to_string());
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        let values: Vec<_> = values.iter().map(Value::to_string).collect();
        return Ok(values.join(" | "));
    }
    for several in ["oneOf", "anyOf"] {
        if let Some(all) = schema.get(several).and_then(Value::as_array) {
            let all = all.iter().map(of).collect::<Result<Vec<_>>>()?;
            return Ok(format!("\n  | {}", all.join("\n  | ")));
        }
    }
    match schema.get("type") {
        Some(Value::String(one)) => plain(one, schema),
        Some(Value::Array(several)) => {
            let several = several.iter().filter_map(Value::as_str);
            let several = several.map(|one| plain(one, schema));
            Ok(several.collect::<Result<Vec<_>>>()?.join(" | "))
        }
        _ => bail!("a schema without a type: {schema:?}"),
    }
}

fn plain(kind: &str, schema: &Map<String, Value>) -> Result<String> {
    Ok(match kind {
        "string" | "boolean" | "null" => kind.to_owned(),
        "integer" => "number".to_owned(),
        "array" => match (
            schema.get("prefixItems").and_then(Value::as_array),
            schema.get("items"),
        ) {
            (Some(items), _) => {
                let items = items.iter().map(of).collect::<Result<Vec<_>>>()?;
                format!("[{}]", items.join(", "))
            }
            (None, Some(item)) => format!("Array<{}>", of(item)?),
            (None, None) => bail!("a list of anything"),
        },
        "object" => object(schema)?,
        other => bail!("the type `{other}`"),
    })
}

fn object(schema: &Map<String, Value>) -> Result<String> {
    if let Some(members) = schema.get("properties").and_then(Value::as_object) {
        let required = schema.get("required").and_then(Value::as_array);
        let mut text = "{\n".to_owned();
        for (name, member) in members {
            let is_required = required.is_some_and(|all| all.iter().any(|it| it == name));
            let mark = if is_required { "" } else { "?" };
            let typescript = of(member)?.replace('\n', "\n  ");
            document(member, "  ", &mut text);
            writeln!(text, "  {name}{mark}: {typescript};")?;
        }
        text.push('}');
        return Ok(text);
    }
    // A map: what its names look like is no matter of types.
    let by_pattern = schema.get("patternProperties").and_then(Value::as_object);
    let value = by_pattern.and_then(|patterns| patterns.values().next());
    match value.or_else(|| {
        schema
            .get("additionalProperties")
            .filter(|it| it.is_object())
    }) {
        Some(value) => Ok(format!("Record<string, {}>", of(value)?)),
        None => bail!("an object of anything"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_becomes_types() {
        let schema = r##"{
            "$defs": {
                "date": { "type": "string", "pattern": "x" },
                "Sum": { "oneOf": [{ "const": "none" }, { "type": "object",
                    "properties": { "a": { "$ref": "#/$defs/date" }, "b": { "type": ["integer", "null"] } },
                    "required": ["a"] }] },
                "Map": { "type": "object", "additionalProperties": false,
                    "patternProperties": { "x": { "type": "array", "items": { "type": "boolean" } } } }
            },
            "description": "All of it.",
            "type": "array", "prefixItems": [{ "$ref": "#/$defs/Sum" }, { "enum": ["x", "y"] }]
        }"##;
        let typescript = types(schema).expect("types");
        for expected in [
            "export type DateText = string;",
            "export type Sum = \n  | \"none\"\n  | {\n  a: DateText;\n  b?: number | null;\n};",
            "export type Map = Record<string, Array<boolean>>;",
            "/** All of it. */\nexport type Submission = [Sum, \"x\" | \"y\"];",
        ] {
            assert!(typescript.contains(expected), "{expected}\n{typescript}");
        }
    }

    #[test]
    fn what_has_no_type_is_told() {
        let error = types(r#"{ "$defs": { "A": { "type": "number" } } }"#).expect_err("a float");
        assert!(
            crate::process::with_causes(&error).contains("A has no type"),
            "{error:?}"
        );
    }
}
