//! Going on with a claim that was saved as a file.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::FileList as Picked;
use words::i18n::{fill, saving::saving};
use yew::{prelude::*, props};

use super::save::{Secret, secret_field};
use crate::{
    bridge::claim_file::{self, FileTrouble},
    browser::{files, history, storage},
    components::{self as ui, ButtonKind, NoticeKind},
    pages::view::View,
    state::{
        Action, DraftsAction, FilesAction,
        reopen::{self, Reopening, Saved, SavedFault},
    },
};

pub(super) fn section(view: &View) -> Html {
    let words = view.words;
    let shown = view.clone();
    html! {
        <section class="reopen">
            <h2>{words.reopen_heading}</h2>
            <p id="reopen-hint">{words.reopen_text}</p>
            {ui::file_picker(&props!(ui::FilePickerProps {
                id: "reopen",
                label: words.reopen_pick,
                onpick: move |picked: Picked| read(&shown, &picked),
                several: false,
                hint: "reopen-hint",
            }))}
            <div role="status">{for view.state().files.reopening.as_deref().map(|how| outcome(view, how))}</div>
        </section>
    }
}

/// Reads the file picked, in which nothing but a claim is looked for.
fn read(view: &View, picked: &Picked) {
    let state = view.state();
    let Some(file) = picked.get(0) else {
        return;
    };
    let (rules, key) = (
        state.interview.rules(),
        state.interview.draft().idempotency_key.clone(),
    );
    let dispatcher = view.dispatcher();
    if file.name().to_ascii_lowercase().ends_with(".zip") {
        return dispatcher.dispatch(Action::Files(FilesAction::Read(Err(SavedFault::Zipped))));
    }
    spawn_local(async move {
        let content = files::content(&file, reopen::MAX_BYTES).await;
        dispatcher.dispatch(match content {
            Ok(content) if claim_file::is_locked(&content) => Action::Files(FilesAction::Locked(
                String::from_utf8_lossy(&content).into(),
            )),
            Ok(content) => Action::Files(FilesAction::Read(reopen::read(&content, rules, &key))),
            Err(_) => Action::Files(FilesAction::Read(Err(SavedFault::Unusable))),
        });
    });
}

fn outcome(view: &View, how: &Reopening) -> Html {
    let words = view.words;
    match how {
        Reopening::Asks(saved) => confirmation(view, saved),
        Reopening::Opened(refused) => ui::notice(&props!(ui::NoticeProps {
            kind: NoticeKind::Good,
            heading: words.reopen_done,
            children: html! { <>
                <p>{words.reopen_done_text}</p>
                if *refused > 0 {
                    <p>{fill(words.reopen_refused, &[&refused.to_string()])}</p>
                }
                {ui::button(&props!(ui::ButtonProps {
                    label: words.reopen_go_on,
                    onclick: view.go_on(),
                }))}
            </> },
        })),
        Reopening::Locked(content, trouble) => html! {
            <Unlock view={view.clone()} content={content.clone()} trouble={*trouble} />
        },
        Reopening::Failed(fault) => {
            let (text, scheme) = match fault {
                SavedFault::Closed(FileTrouble::Newer) => (saving(words.lang).newer, None),
                SavedFault::Closed(_) => (saving(words.lang).damaged, None),
                SavedFault::Zipped => (saving(words.lang).zipped, None),
                SavedFault::Unusable => (words.reopen_unusable, None),
                SavedFault::NoClaim => (words.reopen_no_claim, None),
                SavedFault::Unshown => (words.reopen_unshown, None),
                SavedFault::Another(scheme) => (words.reopen_another, Some(scheme)),
            };
            ui::notice(&props!(ui::NoticeProps {
                kind: NoticeKind::Warning,
                heading: words.reopen_failed,
                children: html! { <>
                    <p>{text}</p>
                    if let Some(scheme) = scheme {
                        <p><a href={view.scheme(scheme)}>
                            {words.reopen_another_link}
                        </a></p>
                    }
                </> },
            }))
        }
    }
}

#[derive(Debug, PartialEq, Properties)]
struct UnlockProps {
    view: View,
    /// The locked file.
    content: Rc<str>,
    trouble: Option<FileTrouble>,
}

/// Asks for the passphrase of a locked file.
#[component]
fn Unlock(props: &UnlockProps) -> Html {
    let words = saving(props.view.words.lang);
    let passphrase = use_state(String::new);
    let shown = use_state(|| false);
    let fault = props.trouble.map(|trouble| match trouble {
        FileTrouble::Insecure => words.insecure,
        FileTrouble::Passphrase
        | FileTrouble::Damaged
        | FileTrouble::Newer
        | FileTrouble::Untaken => words.wrong_passphrase,
    });
    let onsubmit = {
        let (content, passphrase) = (props.content.clone(), passphrase.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            claim_file::open(&content, &passphrase);
        }
    };
    ui::notice(&props!(ui::NoticeProps {
        kind: NoticeKind::Info,
        heading: words.locked,
        children: html! {
            <form novalidate=true {onsubmit}>
                <p>{words.locked_text}</p>
                {secret_field(&Secret {
                    label: words.passphrase,
                    hint: None,
                    show: words.passphrase_shown,
                    fault: fault.map(String::from),
                    value: &passphrase,
                    shown: &shown,
                })}
                <div class="actions">
                    {ui::button(&props!(ui::ButtonProps {
                        label: words.unlock,
                        id: "unlock",
                        kind: ButtonKind::Secondary,
                        onclick: Callback::noop(),
                        submit: true,
                    }))}
                </div>
            </form>
        },
    }))
}

/// What the file is, and whether to go on with it.
fn confirmation(view: &View, saved: &Saved) -> Html {
    let words = view.words;
    let text = fill(
        words.reopen_ask,
        &[&saved.answers.to_string(), &saved.draft.version],
    );
    let refused =
        (saved.refused > 0).then(|| fill(words.reopen_refused, &[&saved.refused.to_string()]));
    ui::notice(&props!(ui::NoticeProps {
        kind: NoticeKind::Info,
        heading: words.reopen_ask_heading,
        children: html! { <>
            <p>{text}</p>
            if let Some(refused) = refused {
                <p>{refused}</p>
            }
            if !view.state().interview.draft().is_empty() {
                <p>{words.reopen_replaces}</p>
            }
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: words.reopen_open,
                    kind: ButtonKind::Secondary,
                    onclick: take_up(view, saved),
                }))}
                {ui::button(&props!(ui::ButtonProps {
                    label: words.reopen_keep,
                    kind: ButtonKind::Quiet,
                    onclick: view.act(|| Action::Files(FilesAction::TakeUp(false))),
                }))}
            </div>
        </> },
    }))
}

/// Opens the file: here, or anew under the version of the rules that it is of.
fn take_up(view: &View, saved: &Saved) -> Callback<()> {
    if saved.draft.version == view.pack().version {
        return view.act(|| Action::Files(FilesAction::TakeUp(true)));
    }
    let (dispatcher, draft) = (view.dispatcher(), saved.draft.clone());
    Callback::from(move |()| match storage::keep(&draft) {
        Ok(()) => history::open_again(),
        // Where nothing can be kept, the answers go on under the rules that are here.
        Err(fault) => {
            dispatcher.dispatch(Action::Drafts(DraftsAction::NotSaved(fault)));
            dispatcher.dispatch(Action::Files(FilesAction::TakeUp(true)));
        }
    })
}
