//! Other tabs with the same draft: one tab at a time writes it.
//!
//! `static/tabs.js` holds a lock for the tab that writes. The others are told, keep nothing, and
//! may take over. Where a browser has no locks, [`crate::browser::storage`] still overwrites nothing
//! that another tab wrote.

use interview::draft::Draft;
use rules::id::PackId;

use crate::browser::{events, storage};

const SCRIPT: &str = "tabs.js";
const MESSAGE: &str = "bosang:tabs";
const HOLD: &str = "bosang:tabs-hold";
const TAKE: &str = "bosang:tabs-take";

/// Whose the draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Message {
    /// This tab writes it.
    Ours,
    /// Another tab does: nothing is kept here.
    Elsewhere,
}

/// Calls `on_message` each time it is told which tab writes the draft of that pack, as long as the
/// page is there.
pub(crate) fn hear(pack: &PackId, on_message: impl Fn(Message) + 'static) {
    events::hear(MESSAGE, move |whose| {
        let elsewhere = whose == "other";
        storage::write_elsewhere(elsewhere);
        on_message(if elsewhere {
            Message::Elsewhere
        } else {
            Message::Ours
        });
    });
    events::ask(SCRIPT, HOLD, &storage::draft_key(pack).into());
}

/// From now on this tab writes the draft of that pack; gives what the other one has kept.
pub(crate) fn take_over(pack: &PackId) -> Option<Draft> {
    events::ask(SCRIPT, TAKE, &storage::draft_key(pack).into());
    storage::write_elsewhere(false);
    storage::kept_draft(pack).ok().flatten()
}
