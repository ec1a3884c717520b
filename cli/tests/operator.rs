//! `bosang operator`: the configuration checked, and nginx told of it.
#![allow(clippy::unwrap_used)]

use std::{env, fs, path::PathBuf, process};

use serde_json::Value;

use crate::common::bosang;

/// A deployed folder with one pack and that configuration.
fn deployed(name: &str, operator: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("bosang-operator-{name}-{}", process::id()));
    let pack = folder.join("packs/kakao-2022-10-15");
    fs::create_dir_all(&pack).unwrap();
    fs::write(pack.join("1.0.0.json"), "{}").unwrap();
    let list = r#"{"schema": 1, "packs": [{"id": "kakao-2022-10-15", "version": "1.0.0"}]}"#;
    fs::write(folder.join("packs/index.json"), list).unwrap();
    fs::write(folder.join("app-0123456789abcdef.js"), "").unwrap();
    fs::write(folder.join("app-0123456789abcdef.js.br"), "").unwrap();
    fs::write(folder.join("operator.json"), operator).unwrap();
    folder
}

#[test]
fn a_right_file_is_told_in_words_and_written_for_servers() {
    let dist = deployed(
        "right",
        r#"{"format": 1, "endpoint": "https://claims.example/s", "hosts": ["https://help.example"]}"#,
    );
    let (site, headers) = (dist.join("site.conf"), dist.join("_headers"));
    let ran = bosang(&[
        "operator",
        dist.to_str().unwrap(),
        "--nginx",
        site.to_str().unwrap(),
        "--headers",
        headers.to_str().unwrap(),
    ]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("Offered: kakao-2022-10-15"), "{}", ran.out);
    assert!(ran.out.contains("https://claims.example/s"), "{}", ran.out);
    for file in [site, headers] {
        let text = fs::read_to_string(file).unwrap();
        assert!(text.contains("frame-ancestors 'self' https://help.example; "));
        assert!(text.contains("connect-src 'self' https://claims.example; "));
    }
    let headers = fs::read_to_string(dist.join("_headers")).unwrap();
    assert!(headers.contains("/app-0123456789abcdef.js\n  cache-control: public"));
    // As `cargo xtask dist` writes it, before anything is compressed.
    assert!(!headers.contains(".br"), "{headers}");
    fs::remove_dir_all(dist).unwrap();
}

#[test]
fn every_fault_is_told_and_nothing_is_written() {
    let dist = deployed(
        "faults",
        r#"{"format": 1, "packs": ["kakao"], "hosts": ["https://*.example"], "ednpoint": null}"#,
    );
    let site = dist.join("site.conf");
    let ran = bosang(&[
        "operator",
        dist.to_str().unwrap(),
        "--nginx",
        site.to_str().unwrap(),
    ]);
    assert_eq!(ran.code, 1);
    for at in ["`packs[0]`", "`hosts[0]`", "`ednpoint`"] {
        assert!(ran.err.contains(at), "{at}: {}", ran.err);
    }
    assert!(!site.exists());
    fs::remove_dir_all(dist).unwrap();
}

/// No page has a pack that only lies there: the calculator would leave it out.
#[test]
fn a_pack_that_is_not_listed_is_none_that_is_served() {
    let dist = deployed("left", r#"{"format": 1, "packs": ["kt-2021-10-25"]}"#);
    fs::create_dir(dist.join("packs/kt-2021-10-25")).unwrap();
    fs::write(dist.join("packs/kt-2021-10-25/1.0.0.json"), "{}").unwrap();
    let ran = bosang(&["operator", dist.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    let message = "`packs[0]` is no pack that is served. There are kakao-2022-10-15.";
    assert!(ran.err.contains(message), "{}", ran.err);
    fs::remove_file(dist.join("packs/index.json")).unwrap();
    let ran = bosang(&["operator", dist.to_str().unwrap()]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("index.json"), "{}", ran.err);
    fs::remove_dir_all(dist).unwrap();
}

/// What the reader takes without a fault is what the schema says of the file.
#[test]
fn the_schema_takes_every_file_without_a_fault() {
    let schema: Value = serde_json::from_str(&bosang(&["schema", "operator"]).out).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let vectors = include_str!("../../hosting/vectors.json");
    let vectors: Vec<Value> = serde_json::from_str(vectors).unwrap();
    let sound = vectors
        .iter()
        .filter(|vector| vector["faults"] == serde_json::json!({}));
    let mut taken = 0;
    for text in sound.filter_map(|vector| vector["file"].as_str()) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let file = serde_json::from_str(text).unwrap();
        assert!(schema.is_valid(&file), "{text}");
        taken += 1;
    }
    assert!(taken > 10, "{taken}");
}

#[test]
fn a_folder_without_the_file_is_told() {
    let ran = bosang(&["operator", env!("CARGO_MANIFEST_DIR")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cannot be read"), "{}", ran.err);
}
