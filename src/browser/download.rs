//! Hands a text to the person as a file, without any server.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long a browser may take to begin reading the file.
const KEEP_MS: u32 = 60_000;

/// The browser did not take the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DownloadFault;

impl From<JsValue> for DownloadFault {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Downloads `text` as a JSON file called `name`.
///
/// # Errors
/// [`DownloadFault`] when the browser refuses.
pub fn json(name: &str, text: &str) -> Result<(), DownloadFault> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(DownloadFault)?;
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document
        .create_element("a")?
        .dyn_into()
        .map_err(|_| DownloadFault)?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(KEEP_MS, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
