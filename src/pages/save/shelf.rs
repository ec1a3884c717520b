//! The claims that were put aside, under the same scheme in this browser.

use std::rc::Rc;

use interview::{draft::Draft, standing::Standing};
use words::{
    format,
    i18n::{fill, saving::saving},
};
use yew::{prelude::*, props};

use crate::{
    browser::{history, random, storage},
    components::{self as ui, ButtonKind, IconName},
    pages::view::View,
    state::{Action, DraftsAction},
};

/// The list, where there is something in it.
pub(in crate::pages) fn section(view: &View) -> Html {
    html! { <Shelf view={view.clone()} /> }
}

/// Puts the claim aside and begins with an empty one.
pub(super) fn begin_another(view: &View) -> Html {
    let words = saving(view.words.lang);
    let shown = view.clone();
    html! {
        <>
            <p class="hint" id="begin-another-hint">{words.new_text}</p>
            {ui::button(&props!(ui::ButtonProps {
                label: words.new,
                kind: ButtonKind::Secondary,
                icon: IconName::Plus,
                onclick: move |()| {
                    if put_aside(&shown) {
                        let dispatcher = shown.dispatcher();
                        dispatcher.dispatch(Action::Clear(random::key()));
                    }
                },
            }))}
        </>
    }
}

#[derive(Debug, PartialEq, Properties)]
struct ShelfProps {
    view: View,
}

#[component]
fn Shelf(props: &ShelfProps) -> Html {
    let view = &props.view;
    let words = saving(view.words.lang);
    let drafts = use_state(Vec::new);
    {
        // Looked for once the page is there: it is drawn where there is no browser, too.
        let (drafts, view) = (drafts.setter(), view.clone());
        use_effect_with((), move |()| drafts.set(listed(&view)));
    }
    // The key of the one that is asked about.
    let deleting = use_state(|| None::<String>);
    if drafts.is_empty() {
        return Html::default();
    }
    let row = |(draft, unanswered): &(Draft, usize)| {
        let name = draft.name.clone();
        let name = name.unwrap_or_else(|| words.unnamed.into());
        let asks = deleting.as_ref() == Some(&draft.idempotency_key);
        html! {
            <li key={draft.idempotency_key.clone()}>
                <div>
                    <p><strong>{&name}</strong></p>
                    <p class="hint">{how_far(view, draft, *unanswered)}</p>
                </div>
                <div class="actions">
                    if asks {
                        <p role="status">{words.delete_question}</p>
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.delete_no,
                            about: name.clone(),
                            kind: ButtonKind::Secondary,
                            onclick: { let deleting = deleting.clone(); move |()| deleting.set(None) },
                        }))}
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.delete_yes,
                            about: name,
                            kind: ButtonKind::Quiet,
                            onclick: delete(view, draft, &drafts),
                        }))}
                    } else {
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.open,
                            about: name.clone(),
                            kind: ButtonKind::Secondary,
                            onclick: open(view, draft, &drafts),
                        }))}
                        {ui::button(&props!(ui::ButtonProps {
                            label: words.delete,
                            about: name,
                            kind: ButtonKind::Quiet,
                            icon: IconName::Trash,
                            onclick: {
                                let (deleting, key) = (deleting.clone(), draft.idempotency_key.clone());
                                move |()| deleting.set(Some(key.clone()))
                            },
                        }))}
                    }
                </div>
            </li>
        }
    };
    html! {
        <section>
            <h2>{words.shelf}</h2>
            <p>{words.shelf_text}</p>
            <ul class="shelf">{for drafts.iter().map(row)}</ul>
        </section>
    }
}

/// The drafts, each with how many of its questions are open.
fn listed(view: &View) -> Vec<(Draft, usize)> {
    let state = view.state();
    let open = |draft: Draft| {
        let (rules, now) = (state.interview.rules(), state.interview.now());
        let standing = Standing::of(rules, Rc::new(draft.clone()), now, None);
        (draft, standing.estimate().missing.len())
    };
    let drafts = storage::shelved(&view.pack().id);
    drafts.into_iter().map(open).collect()
}

/// When it was changed last, and how much of it is open.
fn how_far(view: &View, draft: &Draft, open: usize) -> String {
    let words = saving(view.words.lang);
    let open = match open {
        0 => words.all_answered.into(),
        open => fill(words.open_questions, &[&open.to_string()]),
    };
    let Some(touched) = draft.touched else {
        return open;
    };
    let at = touched.at_offset(view.state().interview.now().offset_minutes());
    let at = format::full_moment(view.words.lang, at.unwrap_or(touched));
    [&fill(words.touched, &[&at]), " · ", &open].concat()
}

/// Keeps what was written so far beside the others; tells whether that went well.
fn put_aside(view: &View) -> bool {
    let draft = view.state().interview.draft();
    if draft.is_empty() {
        return true;
    }
    let put = storage::shelve(draft);
    if let Err(fault) = put {
        view.dispatcher()
            .dispatch(Action::Drafts(DraftsAction::NotSaved(fault)));
    }
    put.is_ok()
}

fn open(view: &View, draft: &Draft, drafts: &UseStateHandle<Vec<(Draft, usize)>>) -> Callback<()> {
    let (view, draft, drafts) = (view.clone(), draft.clone(), drafts.clone());
    Callback::from(move |()| {
        if !put_aside(&view) {
            return;
        }
        let dispatcher = view.dispatcher();
        let same = draft.version == view.pack().version;
        // It is kept in its new place before it leaves the old one.
        let kept = storage::keep(&draft).and_then(|()| storage::unshelve(&draft));
        if let Err(fault) = kept {
            dispatcher.dispatch(Action::Drafts(DraftsAction::NotSaved(fault)));
            return;
        }
        if same {
            dispatcher.dispatch(Action::TakeUpDraft(Box::new(draft.clone())));
            drafts.set(listed(&view));
        } else {
            // Under the rules that it was written under.
            history::open_again();
        }
    })
}

fn delete(
    view: &View,
    draft: &Draft,
    drafts: &UseStateHandle<Vec<(Draft, usize)>>,
) -> Callback<()> {
    let (view, draft, drafts) = (view.clone(), draft.clone(), drafts.clone());
    Callback::from(move |()| match storage::unshelve(&draft) {
        Ok(()) => drafts.set(listed(&view)),
        Err(fault) => view
            .dispatcher()
            .dispatch(Action::Drafts(DraftsAction::NotSaved(fault))),
    })
}
