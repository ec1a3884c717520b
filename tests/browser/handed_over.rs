//! What a person takes away: the file, the clipboard, the paper.

use bosang::browser::{
    clipboard::{self, ClipboardFault},
    download::{self, DownloadFault},
    print,
};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stand_in::{StandIn, script, text, text_later};

/// The click that would save the file reads it instead.
#[wasm_bindgen_test]
async fn a_download_is_the_text_under_its_name() {
    script("window.elements = document.querySelectorAll('*').length");
    let click = StandIn::function(
        "HTMLAnchorElement.prototype",
        "click",
        "function () {
           window.name_taken = this.download;
           window.fetched = fetch(this.href);
         }",
    );
    let done = download::json("bosang-test.json", "{\"금액\":1}");
    drop(click);
    assert_eq!(done, Ok(()));
    assert_eq!(text("return window.name_taken"), "bosang-test.json");
    let form = text_later("return window.fetched.then((file) => file.headers.get('content-type'))");
    assert_eq!(form.await, "application/json");
    let content = text_later("return window.fetched.then((file) => file.text())");
    assert_eq!(content.await, "{\"금액\":1}");
    assert_eq!(
        text("return String(document.querySelectorAll('*').length - window.elements)"),
        "0",
        "nothing is left in the page"
    );
}

#[wasm_bindgen_test]
fn a_download_that_the_browser_refuses_is_a_fault() {
    let refused = "() => { throw new TypeError(); }";
    let refused = StandIn::function("URL", "createObjectURL", refused);
    assert_eq!(download::json("name.json", "{}"), Err(DownloadFault));
    drop(refused);
}

#[wasm_bindgen_test]
async fn a_clipboard_that_is_not_there_or_refuses_is_a_fault() {
    let absent = StandIn::new("navigator", "clipboard", "value: undefined");
    assert_eq!(clipboard::copy("text").await, Err(ClipboardFault));
    drop(absent);

    let refused = "() => Promise.reject(new DOMException('', 'NotAllowedError'))";
    let refused = StandIn::function("Clipboard.prototype", "writeText", refused);
    assert_eq!(clipboard::copy("text").await, Err(ClipboardFault));
    drop(refused);
}

#[wasm_bindgen_test]
async fn the_clipboard_is_given_the_text() {
    let taken = "(text) => { window.copied = text; return Promise.resolve(); }";
    let taken = StandIn::function("Clipboard.prototype", "writeText", taken);
    assert_eq!(clipboard::copy("{\"금액\":1}").await, Ok(()));
    drop(taken);
    assert_eq!(text("return window.copied"), "{\"금액\":1}");
}

#[wasm_bindgen_test]
fn paper_shows_what_is_folded() {
    script(
        "document.body.insertAdjacentHTML('beforeend',
           '<div id=folds><details></details><details open></details><details></details></div>')",
    );
    let folds = || text("return [...folds.children].map((fold) => Number(fold.open)).join('')");
    let fire = |name: &str| script(&format!("dispatchEvent(new Event('{name}'))"));
    let listeners = print::listen();
    fire("beforeprint");
    assert_eq!(folds(), "111");
    fire("afterprint");
    assert_eq!(folds(), "010", "what was open stays open");
    drop(listeners);
    fire("beforeprint");
    assert_eq!(folds(), "010", "nobody listens any more");

    let asked = StandIn::function("window", "print", "() => { window.printed = 'yes'; }");
    print::open();
    drop(asked);
    assert_eq!(text("return window.printed"), "yes");
    script("folds.remove()");
}
