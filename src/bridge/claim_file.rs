//! The claim as a file to go on with: what was typed, as it was typed, plain or locked with a
//! passphrase.
//!
//! `static/claim-file.js` locks and unlocks, since a browser has the ciphers.

use interview::draft::Draft;
use serde::{Deserialize, Serialize};

use crate::{
    browser::{download, events},
    json::{self, Document, Unreadable},
};

const SCRIPT: &str = "claim-file.js";
const MESSAGE: &str = "bosang:claim";
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

/// What came of locking or opening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Saving the draft as a locked file went so.
    Saving(Saving),
    /// A locked file was opened; what is in it.
    Opened(String),
    /// A file was neither saved nor opened.
    Trouble(FileTrouble),
}

/// A message as the script spells it.
#[derive(Deserialize)]
struct Spelled {
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
        return hand_out(name, &text);
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

/// Has the browser save a file.
fn hand_out(name: &str, text: &str) -> Saving {
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

/// Calls `on_message` with what came of locking and opening, as long as the page is there.
pub(crate) fn hear(on_message: impl Fn(Message) + 'static) {
    events::hear(MESSAGE, move |json| {
        if let Some(message) = read(&json) {
            on_message(message);
        }
    });
}

fn read(json: &str) -> Option<Message> {
    let spelled: Spelled = json::read(json.as_bytes()).ok()?;
    if let Some(Locked { name, text }) = spelled.locked {
        return Some(Message::Saving(hand_out(&name, &text)));
    }
    let opened = spelled.opened.map(Message::Opened);
    opened.or(spelled.failed.map(Message::Trouble))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_script_tells_is_read() {
        let opened = Message::Opened("{}".into());
        assert_eq!(read(r#"{"opened":"{}"}"#), Some(opened));
        let trouble = Message::Trouble(FileTrouble::Passphrase);
        assert_eq!(read(r#"{"failed":"passphrase"}"#), Some(trouble));
        for odd in ["{}", r#"{"failed":"otherwise"}"#, "no JSON"] {
            assert_eq!(read(odd), None, "{odd}");
        }
    }
}
