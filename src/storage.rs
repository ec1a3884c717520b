//! The browser's local storage: the draft and the chosen language.

use rules::{Lang, id::PackId};
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

/// What is kept of a draft of that pack, as it was written; nothing when nothing is.
///
/// # Errors
/// [`StorageFault::Blocked`].
pub fn kept(pack: &PackId) -> Result<Option<String>, StorageFault> {
    get(&draft_key(pack))
}

/// The draft in what was kept; nothing when it cannot be read or is not of that pack.
pub fn restore(kept: &str, pack: &PackId) -> Option<Draft> {
    json::read(kept.as_bytes())
        .ok()
        .filter(|draft: &Draft| draft.schema == DRAFT_SCHEMA && draft.pack == *pack)
}

/// Keeps the draft until another is kept, or forgets the one kept when there is nothing in it.
///
/// # Errors
/// A [`StorageFault`].
pub fn keep(draft: &Draft) -> Result<(), StorageFault> {
    let key = draft_key(&draft.pack);
    if draft.is_empty() {
        let removed = storage()?.remove_item(&key);
        return removed.map_err(|_| StorageFault::Blocked);
    }
    // A draft is maps with text keys, lists and texts, all of which JSON has.
    set(&key, &serde_json::to_string(draft).unwrap_or_default())
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
