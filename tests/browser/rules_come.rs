//! The rules, read as the app reads them.

use bosang::app::start::{self, OtherRules};
use rules::{Digest, LoadedPack, Pack, canonical_json};
use wasm_bindgen_test::wasm_bindgen_test;

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Pack {
    let source = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");
    let (compiled, findings) = compiler::compile("kakao-2022-10-15.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
}

fn load(content: &str) -> Result<&'static LoadedPack, OtherRules> {
    start::load(content.as_bytes())
}

#[wasm_bindgen_test]
fn rules_come_as_they_were_compiled() {
    let pack = kakao();
    let compiled = canonical_json(&pack).expect("JSON");
    let rules = load(&compiled).expect("the rules");
    assert_eq!(*rules.pack(), pack);
    assert_eq!(rules.reference().hash, Digest::of(compiled.as_bytes()));
}

#[wasm_bindgen_test]
fn content_that_is_no_pack_is_refused() {
    let json = canonical_json(&kakao()).expect("JSON");
    let cut = &json[..json.len() - 1];
    let other = json.replace("\"currency\":\"KRW\"", "\"currency\":7");
    assert_ne!(other, json);
    let more = json.replacen("{", "{\"extra\":1,", 1);
    for content in [
        "",
        "{}",
        "[]",
        "null",
        "<!doctype html>",
        cut,
        &other,
        &more,
    ] {
        let shown: String = content.chars().take(40).collect();
        assert_eq!(load(content).err(), Some(OtherRules), "{shown}");
    }
}
