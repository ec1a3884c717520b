//! The rules, fetched and read as the app does it.

use bosang::load::{self, LoadFault};
use rules::{Digest, LoadedPack, Pack, canonical_json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stand_in::{StandIn, text};

/// The Kakao pack, compiled from its source.
pub(crate) fn kakao() -> Pack {
    let source = include_str!("../../packs/kakao-2022-10-15.toml");
    let (compiled, findings) = compiler::compile("kakao-2022-10-15.toml", source);
    compiled.unwrap_or_else(|| panic!("{findings:?}")).pack
}

/// Loads a pack of that content over a real request.
async fn fetched(content: &str) -> Result<LoadedPack, LoadFault> {
    let url = text(&format!(
        "return URL.createObjectURL(new Blob([{content:?}]))"
    ));
    load::pack(&url).await
}

/// Loads a pack where the server gives that answer.
async fn answered(response: &str) -> Option<LoadFault> {
    let server = format!("() => Promise.resolve({response})");
    let server = StandIn::function("window", "fetch", &server);
    let loaded = load::pack(load::PACK_URL).await;
    drop(server);
    loaded.err()
}

#[wasm_bindgen_test]
async fn rules_come_as_they_were_compiled() {
    let pack = kakao();
    let json = canonical_json(&pack).expect("JSON");
    let loaded = fetched(&json).await.expect("the rules");
    assert_eq!(*loaded.pack(), pack);
    assert_eq!(loaded.reference().hash, Digest::of(json.as_bytes()));
}

#[wasm_bindgen_test]
async fn rules_that_do_not_come_are_told_apart() {
    let absent = load::pack("no-such-pack.json").await;
    assert_eq!(absent.err(), Some(LoadFault::Status(404)));
    // Nobody listens there.
    let unreachable = load::pack("http://127.0.0.1:9/pack.json").await;
    assert_eq!(unreachable.err(), Some(LoadFault::Network));

    for status in [403, 500, 503] {
        let response = format!("new Response('', {{ status: {status} }})");
        assert_eq!(answered(&response).await, Some(LoadFault::Status(status)));
    }
    let broken_off = "new Response(new ReadableStream({
        start(body) { body.error(new Error()); },
      }))";
    assert_eq!(answered(broken_off).await, Some(LoadFault::Network));
    assert_eq!(answered("null").await, Some(LoadFault::Network));
}

#[wasm_bindgen_test]
async fn content_that_is_no_pack_is_told_from_rules_that_do_not_come() {
    // A page where the pack should be, as a wrongly set up server or a hotel's network gives it.
    let page = load::pack("/").await;
    assert_eq!(page.err(), Some(LoadFault::Content));
    let source = load::pack("packs/kakao-2022-10-15.toml").await;
    assert_eq!(source.err(), Some(LoadFault::Content));

    let json = canonical_json(&kakao()).expect("JSON");
    let later = json.replace("\"schema\":1", "\"schema\":2");
    assert_ne!(later, json);
    let cut = &json[..json.len() - 1];
    for content in ["", "{}", "[]", "null", cut, &later] {
        let fault = fetched(content).await.err();
        let shown: String = content.chars().take(40).collect();
        assert_eq!(fault, Some(LoadFault::Content), "{shown}");
    }
}
