//! The claim as a file to go on with: what was typed, as it was typed, plain or locked with a
//! passphrase.
//!
//! `static/claim-file.js` saves and locks, since a browser has the ciphers; it is loaded when it is
//! asked for something.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};

use crate::{
    draft::Draft,
    events::{self, Said},
    json::{self, Document, Unreadable},
    reopen,
    state::Action,
    view::View,
};

const SCRIPT: &str = "claim-file.js";
const LOAD: &str = "bosang:load";
const TOLD: &str = "bosang:claim";
const SAVE: &str = "bosang:claim-save";
const OPEN: &str = "bosang:claim-open";

/// What a file of a draft says that it is, and one that is locked.
const DRAFT: &str = "draft";
const LOCKED: &str = "locked";
/// The version of the form of a file.
const SCHEMA: u32 = 1;

/// Why a locked file does not open, or a file is not saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileTrouble {
    /// It is not what was saved.
    Damaged,
    /// A newer calculator made it.
    Newer,
    /// The passphrase is another one.
    Passphrase,
    /// The browser has no ciphers for a page that is not secure.
    Insecure,
}

/// How saving goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// The browser is at it; locking takes a moment.
    Underway,
    /// The browser has the file.
    Done,
    /// It could not be made.
    Failed(FileTrouble),
}

/// What the script tells.
#[derive(Deserialize)]
struct Told {
    ready: Option<bool>,
    saved: Option<bool>,
    opened: Option<String>,
    failed: Option<FileTrouble>,
}

#[derive(Serialize)]
struct DraftFile<'a> {
    bosang: &'static str,
    schema: u32,
    draft: &'a Draft,
}

#[derive(Serialize)]
struct Save<'a> {
    name: &'a str,
    text: &'a str,
    passphrase: Option<&'a str>,
}

#[derive(Serialize)]
struct Open<'a> {
    file: &'a str,
    passphrase: &'a str,
}

thread_local! {
    /// What was asked for before the script was there.
    static WAITING: RefCell<Option<(&'static str, String)>> = const { RefCell::new(None) };
}

/// The content of a plain file.
pub(crate) fn spelled(draft: &Draft) -> String {
    let file = DraftFile {
        bosang: DRAFT,
        schema: SCHEMA,
        draft,
    };
    // A draft is maps with text keys, lists and texts, all of which JSON has.
    serde_json::to_string(&file).unwrap_or_default()
}

/// The draft in a plain file; nothing where the document is something else.
///
/// # Errors
/// [`Unreadable`] where it says that it is one and is not.
pub(crate) fn draft_in(document: &mut Document) -> Result<Option<Draft>, Unreadable> {
    if !document.has("bosang") {
        return Ok(None);
    }
    let kind: String = document.field("bosang")?;
    let schema: u32 = document.field("schema")?;
    if kind != DRAFT || schema != SCHEMA {
        return Err(Unreadable);
    }
    document.field("draft").map(Some)
}

/// Whether the content is that of a locked file, in one piece or not.
pub(crate) fn is_locked(content: &[u8]) -> bool {
    let Ok(mut document) = Document::parse(content) else {
        return false;
    };
    document.has("bosang") && document.field::<String>("bosang").as_deref() == Ok(LOCKED)
}

/// Saves the draft as a file called `name`.
pub(crate) fn save(draft: &Draft, name: &str, passphrase: Option<&str>) {
    let save = Save {
        name,
        text: &spelled(draft),
        passphrase,
    };
    ask(SAVE, serde_json::to_string(&save).unwrap_or_default());
}

/// Opens a locked file; what comes of it is heard.
pub(crate) fn open(file: &str, passphrase: &str) {
    let open = Open { file, passphrase };
    ask(OPEN, serde_json::to_string(&open).unwrap_or_default());
}

fn ask(what: &'static str, text: String) {
    if events::say(what, &text) != Said::Taken {
        WAITING.set(Some((what, text)));
        events::say(LOAD, SCRIPT);
    }
}

/// Hears what came of saving and opening from now on.
pub(crate) fn hear(view: &View) {
    let view = view.clone();
    events::hear(TOLD, move |told| {
        let Ok(told) = json::read::<Told>(told.as_bytes()) else {
            return;
        };
        let dispatcher = view.dispatcher();
        if told.ready.is_some() {
            if let Some((what, text)) = WAITING.take() {
                events::say(what, &text);
            }
        } else if told.saved.is_some() {
            dispatcher.dispatch(Action::Saving(Saving::Done));
        } else if let (Some(opened), Some(interview)) = (told.opened, &view.state().interview) {
            let key = &view.state().draft.idempotency_key;
            let read = reopen::read(opened.as_bytes(), interview.rules, key);
            dispatcher.dispatch(Action::FileRead(read));
        } else if let Some(trouble) = told.failed {
            dispatcher.dispatch(Action::Trouble(trouble));
        }
    });
}
