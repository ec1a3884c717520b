//! The clock, the language and the randomness of the device.

use bosang::browser::{clock, locale, random, storage};
use rules::{Instant, Lang};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stand_in::{StandIn, script, text};

fn last() -> Instant {
    "2022-10-20T23:00:00+09:00".parse().expect("an instant")
}

#[wasm_bindgen_test]
fn the_clock_tells_the_present_moment_at_the_offset_asked_for() {
    let before: i64 = text("return String(Math.floor(Date.now() / 1000))")
        .parse()
        .expect("seconds");
    let now = clock::now(last());
    assert_eq!(now.offset_minutes(), 540);
    assert!((before..before + 5).contains(&now.seconds()));

    let moment = StandIn::function("Date", "now", "() => 1666247400999");
    assert_eq!(clock::now(last()).to_string(), "2022-10-20T15:30:00+09:00");
    drop(moment);
}

#[wasm_bindgen_test]
fn a_clock_that_stands_nowhere_is_not_believed() {
    for elsewhere in ["1e18", "-1e18", "Infinity"] {
        let clock = StandIn::function("Date", "now", &format!("() => {elsewhere}"));
        assert_eq!(clock::now(last()), last(), "{elsewhere}");
        drop(clock);
    }
}

#[wasm_bindgen_test]
fn the_language_is_the_documents_where_the_pack_has_it() {
    let written = |lang: &str| script(&format!("document.documentElement.lang = '{lang}'"));
    for (lang, first) in [
        ("en", Lang::En),
        ("ko", Lang::Ko),
        ("fr", Lang::Ko),
        ("", Lang::Ko),
    ] {
        written(lang);
        assert_eq!(locale::initial(&Lang::ALL), first, "{lang}");
    }
    written("en");
    assert_eq!(locale::initial(&[Lang::Ko]), Lang::Ko, "not written in it");
    storage::save_lang(Lang::En).expect("room");
    assert_eq!(storage::lang(), Some(Lang::En));
    // For as long as no folder of a deployment was named.
    script("localStorage.removeItem('bosang..lang')");
    assert_eq!(storage::lang(), None);
}

#[wasm_bindgen_test]
fn the_document_is_told_its_language_and_title() {
    let title = text("return document.title");
    locale::announce(Lang::En, "Estimate <b>");
    assert_eq!(text("return document.documentElement.lang"), "en");
    assert_eq!(text("return document.title"), "Estimate <b>");
    locale::announce(Lang::Ko, &title);
    assert_eq!(text("return document.documentElement.lang"), "ko");
}

#[wasm_bindgen_test]
fn keys_differ_even_without_a_secure_source() {
    let keys = [random::key(), random::key()];
    let insecure = "() => { throw new Error(); }";
    let insecure = StandIn::function("Crypto.prototype", "getRandomValues", insecure);
    let plain = [random::key(), random::key()];
    drop(insecure);
    let none = StandIn::new("window", "crypto", "value: undefined");
    let bare = [random::key(), random::key()];
    drop(none);
    for [first, second] in [&keys, &plain, &bare] {
        assert_ne!(first, second);
        for key in [first, second] {
            assert_eq!(key.len(), 32);
            assert!(key.bytes().all(|byte| byte.is_ascii_hexdigit()));
        }
    }
}
