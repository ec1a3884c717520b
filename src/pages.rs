//! The pages: what each of them shows for a state. They hold no state of their own.

mod asked;
mod changes;
mod check;
mod elsewhere;
mod estimate;
mod evidence;
mod foot;
mod frame;
mod host;
mod items;
mod newer;
mod other_losses;
mod outages;
mod periods;
mod question;
mod reopen;
mod running;
mod save;
mod sheet;
mod spans;
mod start;
mod submit;
mod update;
pub mod view;
mod windows;

use interview::page::Page;
use yew::{prelude::*, props};

use crate::{
    browser::history,
    components::{self as ui, ButtonKind, ErrorSummary, IconName},
    pages::view::View,
    state::Action,
};

pub use self::frame::{frame, title};

/// The content of the page shown, whichever it is.
fn content(view: &View) -> Html {
    match &view.state().interview.page() {
        Page::Start => start::page(view),
        Page::Question(id) => question::page(view, id),
        Page::Windows => windows::page(view),
        Page::OtherLosses => other_losses::page(view),
        Page::Evidence => evidence::page(view),
        Page::Check => check::page(view),
        Page::Estimate => estimate::page(view),
        Page::Submit => submit::page(view),
        Page::Save => save::page(view),
    }
}

/// What stands above each page, whichever it is.
fn news(view: &View) -> Html {
    html! { <>{update::notice(view)}{elsewhere::notice(view)}</> }
}

/// Whether the pack goes by the clock of Korea.
fn is_korean_time(view: &View) -> bool {
    view.pack().offset_minutes == 9 * 60
}

/// The summary of what is wrong, which takes the focus at each failed attempt to go on.
fn summary(view: &View) -> Html {
    html! {
        <ErrorSummary
            title={view.words.check_these}
            faults={view.faults()}
            attempt={view.state().interview.attempt()}
        />
    }
}

/// A form whose Enter key goes on, with the buttons under it.
fn form(view: &View, button: &'static str, fields: Html) -> Html {
    form_of(view, button, fields, back(view))
}

/// The same with `otherwise` beside the button that goes on.
fn form_of(view: &View, button: &'static str, fields: Html, otherwise: Html) -> Html {
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
                {otherwise}
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
