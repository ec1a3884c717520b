//! The browser's local storage: the draft and the chosen language.

use rules::{Lang, canonical_json, id::PackId};
use web_sys::{DomException, wasm_bindgen::JsCast};

use crate::{
    draft::{DRAFT_SCHEMA, Draft},
    json,
};

const LANG_KEY: &str = "bosang.lang";

/// Why something is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageFault {
    /// The browser gives this page no storage.
    Blocked,
    /// There is no room left.
    Full,
}

/// The draft of that pack; nothing when there is none that can be read.
///
/// # Errors
/// [`StorageFault::Blocked`].
pub fn draft(pack: &PackId) -> Result<Option<Draft>, StorageFault> {
    let saved = get(&draft_key(pack))?;
    Ok(saved
        .and_then(|json| json::read(json.as_bytes()).ok())
        .filter(|draft: &Draft| draft.schema == DRAFT_SCHEMA && draft.pack == *pack))
}

/// Keeps the draft until it is kept again or removed.
///
/// # Errors
/// A [`StorageFault`].
pub fn save_draft(draft: &Draft) -> Result<(), StorageFault> {
    // A draft is maps with text keys, lists and texts, all of which JSON has.
    let json = canonical_json(draft).unwrap_or_default();
    set(&draft_key(&draft.pack), &json)
}

/// Forgets the draft of that pack.
///
/// # Errors
/// [`StorageFault::Blocked`].
pub fn remove_draft(pack: &PackId) -> Result<(), StorageFault> {
    let removed = storage()?.remove_item(&draft_key(pack));
    removed.map_err(|_| StorageFault::Blocked)
}

/// The language chosen before, if any.
pub fn lang() -> Option<Lang> {
    Lang::from_tag(&get(LANG_KEY).ok()??)
}

/// Keeps the language chosen.
///
/// # Errors
/// A [`StorageFault`].
pub fn save_lang(lang: Lang) -> Result<(), StorageFault> {
    set(LANG_KEY, lang.tag())
}

fn draft_key(pack: &PackId) -> String {
    ["bosang.draft.", pack.as_str()].concat()
}

fn storage() -> Result<web_sys::Storage, StorageFault> {
    // The getter itself throws where storage is blocked.
    web_sys::window()
        .and_then(|window| window.local_storage().ok()?)
        .ok_or(StorageFault::Blocked)
}

fn get(key: &str) -> Result<Option<String>, StorageFault> {
    storage()?.get_item(key).map_err(|_| StorageFault::Blocked)
}

fn set(key: &str, text: &str) -> Result<(), StorageFault> {
    storage()?.set_item(key, text).map_err(|thrown| {
        match thrown.dyn_ref::<DomException>().map(DomException::name) {
            Some(name) if name == "SecurityError" => StorageFault::Blocked,
            _ => StorageFault::Full,
        }
    })
}
