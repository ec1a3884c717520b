//! Ties the reducer to the browser: what is saved, shown in the address and in the title.

use std::ptr;

use rules::{Instant, Lang};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::{
    clock,
    head::Head,
    history,
    interview::{self, Interview, NotArrived, Sources},
    locale,
    page::Page,
    pages, random,
    state::{Action, State},
    storage::{self, StorageFault},
    update,
    view::View,
};

/// What the app opens with.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The pack, as far as it is read yet.
    pub head: Head,
    /// What the rest of the program is made ready with.
    pub sources: Sources,
    /// The language.
    pub lang: Lang,
    /// The present moment.
    pub now: Instant,
    /// What was kept of a draft, or why nothing can be.
    pub kept: Result<Option<String>, StorageFault>,
    /// The rest of the program, where it was waited for.
    pub interview: Result<Option<Interview>, NotArrived>,
}

impl PartialEq for AppProps {
    /// The app is opened once.
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.head.pack, other.head.pack)
    }
}

impl AppProps {
    /// That the rest of the program is here.
    fn arrived(&self, interview: Interview) -> Action {
        let kept = self.kept.as_ref().ok().and_then(Option::as_deref);
        let draft = kept.and_then(|kept| (interview.restore)(kept, &self.head.pack.id));
        Action::Arrived(interview, draft)
    }
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| opened(props));
    let view = View::new(state.clone());

    {
        let (dispatcher, props) = (state.dispatcher(), props.clone());
        let wanted = state.interview.is_none() && !state.coming.failed;
        use_effect_with((wanted, state.coming.again), move |(wanted, _)| {
            if *wanted {
                spawn_local(async move {
                    let loaded = interview::load(props.sources.clone()).await;
                    dispatcher.dispatch(match loaded {
                        Ok(interview) => props.arrived(interview),
                        Err(NotArrived) => Action::NotArrived,
                    });
                });
            }
        });
    }
    {
        let dispatcher = state.dispatcher();
        let keep = state.interview.as_ref().map(|interview| interview.keep);
        // Only what the interview restored may take the place of what was kept.
        use_effect_with((state.draft.clone(), keep.is_some()), move |(draft, _)| {
            if let Some(Err(fault)) = keep.map(|keep| keep(draft)) {
                dispatcher.dispatch(Action::NotSaved(fault));
            }
        });
    }
    {
        let (hear, view) = (
            state.interview.as_ref().map(|interview| interview.hear),
            view.clone(),
        );
        use_effect_with(hear.is_some(), move |_| {
            if let Some(hear) = hear {
                hear(&view);
            }
        });
    }
    {
        let (path, redirected) = (state.page.path(), state.redirected);
        use_effect(move || {
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
        let (dispatcher, now) = (state.dispatcher(), state.now);
        use_effect_with((), move |()| {
            let listener = history::listen(move |path| {
                dispatcher.dispatch(Action::Visit(Page::at(&path), clock::now(now)));
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
            let listeners = (crate::print::listen(), newer);
            move || drop(listeners)
        });
    }
    {
        let view = view.clone();
        use_effect(move || {
            if let Some(interview) = &view.state().interview {
                (interview.tell)(&view);
            }
        });
    }
    {
        let opened = props.lang;
        use_effect_with(state.lang, move |lang| {
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
    let mut state = State::new(props.head, props.lang, props.now, random::key());
    let mut told = Vec::new();
    match &props.interview {
        Ok(Some(interview)) => told.push(props.arrived(interview.clone())),
        Ok(None) => {}
        Err(NotArrived) => told.push(Action::NotArrived),
    }
    if let Err(fault) = props.kept {
        told.push(Action::NotSaved(fault));
    }
    told.push(Action::Visit(Page::at(&history::path()), props.now));
    for action in told {
        if let Some(next) = state.after(action) {
            state = next;
        }
    }
    state
}
