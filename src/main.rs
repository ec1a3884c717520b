//! The page's program. `static/program.js` starts it.

use bosang::app::start::{self, Sources};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Opens the app with the compiled pack; `current` is that of the current version where the other
/// is older, else empty; `operator` is what the operator says, `opening` what was answered before
/// the program was here, both in JSON. `root` leads from the page's address to the folder that the
/// calculator is deployed in, which has the path `folder`.
///
/// # Errors
/// Where the program and the rules are of two versions.
#[wasm_bindgen]
pub fn open(
    rules: &[u8],
    current: &[u8],
    operator: &str,
    root: &str,
    folder: &str,
    opening: &str,
) -> Result<(), JsError> {
    start::start(Sources {
        compiled: rules,
        current: Some(current).filter(|current| !current.is_empty()),
        operator,
        root,
        folder,
        opening,
    })?;
    Ok(())
}

/// Takes in the catalogue of a language: before the app is opened in it, and when a person changes to
/// it.
///
/// # Errors
/// Where the program and the catalogue are of two versions.
#[wasm_bindgen]
pub fn words(catalogue: &[u8]) -> Result<(), JsError> {
    words::i18n::load(catalogue)?;
    Ok(())
}

fn main() {}
