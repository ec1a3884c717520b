//! The browser's local storage: the draft and the chosen language.

use std::{
    cell::{Cell, RefCell},
    cmp::Reverse,
};

use rules::{Instant, Lang, id::PackId};
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
    /// Another tab writes it.
    Elsewhere,
}

thread_local! {
    /// What this tab last read or wrote, by its key: what else stands there is another tab's.
    static KNOWN: RefCell<(String, Option<String>)> = const { RefCell::new((String::new(), None)) };
    /// Whether another tab holds the draft.
    static ELSEWHERE: Cell<bool> = const { Cell::new(false) };
}

/// What is kept of a draft of that pack, as it was written; nothing when nothing is.
///
/// # Errors
/// [`StorageFault::Blocked`].
pub fn kept(pack: &PackId) -> Result<Option<String>, StorageFault> {
    let key = draft_key(pack);
    let kept = get(&key)?;
    KNOWN.set((key, kept.clone()));
    Ok(kept)
}

/// Says whether another tab holds the draft: this one keeps nothing then.
pub(crate) fn write_elsewhere(elsewhere: bool) {
    ELSEWHERE.set(elsewhere);
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
    let kept = get(&key)?;
    let is_own = KNOWN.with_borrow(|(known_key, known)| *known_key != key || *known == kept);
    if ELSEWHERE.get() || !is_own {
        return Err(StorageFault::Elsewhere);
    }
    let text = (!draft.is_empty()).then(|| spelled(draft));
    match &text {
        Some(text) => set(&key, text)?,
        None => remove(&key)?,
    }
    KNOWN.set((key, text));
    Ok(())
}

/// The drafts of that pack that were put aside, the one changed last first.
pub(crate) fn shelved(pack: &PackId) -> Vec<Draft> {
    let Ok(storage) = storage() else {
        return Vec::new();
    };
    let prefix = shelf_key(pack, "");
    let keys = (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok()?);
    let keys: Vec<String> = keys.filter(|key| key.starts_with(&prefix)).collect();
    let drafts = keys.iter().filter_map(|key| get(key).ok()?);
    let mut drafts: Vec<Draft> = drafts.filter_map(|kept| restore(&kept, pack)).collect();
    drafts.sort_by_key(|draft| Reverse(draft.touched.map(Instant::seconds)));
    drafts
}

/// Puts a draft aside, where it stays until it is taken back.
///
/// # Errors
/// A [`StorageFault`].
pub(crate) fn shelve(draft: &Draft) -> Result<(), StorageFault> {
    set(
        &shelf_key(&draft.pack, &draft.idempotency_key),
        &spelled(draft),
    )
}

/// Takes a draft off the shelf.
///
/// # Errors
/// A [`StorageFault`].
pub(crate) fn unshelve(draft: &Draft) -> Result<(), StorageFault> {
    remove(&shelf_key(&draft.pack, &draft.idempotency_key))
}

fn spelled(draft: &Draft) -> String {
    // A draft is maps with text keys, lists and texts, all of which JSON has.
    serde_json::to_string(draft).unwrap_or_default()
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

fn shelf_key(pack: &PackId, draft: &str) -> String {
    ["bosang.shelf.", pack.as_str(), ".", draft].concat()
}

fn remove(key: &str) -> Result<(), StorageFault> {
    let removed = storage()?.remove_item(key);
    removed.map_err(|_| StorageFault::Blocked)
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
