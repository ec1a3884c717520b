//! Other tabs with the same draft: one tab at a time writes it.
//!
//! `static/tabs.js` holds a lock for the tab that writes. The others are told, keep nothing, and
//! may take over. Where a browser has no locks, [`crate::browser::storage`] still overwrites nothing
//! that another tab wrote.

use crate::{
    browser::{
        events,
        storage::{self, StorageFault},
    },
    pages::view::View,
    state::{Action, DraftsAction},
};

const SCRIPT: &str = "tabs.js";
const TOLD: &str = "bosang:tabs";
const HOLD: &str = "bosang:tabs-hold";
const TAKE: &str = "bosang:tabs-take";

/// Hears from now on whose the draft is.
pub(crate) fn hear(view: &View) {
    let dispatcher = view.dispatcher();
    events::hear(TOLD, move |whose| {
        let elsewhere = whose == "other";
        storage::write_elsewhere(elsewhere);
        if elsewhere {
            dispatcher.dispatch(Action::Drafts(DraftsAction::NotSaved(
                StorageFault::Elsewhere,
            )));
        }
    });
    events::ask(SCRIPT, HOLD, &storage::draft_key(&view.pack().id).into());
}

/// Goes on in this tab, with what the other one has kept.
pub(crate) fn take_over(view: &View) {
    let pack = &view.pack().id;
    events::ask(SCRIPT, TAKE, &storage::draft_key(pack).into());
    storage::write_elsewhere(false);
    let draft = storage::kept(pack).ok().flatten();
    let dispatcher = view.dispatcher();
    if let Some(draft) = draft {
        dispatcher.dispatch(Action::TakeUpDraft(Box::new(draft)));
    }
    dispatcher.dispatch(Action::Drafts(DraftsAction::DismissUnsaved));
}
