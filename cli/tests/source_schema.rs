//! The schema of a pack's source says what the compiler says: it takes every pack there is, and
//! knows the same keys.
#![allow(clippy::unwrap_used)]

use std::{collections::BTreeSet, path::Path};

use serde_json::Value;

use crate::common::bosang;

fn schema() -> Value {
    serde_json::from_str(&bosang(&["schema", "pack-source"]).out).unwrap()
}

/// A source as editors hand it to a schema: dates and times are strings.
fn json(source: &str) -> Value {
    fn plain(value: toml::Value) -> Value {
        match value {
            toml::Value::String(text) => text.into(),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(flag) => flag.into(),
            toml::Value::Datetime(at) => at.to_string().into(),
            toml::Value::Array(items) => items.into_iter().map(plain).collect(),
            toml::Value::Table(table) => table
                .into_iter()
                .map(|(key, value)| (key, plain(value)))
                .collect(),
        }
    }
    plain(toml::Value::Table(source.parse().unwrap()))
}

fn sources(folder: &Path) -> Vec<String> {
    let mut sources = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|it| it == "toml") {
            sources.push(std::fs::read_to_string(path).unwrap());
        }
    }
    sources
}

#[test]
fn every_pack_is_valid_by_the_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut packs = sources(&root.join("packs"));
    packs.push(std::fs::read_to_string(root.join("compiler/tests/base.toml")).unwrap());
    for pack in packs {
        let document = json(&pack);
        let faults: Vec<_> = validator
            .iter_errors(&document)
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert_eq!(faults, Vec::<String>::new(), "{}", document["id"]);
    }
}

#[test]
fn the_schema_refuses_what_is_no_pack() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let base = std::fs::read_to_string(root.join("compiler/tests/base.toml")).unwrap();
    for (from, to) in [
        ("currency = \"KRW\"", "currency = \"WON\""),
        ("publisher =", "publishr ="),
        ("icon = \"message\"", "icon = \"mesage\""),
        ("kind = \"extension\"", "kind = \"days\""),
        ("schema = 1", "schema = 2"),
    ] {
        assert!(base.contains(from), "{from}");
        let document = json(&base.replacen(from, to, 1));
        assert!(!validator.is_valid(&document), "{to}");
    }
}

/// The keys of a table as the compiler lists them to who writes an unknown one.
fn compiled_keys(table: &str) -> BTreeSet<String> {
    let source = format!("{table}\nzzzzzz = 1\n");
    let folder = std::env::temp_dir().join(format!("bosang-schema-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("pack.toml");
    std::fs::write(&path, source).unwrap();
    let ran = bosang(&["check", "--json", path.to_str().unwrap()]);
    for line in ran.out.lines() {
        let finding: Value = serde_json::from_str(line).unwrap();
        let help = finding["help"].as_str().unwrap_or_default();
        let message = finding["message"].as_str().unwrap_or_default();
        if message.contains("zzzzzz")
            && let Some(keys) = help.strip_prefix("the keys here are ")
        {
            return keys
                .split(&[' ', ',', '`'][..])
                .filter(|key| !key.is_empty() && *key != "and" && *key != "or")
                .map(str::to_owned)
                .collect();
        }
    }
    panic!("no keys are listed for {table}: {}", ran.out);
}

fn schema_keys(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let properties = schema
        .pointer(pointer)
        .unwrap_or_else(|| panic!("{pointer}"));
    properties.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_schema_knows_the_compilers_keys() {
    let schema = schema();
    for (table, pointer) in [
        ("[incident]", "/properties/incident"),
        ("[listing]", "/properties/listing"),
        ("[[change]]", "/properties/change/items"),
        ("[citation.a]", "/properties/citation/additionalProperties"),
        ("[group.a]", "/properties/group/additionalProperties"),
        ("[service.a]", "/properties/service/additionalProperties"),
        ("[table.a]", "/properties/table/additionalProperties"),
        ("[calendar.a]", "/properties/calendar/additionalProperties"),
        ("[value.a]", "/properties/value/additionalProperties"),
        ("[intake.a]", "/properties/intake/additionalProperties"),
        ("[evidence.a]", "/properties/evidence/additionalProperties"),
        ("[reason.a]", "/properties/reason/additionalProperties"),
        ("[remedy.a]", "/properties/remedy/additionalProperties"),
        (
            "[breakdown.a]",
            "/properties/breakdown/additionalProperties",
        ),
        (
            "[breakdown.a]\n[[breakdown.a.category]]\nid = \"b\"\n[[breakdown.a.category]]",
            "/properties/breakdown/additionalProperties/properties/category/items",
        ),
        ("[[example]]", "/properties/example/items"),
    ] {
        let mut keys = compiled_keys(table);
        if table == "[remedy.a]" {
            // Some keys belong to bands alone.
            keys.extend(compiled_keys("[remedy.a]\nbands_on = \"a\"\nband = []"));
        }
        let known = schema_keys(&schema, &format!("{pointer}/properties"));
        assert_eq!(keys, known, "{table}");
    }
}
