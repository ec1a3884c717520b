//! The rules, read as the app reads them.

use std::{cell::RefCell, rc::Rc};

use bosang::{
    head::Head,
    interview::{self, Sources},
};
use js_sys::Function;
use rules::{Digest, Pack, canonical_json};
use wasm_bindgen::{JsValue, closure::Closure};
use wasm_bindgen_test::wasm_bindgen_test;

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Pack {
    let source = include_str!("../../packs/kakao-2022-10-15/1.0.0.toml");
    let (compiled, findings) = compiler::compile("kakao-2022-10-15.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
}

/// That content alone, as of an operator who says nothing.
fn sources(content: &str) -> Sources {
    Sources {
        compiled: content.as_bytes().into(),
        current: None,
        operator: "{}".into(),
    }
}

/// The head of the pack in that content, or what is thrown at the script that hands it over.
fn read(content: &str) -> Result<Head, String> {
    let head = Rc::new(RefCell::new(None));
    let (into, content) = (head.clone(), content.to_owned());
    let reader = Closure::once_into_js(move || {
        *into.borrow_mut() = Some(Head::read(content.as_bytes()));
    });
    let script = "try { read(); return ''; } catch (thrown) { return String(thrown.message); }";
    let thrown = Function::new_with_args("read", script).call1(&JsValue::NULL, &reader);
    match head.borrow_mut().take() {
        Some(head) => Ok(head),
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
    let head = read(&compiled).expect("the head");
    assert_eq!(head.pack.id, pack.id);
    let interview = interview::load(sources(&compiled)).await;
    let rules = interview.expect("the interview").rules;
    assert_eq!(*rules.pack(), pack);
    assert_eq!(rules.reference().hash, Digest::of(compiled.as_bytes()));
}

#[wasm_bindgen_test]
fn content_that_is_no_pack_is_thrown_back() {
    let json = canonical_json(&kakao()).expect("JSON");
    let cut = &json[..json.len() - 1];
    let other = json.replace("\"currency\":\"KRW\"", "\"currency\":7");
    assert_ne!(other, json);
    for content in ["", "{}", "[]", "null", "<!doctype html>", cut, &other] {
        let thrown = read(content).expect_err("no pack");
        let shown: String = content.chars().take(40).collect();
        assert!(thrown.contains("rules"), "{shown}: {thrown}");
    }
}

#[wasm_bindgen_test]
async fn what_only_the_second_part_reads_is_told_by_it() {
    let json = canonical_json(&kakao()).expect("JSON");
    let extra = json.replacen("{", "{\"extra\":1,", 1);
    assert!(read(&extra).is_ok(), "the head reads nothing else");
    let arrived = interview::load(sources(&extra)).await;
    assert_eq!(arrived.err(), Some(interview::NotArrived));
}
