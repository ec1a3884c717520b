//! That another tab writes the same draft.

use interview::draft::Draft;
use words::i18n::{fill, saving::saving};
use yew::{prelude::*, props};

use crate::{
    bridge::tabs,
    browser::{
        random,
        storage::{self, StorageFault},
    },
    components::{self as ui, ButtonKind, NoticeKind},
    pages::view::View,
    state::{Action, DraftsAction},
};

pub(super) fn notice(view: &View) -> Html {
    if view.state().drafts.unsaved != Some(StorageFault::Elsewhere) {
        return Html::default();
    }
    let words = saving(view.words.lang);
    let (taking, apart) = (view.clone(), view.clone());
    html! {
        <div role="status">
            {ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.elsewhere,
                children: html! { <>
                    <p>{words.elsewhere_text}</p>
                    <div class="actions">
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.take_over,
                            kind: ButtonKind::Secondary,
                            onclick: move |()| take_over(&taking),
                        }))}
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.keep_apart,
                            kind: ButtonKind::Quiet,
                            onclick: move |()| keep_apart(&apart),
                        }))}
                    </div>
                </> },
            }))}
        </div>
    }
}

/// Goes on in this tab, with what the other one has kept.
fn take_over(view: &View) {
    let dispatcher = view.dispatcher();
    if let Some(draft) = tabs::take_over(&view.pack().id) {
        dispatcher.dispatch(Action::TakeUpDraft(Box::new(draft)));
    }
    dispatcher.dispatch(Action::Drafts(DraftsAction::DismissUnsaved));
}

/// Puts what is here on the shelf as a claim of its own, then goes on with what the other tab has.
fn keep_apart(view: &View) {
    let words = saving(view.words.lang);
    let draft = view.state().interview.draft();
    let name = draft.name.as_deref().unwrap_or(words.unnamed);
    let copy = Draft {
        // Another claim, or a receiver would take it for the same.
        idempotency_key: random::key(),
        name: Some(fill(words.copy_of, &[name])),
        prepared: None,
        sent: None,
        ..Draft::clone(draft)
    };
    match storage::shelve(&copy) {
        Ok(()) => take_over(view),
        Err(fault) => view
            .dispatcher()
            .dispatch(Action::Drafts(DraftsAction::NotSaved(fault))),
    }
}
