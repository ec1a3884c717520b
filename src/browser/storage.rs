//! The browser's local storage: the draft and the chosen language.
//!
//! Keys name the folder that the calculator is deployed in, so that two deployments on one origin
//! keep apart, whichever page of theirs is open: `bosang./next/.draft.PACK`. Until version 0.1.0
//! they named no folder; what lies there is taken over by the first calculator that looks for it.

use std::{
    cell::{Cell, RefCell},
    cmp::Reverse,
};

use interview::draft::{DRAFT_SCHEMA, Draft};
use rules::{Instant, Lang, id::PackId, order};
use web_sys::{DomException, wasm_bindgen::JsCast};

use crate::json;

const LANG: &str = "lang";

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
    /// The path of the folder that the calculator is deployed in.
    static FOLDER: RefCell<String> = const { RefCell::new(String::new()) };
    /// What this tab last read or wrote, by its key: what else stands there is another tab's.
    static KNOWN: RefCell<(String, Option<String>)> = const { RefCell::new((String::new(), None)) };
    /// Which of the places for drafts this tab keeps its own at: those before hold what it cannot read.
    static PLACE: Cell<usize> = const { Cell::new(0) };
    /// What stands there.
    static UNREAD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// Whether another tab holds the draft.
    static ELSEWHERE: Cell<bool> = const { Cell::new(false) };
}

/// So many drafts that cannot be read are passed over; after them nothing is kept.
const MOST_UNREAD: usize = 9;

/// The draft of that pack that is kept; nothing when none is that can be read. One that cannot, of a
/// newer program or damaged, stays where it is ([`unread_drafts`]), and this program keeps its own
/// beside it.
///
/// # Errors
/// [`StorageFault::Blocked`], and [`StorageFault::Full`] where too many cannot be read.
pub fn kept_draft(pack: &PackId) -> Result<Option<Draft>, StorageFault> {
    take_over(pack)?;
    let mut unread = Vec::new();
    for place in 0..=MOST_UNREAD {
        let key = key(&draft_name(pack, place));
        let kept = get(&key)?;
        let draft = kept.as_deref().map(|kept| restore(kept, pack));
        match (draft, kept) {
            (Some(None), Some(kept)) => unread.push(kept),
            (draft, kept) => {
                PLACE.set(place);
                UNREAD.set(unread);
                KNOWN.set((key, kept));
                return Ok(draft.flatten());
            }
        }
    }
    UNREAD.set(unread);
    Err(StorageFault::Full)
}

/// What was kept for drafts and cannot be read, as it was found by [`kept_draft`].
pub fn unread_drafts() -> Vec<String> {
    UNREAD.with_borrow(Clone::clone)
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
    let prefix = shelf_key(pack, "");
    let mut keys = keys().unwrap_or_default();
    keys.retain(|key| key.starts_with(&prefix));
    let drafts = keys.iter().filter_map(|key| get(key).ok()?);
    let drafts: Vec<Draft> = drafts.filter_map(|kept| restore(&kept, pack)).collect();
    order::by_key(&drafts, |draft| {
        Reverse(draft.touched.map(Instant::seconds))
    })
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
    Lang::from_tag(&get(&key(LANG)).ok()??)
}

/// Keeps the language chosen.
///
/// # Errors
/// A [`StorageFault`].
pub fn save_lang(lang: Lang) -> Result<(), StorageFault> {
    set(&key(LANG), lang.tag())
}

/// Says in which folder the calculator is deployed.
pub fn is_deployed_in(folder: &str) {
    FOLDER.set(folder.to_owned());
}

/// In which folder the calculator is deployed.
pub(crate) fn folder() -> String {
    FOLDER.with_borrow(Clone::clone)
}

/// What every key begins with, of the calculator in any folder and of those before 0.1.0.
const EVERY: &str = "bosang.";

fn key(name: &str) -> String {
    FOLDER.with_borrow(|folder| [EVERY, folder, ".", name].concat())
}

/// The name of a place for a draft: the first, or one beside what cannot be read there.
fn draft_name(pack: &PackId, place: usize) -> String {
    match place {
        0 => ["draft.", pack.as_str()].concat(),
        place => ["beside.", pack.as_str(), ".", &place.to_string()].concat(),
    }
}

fn shelf_name(pack: &PackId, draft: &str) -> String {
    ["shelf.", pack.as_str(), ".", draft].concat()
}

/// The key of the draft of that pack.
pub(crate) fn draft_key(pack: &PackId) -> String {
    key(&draft_name(pack, PLACE.get()))
}

fn shelf_key(pack: &PackId, draft: &str) -> String {
    key(&shelf_name(pack, draft))
}

/// Moves what was kept under keys that name no folder to those that do, where nothing is yet.
fn take_over(pack: &PackId) -> Result<(), StorageFault> {
    let shelf = [EVERY, &shelf_name(pack, "")].concat();
    let mut earlier = keys()?;
    earlier.retain(|key| key.starts_with(&shelf));
    earlier.push([EVERY, &draft_name(pack, 0)].concat());
    earlier.push([EVERY, LANG].concat());
    for from in earlier {
        let Some(name) = from.strip_prefix(EVERY) else {
            continue;
        };
        let to = key(name);
        if let Some(text) = get(&from)?
            && get(&to)?.is_none()
            // Where there is no room it stays where it is.
            && set(&to, &text).is_ok()
        {
            remove(&from)?;
        }
    }
    Ok(())
}

fn keys() -> Result<Vec<String>, StorageFault> {
    let storage = storage()?;
    let count = storage.length().unwrap_or_default();
    Ok((0..count).filter_map(|at| storage.key(at).ok()?).collect())
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
