//! The browser's edges, in a real browser. Run it with `cargo xtask test browser`.
#![cfg(target_arch = "wasm32")]

mod address;
mod files;
mod handed_over;
mod page;
mod rules_come;
mod stand_in;
mod storage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
