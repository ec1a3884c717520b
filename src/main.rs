//! The page's program. `static/boot.js` starts it.

use wasm_bindgen::prelude::wasm_bindgen;

/// Opens the app with the compiled pack; `current` is that of the current version where the other
/// is older, else empty; `operator` is what the operator says, in JSON.
#[wasm_bindgen]
pub fn open(rules: &[u8], current: &[u8], operator: &str) {
    let current = Some(current).filter(|current| !current.is_empty());
    bosang::start(rules, current, operator);
}

fn main() {}
