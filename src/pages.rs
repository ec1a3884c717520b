//! The pages: what each of them shows for a state. They hold no state of their own.

mod check;
mod estimate;
mod evidence;
mod frame;
mod other_losses;
mod question;
mod start;
mod submit;
mod weekly;
mod windows;

use yew::{prelude::*, props};

use crate::{
    components::{self as ui, ButtonKind, ErrorSummary, IconName},
    history,
    page::Page,
    state::Action,
    view::View,
};

pub use self::frame::{frame, title};

/// The content of the page shown.
fn content(view: &View) -> Html {
    match &view.state().page {
        Page::Start => start::page(view),
        Page::Question(id) => question::page(view, id),
        Page::Windows => windows::page(view),
        Page::OtherLosses => other_losses::page(view),
        Page::Evidence => evidence::page(view),
        Page::Check => check::page(view),
        Page::Estimate => estimate::page(view),
        Page::Submit => submit::page(view),
    }
}

/// The summary of what is wrong, which takes the focus at each failed attempt to go on.
fn summary(view: &View) -> Html {
    html! {
        <ErrorSummary
            title={view.words.check_these}
            faults={view.faults()}
            attempt={view.state().attempt}
        />
    }
}

/// A form whose Enter key goes on, with the buttons under it.
fn form(view: &View, button: &'static str, fields: Html) -> Html {
    let go_on = view.go_on();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        go_on.emit(());
    };
    html! {
        <form novalidate=true {onsubmit}>
            {fields}
            <div class="actions">
                {ui::button(&props!(ui::ButtonProps {
                    label: button,
                    onclick: Callback::noop(),
                    submit: true,
                }))}
                {back(view)}
            </div>
        </form>
    }
}

/// The way back: a step of the browser's history where there is one, so that its own back button
/// and this one agree.
fn back(view: &View) -> Html {
    let dispatcher = view.dispatcher();
    let onclick = move |()| {
        if !history::back() {
            dispatcher.dispatch(Action::Back);
        }
    };
    html! {
        {ui::button(&props!(ui::ButtonProps {
            label: view.words.back,
            kind: ButtonKind::Quiet,
            icon: IconName::ArrowLeft,
            onclick,
        }))}
    }
}
