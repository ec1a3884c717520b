//! The browser's edges, in a real browser.
#![cfg(target_arch = "wasm32")]

use std::{cell::RefCell, rc::Rc};

use bosang::{
    clipboard, clock, download,
    draft::{Draft, Entry},
    files::{self, FileFault},
    history,
    load::{self, LoadFault},
    locale, random,
    storage::{self, StorageFault},
};
use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use rules::{Digest, Instant, Lang};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Runs JavaScript that changes the page for one test.
fn script(code: &str) -> JsValue {
    Function::new_no_args(code)
        .call0(&JsValue::NULL)
        .expect("the script runs")
}

async fn pause(milliseconds: i32) {
    let wait = Promise::new(&mut |done, _| {
        let window = web_sys::window().expect("a window");
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
            .expect("a timer");
    });
    JsFuture::from(wait).await.expect("time passes");
}

fn draft() -> Draft {
    let mut draft = Draft {
        schema: bosang::draft::DRAFT_SCHEMA,
        pack: "test-pack".into(),
        version: "1.0.0".into(),
        idempotency_key: random::key(),
        entries: Default::default(),
        windows: Default::default(),
        other_losses: Vec::new(),
        evidence: Default::default(),
        passed: Default::default(),
        prepared: None,
    };
    draft
        .entries
        .insert("sales".into(), Entry::Text("한 백만쯤".into()));
    draft
}

#[wasm_bindgen_test]
fn a_draft_is_kept_and_forgotten() {
    let draft = draft();
    storage::save_draft(&draft).expect("room");
    assert_eq!(storage::draft(&draft.pack), Ok(Some(draft.clone())));
    assert_eq!(storage::draft(&"other-pack".into()), Ok(None));
    storage::remove_draft(&draft.pack).expect("storage");
    assert_eq!(storage::draft(&draft.pack), Ok(None));
}

#[wasm_bindgen_test]
fn a_draft_that_cannot_be_read_is_none() {
    let draft = draft();
    for content in ["", "{", "{\"schema\":1}", "[]"] {
        script(&format!(
            "localStorage.setItem('bosang.draft.test-pack', '{content}')"
        ));
        assert_eq!(storage::draft(&draft.pack), Ok(None), "{content}");
    }
    let later = Draft {
        schema: 99,
        ..draft.clone()
    };
    storage::save_draft(&later).expect("room");
    assert_eq!(storage::draft(&draft.pack), Ok(None), "a later form");
    storage::remove_draft(&draft.pack).expect("storage");
}

#[wasm_bindgen_test]
fn full_storage_is_told_from_blocked_storage() {
    let draft = draft();
    script(
        "window.kept = Storage.prototype.setItem;
         Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };",
    );
    assert_eq!(storage::save_draft(&draft), Err(StorageFault::Full));
    script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); };");
    assert_eq!(storage::save_draft(&draft), Err(StorageFault::Blocked));
    script("Storage.prototype.setItem = window.kept;");

    script(
        "Object.defineProperty(window, 'localStorage', {
           configurable: true,
           get() { throw new DOMException('', 'SecurityError'); },
         });",
    );
    assert_eq!(storage::draft(&draft.pack), Err(StorageFault::Blocked));
    assert_eq!(storage::save_draft(&draft), Err(StorageFault::Blocked));
    assert_eq!(
        storage::remove_draft(&draft.pack),
        Err(StorageFault::Blocked)
    );
    assert_eq!(storage::lang(), None);
    script(
        "Object.defineProperty(window, 'localStorage', { configurable: true, get: () => null });",
    );
    assert_eq!(storage::save_draft(&draft), Err(StorageFault::Blocked));
    script("delete window.localStorage;");
    assert_eq!(storage::save_draft(&draft), Ok(()));
    storage::remove_draft(&draft.pack).expect("storage");
}

#[wasm_bindgen_test]
fn the_language_is_kept() {
    storage::save_lang(Lang::En).expect("room");
    assert_eq!(storage::lang(), Some(Lang::En));
    storage::save_lang(Lang::Ko).expect("room");
    assert_eq!(locale::initial(), Lang::Ko);
    script("localStorage.removeItem('bosang.lang')");

    locale::announce(Lang::En, "Estimate");
    let lang = script("return document.documentElement.lang");
    assert_eq!(lang.as_string().as_deref(), Some("en"));
    let title = script("return document.title");
    assert_eq!(title.as_string().as_deref(), Some("Estimate"));
}

#[wasm_bindgen_test]
async fn the_history_is_walked() {
    let walked: Rc<RefCell<Vec<String>>> = Rc::default();
    let heard = walked.clone();
    let listener = history::listen(move |path| heard.borrow_mut().push(path));

    history::replace("");
    assert_eq!(history::path(), "");
    history::push("q/services");
    history::push("q/melon");
    assert_eq!(history::path(), "q/melon");
    assert!(
        walked.borrow().is_empty(),
        "the app's own steps are no news"
    );

    assert!(history::back());
    pause(200).await;
    assert_eq!(history::path(), "q/services");
    assert_eq!(*walked.borrow(), ["q/services"]);

    history::replace("check");
    assert!(history::back());
    pause(200).await;
    assert_eq!(history::path(), "");
    assert!(!history::back(), "what lies before is not of this app");

    script("location.hash = '#/estimate'");
    pause(200).await;
    assert_eq!(walked.borrow().last().map(String::as_str), Some("estimate"));
    drop(listener);
}

/// A file of `bytes` whole numbers that count up.
fn file(bytes: &[u8]) -> web_sys::File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = web_sys::FilePropertyBag::new();
    options.set_type("application/pdf");
    web_sys::File::new_with_u8_array_sequence_and_options(&parts, "매출.pdf", &options)
        .expect("a file")
}

#[wasm_bindgen_test]
async fn files_are_named_by_their_content() {
    let named = files::fingerprint(&file(b"abc")).await.expect("a file");
    assert_eq!(
        named.sha256.to_string(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    assert_eq!(named.name, "매출.pdf");
    assert_eq!(named.media_type, "application/pdf");
    assert_eq!(named.bytes, 3);

    // Around a slice's end, and over several slices.
    for length in [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000] {
        let content: Vec<u8> = (0..length).map(|at| (at % 251) as u8).collect();
        let named = files::fingerprint(&file(&content)).await.expect("a file");
        assert_eq!(named.sha256, Digest::of(&content), "{length}");
        assert_eq!(named.bytes, length);
    }
    assert_eq!(files::fingerprint(&file(b"")).await, Err(FileFault::Empty));

    script(
        "window.kept = Blob.prototype.arrayBuffer;
         Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));",
    );
    assert_eq!(
        files::fingerprint(&file(b"abc")).await,
        Err(FileFault::Unreadable)
    );
    script("Blob.prototype.arrayBuffer = window.kept;");
}

#[wasm_bindgen_test]
async fn a_download_is_the_text_under_its_name() {
    script(
        "window.taken = [];
         window.kept = HTMLAnchorElement.prototype.click;
         HTMLAnchorElement.prototype.click = function () {
           window.taken.push(this.download);
           window.fetched = fetch(this.href).then((response) => response.text());
         };",
    );
    let done = download::json("bosang-test.json", "{\"금액\":1}");
    script("HTMLAnchorElement.prototype.click = window.kept;");
    assert_eq!(done, Ok(()));
    let name = script("return window.taken.join()");
    assert_eq!(name.as_string().as_deref(), Some("bosang-test.json"));
    let fetched: Promise = script("return window.fetched").unchecked_into();
    let text = JsFuture::from(fetched).await.expect("the file's content");
    assert_eq!(text.as_string().as_deref(), Some("{\"금액\":1}"));
}

#[wasm_bindgen_test]
async fn a_clipboard_that_is_not_there_or_refuses_is_a_fault() {
    script(
        "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });",
    );
    assert!(clipboard::copy("text").await.is_err());
    script(
        "Object.defineProperty(navigator, 'clipboard', {
           configurable: true,
           value: { writeText: () => Promise.reject(new DOMException('', 'NotAllowedError')) },
         });",
    );
    assert!(clipboard::copy("text").await.is_err());
    script(
        "Object.defineProperty(navigator, 'clipboard', {
           configurable: true,
           value: { writeText: (text) => { window.copied = text; return Promise.resolve(); } },
         });",
    );
    assert!(clipboard::copy("text").await.is_ok());
    let copied = Reflect::get(&js_sys::global(), &"copied".into()).expect("a value");
    assert_eq!(copied.as_string().as_deref(), Some("text"));
    script("delete navigator.clipboard;");
}

#[wasm_bindgen_test]
async fn rules_that_do_not_come_are_told_apart() {
    assert_eq!(
        load::pack("no-such-pack.json").await.err(),
        Some(LoadFault::Status(404))
    );
    let unreachable = load::pack("http://127.0.0.1:9/pack.json").await;
    assert_eq!(unreachable.err(), Some(LoadFault::Network));
    let no_pack = load::pack("data:application/json,{}").await;
    assert_eq!(no_pack.err(), Some(LoadFault::Content));
}

#[wasm_bindgen_test]
fn keys_differ_even_without_a_secure_source() {
    let keys = [random::key(), random::key()];
    assert_ne!(keys[0], keys[1]);
    script(
        "window.kept = Crypto.prototype.getRandomValues;
         Crypto.prototype.getRandomValues = () => { throw new Error(); };",
    );
    let plain = [random::key(), random::key()];
    script("Crypto.prototype.getRandomValues = window.kept;");
    assert_ne!(plain[0], plain[1]);
    for key in keys.iter().chain(&plain) {
        assert_eq!(key.len(), 32);
        assert!(key.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }
}

#[wasm_bindgen_test]
fn the_clock_tells_the_offset_asked_for() {
    let last: Instant = "2022-10-20T23:00:00+09:00".parse().expect("an instant");
    let now = clock::now(last);
    assert_eq!(now.offset_minutes(), 540);
    assert!(now.seconds() > last.seconds());
}
