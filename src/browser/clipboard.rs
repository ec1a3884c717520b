//! The clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;

/// The browser did not take the text: clipboards want a secure page and the person's leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClipboardFault;

/// Copies `text`.
///
/// # Errors
/// [`ClipboardFault`] when the browser refuses.
pub async fn copy(text: &str) -> Result<(), ClipboardFault> {
    let navigator = web_sys::window().ok_or(ClipboardFault)?.navigator();
    // Outside secure pages there is no clipboard object at all.
    let there = Reflect::get(&navigator, &"clipboard".into());
    if there.map_or(true, |clipboard| clipboard.is_falsy()) {
        return Err(ClipboardFault);
    }
    let written = JsFuture::from(navigator.clipboard().write_text(text));
    written.await.map(|_| ()).map_err(|_| ClipboardFault)
}
