//! Files are named by their content and never leave.

use bosang::browser::files::{self, FileFault};
use js_sys::{Array, Uint8Array};
use rules::Digest;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::stand_in::StandIn;

/// A file of these bytes.
fn file(bytes: &[u8]) -> web_sys::File {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = web_sys::FilePropertyBag::new();
    options.set_type("application/pdf");
    web_sys::File::new_with_u8_array_sequence_and_options(&parts, "매출.pdf", &options)
        .expect("a file")
}

/// The examples of FIPS 180-4.
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

    let two_blocks = file(b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq");
    let named = files::fingerprint(&two_blocks).await.expect("a file");
    assert_eq!(
        named.sha256.to_string(),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    );
    let million = file(&[b'a'; 1_000_000]);
    let named = files::fingerprint(&million).await.expect("a file");
    assert_eq!(
        named.sha256.to_string(),
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    );
}

#[wasm_bindgen_test]
async fn files_are_read_whole_around_the_end_of_a_slice() {
    for length in [(1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3_000_000] {
        let content: Vec<u8> = (0..length).map(|at: u64| (at % 251) as u8).collect();
        let named = files::fingerprint(&file(&content)).await.expect("a file");
        assert_eq!(named.sha256, Digest::of(&content), "{length}");
        assert_eq!(named.bytes, length);
    }
}

#[wasm_bindgen_test]
async fn a_file_without_a_type_has_none() {
    let parts = Array::of1(&Uint8Array::from(&b"abc"[..]));
    let plain = web_sys::File::new_with_u8_array_sequence(&parts, "x").expect("a file");
    let named = files::fingerprint(&plain).await.expect("a file");
    assert_eq!((named.name.as_str(), named.media_type.as_str()), ("x", ""));
}

#[wasm_bindgen_test]
async fn a_file_that_cannot_be_used_says_why() {
    assert_eq!(files::fingerprint(&file(b"")).await, Err(FileFault::Empty));
    let moved = "() => Promise.reject(new DOMException('', 'NotReadableError'))";
    let cut = "() => Promise.resolve(new ArrayBuffer(2))";
    let no_bytes = "() => Promise.resolve('abc')";
    for content in [moved, cut, no_bytes] {
        let stand_in = StandIn::function("Blob.prototype", "arrayBuffer", content);
        let named = files::fingerprint(&file(b"abc")).await;
        drop(stand_in);
        assert_eq!(named, Err(FileFault::Unreadable), "{content}");
    }
    assert!(files::fingerprint(&file(b"abc")).await.is_ok());
}
