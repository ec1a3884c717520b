//! The rules, read as the app reads them.

use std::{cell::RefCell, rc::Rc, sync::Arc};

use bosang::{interview, json};
use js_sys::Function;
use rules::{Digest, Pack, canonical_json};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Pack {
    let source = include_str!("../../packs/kakao-2022-10-15.toml");
    let (compiled, findings) = compiler::compile("kakao-2022-10-15.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
}

/// The pack in that content, or what is thrown at the script that hands it over.
fn read(content: &str) -> Result<Pack, String> {
    let pack = Rc::new(RefCell::new(None));
    let (into, content) = (pack.clone(), content.to_owned());
    let reader = Closure::once_into_js(move || {
        *into.borrow_mut() = Some(json::read_own::<Pack>(content.as_bytes()));
    });
    let script = "try { read(); return ''; } catch (thrown) { return String(thrown.message); }";
    let thrown = Function::new_with_args("read", script).call1(&JsValue::NULL, &reader);
    match pack.borrow_mut().take() {
        Some(pack) => Ok(pack),
        None => Err(thrown
            .ok()
            .and_then(|thrown| thrown.as_string())
            .unwrap_or_default()),
    }
}

#[wasm_bindgen_test]
async fn rules_come_as_they_were_compiled() {
    let pack = kakao();
    let compiled = canonical_json(&pack).expect("JSON");
    assert_eq!(read(&compiled), Ok(pack.clone()));
    let interview = interview::load(Arc::new(pack.clone()), compiled.as_bytes().into()).await;
    let rules = interview.expect("the interview").rules;
    assert_eq!(*rules.pack(), pack);
    assert_eq!(rules.reference().hash, Digest::of(compiled.as_bytes()));
}

#[wasm_bindgen_test]
fn content_that_is_no_pack_is_thrown_back() {
    let json = canonical_json(&kakao()).expect("JSON");
    let cut = &json[..json.len() - 1];
    let extra = json.replacen("{", "{\"extra\":1,", 1);
    let other = json.replace("\"currency\":\"KRW\"", "\"currency\":7");
    assert_ne!(other, json);
    for content in [
        "",
        "{}",
        "[]",
        "null",
        "<!doctype html>",
        cut,
        &extra,
        &other,
    ] {
        let thrown = read(content).expect_err("no pack");
        let shown: String = content.chars().take(40).collect();
        assert!(thrown.contains("rules"), "{shown}: {thrown}");
    }
}
