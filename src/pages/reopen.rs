//! Going on with a claim that was saved as a file.

use wasm_bindgen_futures::spawn_local;
use web_sys::FileList as Picked;
use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, NoticeKind},
    files, history,
    i18n::fill,
    reopen::{self, Reopening, Saved, SavedFault},
    state::Action,
    storage,
    view::View,
};

pub(super) fn section(view: &View) -> Html {
    let words = view.words;
    let shown = view.clone();
    html! {
        <section class="reopen">
            <h2>{words.rest().reopen_heading}</h2>
            <p id="reopen-hint">{words.rest().reopen_text}</p>
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: "reopen",
                label: words.rest().reopen_pick,
                onpick: move |picked: Picked| read(&shown, &picked),
                several: false,
                hint: "reopen-hint",
            }))}
            <div role="status">{for view.state().reopening.as_deref().map(|how| told(view, how))}</div>
        </section>
    }
}

/// Reads the file picked, in which nothing but a claim is looked for.
fn read(view: &View, picked: &Picked) {
    let state = view.state();
    let (Some(file), Some(interview)) = (picked.get(0), &state.interview) else {
        return;
    };
    let (rules, key) = (interview.rules, state.draft.idempotency_key.clone());
    let dispatcher = view.dispatcher();
    spawn_local(async move {
        let read = match files::content(&file, reopen::MAX_BYTES).await {
            Ok(content) => reopen::read(&content, rules, &key),
            Err(_) => Err(SavedFault::Unusable),
        };
        dispatcher.dispatch(Action::FileRead(read));
    });
}

fn told(view: &View, how: &Reopening) -> Html {
    let words = view.words;
    match how {
        Reopening::Asks(saved) => asks(view, saved),
        Reopening::Opened(refused) => ui::notice(&props!(ui::NoticeProps {
            kind: NoticeKind::Good,
            heading: words.rest().reopen_done,
            children: html! { <>
                <p>{words.rest().reopen_done_text}</p>
                if *refused > 0 {
                    <p>{fill(words.rest().reopen_refused, &[&refused.to_string()])}</p>
                }
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().reopen_go_on,
                    onclick: view.go_on(),
                }))}
            </> },
        })),
        Reopening::Failed(fault) => {
            let (text, scheme) = match fault {
                SavedFault::Unusable => (words.rest().reopen_unusable, None),
                SavedFault::NoClaim => (words.rest().reopen_no_claim, None),
                SavedFault::Unshown => (words.rest().reopen_unshown, None),
                SavedFault::Another(scheme) => (words.rest().reopen_another, Some(scheme)),
            };
            ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.rest().reopen_failed,
                children: html! { <>
                    <p>{text}</p>
                    if let Some(scheme) = scheme {
                        <p><a href={["?pack=", scheme.as_str()].concat()}>
                            {words.rest().reopen_another_link}
                        </a></p>
                    }
                </> },
            }))
        }
    }
}

/// What the file is, and whether to go on with it.
fn asks(view: &View, saved: &Saved) -> Html {
    let words = view.words;
    let text = fill(
        words.rest().reopen_ask,
        &[&saved.answers.to_string(), &saved.draft.version],
    );
    let refused = (saved.refused > 0)
        .then(|| fill(words.rest().reopen_refused, &[&saved.refused.to_string()]));
    ui::notice(&props!(ui::NoticeProps {
        kind: NoticeKind::Info,
        heading: words.rest().reopen_ask_heading,
        children: html! { <>
            <p>{text}</p>
            if let Some(refused) = refused {
                <p>{refused}</p>
            }
            if !view.state().draft.is_empty() {
                <p>{words.rest().reopen_replaces}</p>
            }
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().reopen_open,
                    kind: ButtonKind::Secondary,
                    onclick: take_up(view, saved),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.rest().reopen_keep,
                    kind: ButtonKind::Quiet,
                    onclick: view.act(|| Action::TakeUpFile(false)),
                }))}
            </div>
        </> },
    }))
}

/// Opens the file: here, or anew under the version of the rules that it is of.
fn take_up(view: &View, saved: &Saved) -> Callback<()> {
    if saved.draft.version == view.pack().version {
        return view.act(|| Action::TakeUpFile(true));
    }
    let (dispatcher, draft) = (view.dispatcher(), saved.draft.clone());
    Callback::from(move |()| match storage::keep(&draft) {
        Ok(()) => history::open_again(),
        // Where nothing can be kept, the answers go on under the rules that are here.
        Err(fault) => {
            dispatcher.dispatch(Action::NotSaved(fault));
            dispatcher.dispatch(Action::TakeUpFile(true));
        }
    })
}
