//! Fetches the rules.

use js_sys::{ArrayBuffer, Uint8Array};
use rules::{Digest, LoadedPack};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use crate::json;

/// The compiled pack, beside the page.
pub const PACK_URL: &str = "packs/kakao-2022-10-15.json";

/// Why there are no rules to go by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadFault {
    /// Nothing came.
    Network,
    /// The server answered with this status.
    Status(u16),
    /// What came is not a pack that this program reads.
    Content,
}

/// Fetches and reads the pack at `url`.
///
/// # Errors
/// A [`LoadFault`].
pub async fn pack(url: &str) -> Result<LoadedPack, LoadFault> {
    let window = web_sys::window().ok_or(LoadFault::Network)?;
    let response = JsFuture::from(window.fetch_with_str(url)).await;
    let response: Response = response
        .ok()
        .and_then(|response| response.dyn_into().ok())
        .ok_or(LoadFault::Network)?;
    if !response.ok() {
        return Err(LoadFault::Status(response.status()));
    }
    let body = response.array_buffer().map_err(|_| LoadFault::Network)?;
    let body = JsFuture::from(body).await.map_err(|_| LoadFault::Network)?;
    let body: ArrayBuffer = body.dyn_into().map_err(|_| LoadFault::Network)?;
    let json = Uint8Array::new(&body).to_vec();
    let pack = json::read(&json).map_err(|_| LoadFault::Content)?;
    LoadedPack::with_hash(pack, Digest::of(&json)).map_err(|_| LoadFault::Content)
}
