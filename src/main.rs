//! The page's program. `static/boot.js` starts it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens the app with the compiled pack.
#[wasm_bindgen]
pub fn open(rules: &[u8]) {
    bosang::start(rules);
}

fn main() {}
