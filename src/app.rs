//! Ties the reducer to the browser: what is saved, shown in the address and in the title.

mod messages;
pub mod start;

use std::{ptr, rc::Rc};

use interview::{draft::Draft, flow, page::Page};
use rules::{Instant, Lang, LoadedPack};
use yew::prelude::*;

use crate::{
    bridge::{host, opening::Opening, operator::Operator, update},
    browser::{
        clock, history, locale, print,
        storage::{self, StorageFault},
    },
    pages::{self, view::View},
    state::{
        Action, DraftsAction, State,
        address::{HERE, folder},
    },
};

/// What the app opens with.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The rules.
    pub rules: &'static LoadedPack,
    /// The current version of the rules, where those are older.
    pub newer: Option<&'static LoadedPack>,
    /// What the operator says.
    pub operator: &'static Operator,
    /// The way from the page's address to the folder that the calculator is deployed in.
    pub root: Rc<str>,
    /// The language.
    pub lang: Lang,
    /// The present moment.
    pub now: Instant,
    /// The page that the address names; nothing when it names none.
    pub page: Option<Page>,
    /// The key of a new draft.
    pub key: String,
    /// The draft that was kept, if any, or why nothing can be kept.
    pub kept: Result<Option<Draft>, StorageFault>,
    /// What was kept for drafts and cannot be read.
    pub unread: Vec<String>,
    /// What was answered before the program was here.
    pub opening: Opening,
}

impl PartialEq for AppProps {
    /// The app is opened once.
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.rules, other.rules)
    }
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| opened(props));
    let view = View::new(state.clone());

    {
        let dispatcher = state.dispatcher();
        use_effect_with(state.interview.draft().clone(), move |draft| {
            if let Err(fault) = storage::keep(draft) {
                dispatcher.dispatch(Action::Drafts(DraftsAction::NotSaved(fault)));
            }
        });
    }
    {
        let view = view.clone();
        use_effect_with((), move |()| messages::hear(&view));
    }
    {
        let path = state.interview.page().path();
        let redirected = state.interview.is_redirected();
        use_effect_with(state.turns, move |_| {
            if history::path() != path {
                if redirected {
                    history::replace(&path);
                } else {
                    history::push(&path);
                }
            }
        });
    }
    {
        let (dispatcher, now) = (state.dispatcher(), state.interview.now());
        use_effect_with((), move |()| {
            let listener = history::listen(move |path| {
                dispatcher.dispatch(Action::Follow(Page::at(&path), clock::now(now)));
            });
            move || drop(listener)
        });
    }
    {
        let title = pages::title(&view);
        use_effect_with((view.words.lang, title), |(lang, title)| {
            locale::announce(*lang, title);
        });
    }
    {
        let dispatcher = state.dispatcher();
        use_effect_with((), move |()| {
            let newer = update::listen(move || dispatcher.dispatch(Action::Update(true)));
            let listeners = (print::listen(), newer);
            move || drop(listeners)
        });
    }
    {
        let view = view.clone();
        use_effect(move || {
            let state = view.state();
            if state.host.page.is_some() {
                host::give_estimate(state.interview.estimate());
            }
        });
    }
    {
        let opened = props.lang;
        let (root, pack) = (state.root.clone(), state.pack());
        use_effect_with(state.lang, move |lang| {
            if *root != *HERE {
                history::set_path(&[storage::folder(), folder(pack, *lang)].concat());
            }
            if *lang != opened || storage::lang().is_some() {
                history::set_lang(*lang);
                // A browser that keeps nothing was told of already, with the draft.
                let _ = storage::save_lang(*lang);
            }
        });
    }

    pages::frame(&view)
}

/// The state to open with: the page that the address names, as far as the draft leads there.
fn opened(props: &AppProps) -> State {
    let mut state = State {
        newer: props.newer,
        operator: props.operator,
        root: props.root.clone(),
        ..State::new(props.rules, props.lang, props.now, props.key.clone())
    };
    state.drafts.unread = props.unread.clone().into();
    let mut actions = Vec::new();
    match &props.kept {
        Ok(Some(kept)) => state = state.restored(kept.clone()),
        Ok(None) => {}
        Err(fault) => actions.push(Action::Drafts(DraftsAction::NotSaved(*fault))),
    }
    let first = flow::opening(state.interview.estimate());
    if let Some(question) = first.and_then(|id| flow::question(state.pack(), id)) {
        let edits = props.opening.edits(state.pack(), question).into_iter();
        actions.extend(edits.map(|edit| Action::Edit(edit.into())));
    }
    actions.push(Action::Follow(props.page.clone(), props.now));
    if props.opening.goes_on {
        actions.push(Action::Continue(props.now));
    }
    for action in actions {
        if let Some(next) = state.after(action) {
            state = next;
        }
    }
    state
}
