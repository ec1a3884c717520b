//! Ties the reducer to the browser: what is saved, shown in the address and in the title.

use std::rc::Rc;

use rules::{Instant, Lang, LoadedPack};
use yew::prelude::*;

use crate::{
    clock,
    draft::Draft,
    history, locale,
    page::Page,
    pages,
    state::{Action, State},
    storage::{self, StorageFault},
    view::View,
};

/// What the app opens with.
#[derive(Clone, Debug, Properties)]
pub struct AppProps {
    /// The rules.
    pub pack: Rc<LoadedPack>,
    /// The language.
    pub lang: Lang,
    /// The present moment.
    pub now: Instant,
    /// The draft that was saved, or a new one.
    pub draft: Draft,
    /// Why there may be no saved draft.
    pub storage: Option<StorageFault>,
}

impl PartialEq for AppProps {
    /// The app is opened once.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.pack, &other.pack)
    }
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_reducer(|| opened(props));
    let view = View::new(state.clone());

    {
        let (draft, dispatcher) = (state.draft.clone(), state.dispatcher());
        use_effect_with(draft, move |draft| {
            let kept = if draft.is_empty() {
                storage::remove_draft(&draft.pack)
            } else {
                storage::save_draft(draft)
            };
            if let Err(fault) = kept {
                dispatcher.dispatch(Action::NotSaved(fault));
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
        use_effect_with((state.lang, title), |(lang, title)| {
            locale::announce(*lang, title);
        });
    }
    use_effect_with((), |()| {
        let listeners = crate::print::listen();
        move || drop(listeners)
    });
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
    let mut state = State::new(
        props.pack.clone(),
        props.lang,
        props.now,
        props.draft.clone(),
    );
    if let Some(fault) = props.storage
        && let Some(told) = state.after(Action::NotSaved(fault))
    {
        state = told;
    }
    let wanted = Page::at(&history::path());
    state
        .after(Action::Visit(wanted, props.now))
        .unwrap_or(state)
}
