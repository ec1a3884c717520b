//! The claim as a file to go on with: what was typed, as it was typed, plain or locked with a
//! passphrase.
//!
//! `static/claim-file.js` locks and unlocks, since a browser has the ciphers.

use interview::draft::Draft;
use serde::{Deserialize, Serialize};

use crate::{
    browser::{download, events},
    json::{self, Document, Unreadable},
    pages::view::View,
    state::{Action, FilesAction, reopen},
};

const SCRIPT: &str = "claim-file.js";
const TOLD: &str = "bosang:claim";
const LOCK: &str = "bosang:claim-lock";
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
    /// The browser did not take it.
    Untaken,
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
    locked: Option<Locked>,
    opened: Option<String>,
    failed: Option<FileTrouble>,
}

/// A file that is ready to be saved.
#[derive(Deserialize)]
struct Locked {
    name: String,
    text: String,
}

#[derive(Serialize)]
struct DraftFile<'a> {
    bosang: &'static str,
    schema: u32,
    draft: &'a Draft,
}

#[derive(Serialize)]
struct Lock<'a> {
    name: &'a str,
    text: &'a str,
    passphrase: &'a str,
}

#[derive(Serialize)]
struct Open<'a> {
    file: &'a str,
    passphrase: &'a str,
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
pub(crate) fn draft_in(document: &Document<'_>) -> Result<Option<Draft>, Unreadable> {
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
    let Ok(document) = Document::parse(content) else {
        return false;
    };
    document.has("bosang") && document.field::<String>("bosang").as_deref() == Ok(LOCKED)
}

/// Saves the draft as a file called `name`; tells how that goes on, or went.
pub(crate) fn save(draft: &Draft, name: &str, passphrase: Option<&str>) -> Saving {
    let text = spelled(draft);
    let Some(passphrase) = passphrase else {
        return taken(name, &text);
    };
    let lock = Lock {
        name,
        text: &text,
        passphrase,
    };
    let lock = serde_json::to_string(&lock).unwrap_or_default();
    events::ask(SCRIPT, LOCK, &lock.into());
    Saving::Underway
}

fn taken(name: &str, text: &str) -> Saving {
    match download::json(name, text) {
        Ok(()) => Saving::Done,
        Err(_) => Saving::Failed(FileTrouble::Untaken),
    }
}

/// Opens a locked file; what comes of it is heard.
pub(crate) fn open(file: &str, passphrase: &str) {
    let open = Open { file, passphrase };
    let open = serde_json::to_string(&open).unwrap_or_default();
    events::ask(SCRIPT, OPEN, &open.into());
}

/// Hears what came of locking and opening from now on.
pub(crate) fn hear(view: &View) {
    let view = view.clone();
    events::hear(TOLD, move |told| {
        let Ok(told) = json::read::<Told>(told.as_bytes()) else {
            return;
        };
        let dispatcher = view.dispatcher();
        if let Some(Locked { name, text }) = told.locked {
            dispatcher.dispatch(Action::Files(FilesAction::Saving(taken(&name, &text))));
        } else if let Some(opened) = told.opened {
            let key = &view.state().interview.draft().idempotency_key;
            let read = reopen::read(opened.as_bytes(), view.state().interview.rules(), key);
            dispatcher.dispatch(Action::Files(FilesAction::Read(read)));
        } else if let Some(trouble) = told.failed {
            dispatcher.dispatch(Action::Files(FilesAction::Trouble(trouble)));
        }
    });
}
